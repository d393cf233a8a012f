// SPDX-License-Identifier: MIT
#include "world.h"

#include "base/arena.h"
#include "template/dump.h"

// People who know each other, and what a getter makes of them anew each time it is asked.
struct person {
    int64_t age;
    const char *name; // may be absent
    const struct person *friend;
};

static const struct shape person_shape, badge_shape;
static const struct type person_type = {.kind = VALUE_MAP, .shape = &person_shape};

static struct value get_age(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_int(((const struct person *)object)->age);
}
static struct value get_person_name(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_string(VALUE_TEXT, str_from(((const struct person *)object)->name));
}
static struct value get_friend(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_map(&person_shape, ((const struct person *)object)->friend);
}
static struct value get_badge(void *env, const void *object, const struct field *field) {
    (void)field;
    const struct person **badge = ARENA_NEW(env, const struct person *);
    *badge = object;
    return value_map(&badge_shape, badge);
}
static struct value get_owner(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_map(&person_shape, *(const struct person *const *)object);
}
static struct value get_adult(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_bool((*(const struct person *const *)object)->age > 17);
}
static const struct field person_fields[] = {
    FIELD("age", get_age, .kind = VALUE_INT),
    FIELD("name", get_person_name, .kind = VALUE_TEXT, .shape = &views),
    FIELD("friend", get_friend, .kind = VALUE_MAP, .shape = &person_shape),
    FIELD("badge", get_badge, .kind = VALUE_MAP, .shape = &badge_shape),
};
static const struct shape person_shape = {STR_INIT("person"), person_fields, 4};
static const struct field badge_fields[] = {
    FIELD("owner", get_owner, .kind = VALUE_MAP, .shape = &person_shape),
    FIELD("adult", get_adult, .kind = VALUE_BOOL),
};
static const struct shape badge_shape = {STR_INIT("badge"), badge_fields, 2};

static const struct person people[] = {{41, "Ann \"A\"", &people[2]},
                                       {7, NULL, &people[0]},
                                       {9, "Zo\xC3\xAB", &people[2]}};

// The root: its last person only, then all of them.
static struct value person_at(void *env, const struct list *list, size_t index) {
    (void)env;
    return value_map(&person_shape, (const struct person *)list->items + index);
}
static struct value get_people(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return (struct value){.kind = VALUE_LIST, .list = {object, 3, person_at}};
}
static struct value get_chief(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return value_map(&person_shape, (const struct person *)object + 1);
}
static struct value get_formula(void *env, const void *object, const struct field *field) {
    (void)env, (void)object, (void)field;
    return value_string(VALUE_LIT, STR("f(x) + \"y\""));
}
static const struct field team_fields[] = {
    FIELD("chief", get_chief, .kind = VALUE_MAP, .shape = &person_shape),
    FIELD("people", get_people, .kind = VALUE_LIST, .item = &person_type),
    FIELD("nobody", get_none, .kind = VALUE_LIST, .item = &person_type),
    FIELD("code", get_formula, .kind = VALUE_LIT),
    FIELD("block", get_block, .kind = VALUE_LIT),
};
static const struct shape team_shape = {STR_INIT("team"), team_fields, 5};

static void assert_dump(struct value root, enum dump_form form, const char *expected) {
    struct arena arena = {0}, env = {0};
    struct buf out = {0};
    value_dump(root, &env, form, &arena, &out);
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
    arena_free(&arena);
    arena_free(&env);
}

static void each_map_stands_where_the_fewest_names_lead_to_it(void **state) {
    (void)state;
    assert_dump(value_map(&team_shape, people), DUMP_LINES,
                "chief.age 7\n"
                "chief.friend -> people.0\n"
                "chief.badge.owner -> chief\n"
                "chief.badge.adult false\n"
                "people.0.age 41\n"
                "people.0.name \"Ann \\\"A\\\"\"\n"
                "people.0.friend -> people.2\n"
                "people.0.badge.owner -> people.0\n"
                "people.0.badge.adult true\n"
                "people.1 -> chief\n"
                "people.2.age 9\n"
                "people.2.name \"Zo\\u00eb\"\n"
                "people.2.friend -> people.2\n"
                "people.2.badge.owner -> people.2\n"
                "people.2.badge.adult false\n"
                "code f(x) + \"y\"\n"
                "block \"one \\t\\ntwo\\n\"\n");
}

static void json_has_every_field_and_pointers(void **state) {
    (void)state;
    assert_dump(value_map(&team_shape, people), DUMP_JSON,
                "{\"chief\":{\"age\":7,\"name\":null,\"friend\":{\"$ref\":\"#/people/0\"},"
                "\"badge\":{\"owner\":{\"$ref\":\"#/chief\"},\"adult\":false}},"
                "\"people\":["
                "{\"age\":41,\"name\":\"Ann \\\"A\\\"\",\"friend\":{\"$ref\":\"#/people/2\"},"
                "\"badge\":{\"owner\":{\"$ref\":\"#/people/0\"},\"adult\":true}},"
                "{\"$ref\":\"#/chief\"},"
                "{\"age\":9,\"name\":\"Zo\\u00eb\",\"friend\":{\"$ref\":\"#/people/2\"},"
                "\"badge\":{\"owner\":{\"$ref\":\"#/people/2\"},\"adult\":false}}],"
                "\"nobody\":[],\"code\":\"f(x) + \\\"y\\\"\",\"block\":\"one \\t\\ntwo\\n\"}\n");
}

static void the_root_can_be_referred_to(void **state) {
    (void)state;
    assert_dump(value_map(&person_shape, &people[2]), DUMP_JSON,
                "{\"age\":9,\"name\":\"Zo\\u00eb\",\"friend\":{\"$ref\":\"#\"},"
                "\"badge\":{\"owner\":{\"$ref\":\"#\"},\"adult\":false}}\n");
    assert_dump(value_map(&person_shape, &people[2]), DUMP_LINES,
                "age 9\nname \"Zo\\u00eb\"\nfriend -> .\nbadge.owner -> .\nbadge.adult false\n");
}

// Each of a long row of people knows the next.
static void depth_is_bounded(void **state) {
    (void)state;
    enum { MANY = 1000 };
    static struct person row[MANY];
    for (size_t i = 0; i < MANY; i++) {
        row[i] = (struct person){(int64_t)i, NULL, &row[i + 1 < MANY ? i + 1 : i]};
    }
    struct arena arena = {0}, env = {0};
    struct buf out = {0};
    value_dump(value_map(&person_shape, row), &env, DUMP_LINES, &arena, &out);
    size_t end = str_find(buf_str(&out), STR("friend.age 32\n"), 0);
    assert_true(end < out.len);
    assert_int_equal(str_find(buf_str(&out), STR("age 33\n"), 0), out.len);
    assert_true(str_find(buf_str(&out), STR("friend -> ...\n"), end) < out.len);
    buf_free(&out);
    arena_free(&arena);
    arena_free(&env);
}

// So many that the table of maps grows several times: each is written once.
enum { CROWD = 3000 };

static struct value get_crowd(void *env, const void *object, const struct field *field) {
    (void)env, (void)field;
    return (struct value){.kind = VALUE_LIST, .list = {object, CROWD, person_at}};
}

static void many_maps_are_told_apart(void **state) {
    (void)state;
    static struct person crowd[CROWD];
    for (size_t i = 0; i < CROWD; i++) crowd[i] = (struct person){(int64_t)i, NULL, &crowd[0]};
    static const struct field field =
        FIELD("people", get_crowd, .kind = VALUE_LIST, .item = &person_type);
    static const struct shape shape = {STR_INIT("crowd"), &field, 1};
    struct arena arena = {0}, env = {0};
    struct buf out = {0}, expected = {0};
    for (int i = 0; i < CROWD; i++) {
        buf_printf(&expected,
                   "people.%d.age %d\npeople.%d.friend -> people.0\n"
                   "people.%d.badge.owner -> people.%d\npeople.%d.badge.adult %s\n",
                   i, i, i, i, i, i, i > 17 ? "true" : "false");
    }
    value_dump(value_map(&shape, crowd), &env, DUMP_LINES, &arena, &out);
    assert_string_equal(buf_cstr(&out), buf_cstr(&expected));
    buf_free(&out);
    buf_free(&expected);
    arena_free(&arena);
    arena_free(&env);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_map_stands_where_the_fewest_names_lead_to_it),
        cmocka_unit_test(json_has_every_field_and_pointers),
        cmocka_unit_test(the_root_can_be_referred_to),
        cmocka_unit_test(depth_is_bounded),
        cmocka_unit_test(many_maps_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
