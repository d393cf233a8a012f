#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The corpus of hostile texts: what a specification may try to get out of a string or comment with.

Each group says what it attacks. Texts are in the order in which they stand here, and nothing is random,
so a text can be called by its number. Run as a program, this file prints the groups with their sizes.

A text with a newline or TAB in it can only be a description; the others go everywhere.
"""
import itertools

GROUPS = []  # of (name, what it attacks, texts)


def group(name, attacks, *texts):
    GROUPS.append((name, attacks, list(texts)))


def product(*parts):
    """Every way to take one of each part, in order."""
    return ["".join(choice) for choice in itertools.product(*parts)]


# Strings and comments -----------------------------------------------------------------------------

group("string ends", "the ends of string literals of every language, plain, escaped, doubled and in pairs",
      '"', "'", "`", '\\"', "\\'", "\\`", '\\\\"', '\\\\\\"', '""', "''", "``", '"""', "'''", "```",
      '";', '");', '"); exit(1); ("', '", x = "', '" + system("id") + "', "' + f() + '", "` + f() + `",
      '"}; int main(void) { return 1; } char *x = {"', '"; }\nfunc init() { panic("x") }\nvar _ = "',
      '"\n"', '" "', "' '", '"a" "b"', '}"', ')"', ']"', '"]', '"}', '")', '"))))', '"\\', "'\\", "`\\",
      'R"(x)"', 'R"x(', ')x"', 'L"', 'u8"', '@"', '$"', 'b"', 'r"', 'f"', '#"', '"#', 'r#"', '"##', "q{", "%q(",
      "<<EOF", "EOF", "<<'EOF'", "<<~EOF", "]]", "[[", "]=]", "[=[", "--[[", "--]]", "$$", "$x$", "q'[", "]'",
      "\\Q", "\\E", "qq{", "\"\"\"\\", "'''\\", '\\""" ', "{|", "|}", "~S\"", "«", "»", "“", "”", "‘", "’", "„",
      "＂", "＇", "｀", "＼", "／＊", "＊／")

group("comment ends", "the starts and ends of comments, whole, nested, halved and doubled",
      "*/", "/*", "*/ int main(void) { return 1; } /*", "/**/", "/***/", "*/*", "/*/", "*//*", "**/", "/**",
      "* /", "/ *", "*", "/", "//", "///", "//!", "/*!", "/**!", "#", "#!", "--", "---", ";", ";;", "'", "REM",
      "%", "%{", "%}", "(*", "*)", "(* *)", "{-", "-}", "{", "}", "{#", "#}", "<#", "#>", "<!--", "-->", "--!>",
      "<!-->", "]]>", "<![CDATA[", "=begin", "=end", "=cut", "=pod", "__END__", "\"\"\"*/", "/+", "+/", "|#",
      "#|", "@*", "*@", "<%--", "--%>", "<%#", "*/\\", "\\*/", "*\\/", "/\\*", "*/ */", "/* /* */", "*/*/*/",
      "/*/*/*", "//*/", "/*//", "*\u200b/", "*\u2060/", "*\ufe0f/", "*\u00ad/", "∗/", "*∕", "*⁄")

group("comment lines", "comment ends and line comments where the lines of a description begin and end",
      "*/\n*/", "a\n*/ int x; /*\nb", "a */\n/* b", "*\n/", "/\n*", "a *\n/ b", "a\n//\nb", "//\n//", "#\n#",
      "a \\\n*/", "\\\n", "\\\n\\\n", "a\\\nb\\", "*\\\n/", "/\\\n*", "/\\\n/", "\n\n*/\n\n", "\n*/", "*/\n",
      "   */   \n   /*   ", "\t*/\t\n\t/*\t", "*/\t\n\t\t\t", " \n \n ", "\n\n\n", "\n", "\t", " ", "",
      "a\n\n\n\nb", "ends with blanks   \nand tabs\t\t\nhere \t ", "*/ \\\n", "\\\n*/ int x;", "x\n#include <evil.h>",
      "x\n#define int", "x\n#error x", "x\n#pragma once", "x\n#line 1 \"x\"", "x\n#[test]", "x\n#![no_std]",
      "x\npackage evil", "x\nimport \"os\"", "x\nuse std::process;", "x\nextern crate x;", "x\n}\n\nfn main() {")

group("line splices", "backslashes and trigraphs where a line, a string or a comment ends",
      "\\", "\\\\", "\\\\\\", "\\\\\\\\", "a\\", "a \\", "\\ ", "\\ a", "ends with a backslash and blank \\ ",
      "??/", "??/ ", "a??/", "??/??/", "\\??/", "??/\\", "???/", "????/", "*??/", "/??/", "//??/", '??/"', "??/n",
      "??/\n*/", "a??/\nb", "??'", "??(", "??)", "??<", "??>", "??=", "??!", "??-", "??", "?", "???", "??=define x",
      "%:", "%:%:", "<:", ":>", "<%", "%>", "\\\u2028", "\\\u2029", "\\\u0301", "＼n", "_Pragma(\"x\")",
      "__DATE__", "__FILE__", "__COUNTER__", "??/??/\n*/")

# Escapes ------------------------------------------------------------------------------------------

group("escapes", "what is an escape in some language, decoded before or inside strings and comments",
      *product(["\\"], "0abefnrtvxuUNcCdDsSwWzZ&$'?/"), "\\u002a\\u002f", "\\u002A/", "*\\u002f", "\\u000a",
      "\\u000d", "\\u000A*/", "\\u0022", "\\u0022;x", "\\u005c", "\\u005c\"", "\\uuuu0022", "\\\\u0022", "\\u",
      "\\u{", "\\u{2a}", "\\u{202E}", "\\u{}", "\\u{110000}", "\\U0000002A", "\\U", "\\U0001F4A9", "\\x22", "\\x",
      "\\x0", "\\x22\\x27", "\\42", "\\042", "\\0", "\\00", "\\000", "\\1", "\\08", "\\777", "\\N{QUOTATION MARK}",
      "\\N{", "\\cA", "\\M-x", "\\e[31m", "\\p{L}", "&#42;/", "&#x2a;/", "&quot;", "&lt;", "&gt;", "&amp;", "&",
      "&#10;", "&#0;", "&nbsp;", "%22", "%0A", "%0d%0a", "%00", "%", "%%", "%2", "%zz", "=22", "=0A=", "+ADw-",
      "+ACI-", "\\101bc", "\\18", "\\xfg")

group("greedy escapes", "digits and letters behind a character that is written as a number",
      *product(["é", "ü", "\u2022", "漢", "\U0001F648", "\u202e", "\u200b"], ["0", "7", "9", "a", "F", "abc", "}", "{"]),
      "éé", "é\"", "é\\", "é?", "é??/", "\u202e}", "\u202e\"", "\U0001F648\U0001F648")

# Interpolation and templates ----------------------------------------------------------------------

group("interpolation", "what strings or shells interpolate, and the formats of printf and its like",
      "${x}", "$x", "$(x)", "$((1))", "`id`", "#{x}", "#$x", "#@x", "@{x}", "@x", "\\(x)", "\\{x}", "{x}", "{{x}}",
      "{0}", "{}", "{:?}", "{0:x}", "{!r}", "{{", "}}", "{", "}", "${", "}${", "#{", "%(x)s", "%{x}", "<%= x %>",
      "<%", "%>", "<?php system('id'); ?>", "<?", "?>", "<?=", "%s", "%n", "%d", "%1$s", "%*d", "%s%s%s%s%n", "%99999d",
      "%v", "%!d(MISSING)", "%@", "~a", "~%", "$1", "\\1", "\\g<1>", "!x", "!!", "^x", "%PATH%", "$env:PATH", "~root",
      "*", "?", "[a]", "; id", "| id", "& id", "&& id", "> x", "< x", "$IFS", "\\$x", "$$", "$'x'", "{a,b}",
      "=1+1", "+1+1", "-1+1", "@SUM(1)", "=cmd|' /C calc'!A0", "|x|", "\\|", "x\\|y", "\\\\|", ",", ";", "\"\",\"")

group("our templates", "tags of our own templates inside data, whole, halved and with new delimiters",
      "{{phrase}}", "{{{phrase}}}", "{{&phrase}}", "{{#registry}}", "{{/registry}}", "{{^x}}", "{{>header}}",
      "{{> constants }}", "{{!x}}", "{{! comment", "{{=<% %>=}}", "<%phrase%>", "{{", "}}", "{{{", "}}}", "{{}}",
      "{{#", "{{/", "{{phrase.lit}}", "{{#option}}", "{{/option}}", "{{marker}}", "{{license}}", "{{.}}", "{{@first}}",
      "{{#registry.classes}}x{{/registry.classes}}", "{{^@last}}", "a{{b", "a}}b", "{ {x} }", "{\\{x}}")

# Tools --------------------------------------------------------------------------------------------

group("directives", "lines that a compiler or tool obeys although they are comments",
      "+build ignore", "+build !linux", " +build ignore", " go:build ignore", "go:build ignore", "go:embed /etc/passwd", "go:generate id",
      "go:linkname a b", "go:noescape", "line x.go:1", "line :1", "export f", "extern f", "nolint", "lint:ignore x y",
      "Deprecated: no", "deprecated", "Output: x", "Unordered output:", "BUG(x): y", "TODO(x): y", "#cgo LDFLAGS: -x",
      "import \"C\"", "@generated", "@ts-ignore", "eslint-disable", "noqa", "type: ignore", "pragma: no cover",
      "pylint: disable=all", "NOLINT", "NOLINTBEGIN", "clang-format on", "clang-format off", "IWYU pragma: export",
      "cppcheck-suppress x", "LCOV_EXCL_START", "GCOVR_EXCL_START", "fallthrough", "FALLTHRU", "CHECKSTYLE:OFF", "NOSONAR",
      "rustfmt::skip", "#[rustfmt::skip]", "#[cfg(x)]", "#![feature(x)]", "@formatter:off", "prettier-ignore",
      "sourceMappingURL=x.map", "# sourceURL=x", "use strict", "reference path=\"x\"", "<reference path=\"x\"/>",
      "region x", "endregion", "frozen_string_literal: true", "-*- coding: utf-7 -*-", "coding: utf-7", "coding=utf-16",
      "vim: set ft=c:", "vi:set x", "ex: x", "Local Variables:", "-*- mode: c; eval: (x) -*-", "End:",
      "SPDX-" "License-Identifier: GPL-3.0-only", "SPDX-" "FileCopyrightText: nobody", "Copyright" " (C) nobody",
      "REUSE-" "IgnoreStart", "REUSE-" "IgnoreEnd", "Code generated by x. DO NOT EDIT.", "DO NOT EDIT", "<<<<<<< HEAD",
      "=======", ">>>>>>> x", "%!PS", "#!/bin/sh", "MZ", "%PDF-", "GIF89a", "BEGIN PGP", "$Id$",
      "x\n+build ignore", "x\ngo:build ignore", "\n\n+build ignore\n\n", "x\n//go:embed x", "x\nline x.go:1",
      "x\nDeprecated: no\ny", "x\n\nDeprecated: use y", "x\n//export f", "//go:build ignore", "//export f", "//line x:1")

group("documentation", "markup that documentation tools run, link or warn about",
      "    let x: ! = panic!();", "\tfn main() {", "```\ncompile_error!(\"x\");\n```", "```rust\npanic!()\n```",
      "~~~\nx\n~~~", "x\n\n    panic!();\n\ny", "x\n\n\tpanic!()\n\ny", "- x\n\n      panic!();", "1. x\n\n       panic!();",
      "> ```\n> x\n> ```", ">>> exit()", ">>> 1/0\n1", "... x", "@param x", "@deprecated", "{@link x}", "{@code", "@",
      "{@", "@@", "@{", "\\brief x", "\\page x", "\\code", "\\endcode", "\\x{", "@code", "@endcode", "@see x", ":param x:",
      ".. code:: c", ".. include:: /etc/passwd", "::", ":ref:`x`", "[x](javascript:alert)", "[x]", "[`x`]", "[x]: y",
      "[x]:http://y", "![x](y)", "[^1]", "<b>", "<script>", "</script>", "<script>alert(1)</script>", "<x", "x>", "<!x>",
      "<!DOCTYPE x>", "</style>", "</textarea>", "<a href='x'>", "<img src=x onerror=f()>", "http://x", "https://x.y/z",
      "<https://x>", "ftp://x", "mailto:x@y", "www.x.y", "http://x.y?a|b", "www.x.y/z", "a@b.c", "# x", "## x", "x #", "x ##", "x \\#", "#", "x\n=", "x\n-", "x\n===", "x\n---", "---", "***",
      "___", "* x", "- x", "+ x", "1. x", "1) x", "999. x", "0.", "1", "| a | b |", "|---|", "x\n| a |\n|---|\n| b |",
      "_x_", "*x*", "**x**", "~~x~~", "`x`", "``x``", "`", "``x", "$x$", "$$x$$", "\\[x\\]", "&copy;", "&#x41;", "x  \ny",
      ".TH x", ".\\\" x", "'br", ".so /etc/passwd", "\\fBx", "\\input{x}", "\\write18{id}", "@bye", "@include x", "%x",
      "- [ ] x", "- [x] x", ": x", "x\n: y", "term\n:   y", "{.x}", "{: .x}", "[[x]]", "{{< x >}}", ":smile:", "``' '``",
      "''x''", "``x''", "x]:y", "x ]: y", "See [y]:", "[x]: http://y", "a\n\n[x]: http://y\n\nb", "[x]: http://y\n[z]: http://y", "# x\n\ny", "x\n\n# y\n\nz", "[Self]", "[crate::x]", "[`StatusCode`]", "Self::X", "-- x", "...")

# Characters ---------------------------------------------------------------------------------------

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
group("directions", "bidirectional controls, alone and where they turn code around",
      *BIDI, *("a" + c + "b" for c in BIDI), "\u202e*/\u202c", "\u2066*/\u2069\u2066", "\u202e\"\u202c",
      "\u202e } \u2066if (x)\u2069 \u2066 begin", "\u202e\u2066// x\u2069\u2066", "ע", "אבג", "ابج", "א*/", "*/א", "א\"ב")

INVISIBLE = ("\u00a0\u00ad\u034f\u115f\u1160\u1680\u17b4\u17b5\u180b\u180e\u2000\u2003\u2007\u2009\u200a\u200b\u200c\u200d"
             "\u202f\u205f\u2060\u2061\u2064\u206a\u206f\u2800\u3000\u3164\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffb\U0001bca0"
             "\U0001d173\U000e0001\U000e0020\U000e0041\U000e007f\U000e0100\U000e01ef")
group("invisible", "characters that cannot be seen, and blanks that are none to a compiler",
      *("x" + c + "y" for c in INVISIBLE), *INVISIBLE[:8], "\u200b*/", "\ufeff#include", "x\u2028y", "x\u2029y",
      "\u2028", "\u2029", "\u2028*/", "x\u2028// y", "*\u2028/")

group("letters", "characters of all lengths, look-alikes, marks, and case that depends on the locale",
      "é", "ß", "ẞ", "ı", "İ", "iİıI", "ſ", "K", "Å", "ǅ", "ﬁ", "µ", "Ω", "漢字", "かな", "한글", "ไทย", "हिन्दी", "ֿ",
      "e\u0301", "\u0301", "a" + "\u0301" * 20, "Z\u0351\u0363", "🙈", "👩\u200d👩\u200d👧", "🇩🇪", "👍🏽", "𝒳", "𐀀", "\U0010fffd",
      "\U000f0000", "\ue000", "\uf8ff", "\ufffd", "\ud7ff", "\u07ff", "\u0800", "\u0100", "\uffef",
      "Кирилл", "сору", "раураӏ", "١٢٣", "１２３", "Ａ", "①", "²", "½", "ⅷ", "٫", "，", "；", "：", "（", "）", "｛", "｝", "＃",
      "…", "–", "—", "‐", "−", "×", "÷", "¬", "¦", "§", "¿", "¡", "€", "™", "☃", "\u2606", "﷽", "꧅", "𒈙", "\U0001f9d1\u200d\U0001f692")

# The wire -----------------------------------------------------------------------------------------

group("responses", "phrases that are doubtful in a status line; none of these bytes ends a line",
      "OK\\r\\nSet-Cookie: x=1", "OK%0d%0aX: y", "OK\\nX: y", "OK嘊嘍X: y", "OK\u560a\u560dSet-Cookie: x", "HTTP/1.1 200 OK",
      "200 OK", "404", "", " ", "  ", " x", "x ", "  x  ", "a  b", "a   b", ":", "X: y", "x\u00a0y", "Ünknown", "OK\\0",
      "Content-Length: 0", "Transfer-Encoding: chunked", "\\r\\n\\r\\n<html>", "OK\\x0d\\x0a", "OK&#13;&#10;", "(c)", "\"OK\"",
      "O'Kay", "100%", "200 OK HTTP/1.1", "i'm a teapot", "-", "--", "NULL", "None", "nil", "undefined", "NaN", "0", "-1")

group("other types", "texts that YAML, JSON or a compiler could read as something else",
      "yes", "no", "on", "off", "y", "n", "true", "false", "True", "FALSE", "null", "Null", "~", "1", "1.0", "1.10", "1e3",
      "0x1F", "0o17", "017", "1_000", "+1", "-0", ".5", ".inf", "-.INF", ".nan", "60:30", "2024-01-01", "2024-01-01T00:00:00Z",
      "12:30:45", "=", "<<", "!", "!!str x", "&a", "*a", "? x", "- x", "[x", "]", "{x", "x: y", "x:", ": x", "x #y", "#x",
      "@x", "`x", "|", ">", "%YAML 1.1", "---x", "...x", "'x", "\"x", "\\\"x", "[]", "{}", "[1,2]", "{\"a\":1}", "\"\"")

group("words", "keywords and names that are there already",
      "int", "main", "func", "fn", "class", "return", "NULL", "errno", "assert", "printf", "static", "const", "__FILE__",
      "Self", "super", "crate", "init", "package", "import", "iota", "std", "core", "constructor", "__proto__", "toString",
      "con", "nul", "aux", "..", ".", "../x", "/etc/passwd", "C:\\x", "x/../../y", "-rf", "--help", "-o", "\\\\x\\y")

# Size and wrapping --------------------------------------------------------------------------------

TERMINATORS = ["*/", "\\", "??/", "//", "\"", "+build x", "    x", "```", "]:y", "\u202e", "1. x"]
group("wrapping", "a terminator on each side of the column at which comments are wrapped",
      *(f"{'x' * (width - 6)} word {end} more" for width in (86, 89, 91, 93) for end in TERMINATORS),
      *("word " * 17 + end + " word " * 20 + end for end in TERMINATORS),
      *("x" * width + end for width in (90, 91, 92, 93) for end in ("*/", "/*", "\\", "??/")))

group("long", "texts that are long, without a blank, or of nothing but delimiters",
      "A" * 256, "*/" * 100, "\\" * 101, "\"" * 100, "?" * 100, "*" * 200, "/" * 200, "`" * 99, "é" * 128, "🙈" * 60,
      "x " * 120 + "*/", "{" * 100, "(" * 100, "[" * 100, "<" * 100, "??/" * 60, "\u202e" * 40, "word " * 700, "A" * 3000,
      "*/ " * 1300, "é" * 1500, "\\u000a" * 300, "漢" * 1200)

HALVES = [("*", "/"), ("/", "*"), ("/", "/"), ("\\", "\""), ("??", "/"), ("\\", "n"), ("`", "``"), ("]", ":"), ("<", "!--"),
          ("?", "?/"), ("{", "{x}}"), ("-", "->")]
group("halves", "half of a delimiter at the start or the end: what stands beside it may be the other half",
      *itertools.chain.from_iterable((b + " x", "x " + a, b + "x" + a, a + " " + b) for a, b in HALVES))


# Ids: what some language has already. Capitals cannot be in an id.
IDS = """
    alignas alignof and and_eq arguments array as asm assert async atomic auto await base bitand bitor bool boolean become box
    break byte bytes case cap catch chan char class clear close code codes compl complex concept const const_cast consteval
    constexpr constinit continue copy core crate debugger decltype def default defer defined del delete display do double dyn
    e2big eacces edom eintr elif else enum eof eperm erange errno error eval except exec explicit export extends extern f32 f64
    fallthrough false final finally float fn for form from func function gen get global go goto hash headers i128 i386 i8 i64 if
    imag impl implements import in index inf info init inline instanceof int int8 interface internal iota is isize it lambda
    len let line linux list loop lookup long mac macro main make map match max min mod module move mut mutable name names nan
    native new nil noexcept none nonlocal not null nullptr number object of ok open operator option or or_eq override package
    panic pass phrase phrases place places print printf priv private protected ptr pub public range raise range_error re real
    recover ref register reinterpret_cast require restrict return rune self short sig_ign signed sigint sizeof some static
    static_assert stderr stdin stdout std str string strict strictfp struct sub super switch synchronized table template text
    texts then this thread_local throw throws trait transient true try type type_of typedef typeid typename typeof u128 u16 u32
    u8 uint uint8 uint8_t undefined union unique unix unknown unless unsafe unsigned unsized unwrap use using usize var vector
    vendor vendors virtual void volatile wchar_t when where while with xor xor_eq yield""".split()


def texts():
    """All texts, each once, in order."""
    return list(dict.fromkeys(text for _, _, members in GROUPS for text in members))


def is_line(text):
    """May the text stand where the specification takes one line?"""
    return not set(text) & set("\n\t\u2028\u2029")


if __name__ == "__main__":
    for name, attacks, members in GROUPS:
        print(f"{len(members):4} {name}: {attacks}")
    print(f"{len(texts()):4} different texts, {sum(map(is_line, texts()))} of one line")
