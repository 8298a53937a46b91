/* Reading what the user says, from a terminal or a pipe alike.
 *
 * The terminal's own line editing does; a line editor would be the largest part of the program.
 * Its price: the kernel cuts a line of more than 4095 bytes that is typed or pasted, which a
 * pipe (`carrel chat - < file`) does not.
 *
 * Ctrl-C at the prompt throws away what was typed; a second one, with nothing in between, ends.
 */
#include "cmd/chat.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK "\"\"\""

/* One line without its newline. 1, 0 at the end of the input, -1 on Ctrl-C. */
static int read_line(FILE *in, const char *prompt, char **line, size_t *cap, size_t *ret_len)
{
    if (prompt) {
        fputs(prompt, stdout);
        fflush(stdout);
    }
    errno = 0;
    ssize_t n = getline(line, cap, in);
    if (n < 0) {
        bool interrupted = errno == EINTR && cr_chat_interrupted;
        clearerr(in);
        return interrupted ? -1 : 0;
    }
    if (n > 0 && (*line)[n - 1] == '\n')
        (*line)[--n] = '\0';
    *ret_len = (size_t)n;
    return 1;
}

enum cr_chat_input cr_chat_read(FILE *in, bool prompts, struct cr_buf *buf)
{
    enum cr_chat_input result = CR_CHAT_MESSAGE;
    char *line = NULL;
    size_t cap = 0, len;
    bool in_block = false, goes_on = false;
    int n_interrupts = 0;
    cr_buf_clear(buf);
    cr_chat_interrupted = 0;
    do {
        int got = read_line(in,
                            !prompts              ? NULL
                            : in_block || goes_on ? ". "
                                                  : "> ",
                            &line, &cap, &len);
        if (got < 0) {
            cr_chat_interrupted = 0;
            if (++n_interrupts == 2) {
                putchar('\n');
                result = CR_CHAT_END;
                break;
            }
            puts("\n(Ctrl-C again or Ctrl-D to quit)");
            cr_buf_clear(buf);
            in_block = false;
            goes_on = true; /* read on */
            continue;
        }
        if (got == 0) {
            if (prompts)
                putchar('\n');
            if (buf->len == 0 && buf->status == CR_OK)
                result = CR_CHAT_END;
            break;
        }
        n_interrupts = 0;
        if (strcmp(line, BLOCK) == 0 && (in_block || buf->len == 0)) {
            in_block = !in_block;
            goes_on = in_block;
            continue;
        }
        goes_on = in_block || (len > 0 && line[len - 1] == '\\');
        if (goes_on && !in_block)
            line[--len] = '\0';
        cr_buf_append(buf, line, len);
        if (goes_on)
            cr_buf_append_char(buf, '\n');
    } while (goes_on);

    while (buf->status == CR_OK && buf->len > 0 && buf->data[buf->len - 1] == '\n')
        buf->data[--buf->len] = '\0';
    if (buf->status != CR_OK) {
        fprintf(stderr, "carrel chat: %s\n",
                buf->status == CR_ETOOBIG ? "The message is longer than a mebibyte; it was dropped."
                                          : "There is not enough memory; the message was dropped.");
        result = CR_CHAT_FAILED;
    }
    free(line);
    return result;
}
