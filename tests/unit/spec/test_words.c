// SPDX-License-Identifier: MIT
#include "../findings.h"

#include "spec/words.h"

static const struct str acronym_list[] = {STR_INIT("HTTP"), STR_INIT("IM"), STR_INIT("OK"),
                                          STR_INIT("TLS13")};
static const struct array acronyms = {(void *)(uintptr_t)acronym_list, COUNT(acronym_list)};
static const struct array none = {NULL, 0};

static void assert_joined(const char *id, enum casing casing, const struct array *known,
                          const char *expected) {
    struct arena arena = {0};
    struct buf got = {0};
    buf_add(&got, words_join(&arena, str_from(id), casing, known));
    assert_case(id, &got, expected);
    arena_free(&arena);
}

static void each_style_joins_the_words_its_way(void **state) {
    (void)state;
    static const struct {
        const char *id, *joined[CASING_COUNT];
    } cases[] = {
        {"not_found", {"not_found", "NOT_FOUND", "not-found", "notfound", "NotFound", "notFound",
                       "NotFound"}},
        {"ok", {"ok", "OK", "ok", "ok", "Ok", "ok", "OK"}},
        {"im_used", {"im_used", "IM_USED", "im-used", "imused", "ImUsed", "imUsed", "IMUsed"}},
        {"http_version_not_supported",
         {"http_version_not_supported", "HTTP_VERSION_NOT_SUPPORTED", "http-version-not-supported",
          "httpversionnotsupported", "HttpVersionNotSupported", "httpVersionNotSupported",
          "HTTPVersionNotSupported"}},
        {"a_1_2b", {"a_1_2b", "A_1_2B", "a-1-2b", "a12b", "A12b", "a12b", "A12b"}},
        {"x", {"x", "X", "x", "x", "X", "x", "X"}},
        {"", {"", "", "", "", "", "", ""}},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        for (int casing = 0; casing < CASING_COUNT; casing++) {
            assert_joined(cases[i].id, (enum casing)casing, &acronyms, cases[i].joined[casing]);
        }
    }
}

static void words_are_found_in_every_style(void **state) {
    (void)state;
    static const struct {
        const char *text, *id;
    } cases[] = {
        {"NotFound", "not_found"},
        {"notFound", "not_found"},
        {"NOT_FOUND", "not_found"},
        {"not-found", "not_found"},
        {"Not found", "not_found"},
        {"RequestURITooLong", "request_uri_too_long"},
        {"HTTPVersionNotSupported", "http_version_not_supported"},
        {"INVALID_X_FORWARDED_FOR", "invalid_x_forwarded_for"},
        {"OK", "ok"},
        {"IMUsed", "im_used"},
        {"Http2Settings", "http2_settings"},
        {"HTTP2Settings", "http2_settings"},
        {"TLS13", "tls13"},
        {"X", "x"},
        {"", ""},
        // Not an id, and not made one.
        {"_A__b_", "_a__b_"},
        {"caf\xC3\xA9" "AU", "caf\xC3\xA9" "au"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct buf got = {0};
        buf_add(&got, words_split(&arena, str_from(cases[i].text)));
        assert_case(cases[i].text, &got, cases[i].id);
        arena_free(&arena);
    }
}

static void only_whole_words_are_acronyms(void **state) {
    (void)state;
    assert_joined("https_http_okay", CASING_INITIALISM, &acronyms, "HttpsHTTPOkay");
    assert_joined("tls13_only", CASING_INITIALISM, &acronyms, "TLS13Only");
    assert_joined("http_ok", CASING_INITIALISM, &none, "HttpOk");
}

static void an_acronym_may_be_listed_in_any_case(void **state) {
    (void)state;
    struct str mixed[] = {STR("iOS")};
    struct array list = {mixed, 1};
    assert_joined("ios_app", CASING_INITIALISM, &list, "IOSApp");
}

static void styles_have_different_names(void **state) {
    (void)state;
    for (int i = 0; i < CASING_COUNT; i++) {
        assert_true(casing_name((enum casing)i).len > 0);
        assert_true(casing_summary((enum casing)i).len > 0);
        for (int j = 0; j < i; j++) {
            assert_false(str_equal(casing_name((enum casing)i), casing_name((enum casing)j)));
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_style_joins_the_words_its_way),
        cmocka_unit_test(words_are_found_in_every_style),
        cmocka_unit_test(only_whole_words_are_acronyms),
        cmocka_unit_test(an_acronym_may_be_listed_in_any_case),
        cmocka_unit_test(styles_have_different_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
