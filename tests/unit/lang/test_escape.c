// SPDX-License-Identifier: MIT
#include "world.h"

#include "base/utf8.h"

// No file of the program is needed here.
const struct embedded_file embedded_files[] = {FILE_OF("none", "")};
const size_t embedded_file_count = 1;

// Characters that no output may hold as they are.
#define BIDI "\xE2\x80\xAE"       // U+202E
#define ZERO_WIDTH "\xE2\x80\x8B" // U+200B
#define E_ACUTE "\xC3\xA9"        // U+00E9
#define MONKEY "\xF0\x9F\x99\x88" // U+1F648

// Views of the kinds that languages have.
static const char views[] = LANGUAGE
    "views:\n"
    "  octal:\n"
    "    {summary: s, open: '\"', close: '\"', raw: ascii, replace: {'\"': '\\\"', '\\': '\\\\'},\n"
    "     other: {unit: byte, base: octal, digits: 3, open: '\\'}}\n"
    "  utf16:\n"
    "    {summary: s, open: \"'\", close: \"'\", raw: ascii,\n"
    "     other: {unit: utf16, base: hex, digits: 4, open: '\\u'}}\n"
    "  scalar:\n"
    "    {summary: s, raw: unicode, replace: {\"\\n\": '\\n'},\n"
    "     other: {unit: scalar, base: hex, digits: 4, open: '\\u'},\n"
    "     wide: {unit: scalar, base: hex, digits: 8, open: '\\U'}}\n"
    "  ascii:\n"
    "    {summary: s, raw: ascii, other: {unit: scalar, base: hex, digits: 4, open: '\\u'},\n"
    "     wide: {unit: scalar, base: hex, digits: 8, open: '\\U'}}\n"
    "  braces:\n"
    "    {summary: s, raw: ascii, other: {unit: scalar, base: hex, digits: 1, open: '{', close: '}'}}\n"
    "  control:\n"
    "    {summary: s, raw: ascii, replace: {U+000D: '\\r', U+007F: DEL, U+0041: A-is-no-control},\n"
    "     other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"
    "  bare:\n"
    "    {summary: s, raw: ascii, replace: {'*': '\\*', '*/': '\\* /', '/*': '/ \\*'},\n"
    "     other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"
    "  longest:\n"
    "    {summary: s, raw: ascii, replace: {a: '1', aa: '2', aab: '3', '1': X},\n"
    "     other: {unit: byte, base: hex, digits: 2, open: '%'}}\n"
    "  note:\n"
    "    {summary: s, raw: ascii, open: '[', close: ']', replace: {'*/': '* /', '/*': '/ *'},\n"
    "     line_start: {go: 'g o', gopher: G, '+': '+ '}, line_end: {'\\': '\\ .', '?': '? .'},\n"
    "     other: {unit: scalar, base: hex, digits: 4, open: '<U+', close: '>'}}\n"
    "  doc:\n"
    "    {summary: s, raw: unicode, wrap: 10,\n"
    "     replace: {'*/': '* /', '/*': '/ *', '?\?/': '?? /'},\n"
    "     line_start: {'@': '(at)'}, line_end: {'\\': '\\ .'},\n"
    "     other: {unit: scalar, base: hex, digits: 4, open: '<U+', close: '>'}}\n"
    "  open:\n"
    "    {summary: s, raw: ascii, wrap: 8, open: '// ', close: ' .',\n"
    "     other: {unit: scalar, base: hex, digits: 4, open: '<U+', close: '>'}}\n";

static const struct escaper *view(struct world *world, const char *name) {
    const struct language *language = language_of(world, views);
    for (size_t i = 0; i < language->views.count; i++) {
        const struct escaper *escaper = &ARRAY_AT(language->views, struct escaper, i);
        if (str_equal(escaper->name, str_from(name))) return escaper;
    }
    fail_msg("there is no view '%s'", name);
    return NULL;
}

struct text_case {
    const char *text, *escaped;
};

static void assert_view(struct world *world, const char *name, const struct text_case *cases,
                        size_t count) {
    const struct escaper *escaper = view(world, name);
    for (size_t i = 0; i < count; i++) {
        struct buf got = {0};
        buf_add(&got, escape_text(escaper, str_from(cases[i].text), &world->arena));
        assert_case(cases[i].text, &got, cases[i].escaped);
    }
}

static void bytes_are_written_one_by_one(void **state) {
    static const struct text_case cases[] = {
        {"", "\"\""},
        {"plain ~ text", "\"plain ~ text\""},
        {"say \"\\\"", "\"say \\\"\\\\\\\"\""},
        {E_ACUTE "9", "\"\\303\\2519\""},
        {MONKEY, "\"\\360\\237\\231\\210\""},
        {"\t\n\x7F", "\"\\011\\012\\177\""},
        {"a\xFF\xC3", "\"a\\377\\303\""},
    };
    assert_view(*state, "octal", cases, COUNT(cases));
}

static void utf16_writes_pairs_above_ffff(void **state) {
    static const struct text_case cases[] = {
        {E_ACUTE, "'\\u00E9'"},
        {"\xEF\xBF\xBF", "'\\uFFFF'"},
        {"\xEF\xBF\xBD\xF0\x90\x80\x80", "'\\uFFFD\\uD800\\uDC00'"},
        {"\xF4\x8F\xBF\xBF", "'\\uDBFF\\uDFFF'"},
        {MONKEY, "'\\uD83D\\uDE48'"},
        {"a\xFFz", "'a\\uFFFDz'"},
    };
    assert_view(*state, "utf16", cases, COUNT(cases));
}

static void a_scalar_may_be_written_wider_above_ffff(void **state) {
    static const struct text_case cases[] = {
        {BIDI, "\\u202E"},
        {"\xF3\xA0\x81\x81", "\\U000E0041"}, // a tag character, which nobody sees
        {"a\nb", "a\\nb"},
        {"\x01", "\\u0001"},
    };
    assert_view(*state, "scalar", cases, COUNT(cases));
    static const struct text_case limit[] = {
        {"\xEF\xBF\xBF", "\\uFFFF"}, {"\xF0\x90\x80\x80", "\\U00010000"},
    };
    assert_view(*state, "ascii", limit, COUNT(limit));
}

static void pieces_make_nothing_that_is_replaced(void **state) {
    static const struct text_case cases[] = {
        {"a*b", "a\\*b"},
        {"/*/", "/ \\* /"}, // found by fuzzing: the second piece made the end of a comment
        {"//*/*/", "// \\* / \\* /"},
    };
    assert_view(*state, "bare", cases, COUNT(cases));
}

static void a_control_character_is_replaced_by_its_code_point(void **state) {
    static const struct text_case cases[] = {
        {"a\r\nb", "a\\r%0Ab"},
        {"\x7F", "DEL"},
        {"A", "A"},
    };
    assert_view(*state, "control", cases, COUNT(cases));
}

static void safe_characters_may_stand_for_themselves(void **state) {
    static const struct text_case cases[] = {
        {"caf" E_ACUTE " " MONKEY, "caf" E_ACUTE " " MONKEY},
        {"a" ZERO_WIDTH "b", "a\\u200Bb"},
        {"\xC2\xA0", "\\u00A0"},
        {"\xC2\x85", "\\u0085"},
        {"\xE2\x80\xA8", "\\u2028"},
        {"\xEF\xBB\xBF", "\\uFEFF"},
        {"\x7F", "\\u007F"},
    };
    assert_view(*state, "scalar", cases, COUNT(cases));
}

static void few_digits_are_enough_where_a_close_follows(void **state) {
    static const struct text_case cases[] = {{"\n", "{A}"}, {E_ACUTE "9", "{E9}9"}};
    assert_view(*state, "braces", cases, COUNT(cases));
}

static void the_longest_replacement_wins_once(void **state) {
    static const struct text_case cases[] = {
        {"a", "1"}, {"aa", "2"}, {"aab", "3"}, {"aaab", "2" "1b"}, {"aaaab", "23"}, {"1", "X"},
    };
    assert_view(*state, "longest", cases, COUNT(cases));
}

static void the_ends_of_a_text_are_guarded(void **state) {
    static const struct text_case cases[] = {
        {"x \\", "[x \\ .]"},  {"x \\  ", "[x \\ .]"},   {"why?", "[why? .]"},   {"go on", "[g o on]"},
        {"gopher", "[G]"},     {"let go", "[let go]"}, {"\\ x", "[\\ x]"},
        {"go\\", "[g o\\ .]"}, {"*/ + /*", "[* / + / *]"},
    };
    assert_view(*state, "note", cases, COUNT(cases));
}

// The lines, each with a bar behind it.
static void assert_lines(struct world *world, const char *name, const struct text_case *cases,
                         size_t count) {
    const struct escaper *escaper = view(world, name);
    for (size_t i = 0; i < count; i++) {
        struct buf got = {0};
        struct array lines = escape_lines(escaper, str_from(cases[i].text), &world->arena);
        for (size_t n = 0; n < lines.count; n++) {
            buf_add(&got, ARRAY_AT(lines, struct str, n));
            buf_add_char(&got, '|');
        }
        assert_case(cases[i].text, &got, cases[i].escaped);
    }
}

static void lines_are_broken_at_blanks(void **state) {
    static const struct text_case cases[] = {
        {"", ""},
        {"one", "one|"},
        {"ten chars.", "ten chars.|"},
        {"ten chars. x", "ten chars.|x|"},
        {"four words of text", "four words|of text|"},
        {"a considerably long word", "a|considerably|long word|"},
        {"  many   blanks  ", "many|blanks|"},
        {"tab\there", "tab here|"},
        {E_ACUTE E_ACUTE E_ACUTE " 5678 0x", E_ACUTE E_ACUTE E_ACUTE " 5678|0x|"},
    };
    assert_lines(*state, "doc", cases, COUNT(cases));
}

// Long texts are looked at in blocks: where the blanks stand in them must not matter.
static void blanks_part_words_wherever_they_stand(void **state) {
    enum { LETTERS = 100 };
    static const char *const blanks[] = {" ", "  ", "\t", "\r", " \t "};
    for (size_t b = 0; b < COUNT(blanks); b++) {
        for (size_t at = 0; at <= LETTERS; at++) {
            struct buf text = {0}, expected = {0};
            buf_fill(&text, 'x', at);
            buf_add(&text, str_from(blanks[b]));
            buf_fill(&text, 'x', LETTERS - at);
            buf_fill(&expected, 'x', at);
            if (at > 0 && at < LETTERS) buf_add_char(&expected, '|');
            buf_fill(&expected, 'x', LETTERS - at);
            buf_add_char(&expected, '|');
            const struct text_case parted = {buf_cstr(&text), buf_cstr(&expected)};
            assert_lines(*state, "doc", &parted, 1);
            buf_free(&text);
            buf_free(&expected);
        }
    }
}

static void newlines_end_lines(void **state) {
    static const struct text_case cases[] = {
        {"a\nb", "a|b|"},
        {"a\n\nb", "a||b|"},
        {"a\r\nb", "a|b|"},
        {"a  \n    b", "a|b|"},
        {"a\n", "a|"},
    };
    assert_lines(*state, "doc", cases, COUNT(cases));
}

static void empty_lines_only_part_others(void **state) {
    static const struct text_case cases[] = {
        {"  ", ""},
        {"\n\n\n", ""},
        {" \n\t\n", ""},
        {"\n \na\n\n", "a|"},
        {"a\n \n\n\t\nb", "a||b|"},
    };
    assert_lines(*state, "doc", cases, COUNT(cases));
}

static void every_line_is_escaped_by_itself(void **state) {
    static const struct text_case cases[] = {
        {"@x y\n@z", "(at)x y|(at)z|"},
        {"long word @not", "long word|(at)not|"},
        {"one two \\ three", "one two \\ .|three|"},
        {"x\\\ny", "x\\ .|y|"},
        {"*/" BIDI, "* /<U+202E>|"},
    };
    assert_lines(*state, "doc", cases, COUNT(cases));
}

static void pieces_do_not_make_what_they_replace(void **state) {
    static const struct text_case cases[] = {
        {"/*/", "/ * /|"},
        {"*/*", "* / *|"},
        {"/*/*/", "/ * / * /|"},
        {"?\?/*", "?? / *|"},
        {"**//", "** //|"},
    };
    assert_lines(*state, "doc", cases, COUNT(cases));
}

static void open_and_close_stand_on_every_line(void **state) {
    static const struct text_case cases[] = {{"two words\nx", "// two .|// words .|// x .|"}};
    assert_lines(*state, "open", cases, COUNT(cases));
}

// Every text of up to five of these pieces: none may end a comment, join two lines or hide.
static void no_text_gets_out_of_a_comment(void **state) {
    struct world *world = *state;
    static const char *const pieces[] = {"*", "/", "\\", "?", " ", "\n", BIDI, "a"};
    static const struct str forbidden[] = {STR_INIT("*/"), STR_INIT("/*"), STR_INIT("?\?/")};
    const struct escaper *escaper = view(world, "doc");
    enum { KINDS = COUNT(pieces), ALL = KINDS * KINDS * KINDS * KINDS * KINDS };
    for (size_t number = 0; number < ALL; number++) {
        struct arena_mark mark = arena_mark(&world->arena);
        struct buf text = {0};
        for (size_t n = number; n > 0; n /= KINDS) buf_add(&text, str_from(pieces[n % KINDS]));
        struct array lines = escape_lines(escaper, buf_str(&text), &world->arena);
        for (size_t i = 0; i < lines.count; i++) {
            struct str line = ARRAY_AT(lines, struct str, i);
            for (size_t f = 0; f < COUNT(forbidden); f++) {
                assert_int_equal(str_find(line, forbidden[f], 0), line.len);
            }
            assert_false(str_ends(line, STR("\\")));
            for (size_t at = 0; at < line.len;) assert_false(utf8_is_unsafe(utf8_next(line, &at)));
        }
        buf_free(&text);
        arena_release(&world->arena, mark);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_A_WORLD(bytes_are_written_one_by_one),
        IN_A_WORLD(utf16_writes_pairs_above_ffff),
        IN_A_WORLD(a_scalar_may_be_written_wider_above_ffff),
        IN_A_WORLD(pieces_make_nothing_that_is_replaced),
        IN_A_WORLD(a_control_character_is_replaced_by_its_code_point),
        IN_A_WORLD(safe_characters_may_stand_for_themselves),
        IN_A_WORLD(few_digits_are_enough_where_a_close_follows),
        IN_A_WORLD(the_longest_replacement_wins_once),
        IN_A_WORLD(the_ends_of_a_text_are_guarded),
        IN_A_WORLD(lines_are_broken_at_blanks),
        IN_A_WORLD(blanks_part_words_wherever_they_stand),
        IN_A_WORLD(newlines_end_lines),
        IN_A_WORLD(empty_lines_only_part_others),
        IN_A_WORLD(every_line_is_escaped_by_itself),
        IN_A_WORLD(pieces_do_not_make_what_they_replace),
        IN_A_WORLD(open_and_close_stand_on_every_line),
        IN_A_WORLD(no_text_gets_out_of_a_comment),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
