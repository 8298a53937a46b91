/* JSON schema to GBNF.
 *
 * The grammar accepts only documents that satisfy the schema; it need not accept all of them. So
 * properties come in the order of the schema, numbers and blanks have bounded lengths, an object
 * with `properties` has no others unless additionalProperties says so, and all of prefixItems are
 * there. (The one loose end: the alternatives of oneOf are not kept from overlapping.)
 *
 * A keyword that restricts and cannot be enforced is an error that names it; so is a keyword that
 * is unknown, since a misspelt restriction would else be silently dropped. Keywords that describe
 * are ignored, and so are those for types that the schema excludes, as the standard has it.
 *
 * Each schema becomes one symbol: a rule of the prelude, or a rule of its own. A $ref becomes a
 * rule that is made once, before what it refers to, so that recursion just refers back. A $ref that
 * leads to itself without a value around it would be a left recursion, and is refused.
 *
 * Nothing here is trusted: depth, size, number of rules, properties and alternatives are bounded.
 */
#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/sampler.h"
#include "engine/schema_int.h"

#define MAX_SCHEMA ((size_t)256 << 10)
#define MAX_DEPTH  64
#define MAX_MERGED 1000

int cr_schema_fail(struct cr_schema *c, int status, const char *fmt, ...)
{
    char text[200];
    va_list args;

    if (c->status != CR_OK)
        return c->status;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    c->status = status;
    return cr_error_set(c->err, status, "%s", text);
}

int cr_schema_unsupported(struct cr_schema *c, const char *keyword, const char *why)
{
    return cr_schema_fail(c, CR_EUNSUPPORTED, "The JSON schema's %.40s cannot be enforced: %s.",
                          keyword, why);
}

const char *cr_schema_note(struct cr_schema *c, const struct cr_buf *buf)
{
    if (buf->status != CR_OK && c->gbnf.rules.status == CR_OK)
        c->gbnf.rules.status = buf->status;
    return cr_buf_str(buf);
}

int cr_schema_name_rule(struct cr_schema *c, struct cr_buf *expr, struct cr_buf *out)
{
    const int64_t rule = cr_gbnf_add(&c->gbnf, expr);
    if (rule < 0)
        return cr_schema_fail(c, (int)rule, "The JSON schema is too large; make it smaller.");
    cr_buf_printf(out, "r%" PRId64, rule);
    return CR_OK;
}

/* Keywords that restrict nothing. */
static bool is_annotation(const char *keyword)
{
    static const char *const names[] = {
        "title",           "description", "default",     "examples",      "example",
        "$schema",         "$id",         "$comment",    "deprecated",    "readOnly",
        "writeOnly",       "$defs",       "definitions", "discriminator", "contentMediaType",
        "contentEncoding", "$anchor"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(keyword, names[i]) == 0)
            return true;
    return strncmp(keyword, "x-", 2) == 0;
}

/* Keywords that are enforced where their type is. */
static bool is_enforced(const char *keyword)
{
    static const char *const names[] = {"type",
                                        "enum",
                                        "const",
                                        "properties",
                                        "required",
                                        "additionalProperties",
                                        "items",
                                        "prefixItems",
                                        "minItems",
                                        "maxItems",
                                        "minLength",
                                        "maxLength",
                                        "format",
                                        "minimum",
                                        "maximum",
                                        "exclusiveMinimum",
                                        "exclusiveMaximum",
                                        "nullable"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(keyword, names[i]) == 0)
            return true;
    return false;
}

/* True when the schema has no other keyword that restricts than those two (NULL: none). */
static bool has_only(const json_t *schema, const char *a, const char *b, const char **ret_other)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)schema, key, value)
    {
        if (!is_annotation(key) && (a == NULL || strcmp(key, a) != 0) &&
            (b == NULL || strcmp(key, b) != 0)) {
            *ret_other = key;
            return false;
        }
    }
    return true;
}

/* What a $ref points at: "#", "#/$defs/name"… NULL: nothing. */
static const json_t *resolve(const json_t *root, const char *pointer)
{
    const json_t *at = root;
    char part[CR_SCHEMA_MAX_NAME + 1];

    if (*pointer++ != '#')
        return NULL;
    while (at != NULL && *pointer == '/') {
        size_t len = 0;
        for (pointer++; *pointer != '\0' && *pointer != '/'; pointer++) {
            if (len == CR_SCHEMA_MAX_NAME)
                return NULL;
            if (pointer[0] == '~' && (pointer[1] == '0' || pointer[1] == '1'))
                part[len++] = *++pointer == '0' ? '~' : '/';
            else
                part[len++] = *pointer;
        }
        part[len] = '\0';
        if (json_is_array(at)) {
            char *end;
            const unsigned long index = strtoul(part, &end, 10);
            at = len > 0 && *end == '\0' ? json_array_get(at, index) : NULL;
        } else {
            at = json_object_get(at, part);
        }
    }
    return *pointer == '\0' ? at : NULL;
}

/* A schema that may be referred to: made once, under a rule that is known while it is made. */
static int visit_target(struct cr_schema *c, const json_t *target, struct cr_buf *out)
{
    struct cr_buf expr;
    uint32_t i = 0;

    while (i < c->n_refs && c->refs[i].target != target)
        i++;
    if (i < c->n_refs) {
        if (c->refs[i].level == c->level)
            return cr_schema_unsupported(c, "$ref", "it leads to itself without a value between");
        return cr_buf_printf(out, "r%" PRIu32, c->refs[i].rule);
    }
    if (c->n_refs == CR_SCHEMA_MAX_REFS)
        return cr_schema_unsupported(c, "$ref", "there are more than 256");
    const uint32_t rule = cr_gbnf_reserve(&c->gbnf);
    c->refs[c->n_refs++] = (struct cr_schema_ref){target, rule, c->level};
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    if (cr_schema_visit(c, target, &expr) == CR_OK)
        cr_gbnf_define(&c->gbnf, rule, &expr);
    c->refs[i].level = UINT32_MAX;
    cr_buf_release(&expr);
    return c->status == CR_OK ? cr_buf_printf(out, "r%" PRIu32, rule) : c->status;
}

static int visit_ref(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    const char *pointer = json_string_value(json_object_get(schema, "$ref"));
    const char *other;

    if (!has_only(schema, "$ref", NULL, &other))
        return cr_schema_unsupported(c, other, "it stands beside a $ref; use allOf");
    const json_t *target = pointer != NULL ? resolve(c->root, pointer) : NULL;
    if (target == NULL)
        return cr_schema_fail(
            c, CR_EINVAL, "A $ref of the JSON schema leads nowhere; it must begin with #/$defs/.");
    return visit_target(c, target, out);
}

/* anyOf and oneOf. */
static int visit_choice(struct cr_schema *c, const json_t *schema, const char *keyword,
                        struct cr_buf *out)
{
    const json_t *choices = json_object_get(schema, keyword);
    const char *other;
    struct cr_buf expr;
    json_t *choice;
    size_t i;

    if (!has_only(schema, keyword, "nullable", &other))
        return cr_schema_unsupported(c, other,
                                     "it stands beside anyOf or oneOf; put it into each choice");
    if (!json_is_array(choices) || json_array_size(choices) == 0 ||
        json_array_size(choices) > CR_SCHEMA_MAX_CHOICES)
        return cr_schema_unsupported(c, keyword, "it must be a list of 1 to 64 schemas");
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    json_array_foreach((json_t *)choices, i, choice)
    {
        cr_buf_append_str(&expr, i > 0 ? " | " : "");
        if (cr_schema_visit(c, choice, &expr) != CR_OK)
            break;
    }
    if (json_is_true(json_object_get(schema, "nullable")))
        cr_buf_append_str(&expr, " | null");
    const int status = c->status == CR_OK ? cr_schema_name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    return status;
}

/* Puts the object schema `part` into `merged`. A part that is referred to is copied each time. */
static int merge(struct cr_schema *c, json_t *merged, const json_t *part, uint32_t depth)
{
    const char *pointer = json_string_value(json_object_get(part, "$ref"));
    const char *key, *name;
    json_t *value, *member;
    size_t i;

    if (depth == 0 || ++c->n_merged > MAX_MERGED)
        return cr_schema_unsupported(c, "allOf", "it joins too many parts");
    if (pointer != NULL) {
        part = resolve(c->root, pointer);
        if (part == NULL)
            return cr_schema_fail(c, CR_EINVAL,
                                  "A $ref in allOf of the JSON schema leads nowhere.");
        return merge(c, merged, part, depth - 1);
    }
    if (!json_is_object(part))
        return cr_schema_unsupported(c, "allOf", "only descriptions of objects can be joined");
    json_object_foreach((json_t *)part, key, value)
    {
        if (is_annotation(key))
            continue;
        if (strcmp(key, "allOf") == 0 && json_is_array(value)) {
            json_array_foreach(value, i, member) if (merge(c, merged, member, depth - 1) !=
                                                     CR_OK) return c->status;
        } else if (strcmp(key, "properties") == 0 && json_is_object(value)) {
            json_t *all = json_object_get(merged, "properties");
            json_object_foreach(value, name, member)
            {
                const json_t *known = json_object_get(all, name);
                if (known != NULL && !json_equal(known, member))
                    return cr_schema_unsupported(c, "allOf",
                                                 "two parts describe one property differently");
                if (json_object_set(all, name, member) != 0)
                    return cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
            }
        } else if (strcmp(key, "required") == 0 && json_is_array(value)) {
            if (json_array_extend(json_object_get(merged, "required"), value) != 0)
                return cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
        } else if (strcmp(key, "type") != 0 || !json_is_string(value) ||
                   strcmp(json_string_value(value), "object") != 0) {
            return cr_schema_unsupported(c, key, "it stands in or beside allOf");
        }
    }
    return CR_OK;
}

static int visit_all_of(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *parts = json_object_get(schema, "allOf");
    const char *other;

    if (json_array_size(parts) == 1 && has_only(schema, "allOf", NULL, &other))
        return cr_schema_visit(c, json_array_get(parts, 0), out);
    json_t *merged = json_pack("{s:s, s:{}, s:[]}", "type", "object", "properties", "required");
    if (merged == NULL)
        return cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
    if (merge(c, merged, schema, 16) == CR_OK)
        cr_schema_visit(c, merged, out);
    json_decref(merged);
    return c->status;
}

/* The type that the keywords speak of, where none is given; NULL: any. */
static const char *guess_type(const json_t *schema)
{
    static const char *const hints[][2] = {{"properties", "object"},
                                           {"required", "object"},
                                           {"additionalProperties", "object"},
                                           {"items", "array"},
                                           {"prefixItems", "array"},
                                           {"minItems", "array"},
                                           {"maxItems", "array"},
                                           {"minLength", "string"},
                                           {"maxLength", "string"},
                                           {"format", "string"},
                                           {"minimum", "number"},
                                           {"maximum", "number"},
                                           {"exclusiveMinimum", "number"},
                                           {"exclusiveMaximum", "number"}};
    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++)
        if (json_object_get(schema, hints[i][0]) != NULL)
            return hints[i][1];
    return NULL;
}

/* A schema of types, and perhaps null. */
static int visit_types(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *types = json_object_get(schema, "type");
    bool has_null = json_is_true(json_object_get(schema, "nullable"));
    const char *guess = guess_type(schema);
    struct cr_buf expr;
    json_t *type;
    size_t i;

    if (types == NULL && guess == NULL)
        return cr_buf_append_str(out, "any");
    if (types != NULL && !json_is_string(types) &&
        (!json_is_array(types) || json_array_size(types) == 0 || json_array_size(types) > 7))
        return cr_schema_fail(c, CR_EINVAL,
                              "The JSON schema's type must be a name or a list of names.");
    if (!json_is_array(types) && !has_null)
        return cr_schema_visit_type(c, schema, types != NULL ? json_string_value(types) : guess,
                                    out);
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    if (json_is_array(types)) {
        json_array_foreach((json_t *)types, i, type)
        {
            const char *name = json_is_string(type) ? json_string_value(type) : "";
            has_null = has_null && strcmp(name, "null") != 0;
            cr_buf_append_str(&expr, i > 0 ? " | " : "");
            if (cr_schema_visit_type(c, schema, name, &expr) != CR_OK)
                break;
        }
    } else {
        cr_schema_visit_type(c, schema, types != NULL ? json_string_value(types) : guess, &expr);
    }
    if (has_null)
        cr_buf_append_str(&expr, " | null");
    const int status = c->status == CR_OK ? cr_schema_name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    return status;
}

/* No keyword but those that are enforced where they stand. */
static int check_keywords(struct cr_schema *c, const json_t *schema)
{
    const char *key;
    json_t *value;

    json_object_foreach((json_t *)schema, key, value)
    {
        const bool is_idle =
            (strcmp(key, "uniqueItems") == 0 && json_is_false(value)) ||
            (strcmp(key, "multipleOf") == 0 && json_is_integer(value) &&
             json_integer_value(value) == 1 && json_is_string(json_object_get(schema, "type")) &&
             strcmp(json_string_value(json_object_get(schema, "type")), "integer") == 0);
        if (!is_annotation(key) && !is_enforced(key) && !is_idle)
            return cr_schema_unsupported(c, key, "it is not known here");
    }
    return CR_OK;
}

static int visit_keywords(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    static const char *const choices[] = {"anyOf", "oneOf"};

    if (json_object_get(schema, "$ref") != NULL)
        return visit_ref(c, schema, out);
    for (size_t i = 0; i < 2; i++)
        if (json_object_get(schema, choices[i]) != NULL)
            return visit_choice(c, schema, choices[i], out);
    if (json_object_get(schema, "allOf") != NULL)
        return visit_all_of(c, schema, out);
    if (check_keywords(c, schema) != CR_OK)
        return c->status;
    const json_t *values = json_object_get(schema, "enum");
    if (values != NULL && json_object_get(schema, "const") == NULL)
        return cr_schema_visit_enum(c, schema, values, out);
    json_t *only = json_object_get(schema, "const");
    if (only == NULL)
        return visit_types(c, schema, out);
    if (values != NULL)
        return cr_schema_unsupported(c, "const", "it stands beside enum");
    json_t *list = json_pack("[O]", only);
    if (list == NULL)
        return cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
    const int status = cr_schema_visit_enum(c, schema, list, out);
    json_decref(list);
    return status;
}

int cr_schema_visit(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    if (c->status != CR_OK)
        return c->status;
    if (json_is_true(schema))
        return cr_buf_append_str(out, "any");
    if (json_is_false(schema))
        return cr_schema_unsupported(c, "false", "nothing satisfies it");
    if (!json_is_object(schema))
        return cr_schema_fail(c, CR_EINVAL, "A JSON schema must be an object or a boolean.");
    if (c->depth == MAX_DEPTH)
        return cr_schema_unsupported(c, "depth", "schemas nest more than 64 deep");
    c->depth++;
    const int status = visit_keywords(c, schema, out);
    c->depth--;
    return status;
}

int cr_schema_to_gbnf(const char *schema_json, char **ret_gbnf, struct cr_error *err)
{
    struct cr_schema *c = calloc(1, sizeof *c);
    json_t *schema = NULL;
    struct cr_buf root;

    if (c == NULL)
        return cr_error_set(err, CR_ENOMEM, "There is no memory for the JSON schema.");
    c->err = err;
    cr_buf_init(&root, 64);
    cr_gbnf_init(&c->gbnf);
    if (schema_json == NULL) {
        cr_buf_append_str(&root, "any-object");
    } else if (strlen(schema_json) > MAX_SCHEMA) {
        cr_schema_fail(c, CR_ETOOBIG, "The JSON schema is longer than 256 KB; make it smaller.");
    } else {
        schema = json_loads(schema_json, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
        c->root = schema;
        if (schema == NULL)
            cr_schema_fail(c, CR_EFORMAT, "The JSON schema is not valid JSON; mend it.");
        else
            visit_target(c, schema, &root);
    }
    if (c->status == CR_OK) {
        cr_buf_printf(&c->gbnf.rules, "root ::= %s\n", cr_buf_str(&root));
        cr_schema_note(c, &root);
        if (c->gbnf.rules.status == CR_ENOMEM)
            cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
        else if (c->gbnf.rules.status != CR_OK)
            cr_schema_fail(c, CR_ETOOBIG, "The JSON schema is too large; make it smaller.");
    }
    const int status = c->status;
    if (status == CR_OK)
        *ret_gbnf = cr_buf_take(&c->gbnf.rules);
    cr_buf_release(&c->gbnf.rules);
    cr_buf_release(&root);
    json_decref(schema);
    free(c);
    return status;
}
