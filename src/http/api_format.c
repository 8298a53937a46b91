/* From events to what OpenAI clients read: server-sent chunks, or one answer.
 *
 * A stream is, for each choice: a chunk with the role, chunks with text, a chunk with the reason
 * why it ended and an empty delta; then one chunk with the usage and no choices if that was asked
 * for, and "[DONE]". All chunks have the same id and time. The role chunk's content is "" as
 * OpenAI sends it, not null: clients add it up.
 *
 * Everything is appended as text; the parts that do not change are short enough that keeping them
 * would save nothing measurable.
 */
#include <inttypes.h>
#include <string.h>

#include "http/api.h"
#include "http/json_out.h"

#define FINGERPRINT "b" CARREL_VERSION

static void put_head(struct cr_buf *buf, const struct api_answer *answer, bool chunk)
{
    const char *object = answer->kind == API_COMPLETION ? "text_completion"
                         : chunk                        ? "chat.completion.chunk"
                                                        : "chat.completion";
    cr_buf_append_str(buf, "{\"id\":");
    json_out_cstr(buf, answer->id);
    cr_buf_printf(buf, ",\"object\":\"%s\",\"created\":%" PRId64 ",\"model\":", object,
                  answer->created_unix_s);
    json_out_cstr(buf, answer->model_name);
    cr_buf_append_str(buf, ",\"system_fingerprint\":\"" FINGERPRINT "\",\"choices\":[");
}

static void put_usage(struct cr_buf *buf, const struct cr_usage *usage)
{
    cr_buf_printf(buf,
                  "{\"prompt_tokens\":%u,\"completion_tokens\":%u,\"total_tokens\":%u,"
                  "\"prompt_tokens_details\":{\"cached_tokens\":%u}}",
                  usage->n_prompt, usage->n_generated, usage->n_prompt + usage->n_generated,
                  usage->n_cached);
}

/* --- log-probabilities -------------------------------------------------------------------- */

#define PIECE_SIZE 256

static size_t spell(const struct api_answer *answer, int32_t token, char *piece)
{
    return cr_vocab_piece(answer->vocab, token, true, piece, PIECE_SIZE);
}

/* A token in chat's form, without the closing brace. */
static void put_chat_token(struct cr_buf *buf, const struct api_answer *answer, int32_t token,
                           float logprob)
{
    char piece[PIECE_SIZE];
    size_t n = spell(answer, token, piece);
    cr_buf_append_str(buf, "{\"token\":");
    json_out_str(buf, piece, n);
    cr_buf_append_str(buf, ",\"logprob\":");
    json_out_float(buf, logprob);
    cr_buf_append_str(buf, ",\"bytes\":[");
    for (size_t i = 0; i < n; i++)
        cr_buf_printf(buf, "%s%u", i > 0 ? "," : "", (unsigned char)piece[i]);
    cr_buf_append_char(buf, ']');
}

static void put_chat_logprobs(struct cr_buf *buf, const struct api_answer *answer,
                              const struct api_piece *piece)
{
    cr_buf_append_str(buf, "{\"content\":[");
    for (uint32_t i = 0; i < piece->n_samples; i++) {
        const struct cr_sample *sample = &piece->samples[i];
        cr_buf_append_str(buf, i > 0 ? "," : "");
        put_chat_token(buf, answer, sample->token, sample->logprob);
        cr_buf_append_str(buf, ",\"top_logprobs\":[");
        for (uint32_t k = 0; k < sample->n_top; k++) {
            cr_buf_append_str(buf, k > 0 ? "," : "");
            put_chat_token(buf, answer, sample->top[k].token, sample->top[k].logprob);
            cr_buf_append_char(buf, '}');
        }
        cr_buf_append_str(buf, "]}");
    }
    cr_buf_append_str(buf, "],\"refusal\":null}");
}

static uint32_t count_chars(const char *p, size_t n)
{
    uint32_t chars = 0;
    for (size_t i = 0; i < n; i++)
        chars += ((unsigned char)p[i] & 0xc0) != 0x80;
    return chars;
}

uint32_t api_count_chars(const struct cr_vocab *vocab, const struct cr_sample *samples,
                         uint32_t n_samples)
{
    char piece[PIECE_SIZE];
    uint32_t chars = 0;
    for (uint32_t i = 0; i < n_samples; i++)
        chars +=
            count_chars(piece, cr_vocab_piece(vocab, samples[i].token, true, piece, sizeof piece));
    return chars;
}

static void put_top_map(struct cr_buf *buf, const struct api_answer *answer,
                        const struct cr_sample *sample)
{
    char piece[PIECE_SIZE];
    cr_buf_append_char(buf, '{');
    for (uint32_t k = 0; k < sample->n_top; k++) {
        cr_buf_append_str(buf, k > 0 ? "," : "");
        json_out_str(buf, piece, spell(answer, sample->top[k].token, piece));
        cr_buf_append_char(buf, ':');
        json_out_float(buf, sample->top[k].logprob);
    }
    cr_buf_append_char(buf, '}');
}

/* A completion's form: parallel arrays. */
static void put_completion_logprobs(struct cr_buf *buf, const struct api_answer *answer,
                                    const struct api_piece *piece)
{
    char text[PIECE_SIZE];
    const struct cr_sample *samples = piece->samples;
    cr_buf_append_str(buf, "{\"tokens\":[");
    for (uint32_t i = 0; i < piece->n_samples; i++) {
        cr_buf_append_str(buf, i > 0 ? "," : "");
        json_out_str(buf, text, spell(answer, samples[i].token, text));
    }
    cr_buf_append_str(buf, "],\"token_logprobs\":[");
    for (uint32_t i = 0; i < piece->n_samples; i++) {
        cr_buf_append_str(buf, i > 0 ? "," : "");
        json_out_float(buf, samples[i].logprob);
    }
    cr_buf_append_str(buf, "],\"top_logprobs\":[");
    for (uint32_t i = 0; i < piece->n_samples; i++) {
        cr_buf_append_str(buf, i > 0 ? "," : "");
        put_top_map(buf, answer, &samples[i]);
    }
    cr_buf_append_str(buf, "],\"text_offset\":[");
    uint32_t offset = piece->text_offset;
    for (uint32_t i = 0; i < piece->n_samples; i++) {
        cr_buf_printf(buf, "%s%u", i > 0 ? "," : "", offset);
        offset += count_chars(text, spell(answer, samples[i].token, text));
    }
    cr_buf_append_str(buf, "]}");
}

static void put_logprobs(struct cr_buf *buf, const struct api_answer *answer,
                         const struct api_piece *piece)
{
    cr_buf_append_str(buf, ",\"logprobs\":");
    if (!answer->logprobs || piece == NULL)
        cr_buf_append_str(buf, "null");
    else if (answer->kind == API_CHAT)
        put_chat_logprobs(buf, answer, piece);
    else
        put_completion_logprobs(buf, answer, piece);
}

/* --- chunks ------------------------------------------------------------------------------- */

static void begin_chunk(struct cr_buf *buf, const struct api_answer *answer)
{
    cr_buf_append_str(buf, "data: ");
    put_head(buf, answer, true);
}

static void end_chunk(struct cr_buf *buf, const struct api_answer *answer)
{
    cr_buf_append_str(buf, answer->include_usage ? "],\"usage\":null}\n\n" : "]}\n\n");
}

void api_format_role_chunk(struct cr_buf *buf, const struct api_answer *answer, uint32_t index)
{
    if (answer->kind != API_CHAT)
        return;
    begin_chunk(buf, answer);
    cr_buf_printf(buf,
                  "{\"index\":%u,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},"
                  "\"logprobs\":null,\"finish_reason\":null}",
                  index);
    end_chunk(buf, answer);
}

void api_format_text_chunk(struct cr_buf *buf, const struct api_answer *answer,
                           const struct api_piece *piece)
{
    begin_chunk(buf, answer);
    cr_buf_printf(buf, "{\"index\":%u,", piece->index);
    cr_buf_append_str(buf, answer->kind == API_CHAT ? "\"delta\":{\"content\":" : "\"text\":");
    json_out_str(buf, piece->text, piece->len);
    cr_buf_append_str(buf, answer->kind == API_CHAT ? "}" : "");
    put_logprobs(buf, answer, piece);
    cr_buf_append_str(buf, ",\"finish_reason\":null}");
    end_chunk(buf, answer);
}

void api_format_finish_chunk(struct cr_buf *buf, const struct api_answer *answer, uint32_t index,
                             const char *reason)
{
    begin_chunk(buf, answer);
    cr_buf_printf(buf, "{\"index\":%u,%s,\"logprobs\":null,\"finish_reason\":\"%s\"}", index,
                  answer->kind == API_CHAT ? "\"delta\":{}" : "\"text\":\"\"", reason);
    end_chunk(buf, answer);
}

void api_format_usage_chunk(struct cr_buf *buf, const struct api_answer *answer,
                            const struct cr_usage *usage)
{
    begin_chunk(buf, answer);
    cr_buf_append_str(buf, "],\"usage\":");
    put_usage(buf, usage);
    cr_buf_append_str(buf, "}\n\n");
}

void api_format_error_event(struct cr_buf *buf, const struct api_error *err)
{
    cr_buf_append_str(buf, "data: ");
    api_format_error(buf, err);
    cr_buf_append_str(buf, "\n\n");
}

void api_format_done(struct cr_buf *buf)
{
    cr_buf_append_str(buf, "data: [DONE]\n\n");
}

/* --- a whole answer ----------------------------------------------------------------------- */

void api_format_begin(struct cr_buf *buf, const struct api_answer *answer)
{
    put_head(buf, answer, false);
}

void api_format_choice(struct cr_buf *buf, const struct api_answer *answer,
                       const struct api_piece *piece, const char *reason)
{
    cr_buf_printf(buf, "%s{\"index\":%u,", piece->index > 0 ? "," : "", piece->index);
    cr_buf_append_str(buf, answer->kind == API_CHAT
                               ? "\"message\":{\"role\":\"assistant\",\"content\":"
                               : "\"text\":");
    json_out_str(buf, piece->text, piece->len);
    cr_buf_append_str(buf, answer->kind == API_CHAT ? ",\"refusal\":null}" : "");
    put_logprobs(buf, answer, piece);
    cr_buf_printf(buf, ",\"finish_reason\":\"%s\"}", reason);
}

void api_format_end(struct cr_buf *buf, const struct cr_usage *usage)
{
    cr_buf_append_str(buf, "],\"usage\":");
    put_usage(buf, usage);
    cr_buf_append_char(buf, '}');
}
