// SPDX-License-Identifier: MIT
#include "command/cli.h"

#include "base/suggest.h"

enum option_id {
    OPTION_CONFIG,
    OPTION_SPEC,
    OPTION_OVERLAY,
    OPTION_SELECT,
    OPTION_NAMES,
    OPTION_ALIASES,
    OPTION_MAX_INPUT,
    OPTION_REGISTRY,
    OPTION_TODAY,
    OPTION_LANGUAGE,
    OPTION_TEMPLATE_DIR,
    OPTION_DEFINE,
    OPTION_OUTPUT,
    OPTION_LICENSE,
    OPTION_BANNER,
    OPTION_FORCE,
    OPTION_PRUNE,
    OPTION_NO_FSYNC,
    OPTION_DRY_RUN,
    OPTION_DIFF,
    OPTION_EOL,
    OPTION_BREAKING,
    OPTION_WRITE,
    OPTION_CHECK,
    OPTION_DEPFILE,
    OPTION_DEPFILE_TARGET,
    OPTION_STAMP,
    OPTION_FORMAT,
    OPTION_COLOR,
    OPTION_WERROR,
    OPTION_NO_WARN,
    OPTION_MAX_ERRORS,
    OPTION_QUIET,
    OPTION_VERBOSE,
    OPTION_HELP,
    OPTION_VERSION,
};

static const struct option_row input_rows[] = {
    {OPTION_CONFIG, 'c', "config", "FILE", TAKES_PROJECT,
     "project file (default: the nearest statusgen.yaml, if\nneither SPEC, --language nor --output is given)"},
    {OPTION_SPEC, '\0', "spec", "FILE", TAKES_SPEC, "read FILE as a SPEC; repeatable"},
    {OPTION_OVERLAY, 'O', "overlay", "FILE", TAKES_SPEC,
     "apply an overlay; repeatable, applied in order"},
    {OPTION_SELECT, '\0', "select", "EXPR", TAKES_SPEC & ~(unsigned)(TAKES_MERGE | TAKES_IMPORT),
     "keep only the entries that match, e.g.\n'vendor=acme class=4xx,5xx state!=obsolete'"},
    {OPTION_NAMES, '\0', "names", "EDITION", TAKES_SPEC & ~(unsigned)TAKES_MERGE,
     "canonical names: those of an edition, as 'list editions'\nshows them (default: today's)"},
    {OPTION_ALIASES, '\0', "aliases", "MODE", TAKES_LANGUAGE,
     "former names: deprecated (default), plain, none"},
    {OPTION_MAX_INPUT, '\0', "max-input", "SIZE", TAKES_SPEC, "refuse larger inputs (default 16M); an output may have\nfour times that"},
    {OPTION_REGISTRY, '\0', "registry", "REGISTRY", TAKES_IMPORT | TAKES_MERGE,
     "with import and merge: which registry (default: the\nfirst)"},
    {OPTION_TODAY, '\0', "today", "DATE", TAKES_LINT,
     "find what expired before DATE, as 2025-09-15; no clock\nis ever read"},
};

static const struct option_row output_rows[] = {
    {OPTION_LANGUAGE, 'l', "language", "LIST", TAKES_LANGUAGE | TAKES_INIT,
     "languages to write, separated by commas"},
    {OPTION_TEMPLATE_DIR, 't', "template-dir", "DIR", TAKES_LANGUAGE,
     "search DIR for templates first; repeatable"},
    {OPTION_DEFINE, 'D', "define", "LANG.KEY=VAL", TAKES_LANGUAGE,
     "set an option of a language; see 'list options'"},
    {OPTION_OUTPUT, 'o', "output", "PATH", TAKES_OUTPUT | TAKES_LIST | TAKES_INIT,
     "directory, or one file: then the first output of a\nlanguage for one specification (of the bundled ones, the\nfirst); '-' is standard output (default: .)"},
    {OPTION_LICENSE, '\0', "license", "SPDX", TAKES_OUTPUT,
     "licence expression of the outputs (default CC0-1.0)"},
    {OPTION_BANNER, '\0', "banner", "TEXT|@FILE", TAKES_OUTPUT,
     "lines to put under the \"DO NOT EDIT\" marker;\nrepeatable"},
    {OPTION_FORCE, '\0', "force", NULL, TAKES_GENERATE | TAKES_INIT, "overwrite files that lack the marker"},
    {OPTION_PRUNE, '\0', "prune", NULL, TAKES_GENERATE,
     "remove files that an earlier run of the project wrote\nand this one does not"},
    {OPTION_NO_FSYNC, '\0', "no-fsync", NULL, TAKES_GENERATE | TAKES_IMPORT | TAKES_INIT,
     "do not force new files to disk"},
    {OPTION_DRY_RUN, '\0', "dry-run", NULL, TAKES_GENERATE | TAKES_INIT, "say what would be written"},
    {OPTION_DIFF, '\0', "diff", NULL, TAKES_OUTPUT, "with check or --dry-run: print unified diffs"},
    {OPTION_EOL, '\0', "eol", "MODE", TAKES_OUTPUT,
     "line ends of CR LF throughout: auto (default) takes\nthem as unchanged, strict does not"},
    {OPTION_BREAKING, '\0', "breaking", NULL, TAKES_DIFF, "only what breaks the code of users"},
    {OPTION_WRITE, '\0', "write", "FILE", TAKES_IMPORT,
     "with import: write the differences as an overlay; '-'\nis standard output, in place of the list"},
    {OPTION_CHECK, '\0', "check", NULL, TAKES_IMPORT, "with import: write nothing, so refuse --write"},
};

static const struct option_row build_rows[] = {
    {OPTION_DEPFILE, '\0', "depfile", "FILE", TAKES_GENERATE,
     "write the inputs read, as a Make or Ninja depfile"},
    {OPTION_DEPFILE_TARGET, '\0', "depfile-target", "NAME", TAKES_GENERATE,
     "rule target (default: the stamp, else the outputs)"},
    {OPTION_STAMP, '\0', "stamp", "FILE", TAKES_GENERATE,
     "touch FILE on success, even if nothing changed"},
};

static const struct option_row message_rows[] = {
    {OPTION_FORMAT, '\0', "format", "FORMAT", TAKES_FORMAT,
     "text (default), json, sarif, github; the answers of\n"
     "list, explain, merge, diff and import: text or json"},
    {OPTION_COLOR, '\0', "color", "WHEN", TAKES_ANY,
     "auto (default), always, never; NO_COLOR is honoured"},
    {OPTION_WERROR, '\0', "werror", "[RULE]", TAKES_ANY,
     "treat warnings, or those of one rule, as errors"},
    {OPTION_NO_WARN, '\0', "no-warn", "RULE", TAKES_ANY,
     "silence the warnings of a rule; repeatable"},
    {OPTION_MAX_ERRORS, '\0', "max-errors", "N", TAKES_ANY,
     "show at most N errors (default 20, 0 is no limit)"},
    {OPTION_QUIET, 'q', "quiet", NULL, TAKES_ANY, "errors only"},
    {OPTION_VERBOSE, 'v', "verbose", NULL, TAKES_ANY,
     "also name each file written or unchanged; with diff,\nthe places of each difference"},
    {OPTION_HELP, 'h', "help", NULL, TAKES_ANY, "show this help"},
    {OPTION_VERSION, 'V', "version", NULL, TAKES_ANY,
     "show version, licence and the date of the bundled\nspecification"},
};

#define ROWS(rows) (rows), sizeof(rows) / sizeof(rows)[0]

const struct option_group option_groups[] = {
    {"Input", ROWS(input_rows)},
    {"Output", ROWS(output_rows)},
    {"For build systems", ROWS(build_rows)},
    {"Messages", ROWS(message_rows)},
};
const size_t option_group_count = sizeof option_groups / sizeof option_groups[0];

// --- Values ---

bool option_needs_value(const struct option_row *row) {
    return row->argument != NULL && row->argument[0] != '[';
}

// The words in the order of the enums that they stand for.
const char *const *option_words(const struct option_row *row) {
    static const char *const aliases[] = {"deprecated", "plain", "none", NULL};
    static const char *const eol[] = {"auto", "strict", NULL};
    static const char *const format[] = {"text", "json", "sarif", "github", NULL};
    static const char *const colour[] = {"auto", "always", "never", NULL};
    switch ((enum option_id)row->id) {
    case OPTION_ALIASES: return aliases;
    case OPTION_EOL: return eol;
    case OPTION_FORMAT: return format;
    case OPTION_COLOR: return colour;
    default: return NULL;
    }
}

// --- Help ---

enum { HELP_COLUMN = 28, COMMAND_COLUMN = 22 };

static void add_indented(struct buf *out, const char *text, int column) {
    struct str rest = str_from(text), line;
    bool first = true;
    while (str_split(&rest, '\n', &line)) {
        if (!first) buf_fill(out, ' ', (size_t)column);
        buf_add(out, line);
        buf_add_char(out, '\n');
        first = false;
    }
}

static void add_left(struct buf *out, const struct buf *left, int column) {
    buf_add(out, buf_str(left));
    size_t width = left->len;
    if (width + 1 > (size_t)column) {
        buf_add_char(out, '\n');
        width = 0;
    }
    buf_fill(out, ' ', (size_t)column - width);
}

static void add_option(struct buf *out, const struct option_row *row) {
    struct buf left = {0};
    if (row->letter != '\0') {
        buf_printf(&left, "  -%c, ", row->letter);
    } else {
        buf_add(&left, STR("      "));
    }
    buf_printf(&left, "--%s", row->name);
    if (option_needs_value(row)) buf_printf(&left, "=%s", row->argument);
    if (row->argument != NULL && !option_needs_value(row)) {
        buf_printf(&left, "[=%s", row->argument + 1); // "[RULE]" as "[=RULE]"
    }
    add_left(out, &left, HELP_COLUMN);
    add_indented(out, row->help, HELP_COLUMN);
    buf_free(&left);
}

static void add_options(struct buf *out, unsigned takers) {
    for (size_t g = 0; g < option_group_count; g++) {
        bool titled = false;
        for (size_t i = 0; i < option_groups[g].count; i++) {
            const struct option_row *row = &option_groups[g].rows[i];
            if ((row->takers & takers) == 0) continue;
            if (!titled) buf_printf(out, "\n%s:\n", option_groups[g].title);
            titled = true;
            add_option(out, row);
        }
    }
}

static void add_command(struct buf *out, const struct command *command) {
    struct buf left = {0};
    buf_printf(&left, "  %s%s%s", command->name, command->arguments[0] != '\0' ? " " : "",
               command->arguments);
    add_left(out, &left, COMMAND_COLUMN);
    add_indented(out, command->summary, COMMAND_COLUMN);
    buf_free(&left);
}

static void program_help(struct str some_languages, struct buf *out) {
    buf_add(out, STR("Usage: statusgen [COMMAND] [OPTION]... [SPEC]...\n\n"
                     "Generate constant files in many languages from one YAML specification of\n"
                     "status codes.  Without SPEC the bundled specification is used; without\n"
                     "COMMAND, 'generate' is done.  A SPEC of '-' is standard input.\n\n"
                     "Commands:\n"));
    for (size_t i = 0; i < command_count; i++) add_command(out, &commands[i]);
    add_options(out, TAKES_ANY);
    buf_add(out,
            STR("\nExit status:\n"
                "  0  success, and with check, lint, diff or import: nothing to report\n"
                "  1  check found drift, lint found probable mistakes, diff or import found differences\n"
                "  2  the command line, an input, a template or the file system was at fault\n"
                "\nExamples:\n"));
    const char *languages = some_languages.data;
    buf_printf(out, "  statusgen -l %s -o gen          the bundled codes\n", languages);
    buf_printf(out, "  statusgen -l %s -o gen my.yaml  codes of your own\n", languages);
    buf_printf(out, "  statusgen -O my.yaml -l %s      the bundled codes and your own\n", languages);
    buf_printf(out, "  statusgen check -l %s -o gen    in CI: are the files up to date?\n",
               languages);
    buf_add(out, STR("  statusgen explain 499                   what the number means, and to whom\n"));
}

void cli_help(const struct command *command, struct str some_languages, struct buf *out) {
    if (command == NULL) {
        program_help(some_languages, out);
        return;
    }
    buf_printf(out, "Usage: statusgen %s [OPTION]...%s%s\n\n", command->name,
               command->arguments[0] != '\0' ? " " : "", command->arguments);
    add_indented(out, command->summary, 0);
    add_options(out, command->mark);
}

// --- Parsing ---

struct parser {
    struct cli *cli;
    struct diag *diag;
    int argc;
    char *const *argv;
    int next; // index of the next argument
};

static void usage(struct parser *parser, const char *what, struct str word) {
    diag_report(parser->diag, RULE_USAGE, NO_PLACE, "%s '%.*s'", what, STR_ARG(word));
}

static const struct option_row *find_row(struct str name, char letter) {
    for (size_t g = 0; g < option_group_count; g++) {
        for (size_t i = 0; i < option_groups[g].count; i++) {
            const struct option_row *row = &option_groups[g].rows[i];
            bool by_letter = letter != '\0' && row->letter == letter;
            if (by_letter || (letter == '\0' && str_equal(str_from(row->name), name))) return row;
        }
    }
    return NULL;
}

static void report_unknown_option(struct parser *parser, struct str name) {
    diag_report(parser->diag, RULE_USAGE, NO_PLACE, "unknown option '--%.*s'", STR_ARG(name));
    struct suggestion near = suggest_start(name);
    for (size_t g = 0; g < option_group_count; g++) {
        for (size_t i = 0; i < option_groups[g].count; i++) {
            suggest_try(&near, str_from(option_groups[g].rows[i].name));
        }
    }
    if (str_given(near.best)) {
        diag_note(parser->diag, NO_PLACE, "did you mean '--%.*s'?", STR_ARG(near.best));
    }
}

// "16M": decimal digits and perhaps one of K, M, G.
static bool parse_size(struct str text, size_t *size) {
    uint64_t unit = 1, number = 0;
    if (text.len > 0) {
        char last = char_to_upper(text.data[text.len - 1]);
        unit = last == 'K' ? 1024 : last == 'M' ? 1024 * 1024 : last == 'G' ? 1024 * 1024 * 1024 : 1;
        if (unit > 1) text.len--;
    }
    if (!str_to_uint(text, (uint64_t)INT64_MAX / unit, &number)) return false;
    *size = (size_t)(number * unit);
    return true;
}

static void parse_number(struct parser *parser, const struct option_row *row, struct str value,
                         size_t *number) {
    if (parse_size(value, number)) return;
    diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'%.*s' is no number for '--%s'", STR_ARG(value),
                row->name);
}

static void parse_languages(struct parser *parser, struct str list) {
    struct str name;
    while (str_split(&list, ',', &name)) {
        if (name.len == 0) continue;
        bool known = false;
        for (size_t i = 0; i < parser->cli->languages.count; i++) {
            known = known || str_equal(parser->cli->languages.items[i], name);
        }
        if (!known) vec_add(&parser->cli->languages, name);
    }
}

static void parse_setting(struct parser *parser, struct str text) {
    size_t equal = str_find_char(text, '=', 0);
    struct str target = str_slice(text, 0, equal);
    size_t dot = str_find_char(target, '.', 0);
    if (equal == text.len || dot == target.len) {
        usage(parser, "an option of a language is set by LANG.KEY=VAL, not by", text);
        return;
    }
    struct setting setting = {
        .language = str_slice(target, 0, dot),
        .name = str_slice(target, dot + 1, target.len),
        .value = str_slice(text, equal + 1, text.len),
    };
    vec_add(&parser->cli->settings, setting);
}

// The index of the word, or 0 after a report.
static int parse_word(struct parser *parser, const struct option_row *row, struct str value) {
    const char *const *words = option_words(row);
    for (int i = 0; words[i] != NULL; i++) {
        if (str_equal(value, str_from(words[i]))) return i;
    }
    diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'%.*s' is no value for '--%s'", STR_ARG(value),
                row->name);
    for (int i = 0; words[i] != NULL; i++) {
        diag_note(parser->diag, NO_PLACE, "it takes '%s'", words[i]);
    }
    return 0;
}

// It stands in every output as it is, so it holds what an SPDX expression can hold and no more.
bool text_is_license(struct str text) {
    static const struct str others = STR_INIT("-.+() :");
    bool legal = text.len > 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.data[i];
        legal = legal && (char_is_alnum(c) || str_find_char(others, c, 0) < others.len);
    }
    return legal;
}

static void parse_license(struct parser *parser, struct str value) {
    if (text_is_license(value)) {
        parser->cli->license = value;
    } else {
        diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'%.*s' is no SPDX licence expression",
                    STR_ARG(value));
    }
}

static void set_rule(struct parser *parser, const struct option_row *row, struct str id) {
    enum rule rule = RULE_COUNT;
    if (!rule_find(id, &rule)) {
        usage(parser, "there is no rule", id);
        diag_suggest(parser->diag, NO_PLACE, rule_suggest(id));
        diag_note(parser->diag, NO_PLACE, "'statusgen list rules' shows all");
    } else if (rule_is_optional(rule)) {
        parser->cli->rules[rule] = row->id == OPTION_WERROR ? RULE_AS_ERROR : RULE_SILENT;
    } else if (row->id == OPTION_NO_WARN) {
        usage(parser, "only warnings can be silenced, not the errors of", id);
    }
}

static void parse_today(struct parser *parser, struct str value) {
    if (text_is_date(value)) {
        parser->cli->today = value;
    } else {
        usage(parser, "a day is written as in 2025-09-15, not as", value);
    }
}

static void apply(struct parser *parser, const struct option_row *row, struct str value) {
    struct cli *cli = parser->cli;
    switch ((enum option_id)row->id) {
    case OPTION_CONFIG: cli->config = value; break;
    case OPTION_SPEC: vec_add(&cli->specs, value); break;
    case OPTION_OVERLAY: vec_add(&cli->overlays, value); break;
    case OPTION_SELECT: cli->select = value; break;
    case OPTION_NAMES: cli->names = value; break;
    case OPTION_ALIASES:
        cli->aliases = 1 + parse_word(parser, row, value);
        break;
    case OPTION_MAX_INPUT: parse_number(parser, row, value, &cli->max_input); break;
    case OPTION_TODAY: parse_today(parser, value); break;
    case OPTION_LANGUAGE: parse_languages(parser, value); break;
    case OPTION_TEMPLATE_DIR: vec_add(&cli->template_folders, value); break;
    case OPTION_DEFINE: parse_setting(parser, value); break;
    case OPTION_OUTPUT: cli->output = value; break;
    case OPTION_LICENSE: parse_license(parser, value); break;
    case OPTION_BANNER: vec_add(&cli->banner, value); break;
    case OPTION_FORCE: cli->force = true; break;
    case OPTION_PRUNE: cli->prune = true; break;
    case OPTION_NO_FSYNC: cli->no_fsync = true; break;
    case OPTION_DRY_RUN: cli->dry_run = true; break;
    case OPTION_DIFF: cli->diff = true; break;
    case OPTION_EOL: cli->strict_eol = parse_word(parser, row, value) == 1; break;
    case OPTION_BREAKING: cli->breaking = true; break;
    case OPTION_REGISTRY: cli->registry = value; break;
    case OPTION_WRITE: cli->write = value; break;
    case OPTION_CHECK: cli->check = true; break;
    case OPTION_DEPFILE: cli->depfile = value; break;
    case OPTION_DEPFILE_TARGET: cli->depfile_target = value; break;
    case OPTION_STAMP: cli->stamp = value; break;
    case OPTION_FORMAT:
        cli->format = (enum format)parse_word(parser, row, value);
        break;
    case OPTION_COLOR:
        cli->colour = (enum colour)parse_word(parser, row, value);
        break;
    case OPTION_WERROR:
        if (str_given(value)) {
            set_rule(parser, row, value);
        } else {
            cli->werror = true;
        }
        break;
    case OPTION_NO_WARN: set_rule(parser, row, value); break;
    case OPTION_MAX_ERRORS: parse_number(parser, row, value, &cli->max_errors); break;
    case OPTION_QUIET: cli->quiet = true; break;
    case OPTION_VERBOSE: cli->verbose = true; break;
    case OPTION_HELP: cli->help = true; break;
    case OPTION_VERSION: cli->version = true; break;
    }
}

static void check_taken(struct parser *parser, const struct option_row *row) {
    const struct command *command = parser->cli->command;
    if ((row->takers & command->mark) != 0) return;
    diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'%s' takes no option '--%s'", command->name,
                row->name);
}

// An option whose value stands in the next argument: "-o DIR", "--output DIR".
static bool take_value(struct parser *parser, const struct option_row *row, struct str *value) {
    if (parser->next < parser->argc) {
        *value = str_from(parser->argv[parser->next++]);
        return true;
    }
    diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'--%s' needs a value: %s", row->name,
                row->argument);
    return false;
}

static void parse_long(struct parser *parser, struct str text) {
    size_t equal = str_find_char(text, '=', 0);
    bool given = equal < text.len;
    struct str name = str_slice(text, 0, equal), value = str_slice(text, equal + 1, text.len);
    const struct option_row *row = find_row(name, '\0');
    if (row == NULL) {
        report_unknown_option(parser, name);
        return;
    }
    check_taken(parser, row);
    if (row->argument == NULL && given) {
        diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'--%s' takes no value", row->name);
        return;
    }
    if (option_needs_value(row) && !given && !take_value(parser, row, &value)) return;
    apply(parser, row, given || option_needs_value(row) ? value : (struct str){0});
}

// "-qv", "-lc,go", "-l c,go".
static void parse_short(struct parser *parser, struct str letters) {
    while (letters.len > 0) {
        const struct option_row *row = find_row(STR(""), letters.data[0]);
        if (row == NULL) {
            diag_report(parser->diag, RULE_USAGE, NO_PLACE, "unknown option '-%.1s'", letters.data);
            return;
        }
        check_taken(parser, row);
        letters = str_slice(letters, 1, letters.len);
        if (!option_needs_value(row)) {
            apply(parser, row, (struct str){0});
            continue;
        }
        struct str value = letters;
        if (value.len > 0 || take_value(parser, row, &value)) apply(parser, row, value);
        return;
    }
}

static const struct command *find_command(struct str name) {
    for (size_t i = 0; i < command_count; i++) {
        if (str_equal(str_from(commands[i].name), name)) return &commands[i];
    }
    return NULL;
}

// A word that is nearly a command is more likely a typing mistake than a file.
static void check_argument(struct parser *parser, struct str text) {
    if (parser->cli->arguments.count > 1 || parser->cli->command != &commands[0]) return;
    if (str_find_char(text, '.', 0) < text.len || str_find_char(text, '/', 0) < text.len) return;
    struct suggestion near = suggest_start(text);
    for (size_t i = 0; i < command_count; i++) suggest_try(&near, str_from(commands[i].name));
    if (!str_given(near.best)) return;
    usage(parser, "unknown command", text);
    diag_suggest(parser->diag, NO_PLACE, near.best);
    diag_note(parser->diag, NO_PLACE, "a file of that name is written './%.*s'", STR_ARG(text));
}

// Help and version win over everything, whatever else the line says.
static bool asks_for_help(struct parser *parser) {
    for (int i = 1; i < parser->argc; i++) {
        struct str text = str_from(parser->argv[i]);
        if (str_equal(text, STR("--"))) return false;
        bool help = str_equal(text, STR("--help")) || str_equal(text, STR("-h"));
        bool version = str_equal(text, STR("--version")) || str_equal(text, STR("-V"));
        parser->cli->help = parser->cli->help || help;
        parser->cli->version = parser->cli->version || version;
        if (help || version) return true;
    }
    return false;
}

// What is said of one rule goes before what is said of all.
static void spread_werror(struct cli *cli) {
    for (int i = 0; i < RULE_COUNT && cli->werror; i++) {
        bool free = rule_is_optional((enum rule)i) && cli->rules[i] == RULE_AS_DECLARED;
        if (free) cli->rules[i] = RULE_AS_ERROR;
    }
}

// An answer that is no finding has no form in SARIF, nor in GitHub's commands.
static void check_format(struct parser *parser) {
    const struct cli *cli = parser->cli;
    enum { ANSWERS = TAKES_LIST | TAKES_EXPLAIN | TAKES_DIFF | TAKES_IMPORT | TAKES_MERGE };
    if (cli->format != FORMAT_SARIF && cli->format != FORMAT_GITHUB) return;
    if ((cli->command->mark & ANSWERS) != 0) {
        diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'%s' answers in text or JSON only",
                    cli->command->name);
    } else if (cli->dry_run) {
        diag_report(parser->diag, RULE_USAGE, NO_PLACE, "'--dry-run' answers in text or JSON only");
    }
}

bool cli_parse(struct cli *cli, int argc, char *const *argv, struct diag *diag) {
    size_t errors = diag_errors(diag);
    struct parser parser = {cli, diag, argc, argv, 1};
    *cli = (struct cli){.command = &commands[0], .max_errors = 20};
    const struct command *named = argc > 1 ? find_command(str_from(argv[1])) : NULL;
    if (named != NULL) {
        cli->command = named;
        parser.next = 2;
    }
    if (asks_for_help(&parser)) {
        if (named == NULL) cli->command = NULL;
        return true;
    }
    bool options = true;
    while (parser.next < argc) {
        struct str text = str_from(argv[parser.next++]);
        if (options && str_equal(text, STR("--"))) {
            options = false;
        } else if (options && str_starts(text, STR("--"))) {
            parse_long(&parser, str_slice(text, 2, text.len));
        } else if (options && text.len > 1 && text.data[0] == '-') {
            parse_short(&parser, str_slice(text, 1, text.len));
        } else {
            vec_add(&cli->arguments, text);
            if (options) check_argument(&parser, text);
        }
    }
    check_format(&parser);
    spread_werror(cli);
    return diag_errors(diag) == errors;
}

void cli_free(struct cli *cli) {
    vec_free(&cli->arguments);
    vec_free(&cli->specs);
    vec_free(&cli->overlays);
    vec_free(&cli->languages);
    vec_free(&cli->template_folders);
    vec_free(&cli->settings);
    vec_free(&cli->banner);
}

bool cli_prints_file(const struct cli *cli) {
    struct str path = (struct str){0};
    if (cli->command == NULL) return false;
    if ((cli->command->mark & TAKES_GENERATE) != 0) path = cli->output;
    if ((cli->command->mark & TAKES_IMPORT) != 0) path = cli->write;
    return str_equal(path, STR("-"));
}
