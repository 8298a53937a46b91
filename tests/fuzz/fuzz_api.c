/* The parser of API requests: never a crash; what it takes lies within the limits that it was
 * given, and what it refuses is refused with a sentence that JSON can hold. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "http/api.h"

static const struct api_limits limits = {.model_name = "m",
                                         .n_vocab = 1000,
                                         .max_context = 512,
                                         .max_choices = 4,
                                         .max_stop = 4,
                                         .max_messages = 8};

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void check_taken(const struct api_request *req)
{
    const struct cr_sampler_params *s = &req->sampling;
    must(req->n >= 1 && req->n <= limits.max_choices);
    must(req->kind == API_CHAT || req->n_prompts * req->n <= limits.max_choices);
    must(req->kind == API_CHAT ? req->n_messages >= 1 && req->n_messages <= limits.max_messages
                               : req->n_prompts >= 1);
    must(req->n_stop <= limits.max_stop);
    must(s->temperature >= 0 && s->temperature <= 2 && s->top_p >= 0 && s->top_p <= 1);
    must(s->n_top_logprobs <= CR_SAMPLER_MAX_TOP_LOGPROBS);
    must(s->top_k >= 0);
    for (size_t i = 0; i < s->n_bias; i++)
        must(s->bias[i].token >= 0 && (uint32_t)s->bias[i].token < limits.n_vocab &&
             fabsf(s->bias[i].bias) <= 100);
    for (size_t i = 0; i < req->n_messages; i++)
        must(req->messages[i].role != NULL && strlen(req->messages[i].content) < SIZE_MAX);
    for (size_t i = 0; i < req->n_prompts; i++)
        must(req->prompts[i].text != NULL ? strlen(req->prompts[i].text) == req->prompts[i].len
                                          : req->prompts[i].n_tokens > 0);
    for (size_t i = 0; i < req->n_stop; i++)
        must(req->stop[i][0] != '\0');
}

static void check_refused(const struct api_error *err)
{
    struct cr_buf body;
    cr_buf_init(&body, 4096);
    api_format_error(&body, err);
    json_t *root = json_loads(cr_buf_str(&body), 0, NULL);
    const char *message =
        json_string_value(json_object_get(json_object_get(root, "error"), "message"));
    must(message != NULL && message[0] != '\0' && message[strlen(message) - 1] == '.');
    must(err->http == 400 || err->http == 404);
    json_decref(root);
    cr_buf_release(&body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (int kind = API_CHAT; kind <= API_COMPLETION; kind++) {
        struct api_request req;
        struct api_error err;
        if (api_parse((enum api_kind)kind, (const char *)data, size, &limits, &req, &err)) {
            check_taken(&req);
            api_request_release(&req);
        } else {
            check_refused(&err);
        }
    }
    return 0;
}
