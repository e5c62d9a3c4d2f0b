"""Settings and fixtures for the whole suite."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, print_blob=True)
settings.load_profile("suite")


class Command(Protocol):
    """Runs the command with the given arguments and standard input."""

    def __call__(self, *arguments: str | bytes, text: bytes = b"") -> subprocess.CompletedProcess[bytes]: ...


SCRIPT = shutil.which("cpp-demangle", path=sysconfig.get_path("scripts")) or "cpp-demangle"
MODULE = [sys.executable, "-m", "cpp_demangle_py"]


@pytest.fixture(params=["module", "script"])
def command_line(request: pytest.FixtureRequest) -> list[str]:
    """Return the command line of the command: first as a module, then as a script."""
    return MODULE if request.param == "module" else [SCRIPT]


@pytest.fixture
def in_folder_with_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder with `libfoo.so`, a copy of the compiled module, for the examples on binaries."""
    # Not at the head of this file, which the tests of packaging read where the package is not installed.
    module = importlib.import_module("cpp_demangle_py._native")
    assert module.__file__
    shutil.copy(module.__file__, tmp_path / "libfoo.so")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def command(command_line: list[str], tmp_path: Path) -> Command:
    """Return a function that runs the command and waits for it."""

    def run(*arguments: str | bytes, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        # Not in the checkout, where the package has no compiled module.
        return subprocess.run(
            [*command_line, *arguments],
            input=text,
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHON_COLORS": "0"},
            check=False,
        )

    return run


OLDEST_LLVM = 20
"""Before, llvm-cxxfilt has fewer options and other texts."""


def llvm_cxxfilt() -> str | None:
    """The newest llvm-cxxfilt that is found, unless it is too old."""
    for suffix in ("", *(f"-{version}" for version in range(29, OLDEST_LLVM - 1, -1))):
        tool = shutil.which(f"llvm-cxxfilt{suffix}")
        if tool is not None:
            text = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
            version = re.search(r"version (\d+)", text)
            if version is not None and int(version[1]) >= OLDEST_LLVM:
                return tool
    return None
