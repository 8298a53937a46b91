/* Errors in OpenAI's shape, and the reading of JSON that leads to most of them.
 *
 * jansson's own messages quote the text around the mistake; ours name the kind of mistake and its
 * position, because an error must not repeat words of a prompt into a proxy's log.
 *
 * A tree of JSON takes many times the bytes of its text (an empty object: 3 bytes of text, some
 * 200 of tree). So the number of values is bounded before the tree is built, by one pass over the
 * text that only has to tell strings from structure.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "http/api.h"
#include "http/json_out.h"

#define MAX_JSON_VALUES     (1 << 19) /* a prompt of half a million token ids fits */
#define MAX_JSON_CONTAINERS (1 << 16)

static const char *error_type(int http)
{
    switch (http) {
    case 401:
        return "authentication_error";
    case 403:
        return "permission_error";
    case 408:
        return "timeout_error";
    case 429:
        return "rate_limit_error";
    case 503:
        return "unavailable_error";
    default:
        return http < 500 ? "invalid_request_error" : "server_error";
    }
}

bool api_fail(struct api_error *err, int http, const char *param, const char *code, const char *fmt,
              ...)
{
    *err = (struct api_error){.http = http, .type = error_type(http), .code = code};
    if (param != NULL)
        snprintf(err->param, sizeof err->param, "%s", param);
    va_list args;
    va_start(args, fmt);
    vsnprintf(err->message, sizeof err->message, fmt, args);
    va_end(args);
    return false;
}

void api_format_error(struct cr_buf *buf, const struct api_error *err)
{
    cr_buf_append_str(buf, "{\"error\":{\"message\":");
    json_out_cstr(buf, err->message);
    cr_buf_append_str(buf, ",\"type\":");
    json_out_cstr(buf, err->type);
    cr_buf_append_str(buf, ",\"param\":");
    json_out_cstr(buf, err->param[0] != '\0' ? err->param : NULL);
    cr_buf_append_str(buf, ",\"code\":");
    /* What waits for a server to come up looks for the number. */
    if (err->code == NULL && err->http == 503)
        cr_buf_append_str(buf, "503");
    else
        json_out_cstr(buf, err->code);
    cr_buf_append_str(buf, "}}");
}

static bool is_too_rich(const char *json, size_t len)
{
    size_t n_values = 0, n_containers = 0;
    const char *end = json + len;
    for (const char *p = json; p < end; p++) {
        if (*p == '"') {
            for (p++; p < end && *p != '"'; p++)
                if (*p == '\\')
                    p++;
        } else if (*p == '{' || *p == '[') {
            n_containers++;
        } else if (*p == ',') {
            n_values++;
        }
    }
    return n_values > MAX_JSON_VALUES || n_containers > MAX_JSON_CONTAINERS;
}

static const char *json_mistake(const json_error_t *error)
{
    switch (json_error_code(error)) {
    case json_error_invalid_utf8:
        return "it holds bytes that are not UTF-8";
    case json_error_premature_end_of_input:
        return "it ends too early";
    case json_error_end_of_input_expected:
        return "something follows the end of the object";
    case json_error_duplicate_key:
        return "a key stands twice in an object";
    case json_error_numeric_overflow:
        return "a number is too large";
    case json_error_null_character:
    case json_error_null_byte_in_key:
        return "a string holds a NUL character (\\u0000)";
    case json_error_stack_overflow:
        return "it is nested too deeply";
    default:
        return "the syntax is wrong";
    }
}

json_t *api_load_object(const char *json, size_t len, struct api_error *err)
{
    if (len == 0) {
        api_fail(err, 400, NULL, "invalid_json", "The body is empty; send a JSON object.");
        return NULL;
    }
    if (is_too_rich(json, len)) {
        api_fail(err, 400, NULL, "invalid_json",
                 "The body holds too many JSON values (at most %d, and %d objects and arrays).",
                 MAX_JSON_VALUES, MAX_JSON_CONTAINERS);
        return NULL;
    }
    json_error_t error;
    json_t *root = json_loadb(json, len, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL && json_error_code(&error) == json_error_out_of_memory) {
        api_fail(err, 503, NULL, NULL, "The server is out of memory; try again later.");
    } else if (root == NULL) {
        api_fail(err, 400, NULL, "invalid_json",
                 "The body is not valid JSON: %s (line %d, column %d, byte %d).",
                 json_mistake(&error), error.line, error.column, error.position);
    } else if (!json_is_object(root)) {
        json_decref(root);
        root = NULL;
        api_fail(err, 400, NULL, "invalid_json", "The body must be a JSON object.");
    }
    return root;
}

bool api_check_model(const json_t *root, const char *model_name, struct api_error *err)
{
    const json_t *model = json_object_get(root, "model");
    if (model == NULL || json_is_null(model))
        return true;
    if (!json_is_string(model))
        return api_fail(err, 400, "model", "invalid_type", "'model' must be a string.");
    const char *name = json_string_value(model);
    if (strcmp(name, "default") == 0 || strcmp(name, model_name) == 0)
        return true;
    return api_fail(err, 404, "model", "model_not_found",
                    "There is no such model here; use \"default\", or what GET /v1/models lists.");
}
