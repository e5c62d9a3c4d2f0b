"""Make the corpora of D names, with the texts of the two reference tools.

    python -m tests.corpus.dlang

writes `compiled.tsv`, what every `gdc` on PATH makes of the sources in `crates/dlang/tests/corpus/sources`,
and `drawn.tsv`, names drawn at random from the grammar of the page of the ABI, many of which the tools
reject. `--via "chroot /there"` runs the tools in another root.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from . import table, tools

FOLDER = Path(__file__).parents[2] / "crates" / "dlang" / "tests" / "corpus"
DRAWN = 2000

IDENTIFIERS = ["a", "b", "foo", "bar", "__ctor", "__dtor", "__postblit", "__S1", "__S", "__T", "__lambda1"]
SPECIAL = ["__init", "__vtbl", "__Class", "__Interface", "__ModuleInfo"]
BASIC = "abcdefghijklmnopqrstuvw"
QUALIFIERS = ["", "", "", "x", "y", "O", "Ng", "Ox", "Ngx", "ONg", "ONgx"]
STORAGE = ["", "", "", "M", "Nk", "MNk", "I", "J", "K", "L", "IK", "MK", "NkK"]
FLOATS = ["NAN", "INF", "NINF", "1P1", "N8P1", "A8P2", "0BPN3", "12345P12"]
CHARACTERS = [0, 9, 10, 32, 39, 65, 92, 126, 127, 255, 256, 65535, 65536]
BYTES = bytes([0, 7, 9, 10, 11, 12, 13, 32, 34, 65, 92, 126, 127, 200])
ATTRIBUTES = ["Na", "Nb", "Nc", "Nd", "Ne", "Nf", "Ni", "Nj", "Nl", "Nm"]


class Draw:
    """Writes one name; each method is named after the production that it writes."""

    def __init__(self, source: random.Random) -> None:
        self.random = source
        self.name = ""

    def one_of(self, *weighted: tuple[int, Callable[[int], None]]) -> Callable[[int], None]:
        """One of these productions, as often as its weight says."""
        weights, productions = zip(*weighted, strict=True)
        production: Callable[[int], None] = self.random.choices(productions, weights)[0]
        return production

    def text(self, choices: Sequence[str]) -> None:
        self.name += self.random.choice(choices)

    def counted(self, write: Callable[[int], None], depth: int) -> None:
        """What `write` writes, after its length."""
        before, self.name = self.name, ""
        write(depth)
        self.name = f"{before}{len(self.name)}{self.name}"

    def mangled_name(self, depth: int) -> None:
        self.name += "_D"
        self.qualified_name(depth)
        if self.random.random() < 0.2:
            self.lname(SPECIAL)
            self.name += "Z"
        elif self.random.random() < 0.2:
            self.name += "Z"
        else:
            self.type(depth)

    def qualified_name(self, depth: int) -> None:
        for _ in range(self.random.choice([1, 1, 2, 3])):
            self.one_of((20, self.identifier), (4, self.template), (1, self.back_reference))(depth)
            kind = self.random.random()
            if kind < 0.2:
                self.name += "M"
                self.text(QUALIFIERS)
            if kind < 0.3:
                self.function(depth)

    def identifier(self, _: int) -> None:
        if self.random.random() < 0.05:
            self.name += "0"
        self.lname(IDENTIFIERS)

    def lname(self, identifiers: Sequence[str]) -> None:
        identifier = self.random.choice(identifiers)
        self.name += f"{len(identifier)}{identifier}"

    def template(self, depth: int) -> None:
        self.one_of(
            (4, self.template_instance), (1, lambda depth: self.counted(self.template_instance, depth))
        )(depth)

    def template_instance(self, depth: int) -> None:
        self.text(["__T", "__T", "__U"])
        self.lname(IDENTIFIERS)
        for _ in range(self.random.choice([0, 1, 1, 2]) if depth else 0):
            self.template_arg(depth - 1)
        self.name += "Z"

    def template_arg(self, depth: int) -> None:
        self.text(["", "", "", "H"])
        kind = self.random.choice("TTVVVSX")
        self.name += kind
        if kind == "T":
            self.type(depth)
        elif kind == "V":
            self.one_of((4, self.basic), (1, self.type))(depth)
            self.value(depth)
        elif kind == "S":
            symbol = self.one_of((2, self.qualified_name), (1, self.mangled_name))
            self.one_of((2, symbol), (1, lambda depth: self.counted(symbol, depth)))(depth)
        else:
            self.lname(IDENTIFIERS)

    def value(self, depth: int) -> None:
        kind = self.random.choice("niiiiNNeecaawdASf" if depth else "niiNea")
        self.name += kind
        if kind in "iN":
            self.name += str(self.random.choice(CHARACTERS))
        elif kind == "e":
            self.text(FLOATS)
        elif kind == "c":
            self.text(FLOATS)
            self.name += "c"
            self.text(FLOATS)
        elif kind in "awd":
            units = bytes(self.random.choices(BYTES, k=self.random.randrange(4)))
            self.name += f"{len(units)}_{units.hex()}"
        elif kind in "AS":
            count = self.random.randrange(3)
            self.name += str(count)
            for _ in range(count):
                self.value(depth - 1)
        elif kind == "f":
            self.mangled_name(depth - 1)

    def type(self, depth: int) -> None:
        if not depth:
            return self.basic(depth)
        return self.one_of(
            (8, self.basic),
            (4, self.back_reference),
            (6, self.derived),
            (3, self.aggregate),
            (2, self.pointer),
        )(depth)

    def basic(self, _: int) -> None:
        self.text([*BASIC, "zi", "zk", "Nn"])

    def derived(self, depth: int) -> None:
        kind = self.random.choice(["x", "y", "O", "Ng", "A", "G3", "P", "Nh", "H", "B2"])
        self.name += kind
        for _ in range(2 if kind in ("H", "B2") else 1):
            self.type(depth - 1)

    def aggregate(self, depth: int) -> None:
        self.text("CSET")
        self.qualified_name(depth - 1)

    def pointer(self, depth: int) -> None:
        """A pointer to a function, or a delegate."""
        if self.random.random() < 0.5:
            self.name += "P"
        else:
            self.name += "D"
            self.text(QUALIFIERS)
        self.function(depth - 1)
        self.type(depth - 1)

    def function(self, depth: int) -> None:
        """A function type without its return type."""
        self.text("FFFFUWVRY")
        for _ in range(self.random.choice([0, 0, 1, 2])):
            self.text(ATTRIBUTES)
        for _ in range(self.random.choice([0, 1, 1, 2]) if depth > 0 else 0):
            self.text(STORAGE)
            self.type(depth - 1)
        self.text("ZZZZXY")

    def back_reference(self, _: int) -> None:
        """A reference to a digit or a capital letter, of which most begin an identifier or a type."""
        places = [match.start() for match in re.finditer(r"(?<!\d)\d|[A-Z]", self.name) if match.start() > 1]
        if not places:
            return self.lname(IDENTIFIERS)
        distance = len(self.name) - self.random.choice(places)
        higher, last = divmod(distance, 26)
        digits = chr(ord("a") + last)
        while higher:
            higher, digit = divmod(higher, 26)
            digits = chr(ord("A") + digit) + digits
        self.name += f"Q{digits}"
        return None


def drawn() -> set[bytes]:
    """Names drawn from the grammar; the same ones each time."""
    source = random.Random(1)
    names: set[bytes] = set()
    while len(names) < DRAWN:
        draw = Draw(source)
        draw.mangled_name(source.randrange(1, 4))
        if len(draw.name) < 120:
            names.add(draw.name.encode())
    return names


def compilers() -> list[str]:
    """Every `gdc` on PATH."""
    found = {path.name for folder in os.get_exec_path() for path in Path(folder).glob("gdc-*")}
    return sorted(name for name in found if re.fullmatch(r"gdc-\d+", name))


def compiled() -> set[bytes]:
    """The names that the compilers make of the sources. Names of the runtime library are not ours."""
    names: set[bytes] = set()
    with tempfile.TemporaryDirectory() as folder:
        for compiler in compilers():
            for source in sorted((FOLDER / "sources").glob("*.d")):
                listing = Path(folder, "listing")
                subprocess.run([compiler, "-S", "-o", listing, source], check=True)
                names |= set(re.findall(rb"\b_D[\w.]+", listing.read_bytes()))
    return {name for name in names if b"types" in name or b"templates" in name}


def write(corpus: str, names: Iterable[bytes], origin: str, via: Sequence[str]) -> None:
    """Write one corpus, with the names that the tools reject."""
    usable = sorted(filter(tools.usable, names))
    gnu, llvm = (tools.texts([*via, tool], usable) for tool in (tools.GNU, tools.LLVM))
    rows = [
        table.Row(*(field.decode() for field in fields)) for fields in zip(usable, gnu, llvm, strict=True)
    ]
    header = [
        origin,
        f"Texts: {tools.version([*via, tools.GNU])}; {tools.version([*via, tools.LLVM])}.",
        "Made by: python -m tests.corpus.dlang",
    ]
    table.write(FOLDER / f"{corpus}.tsv", header, rows)
    print(f"{corpus}.tsv: {len(rows)} names")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus.dlang", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "--via", default="", metavar="COMMAND", help="what to put before c++filt and llvm-cxxfilt"
    )
    via = shlex.split(parser.parse_args().via)
    origin = f"Names that GNU's D compiler makes of the sources in this folder: {', '.join(compilers())}."
    write("compiled", compiled(), origin, via)
    write("drawn", drawn(), "Names drawn at random from the grammar of the ABI's page.", via)


if __name__ == "__main__":
    main()
