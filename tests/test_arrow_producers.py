"""Producers of Arrow data that break the rules: an exception, and each structure is released once."""

from __future__ import annotations

import gc
import struct
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest

import arrow_producer
from arrow_producer import (
    Array,
    GivesArray,
    GivesStream,
    array,
    capsule,
    offsets,
    released,
    schema,
    utf8,
)
from cpp_demangle_py import arrow
from cpp_demangle_py.arrow import demangle_array, symbols_array


@pytest.fixture(autouse=True)
def each_is_released_once() -> Iterator[None]:
    """Check that each structure that the consumer took was released once, in the end."""
    released.clear()
    yield
    gc.collect()
    # A child is released by its parent, which here does not.
    assert all(count <= 1 for count in released.values()), released


def count(kind: str) -> list[int]:
    return [times for label, times in released.items() if label.startswith(kind)]


def long_view(buffer: int, offset: int, length: int = 20) -> bytes:
    return struct.pack("=i4sii", length, b"_Z1f", buffer, offset)


def test_well_formed_arrays_are_read_and_released() -> None:
    result = demangle_array(GivesArray(schema(b"u", b"f"), utf8("_Z1fv", "main")))
    assert (count("schema"), count("array")) == ([1], [1])
    assert len(result) == 2
    views = array(
        2,
        [
            None,
            struct.pack("=i12s", 5, b"_Z1fv") + long_view(0, 0),
            b"_Z" + b"18" + b"f" * 18,
            offsets(22, width=8),
        ],
    )
    assert len(demangle_array(GivesArray(schema(b"vu"), views))) == 2
    # Without buffers, since there are no rows; a buffer in an array of nulls.
    assert len(demangle_array(GivesArray(schema(b"u"), array(0, [None, None, None])))) == 0
    assert len(demangle_array(GivesArray(schema(b"n"), array(3, [], null_count=3)))) == 3


U = b"u"
ONE = offsets(0, 5)
NAME = b"_Z1fv"

BROKEN: dict[str, tuple[bytes, Callable[[], Array]]] = {
    "a negative length": (U, lambda: array(-1, [None, ONE, NAME])),
    "an endless length": (U, lambda: array(1 << 60, [None, ONE, NAME])),
    "a negative offset": (U, lambda: array(1, [None, ONE, NAME], offset=-1)),
    "an endless offset": (U, lambda: array(1, [None, ONE, NAME], offset=(1 << 63) - 1)),
    "too many nulls": (U, lambda: array(1, [None, ONE, NAME], null_count=2)),
    "a negative null count": (U, lambda: array(1, [None, ONE, NAME], null_count=-2)),
    "too few buffers": (U, lambda: array(1, [None, ONE])),
    "too many buffers": (U, lambda: array(1, [None, ONE, NAME, NAME])),
    "a negative number of buffers": (U, lambda: array(1, [None, ONE, NAME], n_buffers=-1)),
    "no pointer to the buffers": (U, lambda: array(1, [None, ONE, NAME], no_buffers=True)),
    "no offsets": (U, lambda: array(1, [None, None, NAME])),
    "no values": (U, lambda: array(1, [None, ONE, None])),
    "offsets that are not aligned": (U, lambda: array(1, [None, ONE, NAME], shift=1)),
    "offsets that descend": (U, lambda: array(2, [None, offsets(0, 5, 3), NAME])),
    "offsets out of the values": (U, lambda: array(2, [None, offsets(0, 500, 5), NAME])),
    "a negative first value": (U, lambda: array(1, [None, offsets(-4, 5), NAME])),
    "a negative end": (U, lambda: array(1, [None, offsets(0, -5), NAME])),
    "large, negative": (b"U", lambda: array(1, [None, offsets(0, -5, width=8), NAME])),
    "children": (U, lambda: array(1, [None, ONE, NAME], children=[utf8("_Z1fv")])),
    "a dictionary": (U, lambda: array(1, [None, ONE, NAME], dictionary=utf8("_Z1fv"))),
    "views without the number of lengths": (b"vu", lambda: array(1, [None, long_view(0, 0)])),
    "views without lengths": (b"vu", lambda: array(1, [None, long_view(0, 0), b"f" * 20, None])),
    "views with a negative length": (
        b"vu",
        lambda: array(1, [None, long_view(0, 0), b"f", offsets(-1, width=8)]),
    ),
    "views without their buffer": (
        b"vu",
        lambda: array(1, [None, long_view(0, 0), None, offsets(20, width=8)]),
    ),
    "views of no buffer": (b"vu", lambda: array(1, [None, long_view(7, 0), b"f" * 20, offsets(20, width=8)])),
    "views out of their buffer": (
        b"vu",
        lambda: array(1, [None, long_view(0, 1), b"f" * 20, offsets(20, width=8)]),
    ),
    "views of a negative buffer": (
        b"vu",
        lambda: array(1, [None, long_view(-1, 0), b"f" * 20, offsets(20, width=8)]),
    ),
    "views of a negative length": (
        b"vu",
        lambda: array(1, [None, long_view(0, 0, -1), b"f" * 20, offsets(20, width=8)]),
    ),
    "no views": (b"vu", lambda: array(1, [None, None, offsets(width=8)])),
}


@pytest.mark.parametrize(("format", "make"), BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("function", [demangle_array, symbols_array])
def test_a_broken_array_is_an_error(format: bytes, make: Callable[[], Array], function: Any) -> None:
    with pytest.raises(ValueError, match="the Arrow data is malformed"):
        function(GivesArray(schema(format), make()))
    assert count("schema") == [1]
    assert count("array")[-1] == 1


@pytest.mark.parametrize(("format", "make"), BROKEN.values(), ids=BROKEN)
def test_a_broken_array_of_a_stream_is_an_error(format: bytes, make: Callable[[], Array]) -> None:
    stream = demangle_array(GivesStream(schema(format), make))
    consumer = read(stream)
    with pytest.raises(OSError, match="the Arrow data is malformed"):
        next(consumer)
    consumer.close()
    assert (count("schema"), count("array")[-1]) == ([1], 1)
    del stream
    assert count("stream") == [1]


def read(stream: Any) -> Generator[int, None, None]:
    """Yield the lengths of a stream's arrays, as a consumer in C reads them."""
    import ctypes  # noqa: PLC0415

    taken = stream.__arrow_c_stream__()
    get = ctypes.pythonapi.PyCapsule_GetPointer
    get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    pointer = get(taken, b"arrow_array_stream")
    found = ctypes.cast(pointer, ctypes.POINTER(arrow_producer.ArrayStream)).contents
    while True:
        out = Array()
        code = found.get_next(pointer, ctypes.addressof(out))
        if code:
            message = found.get_last_error(pointer)
            raise OSError(code, ctypes.string_at(message).decode())
        if not out.release:
            return
        length = out.length
        out.release(ctypes.addressof(out))
        yield length


SCHEMAS: dict[str, tuple[type[Exception], Callable[[], arrow_producer.Schema]]] = {
    "no format": (ValueError, lambda: schema(None)),
    "an unknown format": (TypeError, lambda: schema(b"?")),
    "an empty format": (TypeError, lambda: schema(b"")),
    "a format that is no text": (ValueError, lambda: schema(b"\xff")),
    "a name that is no text": (ValueError, lambda: schema(b"u", b"\xff")),
    "another type": (TypeError, lambda: schema(b"l")),
    "a timestamp": (TypeError, lambda: schema(b"tsn:UTC")),
    "a list without its child": (ValueError, lambda: schema(b"+l")),
    "a map without its child": (ValueError, lambda: schema(b"+m")),
    "runs without children": (ValueError, lambda: schema(b"+r")),
    "a child that is null": (ValueError, lambda: schema(b"+l", children=[None])),
    "no pointer to the children": (ValueError, lambda: schema(b"+s", n_children=2)),
    "a negative number of children": (ValueError, lambda: schema(b"u", n_children=-1)),
    "a table without columns": (TypeError, lambda: schema(b"+s")),
    "keys of text": (TypeError, lambda: schema(b"u", dictionary=schema(b"u"))),
    "a dictionary of numbers": (TypeError, lambda: schema(b"i", dictionary=schema(b"l"))),
    "a dictionary of dictionaries": (
        TypeError,
        lambda: schema(b"i", dictionary=schema(b"i", dictionary=schema(b"u"))),
    ),
}


@pytest.mark.parametrize(("error", "make"), SCHEMAS.values(), ids=SCHEMAS)
def test_a_broken_schema_is_an_error(
    error: type[Exception], make: Callable[[], arrow_producer.Schema]
) -> None:
    with pytest.raises(error):
        demangle_array(GivesArray(make(), utf8("_Z1fv")))
    assert (count("schema")[-1], count("array")) == (1, [1])
    with pytest.raises(error):
        demangle_array(GivesStream(make(), lambda: None))
    assert count("stream") == [1]


def test_dictionaries_are_checked() -> None:
    def given(keys: bytes, width: bytes = b"c", values: Array | None = None) -> GivesArray:
        made = array(len(keys), [None, keys], dictionary=values)
        return GivesArray(schema(width, dictionary=schema(b"u")), made)

    assert len(demangle_array(given(b"\0\1", values=utf8("_Z1fv", "_Z1gv")))) == 2
    for keys in (b"\0\2", b"\0\xff"):
        for function in (demangle_array, symbols_array):
            with pytest.raises(ValueError, match="the dictionary has no value for row 1"):
                function(given(keys, values=utf8("_Z1fv", "_Z1gv")))
    with pytest.raises(ValueError, match="lacks its dictionary"):
        demangle_array(given(b"\0"))
    with pytest.raises(ValueError, match="outside its buffer"):
        demangle_array(given(b"\0", values=array(1, [None, offsets(-1, 5), NAME])))


def test_runs_are_checked() -> None:
    def given(ends: bytes, length: int, offset: int = 0, values: Array | None = None) -> GivesArray:
        children = [array(len(ends) // 4, [None, ends]), values or utf8("_Z1fv", "_Z1gv")]
        made = array(length, [], offset=offset, children=children)
        return GivesArray(schema(b"+r", children=[schema(b"i", b"run_ends"), schema(b"u", b"values")]), made)

    assert len(demangle_array(given(offsets(2, 5), 5))) == 5
    assert len(demangle_array(given(offsets(2, 5), 2, 3))) == 2
    broken: list[tuple[bytes, int, int]] = [
        (offsets(2, 5), 6, 0),
        (offsets(2, 5), 3, 3),
        (offsets(2, 2), 2, 0),
        (offsets(5, 2), 2, 0),
        (offsets(0, 2), 2, 0),
        (offsets(-1, 2), 2, 0),
        (offsets(1, 2, 3), 3, 0),
        (b"", 1, 0),
    ]
    for each in broken:
        for function in (demangle_array, symbols_array):
            with pytest.raises(ValueError, match="malformed"):
                function(given(*each))


def test_what_was_released_before_is_an_error() -> None:
    source = GivesArray(schema(b"u"), utf8("_Z1fv"))
    assert len(demangle_array(source)) == 1
    with pytest.raises(ValueError, match="the array was released before"):
        demangle_array(source)
    assert (count("schema"), count("array")) == ([1], [1])
    stream = GivesStream(schema(b"u"), lambda: None)
    assert list(read(demangle_array(stream))) == []
    with pytest.raises(ValueError, match="the stream was released before"):
        demangle_array(stream)
    assert count("stream") == [1]
    released_schema = schema(b"u")
    released_schema.release = arrow_producer.ReleaseSchema(0)
    with pytest.raises(ValueError, match="the schema was released before"):
        demangle_array(GivesArray(released_schema, utf8("_Z1fv")))


def test_what_is_no_capsule_is_an_error() -> None:
    demangle_array: Any = arrow.demangle_array

    class Gives:
        def __init__(self, array: object = None, stream: object = None) -> None:
            if array is not None:
                self.__arrow_c_array__ = lambda: array
            if stream is not None:
                self.__arrow_c_stream__ = lambda: stream

    made, of = utf8("_Z1fv"), schema(b"u")
    wrong: object
    for wrong in (1, (), (1, 2), (capsule(of),), (capsule(made), capsule(of)), [capsule(of), capsule(made)]):
        with pytest.raises(TypeError, match=r"__arrow_c_array__\(\) must return a"):
            demangle_array(Gives(array=wrong))
    assert count("array") == [0]
    for wrong in (1, capsule(of), capsule(of, b"other")):
        with pytest.raises(TypeError, match=r"must return a capsule with the name 'arrow_array_stream'"):
            demangle_array(Gives(stream=wrong))
    # The schema was taken before the array was found wanting.
    with pytest.raises(TypeError, match="must return a capsule with the name 'arrow_array'"):
        demangle_array(Gives(array=(capsule(of), 1)))
    assert count("schema") == [1]


def test_an_exception_of_the_source_is_raised() -> None:
    demangle_array: Any = arrow.demangle_array

    class Raises:
        def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
            raise KeyError("on purpose")

    class RaisesAttribute:
        @property
        def __arrow_c_array__(self) -> object:
            raise ZeroDivisionError

    with pytest.raises(KeyError, match="on purpose"):
        demangle_array(Raises())
    with pytest.raises(ZeroDivisionError):
        demangle_array(RaisesAttribute())


@pytest.mark.parametrize("message", [b"on purpose", None])
def test_error_codes_of_a_stream(message: bytes | None) -> None:
    shown = "it does not say why" if message is None else message.decode()
    with pytest.raises(OSError, match=shown) as caught:
        demangle_array(GivesStream(5, lambda: None, message))
    assert caught.value.errno == 5
    answers: list[Array | int | None] = [utf8("_Z1fv"), 12, utf8("_Z1fv", "_Z1gv"), None]
    source = GivesStream(schema(b"u"), lambda: answers.pop(0), message)
    stream = demangle_array(source)
    consumer = read(stream)
    assert next(consumer) == 1
    with pytest.raises(OSError, match=shown) as caught:
        next(consumer)
    assert caught.value.errno == 12
    consumer.close()
    del consumer, stream, caught
    gc.collect()
    assert count("stream") == [1, 1]


def test_nobody_takes_the_result() -> None:
    stream = demangle_array(GivesStream(schema(b"u"), lambda: utf8("_Z1fv")))
    assert count("stream") == [0]
    del stream
    assert count("stream") == [1]
    stream = demangle_array(GivesStream(schema(b"u"), lambda: utf8("_Z1fv")))
    taken = stream.__arrow_c_stream__()
    del stream
    assert count("stream") == [1, 0]
    del taken
    assert count("stream") == [1, 1]


def test_the_result_is_dropped_while_an_exception_is_on_its_way() -> None:
    def fails() -> None:
        stream = demangle_array(GivesStream(schema(b"u"), lambda: utf8("_Z1fv")))
        _taken = stream.__arrow_c_stream__()
        raise KeyError("on purpose")

    with pytest.raises(KeyError, match="on purpose"):
        fails()
    gc.collect()
    assert count("stream") == [1]
    # The error of a name, while the array of the source is held.
    with pytest.raises(ValueError, match="cannot demangle name 1, 'main'"):
        demangle_array(GivesArray(schema(b"u"), utf8("_Z1fv", "main")), errors="strict")
    assert count("array")[-1] == 1


def test_a_stream_of_many_arrays() -> None:
    left = 1000

    def next_array() -> Array | None:
        nonlocal left
        left -= 1
        return utf8("_Z1fv", "main") if left >= 0 else None

    assert list(read(symbols_array(GivesStream(schema(b"u"), next_array)))) == [2] * 1000
    assert count("array") == [1] * 1000
    assert count("stream") == [1]
