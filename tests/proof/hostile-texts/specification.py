# SPDX-License-Identifier: MIT
"""Specifications that hold texts in every place that takes one, and what is to be read back from them.

A hostile specification has a benign twin: the same in everything but the texts, each of which has a harmless
one of the same length in bytes in its place. So what a generator computes from the texts' lengths is the same, and whatever
else differs is a text that became code.
"""
import itertools
import re

from corpus import is_line

MAX_PHRASE = 256
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def quoted(text):
    """The text as YAML writes it in double quotes, ASCII only."""
    def escape(c):
        return "\\" + c if c in '"\\' else c if " " <= c <= "~" else f"\\U{ord(c):08X}"
    return '"' + "".join(map(escape, text)) + '"'


class Twin:
    """Stands for each hostile text in a benign specification."""

    def __init__(self, texts):
        self.benign, count = {}, {}
        for text in texts:
            size = len(text.encode())
            count[size] = number = count.get(size, -1) + 1
            digits = ""
            for _ in range(size):
                digits = LETTERS[number % len(LETTERS)] + digits
                number //= len(LETTERS)
            if number:
                raise ValueError(f"too many texts of {size} bytes")
            self.benign[text] = digits
        if len(set(self.benign.values())) != len(texts):
            raise ValueError("two texts have one twin")

    def __call__(self, text):
        return self.benign.get(text, text)


def url(text):
    """A link with as much of the text in it as links may hold."""
    return "https://hostile.example/" + "".join(
        c if re.match(r"[A-Za-z0-9!#$%&()*+,./:;=?@\[\]_~-]", c) else "".join(f"%{b:02X}" for b in c.encode()) for c in text)


def label(text):
    return text + ", section " + text


class Specification:
    """One registry. Every number that has a text as its phrase is even; the next one has no meaning, but a class.

    `own` is the text of what a registry has once. With a twin it is the benign specification of the same shape.
    """

    def __init__(self, texts, module="hostile", own="own", twin=None):
        put = twin or str
        self.module = module
        self.size = len(texts)
        self.own = put(own)
        self.own_link = "https://benign.example/" if twin else url(own[:200])
        self.rows = []  # (number, text, line, phrase, link)
        for number, text in enumerate(texts, 1):
            line = text if is_line(text) else "no line"
            phrase = line if len(line.encode()) <= MAX_PHRASE else "no phrase"
            link = f"https://benign.example/{number}" if twin else url(line[:200])
            self.rows.append((number, put(text), put(line), put(phrase), link))

    def yaml(self):
        own = quoted(self.own)
        rows = [(n, quoted(t), quoted(l), quoted(p), quoted(u)) for n, t, l, p, u in self.rows]
        return "\n".join([
            "statusgen: 1", "registry:", f"  id: {self.module}", f"  title: {own}", f"  url: {quoted(self.own_link)}",
            "  range: {first: 1, last: 60000}", f"  line: {{start: {own}, end: crlf}}", f"  unknown: {own}",
            "editions:", *(f"  - {{id: e{n}, title: {l}}}" for n, _, l, _, _ in rows),
            "classes:", *(f"  - {{id: c{n}, first: {2 * n}, last: {2 * n + 1}, title: {l}, summary: {l}, error: true}}"
                          for n, _, l, _, _ in rows),
            "vendors:", f"  - {{id: house, title: {own}, summary: {own}, registered: true}}",
            *(f"  - {{id: v{n}, title: {l}, summary: {l}, url: {u}}}" for n, _, l, _, u in rows),
            "peers:", *(f"  - {{id: {peer}, title: {own}, url: {quoted(self.own_link)}, version: {own}, prefix: {own}, style: pascal, "
              "has: [v1.guest1]}"
                        for peer in ("go", "rust", "llhttp")),
            "vendor: house", "codes:", *itertools.chain.from_iterable(map(self.entries, rows))]) + "\n"

    @staticmethod
    def entries(row):
        n, t, l, p, u = row
        return (f"  - code: {2 * n}", f"    id: entry{n}", f"    phrase: {p}", f"    summary: {l}", f"    description: {t}",
                f"    reference: [{{title: {l}, section: {l}, url: {u}}}, {{title: {l}}}]",
                f"    formerly: [{{id: former{n}, phrase: {p}, edition: e{n}}}, {{phrase: {p}}}]",
                f"    headers: [{{field: {l}, level: must, when: {l}, source: {{title: {l}}}}}]",
                f"    retry: {{level: may, when: {l}}}", f"    senders: [{l}]", f"    tags: [{l}]",
                f"    sources: {{phrase: {{title: {l}, url: {u}}}}}", f"    x: {{text: {t}, list: [{t}, {l}]}}",
                f"  - {{code: {2 * n}, id: guest{n}, vendor: v{n}, phrase: {p}, summary: {l}, description: {t}}}")

    def answers(self):
        """Yields (number, what, text) for all that a reader has to find in the generated code."""
        yield 0, "text", self.own
        for n, _, line, phrase, link in self.rows:
            yield from ((2 * n, what, text) for what, text in (
                ("phrase", phrase), ("text", phrase), ("line", f"{self.own} {2 * n} {phrase}\r\n"),
                ("info.phrase", phrase), ("info.summary", line), ("info.reference", label(line)), ("info.url", link),
                ("info.when", line), ("header.field", line), ("header.when", line),
                ("guest.phrase", phrase), ("guest.summary", line)))
            yield 2 * n + 1, "text", line

    def literals(self):
        """All that a literal may hold, in an order that is the same for twins."""
        yield from (self.own, self.own_link)
        yield from (text for _, _, text in self.answers())
        for _, text, _, _, _ in self.rows:
            yield text


class Words:
    """One registry in which every id is a word, that of a registered entry, of a guest's, of a vendor, of a class."""

    def __init__(self, words, module):
        self.words, self.module, self.size = words, module, len(words)

    def yaml(self):
        numbered = list(enumerate(self.words, 1))
        return "\n".join([
            "statusgen: 1", f"registry: {{id: {self.module}, title: Words, range: {{first: 1, last: 60000}}}}", "classes:",
            *(f"  - {{id: {quoted(word)}, first: {2 * n}, last: {2 * n + 1}, title: {quoted(word)}}}" for n, word in numbered),
            "vendors:", "  - {id: house, title: House, registered: true}",
            *(f"  - {{id: {quoted(word)}, title: {quoted(word)}}}" for _, word in numbered),
            "vendor: house", "codes:",
            *(f"  - {{code: {2 * n}, id: {quoted(word)}, formerly: [{{id: {quoted('ex_' + word)}}}]}}\n"
              f"  - {{code: {2 * n}, id: {quoted(word)}, vendor: {quoted(word)}}}" for n, word in numbered)]) + "\n"


def lines_of(specifications):
    """The answers as readers print them: module, number, what, bytes in hexadecimal digits."""
    return "".join(f"{spec.module} {number} {what} {text.encode().hex()}\n"
                   for spec in specifications for number, what, text in spec.answers())
