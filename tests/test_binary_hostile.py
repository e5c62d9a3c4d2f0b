"""Files that contradict themselves: one line of an error, soon and in bounded memory.

Every truncation and every wild byte of small files of all formats is tried by the Rust tests, and more by
the fuzz target `binary`.
"""

from __future__ import annotations

import lzma
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import SCRIPT

if sys.platform != "linux":
    pytest.skip("limits memory as Linux does", allow_module_level=True)

import resource

MEMORY = 1 << 29
"""In bytes, without what is mapped of the file."""

SECONDS = float(os.environ.get("SECONDS", "5"))
"""The most work, of which none takes a second where nothing else runs. Other work on the machine makes
it longer, and an emulator takes longer still."""


def elf(sections: list[tuple[int, int, int, int]], names: bytes = b"\0", count: int | None = None) -> bytes:
    """Return the start of an ELF file: its header, the names, and the sections.

    Each section has a type, a place, a size, and the number of another one. One of names is the last.
    """
    # The first section has the number of sections, and that of the names, if they do not fit into the header.
    last = len(sections) + 1
    rows = [(0, 0, count or 0, last), *sections, (3, 64, len(names), 0)]
    header = b"\x7fELF\2\1\1" + bytes(9) + struct.pack("<HHI2QQI", 1, 62, 1, 0, 0, 64 + len(names), 0)
    header += struct.pack("<6H", 64, 0, 0, 64, 0 if count else len(rows), min(last, 0xFFFF))
    made = [header + names]
    for of_type, offset, size, link in rows:
        entry = 24 if of_type == 2 else 0
        made.append(struct.pack("<2I4Q2I2Q", 0, of_type, 0, 0, offset, size, link, 1, 1, entry))
    return b"".join(made)


def sparse(path: Path) -> None:
    """4 GB, all of which are one table of symbols."""
    with path.open("wb") as stream:
        stream.write(elf([(2, 4096, (4 << 30) // 24 * 24, 2)]))
        stream.seek((4 << 30) + 4096)
        stream.write(b"\0")


def sparse_names(path: Path) -> None:
    """Fifteen million symbols, and 4 GB of names."""
    count = 15_000_000
    names = 4096 + 24 * count
    with path.open("wb") as stream:
        stream.write(elf([(2, 4096, 24 * count, 2), (3, names, 4 << 30, 0)]))
        stream.truncate(names + (4 << 30))


def many_sections(path: Path) -> None:
    """Sixty million sections, which alone would take ten seconds to look at."""
    count = 60_000_000
    with path.open("wb") as stream:
        stream.write(elf([], count=count))
        stream.truncate(65 + 64 * count)


def member(name: str, data: bytes) -> bytes:
    head = f"{name + '/':<16}{0:<12}{0:<6}{0:<6}{644:<8}{len(data):<10}`\n".encode()
    return head + data + b"\n" * (len(data) % 2)


def many_members(path: Path) -> None:
    """Twice a million members, each an object file."""
    path.write_bytes(b"!<arch>\n" + 2_000_000 * member("a.o", b"\0asm\1\0\0\0" + b"\0\6\4none\0"))


def bomb(path: Path) -> None:
    """`.gnu_debugdata` that becomes 4,000 times as large."""
    data = lzma.compress(bytes(1 << 20)) * 512
    names = b"\0.gnu_debugdata\0"
    made = bytearray(elf([(1, 4096, len(data), 0), (11, 0, 0, 3)], names))
    # The name of the section.
    struct.pack_into("<I", made, 64 + len(names) + 64, 1)
    path.write_bytes(bytes(made).ljust(4096, b"\0") + data)


def slices(path: Path) -> None:
    """A universal file with four thousand million slices."""
    path.write_bytes(b"\xca\xfe\xba\xbe" + b"\xff" * 4096)


FILES: dict[Callable[[Path], None], str] = {
    sparse: "it has more than 16777216 symbols, the limit",
    many_sections: "it has more than 1048576 sections, the limit",
    many_members: "it has more than 1048576 members, the limit",
    bomb: "it has more than 134217728 bytes in .gnu_debugdata, the limit",
    slices: "",
}


def thread_local_sections(path: Path) -> None:
    """Half a million thread-local sections, and 200,000 symbols in the last."""
    symbol = struct.pack("<IBBH2Q", 1, 0x16, 0, 1, 8, 4)
    count = 200_000
    names = b"\0a\0\0\0\0\0\0"
    # The names are the last section, and the symbols the one before.
    sections = [(8, 0, 64, 0)] * 500_000 + [(2, 1 << 26, 24 * (count + 1), 500_002)]
    made = bytearray(elf(sections, names, len(sections) + 2))
    start = 64 + len(names)
    for number in range(1, 500_001):
        struct.pack_into("<2Q", made, start + 64 * number + 8, 0x403, 0x1000)
    path.write_bytes(bytes(made).ljust(1 << 26, b"\0") + bytes(24) + count * symbol)


def many_exports(path: Path) -> None:
    """A DLL of 65,000 sections with as many exports, all in the last section."""
    count, base = 65_000, 0x10000000
    start = 64 + 24 + 240 + 40 * count
    made = b"MZ" + bytes(58) + struct.pack("<I4s2H12x2H", 64, b"PE\0\0", 0x8664, count, 240, 0x2022)
    header = struct.pack("<H22xQ2I16x2I", 0x20B, 1 << 32, 0x1000, 0x200, 1 << 31, start)
    made += header.ljust(108, b"\0") + struct.pack("<3I", 16, 0x1000, 40 + 4 * count) + bytes(120)
    section = struct.Struct("<8s4I12xI")
    made += section.pack(b".edata", 40 + 4 * count, 0x1000, 40 + 4 * count, start, 0x40000040)
    empty = [section.pack(b".text", 16, base + 0x1000 * n, 0, 0, 0x60000020) for n in range(1, count)]
    table = struct.pack("<12x7I", 0x1000, 1, count, 0, 0x1028, 0, 0)
    path.write_bytes(made + b"".join(empty) + table + struct.pack("<I", base + 0x1000 * (count - 1)) * count)


def long_texts(path: Path) -> None:
    """Three thousand names of 170 bytes with demangled names of half a megabyte."""
    codes = "0123456789AB"
    pairs = "".join(f"S_IS{code}_S{code}_E" for code in codes)
    each = [f"_Z8f{number:07}1tIccE{pairs}\0".encode() for number in range(3000)]
    names = b"\0" + b"".join(each)
    length = len(each[0])
    table = bytes(24) + b"".join(
        struct.pack("<IBBH2Q", 1 + length * n, 0x12, 0, 0, 0, 8) for n in range(3000)
    )
    path.write_bytes(elf([(2, 64 + len(names) + 3 * 64, len(table), 2)], names) + table)


def run(path: Path, command: str = "symbols") -> tuple[subprocess.CompletedProcess[bytes], float]:
    """Run the command with little memory. Return what it did, and the seconds of work that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [SCRIPT, command, str(path)],
        capture_output=True,
        check=False,
        # The clock counts what else runs here too, so it only ends a command that hangs.
        timeout=24 * SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    path.unlink()
    return done, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def larger_than_memory(path: Path) -> str | None:
    """Return what is wrong with a file that has more bytes than an address can count, else None."""
    size = path.stat().st_size
    return f"expected at most {sys.maxsize} bytes, found {size}" if size > sys.maxsize else None


def test_names_are_not_read_for_nothing(tmp_path: Path) -> None:
    """All symbols have empty names, so there is nothing to list."""
    path = tmp_path / "file"
    sparse_names(path)
    too_large = larger_than_memory(path)
    done, seconds = run(path)
    expected = f"cpp-demangle: {path}: {too_large or 'no symbols'}\n"
    assert (done.returncode, done.stdout, done.stderr.decode()) == (1 if too_large else 0, b"", expected)
    assert seconds < SECONDS


@pytest.mark.parametrize(
    ("make", "command", "last"),
    [
        (thread_local_sections, "symbols", "0000000000000008 B a"),
        (thread_local_sections, "sizes", ""),
        (many_exports, "symbols", "000000011fde7000 T #65000"),
    ],
)
def test_a_table_soon(make: Callable[[Path], None], command: str, last: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    make(path)
    done, seconds = run(path, command)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().splitlines()[-1].endswith(last)
    assert seconds < SECONDS


@pytest.mark.parametrize("command", ["symbols", "sizes", "classes"])
def test_long_texts_end_soon(command: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    long_texts(path)
    done, seconds = run(path, command)
    reason = "its demangled names exceed 32 times the mangled ones by more than 67108864 bytes, the limit"
    assert (done.returncode, done.stderr.decode()) == (1, f"cpp-demangle: {path}: {reason}\n")
    assert len(done.stdout) < 1 << 27
    assert seconds < SECONDS


@pytest.mark.parametrize("make", FILES, ids=lambda make: make.__name__)
def test_an_error_soon(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "file"
    make(path)
    expected = larger_than_memory(path) or FILES[make]
    done, seconds = run(path)
    assert (done.returncode, done.stdout) == (1, b""), done.stderr
    message = done.stderr.decode()
    assert message.startswith(f"cpp-demangle: {path}: ")
    assert message.count("\n") == 1
    assert message.endswith(f"{expected}\n")
    assert seconds < SECONDS
