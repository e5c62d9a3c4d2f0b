"""Columns by the Arrow PyCapsule interface, with pyarrow at the other end."""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pa: Any = pytest.importorskip("pyarrow")
pc: Any = pytest.importorskip("pyarrow.compute")

import cpp_demangle_py as cpp  # noqa: E402
from corpus.table import FOLDER, read  # noqa: E402
from cpp_demangle_py import DemangleOptions, arrow, demangle, demangle_all  # noqa: E402
from cpp_demangle_py.arrow import Array, Stream, demangle_array, symbols_array  # noqa: E402

CORPUS = [row.mangled for row in read(FOLDER / "symbols.tsv")]
NAMES = ["_Z1fv", None, "main", "_ZN3foo3barEi", "_ZN3foo3barEi", "", None, "_ZN3foo", "_Z1gIiEvT_", "main"]
TEXT = [pa.utf8(), pa.large_utf8(), pa.string_view()]
BYTES = [pa.binary(), pa.large_binary(), pa.binary_view()]
INDICES = [pa.int8(), pa.uint8(), pa.int16(), pa.uint16(), pa.int32(), pa.uint32(), pa.int64(), pa.uint64()]


def plain(names: list[str | None], data_type: Any) -> Any:
    if data_type in BYTES:
        return pa.array([name if name is None else name.encode() for name in names], data_type)
    return pa.array(names, data_type)


def encoded(index_type: Any, value_type: Any = None) -> Callable[[list[str | None]], Any]:
    value_type = value_type or pa.utf8()

    def make(names: list[str | None]) -> Any:
        found = plain(names, pa.binary() if value_type in BYTES else pa.utf8()).dictionary_encode()
        return pa.DictionaryArray.from_arrays(
            found.indices.cast(index_type), found.dictionary.cast(value_type)
        )

    return make


def runs(end_type: Any, value_type: Any = None) -> Callable[[list[str | None]], Any]:
    def make(names: list[str | None]) -> Any:
        ends: list[int] = []
        values: list[str | None] = []
        for number, name in enumerate(names, 1):
            if values and values[-1] == name:
                ends[-1] = number
            else:
                ends.append(number)
                values.append(name)
        return pa.RunEndEncodedArray.from_arrays(
            pa.array(ends, end_type), plain(values, value_type or pa.utf8())
        )

    return make


LAYOUTS: dict[str, Callable[[list[str | None]], Any]] = {
    **{str(each): partial(plain, data_type=each) for each in [*TEXT, *BYTES]},
    **{f"dictionary of {each}": encoded(each) for each in INDICES},
    **{f"dictionary of {each}": encoded(pa.int32(), each) for each in [*TEXT[1:2], *BYTES[:2]]},
    **{f"runs of {each}": runs(each) for each in (pa.int16(), pa.int32(), pa.int64())},
    **{f"runs of {each}": runs(pa.int32(), each) for each in [*TEXT[1:], *BYTES]},
}

each_layout = pytest.mark.parametrize("make", LAYOUTS.values(), ids=LAYOUTS)


def checked(result: Any) -> Any:
    """Take a result over by pyarrow, which checks it to the last value."""
    taken = pa.array(result) if isinstance(result, Array) else pa.chunked_array(result)
    taken.validate(full=True)
    return taken


def expected(column: Any, errors: str = "keep", **options: Any) -> list[Any]:
    def text(name: Any) -> Any:
        if name is None:
            return None
        made = cpp.try_demangle(name, **options)
        return name if made is None and errors == "keep" else made

    return [text(name) for name in column.to_pylist()]


@each_layout
@pytest.mark.parametrize("errors", ["keep", "none"])
@pytest.mark.parametrize("threads", [1, 3])
def test_the_layout_and_the_nulls_stay(make: Any, errors: Any, threads: int) -> None:
    column = make(NAMES)
    for start, stop in [(0, 10), (1, 10), (4, 7), (3, 4), (6, 7), (5, 5), (10, 10)]:
        part = column[start:stop]
        result = checked(demangle_array(part, errors=errors, threads=threads))
        assert result.to_pylist() == expected(part, errors), (start, stop)
        assert result.type == column.type


@each_layout
def test_nothing_but_nulls_and_nothing_at_all(make: Any) -> None:
    for names in ([], [None], [None] * 100):
        assert checked(demangle_array(make(names))).to_pylist() == names
    assert checked(demangle_array(pa.nulls(3))).to_pylist() == [None] * 3


@each_layout
def test_chunks_are_a_stream(make: Any) -> None:
    chunks = [make(NAMES), make(NAMES)[2:7], make([]), make(NAMES[3:4])]
    column = pa.chunked_array(chunks)
    result = demangle_array(column, params=False)
    assert isinstance(result, Stream)
    taken = checked(result)
    assert taken.to_pylist() == expected(column, params=False)
    assert taken.type == column.type
    assert taken.num_chunks == len(chunks)


@pytest.mark.parametrize("threads", [1, 2, 16, None])
@pytest.mark.parametrize("data_type", [pa.utf8(), pa.string_view(), pa.dictionary(pa.int32(), pa.utf8())])
def test_many_names_on_several_threads(threads: int | None, data_type: Any) -> None:
    names = CORPUS * 5
    column = pa.array(names, pa.utf8()).cast(data_type)
    assert checked(demangle_array(column, threads=threads)).to_pylist() == demangle_all(names)


@pytest.mark.parametrize("repeats", [1, 7, 5000])
def test_repeated_names(repeats: int) -> None:
    # Both neighbours and names that come again after others.
    names = [name for name in CORPUS[: 20_000 // repeats + 1] for _ in range(repeats)] + CORPUS[:500] * 20
    assert checked(demangle_array(pa.array(names), threads=1)).to_pylist() == demangle_all(names)


@pytest.mark.parametrize(
    "options", [{"params": False}, {"style": "llvm"}, {"simplify_std": True, "verbose": False}]
)
def test_options_are_those_of_single_names(options: dict[str, Any]) -> None:
    column = pa.array(CORPUS)
    texts = [demangle(name, errors="keep", **options) for name in CORPUS]
    assert checked(demangle_array(column, **options)).to_pylist() == texts
    assert checked(demangle_array(column, DemangleOptions(**options))).to_pylist() == texts
    assert checked(demangle_array(column, options=DemangleOptions(**options))).to_pylist() == texts


@each_layout
@pytest.mark.parametrize("threads", [1, 2])
def test_the_first_bad_name_is_raised_with_its_row(make: Any, threads: int) -> None:
    names = ["_Z1fv"] * 3000 + [None, "_ZN3foo"] + ["_Z1gv"] * 1000 + ["main"]
    column = make(names)
    with pytest.raises(cpp.ParseError) as caught:
        demangle_array(column[2000:], errors="strict", threads=threads)
    name = column[3001].as_py()
    assert (caught.value.index, caught.value.mangled, caught.value.offset) == (1001, name, 7)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.index, str(again)) == (1001, str(caught.value))


def test_a_value_that_no_row_has_is_not_read() -> None:
    column = pa.DictionaryArray.from_arrays(pa.array([2, None, 2], pa.int8()), ["main", "_Z1fv", "_Z1gv"])
    result = checked(demangle_array(column, errors="strict"))
    assert result.to_pylist() == ["g()", None, "g()"]
    assert result.dictionary.to_pylist() == ["g()"]


def test_the_values_of_a_dictionary_are_distinct() -> None:
    # pandas and polars want that.
    column = pa.array(["_Z1fv", "_Z1fi", "main", None, "_Z1fv"]).dictionary_encode()
    result = checked(demangle_array(column, params=False, errors="none"))
    assert result.dictionary.to_pylist() == ["f"]
    assert result.indices.to_pylist() == [0, 0, None, None, 0]


def test_parts_that_are_not_utf8_have_replacement_characters() -> None:
    names = pa.array([b"_ZN1\xff1fI1\xfeEEvv"])
    [row] = pa.record_batch(symbols_array(names, fields=["scope", "template_args"])).to_pylist()
    assert row == {"scope": "\ufffd", "template_args": ["\ufffd"]}


def test_text_is_utf8_and_bytes_are_bytes() -> None:
    # The name ends in the middle of a character.
    name = "_Z2\u00e9\u00e9v".encode()
    broken = b"_Z1\xc3v"
    bytes_ = checked(demangle_array(pa.array([name, broken, b"_Z1fv"])))
    assert bytes_.to_pylist() == [demangle(each, errors="keep") for each in (name, broken, b"_Z1fv")]
    cut = "_ZN1\u00e9v"
    for threads in (1, 2):
        texts = checked(demangle_array(pa.array(["_Z1gv", cut, "_Z2\u00e9v", "_Z1fv"]), threads=threads))
        assert texts.to_pylist()[::3] == ["g()", "f()"]
        assert texts.to_pylist()[2] == "\u00e9()"


def test_a_table_with_one_column_is_that_column() -> None:
    table = pa.table({"f": pa.chunked_array([["_Z1fv"], ["_Z1gv", None]])})
    result = demangle_array(table)
    assert pa.field(result).name == "f"
    assert checked(result).to_pylist() == ["f()", "g()", None]
    batch = pa.record_batch({"f": ["_Z1fv", "_Z1gv", None]})[1:]
    assert checked(demangle_array(batch)).to_pylist() == ["g()", None]
    with pytest.raises(TypeError, match=r"a table must have one column; select one of 'f', 'g'"):
        demangle_array(pa.table({"f": ["_Z1fv"], "g": ["_Z1fv"]}))


def test_a_stream_is_read_when_it_is_asked_for() -> None:
    taken = 0

    def batches() -> Iterator[Any]:
        nonlocal taken
        for name in ("_Z1fv", "_Z1gv", "_Z1hv"):
            taken += 1
            yield pa.record_batch({"f": [name]})

    reader = pa.RecordBatchReader.from_batches(pa.schema({"f": pa.utf8()}), batches())
    result = symbols_array(reader, fields=["base_name"])
    assert taken == 0
    read = pa.RecordBatchReader.from_stream(result)
    assert read.read_next_batch().to_pylist() == [{"base_name": "f"}]
    assert taken < 3
    assert [batch.to_pylist() for batch in read] == [[{"base_name": "g"}], [{"base_name": "h"}]]
    with pytest.raises(ValueError, match="the stream was taken before; demangle the column again"):
        pa.chunked_array(result)


def test_an_error_of_the_source_comes_through() -> None:
    def batches() -> Iterator[Any]:
        yield pa.record_batch({"f": ["_Z1fv"]})
        raise KeyError("on purpose")

    reader = pa.RecordBatchReader.from_batches(pa.schema({"f": pa.utf8()}), batches())
    with pytest.raises(Exception, match="on purpose"):
        pa.chunked_array(demangle_array(reader))
    strict = demangle_array(pa.chunked_array([["_Z1fv"], ["_Z1fv", "main"]]), errors="strict")
    with pytest.raises(pa.ArrowInvalid, match="cannot demangle name 2, 'main': not a mangled name"):
        pa.chunked_array(strict)


def test_a_result_can_be_taken_often() -> None:
    result = demangle_array(pa.array(["_Z1fv", "_Z1gv"]))
    assert len(result) == 2
    assert repr(result) == "<cpp_demangle_py.arrow.Array: 2 rows of Utf8>"
    for _ in range(3):
        assert pa.array(result).to_pylist() == ["f()", "g()"]
        assert pa.chunked_array(result).to_pylist() == ["f()", "g()"]
        assert pa.field(result).type == pa.utf8()
    assert checked(demangle_array(result)).to_pylist() == ["f()", "g()"]
    taken = pa.array(result)
    del result
    gc.collect()
    assert taken.to_pylist() == ["f()", "g()"]
    stream = demangle_array(pa.chunked_array([["_Z1fv"]]))
    assert pa.field(stream).type == pa.utf8()
    assert repr(stream) == "<cpp_demangle_py.arrow.Stream: arrays of Utf8>"


def test_the_source_is_given_back_at_once() -> None:
    before = pa.total_allocated_bytes()
    column = pa.array(["_Z1fv"] * 1000).dictionary_encode()
    result = demangle_array(column)
    del column
    assert pa.total_allocated_bytes() == before
    assert pa.array(result).to_pylist() == ["f()"] * 1000


def test_results_that_nobody_takes_are_released() -> None:
    class Source:
        def __init__(self) -> None:
            self.column = pa.chunked_array([["_Z1fv"]])

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.column.__arrow_c_stream__()

    before = pa.total_allocated_bytes()
    for _ in range(10):
        demangle_array(Source())
        demangle_array(Source()).__arrow_c_stream__()
        demangle_array(pa.array(["_Z1fv"])).__arrow_c_array__()
        demangle_array(pa.array(["_Z1fv"])).__arrow_c_schema__()
    gc.collect()
    assert pa.total_allocated_bytes() == before
    source = Source()
    alive = weakref.ref(source)
    stream = demangle_array(source)
    del source
    assert alive() is None
    assert pa.chunked_array(stream).to_pylist() == ["f()"]


def test_wrong_arguments_are_refused() -> None:
    demangle_array: Any = arrow.demangle_array
    symbols_array: Any = arrow.symbols_array
    with pytest.raises(
        TypeError, match=r"demangle_array\(\) argument must have the method __arrow_c_array__ or .* not list"
    ):
        demangle_array(["_Z1fv"])
    for wrong in (pa.array([1]), pa.array([["_Z1fv"]]), pa.array([1]).dictionary_encode(), pa.array([True])):
        with pytest.raises(TypeError, match="the column must hold strings or binaries"):
            demangle_array(wrong)
    with pytest.raises(TypeError, match="options must be a DemangleOptions or None, not dict"):
        demangle_array(pa.array(["_Z1fv"]), {})
    with pytest.raises(TypeError, match="unexpected keyword argument 'fields'"):
        demangle_array(pa.array(["_Z1fv"]), fields=[])
    with pytest.raises(ValueError, match=r"errors must be 'keep', 'strict' or 'none', not 'ignore'"):
        demangle_array(pa.array(["_Z1fv"]), errors="ignore")
    with pytest.raises(ValueError, match="threads must be from 1 to 1024, not 0"):
        demangle_array(pa.array(["_Z1fv"]), threads=0)
    with pytest.raises(ValueError, match="does not have the option"):
        demangle_array(pa.array(["_Z1fv"]), style="cpp_demangle", template_args=False)
    with pytest.raises(ValueError, match="there is no field 'color'"):
        symbols_array(pa.array(["_Z1fv"]), fields=["color"])
    result: Any = demangle_array(pa.array(["_Z1fv"]))
    with pytest.raises(TypeError, match="unexpected keyword argument 'bogus'"):
        result.__arrow_c_array__(bogus=1)
    with pytest.raises(TypeError, match="at most 1 argument"):
        result.__arrow_c_array__(None, None)


FIELDS: list[Any] = [
    "demangled",
    "scheme",
    "kind",
    "name",
    "base_name",
    "scope",
    "scopes",
    "template_args",
    "parameters",
    "return_type",
    "access",
    "is_static",
    "is_virtual",
    "calling_convention",
    "crate_name",
    "hash",
    "clone_suffixes",
]


@each_layout
@pytest.mark.parametrize("threads", [1, 2])
def test_fields_are_those_of_parts_all(make: Any, threads: int) -> None:
    names = [*NAMES, "_Z1fv.isra.0.cold", "_ZTV1A", "?f@A@@SAXXZ", "_RNvCs4Cv8_4demo3add"]
    for start in (0, 3):
        column = make(names)[start:]
        result = checked(symbols_array(column, fields=FIELDS, threads=threads))
        parts = cpp.parts_all([name or "" for name in names[start:]], fields=FIELDS)
        for number, row in enumerate(result.to_pylist()):
            values = {field: parts[field][number] for field in FIELDS}
            assert (row or dict.fromkeys(FIELDS)) == {
                field: list(value) if isinstance(value, tuple) else value for field, value in values.items()
            }, names[start + number]
    text, texts, truth = pa.utf8(), pa.list_(pa.utf8()), pa.bool_()
    word = pa.dictionary(pa.int32(), pa.utf8())
    types = [text, word, word, text, text, text, texts, texts, texts, text]
    types += [text, truth, truth, text, text, text, texts]
    assert result.type == pa.struct(list(zip(FIELDS, types, strict=True)))


def test_fields_of_the_corpus() -> None:
    fields: list[Any] = ["demangled", "scope", "parameters"]
    names = CORPUS * 3
    parts = cpp.parts_all(names, fields=fields)
    rows = checked(symbols_array(pa.array(names), fields=fields)).to_pylist()
    for field in fields:
        values = [list(value) if isinstance(value, tuple) else value for value in parts[field]]
        assert [row[field] for row in rows] == values


def test_options_and_errors_of_fields() -> None:
    name = "_ZNSt6vectorIiSaIiEE9push_backERKi"
    result = checked(
        symbols_array(pa.array([name, "main"]), simplify_std=True, fields=["demangled", "scope"])
    )
    texts = {"demangled": "std::vector<int>::push_back(int const&)", "scope": "std::vector<int>"}
    assert result.to_pylist() == [texts, None]
    with pytest.raises(cpp.NotMangledError) as caught:
        symbols_array(pa.array([name, name, None, "main"]).dictionary_encode(), errors="strict")
    assert caught.value.index == 3
    default = checked(symbols_array(pa.array([name])))
    assert [field.name for field in default.type] == [
        *(
            "demangled",
            "scheme",
            "kind",
            "scope",
            "base_name",
            "template_args",
            "parameters",
            "clone_suffixes",
        )
    ]
    stream = symbols_array(pa.chunked_array([[name], ["main", None]]), fields=["base_name"])
    assert pa.chunked_array(stream).to_pylist() == [{"base_name": "push_back"}, None, None]


@pytest.mark.parametrize("chunked", [False, True])
def test_other_threads_run_meanwhile(chunked: bool) -> None:
    column = pa.array([f"_Z1f{'P' * 3000}{number}Av" for number in range(300)])
    source = pa.chunked_array([column]) if chunked else column
    steps = 0
    done = threading.Event()

    def count() -> None:
        nonlocal steps
        while not done.wait(0.001):
            steps += 1

    thread = threading.Thread(target=count)
    thread.start()
    try:
        before = steps
        checked(demangle_array(source, threads=1))
        after = steps
    finally:
        done.set()
        thread.join()
    assert after > before


def test_streams_of_a_consumer_that_holds_the_gil() -> None:
    na = pytest.importorskip("nanoarrow")
    # nanoarrow reads with the GIL held, and this source runs code of Python on another thread.

    def batches() -> Iterator[Any]:
        for _ in range(5):
            thread = threading.Thread(target=lambda: None)
            thread.start()
            thread.join()
            yield pa.record_batch({"f": ["_Z1fv"] * 10_000})

    reader = pa.RecordBatchReader.from_batches(pa.schema({"f": pa.utf8()}), batches())
    chunks = na.ArrayStream(demangle_array(reader, threads=2))
    assert sum(len(chunk) for chunk in chunks) == 50_000


def run(code: str, tmp_path: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_interpreter_exits_with_live_results(tmp_path: Path) -> None:
    code = """
import arrow_producer
from arrow_producer import GivesArray, GivesStream, schema, utf8
from cpp_demangle_py.arrow import demangle_array, symbols_array
array = demangle_array(GivesArray(schema(b"u"), utf8("_Z1fv")))
stream = demangle_array(GivesStream(schema(b"u"), lambda: utf8("_Z1fv")))
capsules = [array.__arrow_c_array__(), array.__arrow_c_stream__(), symbols_array(array).__arrow_c_array__()]
taken = demangle_array(GivesStream(schema(b"u"), lambda: utf8("_Z1fv"))).__arrow_c_stream__()
cycle = [stream, taken]
cycle.append(cycle)
print("done")
"""
    assert run(code, tmp_path) == "done\n"
    with_pyarrow = """
import pyarrow as pa
from cpp_demangle_py.arrow import demangle_array, symbols_array
column = pa.chunked_array([["_Z1fv"]])
results = [demangle_array(column), demangle_array(pa.array(["_Z1fv"]))]
reader = pa.RecordBatchReader.from_stream(symbols_array(column))
taken = pa.chunked_array(demangle_array(column))
print("done")
"""
    assert run(with_pyarrow, tmp_path) == "done\n"


def test_the_import_of_the_package_does_not_import_it(tmp_path: Path) -> None:
    code = (
        "import cpp_demangle_py, sys; print('cpp_demangle_py.arrow' in sys.modules, 'pyarrow' in sys.modules)"
    )
    assert run(code, tmp_path) == "False False\n"
    code = "import cpp_demangle_py.arrow, sys; print('pyarrow' in sys.modules)"
    assert run(code, tmp_path) == "False\n"
