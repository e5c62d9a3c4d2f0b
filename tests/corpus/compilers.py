"""Compile the sources beside this file with every C++ compiler found, and give the mangled names they emit.

Every source says in its head how it wants to be compiled, one line a family of compilers::

    // run: any -std={c++11,c++20} -O{0,2}
    // run: gcc -fabi-version={8,11}

Braces expand as in a shell. A compiler that cannot compile a source is no error: each asks for what only
some compilers of some age offer. With the first of the options, the newest g++ compiles each source once
more for every `-fabi-version`, the ways in which GCC has mangled names over the years.
"""

from __future__ import annotations

import itertools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent / "sources"
_RUN = re.compile(r"^// run: (gcc|clang|any) (.*)$", re.MULTILINE)
_ABI_VERSIONS = range(2, 22)  # GCC 16 no longer knows 1; it takes a number that is too high for its newest
_RETRIES = 150  # lines of one source that one compiler may refuse
_BRACES = re.compile(r"\{([^{}]*)\}")
# A name in an assembler listing: a bare word or a quoted one. Listings are read as bytes, because an
# identifier may hold any UTF-8.
_QUOTED = re.compile(rb'"((?:_{1,4}Z|_GLOBAL__|[-+]\[)[^"\n]+)"')
_BARE = re.compile(rb'(?<![\w.$"\x80-\xff])(_{1,4}(?:Z|GLOBAL__)[\w.$\x80-\xff]+)')
# The group that the constructors of one class share: `.section …,comdat`.
_GROUP = re.compile(rb",(_Z[\w.$\x80-\xff]+),comdat")
_RELOCATION = re.compile(
    rb"@(?:PLT|GOT|TPOFF|DTPOFF|TLSGD|TLSLD|GOTPCREL|GOTTPOFF|PAGE|PAGEOFF|GOTPAGE|GOTPAGEOFF|TLVP)\b.*$"
)


@dataclass(frozen=True)
class Compiler:
    """One executable and the family whose options it takes."""

    family: str
    command: str


def installed() -> list[Compiler]:
    """Every `g++-N` and `clang++-N` on PATH, oldest first."""
    found: dict[str, Compiler] = {}
    for folder in os.get_exec_path():
        for path in Path(folder).glob("*++-*"):
            match = re.fullmatch(r"(g|clang)\+\+-\d+", path.name)
            if match and shutil.which(path.name):
                found[path.name] = Compiler("gcc" if match[1] == "g" else "clang", path.name)
    return sorted(found.values(), key=lambda c: (c.family, int(c.command.rpartition("-")[2])))


def expand(options: str) -> Iterator[str]:
    """The lines that a line with braces stands for.

    >>> list(expand("-std={c++11,c++20} -O{0,2}"))[:2]
    ['-std=c++11 -O0', '-std=c++11 -O2']
    """
    parts = _BRACES.split(options)
    choices = [part.split(",") if odd % 2 else [part] for odd, part in enumerate(parts)]
    return ("".join(choice) for choice in itertools.product(*choices))


def names_in_listing(listing: bytes) -> set[bytes]:
    """The mangled names in the text of an assembler file."""
    names: set[bytes] = set()
    for line in listing.splitlines():
        names.update(_QUOTED.findall(line))
        if b'"' not in line:
            names.update(_BARE.findall(line))
        names.update(_GROUP.findall(line))
    return {_RELOCATION.sub(b"", name).strip(b".") for name in names if b"\\" not in name}


def _first_complaint(errors: str, source: str, lines: list[str]) -> tuple[int, str] | None:
    """The line of the source that a compiler first refuses, or that made it refuse a header or a macro."""
    kinds = (
        "(?:fatal |internal compiler )?error|sorry, unimplemented",
        "note: in expansion of macro",
        "required from here|note: in instantiation",
    )
    for kind in kinds:
        found = re.search(rf"^{re.escape(source)}:(\d+):\d+: +((?:{kind}).*)", errors, re.MULTILINE)
        if found and not lines[int(found[1]) - 1].startswith("#define"):
            return int(found[1]), found[2]
    return None


def compile_one(compiler: Compiler, source: Path, options: str) -> tuple[set[bytes], str]:
    """The names that one run of one compiler emits, and its complaint ('' when it had none).

    A line that the compiler does not understand is blanked and the rest tried again: the sources hold one
    declaration a line, so an old compiler still gives what it knows.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy, listing = Path(folder, source.name), Path(folder, "out.s")
        command = [compiler.command, *shlex.split(options), "-w", "-S", "-o", str(listing), source.name]
        lines = source.read_text().split("\n")
        complaints: list[str] = []
        for _ in range(_RETRIES):
            copy.write_text("\n".join(lines))
            try:
                run = subprocess.run(command, cwd=folder, capture_output=True, timeout=90, check=False)
            except subprocess.TimeoutExpired:
                return set(), "timed out"
            if run.returncode == 0 and listing.exists():
                return names_in_listing(listing.read_bytes()), "; ".join(complaints)
            errors = run.stderr.decode(errors="replace")
            place = _first_complaint(errors, source.name, lines)
            if not place or not lines[place[0] - 1]:
                return set(), (errors.splitlines() or ["failed"])[0]
            line, complaint = place
            complaints.append(f"{line}: {complaint}")
            lines[line - 1] = ""
        return set(), "too many errors: " + complaints[0]


def runs(source: Path, compilers: list[Compiler]) -> Iterator[tuple[Compiler, Path, str]]:
    """Every compilation that a source asks for."""
    asked = _RUN.findall(source.read_text())
    for family, options in asked:
        for compiler in compilers:
            if family in ("any", compiler.family):
                for expanded in expand(options):
                    yield compiler, source, expanded
    newest = [compiler for compiler in compilers if compiler.family == "gcc"][-1:]
    first = [next(expand(options)) for family, options in asked if family != "clang"][:1]
    for compiler, options, version in itertools.product(newest, first, _ABI_VERSIONS):
        yield compiler, source, f"{options} -fabi-version={version}"


def compile_all(sources: list[Path], report: bool = False) -> set[bytes]:
    """The names of all sources through all compilers installed."""
    jobs = [job for source in sources for job in runs(source, installed())]
    names: set[bytes] = set()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda job: compile_one(*job), jobs)
        for (compiler, source, options), (found, error) in zip(jobs, results, strict=True):
            new = len(found - names)
            names |= found
            if report:
                left_out = f", without {error}" if error else ""
                print(
                    f"{source.name} {compiler.command} {options}: {len(found)} names, {new} new{left_out}",
                    flush=True,
                )
    return names
