"""Find the mangled names in a text, or replace them in a stream."""

import errno
import io

from cpp_demangle_py._native import TextFilter, merged, symbols_in

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from typing_extensions import Buffer, Unpack

    from cpp_demangle_py._native import DemangleOptions, Symbol
    from cpp_demangle_py.options import OptionKeywords

__all__ = ["Match", "demangle_stream", "find_symbols"]

# How much of a stream is read, and of a text searched, at a time.
_CHUNK = 1 << 16

# The characters that names may have, by which a text must not be cut.
_OF_NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$?@<>"


class Match:
    """A mangled name in a text, from `find_symbols`.

    Attributes:
        span: its start and end in the text, in characters, or in bytes for bytes.
        symbol: the `Symbol`.
        mangled: the mangled name of the symbol. It is the text at ``span``, with two exceptions: a ``$``
            before a name, which c++filt drops, is only in the text, and the underscore of a name found
            without it, by ``anywhere``, is only here.

    >>> from cpp_demangle_py import find_symbols
    >>> next(find_symbols("at _Z1fv+0x10"))
    Match(span=(3, 8), symbol=Symbol('_Z1fv'))
    """

    __slots__ = ("span", "symbol")
    __match_args__ = ("span", "symbol")

    span: tuple[int, int]
    symbol: "Symbol"

    def __init__(self, span: tuple[int, int], symbol: "Symbol") -> None:
        self.span = span
        self.symbol = symbol

    @property
    def mangled(self) -> str:
        """The mangled name.

        >>> from cpp_demangle_py import find_symbols
        >>> next(find_symbols("at _Z1fv+0x10")).mangled
        '_Z1fv'
        """
        return self.symbol.mangled

    def __repr__(self) -> str:
        return f"Match(span={self.span!r}, symbol={self.symbol!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Match):
            return NotImplemented
        return (self.span, self.symbol) == (other.span, other.symbol)

    def __hash__(self) -> int:
        return hash((self.span, self.symbol))

    def __reduce__(self) -> "tuple[type[Match], tuple[tuple[int, int], Symbol]]":
        # Protocols 0 and 1 of pickle do not know slots.
        return type(self), (self.span, self.symbol)


def find_symbols(
    text: "str | Buffer",
    /,
    options: "DemangleOptions | None" = None,
    *,
    anywhere: bool = False,
    **keywords: "Unpack[OptionKeywords]",
) -> "Iterator[Match]":
    """Find the mangled names in a text, for a tool that marks or links them.

    The names are those that `demangle_text` replaces. The text is searched piece by piece, as the
    iterator is advanced.

    Args:
        text: `str` or any bytes-like object.
        options: its scheme, style and limits are those of the symbols; None for the default.
        anywhere: also find names inside larger words and without their underscore, as `demangle_text`
            does; not those that are cut off, which are not symbols. The ``mangled`` name of one without its
            underscore has the underscore.
        keywords: options as in `demangle`; they override ``options``.

    Returns:
        An iterator over the names, in their order.

    Raises:
        TypeError: the text is neither, or an option has the wrong type.
        ValueError: an option has a wrong value, or the style does not have it.

    >>> from cpp_demangle_py import find_symbols
    >>> text = "_Z1fv calls ?g@@YAXXZ"
    >>> [(match.mangled, match.span, str(match.symbol)) for match in find_symbols(text)]
    [('_Z1fv', (0, 5), 'f()'), ('?g@@YAXXZ', (12, 21), 'void __cdecl g(void)')]
    """
    chosen = merged("find_symbols", options, keywords)
    symbols_in("", chosen, anywhere)  # raises if the style does not have one of the options
    if not isinstance(text, str):
        try:
            text = memoryview(text).tobytes()
        except TypeError:
            given = type(text).__name__
            raise TypeError(
                f"find_symbols() argument must be str or a bytes-like object, not {given}"
            ) from None
    return _found(text, chosen, anywhere)


def _found(text: str | bytes, options: "DemangleOptions", anywhere: bool) -> "Iterator[Match]":
    start = 0
    while start < len(text):
        end = _cut(text, start + _CHUNK)
        for first, last, symbol in symbols_in(text[start:end], options, anywhere):
            yield Match((start + first, start + last), symbol)
        start = end


def _cut(text: str | bytes, at: int) -> int:
    """Return the first place from ``at`` on at which no name is cut."""
    of_names = _OF_NAMES if isinstance(text, str) else _OF_NAMES.encode()
    while at < len(text) and text[at] in of_names:
        at += 1
    return min(at + 1, len(text))


def demangle_stream(
    source: "BinaryIO",
    sink: "BinaryIO",
    /,
    options: "DemangleOptions | None" = None,
    *,
    anywhere: bool = False,
    **keywords: "Unpack[OptionKeywords]",
) -> None:
    r"""Copy a binary file to another, with every mangled name replaced as in `demangle_text`.

    Everything that has been read is written and flushed at once, except for a name that may be
    unfinished. So in a pipe each line is written as soon as it has been read. Memory stays
    constant, even if a line never ends.

    Args:
        source: a binary file, which is read to its end: any object whose ``read`` returns bytes-like objects.
        sink: a binary file: any object whose ``write`` takes bytes-like objects.
        options: how to print the names; None for the default.
        anywhere: as in `demangle_text`.
        keywords: options as in `demangle`; they override ``options``.

    Raises:
        OSError: the source cannot be read, or the sink cannot be written, or says that it wrote nothing; a
            `BlockingIOError` if either is in non-blocking mode and would have to wait.
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
    text_filter = TextFilter(merged("demangle_stream", options, keywords), anywhere)
    # `read1` returns the bytes that a pipe holds now; `read` would wait for a whole chunk.
    read = source.read1 if hasattr(source, "read1") else source.read
    flush = getattr(sink, "flush", lambda: None)
    while data := _bytes(read(_CHUNK)):
        _write(sink, text_filter.push(data))
        flush()
    _write(sink, text_filter.finish())
    flush()


def _bytes(chunk: object) -> bytes:
    """Return what a source has read as bytes."""
    if isinstance(chunk, bytes):
        return chunk
    if chunk is None:
        raise BlockingIOError(errno.EAGAIN, "demangle_stream() source has no data yet")
    try:
        return memoryview(chunk).tobytes()  # type: ignore[arg-type]
    except TypeError:
        given = type(chunk).__name__
        raise TypeError(f"demangle_stream() source must be a binary file; it reads {given}") from None


def _write(sink: "BinaryIO", data: bytes) -> None:
    """Write all of ``data``, of which an unbuffered file may take a part at a time."""
    rest = memoryview(data)
    while rest:
        written = sink.write(rest)
        if written is None and isinstance(sink, io.RawIOBase):
            raise BlockingIOError(errno.EAGAIN, "demangle_stream() sink takes no more data yet")
        if written is not None and written <= 0:
            taken = f"demangle_stream() sink says that it wrote {written} of {len(rest)} bytes"
            raise OSError(errno.EIO, taken)
        # Of other objects, not all tell how much they have written.
        rest = rest[len(rest) if written is None else written :]
