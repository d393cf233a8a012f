// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "base/json.h"
#include "yaml/json_schema.h"

struct leaf {
    const struct node *node;
    struct str key, name;
    int64_t number;
    int choice;
    struct array names, list, dict;
    bool flag;
};

static const char *const words[] = {"red", "green", NULL};
static const struct key leaf_keys[] = {
    SCHEMA_REQUIRED("name", KEY_ID, leaf, name, "what it is called"),
    SCHEMA_NUMBER("number", leaf, number, 99, true, NULL),
};
static const struct schema leaf_schema = SCHEMA_OF("a small leaf", leaf, leaf_keys);

static const struct key value = SCHEMA_CHOICE("dict", leaf, choice, words, NULL);
static const struct schema dict_schema = {.name = "colours", .value = &value};

static const struct key tree_keys[] = {
    {SCHEMA_KEY("names", KEY_LINES, leaf, names), .most = 5, .most_items = 7},
    SCHEMA_NESTED("list", KEY_LIST, leaf, list, leaf_schema, NULL),
    SCHEMA_NESTED("again", KEY_LIST, leaf, list, leaf_schema, NULL),
    SCHEMA_NESTED("dict", KEY_DICT, leaf, dict, dict_schema, NULL),
    SCHEMA_FIELD("flag", KEY_BOOL, leaf, flag, NULL),
};
static const struct schema tree_schema = SCHEMA_OF("a tree", leaf, tree_keys);

static void every_type_and_each_mapping_once(void **state) {
    (void)state;
    struct buf out = {0}, expected = {0};
    json_schema(&tree_schema, STR("Trees"), false, &out);
    json_indent(
        STR("{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"title\":\"Trees\","
            "\"type\":\"object\",\"additionalProperties\":false,\"properties\":{"
            "\"names\":{\"type\":[\"string\",\"array\"],"
            "\"pattern\":\"^[^\\\\t\\\\n\\\\u2028\\\\u2029]*$\",\"maxLength\":5,"
            "\"maxItems\":7,\"items\":{\"type\":\"string\",\"pattern\":\"^[^\\\\t\\\\n\\\\u2028\\\\u2029]*$\","
            "\"maxLength\":5}},"
            "\"list\":{\"type\":\"array\",\"maxItems\":1000,"
            "\"items\":{\"$ref\":\"#/definitions/small-leaf\"}},"
            "\"again\":{\"type\":\"array\",\"maxItems\":1000,"
            "\"items\":{\"$ref\":\"#/definitions/small-leaf\"}},"
            "\"dict\":{\"type\":\"object\",\"maxProperties\":1000,"
            "\"additionalProperties\":{\"enum\":[\"red\",\"green\"]}},"
            "\"flag\":{\"type\":\"boolean\"}},"
            "\"definitions\":{\"small-leaf\":{\"type\":\"object\",\"additionalProperties\":false,"
            "\"required\":[\"name\",\"number\"],\"properties\":{"
            "\"name\":{\"description\":\"what it is called\",\"type\":\"string\","
            "\"pattern\":\"^[a-z][a-z0-9]*(_[a-z0-9]+)*$\",\"maxLength\":64},"
            "\"number\":{\"type\":\"integer\",\"minimum\":0,\"maximum\":99}}}}}"),
        &expected);
    assert_case("schema", &out, buf_cstr(&expected));
    buf_free(&expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_and_each_mapping_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
