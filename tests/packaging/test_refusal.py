"""A build for an interpreter that cannot work ends at once, with one sentence that says why."""

from __future__ import annotations

import platform
import runpy
import sys
import sysconfig
from pathlib import Path

import pytest

SETUP = Path(__file__).parents[2] / "setup.py"


def refusal() -> str:
    """Run setup.py as a build does, and return what it ends with."""
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(SETUP), run_name="__main__")
    assert "setuptools_rust" not in sys.modules
    return str(ended.value)


@pytest.fixture(autouse=True)
def _without_rust(monkeypatch: pytest.MonkeyPatch) -> None:
    # A refused interpreter may not be able to install it at all.
    monkeypatch.setitem(sys.modules, "setuptools_rust", None)
    monkeypatch.delitem(sys.modules, "setuptools_rust")


def test_an_older_cpython_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18, "final", 0))
    assert refusal() == "error: cpp-demangle-py needs CPython 3.10 or newer; this is 3.9."


def test_another_implementation_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "python_implementation", lambda: "PyPy")
    assert refusal().startswith("error: cpp-demangle-py needs CPython: ")
    assert refusal().endswith("which PyPy does not have.")


def test_the_experimental_free_threaded_build_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_config_var", {"Py_GIL_DISABLED": 1}.get)
    monkeypatch.setattr(sys, "version_info", (3, 13, 1, "final", 0))
    monkeypatch.delenv("UNSAFE_PYO3_SKIP_VERSION_CHECK", raising=False)
    assert refusal() == (
        "error: cpp-demangle-py needs free-threaded CPython 3.14 or newer; "
        "this is an experimental build of 3.13."
    )


def test_contradictory_settings_of_a_cross_build_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYO3_CROSS_PYTHON_VERSION", "3.13")
    monkeypatch.delenv("CARGO_BUILD_TARGET", raising=False)
    assert refusal().startswith("error: PYO3_CROSS_PYTHON_VERSION is 3.13, but CARGO_BUILD_TARGET is not set")
