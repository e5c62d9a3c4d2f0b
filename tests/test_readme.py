"""The examples of the README are correct."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from conftest import Command
from cpp_demangle_py._native import OPTIONS

README = Path(__file__).parents[1] / "README.md"
TEXT = README.read_text(encoding="utf-8")


def test_its_examples_run() -> None:
    result = doctest.testfile(str(README), module_relative=False, encoding="utf-8")
    assert result.attempted > 5
    assert result.failed == 0


def test_its_commands_print_what_it_shows(command: Command) -> None:
    shown = re.findall(r"^\$ cpp-demangle (?!column |sizes )([^|\n]+)\n(.+)$", TEXT, re.MULTILINE)
    assert shown
    for arguments, output in shown:
        assert command(*arguments.split()).stdout.decode().splitlines() == [output]


def test_its_table_of_options_is_complete(command: Command) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \|.*\| (.+) \|$", TEXT, re.MULTILINE))
    assert list(rows) == [name for name, *_ in OPTIONS]
    known = command("--help").stdout.decode()
    for flags in rows.values():
        for flag in re.findall(r"`(-[\w-]+)", flags):
            assert flag in known
