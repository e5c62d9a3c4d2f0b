"""Replace the mangled names in a text, and keep everything else byte for byte."""

import io

from cpp_demangle_py._native import demangle_type, merged, try_demangle
from cpp_demangle_py.errors import DemangleError

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any, AnyStr, BinaryIO, overload

    from typing_extensions import Buffer, Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import OptionKeywords

__all__ = ["demangle_stream", "demangle_text"]

# The bytes that names may have. Names that begin with an underscore end before `@`, as in c++filt
# and llvm-cxxfilt, so that a symbol version (`@@GLIBCXX_3.4`) remains in place.
_NAME_BYTES = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$?@<>"

# A longer run is not a name (real names reach 24 KB). This bounds the bytes that `demangle_stream`
# holds back while it waits for the end of a run.
LONGEST_NAME = 1 << 20

_CHUNK = 1 << 16


if TYPE_CHECKING:

    @overload
    def demangle_text(
        text: str, /, options: DemangleOptions | None = None, **keywords: Unpack[OptionKeywords]
    ) -> str: ...
    @overload
    def demangle_text(
        text: Buffer, /, options: DemangleOptions | None = None, **keywords: Unpack[OptionKeywords]
    ) -> bytes: ...


def demangle_text(
    text: "str | Buffer", /, options: "DemangleOptions | None" = None, **keywords: "Unpack[OptionKeywords]"
) -> str | bytes:
    r"""Replace every mangled name in a text by its demangled name.

    A name is a whole run of the characters ``A-Z a-z 0-9 _ . $``, as in ``c++filt``, apart from
    one ``.`` or ``$`` before it. A name of MSVC, which begins with ``?`` or ``.?A``, may also have
    the characters ``? @ < >``. A run that does not demangle remains unchanged, and so does
    everything else.

    Args:
        text: `str` or any bytes-like object.
        options: how to print the names; None for the default.
        keywords: options as in `demangle`; they override ``options``.

    Returns:
        The text, `str` for `str` and `bytes` for bytes.

    Raises:
        TypeError: the text is neither, or an option has the wrong type.
        ValueError: an option has a wrong value, or the style does not have it.

    >>> from cpp_demangle_py import demangle_text
    >>> demangle_text("main.o: undefined reference to `_ZN3foo3barEi'")
    "main.o: undefined reference to `foo::bar(int)'"
    >>> demangle_text(b"1139 T _Z3addii@@V1\xff\r\n", params=False)
    b'1139 T add@@V1\xff\r\n'
    """
    demangle = name_demangler("demangle_text", options, keywords)
    if isinstance(text, str):
        candidates = _names().NAMES_OF_ALL_IN_STR if "?" in text else _names().IN_STR
        return "".join(_replaced(candidates.split(text), demangle))
    if not isinstance(text, bytes):
        try:
            text = memoryview(text).tobytes()
        except TypeError:
            given = type(text).__name__
            raise TypeError(
                f"demangle_text() argument must be str or a bytes-like object, not {given}"
            ) from None
    return b"".join(_replaced(names_in(text).split(text), demangle))


def demangle_stream(
    source: "BinaryIO",
    sink: "BinaryIO",
    /,
    options: "DemangleOptions | None" = None,
    **keywords: "Unpack[OptionKeywords]",
) -> None:
    r"""Copy a binary file to another, with every mangled name replaced as in `demangle_text`.

    Everything that has been read is written and flushed at once, except for a name that may be
    unfinished. So in a pipe each line is written as soon as it has been read. Memory stays
    constant, even if a line never ends.

    Args:
        source: a binary file, which is read to its end.
        sink: a binary file.
        options: how to print the names; None for the default.
        keywords: options as in `demangle`; they override ``options``.

    Raises:
        OSError: the source cannot be read, or the sink cannot be written.
        TypeError: one of them is not a binary file, or an option has the wrong type.
        ValueError: an option has a wrong value, or the style does not have it.

    >>> import io
    >>> from cpp_demangle_py import demangle_stream
    >>> sink = io.BytesIO()
    >>> demangle_stream(io.BytesIO(b"U _Znwm@GLIBCXX_3.4\r\n\xff\x00 _Z3addii"), sink)
    >>> sink.getvalue()
    b'U operator new(unsigned long)@GLIBCXX_3.4\r\n\xff\x00 add(int, int)'
    """
    for name, file, method in (("source", source, "read"), ("sink", sink, "write")):
        if isinstance(file, io.TextIOBase) or not hasattr(file, method):
            given = type(file).__name__
            raise TypeError(f"demangle_stream() {name} must be a binary file, not {given}")
    copy_demangled(source, sink, name_demangler("demangle_stream", options, keywords), names_in)


_names_module: "ModuleType | None" = None


def _names() -> "Any":
    """Return the module ``_names``, which is imported when it is first used, because `re` takes long."""
    global _names_module  # noqa: PLW0603
    if _names_module is None:
        from cpp_demangle_py import _names as module  # noqa: PLC0415

        _names_module = module
    return _names_module


def names_in(text: bytes | bytearray) -> "re.Pattern[bytes]":
    """Return the expression for the names in a text."""
    return _names().NAMES_OF_ALL if b"?" in text else _names().NAMES


def name_demangler(
    function: str, options: "DemangleOptions | None", keywords: "OptionKeywords"
) -> "Callable[[Any], Any]":
    """Return a function that demangles one name, and returns None for anything else.

    Args:
        function: the function that was called, for its errors.
        options: as given to it.
        keywords: as given to it.
    """
    if options is None and not keywords:
        return try_demangle
    chosen = merged(function, options, keywords)
    return lambda name: try_demangle(name, chosen)


def type_demangler(options: "DemangleOptions") -> "Callable[[bytes], bytes | None]":
    """Return a function that demangles one name or one type, and returns None for anything else."""

    def demangle(name: bytes) -> bytes | None:
        text = try_demangle(name, options)
        if text is None:
            try:
                text = demangle_type(name, options)
            except DemangleError:
                return None
        return text

    return demangle


def copy_demangled(
    source: "BinaryIO",
    sink: "BinaryIO",
    demangle: "Callable[[bytes], bytes | None]",
    candidates: "Callable[[bytes | bytearray], re.Pattern[bytes]]",
) -> None:
    """Copy ``source`` to ``sink``, and replace each candidate that ``demangle`` demangles.

    ``candidates`` returns the expression for those of a text.
    """
    # `read1` returns the bytes that a pipe holds now; `read` would wait for a whole chunk.
    read = getattr(source, "read1", source.read)
    held = bytearray()  # the run that the next chunk may continue
    overlong = False  # that run is too long for a name, and its beginning has been written

    while chunk := read(_CHUNK):
        if not isinstance(chunk, bytes | bytearray):
            given = type(chunk).__name__
            raise TypeError(f"demangle_stream() source must be a binary file; it reads {given}")
        if overlong:
            rest = chunk.lstrip(_NAME_BYTES)
            sink.write(chunk[: len(chunk) - len(rest)])
            chunk, overlong = rest, not rest

        whole = chunk.rstrip(_NAME_BYTES)
        if whole:
            held += whole
            sink.write(b"".join(_replaced(candidates(held).split(held), demangle)))
            held.clear()
        held += chunk[len(whole) :]
        if len(held) > LONGEST_NAME:
            sink.write(bytes(held))
            held.clear()
            overlong = True
        sink.flush()

    sink.write(b"".join(_replaced(candidates(held).split(held), demangle)))
    sink.flush()


def _replaced(pieces: "list[AnyStr]", demangle: "Callable[[AnyStr], AnyStr | None]") -> "list[AnyStr]":
    """Demangle every second piece of a text, which ``re.split`` has cut at the names."""
    if len(pieces) > 1:
        pieces[1::2] = [
            (demangle(name) or name) if len(name) <= LONGEST_NAME else name for name in pieces[1::2]
        ]
    return pieces
