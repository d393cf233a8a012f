# SPDX-License-Identifier: MIT
"""Views that are too weak: proof that the checks of this folder can fail."""
import copy
import json
import os

try:
    import yaml
except ImportError:
    yaml = None

NUMBERS = {"statusgen", "wrap", "digits", "max_line"}


def folder(source_dir, language):
    """Its templates; the page of names is this project's own."""
    return os.path.join(source_dir, "docs/templates" if language == "names" else "templates", language)


def load(source_dir, language):
    """The lang.yaml of a language; every scalar is a text."""
    with open(f"{folder(source_dir, language)}/lang.yaml", encoding="utf-8") as file:
        return yaml.load(file, yaml.BaseLoader)


def dump(data):
    """A lang.yaml again, as JSON, with numbers where the program wants them."""
    def numbers(value, key=None):
        if isinstance(value, dict):
            return {k: numbers(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [numbers(item) for item in value]
        return int(value) if key in NUMBERS else value
    return json.dumps(numbers(data), indent=1, ensure_ascii=True) + "\n"


def without(find, key="replace"):
    """A change that takes a sequence out of a view."""
    def change(view):
        del view[key][find]
    return change


def put(key, find, value):
    def change(view):
        view.setdefault(key, {})[find] = value
    return change


def drop(key):
    def change(view):
        del view[key]
    return change


# Texts that the examples are about, should a sample not hold them.
OWN = ")(`|x\\|y*<b>*[x]&lt;# #"
NEEDED = [OWN, '"', "\\", "*/", "??/", "é0", "éabc", "\U000e00410", "+build ignore", "``x''", "`", "<b>",
          "```\ncompile_error!(\"x\");\n```", "\u202e0", "[x]", "x\nDeprecated: no\ny", "Deprecated: no", "[x]: http://y",
          "go:build x", " go:build x", " +build x", "Ünknown", "\\u002a\\u002f", "_x_", "1. x", "x  y", "Z", "~~x~~", "a | b",
          "# x", "> x", "- x", "+ x", "=", ": x", "http://x.y", "www.x.y", "&lt;", *(f"{digit}. x" for digit in range(10))]

# (language, view, what is wrong, the change, checks of which each has to notice)
EXAMPLES = [
    ("c", "lit", "quotes as they are", without('"'), ("skeleton", "compile")),
    ("c", "lit", "backslashes as they are", without("\\"), ("skeleton", "compile")),
    ("c", "lit", "trigraphs as they are", without("?"), ("skeleton", "compile")),
    ("c", "lit", "hexadecimal escapes, which take digits behind them",
     lambda view: view.update(other={"unit": "byte", "base": "hex", "digits": "2", "open": "\\x"}), ("skeleton", "compile")),
    ("c", "lit", "a letter for another", put("replace", "x", "y"), ("literals", "read")),
    ("c", "comment", "comment ends as they are", without("*/"), ("skeleton", "compile")),
    ("c", "doc", "comment ends as they are", without("*/"), ("skeleton", "compile")),
    ("c", "doc", "a character that cannot be seen", put("replace", "e", "\u200b"), ("statusgen",)),
    ("c", "comment", "a character that turns the line around", put("replace", "e", "\u202e"), ("statusgen",)),
    ("go", "lit", "quotes as they are", without('"'), ("skeleton", "compile")),
    ("go", "lit", "backslashes as they are", without("\\"), ("skeleton", "compile")),
    ("go", "lit", "four digits for any character", drop("wide"), ("literals", "read")),
    ("go", "doc", "build constraints as they are", without("+build", "line_start"), ("skeleton",)),
    ("go", "doc", "quotes of old typography as they are", without("``"), ("format",)),
    ("rust", "lit", "quotes as they are", without('"'), ("skeleton", "compile")),
    ("rust", "note", "quotes as they are", without('"'), ("skeleton", "compile")),
    ("rust", "note", "brackets as they are", without("["), ("skeleton",)),
    ("rust", "lit", "a letter for another", put("replace", "x", "y"), ("literals", "read")),
    ("rust", "doc", "backquotes as they are", without("`"), ("skeleton",)),
    ("json", "lit", "quotes as they are", without('"'), ("skeleton", "compile")),
    ("json", "lit", "backslashes as they are", without("\\"), ("skeleton", "compile")),
    ("json", "lit", "a letter for another", put("replace", "Z", "Y"), ("literals", "read")),
    ("json", "lit", "the end of a script as it is", without("<"), ("skeleton",)),
    ("names", "cell", "the end of a cell as it is", without("|"), ("skeleton", "read")),
    ("names", "cell", "emphasis as it is", without("*"), ("skeleton", "read")),
    ("names", "cell", "a letter for another", put("replace", "x", "y"), ("literals", "read")),
]


def without_each(data):
    """Yields (view, what is missing, language) for each entry of each view."""
    for view, keys in data["views"].items():
        for key in ("replace", "line_start", "line_end"):
            for find in keys.get(key, {}):
                if find < " " or find.startswith("U+"):
                    continue  # without an entry controls are written as numbers: it is there to be read more easily
                broken = copy.deepcopy(data)
                del broken["views"][view][key][find]
                yield view, f"{key} {find}", broken


# Entries that nothing notices, and why that is well.
UNNOTICED = {
}
