"""Make the project's corpora: names that anyone can obtain, with the texts of the two reference tools.

    python -m tests.corpus.make                 all of them, with what is installed here
    python -m tests.corpus.make symbols         symbols.tsv: what Debian's C++ libraries export
    python -m tests.corpus.make compiled        compiled.tsv: what compilers make of our own sources
    python -m tests.corpus.make drawn           drawn.tsv: names drawn at random from the ABI's grammar

Run it in the root of the checkout, on Debian, with `nm`, `c++filt` and `llvm-cxxfilt` on PATH, and as many
versions of `g++-N` and `clang++-N` as there are. Compilers that live elsewhere (in a container, a chroot)
join in two steps: there `--names FILE` writes the bare names, here `--with FILE` adds them; newer tools that
live there are used by `--via "chroot /there"`. What a file holds already stays a candidate, so that a machine
with fewer compilers loses no name.
"""

from __future__ import annotations

import argparse
import random
import shlex
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from . import compilers, grammar, packages, sample, table, tools

Names = tuple[set[bytes], list[str]]


def symbols() -> Names:
    """Names of Debian's libraries, and the packages that they come from."""
    names: set[bytes] = set()
    origins = []
    for package in packages.PACKAGES:
        found, version = packages.names_of(package)
        print(f"{package} {version}: {len(found)} names", flush=True)
        names |= sample.thin(found, 4000)
        origins.append(f"{package} {version}")
    return names, [f"Names exported or needed by shared libraries of Debian: {', '.join(origins)}."]


def compiled() -> Names:
    """Names that the compilers found here make of `sources/`, and those compilers."""
    names = compilers.compile_all(sorted(compilers.SOURCES.iterdir()), report=True)
    return names, ["Names that g++ and clang, of all versions at hand, make of the sources in this folder."]


def drawn() -> Names:
    """Names drawn from the grammar; the same ones each time."""
    source = random.Random(1)
    names = {grammar.mangled_name(source.randrange, 2 + source.randrange(4)).encode() for _ in range(30_000)}
    return names, [
        "Names drawn at random from the ABI's grammar by grammar.py: well-formed, seldom sensible."
    ]


# How each is made, how many names are kept, and how many letters of the grammar make a feature.
CORPORA: dict[str, tuple[Callable[[], Names], int, int]] = {
    "symbols": (symbols, 3000, 2),
    "compiled": (compiled, 6000, 3),
    "drawn": (drawn, 2000, 2),
}


def make(corpus: str, extra: Iterable[bytes], via: Sequence[str]) -> None:
    """Write one corpus anew."""
    source, most, run = CORPORA[corpus]
    path = table.FOLDER / f"{corpus}.tsv"
    names, origin = source()
    names |= set(extra)
    if path.exists():
        names |= {row.mangled.encode() for row in table.read(path)}
    rows = table.ask(names, via)
    chosen = set(sample.choose((row.mangled.encode() for row in rows), most, run))
    kept = [row for row in rows if row.mangled.encode() in chosen]
    header = [
        *origin,
        f"Texts: {tools.version([*via, tools.GNU])}; {tools.version([*via, tools.LLVM])}.",
        "Made by: python -m tests.corpus.make " + corpus,
    ]
    table.write(path, header, kept)
    print(f"{path.name}: {len(kept)} of {len(rows)} names")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus.make", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "corpora", nargs="*", metavar="CORPUS", help=f"some of: {', '.join(CORPORA)} (default: all)"
    )
    parser.add_argument("--names", type=Path, metavar="FILE", help="only write the names found, one a line")
    parser.add_argument(
        "--table", type=Path, metavar="FILE", help="only write a table of all names found, with their texts"
    )
    parser.add_argument(
        "--with", type=Path, metavar="FILE", dest="extra", action="append", default=[], help="add these names"
    )
    parser.add_argument(
        "--via", default="", metavar="COMMAND", help="what to put before c++filt and llvm-cxxfilt"
    )
    options = parser.parse_args()
    unknown = set(options.corpora) - set(CORPORA)
    if unknown:
        parser.error(f"no corpus is called {', '.join(sorted(unknown))}; there are {', '.join(CORPORA)}")
    wanted = options.corpora or list(CORPORA)
    extra = [name for file in options.extra for name in file.read_bytes().split(b"\n") if name]
    if options.names or options.table:
        names = set(extra).union(*(CORPORA[corpus][0]()[0] for corpus in wanted))
        if options.names:
            options.names.write_bytes(b"".join(name + b"\n" for name in sorted(names)))
        if options.table:
            table.write(options.table, [], table.ask(names, shlex.split(options.via)))
        return
    if extra and len(wanted) != 1:
        parser.error("--with adds names to one corpus: say which")
    for corpus in wanted:
        make(corpus, extra, shlex.split(options.via))


if __name__ == "__main__":
    main()
