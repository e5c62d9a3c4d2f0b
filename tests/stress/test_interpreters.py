"""Several interpreters in a process: each has the module for itself; before CPython 3.12 it is refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import cpp_demangle_py._native as native
from stress.test_processes import run

TESTS = str(Path(__file__).resolve().parent.parent)

# `start(kind)` makes an interpreter, `run_in(interpreter, code)` runs code in it and raises what it raises.
BEGIN = f"""
import sys, textwrap, threading, faulthandler
faulthandler.dump_traceback_later(100, exit=True)
try:
    import _interpreters as interpreters          # 3.13 and later
except ImportError:
    import _xxsubinterpreters as interpreters

def start(kind):
    if sys.version_info >= (3, 13):
        return interpreters.create(kind)
    return interpreters.create(isolated=kind == "isolated")

def run_in(interpreter, code):
    code = "import sys; sys.path[:0] = " + repr([{TESTS!r}, *sys.path]) + "\\n" + textwrap.dedent(code)
    failure = interpreters.run_string(interpreter, code)
    if failure is not None:
        raise AssertionError(getattr(failure, "formatted", None) or failure.errdisplay)
"""

KINDS = ["legacy", "isolated"]
served = pytest.mark.skipif(sys.version_info < (3, 12), reason="refused before 3.12")


def run_with(code: str, *options: str) -> str:
    """Run `code` after `BEGIN` in a fresh process; return its output."""
    return run(BEGIN + code, *options)


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="served from 3.12 on")
def test_a_subinterpreter_is_refused_and_the_main_one_goes_on() -> None:
    output = run_with(
        """
import cpp_demangle_py
code = '''
try:
    import cpp_demangle_py
except ImportError as error:
    print("refused:", error)
'''
for kind in ("legacy", "isolated"):
    interpreter = start(kind)
    interpreters.run_string(interpreter, code)
    interpreters.destroy(interpreter)
print(cpp_demangle_py.demangle("_Z1fv"))
"""
    )
    assert output.count("refused: cpp_demangle_py supports subinterpreters on CPython 3.12 and later") == 2
    assert output.endswith("f()\n")


@served
@pytest.mark.parametrize("options", [[], ["-X", "dev"]], ids=["plain", "dev"])
@pytest.mark.parametrize("kind", KINDS)
def test_everything_works_in_each_interpreter(kind: str, options: list[str]) -> None:
    output = run_with(
        f"""
code = '''
from stress.calls import CALLS
for call in CALLS.values():
    call()
'''
interpreter = start({kind!r})
run_in(interpreter, code)
sys.path[:0] = [{TESTS!r}]
from stress.calls import CALLS
for call in CALLS.values():
    call()
run_in(interpreter, code)
interpreters.destroy(interpreter)
for call in CALLS.values():
    call()
""",
        *options,
    )
    assert output == ""


@served
@pytest.mark.parametrize("kind", KINDS)
def test_each_interpreter_has_classes_of_its_own(kind: str) -> None:
    output = run_with(
        f"""
from cpp_demangle_py import Symbol, SymbolKind
interpreter = start({kind!r})
run_in(interpreter, '''
from cpp_demangle_py import DemangleOptions, Limits, Symbol, SymbolKind, demangle
print(id(Symbol), id(SymbolKind), id(type(Symbol("_Z1fv"))), id(type(Symbol("_Z1fv").kind)))
# Options and limits are known by their class.
assert demangle("_Z1fi", options=DemangleOptions(params=False, limits=Limits(depth=9))) == "f"
assert isinstance(Symbol("_Z1fv"), Symbol) and Symbol("_Z1fv") == Symbol("_Z1fv")
''')
interpreters.destroy(interpreter)
print(id(Symbol), id(SymbolKind), id(type(Symbol("_Z1fv"))), id(type(Symbol("_Z1fv").kind)))
"""
    )
    theirs, ours = (line.split() for line in output.splitlines())
    assert theirs[:2] == theirs[2:]
    assert ours[:2] == ours[2:]
    assert not set(theirs) & set(ours)


@served
def test_the_interpreter_that_imported_first_may_end_first() -> None:
    output = run_with(
        """
first = start("isolated")
run_in(first, '''
from cpp_demangle_py import DemangleOptions, Symbol, demangle
assert demangle("_Z1fi", options=DemangleOptions(params=False)) == "f"
''')
from cpp_demangle_py import DemangleOptions, Symbol, demangle
interpreters.destroy(first)
second = start("isolated")
for _ in range(3):
    assert demangle("_Z1fi", options=DemangleOptions(params=False)) == "f"
    assert Symbol("_Z1fv").kind == "function"
    run_in(second, '''
from cpp_demangle_py import DemangleOptions, Symbol, demangle
assert demangle("_Z1fi", options=DemangleOptions(params=False)) == "f"
assert Symbol("_Z1fv").kind == "function"
''')
interpreters.destroy(second)
"""
    )
    assert output == ""


@served
def test_isolated_interpreters_run_at_the_same_time() -> None:
    output = run_with(
        """
code = '''
from cpp_demangle_py import DemangleOptions, Symbol, demangle, demangle_all
names = [f"_ZN1A{n}f{'x' * (n - 1)}EPKc" for n in range(1, 9)]
for _ in range(500):
    assert demangle("_Z1fi", options=DemangleOptions(params=False)) == "f"
    assert [str(Symbol(name)) for name in names] == demangle_all(names, threads=2)
'''
failures = []
def work():
    try:
        # The import too, which makes the templates of the classes.
        interpreter = start("isolated")
        run_in(interpreter, code)
        interpreters.destroy(interpreter)
    except BaseException as failure:
        failures.append(failure)
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failures, failures
"""
    )
    assert output == ""


def test_a_module_that_nobody_has_is_freed() -> None:
    # An interpreter that ends drops its modules. What one kept would keep all that its interpreter had.
    output = run(
        f"""
        import gc, importlib.machinery, importlib.util, weakref
        # Without its package, which keeps some of its objects.
        loader = importlib.machinery.ExtensionFileLoader("_native", {native.__file__!r})
        spec = importlib.util.spec_from_loader("_native", loader)

        def load():
            module = importlib.util.module_from_spec(spec)
            loader.exec_module(module)
            return module

        def use(native):
            options = native.DemangleOptions(params=False)
            assert native.demangle("_Z1fi", options=options) == "f"
            assert native.demangle("_Z1fi", options, params=True) == "f(int)"
            return native.Symbol("_Z1fi")

        for _ in range(3):
            first, second = load(), load()
            assert first is not second and first.Symbol is second.Symbol
            symbol = use(first), use(second)
            modules = weakref.ref(first), weakref.ref(second)
            del first
            gc.collect()
            # The second one has the classes of the first.
            assert all(module() is not None for module in modules)
            use(second)
            del second
            gc.collect()
            # The symbols have their class, and that has the module.
            assert modules[0]() is not None
            assert str(symbol[0]) == "f(int)" and symbol[0].demangle(params=False) == "f"
            del symbol
            gc.collect()
            assert [module() for module in modules] == [None, None]
        """
    )
    assert output == ""


@pytest.mark.skipif(sys.version_info < (3, 14), reason="new in 3.14")
def test_a_pool_of_interpreters_demangles() -> None:
    output = run(
        """
        from concurrent.futures import InterpreterPoolExecutor
        from cpp_demangle_py import demangle
        with InterpreterPoolExecutor(2) as pool:
            print(*pool.map(demangle, ["_Z1fv", "_Z1gi"]))
        """
    )
    assert output == "f() g(int)\n"
