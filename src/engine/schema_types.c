/* JSON schema to GBNF, type by type: enumerations, strings, numbers, arrays and objects.
 *
 * An object is a chain of rules, one per property and state (no member yet, some member): each
 * takes its property or, where that is optional, leaves it out. So the grammar grows with the
 * number of properties, not with the number of their subsets. Members with other names come last;
 * they are kept from repeating a known name by a trie of what is not one.
 *
 * What a schema requires without describing may be anything, unless other names are forbidden.
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/schema_int.h"

#define MAX_PROPERTIES 256
#define MAX_ENUM       1000

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

int cr_schema_visit_enum(struct cr_schema *c, const json_t *schema, const json_t *values,
                         struct cr_buf *out)
{
    const json_t *type = json_object_get(schema, "type");
    struct cr_gbnf_str texts[MAX_ENUM];
    size_t n = 0, i;
    json_t *value;

    if (!json_is_array(values) || json_array_size(values) == 0)
        return cr_schema_fail(c, CR_EINVAL,
                              "The JSON schema's enum must be a list that is not empty.");
    if (json_array_size(values) > MAX_ENUM)
        return cr_schema_unsupported(c, "enum", "it has more than 1000 values");
    json_array_foreach((json_t *)values, i, value)
    {
        if (!admits(type, value))
            continue;
        char *text = dump(value);
        if (text == NULL) {
            cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
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
        cr_schema_fail(c, CR_EINVAL, "The JSON schema's enum has no value of its type.");
    if (c->status == CR_OK) {
        const int64_t rule = cr_gbnf_one_of(&c->gbnf, texts, n);
        if (rule < 0)
            cr_schema_fail(c, (int)rule, "The JSON schema is too large; make it smaller.");
        else
            cr_buf_printf(out, "r%" PRId64, rule);
    }
    while (n > 0)
        free((char *)texts[--n].data);
    return c->status;
}

/* Reads a count; `ret_count` keeps its value when the keyword is not there. */
static int read_count(struct cr_schema *c, const json_t *schema, const char *keyword,
                      uint32_t *ret_count)
{
    const json_t *value = json_object_get(schema, keyword);
    if (value == NULL)
        return CR_OK;
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return cr_schema_fail(c, CR_EINVAL, "The JSON schema's %s must be a whole number from 0.",
                              keyword);
    if (json_integer_value(value) > CR_GBNF_MAX_TIMES)
        return cr_schema_unsupported(c, keyword, "it is above 2000");
    *ret_count = (uint32_t)json_integer_value(value);
    return CR_OK;
}

static int visit_string(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
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
        return cr_schema_fail(c, CR_EINVAL, "The JSON schema's minLength is above its maxLength.");
    if (format == NULL && min == 0 && max == UINT32_MAX)
        return cr_buf_append_str(out, "string");
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    cr_buf_append_str(&expr, "\"\\\"\"");
    if (format != NULL) {
        const char *name = json_is_string(format) ? json_string_value(format) : "";
        const char *known = cr_gbnf_format(name);
        if (known == NULL)
            cr_schema_unsupported(
                c, "format",
                "date, time, date-time, duration, uuid, ipv4, hostname, email and uri "
                "are known");
        else if (min > 0 || max != UINT32_MAX)
            cr_schema_unsupported(c, "minLength or maxLength", "it stands beside a format");
        else
            cr_buf_printf(&expr, " %s", known);
    } else {
        cr_gbnf_repeat(&expr, "char", min, max);
    }
    cr_buf_append_str(&expr, " \"\\\"\"");
    status = c->status == CR_OK ? cr_schema_name_rule(c, &expr, out) : c->status;
    cr_buf_release(&expr);
    return status;
}

/* A bound, rounded inwards for integers; `ret_bound` keeps its value when there is none. */
static int read_bound(struct cr_schema *c, const json_t *schema, const char *keyword, int inwards,
                      bool is_exclusive, bool is_integer, int64_t *ret_bound)
{
    const json_t *value = json_object_get(schema, keyword);
    if (value == NULL)
        return CR_OK;
    if (!json_is_number(value))
        return cr_schema_fail(c, CR_EINVAL, "The JSON schema's %s must be a number.", keyword);
    if (fabs(json_number_value(value)) > 1e15)
        return cr_schema_unsupported(c, keyword, "it is beyond 1e15");
    if (!is_integer && (is_exclusive || !is_integral(value)))
        return cr_schema_unsupported(
            c, keyword, "for numbers that are no integers, only whole inclusive bounds are");
    const double bound = json_number_value(value);
    int64_t whole = (int64_t)(inwards > 0 ? ceil(bound) : floor(bound));
    if (is_exclusive && (double)whole == bound)
        whole += inwards;
    if (inwards > 0 ? whole > *ret_bound : whole < *ret_bound)
        *ret_bound = whole;
    return CR_OK;
}

static int visit_number(struct cr_schema *c, const json_t *schema, bool is_integer,
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
        return cr_schema_fail(c, CR_EINVAL, "The JSON schema's minimum is above its maximum.");
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    if (is_integer)
        cr_gbnf_integer(&expr, min, max);
    else
        cr_gbnf_number(&expr, min, max);
    const int status = cr_schema_name_rule(c, &expr, out);
    cr_buf_release(&expr);
    return status;
}

static int visit_array(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *prefix = json_object_get(schema, "prefixItems");
    const json_t *items = json_object_get(schema, "items");
    uint32_t min = 0, max = UINT32_MAX;
    struct cr_buf expr, item, more;
    size_t n_prefix = prefix != NULL ? json_array_size(prefix) : 0;

    if (read_count(c, schema, "minItems", &min) != CR_OK ||
        read_count(c, schema, "maxItems", &max) != CR_OK)
        return c->status;
    if (prefix != NULL && (!json_is_array(prefix) || n_prefix > CR_SCHEMA_MAX_CHOICES))
        return cr_schema_unsupported(c, "prefixItems", "it must be a list of at most 64 schemas");
    if (json_is_array(items))
        return cr_schema_unsupported(c, "items", "a list of schemas is called prefixItems now");
    if (n_prefix > max)
        n_prefix = max;
    const bool has_rest = !json_is_false(items) && (items != NULL || n_prefix == 0);
    if (min > max || (!has_rest && min > n_prefix))
        return cr_schema_fail(c, CR_EINVAL,
                              "The JSON schema's minItems is above what an array may have.");

    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    cr_buf_init(&item, CR_SCHEMA_MAX_EXPR);
    cr_buf_init(&more, CR_SCHEMA_MAX_EXPR);
    cr_buf_append_str(&expr, "\"[\" ws");
    for (size_t i = 0; i < n_prefix && c->status == CR_OK; i++) {
        cr_buf_append_str(&expr, i == 0 ? " " : " \",\" ws ");
        cr_schema_visit(c, json_array_get(prefix, i), &expr);
    }
    const uint32_t done = (uint32_t)n_prefix;
    const uint32_t need = min > done ? min - done : 0;
    const uint32_t room = max == UINT32_MAX ? max : max - done;
    if (has_rest && room > 0 && c->status == CR_OK) {
        if (items != NULL && !json_is_true(items))
            cr_schema_visit(c, items, &item);
        else
            cr_buf_append_str(&item, "any");
        struct cr_buf name;
        cr_buf_init(&name, 64);
        cr_buf_printf(&more, "\",\" ws %s", cr_schema_note(c, &item));
        cr_schema_name_rule(c, &more, &name);
        if (done > 0) {
            cr_gbnf_repeat(&expr, cr_schema_note(c, &name), need, room);
        } else {
            cr_buf_printf(&expr, need == 0 ? " (%s" : " %s", cr_schema_note(c, &item));
            cr_gbnf_repeat(&expr, cr_schema_note(c, &name), need > 0 ? need - 1 : 0,
                           room == UINT32_MAX ? room : room - 1);
            if (need == 0)
                cr_buf_append_str(&expr, " ws)?");
        }
        cr_buf_release(&name);
    }
    cr_buf_append_str(&expr, done > 0 || need > 0 ? " ws \"]\"" : " \"]\"");
    const int status = c->status == CR_OK ? cr_schema_name_rule(c, &expr, out) : c->status;
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

static int add_member(struct cr_schema *c, struct property *property, const json_t *schema)
{
    struct cr_buf expr;
    json_t *name = json_string(property->name);
    char *quoted = name != NULL ? dump(name) : NULL;

    json_decref(name);
    if (quoted == NULL)
        return cr_schema_fail(c, CR_ENOMEM, "There is no memory for the JSON schema.");
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    cr_gbnf_literal(&expr, quoted, strlen(quoted));
    cr_buf_append_str(&expr, " \":\" ws ");
    if (schema != NULL)
        cr_schema_visit(c, schema, &expr);
    else
        cr_buf_append_str(&expr, "any");
    if (c->status == CR_OK) {
        property->member = cr_gbnf_add(&c->gbnf, &expr);
        if (property->member < 0)
            cr_schema_fail(c, (int)property->member,
                           "The JSON schema is too large; make it smaller.");
    }
    cr_buf_release(&expr);
    free(quoted);
    return c->status;
}

/* Members that have no name of their own: `ret_rule`. */
static int add_others(struct cr_schema *c, const struct property *properties, size_t n,
                      const json_t *schema, int64_t *ret_rule)
{
    struct cr_gbnf_str names[MAX_PROPERTIES + 1];
    struct cr_buf expr;

    for (size_t i = 0; i < n; i++)
        names[i] = (struct cr_gbnf_str){properties[i].name, strlen(properties[i].name)};
    const int64_t others = cr_gbnf_none_of(&c->gbnf, names, n);
    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
    cr_buf_printf(&expr, "\"\\\"\" r%" PRId64 " \"\\\":\" ws ", others);
    if (json_is_object(schema))
        cr_schema_visit(c, schema, &expr);
    else
        cr_buf_append_str(&expr, "any");
    if (c->status == CR_OK) {
        *ret_rule = cr_gbnf_add(&c->gbnf, &expr);
        if (*ret_rule < 0)
            cr_schema_fail(c, (int)*ret_rule, "The JSON schema is too large; make it smaller.");
    }
    cr_buf_release(&expr);
    return c->status;
}

/* Collects the properties, in the schema's order, and then those that are only required. */
static int collect(struct cr_schema *c, const json_t *schema, bool is_open,
                   struct property *properties, size_t *ret_n)
{
    const json_t *known = json_object_get(schema, "properties");
    const json_t *required = json_object_get(schema, "required");
    size_t n = 0, i;
    const char *key;
    json_t *value;

    if ((known != NULL && !json_is_object(known)) || (required != NULL && !json_is_array(required)))
        return cr_schema_fail(
            c, CR_EINVAL, "The JSON schema's properties must be an object, and required a list.");
    if (json_object_size(known) + json_array_size(required) > MAX_PROPERTIES)
        return cr_schema_unsupported(c, "properties", "there are more than 256");
    json_object_foreach((json_t *)known, key, value) properties[n++] =
        (struct property){.name = key};
    json_array_foreach((json_t *)required, i, value)
    {
        const char *name = json_string_value(value);
        size_t p = 0;
        if (name == NULL)
            return cr_schema_fail(c, CR_EINVAL,
                                  "The JSON schema's required must be a list of names.");
        while (p < n && strcmp(properties[p].name, name) != 0)
            p++;
        if (p == n) {
            if (!is_open)
                return cr_schema_unsupported(c, "required",
                                             "it names a property that is not allowed");
            properties[n++] = (struct property){.name = name};
        }
        properties[p].is_required = true;
    }
    for (i = 0; i < n; i++)
        if (strlen(properties[i].name) > CR_SCHEMA_MAX_NAME)
            return cr_schema_unsupported(c, "properties", "a name is longer than 256 bytes");
    *ret_n = n;
    return CR_OK;
}

/* The members from the i-th on: `tail` after a member, `head` while there was none. Each rule
 * decides about one property, so the grammar grows with their number, not with their subsets. */
static int chain_members(struct cr_schema *c, const struct property *properties, size_t n,
                         int64_t others, struct cr_buf *out)
{
    struct cr_buf expr;
    int64_t tail, head;

    cr_buf_init(&expr, CR_SCHEMA_MAX_EXPR);
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
    const int status = cr_schema_name_rule(c, &expr, out);
    cr_buf_release(&expr);
    return status;
}

static int visit_object(struct cr_schema *c, const json_t *schema, struct cr_buf *out)
{
    const json_t *additional = json_object_get(schema, "additionalProperties");
    const bool has_known = json_object_size(json_object_get(schema, "properties")) > 0;
    const bool is_open = additional != NULL ? !json_is_false(additional) : !has_known;
    struct property properties[MAX_PROPERTIES + 1];
    size_t n = 0;
    int64_t others = -1;

    if (additional != NULL && !json_is_boolean(additional) && !json_is_object(additional))
        return cr_schema_fail(
            c, CR_EINVAL, "The JSON schema's additionalProperties must be a schema or a boolean.");
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

int cr_schema_visit_type(struct cr_schema *c, const json_t *schema, const char *type,
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
    return cr_schema_fail(c, CR_EINVAL, "The JSON schema has an unknown type.");
}
