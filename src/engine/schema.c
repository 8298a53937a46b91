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
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel/sampler.h"
#include "engine/schema_int.h"

#define MAX_SCHEMA     ((size_t)256 << 10)
#define MAX_DEPTH      64
#define MAX_REFS       256
#define MAX_PROPERTIES 256
#define MAX_NAME       256
#define MAX_ENUM       1000
#define MAX_CHOICES    64
#define MAX_MERGED     1000
#define MAX_EXPR       ((size_t)64 << 10)

struct ref {
    const json_t *target;
    uint32_t rule;
    uint32_t level; /* arrays and objects around it, while it is made; UINT32_MAX: made */
};

struct converter {
    const json_t *root;
    struct cr_gbnf gbnf;
    struct ref refs[MAX_REFS];
    uint32_t n_refs, depth, level, n_merged;
    struct cr_error *err;
    int status; /* the first failure */
};

static int visit(struct converter *c, const json_t *schema, struct cr_buf *expr);

static int fail(struct converter *c, int status, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static int fail(struct converter *c, int status, const char *fmt, ...)
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

static int unsupported(struct converter *c, const char *keyword, const char *why)
{
    return fail(c, CR_EUNSUPPORTED, "The JSON schema's %.40s cannot be enforced: %s.", keyword,
                why);
}

/* The text of a buffer that becomes part of another one, with its failure. */
static const char *note(struct converter *c, const struct cr_buf *buf)
{
    if (buf->status != CR_OK && c->gbnf.rules.status == CR_OK)
        c->gbnf.rules.status = buf->status;
    return cr_buf_str(buf);
}

/* Makes a rule of the expression and appends its name to `out`. */
static int name_rule(struct converter *c, struct cr_buf *expr, struct cr_buf *out)
{
    const int64_t rule = cr_gbnf_add(&c->gbnf, expr);
    if (rule < 0)
        return fail(c, (int)rule, "The JSON schema is too large; make it smaller.");
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

/* The value as JSON text, numbers as short as they can be; free() it. */
static char *dump(const json_t *value)
{
    for (size_t precision = 15;; precision++) {
        char *text =
            json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(precision));
        json_t *back = text != NULL ? json_loads(text, JSON_DECODE_ANY, NULL) : NULL;
        const bool is_same = back != NULL && json_equal(value, back);
        json_decref(back);
        if (is_same || precision == 17 || text == NULL)
            return text;
        free(text);
    }
}

static bool is_integral(const json_t *value)
{
    return json_is_integer(value) ||
           (json_is_real(value) && floor(json_real_value(value)) == json_real_value(value));
}

static bool is_of_type(const json_t *value, const char *type)
{
    if (strcmp(type, "string") == 0)
        return json_is_string(value);
    if (strcmp(type, "integer") == 0)
        return is_integral(value);
    if (strcmp(type, "number") == 0)
        return json_is_number(value);
    if (strcmp(type, "boolean") == 0)
        return json_is_boolean(value);
    if (strcmp(type, "null") == 0)
        return json_is_null(value);
    if (strcmp(type, "array") == 0)
        return json_is_array(value);
    return strcmp(type, "object") == 0 && json_is_object(value);
}

/* Does `type` (a name, a list of names, or NULL) admit the value? */
static bool admits(const json_t *type, const json_t *value)
{
    if (type == NULL)
        return true;
    if (json_is_string(type))
        return is_of_type(value, json_string_value(type));
    size_t i;
    json_t *name;
    json_array_foreach((json_t *)type, i,
                       name) if (json_is_string(name) &&
                                 is_of_type(value, json_string_value(name))) return true;
    return false;
}

/* One of the values, spelled out. */
static int visit_enum(struct converter *c, const json_t *schema, const json_t *values,
                      struct cr_buf *out)
{
    const json_t *type = json_object_get(schema, "type");
    struct cr_gbnf_str texts[MAX_ENUM];
    size_t n = 0, i;
    json_t *value;

    if (!json_is_array(values) || json_array_size(values) == 0)
        return fail(c, CR_EINVAL, "The JSON schema's enum must be a list that is not empty.");
    if (json_array_size(values) > MAX_ENUM)
        return unsupported(c, "enum", "it has more than 1000 values");
    json_array_foreach((json_t *)values, i, value)
    {
        if (!admits(type, value))
            continue;
        char *text = dump(value);
        if (text == NULL) {
            fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
            break;
        }
        bool is_new = true;
        for (size_t j = 0; j < n; j++)
            is_new = is_new && strcmp(texts[j].data, text) != 0;
        if (is_new)
            texts[n++] = (struct cr_gbnf_str){text, strlen(text)};
        else
            free(text);
    }
    if (n == 0)
        fail(c, CR_EINVAL, "The JSON schema's enum has no value of its type.");
    if (c->status == CR_OK) {
        const int64_t rule = cr_gbnf_one_of(&c->gbnf, texts, n);
        if (rule < 0)
            fail(c, (int)rule, "The JSON schema is too large; make it smaller.");
        else
            cr_buf_printf(out, "r%" PRId64, rule);
    }
    while (n > 0)
        free((char *)texts[--n].data);
    return c->status;
}

/* Reads a count; `ret_count` keeps its value when the keyword is not there. */
static int read_count(struct converter *c, const json_t *schema, const char *keyword,
                      uint32_t *ret_count)
{
    const json_t *value = json_object_get(schema, keyword);
    if (value == NULL)
        return CR_OK;
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return fail(c, CR_EINVAL, "The JSON schema's %s must be a whole number from 0.", keyword);
    if (json_integer_value(value) > CR_GBNF_MAX_TIMES)
        return unsupported(c, keyword, "it is above 2000");
    *ret_count = (uint32_t)json_integer_value(value);
    return CR_OK;
}

static int visit_string(struct converter *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *format = json_object_get(schema, "format");
    uint32_t min = 0, max = UINT32_MAX;
    struct cr_buf expr;

    int status = read_count(c, schema, "minLength", &min);
    if (status == CR_OK)
        status = read_count(c, schema, "maxLength", &max);
    if (status != CR_OK)
        return status;
    if (min > max)
        return fail(c, CR_EINVAL, "The JSON schema's minLength is above its maxLength.");
    if (format == NULL && min == 0 && max == UINT32_MAX)
        return cr_buf_append_str(out, "string");
    cr_buf_init(&expr, MAX_EXPR);
    cr_buf_append_str(&expr, "\"\\\"\"");
    if (format != NULL) {
        const char *name = json_is_string(format) ? json_string_value(format) : "";
        const char *known = cr_gbnf_format(name);
        if (known == NULL)
            unsupported(c, "format",
                        "date, time, date-time, duration, uuid, ipv4, hostname, email and uri "
                        "are known");
        else if (min > 0 || max != UINT32_MAX)
            unsupported(c, "minLength or maxLength", "it stands beside a format");
        else
            cr_buf_printf(&expr, " %s", known);
    } else {
        cr_gbnf_repeat(&expr, "char", min, max);
    }
    cr_buf_append_str(&expr, " \"\\\"\"");
    status = c->status == CR_OK ? name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    return status;
}

/* A bound, rounded inwards for integers; `ret_bound` keeps its value when there is none. */
static int read_bound(struct converter *c, const json_t *schema, const char *keyword, int inwards,
                      bool is_exclusive, bool is_integer, int64_t *ret_bound)
{
    const json_t *value = json_object_get(schema, keyword);
    if (value == NULL)
        return CR_OK;
    if (!json_is_number(value))
        return fail(c, CR_EINVAL, "The JSON schema's %s must be a number.", keyword);
    if (fabs(json_number_value(value)) > 1e15)
        return unsupported(c, keyword, "it is beyond 1e15");
    if (!is_integer && (is_exclusive || !is_integral(value)))
        return unsupported(c, keyword,
                           "for numbers that are no integers, only whole inclusive bounds are");
    const double bound = json_number_value(value);
    int64_t whole = (int64_t)(inwards > 0 ? ceil(bound) : floor(bound));
    if (is_exclusive && (double)whole == bound)
        whole += inwards;
    if (inwards > 0 ? whole > *ret_bound : whole < *ret_bound)
        *ret_bound = whole;
    return CR_OK;
}

static int visit_number(struct converter *c, const json_t *schema, bool is_integer,
                        struct cr_buf *out)
{
    int64_t min = INT64_MIN, max = INT64_MAX;
    struct cr_buf expr;

    if (read_bound(c, schema, "minimum", 1, false, is_integer, &min) != CR_OK ||
        read_bound(c, schema, "exclusiveMinimum", 1, true, is_integer, &min) != CR_OK ||
        read_bound(c, schema, "maximum", -1, false, is_integer, &max) != CR_OK ||
        read_bound(c, schema, "exclusiveMaximum", -1, true, is_integer, &max) != CR_OK)
        return c->status;
    if (min == INT64_MIN && max == INT64_MAX)
        return cr_buf_append_str(out, is_integer ? "integer" : "number");
    if (min > max)
        return fail(c, CR_EINVAL, "The JSON schema's minimum is above its maximum.");
    cr_buf_init(&expr, MAX_EXPR);
    if (is_integer)
        cr_gbnf_integer(&expr, min, max);
    else
        cr_gbnf_number(&expr, min, max);
    const int status = name_rule(c, &expr, out);
    cr_buf_release(&expr);
    return status;
}

static int visit_array(struct converter *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *prefix = json_object_get(schema, "prefixItems");
    const json_t *items = json_object_get(schema, "items");
    uint32_t min = 0, max = UINT32_MAX;
    struct cr_buf expr, item, more;
    size_t n_prefix = prefix != NULL ? json_array_size(prefix) : 0;

    if (read_count(c, schema, "minItems", &min) != CR_OK ||
        read_count(c, schema, "maxItems", &max) != CR_OK)
        return c->status;
    if (prefix != NULL && (!json_is_array(prefix) || n_prefix > MAX_CHOICES))
        return unsupported(c, "prefixItems", "it must be a list of at most 64 schemas");
    if (json_is_array(items))
        return unsupported(c, "items", "a list of schemas is called prefixItems now");
    if (n_prefix > max)
        n_prefix = max;
    const bool has_rest = !json_is_false(items) && (items != NULL || n_prefix == 0);
    if (min > max || (!has_rest && min > n_prefix))
        return fail(c, CR_EINVAL, "The JSON schema's minItems is above what an array may have.");

    cr_buf_init(&expr, MAX_EXPR);
    cr_buf_init(&item, MAX_EXPR);
    cr_buf_init(&more, MAX_EXPR);
    cr_buf_append_str(&expr, "\"[\" ws");
    for (size_t i = 0; i < n_prefix && c->status == CR_OK; i++) {
        cr_buf_append_str(&expr, i == 0 ? " " : " \",\" ws ");
        visit(c, json_array_get(prefix, i), &expr);
    }
    const uint32_t done = (uint32_t)n_prefix;
    const uint32_t need = min > done ? min - done : 0;
    const uint32_t room = max == UINT32_MAX ? max : max - done;
    if (has_rest && room > 0 && c->status == CR_OK) {
        if (items != NULL && !json_is_true(items))
            visit(c, items, &item);
        else
            cr_buf_append_str(&item, "any");
        struct cr_buf name;
        cr_buf_init(&name, 64);
        cr_buf_printf(&more, "\",\" ws %s", note(c, &item));
        name_rule(c, &more, &name);
        if (done > 0) {
            cr_gbnf_repeat(&expr, note(c, &name), need, room);
        } else {
            cr_buf_printf(&expr, need == 0 ? " (%s" : " %s", note(c, &item));
            cr_gbnf_repeat(&expr, note(c, &name), need > 0 ? need - 1 : 0,
                           room == UINT32_MAX ? room : room - 1);
            if (need == 0)
                cr_buf_append_str(&expr, " ws)?");
        }
        cr_buf_release(&name);
    }
    cr_buf_append_str(&expr, done > 0 || need > 0 ? " ws \"]\"" : " \"]\"");
    const int status = c->status == CR_OK ? name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    cr_buf_release(&item);
    cr_buf_release(&more);
    return status;
}

struct property {
    const char *name;
    bool is_required;
    int64_t member; /* rule: "name": value */
};

static int add_member(struct converter *c, struct property *property, const json_t *schema)
{
    struct cr_buf expr;
    json_t *name = json_string(property->name);
    char *quoted = name != NULL ? dump(name) : NULL;

    json_decref(name);
    if (quoted == NULL)
        return fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
    cr_buf_init(&expr, MAX_EXPR);
    cr_gbnf_literal(&expr, quoted, strlen(quoted));
    cr_buf_append_str(&expr, " \":\" ws ");
    if (schema != NULL)
        visit(c, schema, &expr);
    else
        cr_buf_append_str(&expr, "any");
    if (c->status == CR_OK) {
        property->member = cr_gbnf_add(&c->gbnf, &expr);
        if (property->member < 0)
            fail(c, (int)property->member, "The JSON schema is too large; make it smaller.");
    }
    cr_buf_release(&expr);
    free(quoted);
    return c->status;
}

/* Members that have no name of their own: `ret_rule`. */
static int add_others(struct converter *c, const struct property *properties, size_t n,
                      const json_t *schema, int64_t *ret_rule)
{
    struct cr_gbnf_str names[MAX_PROPERTIES + 1];
    struct cr_buf expr;

    for (size_t i = 0; i < n; i++)
        names[i] = (struct cr_gbnf_str){properties[i].name, strlen(properties[i].name)};
    const int64_t others = cr_gbnf_none_of(&c->gbnf, names, n);
    cr_buf_init(&expr, MAX_EXPR);
    cr_buf_printf(&expr, "\"\\\"\" r%" PRId64 " \"\\\":\" ws ", others);
    if (json_is_object(schema))
        visit(c, schema, &expr);
    else
        cr_buf_append_str(&expr, "any");
    if (c->status == CR_OK) {
        *ret_rule = cr_gbnf_add(&c->gbnf, &expr);
        if (*ret_rule < 0)
            fail(c, (int)*ret_rule, "The JSON schema is too large; make it smaller.");
    }
    cr_buf_release(&expr);
    return c->status;
}

/* Collects the properties, in the schema's order, and then those that are only required. */
static int collect(struct converter *c, const json_t *schema, bool is_open,
                   struct property *properties, size_t *ret_n)
{
    const json_t *known = json_object_get(schema, "properties");
    const json_t *required = json_object_get(schema, "required");
    size_t n = 0, i;
    const char *key;
    json_t *value;

    if ((known != NULL && !json_is_object(known)) || (required != NULL && !json_is_array(required)))
        return fail(c, CR_EINVAL,
                    "The JSON schema's properties must be an object, and required a list.");
    if (json_object_size(known) + json_array_size(required) > MAX_PROPERTIES)
        return unsupported(c, "properties", "there are more than 256");
    json_object_foreach((json_t *)known, key, value) properties[n++] =
        (struct property){.name = key};
    json_array_foreach((json_t *)required, i, value)
    {
        const char *name = json_string_value(value);
        size_t p = 0;
        if (name == NULL)
            return fail(c, CR_EINVAL, "The JSON schema's required must be a list of names.");
        while (p < n && strcmp(properties[p].name, name) != 0)
            p++;
        if (p == n) {
            if (!is_open)
                return unsupported(c, "required", "it names a property that is not allowed");
            properties[n++] = (struct property){.name = name};
        }
        properties[p].is_required = true;
    }
    for (i = 0; i < n; i++)
        if (strlen(properties[i].name) > MAX_NAME)
            return unsupported(c, "properties", "a name is longer than 256 bytes");
    *ret_n = n;
    return CR_OK;
}

/* The members from the i-th on: `tail` after a member, `head` while there was none. Each rule
 * decides about one property, so the grammar grows with their number, not with their subsets. */
static int chain_members(struct converter *c, const struct property *properties, size_t n,
                         int64_t others, struct cr_buf *out)
{
    struct cr_buf expr;
    int64_t tail, head;

    cr_buf_init(&expr, MAX_EXPR);
    if (others >= 0)
        cr_buf_printf(&expr, "(\",\" ws r%" PRId64 ")* ws \"}\"", others);
    else
        cr_buf_append_str(&expr, "ws \"}\"");
    tail = cr_gbnf_add(&c->gbnf, &expr);
    cr_buf_append_str(&expr, "\"}\"");
    if (others >= 0)
        cr_buf_printf(&expr, " | r%" PRId64 " r%" PRId64, others, tail);
    head = cr_gbnf_add(&c->gbnf, &expr);
    for (size_t i = n; i-- > 0;) {
        const struct property *p = &properties[i];
        cr_buf_printf(&expr, "r%" PRId64 " r%" PRId64, p->member, tail);
        if (!p->is_required)
            cr_buf_printf(&expr, " | r%" PRId64, head);
        head = cr_gbnf_add(&c->gbnf, &expr);
        cr_buf_printf(&expr, "\",\" ws r%" PRId64 " r%" PRId64, p->member, tail);
        if (!p->is_required)
            cr_buf_printf(&expr, " | r%" PRId64, tail);
        tail = cr_gbnf_add(&c->gbnf, &expr);
    }
    cr_buf_printf(&expr, "\"{\" ws r%" PRId64, head);
    const int status = name_rule(c, &expr, out);
    cr_buf_release(&expr);
    return status;
}

static int visit_object(struct converter *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *additional = json_object_get(schema, "additionalProperties");
    const bool has_known = json_object_size(json_object_get(schema, "properties")) > 0;
    const bool is_open = additional != NULL ? !json_is_false(additional) : !has_known;
    struct property properties[MAX_PROPERTIES + 1];
    size_t n = 0;
    int64_t others = -1;

    if (additional != NULL && !json_is_boolean(additional) && !json_is_object(additional))
        return fail(c, CR_EINVAL,
                    "The JSON schema's additionalProperties must be a schema or a boolean.");
    /* What is required but not described may be anything, unless other names are forbidden. */
    if (collect(c, schema, !json_is_false(additional), properties, &n) != CR_OK)
        return c->status;
    if (n == 0 && is_open && !json_is_object(additional))
        return cr_buf_append_str(out, "any-object");
    for (size_t i = 0; i < n && c->status == CR_OK; i++) {
        const json_t *member =
            json_object_get(json_object_get(schema, "properties"), properties[i].name);
        if (member == NULL && json_is_object(additional))
            member = additional;
        add_member(c, &properties[i], member);
    }
    if (is_open && c->status == CR_OK)
        add_others(c, properties, n, additional, &others);
    return c->status == CR_OK ? chain_members(c, properties, n, others, out) : c->status;
}

/* What a $ref points at: "#", "#/$defs/name"… NULL: nothing. */
static const json_t *resolve(const json_t *root, const char *pointer)
{
    const json_t *at = root;
    char part[MAX_NAME + 1];

    if (*pointer++ != '#')
        return NULL;
    while (at != NULL && *pointer == '/') {
        size_t len = 0;
        for (pointer++; *pointer != '\0' && *pointer != '/'; pointer++) {
            if (len == MAX_NAME)
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
static int visit_target(struct converter *c, const json_t *target, struct cr_buf *out)
{
    struct cr_buf expr;
    uint32_t i = 0;

    while (i < c->n_refs && c->refs[i].target != target)
        i++;
    if (i < c->n_refs) {
        if (c->refs[i].level == c->level)
            return unsupported(c, "$ref", "it leads to itself without a value between");
        return cr_buf_printf(out, "r%" PRIu32, c->refs[i].rule);
    }
    if (c->n_refs == MAX_REFS)
        return unsupported(c, "$ref", "there are more than 256");
    const uint32_t rule = cr_gbnf_reserve(&c->gbnf);
    c->refs[c->n_refs++] = (struct ref){target, rule, c->level};
    cr_buf_init(&expr, MAX_EXPR);
    if (visit(c, target, &expr) == CR_OK)
        cr_gbnf_define(&c->gbnf, rule, &expr);
    c->refs[i].level = UINT32_MAX;
    cr_buf_release(&expr);
    return c->status == CR_OK ? cr_buf_printf(out, "r%" PRIu32, rule) : c->status;
}

static int visit_ref(struct converter *c, const json_t *schema, struct cr_buf *out)
{
    const char *pointer = json_string_value(json_object_get(schema, "$ref"));
    const char *other;

    if (!has_only(schema, "$ref", NULL, &other))
        return unsupported(c, other, "it stands beside a $ref; use allOf");
    const json_t *target = pointer != NULL ? resolve(c->root, pointer) : NULL;
    if (target == NULL)
        return fail(c, CR_EINVAL,
                    "A $ref of the JSON schema leads nowhere; it must begin with #/$defs/.");
    return visit_target(c, target, out);
}

/* anyOf and oneOf. */
static int visit_choice(struct converter *c, const json_t *schema, const char *keyword,
                        struct cr_buf *out)
{
    const json_t *choices = json_object_get(schema, keyword);
    const char *other;
    struct cr_buf expr;
    json_t *choice;
    size_t i;

    if (!has_only(schema, keyword, "nullable", &other))
        return unsupported(c, other, "it stands beside anyOf or oneOf; put it into each choice");
    if (!json_is_array(choices) || json_array_size(choices) == 0 ||
        json_array_size(choices) > MAX_CHOICES)
        return unsupported(c, keyword, "it must be a list of 1 to 64 schemas");
    cr_buf_init(&expr, MAX_EXPR);
    json_array_foreach((json_t *)choices, i, choice)
    {
        cr_buf_append_str(&expr, i > 0 ? " | " : "");
        if (visit(c, choice, &expr) != CR_OK)
            break;
    }
    if (json_is_true(json_object_get(schema, "nullable")))
        cr_buf_append_str(&expr, " | null");
    const int status = c->status == CR_OK ? name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    return status;
}

/* Puts the object schema `part` into `merged`. A part that is referred to is copied each time. */
static int merge(struct converter *c, json_t *merged, const json_t *part, uint32_t depth)
{
    const char *pointer = json_string_value(json_object_get(part, "$ref"));
    const char *key, *name;
    json_t *value, *member;
    size_t i;

    if (depth == 0 || ++c->n_merged > MAX_MERGED)
        return unsupported(c, "allOf", "it joins too many parts");
    if (pointer != NULL) {
        part = resolve(c->root, pointer);
        if (part == NULL)
            return fail(c, CR_EINVAL, "A $ref in allOf of the JSON schema leads nowhere.");
        return merge(c, merged, part, depth - 1);
    }
    if (!json_is_object(part))
        return unsupported(c, "allOf", "only descriptions of objects can be joined");
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
                    return unsupported(c, "allOf", "two parts describe one property differently");
                if (json_object_set(all, name, member) != 0)
                    return fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
            }
        } else if (strcmp(key, "required") == 0 && json_is_array(value)) {
            if (json_array_extend(json_object_get(merged, "required"), value) != 0)
                return fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
        } else if (strcmp(key, "type") != 0 || !json_is_string(value) ||
                   strcmp(json_string_value(value), "object") != 0) {
            return unsupported(c, key, "it stands in or beside allOf");
        }
    }
    return CR_OK;
}

static int visit_all_of(struct converter *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *parts = json_object_get(schema, "allOf");
    const char *other;

    if (json_array_size(parts) == 1 && has_only(schema, "allOf", NULL, &other))
        return visit(c, json_array_get(parts, 0), out);
    json_t *merged = json_pack("{s:s, s:{}, s:[]}", "type", "object", "properties", "required");
    if (merged == NULL)
        return fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
    if (merge(c, merged, schema, 16) == CR_OK)
        visit(c, merged, out);
    json_decref(merged);
    return c->status;
}

static int visit_type(struct converter *c, const json_t *schema, const char *type,
                      struct cr_buf *out)
{
    if (strcmp(type, "string") == 0)
        return visit_string(c, schema, out);
    if (strcmp(type, "integer") == 0 || strcmp(type, "number") == 0)
        return visit_number(c, schema, type[0] == 'i', out);
    if (strcmp(type, "boolean") == 0 || strcmp(type, "null") == 0)
        return cr_buf_append_str(out, type);
    const bool is_array = strcmp(type, "array") == 0;
    if (is_array || strcmp(type, "object") == 0) {
        c->level++;
        const int status = is_array ? visit_array(c, schema, out) : visit_object(c, schema, out);
        c->level--;
        return status;
    }
    return fail(c, CR_EINVAL, "The JSON schema has an unknown type.");
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
static int visit_types(struct converter *c, const json_t *schema, struct cr_buf *out)
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
        return fail(c, CR_EINVAL, "The JSON schema's type must be a name or a list of names.");
    if (!json_is_array(types) && !has_null)
        return visit_type(c, schema, types != NULL ? json_string_value(types) : guess, out);
    cr_buf_init(&expr, MAX_EXPR);
    if (json_is_array(types)) {
        json_array_foreach((json_t *)types, i, type)
        {
            const char *name = json_is_string(type) ? json_string_value(type) : "";
            has_null = has_null && strcmp(name, "null") != 0;
            cr_buf_append_str(&expr, i > 0 ? " | " : "");
            if (visit_type(c, schema, name, &expr) != CR_OK)
                break;
        }
    } else {
        visit_type(c, schema, types != NULL ? json_string_value(types) : guess, &expr);
    }
    if (has_null)
        cr_buf_append_str(&expr, " | null");
    const int status = c->status == CR_OK ? name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    return status;
}

/* No keyword but those that are enforced where they stand. */
static int check_keywords(struct converter *c, const json_t *schema)
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
            return unsupported(c, key, "it is not known here");
    }
    return CR_OK;
}

static int visit_keywords(struct converter *c, const json_t *schema, struct cr_buf *out)
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
        return visit_enum(c, schema, values, out);
    json_t *only = json_object_get(schema, "const");
    if (only == NULL)
        return visit_types(c, schema, out);
    if (values != NULL)
        return unsupported(c, "const", "it stands beside enum");
    json_t *list = json_pack("[O]", only);
    if (list == NULL)
        return fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
    const int status = visit_enum(c, schema, list, out);
    json_decref(list);
    return status;
}

/* Appends one symbol for the schema. */
static int visit(struct converter *c, const json_t *schema, struct cr_buf *out)
{
    if (c->status != CR_OK)
        return c->status;
    if (json_is_true(schema))
        return cr_buf_append_str(out, "any");
    if (json_is_false(schema))
        return unsupported(c, "false", "nothing satisfies it");
    if (!json_is_object(schema))
        return fail(c, CR_EINVAL, "A JSON schema must be an object or a boolean.");
    if (c->depth == MAX_DEPTH)
        return unsupported(c, "depth", "schemas nest more than 64 deep");
    c->depth++;
    const int status = visit_keywords(c, schema, out);
    c->depth--;
    return status;
}

int cr_schema_to_gbnf(const char *schema_json, char **ret_gbnf, struct cr_error *err)
{
    struct converter *c = calloc(1, sizeof *c);
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
        fail(c, CR_ETOOBIG, "The JSON schema is longer than 256 KB; make it smaller.");
    } else {
        schema = json_loads(schema_json, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);
        c->root = schema;
        if (schema == NULL)
            fail(c, CR_EFORMAT, "The JSON schema is not valid JSON; mend it.");
        else
            visit_target(c, schema, &root);
    }
    if (c->status == CR_OK) {
        cr_buf_printf(&c->gbnf.rules, "root ::= %s\n", cr_buf_str(&root));
        note(c, &root);
        if (c->gbnf.rules.status == CR_ENOMEM)
            fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
        else if (c->gbnf.rules.status != CR_OK)
            fail(c, CR_ETOOBIG, "The JSON schema is too large; make it smaller.");
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
