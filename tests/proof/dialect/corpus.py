# SPDX-License-Identifier: MIT
"""YAML to compare readers by: files written by hand where parsers are known to differ, files made
at random in all styles that there are, and damaged ones. The same on every machine."""

import random

# What a value can stand in; {} stands for each of VALUES.
PLACES = [
    "a: {}\n", "a:\n  {}\n", "a: {}\nb: c\n", "a: {} # c\n", "{}: b\n", "? {}\n: b\n",
    "a:\n- {}\n- b\n", "a:\n  - - {}\n    - b\n", "a:\n  - b: {}\n    c: d\n", "a: [{}]\n",
    "a: [{}, b]\n", "a: [b, {}: c]\n", "{{a: {}}}\n", "{{a: {}, b: c}}\n", "a: {{{}: b}}\n",
    "a: [b, [{}]]\n",
]

# Texts that are something else to a reader with types; ends of unquoted texts; quotes; brackets;
# blocks; several lines; characters.
VALUES = [
    'no', 'NULL', '~', '1.10', '0o17', '1_000', '12:30:45', '2024-01-01', '.inf', '0x1F', '=', '<<',
    'a b', 'a  b', 'a#b', 'a #b', 'a# b', 'a:b', 'a: b', 'a :b', 'a : b', 'a,b', 'a, b', 'a]b',
    'a}b', 'a[b', 'a{b', 'http://x/y?z=1&c', '::', ':a', 'a:', '-a', '--', '-', '- a', '?a', '? a',
    '?', ',a', '*a', '&a b', '!a b', '!!str b', '@a', '`a', '%a', '|a', '>a', 'a|', 'a>', 'a%',
    'a@', 'a!', 'a&', 'a*', 'a\tb', 'a\t#b', 'a \t b', '\ta', 'a\t', '---', '...', '--- a', '...a',
    '---a', 'a ---', "''", '""', "'a'", "'it''s'", "'a\\nb'", '"a\\nb"', '"\\""', '\'"\'',
    '"\\x41\\u00e9\\U0001F600"', '"\\e"', '"\\/"', '"\\0"', '"\\a"', '"\\N"', '"\\_"', '"\\L"',
    '"\\P"', '"\\ "', '"\\\t"', '"a\tb"', "'a\tb'", '"\\ud83d\\ude00"', '"\\q"', "'a' b", "'a'b",
    '"a":b', "'a':b", "a'b", 'a"b', "a''b", "'a", '"a', '" a "', "' a '", '"#"', "' #'", '": "',
    "'- a'", '[]', '{}', '[ ]', '[a]', '[a,]', '[a, ]', '[,]', '[a,,b]', '[,a]', '{a: b}',
    '{a: b,}', '{a}', '{a, b}', '{a:b}', '{a: }', '{: b}', '{"a":b}', "{'a':b}", '{"a": b}',
    '{a : b}', '[a: b]', '[a: b, c: d]', '[[a], {}]', '{a: [b, {c: d}]}', '[a\n]',
    '[ a # c\n , b ]', '{a: b}: c', '[a]: b', '{[a]: b}', '{? a : b}', '[? a : b]', '[a b: c]',
    '[-]', '[- a]', '[-a]', '[a-b]', '[:a]', '[::]', '[a:]', '[a::b]', '{a::b}', '{a:: b}',
    '{a: b c}', '[a#b]', '[a #b\n]', '[a, # c\n b]', '[a]b', '[a] b', '[a]#b', '[a] #b', '[a:b]',
    '[a:,b]', '{a:,b}', '{a: :b}', '|\n    b\n', '>\n    b\n    c\n', '|-\n    b\n\n',
    '>+\n    b\n\n', '|2\n    b\n', '>\n    b\n      c\n    d\n', '|\n\n    b\n',
    '|\n      b\n    c\n', '|  # c\n    b\n', '|# c\n    b\n', '|-2\n     b\n', '|2-\n     b\n',
    '|0\n    b\n', '|22\n    b\n', '>\n    \tb\n    c\n', '>\n    b\n    \tc\n',
    '|\n    \t\n    b\n', '|', '>-', '|\n', '>\n    b\n\n    c\n', '>\n    b\n\n\n    c\n',
    '>\n\n    b\n', '|\n     \n    b\n', '|\n    b # no comment\n', '|\n    b\n  # c\n',
    '|\n    b\n # c\n', '|\n    - b\n    c: d\n', '|\n    b\n   \n', '>-\n    b \n    c\n',
    '|\n    # b\n', 'b\n    c', 'b\n\n    c', 'b\n    # c\n    d', 'b\n    - c', 'b\n    c: d',
    "'b\n    c'", "'b\n\n    c'", '"b\n    c"', '"b\\\n    c"', '"b \\\n    \\ c"', '"b\n\n    c"',
    '"b  \n    c"', '"b\\  \n    c"', "'b\nc'", '"b\nc"', 'b\nc', "'b\n  # c\n    d'",
    '"b\n    # c"', 'b\n  c', '\n    b', '\n    b: c', '\n    - b', '\n    b\n    c', '# c\n    b',
    "'b\n--- c'", "'b\n... c'", '"b\n\tc"', 'b\n\tc', '[b,\n    c]', '[b,\nc]', '{b:\n    c}',
    '{b\n    : c}', '[b\n    c]', '[b,\n  # c\n    d]', "['b\n    c']", '{b: c,\n    d: e}',
    '[\'b\', "c"]', '{\'b\': "c"}', '\xe4', '\xe9 \xe8', '\u65e5\u672c', '\U0001f600', 'a\xa0b',
    '\xa0a', 'a\u200bb', 'a\xadb', '\ufe0f', 'a\u3000b', '\u3000',
]

# Whole files.
FILES = [
    '', '\n', '# c\n', '# c', '---\n', '---\n...\n', '...\n', '--- a\n', '---a\n', '--- |\n a\n',
    '--- >\n a\n b\n', '--- # c\na: b\n', '---\na: b\n...\n', 'a: b\n...\n# c\n', 'a: b\n...\n\n',
    'a: b\n... # c\n', 'a: b\n...c\n', 'a: b\n---\n', 'a: b\n---\nc: d\n', 'a: b\n...\n---\nc: d\n',
    '%YAML 1.2\n---\na: b\n', '%TAG ! x\n---\na\n', '# c\n%YAML 1.1\n---\na\n', '\ufeffa: b\n',
    '\ufeff# c\na: b\n', '\ufeff---\na: b\n', '\ufeff\n', '\ufeff', 'a: \ufeffb\n', 'a: b\n\ufeff',
    'a: b\r\nc: d\r\n', 'a: |\r\n  b\r\n  c\r\n', 'a: >\r\n  b\r\n  c\r\n', 'a: "b\r\n  c"\r\n',
    "a: 'b\r\n\r\n  c'\r\n", 'a: b\rc: d\r', 'a: b\r\nc: d\n', 'a: b\\\r\n', 'a: "b\\\r\n  c"\r\n',
    '- a\r\n- b', '# c\r\na: b\r\n', 'a: b # c\r\n', 'a: b', 'a: |\n  b', 'a: >\n  b',
    'a: |\n  b\n  ', 'a: |+\n  b\n\n', 'a: |+\n  b\n\n\n', 'a: |-\n  b', 'a: |\n', 'a: |\n\n\n',
    'a: |+\n\n', 'a: >+\n\n', 'a: |+\n\nb: c\n', 'a: >\n\nb: c\n', 'a: |\n  b\n\nc: d\n',
    'a: |+\n  b\n\nc: d\n', 'a:\n  b: c\n  d: e\nf: g\n', 'a:\n    b: c\n  d: e\n',
    'a:\n  b: c\n d: e\n', 'a: b\n  c: d\n', 'a:\n- b\n-  c\n', 'a:\n - b\n - c\nd: e\n',
    '- a\n  b\n- c\n', '-\n  a: b\n-\n  c: d\n', '- a: b\n  c: d\n-   e: f\n    g: h\n',
    '- - a\n  - b\n- - c\n', '-   - a\n    - b\n', '- a\n - b\n', '- a\n- b\n  - c\n',
    ' a: b\n c: d\n', ' a: b\nc: d\n', '  - a\n  - b\n', '? a\n: b\n? c\n: d\n', '? a\n? b\n',
    '? a\n', '? |\n  a\n: b\n', '? - a\n: b\n', '? a: b\n: c\n', "? 'a'\n: - b\n  - c\n",
    '\'a\': b\n"c": d\n', "'a' : b\n", 'a : b\n', 'a  :  b\n', 'a:\tb\n', 'a:\t\tb\n', 'a: b\t\n',
    'a: b\t# c\n', 'a:\t# c\n  b\n', '-\ta\n', '-\t- a\n', '- \ta\n', '-\ta: b\n', 'a:\t- b\n',
    '?\ta\n:\tb\n', '[a,\tb]\n', '{a:\tb}\n', '[\n\ta\n]\n', '[\n  a,\n\tb]\n', 'a:\n  \tb\n',
    'a:\n \tb: c\n', 'a: |\n \tb\n', 'a: |\n\tb\n', 'a: >\n  b\n\tc\n', 'a: b\n\t\nc: d\n',
    'a: b\n \t\nc: d\n', '\t\na: b\n', 'a: b\n\t# c\n', 'a: b\n  \t# c\n', "a: 'b\n\tc'\n",
    'a: "b\n \tc"\n', 'a: b\n \tc\n', '# c\n\t# d\na: b\n', 'a: b\n\t', 'a: b\n ', '---\t a\n',
    '---\ta: b\n', 'a: b\na: c\n', "a: b\n'a': c\n", 'a: b\n"\\x61": c\n', '{a: b, a: c}\n',
    'a: {b: c, b: d}\n', 'a: &x b\nc: *x\n', '*a : b\n', '&a b: c\n', 'a: ! b\n', '! a: b\n',
    'a: !<tag:x> b\n', 'a: !!map {}\n', '<<: {a: b}\n', "'<<': a\n", 'a: {<<: b}\n', 'a: [<<]\n',
    'a: <<\n', '=: a\n', 'a: =\n', 'a:\n', 'a:\nb: c\n', 'a: # c\nb: c\n', '- a\n-\n- b\n', '-\n',
    '- # c\n- a\n', "a: ''\n", 'a: ""\n', ': a\n', ': \n', "'': a\n", '{: a}\n', "{'': a}\n",
    '[a, ]\n', '[, a]\n', 'a: b: c\n', "a: 'b': c\n", 'a: b\n c: d\n', 'a: [b\nc: d\n',
    'a: {b: c\n', 'a: b]\n', 'a: b}\n', ']\n', '}\n', "a: 'b\n", 'a: "b\n', 'a: [b]]\n',
    '[a] [b]\n', '[a]\n[b]\n', 'a\nb: c\n', 'a b: c\n', 'a\n  b: c\n', "'a\n  b': c\n",
    '"a\n b": c\n', '[a\n b: c]\n', '{a\n b: c}\n', '{a: b\n}\n', '{\na: b\n}\n',
    'a: {\n  b: c\n}\n', 'a: {\nb: c\n}\n', 'a: [\nb\n]\n', 'a: [\n  b,\n  c\n]\n',
    'a: [\n  b,\n  c,\n]\n', '- {a: b,\n  c: d}\n', '- [a,\nb]\n',
    '{\n  "a": "b",\n  "c": [1, true, null]\n}\n', '{"a":"b","c":["d","e"],"f":{"g":"h"}}\n',
    '["\\/","\\u2028"]\n', '{"a":{}}\n', '{"a":[]}', '"a"\n', 'a\n', 'a', '[]', '{}',
    '- a\n# c\n- b\n', 'a:\n# c\n  b\n', 'a:\n  # c\n  b: c\n # d\n', 'a: |\n  b\n # c\nd: e\n',
    'a: |\n # b\n', 'a: >\n  b\n # c\n', 'a: |\n  b\n\n # c\n\nd: e\n', 'a: b #c\n', 'a: b# c\n',
    "a: 'b'# c\n", 'a: [b]# c\n', 'a: [b, c# d\n]\n', 'a: [b,# c\n d]\n', 'a: [b, #c\n d]\n',
    '#a\n#b\nc: d\n#e\n', 'a: b\n\n\n\nc: d\n', '\n\na: b\n', 'a: b   \n', 'a:   \n  b\n',
    'a: b\n \n  \nc: d\n', "a: 'b' \n", 'a: |   \n  b\n', 'a: |\n  b   \n', 'a: >\n  b   \n  c\n',
    'a: >\n  b\n   c\n  d\n', 'a: >\n   b\n  c\n', 'a: >\n\n  b\n\n\n  c\n    d\n\n    e\n\n  f\n',
    'a: >-\n  b\n    * c\n    * d\n\n  e\n', 'a: |1\n b\n', 'a: |1\n  b\n', 'a: |9\n         b\n',
    'a: |3\n  b\n', '- |\n a\n- >\n b\n', '- |1\n  a\n', '|\n a\n', '>\n a\n', '|\na\n',
    '>\na\nb\n', '- a: |\n    b\n  c: d\n', 'a:\n - |\n  b\n - c\n', 'a: b\nc\n', 'a: b\n- c\n',
    '- a\nb: c\n', 'a: - b\n', '- a: - b\n', 'a: ? b\n', 'a: [? b]\n', 'a: {? b}\n',
    '- ? a\n  : b\n', 'a: {b: c}d\n', 'a: [b]: c\n', '1: a\n2: b\n', '2: a\n1: b\n', 'null: a\n',
    '~: a\n', 'true: a\n', 'y: a\nn: b\n', '1.0: a\n1: b\n', '0: a\n', '__proto__: a\n',
    'constructor: a\ntoString: b\n', 'a: __proto__\n', 'a.b: c\n', 'a/b: c\n', 'a-b: c\n',
    '$a: b\n', 'a$: b\n', 'a,b: c\n', 'a[b: c\n', 'a]b: c\n', 'a{b}: c\n', '[a]b: c\n', 'a#b: c\n',
    "a'b: c\n", "a: b'c: d\n", "'a'b: c\n", '-a: b\n', '- -a\n', '--: a\n', '---: a\n',
    '--- a: b\n', '--- [a]\n', '--- - a\n', '... a\n', 'a: ...\n', 'a: ---\n', 'a:\n---\n',
    'a: |\n  b\n---\n', 'a: |\n  b\n...\n', 'a: |\n  ---\n', 'a: |\n  ...\n', 'a: |\n---\n',
    '- ---\n', "'---'\n", "'\n---\n'\n", 'a: b\n..\n', 'a: b\n--\n', '..\n', '.\n', 'a: .\n',
    '?: a\n', '?a: b\n', '-: a\n', '--a: b\n', '::a: b\n', 'a::b: c\n', 'a:: b\n', ':a: b\n',
    'a:b\n', 'a:b: c\n', 'http://a: b\n', 'a: http://b\n', 'a: b:\n', 'a: b:c\n', 'a: :\n',
    'a: ::\n', 'a: :b\n', '- :\n', '- :a\n', '- a:\n', '[a:]\n', '[:]\n', '{:}\n', '{a:}\n',
    '{a::}\n', '[a: ]\n', '{a: b:c}\n', "{a: 'b':c}\n", "{'a':'b'}\n", "['a':'b']\n",
    "['a': 'b']\n", '["a":b]\n',
]

WORDS = [
    'a', 'no', '404', '1.10', 'it', 'Not Found', 'x-y', '\xfcber', '\u65e5\u672c', '\u20ac 5',
    'a#b', 'a:b', 'http://a/b?c=d', '~a', '0x1F', 'null', '12:30', '2024-01-01', 'a, b', 'a (b)',
    '-1', '50 %', 'q"q', "it's", '\\', '<a&b>', '\U0001f600', 'a\xa0b', '=', '\u2026',
]
COMMENTS = ["# c", "#", "# a: b", "#--- 'x\" [", "# \xfc"]

# What damage is done with.
PIECES = [
    ' ', '  ', '\n', '\n\n', '\t', ':', ': ', ' :', '- ', '-', '? ', '?', ',', ', ', '[', ']', '{',
    '}', '#', ' #', "'", '"', "''", '\\', '\\n', '\\x41', '\\u00e9', '\\\n', '|', '>', '|\n',
    '>-\n', '|2', '&a ', '*a', '!', '!!str ', '%', '@', '`', '---', '\n---\n', '\n...\n', '<<', '~',
    'a', 'b: c', 'a: b\n', '- a\n', '\xe9', '\xa0', '\u2028', '\x85', '\ufeff', '\r\n', '\r',
    '\x7f', '=', '0',
]


def written():
    """What is written by hand, without repetitions."""
    filled = [place.format(value) for place in PLACES for value in VALUES]
    return list(dict.fromkeys(FILES + filled))


def single_quoted(text):
    return "'" + text.replace("'", "''") + "'"


class Writer:
    """A mapping at random, each part of it in a style at random."""

    def __init__(self, chance):
        self.chance = chance

    def one_of(self, *choices):
        return self.chance.choice(choices)

    def often(self, share):
        return self.chance.random() < share

    def word(self):
        return self.chance.choice(WORDS)

    def text(self):
        return " ".join(self.word() for _ in range(self.one_of(1, 1, 1, 2, 3, 6)))

    def comment(self):
        return " " + self.chance.choice(COMMENTS) if self.often(0.1) else ""

    def double_quoted(self, text):
        out = ""
        for c in text:
            if c in '"\\':
                out += "\\" + c
            elif self.often(0.1):
                size = 1 if c < "\x80" else 2 if c < "\U00010000" else 3
                out += {1: "\\x%02x", 2: "\\u%04x", 3: "\\U%08X"}[size] % ord(c)
            else:
                out += c
        return f'"{out}"'

    def scalar(self, text, indent=0):
        """In a line; or, with an indent, perhaps in several."""
        style = self.one_of(str, single_quoted, self.double_quoted)
        out = style(text)
        if indent and self.often(0.3):
            out = out.replace(" ", "\n" * self.one_of(1, 1, 2) + " " * indent, self.one_of(1, 2))
        return out

    def brackets(self, depth=0):
        kind = self.chance.random()
        if depth > 2 or kind < 0.5:
            return self.scalar(self.word())
        blank = self.one_of("", " ", " ", "\n      ")
        count = self.one_of(0, 1, 2, 3)
        items = [self.brackets(depth + 1) for _ in range(count)]
        if kind >= 0.75:
            items = [self.scalar(f"k{i}") + ":" + self.one_of(" ", " ", "  ", "") + item
                     for i, item in enumerate(items)]
        inner = ("," + blank).join(items) + (self.one_of("", "", "", ",") if count else "")
        opener, closer = "[]" if kind < 0.75 else "{}"
        return opener + blank + inner + blank + closer

    def block_text(self, indent):
        lines = []
        for _ in range(self.one_of(1, 2, 3, 5)):
            lead = self.one_of("", "", "", " ", "  ", "# ", "- ")
            lines.append(" " * indent + lead + self.text())
            lines += [""] * self.one_of(0, 0, 0, 1, 2)
        header = self.one_of("|", ">") + self.one_of("", "", "-", "+") + self.comment()
        return "\n".join([header, *lines, ""])

    def value(self, indent):
        """What stands behind a key or a dash, to the end of its last line."""
        kind = self.chance.random()
        deeper = indent + self.one_of(1, 2, 2, 2, 4)
        if kind < 0.15:
            return " " + self.block_text(deeper)
        if kind < 0.3:
            return " " + self.brackets() + self.comment() + "\n"
        if kind < 0.65 or deeper > 16:
            lead = " " if self.often(0.85) else "\n" + " " * deeper
            return lead + self.scalar(self.text(), deeper) + self.comment() + "\n"
        return self.comment() + "\n" + self.block(deeper, self.often(0.6))

    def block(self, indent, mapping):
        out = ""
        for i in range(self.one_of(1, 2, 3)):
            if self.often(0.1):
                out += " " * self.one_of(0, indent) + self.chance.choice(COMMENTS) + "\n"
            out += self.one_of("", "\n") if self.often(0.1) else ""
            key = self.scalar(f"{self.word()}{i}") + self.one_of("", "", "", " ") + ":"
            out += " " * indent + (key if mapping else "-") + self.value(indent)
        return out

    def file(self):
        out = self.one_of("", "", "", "\ufeff") + self.one_of("", "", "# c\n", "---\n", "\n")
        out += self.block(0, True) + self.one_of("", "", "", "...\n", "# c\n", "\n\n")
        if self.often(0.1):
            out = out.rstrip("\n")
        return out.replace("\n", "\r\n") if self.often(0.15) else out


def damaged(chance, text):
    """With up to three pieces put in, taken out or written over."""
    for _ in range(chance.choice([1, 1, 2, 3])):
        at = chance.randrange(len(text) + 1)
        gone = chance.choice([0, 0, 0, 1, 1, 2, 5])
        piece = chance.choice(PIECES) if gone == 0 or chance.random() < 0.5 else ""
        text = text[:at] + piece + text[at + gone:]
    return text


def made(count):
    """So many: a third as the writer wrote them, a third of such damaged, and a third of the files
    written by hand damaged."""
    chance = random.Random(404)
    by_hand = written()
    for i in range(count):
        text = chance.choice(by_hand) if i % 3 == 2 else Writer(chance).file()
        yield text if i % 3 == 0 else damaged(chance, text)
