/* JSON schemas as grammars: libllama takes each, follows it through documents that satisfy the
 * schema and stops at those that do not; and what a sampler makes under it satisfies the schema. */
#include <jansson.h>
#include <llama.h>
#include <math.h>

#include "carrel/rng.h"
#include "carrel/sampler.h"
#include "engine/vocab_fixture.h"
#include "engine/vocab_int.h"
#include "fault.h"

static struct cr_vocab *vocab; /* byte by byte */

static char *convert(const char *schema)
{
    struct cr_error err = {0};
    char *gbnf = NULL;
    if (cr_schema_to_gbnf(schema, &gbnf, &err) != CR_OK)
        TEST_FAIL("%s: %s", schema, err.text);
    CHECK(gbnf != NULL && strchr(gbnf, '<') == NULL);
    return gbnf;
}

static bool allows(struct llama_sampler *grammar, int32_t token)
{
    llama_token_data data = {.id = token};
    llama_token_data_array one = {.data = &data, .size = 1, .selected = -1};
    llama_sampler_apply(grammar, &one);
    return data.logit == 0;
}

/* Does the grammar spell this text, and may it end there? */
static bool accepts(const char *gbnf, const char *text)
{
    struct llama_sampler *grammar = llama_sampler_init_grammar(cr_vocab_llama(vocab), gbnf, "root");
    bool ok = true;

    if (grammar == NULL)
        TEST_FAIL("libllama does not parse:\n%s", gbnf);
    for (const char *c = text; *c != '\0' && ok; c++) {
        const int32_t token = vocab->bytes[(uint8_t)*c];
        ok = allows(grammar, token);
        if (ok)
            llama_sampler_accept(grammar, token);
    }
    int32_t eog = 0;
    while (!cr_vocab_is_eog(vocab, eog))
        eog++;
    ok = ok && allows(grammar, eog);
    llama_sampler_free(grammar);
    return ok;
}

/* A schema, documents that satisfy it, and documents that do not; both lists end with NULL. */
static const struct {
    const char *schema;
    const char *good[12], *bad[16];
} examples[] = {
    {"{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"},\"age\":{\"type\":"
     "\"integer\"}},\"required\":[\"name\"],\"additionalProperties\":false}",
     {"{\"name\":\"a\",\"age\":3}", "{\"name\":\"\"}", "{ \"name\": \"a\", \"age\": -3 }",
      "{\n  \"name\": \"x\\n\\u00e9\\\\\"\n}", "{\"name\":\"\xe6\xbc\xa2\xf0\x9f\x99\x82\"}"},
     {"{}", "{\"age\":3}", "{\"name\":3}", "{\"name\":\"a\",\"x\":1}", "{\"name\":\"a\",}",
      "{\"name\":\"a\" \"age\":3}", "{\"name\":\"a\",\"age\":3.5}", "{\"name\":\"a\",\"age\":03}",
      "[]", "{\"name\":\"\\ud800\"}", "{\"name\":\"a\nb\"}", "{\"name\":\"\\x\"}",
      "{\"name\":\"a\""}},
    {"{\"properties\":{\"a\":{\"type\":\"null\"},\"b\":{\"type\":\"boolean\"},\"c\":{}}}",
     {"{}", "{\"a\":null}", "{\"b\":true}", "{\"c\":[1,{}]}",
      "{\"a\":null,\"b\":false,\"c\":1.5e3}", "{\"a\":null,\"c\":\"x\"}"},
     {"{,}", "{\"a\":null,}", "{\"a\":nul}", "{\"d\":1}", "{\"b\":1}"}},
    {"{\"properties\":{\"ab\":{\"const\":1},\"abc\":{\"const\":2}},\"required\":[\"abc\"],"
     "\"additionalProperties\":{\"type\":\"integer\"}}",
     {"{\"ab\":1,\"abc\":2}", "{\"abc\":2}", "{\"abc\":2,\"a\":3,\"abcd\":4,\"\":5,\"b\":6}",
      "{\"abc\":2,\"\xc3\xa9\":7}"},
     {"{\"ab\":1}", "{\"abc\":2,\"ab\":1}", "{\"abc\":2,\"abc\":2}", "{\"abc\":2,\"a\":\"x\"}",
      "{\"abc\":3}", "{\"abc\":2,\"\\u0061b\":9}"}},
    {"{\"required\":[\"x\"]}",
     {"{\"x\":1}", "{\"x\":[],\"y\":2}"},
     {"{}", "{\"y\":1}", "{\"x\":1,\"x\":2}"}},
    {"{\"type\":\"object\"}",
     {"{}", "{\"a\":{\"b\":[null,true,-0.5e-7]}}"},
     {"[]", "1", "{\"a\"}", "{\"a\":}", "{a:1}"}},
    {"{\"type\":\"object\",\"additionalProperties\":{\"type\":\"boolean\"}}",
     {"{}", "{\"a\":true}", "{\"a\":true,\"b\":false}"},
     {"{\"a\":1}"}},
    {"{\"type\":\"object\",\"additionalProperties\":false}", {"{}", "{ }"}, {"{\"a\":1}"}},
    {"{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2,\"maxItems\":4}",
     {"[1,2]", "[1, 2, 3]", "[ 1,2,3,4 ]"},
     {"[]", "[1]", "[1,2,3,4,5]", "[1,\"a\"]", "[1,2,]"}},
    {"{\"type\":\"array\",\"items\":{\"type\":\"boolean\"}}",
     {"[]", "[ ]", "[true]", "[true,false]"},
     {"[1]", "[true"}},
    {"{\"items\":{\"type\":\"null\"},\"maxItems\":1}", {"[]", "[null]"}, {"[null,null]"}},
    {"{\"items\":{},\"maxItems\":0}", {"[]"}, {"[1]"}},
    {"{\"items\":{},\"minItems\":1}", {"[1]", "[1,[]]"}, {"[]"}},
    {"{\"prefixItems\":[{\"type\":\"integer\"},{\"type\":\"string\"}],\"items\":false}",
     {"[1,\"a\"]"},
     {"[]", "[1]", "[\"a\",1]", "[1,\"a\",2]"}},
    {"{\"prefixItems\":[{\"const\":0}],\"items\":{\"const\":1},\"minItems\":2,\"maxItems\":3}",
     {"[0,1]", "[0,1,1]"},
     {"[0]", "[0,1,1,1]", "[1,0]"}},
    {"{\"enum\":[\"red\",\"read\",\"re\",1,12,0.1,null,true,{\"a\":[1]},\"\xc3\xa9\",\"\xc3\xa8\","
     "\"<\"]}",
     {"\"red\"", "\"read\"", "\"re\"", "1", "12", "0.1", "null", "true", "{\"a\":[1]}",
      "\"\xc3\xa9\"", "\"\xc3\xa8\"", "\"<\""},
     {"\"r\"", "\"reds\"", "2", "\"\xc3\"", "red", "121", "0", "\"\xc3\xaa\""}},
    {"{\"type\":\"string\",\"enum\":[\"a\",1,\"a\"]}", {"\"a\""}, {"1", "\"b\""}},
    {"{\"const\":\"a\\\"b\\\\\"}", {"\"a\\\"b\\\\\""}, {"\"a\"", "\"a\\\"b\""}},
    {"{\"type\":\"string\",\"minLength\":2,\"maxLength\":3}",
     {"\"ab\"", "\"abc\"", "\"\\n\\\"\"", "\"\xe6\xbc\xa2\xe6\xbc\xa2\xe6\xbc\xa2\""},
     {"\"a\"", "\"abcd\"", "\"\""}},
    {"{\"maxLength\":0}", {"\"\""}, {"\"a\""}},
    {"{\"minLength\":1}", {"\"a\"", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaa\""}, {"\"\""}},
    {"{\"type\":\"string\",\"format\":\"date\"}",
     {"\"2024-02-29\"", "\"1999-12-31\""},
     {"\"2024-13-01\"", "\"2024-00-01\"", "\"2024-1-01\"", "\"2024-01-32\"", "\"\""}},
    {"{\"type\":\"string\",\"format\":\"date-time\"}",
     {"\"2024-02-29T23:59:00Z\"", "\"2024-02-29T00:00:00.25+01:00\""},
     {"\"2024-02-29\"", "\"2024-02-29T24:00:00Z\""}},
    {"{\"format\":\"uuid\"}",
     {"\"123e4567-e89b-12d3-a456-426614174000\""},
     {"\"123e4567-e89b-12d3-a456-42661417400\""}},
    {"{\"format\":\"ipv4\"}",
     {"\"127.0.0.1\"", "\"255.255.255.255\""},
     {"\"256.1.1.1\"", "\"1.1.1\""}},
    {"{\"format\":\"email\"}", {"\"a.b@c-d.org\""}, {"\"a.b\"", "\"@c.org\""}},
    {"{\"format\":\"time\"}", {"\"12:00:00Z\""}, {"\"12:60:00Z\"", "\"12:00\""}},
    {"{\"format\":\"duration\"}", {"\"P3D\"", "\"PT5M\"", "\"P1YT2H\""}, {"\"P\"", "\"3D\""}},
    {"{\"format\":\"uri\"}", {"\"https://a.org/?q=1#x\""}, {"\"a b\"", "\"//a\""}},
    {"{\"format\":\"hostname\"}", {"\"a-b.example.org\""}, {"\"-a\"", "\"a..b\""}},
    {"{\"type\":\"integer\",\"minimum\":-5,\"maximum\":120}",
     {"-5", "-1", "0", "9", "10", "99", "100", "119", "120"},
     {"-6", "-10", "121", "130", "200", "1000", "00", "-0", "1.0", "1e1"}},
    {"{\"type\":\"integer\",\"minimum\":37,\"exclusiveMaximum\":1042}",
     {"37", "40", "99", "100", "999", "1000", "1041"},
     {"36", "7", "1042", "1100", "2000", "-37"}},
    {"{\"type\":\"integer\",\"exclusiveMinimum\":0}",
     {"1", "10", "123456789012345678"},
     {"0", "-1", "01"}},
    {"{\"type\":\"integer\",\"maximum\":-7.5}", {"-8", "-100"}, {"-7", "0", "8"}},
    {"{\"type\":\"number\",\"minimum\":0,\"maximum\":1}",
     {"0", "1", "0.5", "1.0", "0.001"},
     {"1.1", "2", "-0.1", "1e0", ".5"}},
    {"{\"type\":\"number\",\"minimum\":-2,\"maximum\":12}",
     {"-2", "-2.0", "-1.9", "0", "11.999", "12", "12.0"},
     {"-2.1", "-3", "12.1", "13"}},
    {"{\"type\":\"number\"}",
     {"0", "-1", "3.14", "1e5", "-2.5E-3"},
     {"+1", "1.", ".1", "1e", "01", "NaN", "1e999"}},
    {"{\"type\":[\"string\",\"null\"],\"maxLength\":1}", {"\"a\"", "null"}, {"\"ab\"", "1"}},
    {"{\"type\":\"integer\",\"nullable\":true}", {"1", "null"}, {"\"a\""}},
    {"{\"anyOf\":[{\"type\":\"integer\"},{\"const\":\"x\"}]}", {"1", "\"x\""}, {"\"y\"", "null"}},
    {"{\"oneOf\":[{\"type\":\"boolean\"},{\"type\":\"null\"}],\"description\":\"d\"}",
     {"true", "null"},
     {"1"}},
    {"{\"allOf\":[{\"properties\":{\"a\":{\"const\":1}},\"required\":[\"a\"]},{\"$ref\":"
     "\"#/$defs/"
     "b\"}],\"$defs\":{\"b\":{\"type\":\"object\",\"properties\":{\"b\":{\"const\":2}}}}}",
     {"{\"a\":1}", "{\"a\":1,\"b\":2}"},
     {"{\"b\":2}", "{}", "{\"a\":1,\"b\":3}"}},
    {"{\"allOf\":[{\"type\":\"null\"}]}", {"null"}, {"1"}},
    {"{\"$ref\":\"#/$defs/tree\",\"$defs\":{\"tree\":{\"type\":\"object\",\"properties\":{\"v\":"
     "{\"type\":\"integer\"},\"kids\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/tree\"}}},"
     "\"required\":[\"v\"]}}}",
     {"{\"v\":1}", "{\"v\":1,\"kids\":[{\"v\":2,\"kids\":[]},{\"v\":3}]}"},
     {"{}", "{\"v\":1,\"kids\":[{}]}", "{\"v\":1,\"kids\":[1]}"}},
    {"{\"type\":\"object\",\"properties\":{\"next\":{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":"
     "\"null\"}]}},\"required\":[\"next\"]}",
     {"{\"next\":null}", "{\"next\":{\"next\":{\"next\":null}}}"},
     {"{}", "{\"next\":{}}"}},
    {"{\"$ref\":\"#/$defs/a~1b~0c/1\",\"$defs\":{\"a/b~c\":[{\"const\":0},{\"const\":1}]}}",
     {"1"},
     {"0"}},
    {"true", {"1", "\"x\"", "{\"a\":[]}", "null"}, {"", "x", "[1"}},
    {"{}", {"1", "[[[]]]"}, {"]"}},
};

static void test_examples(void)
{
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        char *gbnf = convert(examples[i].schema);
        for (size_t j = 0; j < 12 && examples[i].good[j] != NULL; j++)
            if (!accepts(gbnf, examples[i].good[j]))
                TEST_FAIL("%s\n    forbids %s:\n%s", examples[i].schema, examples[i].good[j], gbnf);
        for (size_t j = 0; j < 16 && examples[i].bad[j] != NULL; j++)
            if (accepts(gbnf, examples[i].bad[j]))
                TEST_FAIL("%s\n    allows %s:\n%s", examples[i].schema, examples[i].bad[j], gbnf);
        free(gbnf);
    }
}

static void test_json_object(void)
{
    char *gbnf = convert(NULL);
    CHECK(accepts(gbnf, "{}"));
    CHECK(accepts(gbnf, "{\"a\": [1, 2.5, {\"b\": null}], \"c\": \"x\"}"));
    CHECK(!accepts(gbnf, "[]"));
    CHECK(!accepts(gbnf, "{\"a\":1} "));
    char blanks[64];
    memset(blanks, ' ', sizeof blanks);
    blanks[0] = '{';
    blanks[1] = '\n';
    blanks[sizeof blanks - 2] = '}';
    blanks[sizeof blanks - 1] = '\0';
    CHECK(!accepts(gbnf, blanks)); /* a model may not go on with blanks for ever */
    free(gbnf);
}

/* All numbers near the bounds, against the bounds. */
static void test_ranges(void)
{
    static const int64_t bounds[] = {-1000, -101, -100, -99, -10, -9,  -1,  0,
                                     1,     9,    10,   11,  99,  100, 101, 999};
    const size_t n = sizeof bounds / sizeof bounds[0];
    char schema[128], text[32];

    for (size_t a = 0; a < n; a++) {
        for (size_t b = a; b < n; b += 3) {
            snprintf(schema, sizeof schema,
                     "{\"type\":\"integer\",\"minimum\":%" PRId64 ",\"maximum\":%" PRId64 "}",
                     bounds[a], bounds[b]);
            char *gbnf = convert(schema);
            for (size_t i = 0; i < n; i++)
                for (int64_t x = bounds[i] - 1; x <= bounds[i] + 1; x++) {
                    snprintf(text, sizeof text, "%" PRId64, x);
                    if (accepts(gbnf, text) != (x >= bounds[a] && x <= bounds[b]))
                        TEST_FAIL("%s: %s\n%s", schema, text, gbnf);
                }
            free(gbnf);
        }
    }
}

static const struct {
    const char *schema, *word;
    int status;
} refused[] = {
    {"{\"type\":\"string\",\"pattern\":\"a\"}", "pattern", CR_EUNSUPPORTED},
    {"{\"type\":\"string\",\"format\":\"regex\"}", "format", CR_EUNSUPPORTED},
    {"{\"type\":\"object\",\"requred\":[\"a\"]}", "requred", CR_EUNSUPPORTED},
    {"{\"not\":{}}", "not", CR_EUNSUPPORTED},
    {"{\"type\":\"array\",\"uniqueItems\":true}", "uniqueItems", CR_EUNSUPPORTED},
    {"{\"type\":\"array\",\"contains\":{}}", "contains", CR_EUNSUPPORTED},
    {"{\"type\":\"object\",\"minProperties\":1}", "minProperties", CR_EUNSUPPORTED},
    {"{\"type\":\"integer\",\"multipleOf\":3}", "multipleOf", CR_EUNSUPPORTED},
    {"{\"type\":\"number\",\"exclusiveMinimum\":0}", "exclusiveMinimum", CR_EUNSUPPORTED},
    {"{\"type\":\"number\",\"minimum\":0.5}", "minimum", CR_EUNSUPPORTED},
    {"{\"type\":\"integer\",\"minimum\":1e300}", "minimum", CR_EUNSUPPORTED},
    {"{\"type\":\"string\",\"maxLength\":100000}", "maxLength", CR_EUNSUPPORTED},
    {"{\"anyOf\":[{}],\"properties\":{}}", "properties", CR_EUNSUPPORTED},
    {"{\"$ref\":\"#/$defs/a\",\"minimum\":1,\"$defs\":{\"a\":{}}}", "minimum", CR_EUNSUPPORTED},
    {"{\"$ref\":\"#\"}", "$ref", CR_EUNSUPPORTED},
    {"{\"anyOf\":[{\"type\":\"null\"},{\"$ref\":\"#\"}]}", "$ref", CR_EUNSUPPORTED},
    {"{\"allOf\":[{\"$ref\":\"#\"}]}", "$ref", CR_EUNSUPPORTED},
    {"{\"allOf\":[{\"type\":\"string\"},{\"type\":\"object\"}]}", "type", CR_EUNSUPPORTED},
    {"{\"allOf\":[{\"$ref\":\"#\"},{}]}", "allOf", CR_EUNSUPPORTED},
    {"{\"$ref\":\"http://a.org/s.json\"}", "$ref", CR_EINVAL},
    {"{\"$ref\":\"#/$defs/none\"}", "$ref", CR_EINVAL},
    {"{\"$ref\":7}", "$ref", CR_EINVAL},
    {"{\"type\":\"thing\"}", "type", CR_EINVAL},
    {"{\"type\":7}", "type", CR_EINVAL},
    {"{\"type\":[]}", "type", CR_EINVAL},
    {"{\"enum\":[]}", "enum", CR_EINVAL},
    {"{\"type\":\"string\",\"enum\":[1]}", "enum", CR_EINVAL},
    {"{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}", "minimum", CR_EINVAL},
    {"{\"type\":\"string\",\"minLength\":3,\"maxLength\":2}", "minLength", CR_EINVAL},
    {"{\"items\":false,\"minItems\":1}", "minItems", CR_EINVAL},
    {"{\"properties\":{\"a\":{}},\"required\":[\"b\"],\"additionalProperties\":false}", "required",
     CR_EUNSUPPORTED},
    {"{\"properties\":[]}", "properties", CR_EINVAL},
    {"{\"properties\":{\"a\":false}}", "false", CR_EUNSUPPORTED},
    {"{\"properties\":{\"a\":1}}", "schema", CR_EINVAL},
    {"[", "JSON", CR_EFORMAT},
    {"7", "schema", CR_EINVAL},
    {"{\"a\":1,\"a\":1}", "JSON", CR_EFORMAT},
};

static void test_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        struct cr_error err = {0};
        char *gbnf = NULL;
        const int status = cr_schema_to_gbnf(refused[i].schema, &gbnf, &err);
        if (status != refused[i].status || gbnf != NULL ||
            strstr(err.text, refused[i].word) == NULL)
            TEST_FAIL("%s: %s, %s", refused[i].schema, cr_status_name(status), err.text);
        CHECK(err.text[strlen(err.text) - 1] == '.');
    }
}

/* Large and deep ones: an error, soon. */
static void test_bounds(void)
{
    const size_t size = 1 << 20;
    char *schema = malloc(size);
    struct cr_error err;
    char *gbnf = NULL;
    size_t len;

    CHECK(schema != NULL);
    for (int depth = 10; depth < 3000; depth *= 3) {
        len = 0;
        for (int i = 0; i < depth; i++)
            len += (size_t)sprintf(schema + len, "{\"items\":");
        len += (size_t)sprintf(schema + len, "{}");
        memset(schema + len, '}', (size_t)depth);
        schema[len + (size_t)depth] = '\0';
        CHECK((cr_schema_to_gbnf(schema, &gbnf, &err) == CR_OK) == (depth < 64));
        free(gbnf);
        gbnf = NULL;
    }
    /* A thousand words with long common beginnings. */
    len = (size_t)sprintf(schema, "{\"enum\":[\"a\"");
    for (int i = 1; i < 1000; i++)
        len += (size_t)sprintf(schema + len, ",\"%.*s%d\"", i % 40,
                               "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", i);
    strcpy(schema + len, "]}");
    CHECK_INT(cr_schema_to_gbnf(schema, &gbnf, &err), CR_OK);
    CHECK(accepts(gbnf, "\"a\"") && accepts(gbnf, "\"aaa43\"") && !accepts(gbnf, "\"aa43\""));
    free(gbnf);
    gbnf = NULL;
    len = (size_t)sprintf(schema, "{\"enum\":[\"a\"");
    for (int i = 1; i < 1001; i++)
        len += (size_t)sprintf(schema + len, ",%d", i);
    strcpy(schema + len, "]}");
    CHECK_INT(cr_schema_to_gbnf(schema, &gbnf, &err), CR_EUNSUPPORTED);
    /* Properties of properties: more rules than a grammar may have. */
    strcpy(schema, "{}");
    for (int level = 0; level < 4; level++) {
        char *inner = strdup(schema);
        CHECK(inner != NULL);
        len = (size_t)sprintf(schema, "{\"properties\":{");
        for (int i = 0; i < 12 && len + strlen(inner) + 16 < (size_t)200 << 10; i++)
            len += (size_t)sprintf(schema + len, "%s\"p%d\":%s", i > 0 ? "," : "", i, inner);
        strcpy(schema + len, "}}");
        free(inner);
    }
    const int status = cr_schema_to_gbnf(schema, &gbnf, &err);
    CHECK(status == CR_OK || status == CR_ETOOBIG);
    free(gbnf);
    gbnf = NULL;
    memset(schema, ' ', size - 1);
    schema[size - 1] = '\0';
    CHECK_INT(cr_schema_to_gbnf(schema, &gbnf, &err), CR_ETOOBIG);
    free(schema);
}

/* --- what comes out of a sampler --- */

static bool satisfies(const json_t *root, const json_t *schema, const json_t *value);

static bool is_type(const char *type, const json_t *value)
{
    return (strcmp(type, "string") == 0 && json_is_string(value)) ||
           (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(type, "number") == 0 && json_is_number(value)) ||
           (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(type, "null") == 0 && json_is_null(value)) ||
           (strcmp(type, "array") == 0 && json_is_array(value)) ||
           (strcmp(type, "object") == 0 && json_is_object(value));
}

static size_t n_chars(const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++)
        n += ((unsigned char)*text & 0xc0) != 0x80;
    return n;
}

static bool object_satisfies(const json_t *root, const json_t *schema, const json_t *value)
{
    const json_t *known = json_object_get(schema, "properties");
    const json_t *additional = json_object_get(schema, "additionalProperties");
    const char *key;
    json_t *member;
    size_t i;

    json_array_foreach(json_object_get(schema, "required"), i,
                       member) if (json_object_get(value, json_string_value(member)) ==
                                   NULL) return false;
    json_object_foreach((json_t *)value, key, member)
    {
        const json_t *sub = json_object_get(known, key);
        if (sub == NULL)
            sub = additional;
        if (json_is_false(sub) || (json_is_object(sub) && !satisfies(root, sub, member)))
            return false;
    }
    return true;
}

/* A plain validator for the keywords that the examples use. */
static bool satisfies(const json_t *root, const json_t *schema, const json_t *value)
{
    const char *pointer = json_string_value(json_object_get(schema, "$ref"));
    const json_t *k;
    json_t *item;
    size_t i;

    if (!json_is_object(schema))
        return json_is_true(schema);
    if (pointer != NULL) {
        if (strcmp(pointer, "#") == 0)
            return satisfies(root, root, value);
        const char *name = strrchr(pointer, '/') + 1;
        k = json_object_get(json_object_get(root, "$defs"), name);
        return k == NULL || satisfies(root, k, value);
    }
    if (json_is_true(json_object_get(schema, "nullable")) && json_is_null(value))
        return true;
    if ((k = json_object_get(schema, "const")) != NULL && !json_equal(k, value))
        return false;
    if ((k = json_object_get(schema, "enum")) != NULL) {
        bool found = false;
        json_array_foreach(k, i, item) found = found || json_equal(item, value);
        if (!found)
            return false;
    }
    static const char *const any[] = {"anyOf", "oneOf"};
    for (size_t w = 0; w < 2; w++)
        if ((k = json_object_get(schema, any[w])) != NULL) {
            bool found = false;
            json_array_foreach(k, i, item) found = found || satisfies(root, item, value);
            if (!found)
                return false;
        }
    json_array_foreach(json_object_get(schema, "allOf"), i,
                       item) if (!satisfies(root, item, value)) return false;
    k = json_object_get(schema, "type");
    if (json_is_string(k) && !is_type(json_string_value(k), value))
        return false;
    if (json_is_array(k)) {
        bool found = false;
        json_array_foreach(k, i, item) found = found || is_type(json_string_value(item), value);
        if (!found)
            return false;
    }
    if (json_is_string(value)) {
        const json_int_t n = (json_int_t)n_chars(json_string_value(value));
        if ((k = json_object_get(schema, "minLength")) != NULL && n < json_integer_value(k))
            return false;
        if ((k = json_object_get(schema, "maxLength")) != NULL && n > json_integer_value(k))
            return false;
    }
    if (json_is_number(value)) {
        const double x = json_number_value(value);
        if ((k = json_object_get(schema, "minimum")) != NULL && x < json_number_value(k))
            return false;
        if ((k = json_object_get(schema, "maximum")) != NULL && x > json_number_value(k))
            return false;
        if ((k = json_object_get(schema, "exclusiveMinimum")) != NULL && x <= json_number_value(k))
            return false;
        if ((k = json_object_get(schema, "exclusiveMaximum")) != NULL && x >= json_number_value(k))
            return false;
    }
    if (json_is_array(value)) {
        const json_t *prefix = json_object_get(schema, "prefixItems");
        const json_int_t n = (json_int_t)json_array_size(value);
        if ((k = json_object_get(schema, "minItems")) != NULL && n < json_integer_value(k))
            return false;
        if ((k = json_object_get(schema, "maxItems")) != NULL && n > json_integer_value(k))
            return false;
        json_array_foreach((json_t *)value, i, item)
        {
            k = i < json_array_size(prefix) ? json_array_get(prefix, i)
                                            : json_object_get(schema, "items");
            if (k != NULL && !satisfies(root, k, item))
                return false;
        }
    }
    return !json_is_object(value) || object_satisfies(root, schema, value);
}

/* Random logits that like to end things; NULL when it did not end in time. */
static char *generate(const char *gbnf, uint64_t seed)
{
    const uint32_t n = cr_vocab_size(vocab);
    static float row[4096];
    static int32_t tokens[600];
    uint32_t n_tokens = 0;
    struct cr_sampler_params params;
    struct cr_sampler *sampler = NULL;
    struct cr_sample sample;
    struct cr_error err;
    struct cr_rng rng;
    bool ended = false;

    cr_rng_seed(&rng, seed);
    cr_sampler_defaults(&params);
    params.grammar = gbnf;
    params.has_seed = true;
    params.seed = seed;
    params.top_k = seed % 3 == 0 ? 0 : 40;
    if (cr_sampler_create(vocab, &params, &sampler, &err) != CR_OK)
        TEST_FAIL("%s\n%s", err.text, gbnf);
    while (!ended && n_tokens < 600) {
        for (uint32_t i = 0; i < n; i++)
            row[i] = (float)(2 * cr_rng_normal(&rng));
        for (const char *c = "\"}]"; *c != '\0'; c++)
            row[vocab->bytes[(uint8_t)*c]] += 5;
        CHECK_INT(cr_sampler_sample(sampler, row, &sample), CR_OK);
        ended = cr_vocab_is_eog(vocab, sample.token);
        if (!ended)
            tokens[n_tokens++] = sample.token;
    }
    cr_sampler_destroy(sampler);
    return ended ? fix_spell(vocab, tokens, n_tokens, false) : NULL;
}

/* Four bytes for what needs three: the one thing of invalid UTF-8 that libllama lets through. */
static bool has_overlong(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++)
        if (c[0] == 0xf0 && c[1] >= 0x80 && c[1] < 0x90)
            return true;
    return false;
}

static void test_generated(void)
{
    int n_ended = 0;

    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
        char *gbnf = convert(examples[i].schema);
        json_t *schema = json_loads(examples[i].schema, JSON_DECODE_ANY, NULL);
        CHECK(schema != NULL);
        for (uint64_t seed = 0; seed < 12; seed++) {
            char *text = generate(gbnf, 1000 * i + seed);
            if (text == NULL)
                continue;
            if (has_overlong(text)) {
                free(text);
                continue;
            }
            json_t *value = json_loads(text, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
            if (value == NULL || !satisfies(schema, schema, value))
                TEST_FAIL("%s\n    gave %s (seed %" PRIu64 ")", examples[i].schema, text, seed);
            json_decref(value);
            free(text);
            n_ended++;
        }
        json_decref(schema);
        free(gbnf);
    }
    fprintf(stderr, "    %d documents\n", n_ended);
    CHECK(n_ended > 300);
}

static void convert_once(void *user)
{
    struct cr_error err;
    char *gbnf = NULL;
    const int status = cr_schema_to_gbnf(user, &gbnf, &err);
    CHECK(status == CR_OK || status == CR_ENOMEM || status == CR_EFORMAT);
    CHECK((gbnf == NULL) == (status != CR_OK));
    free(gbnf);
}

static void test_no_memory(void)
{
    char schema[2048];
    for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i += 3) {
        strcpy(schema, examples[i].schema);
        CHECK(fault_each(convert_once, schema) > 3);
    }
}

static void load_vocab(void)
{
    vocab = fix_load_bpe();
}

static void free_vocab(void)
{
    cr_vocab_destroy(vocab);
}

#define WITH_VOCAB(test)                                                                           \
    static void test##_(void)                                                                      \
    {                                                                                              \
        load_vocab();                                                                              \
        test();                                                                                    \
        free_vocab();                                                                              \
    }
WITH_VOCAB(test_examples)
WITH_VOCAB(test_json_object)
WITH_VOCAB(test_ranges)
WITH_VOCAB(test_bounds)
WITH_VOCAB(test_generated)

TEST_MAIN(CASE(test_examples_), CASE(test_json_object_), CASE(test_ranges_), CASE(test_refused),
          CASE(test_bounds_), CASE(test_generated_), CASE(test_no_memory))
