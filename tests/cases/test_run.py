#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tests the runner of the cases: above all, that a case that must fail does fail."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).with_name("run.py")
PROGRAM = "#!/bin/sh\necho \"program: $*\"\n"


class RunnerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = Path(folder.name)
        self.program = self.write("program", PROGRAM)
        self.program.chmod(0o755)

    def write(self, path, text):
        file = self.place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return file

    def case(self, **parts):
        """Makes the case's files ('__' stands for '/'), runs it, keeps status and report."""
        for name, text in parts.items():
            self.write("case/" + name.replace("__", "/"), text)
        self.run_again()

    def run_again(self, *options, **more):
        environment = {k: v for k, v in os.environ.items() if k != "GOLDEN_UPDATE"}
        command = [sys.executable, str(RUNNER), "--statusgen", str(self.program)]
        run = subprocess.run(
            command + [*options, str(self.place / "case")],
            env={**environment, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            universal_newlines=True,
            check=False,
        )
        self.report = run.stdout
        self.status = run.returncode

    def assert_passes(self):
        self.assertEqual(self.status, 0, self.report)

    def assert_fails(self, *words):
        self.assertEqual(self.status, 1, self.report)
        for word in words:
            self.assertIn(word, self.report)

    def test_program_is_found(self):
        self.case(cmd="statusgen a b\n", stdout="program: a b\n")
        self.assert_passes()

    def test_different_stdout_is_shown(self):
        self.case(cmd="echo new\n", stdout="old\n")
        self.assert_fails("-old", "+new", "expected/stdout")

    def test_missing_golden(self):
        self.case(cmd="echo text\n")
        self.assert_fails("MISSING stdout", "+text")

    def test_unused_golden(self):
        self.case(cmd="true\n", stderr="text\n")
        self.assert_fails("UNUSED stderr")

    def test_unknown_part_is_unused(self):
        self.case(cmd="true\n", stdot="")
        self.assert_fails("UNUSED stdot")

    def test_status(self):
        self.case(cmd="exit 2\n")
        self.assert_fails("MISSING status", "+2")
        self.case(status="1\n")
        self.assert_fails("-1", "+2")
        self.case(status="2\n")
        self.assert_passes()

    def test_first_failing_command_ends_the_case(self):
        self.case(cmd="false\necho not reached\n", status="1\n")
        self.assert_passes()

    def test_created_and_changed_files(self):
        self.case(cmd="echo b >>a\nmkdir d\necho c >d/c\n", in__a="a\n", in__same="s\n")
        self.assert_fails("MISSING out/a", "MISSING out/d/c")
        self.case(out__a="a\nb\n", out__d__c="c\n")
        self.assert_passes()
        self.case(out__d__c="other\n")
        self.assert_fails("-other", "+c")

    def test_file_that_was_not_written(self):
        self.case(cmd="true\n", in__a="a\n", out__a="a\n")
        self.assert_fails("UNUSED out/a")

    def test_removed_file(self):
        self.case(cmd="rm a\n", in__a="a\n")
        self.assert_fails("MISSING removed", "+a")
        self.case(removed="a\n")
        self.assert_passes()

    def test_inputs_are_a_copy(self):
        self.case(cmd="rm a\n", in__a="a\n", removed="a\n")
        self.assertEqual((self.place / "case/in/a").read_text(), "a\n")

    def test_bytes_that_look_alike(self):
        self.case(cmd="printf 'a\\r\\n'\n", stdout="a\n")
        self.assert_fails("-a", "+a\\r")
        self.case(cmd="printf a\n")
        self.assert_fails("[no newline at the end]")

    def test_special_file_is_not_read(self):
        self.case(cmd="mkfifo pipe\n", out__pipe="")
        self.assert_fails("+special p")

    def test_case_without_command(self):
        self.case(stdout="")
        self.assert_fails("there is no file 'cmd'")

    def test_case_that_does_not_end(self):
        self.write("case/cmd", "sleep 30\necho never\n")
        self.run_again("--timeout=0.2")
        self.assert_fails("still running after 0.2 seconds")

    def test_environment_is_clean(self):
        names = "${HOME-}${NO_COLOR-}${FORCE_COLOR-}"
        self.case(cmd=f'echo "$LC_ALL $TZ {names}"\n', stdout="C UTC \n")
        self.run_again(HOME="/home", NO_COLOR="1", FORCE_COLOR="1", LC_ALL="tr_TR.UTF-8", TZ="EST")
        self.assert_passes()

    def test_source_is_the_project(self):
        command = 'test -f "$SOURCE/tests/cases/run.py"\necho "$SOURCE"\n'
        self.case(cmd=command, stdout="../source\n")
        self.assert_passes()

    def test_update_makes_a_case_pass(self):
        command = "echo text\necho error >&2\necho new >b\nrm a\nln -s b l\nexit 3\n"
        self.case(cmd=command, in__a="a\n", out__old="old\n")
        self.assert_fails()
        self.run_again(GOLDEN_UPDATE="1")
        self.assert_passes()
        self.run_again()
        self.assert_passes()
        self.assertFalse((self.place / "case/out/old").exists())
        self.assertEqual((self.place / "case/status").read_text(), "3\n")


if __name__ == "__main__":
    unittest.main()
