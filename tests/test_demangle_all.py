"""``demangle_all``, ``iter_demangle`` and ``parts_all``: many names have the same results as single ones."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pytest

import cpp_demangle_py as cpp
from corpus.table import FOLDER, read
from cpp_demangle_py import (
    DemangleError,
    DemangleOptions,
    Symbol,
    demangle,
    demangle_all,
    iter_demangle,
    parts_all,
)

CORPUS = [row.mangled for row in read(FOLDER / "symbols.tsv")]
NAMES = ["_Z1fv", "main", "_ZN3foo3barEi", "", "_ZN3foo", "_Z1gIiEvT_"]
THREADS = (1, 2, 3, 16, None)


@pytest.mark.parametrize("threads", THREADS)
def test_results_are_the_same_as_for_single_names(threads: int | None) -> None:
    names = [*CORPUS, *NAMES] * 5
    expected = [demangle(name, errors="keep") for name in names]
    assert demangle_all(names, threads=threads) == expected


@pytest.mark.parametrize(
    "options", [{"params": False}, {"style": "llvm"}, {"simplify_std": True, "verbose": False}]
)
def test_options_are_the_same_as_for_single_names(options: dict[str, Any]) -> None:
    expected = [demangle(name, errors="keep", **options) for name in CORPUS]
    assert demangle_all(CORPUS, **options) == expected
    assert demangle_all(CORPUS, DemangleOptions(**options)) == expected
    assert demangle_all(CORPUS, options=DemangleOptions(**options)) == expected


def test_each_result_has_the_type_of_its_name() -> None:
    names: list[Any] = [
        "_Z1fv",
        b"_Z1fv",
        bytearray(b"_Z1fv"),
        memoryview(b"_Z1fv"),
        "main",
        bytearray(b"main"),
    ]
    assert demangle_all(names) == ["f()", b"f()", b"f()", b"f()", "main", b"main"]
    # Names that are not ASCII, that have lone surrogates, and that are not UTF-8.
    odd: list[Any] = ["_Z2\u00e9v", "_Z1\udcffv", "\ud800", b"_Z1\xffv"]
    assert demangle_all(odd) == [demangle(name, errors="keep") for name in odd]


@pytest.mark.parametrize("make", [list, tuple, iter, set, dict.fromkeys])
def test_any_iterable_is_accepted(make: Any) -> None:
    assert sorted(demangle_all(make(["_Z1fv", "_Z1gv"]))) == ["f()", "g()"]
    assert demangle_all(make([])) == []


def test_names_that_cannot_be_demangled_are_returned_by_default() -> None:
    kept = "main" * 2
    (result,) = demangle_all([kept])
    assert result is kept
    texts = ["f()", None, "foo::bar(int)", None, None, "void g<int>(int)"]
    assert demangle_all(NAMES, errors="none") == texts


def test_the_first_bad_name_is_raised_with_its_index() -> None:
    names = ["_Z1fv"] * 50_000
    names[30_000] = "_ZN3foo"
    names[40_000] = "main"
    with pytest.raises(cpp.ParseError, match=r"^cannot demangle name 30000, '_ZN3foo': expected") as caught:
        demangle_all(names, errors="strict", threads=2)
    assert (caught.value.index, caught.value.mangled, caught.value.offset) == (30_000, "_ZN3foo", 7)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), again.index, str(again)) == (cpp.ParseError, 30_000, str(caught.value))
    with pytest.raises(DemangleError) as single:
        demangle("main")
    assert single.value.index is None


def test_wrong_arguments_are_rejected() -> None:
    with pytest.raises(TypeError, match=r"must be an iterable of names, not str, which is one name"):
        demangle_all("_Z1fv")
    with pytest.raises(TypeError, match=r"must be an iterable of names, not bytes, which is one name"):
        demangle_all(b"_Z1fv")  # type: ignore[type-var]
    with pytest.raises(TypeError, match=r"name 1 must be str or a bytes-like object, not int"):
        demangle_all(["_Z1fv", 1])  # type: ignore[type-var]
    with pytest.raises(TypeError, match=r"^demangle_all\(\) argument must be an iterable of names, not int$"):
        demangle_all(1)  # type: ignore[call-overload]
    with pytest.raises(
        TypeError, match=r"^parts_all\(\) argument must be an iterable of names, not NoneType$"
    ):
        parts_all(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"threads must be from 1 to 1024, not 0"):
        demangle_all([], threads=0)
    with pytest.raises(TypeError, match=r"threads must be an int or None, not str"):
        demangle_all([], threads="2")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match=r"errors must be 'keep', 'strict' or 'none', not 'ignore'"):
        demangle_all([], errors="ignore")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="does not have the option"):
        demangle_all(["_Z1fv"], style="cpp_demangle", template_args=False)


def test_an_error_of_the_iterable_reaches_the_caller() -> None:
    def names() -> Iterator[str]:
        yield "_Z1fv"
        raise KeyError("on purpose")

    with pytest.raises(KeyError, match="on purpose"):
        demangle_all(names())


def test_a_list_may_change_during_a_call() -> None:
    names = [f"_Z{len(str(number)) + 1}f{number}v" for number in range(100_000)]
    changing = names.copy()
    done = threading.Event()

    def change() -> None:
        while not done.is_set():
            changing.clear()
            changing.extend(names)

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(10):
            assert set(demangle_all(changing, threads=2)) <= {f"f{number}()" for number in range(100_000)}
    finally:
        done.set()
        thread.join()


@pytest.mark.skipif(sys.version_info < (3, 12), reason="classes of Python have buffers since 3.12")
def test_a_list_that_is_emptied_or_grows_during_a_call_has_results_of_what_was_read() -> None:
    class Name:
        def __init__(self, change: Callable[[], object]) -> None:
            self.change = change

        def __buffer__(self, flags: int) -> memoryview:
            self.change()
            return memoryview(b"_Z1fv")

    def empty() -> None:
        names.clear()

    def grow() -> None:
        names[3:] = ["_Z1cv"]

    names: list[Any] = ["_Z1av", Name(empty), "_Z1bv"]
    assert demangle_all(names) == ["a()", b"f()"]
    names = ["_Z1av", Name(grow), "_Z1bv"]
    assert demangle_all(names) == ["a()", b"f()", "b()", "c()"]


def test_other_threads_run_during_a_call() -> None:
    steps = 0
    done = threading.Event()

    def count() -> None:
        nonlocal steps
        while not done.is_set():
            steps += 1
            time.sleep(0.001)

    thread = threading.Thread(target=count)
    thread.start()
    before = steps
    # A single piece of work, with long names.
    demangle_all([f"_Z1f{'P' * 5000}{number}Av" for number in range(300)], threads=1)
    after = steps
    done.set()
    thread.join()
    assert after > before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_it_works_in_a_forked_process() -> None:
    names = [f"_Z1fILi{number}EEvv" for number in range(10_000)]
    expected = demangle_all(names, threads=4)
    child = os.fork()
    if not child:
        os._exit(0 if demangle_all(names, threads=4) == expected else 1)
    assert os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no timer")
@pytest.mark.parametrize("threads", [1, 2])
def test_a_signal_is_answered_soon(threads: int) -> None:
    class Stop(Exception):
        pass

    def stop(*_: object) -> None:
        raise Stop

    # All of these take twenty seconds; a signal is answered within a second where nothing else runs.
    names = [f"_Z{len(name)}{name}IJ{'PPPPPPi' * 400}EEvv" for name in (f"f{n}" for n in range(200_000))]
    handler = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    begin = time.monotonic()
    try:
        with pytest.raises(Stop):
            demangle_all(names, threads=threads)
        assert time.monotonic() - begin < 5
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)


def test_iter_demangle_is_lazy_and_its_errors_have_an_index() -> None:
    taken = 0

    def names() -> Iterator[str]:
        nonlocal taken
        for name in ["_Z1fv", "_Z1gv", "_Z1hv", "main", "_Z1iv"]:
            taken += 1
            yield name

    results = iter_demangle(names(), chunk=2, errors="strict")
    assert taken == 0
    assert (next(results), taken) == ("f()", 2)
    with pytest.raises(cpp.NotMangledError) as caught:
        list(results)
    assert caught.value.index == 3
    assert list(iter_demangle([b"_Z1fv", b"main"], params=False, errors="none")) == [b"f", None]
    with pytest.raises(ValueError, match="chunk must be at least 1, not 0"):
        iter_demangle([], chunk=0)
    with pytest.raises(TypeError, match="must be an iterable of names, not str"):
        iter_demangle("_Z1fv")


def test_parts_are_the_attributes_of_symbols() -> None:
    fields: list[cpp.Field] = ["kind", "name", "base_name", "scope", "scopes", "template_args"]
    fields += ["parameters", "return_type", "clone_suffixes"]
    names = [*CORPUS, *NAMES, "_Z1fv.isra.0.cold"]
    parts = parts_all(names, fields=fields, threads=2)
    assert list(parts) == list(fields)
    for number, name in enumerate(names):
        if cpp.is_mangled(name):
            symbol = Symbol(name)
            assert {field: parts[field][number] for field in fields} == {
                field: getattr(symbol, field) for field in fields
            }, name
        else:
            assert [parts[field][number] for field in fields] == [None] * len(fields)


@pytest.mark.parametrize("field", get_args(cpp.Field) or ["kind", "scope", "base_name", "name"])
def test_a_field_does_not_depend_on_the_others(field: Any) -> None:
    alone = parts_all(CORPUS, fields=[field])
    assert alone == {field: parts_all(CORPUS, fields=[field, "parameters"])[field]}


def test_options_and_errors_of_parts() -> None:
    name = "_ZNSt6vectorIiSaIiEE9push_backERKi"
    parts = parts_all([name, b"main"], simplify_std=True, fields=["demangled", "scheme", "scope"])
    assert parts == {
        "demangled": ["std::vector<int>::push_back(int const&)", None],
        "scheme": ["itanium", None],
        "scope": ["std::vector<int>", None],
    }
    assert parts_all([]) == {"kind": [], "scope": [], "base_name": []}
    with pytest.raises(cpp.NotMangledError) as caught:
        parts_all([name, "main"], errors="strict")
    assert caught.value.index == 1
    with pytest.raises(ValueError, match=r"there is no field 'color'; the fields are 'demangled', 'scheme'"):
        parts_all([], fields=["color"])  # type: ignore[list-item]
    with pytest.raises(TypeError, match="fields must be an iterable of str, not str"):
        parts_all([], fields="scope")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="fields must be an iterable of str, not one of int"):
        parts_all([], fields=[1])  # type: ignore[list-item]


def test_an_array_is_an_iterable_and_its_memory_no_name() -> None:
    numbers = array("I", [1, 2])
    with pytest.raises(TypeError, match=r"demangle_all\(\) name 0 must be str .* not int"):
        demangle_all(numbers)  # type: ignore[type-var]
    with pytest.raises(TypeError, match=r"not array\.array of other items than bytes"):
        demangle(numbers)
    assert demangle(array("B", b"_Z1fv")) == b"f()"
    assert demangle_all([array("B", b"_Z1fv"), memoryview(b"_Z1gv")]) == [b"f()", b"g()"]
    with pytest.raises(TypeError, match="which is one name"):
        demangle_all(bytearray(b"_Z1fv"))  # type: ignore[type-var]


def test_iter_demangle_yields_what_precedes_a_bad_name() -> None:
    results = iter_demangle(["_Z1fv", "_Z1gv", "main", "_Z1hv"], errors="strict")
    assert [next(results), next(results)] == ["f()", "g()"]
    with pytest.raises(cpp.NotMangledError) as caught:
        next(results)
    assert caught.value.index == 2


def test_errors_of_iter_demangle_are_raised_at_once_and_name_it() -> None:
    with pytest.raises(TypeError, match=r"^iter_demangle\(\) got an unexpected keyword argument 'color'"):
        iter_demangle([], color=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match=r"^chunk must be an int, not float$"):
        iter_demangle([], chunk=1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^iter_demangle\(\) argument must be an iterable .*, not NoneType$"):
        iter_demangle(None)  # type: ignore[arg-type]
    names: list[Any] = ["_Z1fv"] * 5 + [None]
    with pytest.raises(TypeError, match=r"^iter_demangle\(\) name 5 must be str .* not NoneType$"):
        list(iter_demangle(names, chunk=2))


def test_names_that_only_look_equal_have_results_of_their_own() -> None:
    class Text(str):
        pass

    names: list[Any] = ["\ud800", "\udced\udca0\udc80", "\ud800", "main", Text("main"), b"main", Text("main")]
    results = demangle_all(names)
    assert all(result is name for result, name in zip(results, names, strict=True))


def test_an_error_thrown_into_iter_demangle_passes_unchanged() -> None:
    results = iter_demangle(["_Z1fv"] * 20, chunk=4)
    assert [next(results), next(results)] == ["f()", "f()"]
    thrown = cpp.NotMangledError("main", "on purpose", 0)
    with pytest.raises(cpp.NotMangledError) as caught:
        results.throw(thrown)  # type: ignore[attr-defined]
    assert caught.value is thrown
    assert thrown.index is None


def test_of_several_errors_the_first_is_raised() -> None:
    names: list[Any] = ["_Z1fv"] * 1000
    names[10] = "_ZN3foo"
    names[20] = 1
    with pytest.raises(cpp.ParseError) as caught:
        demangle_all(names, errors="strict")
    assert caught.value.index == 10
    with pytest.raises(TypeError, match="name 20 must be str"):
        demangle_all(names)
    names[5] = None
    with pytest.raises(TypeError, match="name 5 must be str"):
        demangle_all(names, errors="strict")


@pytest.mark.parametrize("threads", THREADS)
@pytest.mark.parametrize("run", [1, 10])
def test_repeated_names_of_long_lists_have_their_results(threads: int | None, run: int) -> None:
    # More distinct names than are remembered, and fewer.
    for distinct in (100, 5000, 80_000):
        count = max(distinct * 2, 20_000)
        numbers = [place // run % distinct for place in range(count)]
        names = [f"_Z{len(str(number)) + 1}f{number}v" for number in numbers]
        assert demangle_all(names, threads=threads) == [f"f{number}()" for number in numbers]


def test_results_of_repeated_names_are_one_object_if_the_list_is_short() -> None:
    first, second = demangle_all(["_Z1fv", "".join(["_Z1f", "v"])])
    assert first is second


def test_busy_threads_of_python_do_not_starve_a_call() -> None:
    names = [f"_Z{len(str(number)) + 1}f{number}v" for number in range(200_000)]
    done = threading.Event()

    def compute() -> None:
        while not done.is_set():
            sum(range(1000))

    thread = threading.Thread(target=compute)
    thread.start()
    try:
        begin = time.monotonic()
        assert demangle_all(names, threads=1)[-1] == "f199999()"
        # Each time that the GIL is taken back costs 5 ms; with blocks of 128 names it would be 1,563 times.
        assert time.monotonic() - begin < 4
    finally:
        done.set()
        thread.join()
