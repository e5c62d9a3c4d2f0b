"""``demangle_stream``: demangle the names in a file, piece by piece."""

from __future__ import annotations

import io
import os
import tracemalloc
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import names
from cpp_demangle_py import DemangleOptions, demangle_stream, demangle_text


class Pieces(io.RawIOBase):
    """A file of which each read returns one piece, like a pipe."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return next(self._pieces, b"")


def demangled(pieces: Iterable[bytes], options: DemangleOptions | None = None) -> bytes:
    sink = io.BytesIO()
    demangle_stream(Pieces(pieces), sink, options=options)  # type: ignore[arg-type]
    return sink.getvalue()


def test_a_name_may_come_in_pieces() -> None:
    assert demangled([b"x _", b"Z3", b"ad", b"dii", b" y"]) == b"x add(int, int) y"
    assert demangled([b"_Z1f", b"v"]) == b"f()"
    assert demangled([b"a", b"_Z1fv"]) == b"a_Z1fv"
    assert demangled([b"It calls _Z1fv", b".", b"part.0"]) == b"It calls f() [clone .part.0]"
    assert demangled([b"_Z1fv", b".", b"isra.0"]) == b"f() [clone .isra.0]"


@given(st.data())
def test_the_result_does_not_depend_on_the_pieces(data: st.DataObject) -> None:
    parts = st.one_of(names.symbols.map(lambda symbol: symbol.mangled.encode()), st.binary(max_size=3))
    text = b"".join(data.draw(st.lists(parts)))
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, len(text) - 1)))))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert demangled([piece for piece in pieces if piece]) == demangle_text(text)


def test_options() -> None:
    sink = io.BytesIO()
    demangle_stream(io.BytesIO(b"_Z3addii"), sink, params=False)
    assert sink.getvalue() == b"add"
    assert demangled([b"_Z3addii"], options=DemangleOptions(params=False)) == b"add"


@pytest.mark.parametrize("length", [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20])
@pytest.mark.parametrize("size", [1 << 16, 1000, 5 << 20])
def test_a_run_longer_than_any_name_passes_through(length: int, size: int) -> None:
    text = b"_Z".ljust(length, b"9") + b" _Z1fv"
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    assert demangled(pieces) == demangle_text(text) == b"_Z".ljust(length, b"9") + b" f()"


def test_memory_is_constant_for_a_line_without_end() -> None:
    for piece in (b"a" * 65536, b"_Z" * 32768, b"_Z1fv " * 1000, b" " * 65536):
        with open(os.devnull, "wb") as sink:
            tracemalloc.start()
            demangle_stream(Pieces(piece for _ in range(50)), sink)  # type: ignore[arg-type]
            _, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert peak < 8_000_000


def test_each_line_is_flushed_as_soon_as_it_is_complete() -> None:
    source_end, feed = os.pipe()
    out, sink_end = os.pipe()
    with (
        open(source_end, "rb") as source,
        open(sink_end, "wb") as sink,
        open(out, "rb", buffering=0) as seen,
        open(feed, "wb", buffering=0) as feeder,
    ):
        lines: list[bytes | None] = []

        class Sink(io.BufferedWriter):
            def flush(self) -> None:
                super().flush()
                if len(lines) < 3:
                    lines.append(seen.read(100))
                    feeder.write(b"_Z1gv\n")
                elif not feeder.closed:
                    feeder.close()

        feeder.write(b"_Z1fv\n")
        with Sink(sink.raw) as checked:
            demangle_stream(source, checked)
        assert lines == [b"f()\n", b"g()\n", b"g()\n"]


def test_files(tmp_path: Path) -> None:
    source, sink = tmp_path / "in", tmp_path / "out"
    text = b"".join(b"%d _Z%d%sv\r\n" % (n, len(b"f%d" % n), b"f%d" % n) for n in range(50_000))
    source.write_bytes(text)
    with source.open("rb") as reader, sink.open("wb") as writer:
        demangle_stream(reader, writer)
    assert sink.read_bytes() == b"".join(b"%d f%d()\r\n" % (n, n) for n in range(50_000))


def test_a_sink_may_keep_what_it_gets() -> None:
    class Kept(io.RawIOBase):
        def __init__(self) -> None:
            self.kept: list[bytes] = []

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.kept.append(data)
            return len(data)

    sink = Kept()
    text = b"text " * 30_000 + b"_Z1fv " + b"a" * 3_000_000 + b" _Z1fv"
    demangle_stream(io.BytesIO(text), sink)  # type: ignore[arg-type]
    assert b"".join(sink.kept) == demangle_text(text)


def test_errors_of_the_files_reach_the_caller() -> None:
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            raise OSError("broken")

        def write(self, data: object, /) -> int:
            raise OSError("full")

    with pytest.raises(OSError, match="broken"):
        demangle_stream(Broken(), io.BytesIO())
    with pytest.raises(OSError, match="full"):
        demangle_stream(io.BytesIO(b"x\n"), Broken())


def test_a_sink_may_take_a_part_at_a_time() -> None:
    class Slow(io.RawIOBase):
        def __init__(self) -> None:
            self.taken = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            self.taken += data[:3]
            return min(len(data), 3)

    sink = Slow()
    demangle_stream(io.BytesIO(b"calls _Z3addii\n" * 50), sink)  # type: ignore[arg-type]
    assert bytes(sink.taken) == b"calls add(int, int)\n" * 50


def test_what_would_have_to_wait_is_an_error() -> None:
    class Blocks(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def writable(self) -> bool:
            return True

        def read(self, size: int = -1) -> None:
            return None

        def write(self, data: Any) -> None:
            return None

    with pytest.raises(BlockingIOError, match="source has no data yet"):
        demangle_stream(Blocks(), io.BytesIO())  # type: ignore[arg-type]
    with pytest.raises(BlockingIOError, match="sink takes no more data yet"):
        demangle_stream(io.BytesIO(b"x\n"), Blocks())  # type: ignore[arg-type]


@pytest.mark.parametrize("written", [0, -1])
def test_a_sink_that_takes_nothing_is_an_error(written: int) -> None:
    class Takes(io.RawIOBase):
        def write(self, data: Any) -> int:
            return written

    with pytest.raises(OSError, match=rf"sink says that it wrote {written} of 4 bytes$"):
        demangle_stream(io.BytesIO(b"f()\n"), Takes())  # type: ignore[arg-type]


def test_a_sink_needs_only_write() -> None:
    class Sink:
        def __init__(self) -> None:
            self.taken = b""

        def write(self, data: Any) -> None:
            self.taken += data

    sink = Sink()
    demangle_stream(io.BytesIO(b"_Z1fv\n_Z1gv"), sink)  # type: ignore[arg-type]
    assert sink.taken == b"f()\ng()"


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview, lambda text: array("B", text)])
def test_a_source_may_read_any_bytes_like_object(kind: Any) -> None:
    pieces = [kind(b"_Z1"), kind(b"fv "), kind(b"")]
    assert demangled(pieces) == b"f() "


@pytest.mark.parametrize("given", ["", "text", 3])
def test_a_source_that_reads_no_bytes_is_an_error(given: Any) -> None:
    with pytest.raises(TypeError, match=rf"source must be a binary file; it reads {type(given).__name__}$"):
        demangled([given])
