"""Arrow arrays and streams in pure Python: they can break every rule, and count their releases."""

from __future__ import annotations

import ctypes
import itertools
import sys
from collections.abc import Callable, Sequence
from ctypes import POINTER, byref, c_char_p, c_int, c_int64, c_void_p, cast, py_object, pythonapi
from typing import Any

ReleaseSchema: Any = ctypes.CFUNCTYPE(None, c_void_p)
ReleaseArray: Any = ctypes.CFUNCTYPE(None, c_void_p)
GetNext: Any = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)
GetLastError: Any = ctypes.CFUNCTYPE(c_void_p, c_void_p)


class Schema(ctypes.Structure):
    """``ArrowSchema`` of the C data interface."""


Schema._fields_ = [
    ("format", c_char_p),
    ("name", c_char_p),
    ("metadata", c_char_p),
    ("flags", c_int64),
    ("n_children", c_int64),
    ("children", POINTER(POINTER(Schema))),
    ("dictionary", POINTER(Schema)),
    ("release", ReleaseSchema),
    ("private_data", c_void_p),
]


class Array(ctypes.Structure):
    """``ArrowArray`` of the C data interface."""


Array._fields_ = [
    ("length", c_int64),
    ("null_count", c_int64),
    ("offset", c_int64),
    ("n_buffers", c_int64),
    ("n_children", c_int64),
    ("buffers", POINTER(c_void_p)),
    ("children", POINTER(POINTER(Array))),
    ("dictionary", POINTER(Array)),
    ("release", ReleaseArray),
    ("private_data", c_void_p),
]


class ArrayStream(ctypes.Structure):
    """``ArrowArrayStream`` of the C stream interface."""

    _fields_ = [
        ("get_schema", GetNext),
        ("get_next", GetNext),
        ("get_last_error", GetLastError),
        ("release", ReleaseArray),
        ("private_data", c_void_p),
    ]


# Whatever must outlive its structure. A callback must not free itself; the interpreter's exit calls some.
_alive: list[object] = []
pythonapi.Py_IncRef(py_object(_alive))

released: dict[str, int] = {}
"""How often each structure was released, by the label that it was made with."""

_labels = itertools.count()


def _releaser(kind: Any, structure: type[Any], label: str) -> Any:
    def release(pointer: int) -> None:
        released[label] = released.get(label, 0) + 1
        # The consumer's copy is marked as released.
        cast(pointer, POINTER(structure)).contents.release = kind(0)

    callback = kind(release)
    _alive.append(callback)
    return callback


def _label(kind: str) -> str:
    label = f"{kind} {next(_labels)}"
    released[label] = 0
    return label


def _pointers(structure: Any, children: Sequence[Any]) -> Any:
    made = [ctypes.pointer(child) if child is not None else None for child in children]
    return (POINTER(structure) * max(len(children), 1))(*made)


def schema(
    format: bytes | None,
    name: bytes | None = b"",
    children: Sequence[Schema | None] = (),
    dictionary: Schema | None = None,
    n_children: int | None = None,
) -> Schema:
    """Make a schema."""
    pointers = _pointers(Schema, children)
    made = Schema(
        format=format,
        name=name,
        flags=2,
        n_children=len(children) if n_children is None else n_children,
        children=cast(pointers, POINTER(POINTER(Schema))) if children else None,
        dictionary=ctypes.pointer(dictionary) if dictionary is not None else None,
        release=_releaser(ReleaseSchema, Schema, _label("schema")),
    )
    _alive.append((made, pointers, children, dictionary))
    return made


def array(
    length: int,
    buffers: Sequence[bytes | None],
    *,
    offset: int = 0,
    null_count: int = 0,
    n_buffers: int | None = None,
    children: Sequence[Array | None] = (),
    dictionary: Array | None = None,
    no_buffers: bool = False,
    shift: int = 0,
) -> Array:
    """Make an array. ``shift`` moves each buffer so many bytes from its alignment."""
    held: list[Any] = []
    addresses: list[int | None] = []
    for buffer in buffers:
        if buffer is None:
            addresses.append(None)
        else:
            memory = ctypes.create_string_buffer(64 + len(buffer) + shift)
            address = (ctypes.addressof(memory) + 63) // 64 * 64 + shift
            ctypes.memmove(address, buffer, len(buffer))
            held.append(memory)
            addresses.append(address)
    pointers = (c_void_p * max(len(buffers), 1))(*addresses)
    child_pointers = _pointers(Array, children)
    made = Array(
        length=length,
        null_count=null_count,
        offset=offset,
        n_buffers=len(buffers) if n_buffers is None else n_buffers,
        n_children=len(children),
        buffers=None if no_buffers else cast(pointers, POINTER(c_void_p)),
        children=cast(child_pointers, POINTER(POINTER(Array))) if children else None,
        dictionary=ctypes.pointer(dictionary) if dictionary is not None else None,
        release=_releaser(ReleaseArray, Array, _label("array")),
    )
    _alive.append((made, held, pointers, child_pointers, children, dictionary))
    return made


pythonapi.PyCapsule_New.restype = py_object
pythonapi.PyCapsule_New.argtypes = [c_void_p, c_char_p, c_void_p]
_NAMES = {Schema: b"arrow_schema", Array: b"arrow_array", ArrayStream: b"arrow_array_stream"}


def capsule(structure: Schema | Array | ArrayStream, name: bytes | None = None) -> object:
    """Make a capsule without a destructor: what the consumer does not take is never released."""
    return pythonapi.PyCapsule_New(ctypes.addressof(structure), name or _NAMES[type(structure)], None)


class GivesArray:
    """An object with ``__arrow_c_array__``."""

    def __init__(self, schema: Schema, array: Array) -> None:
        self.schema, self.array = schema, array

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return capsule(self.schema), capsule(self.array)


class GivesStream:
    """An object with ``__arrow_c_stream__``, whose next array, end or error ``next_array`` returns."""

    def __init__(
        self,
        schema: Schema | int,
        next_array: Callable[[], Array | int | None],
        message: bytes | None = b"on purpose",
    ) -> None:
        self.label = _label("stream")

        def get_schema(_: int, out: int) -> int:
            return _give(schema, Schema, out)

        def get_next(_: int, out: int) -> int:
            return _give(next_array(), Array, out)

        text = ctypes.create_string_buffer(message) if message is not None else None

        def get_last_error(_: int) -> int | None:
            return ctypes.addressof(text) if text is not None else None

        self.stream = ArrayStream(
            get_schema=GetNext(get_schema),
            get_next=GetNext(get_next),
            get_last_error=GetLastError(get_last_error),
            release=_releaser(ReleaseArray, ArrayStream, self.label),
        )
        _alive.append((self.stream, text))

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return capsule(self.stream)


def _give(what: Any, structure: type[Any], out: int) -> int:
    if isinstance(what, int):
        return what
    given = what if what is not None else structure()
    ctypes.memmove(out, byref(given), ctypes.sizeof(structure))
    return 0


def offsets(*values: int, width: int = 4) -> bytes:
    """The bytes of offsets, keys or lengths."""
    return b"".join(value.to_bytes(width, sys.byteorder, signed=True) for value in values)


def utf8(*names: str) -> Array:
    """A well-formed array of type utf8."""
    ends = itertools.accumulate((len(name) for name in names), initial=0)
    return array(len(names), [None, offsets(*ends), "".join(names).encode()])
