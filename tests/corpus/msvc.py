"""Compile sources for Windows with every clang found, and write the names with llvm-undname's text.

Usage: python -m tests.corpus.msvc [--undname COMMAND] [--names N] [--all TABLE] [--only-options]

The sources are those of MSVC's constructs, `crates/msvc/tests/corpus/sources`, and the ones of the other
corpora. The results are `crates/msvc/tests/corpus/compiled.tsv` and `crates/msvc/tests/options.tsv`, the text
with each option of the tool; with `--all`, a table of all names is written too. `--only-options` compiles
nothing.
"""

from __future__ import annotations

import argparse
import itertools
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE.parent.parent / "crates" / "msvc" / "tests" / "corpus"
TARGETS = ("x86_64-pc-windows-msvc", "i686-pc-windows-msvc")
STANDARDS = ("c++14", "c++17", "c++20", "c++23")
# A name in an assembler listing: quoted, as the type names of RTTI are, or a word.
QUOTED = re.compile(rb'"(\.?\?[^"\n\\]+)"')
BARE = re.compile(rb"(?<![\w.$?@])(\?[\w.$?@]+)")
NAMES = 3000
FLAGS = ("access-specifier", "calling-convention", "member-type", "return-type", "variable-type")
# A function or variable, or the type of a function, in a type or template argument.
NESTED = re.compile(r"[P-S][68]|\$\$A[68]|\$([1E-J]|M\w+)\?")
NAMES_WITH_OPTIONS = 300


def compilers() -> list[str]:
    """Return every `clang++-N` on PATH."""
    found = {
        path.name
        for folder in os.get_exec_path()
        for path in Path(folder).glob("clang++-*")
        if re.fullmatch(r"clang\+\+-\d+", path.name) and shutil.which(path.name)
    }
    return sorted(found, key=lambda name: int(name.rpartition("-")[2]))


def listings(source: Path) -> Iterator[bytes]:
    """Yield the assembler listing of a source for each compiler, target and standard that takes it."""
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "listing.s"
        for compiler, target, standard in itertools.product(compilers(), TARGETS, STANDARDS):
            command = [
                compiler,
                f"--target={target}",
                f"-std={standard}",
                "-S",
                "-w",
                "-O0",
                "-fms-extensions",
            ]
            command += ["-ferror-limit=0", "-fdelayed-template-parsing", "-o", str(listing), str(source)]
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:
                yield listing.read_bytes()


def names() -> set[str]:
    """Return the names of all sources."""
    found: set[bytes] = set()
    for source in sorted([*CORPUS.glob("sources/*.cpp"), *HERE.glob("sources/*.cpp")]):
        for listing in listings(source):
            found.update(QUOTED.findall(listing))
            for line in listing.splitlines():
                if b'"' not in line:
                    found.update(BARE.findall(line))
    texts = {name.decode("utf-8", "replace") for name in found}
    return {name for name in texts if "\ufffd" not in name and "\t" not in name and " " not in name}


def undname(command: str, mangled: list[str]) -> list[str]:
    """Return the text of each name; a name that the tool refuses is its own text."""
    lines = "\n".join(mangled) + "\n"
    process = subprocess.run(
        shlex.split(command),
        input=lines.encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    output = iter(process.stdout.decode().split("\n"))
    texts = []
    for name in mangled:
        if next(output) != name:
            raise RuntimeError(f"{command} did not print {name}")
        text = next(output)
        texts.append(text or name)
        if text:
            next(output)
    return texts


def shape(name: str) -> frozenset[str]:
    """Return what is special in a name: its codes, two characters each, without the identifiers."""
    text = re.sub(r"[A-Za-z_<>][\w<>-]{3,}(?=@)", "x", name)
    return frozenset(text[at : at + 3] for at in range(len(text) - 2))


def sample(mangled: set[str], count: int) -> list[str]:
    """Return the shortest names that have every code, and as many others, evenly drawn."""
    covered: set[str] = set()
    chosen = []
    ordered = sorted(mangled, key=lambda name: (len(name), name))
    for name in ordered:
        if not shape(name) <= covered:
            covered |= shape(name)
            chosen.append(name)
    chosen = chosen[:count]
    rest = [name for name in ordered if name not in set(chosen)]
    step = max(1, len(rest) // max(1, count - len(chosen)))
    return sorted({*chosen, *rest[::step]})[:count]


def write(table: Path, mangled: list[str], command: str) -> None:
    """Write a table."""
    version = subprocess.run(
        [*shlex.split(command), "--version"], capture_output=True, text=True, check=False
    ).stdout
    number = re.search(r"version (\S+)", version)
    head = f"# llvm-undname {number[1] if number else '?'}; {', '.join(compilers())}\n"
    rows = zip(mangled, undname(command, mangled), strict=True)
    table.write_text(head + "".join(f"{name}\t{text}\n" for name, text in rows), encoding="utf-8")
    print(f"{table}: {len(mangled)} names")


def write_options(command: str) -> None:
    """Write names with other functions or variables in them, and the text with each option."""
    lines = [
        line.split("\t")
        for table in ("compiled.tsv", "regressions.tsv")
        for line in (CORPUS / table).read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    ]
    nested = {mangled for mangled, text in lines if mangled != text and NESTED.search(mangled)}
    mangled = sample(nested, NAMES_WITH_OPTIONS)
    options = [*([flag] for flag in FLAGS), FLAGS]
    columns = [undname(f"{command} --no-{' --no-'.join(flags)}", mangled) for flags in options]
    head = "# mangled name\t" + "\t".join(f"without {', '.join(flags)}" for flags in options) + "\n"
    rows = "".join("\t".join(row) + "\n" for row in zip(mangled, *columns, strict=True))
    (CORPUS.parent / "options.tsv").write_text(head + rows, encoding="utf-8")


def main() -> None:
    """Write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--undname", default="llvm-undname", help="the tool, or a command that runs it")
    parser.add_argument("--names", type=int, default=NAMES, help="how many names are kept")
    parser.add_argument("--all", type=Path, help="write a table of all names, too")
    parser.add_argument("--only-options", action="store_true", help="write only the texts with options")
    options = parser.parse_args()
    if not options.only_options:
        found = names()
        if options.all:
            write(options.all, sorted(found), options.undname)
        write(CORPUS / "compiled.tsv", sample(found, options.names), options.undname)
    write_options(options.undname)


if __name__ == "__main__":
    main()
