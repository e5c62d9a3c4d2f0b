"""Forks, spawned processes, development mode, another CPython."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import cpp_demangle_py._native as native
from cpp_demangle_py import Symbol, demangle


def run(code: str, *options: str, python: str = sys.executable, path: Path | None = None) -> str:
    """Run `code` in a fresh interpreter elsewhere than in the checkout; return its output."""
    done = subprocess.run(
        [python, *options, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        cwd=path or Path(native.__file__).parent,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_development_mode_finds_nothing() -> None:
    output = run(
        """
        import sys, gc, pickle
        assert sys.flags.dev_mode
        from cpp_demangle_py import *
        for _ in range(2_000):
            symbol = Symbol("_ZN3foo3barIiEEvT_")
            symbol.demangle(params=False), f"{symbol:no_params:>40}", hash(symbol)
            pickle.loads(pickle.dumps(symbol))
            demangle(b"_Z1fv"), try_demangle("main"), Symbol.parse_prefix("_Z1fv x")
            try:
                demangle("_ZN3foo")
            except DemangleError as error:
                str(error)
        gc.collect()
        """,
        "-X",
        "dev",
        "-W",
        "error",
    )
    assert output == ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_fork_demangles() -> None:
    output = run(
        """
        import os
        from cpp_demangle_py import Symbol, demangle
        symbol = Symbol("_Z1fv")
        for _ in range(20):
            child = os.fork()
            if not child:
                ok = str(symbol) == demangle("_Z1fv") == "f()"
                os._exit(0 if ok else 1)
            assert os.waitpid(child, 0)[1] == 0
        """
    )
    assert output == ""


def _in_worker(symbol: Symbol) -> tuple[str, Symbol]:
    return demangle(symbol.mangled), symbol


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_worker_processes_take_and_give_symbols(method: str) -> None:
    if method == "fork" and sys.version_info >= (3, 12):
        pytest.skip("Python warns of forking a process that has threads; see the test above")
    context = multiprocessing.get_context(method)
    symbols = [Symbol(f"_Z1fI{'i' * n}Evv") for n in range(1, 9)]
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        results = list(pool.map(_in_worker, symbols))
    assert results == [(str(symbol), symbol) for symbol in symbols]


def _other_pythons() -> list[str]:
    found = []
    for minor in range(10, 16):
        path = shutil.which(f"python3.{minor}")
        if path and minor != sys.version_info.minor:
            found.append(path)
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows links the module to one version's library")
@pytest.mark.skipif(not _other_pythons(), reason="no other Python is on PATH")
def test_a_module_built_for_another_cpython_refuses_to_load(tmp_path: Path) -> None:
    copied = tmp_path / "cpp_demangle_py"
    shutil.copytree(
        Path(native.__file__).parent, copied, ignore=shutil.ignore_patterns("*.so", "*__pycache__")
    )
    # By a name that every version takes for its own.
    shutil.copy(native.__file__, copied / "_native.so")
    code = """
        try:
            import cpp_demangle_py
        except ImportError as error:
            print(error)
        """
    refused = 0
    for python in _other_pythons():
        try:
            output = run(code, python=python, path=tmp_path)
        except AssertionError as failure:
            if "not found" in str(failure):  # a version manager's stub for a version not active
                continue
            raise
        assert "built for another version of CPython" in output or "undefined symbol" in output
        refused += 1
    if not refused:
        pytest.skip("no other Python runs")


def test_importing_again_gives_the_same_class() -> None:
    output = run(
        """
        import importlib, sys
        import cpp_demangle_py
        first = cpp_demangle_py.Symbol
        for _ in range(3):
            for name in [name for name in sys.modules if name.startswith("cpp_demangle_py")]:
                del sys.modules[name]
            import cpp_demangle_py
            assert cpp_demangle_py.Symbol is first
            assert cpp_demangle_py.demangle("_Z1fv") == "f()"
            try:
                cpp_demangle_py.demangle("main")
            except ValueError as error:
                assert isinstance(error, cpp_demangle_py.DemangleError), type(error).__mro__
        """
    )
    assert output == ""
