#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a test counted, kept for docs/reliability.md, which report.py makes of it.

    figures.py NAME WHAT=VALUE...

Prints the figures as a line. If FIGURES_DIR is set, writes NAME.json there, or NAME-long.json with
TEST_LONG=1, which is what script/test-long sets. NAME is the test's.
"""
import json
import os
import sys
from pathlib import Path

LONG = os.environ.get("TEST_LONG") == "1"  # is there time to try all there is?
FOLDER = os.environ.pop("FIGURES_DIR", None)  # not for tests that a test runs


def publish(name, figures):
    """Figures are values by what they count, in the order to show: {"files": 20}."""
    print(f"{name}: " + ", ".join(f"{value} {what}" for what, value in figures.items()))
    if FOLDER:
        file = Path(FOLDER, name + ("-long" if LONG else "") + ".json")
        file.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def number(text):
    return float(text) if "." in text else int(text)


if __name__ == "__main__":
    test, *pairs = sys.argv[1:]
    publish(test, {what: number(value) for what, value in (pair.rsplit("=", 1) for pair in pairs)})
