/* What is streamed: whatever bytes a model says, each event is one line of JSON whose text is the
 * bytes, or has U+FFFD where they are no UTF-8. */
#include <jansson.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "http/api.h"
#include "http/json_out.h"

static void must(bool ok)
{
    if (!ok)
        abort();
}

static bool is_utf8(const char *p, size_t n)
{
    for (size_t i = 0, size; i < n; i += size) {
        size = utf8_char_size(p + i, n - i);
        if (size == 0)
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct cr_buf buf;
    cr_buf_init(&buf, 1 << 22);
    for (int kind = API_CHAT; kind <= API_COMPLETION; kind++) {
        const struct api_answer answer = {
            .kind = (enum api_kind)kind, .id = "i", .model_name = "m"};
        cr_buf_clear(&buf);
        api_format_text_chunk(&buf, &answer, &(struct api_piece){.text = text, .len = size});
        must(buf.status == CR_OK);
        must(memcmp(buf.data, "data: ", 6) == 0);
        must(memchr(buf.data, '\n', buf.len) == buf.data + buf.len - 2);
        json_t *root = json_loadb(buf.data + 6, buf.len - 8, JSON_ALLOW_NUL, NULL);
        const json_t *choice = json_array_get(json_object_get(root, "choices"), 0);
        const json_t *said = kind == API_CHAT
                                 ? json_object_get(json_object_get(choice, "delta"), "content")
                                 : json_object_get(choice, "text");
        must(json_is_string(said));
        if (is_utf8(text, size))
            must(json_string_length(said) == size &&
                 memcmp(json_string_value(said), text, size) == 0);
        json_decref(root);
    }
    cr_buf_release(&buf);
    return 0;
}
