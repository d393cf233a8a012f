# SPDX-License-Identifier: MIT
"""Lexers of the output languages, as small as can be, and independent of the program that is tested.

Each tells code, strings and comments apart and decodes the strings. The rules are those of the languages'
standards; what no output uses and no text may bring about (a raw string, say) is read too, so that it
shows in the skeleton.
"""
import html
import json
import re


class Source:
    """What a file consists of: the code without texts, the values of its strings, its comments."""

    def __init__(self, skeleton, strings, comments):
        self.skeleton = skeleton  # pieces of code and "" for each string, without blanks
        self.strings = strings    # of bytes
        self.comments = comments  # with their markers


class Broken(Exception):
    """The file cannot be read as one of its language."""


def scan(text, token, decode):
    """Splits a text by a pattern of named groups; what is neither comment nor string is code."""
    skeleton, strings, comments = [], [], []
    at = 0
    for match in token.finditer(text):
        if match.start() != at:
            break
        at = match.end()
        kind = match.lastgroup
        if kind == "comment":
            comments.append(match[kind])
        elif kind == "string":
            skeleton.append('""')
            strings.append(decode(match[kind]))
        elif kind is not None:
            skeleton.append(match[kind])
    if at != len(text):
        raise Broken(f"no token at {text[at:at + 60]!r}")
    return Source(skeleton, strings, comments)


SIMPLE = {"n": b"\n", "t": b"\t", "r": b"\r", "a": b"\a", "b": b"\b", "f": b"\f", "v": b"\v",
          "\\": b"\\", '"': b'"', "'": b"'", "?": b"?"}
ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+)|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})"
                    r"|u\{([0-9A-Fa-f_]+)\}|([\s\S]))")


def decoder(simple, forms):
    """Decodes literals with these simple escapes and, of ESCAPE, the groups in `forms`."""
    def replace(match):
        form = match.lastindex
        if form == 6:
            if match[6] not in simple:
                raise Broken(f"no escape: {match[0]!r}")
            return SIMPLE.get(match[6], b"\0")
        if form not in forms:
            raise Broken(f"no escape here: {match[0]!r}")
        number = int(match[form].replace("_", ""), 8 if form == 1 else 16)
        if form in (1, 2):
            if number > 255:
                raise Broken(f"no byte: {match[0]!r}")
            return bytes([number])
        if number > 0x10FFFF or 0xD800 <= number < 0xE000:
            raise Broken(f"no character: {match[0]!r}")
        return chr(number).encode()

    def decode(literal):
        if "\n" in literal:
            raise Broken(f"a line ends in {literal[:60]!r}")
        body, parts, at = literal[1:-1], [], 0
        for match in ESCAPE.finditer(body):
            parts += [body[at:match.start()].encode(), replace(match)]
            at = match.end()
        return b"".join(parts + [body[at:].encode()])
    return decode


# What no string and comment begins with. Numbers and names are whole, other characters single.
CODE = r"\s+|(?P<code>[A-Za-z0-9_]+|[^\s\"'/]|/(?![/*]))"
QUOTED = r'"(?:[^"\\]|\\[\s\S])*"'
CHARACTER = r"'(?:[^'\\\n]|\\.)*'"
BLOCK = r"/\*(?:[^*]|\*(?!/))*\*/"

C_TOKEN = re.compile(rf"(?P<comment>{BLOCK}|//[^\n]*)|(?P<string>{QUOTED})|(?P<char>{CHARACTER})|{CODE}")
C_DECODE = decoder('ntrabfv\\"\'?', (1, 2))
TRIGRAPHS = {"=": "#", "/": "\\", "'": "^", "(": "[", ")": "]", "!": "|", "<": "{", ">": "}", "-": "~"}


def read_c(text, trigraphs=False):
    if trigraphs:
        text = re.sub(r"\?\?([=/'()!<>-])", lambda match: TRIGRAPHS[match[1]], text)
    spliced = [comment for comment in scan(text, C_TOKEN, C_DECODE).comments if re.search(r"\\[ \t]*\n", comment)]
    if spliced:
        raise Broken(f"a comment of which lines are spliced: {spliced[0][:200]!r}")
    # Compilers splice lines before they look for comments, also where blanks follow the backslash.
    source = scan(re.sub(r"\\[ \t]*\n", "", text), C_TOKEN, C_DECODE)
    skeleton, strings = joined(source)
    return Source(without_offsets(skeleton), strings, source.comments)


def joined(source):
    """Skeleton and strings with one string for those that stand side by side, as compilers join them."""
    skeleton, strings, values = [], [], iter(source.strings)
    for piece in source.skeleton:
        if piece != '""':
            skeleton.append(piece)
        elif skeleton and skeleton[-1] == '""':
            strings[-1] += next(values)
        else:
            skeleton.append(piece)
            strings.append(next(values))
    return skeleton, strings


def without_offsets(skeleton):
    """Where a text begins among others depends on the texts: in tables of that, any number is as good as another."""
    at = 0
    while "offsets" in skeleton[at:]:
        at = skeleton.index("offsets", at) + 1
        if skeleton[at:at + 4] == ["[", "]", "=", "{"]:
            for i in range(at + 4, skeleton.index("}", at)):
                skeleton[i] = "0" if skeleton[i].isdigit() else skeleton[i]
    at = 0
    while "lines" in skeleton[at:]:
        at = skeleton.index("lines", at) + 1
        if skeleton[at] == "[" and skeleton[at + 1].isdigit():
            skeleton[at + 1] = "0"
    return skeleton


# What Markdown shows. The rest of `<U+202E>` is a character that we show so; then come escapes and entities.
SHOWN = r"\\<U\+([0-9A-F]{4,6})>|\\([!-/:-@\[-`{-~])|(&(?:#x?[0-9A-Fa-f]+|[a-z]+);)"
MARKDOWN_LINK = re.compile(r"\]\(((?:[^()]|\([^()]*\))*)\)([^ .,]?)")
# What would mean something if it stands for itself: '_' not within a word, and what becomes a link.
LIVE_IN_NOTES = re.compile(SHOWN + r"|[`*\[\]<&~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
LIVE_IN_CELLS = re.compile(LIVE_IN_NOTES.pattern + r"|://|www\.")


def read_markdown(text, live):
    """The text that words of Markdown show."""
    def replace(match):
        if match[1]:
            return chr(int(match[1], 16))
        if match[2] or match[3]:
            return match[2] or html.unescape(match[3])
        raise Broken(f"Markdown: {text[max(0, match.start() - 30):match.end() + 30]!r}")
    return live.sub(replace, text)


GO_TOKEN = re.compile(
    rf"(?P<comment>{BLOCK}|//[^\n]*)|(?P<string>{QUOTED})|(?P<raw>`[^`]*`)|(?P<char>{CHARACTER})|{CODE}")
GO_DECODE = decoder('ntrabfv\\"', (2, 3, 4))


def read_go(text):
    source = scan(text, GO_TOKEN, GO_DECODE)
    head = text.partition("\n\n")[0].count("\n")  # the first lines document nothing
    for number, comment in enumerate(source.comments):
        # Directives, with the blanks that their readers allow.
        if re.match(r"//(line |export |extern |\s*\+build|\s*go:[a-z]|[a-z0-9]+:[a-z0-9])|/\*line ", comment):
            raise Broken(f"a directive: {comment!r}")
        if number > head and re.match(r"//\s*\[[^]]*\]:\s", comment):
            raise Broken(f"a definition of a link, which go doc does not show: {comment!r}")
        if comment.startswith("// Deprecated:"):
            source.skeleton.append("deprecated")
    return source


RUST_TOKEN = re.compile(
    rf"(?P<comment>//[^\n]*|/\*)|(?P<string>{QUOTED})|(?P<char>'(?:[^'\\\n]|\\(?:u\{{[^}}]*\}}|x..|.))'|'\w+)|{CODE}")
RUST_DECODE = decoder("ntr0\\\"'", (2, 5))


def read_rust(text):
    source = scan(text, RUST_TOKEN, RUST_DECODE)
    strings = [at for at, piece in enumerate(source.skeleton) if piece == '""']
    for number, at in enumerate(strings):
        if source.skeleton[at - 3:at] == ["(", "note", "="]:  # of an attribute; rustdoc takes it for Markdown
            source.strings[number] = read_markdown(source.strings[number].decode(), LIVE_IN_NOTES).encode()
    # Documentation is code: it is Markdown, and rustdoc compiles and runs what is a block of code in it.
    for comment in source.comments:
        if comment.startswith(("/*", "//!")):
            raise Broken(f"a comment that is none of ours: {comment!r}")
        if re.match(r"///( {4}| *\t|\s*(```|~~~|>|[-+*] {4}|[0-9]+[.)] ))", comment):
            raise Broken(f"a block of code, or what may hold one: {comment!r}")
        if re.match(r"///", comment) and re.search(r"(?<!\\)<(?!U\+)[A-Za-z!/?]", re.sub(r"`[^`]*`", "", comment)):
            raise Broken(f"HTML: {comment!r}")
        if comment.startswith("///"):
            source.skeleton += live_marks(comment[4:])
    return source


def live_marks(line):
    """What means something in a line of Markdown, in order. It is the same whatever the texts are."""
    first = re.match(r"[#>+=:0-9-]", line)
    line = re.sub(SHOWN, "x", line)
    # A link that ends too early leaves the rest of its URL behind it.
    line = MARKDOWN_LINK.sub(lambda match: "](" + re.sub("[^][()*&]", "", match[1]) + "|" * bool(match[2]), line)
    return ([first[0]] if first else []) + re.findall(r"://|[`*\[\]<&|~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", line)


JSON_TOKEN = re.compile(rf"(?P<comment>(?!))|(?P<string>{QUOTED})|\s+|(?P<code>[-+.A-Za-z0-9_]+|[][{{}}:,])")


def decode_json(literal):
    try:
        return json.loads(literal).encode()
    except ValueError as error:
        raise Broken(f"{error}: {literal[:60]!r}") from error


def read_json(text):
    if re.search(r"[^\n -~]|[<>&]", text):
        raise Broken("a character that is not for pages of HTML")
    return scan(text, JSON_TOKEN, decode_json)


CELL = re.compile(r"\|((?:\\[!-/:-@\[-`{-~]|[^|])*)")  # as the tables of GitHub end them
PART = re.compile(r"(?P<code>`[^`]+`)|\[(?P<title>(?:\\.|[^]\\])*)\]\((?P<link>[^()<>\s]*)\)|(?P<text>(?:\\.|[^`[\\])+)")


def read_names(text):
    """A page of Markdown with headings and tables. What stands as code is there to be looked at: no part of the strings."""
    source = Source([], [], [])
    for line in text.split("\n"):
        cells = [line[3:]] if line.startswith("## ") else [cell[1:-1] for cell in CELL.findall(line)] or None
        if cells is None:
            source.skeleton.append(line)
            continue
        for cell in cells:
            source.skeleton.append(line[:1])
            read_cell(cell, source)
    return source


def read_cell(cell, source):
    at = 0
    for part in PART.finditer(cell):
        if part.start() != at:
            break
        at = part.end()
        source.skeleton.append(part.lastgroup)
        if part["code"]:
            source.comments.append(part["code"])
        else:
            words = part["text"] if part["title"] is None else part["title"]
            source.strings.append(read_markdown(words, LIVE_IN_CELLS).encode())
    if at != len(cell):
        raise Broken(f"a cell of {cell[:60]!r}")


def read(language, text):
    """Every way in which a compiler may see the file."""
    if language == "c":
        return [read_c(text), read_c(text, trigraphs=True)]
    return [{"go": read_go, "rust": read_rust, "json": read_json, "names": read_names}[language](text)]


# The bytes of outputs -----------------------------------------------------------------------------

# Controls, blanks but the blank, line ends, and what Unicode calls default-ignorable or directional.
UNSEEN = ("\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f"
          "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
          "\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ufdd0-\ufdef"
          + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)))
UNSEEN_CHARACTER = re.compile(f"[{UNSEEN}]")
BAD_BYTES = re.compile(f"[{UNSEEN}]| $", re.MULTILINE)


def bad_bytes(language, data):
    """What may stand in no output, as lines; the indentation of Go is of TABs."""
    try:
        text = data.decode("utf-8", "strict")
    except UnicodeDecodeError as error:
        return [f"no UTF-8: {error}"]
    if language == "go":
        text = re.sub(r"^\t+", "", text, flags=re.MULTILINE)
    found = [f"{match[0]!r} in {text[max(0, match.start() - 30):match.end() + 30]!r}" for match in BAD_BYTES.finditer(text)]
    if not text.endswith("\n"):
        found.append("no newline at the end")
    return found
