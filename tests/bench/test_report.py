#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests report.py: from the recorded measurements in report/ it has to make report/expected.md, and
docs/performance.md has to be a page that it made. GOLDEN_UPDATE=1 writes the expectation instead."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parents[1] / 'docs/performance.md'
sys.dont_write_bytecode = True


def report(*files):
    return subprocess.run([sys.executable, HERE / 'report.py', *files], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


class ReportTest(unittest.TestCase):
    maxDiff = None

    def test_page(self):
        made = report(*sorted((HERE / 'report').glob('*.json')))
        expected = HERE / 'report/expected.md'
        if os.environ.get('GOLDEN_UPDATE') == '1':
            expected.write_text(made, encoding='utf-8')
        self.assertEqual(made, expected.read_text(encoding='utf-8'))

    def test_order_of_files_does_not_matter(self):
        files = sorted((HERE / 'report').glob('*.json'))
        self.assertEqual(report(*files), report(*reversed(files)))

    def test_committed_page_names_its_generator(self):
        first = report(HERE / 'report/lookup-c.json').splitlines()[0]
        self.assertIn('tests/bench/report.py', first)
        with open(PAGE, encoding='utf-8') as page:
            self.assertEqual(page.readline().rstrip('\n'), first)


if __name__ == '__main__':
    unittest.main()
