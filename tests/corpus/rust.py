"""Make the corpora of Rust's names, with the texts of the three reference tools.

    python -m tests.corpus.rust

writes `compiled.tsv`, what `rustc` makes of the sources in `crates/rust/tests/corpus/sources` in both
manglings, and `drawn.tsv`, names drawn at random from the grammar of the rustc book, some of them damaged. It
needs a `rustc` and a nightly one (`rustc +nightly`), and `rustfilt` on PATH (`cargo install rustfilt`).
`--via "chroot /there"` runs c++filt and llvm-cxxfilt in another root.
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

from . import tools

FOLDER = Path(__file__).parents[2] / "crates" / "rust" / "tests" / "corpus"
DRAWN = 2500
COMPILED = 1500
RUSTFILT = "rustfilt"

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
IDENTIFIERS = ["a", "b", "foo", "Bar", "x_y", "_z", "9k", "", "core", "fmt", "vtable", "TABLE"]
UNICODE = ["é", "größe", "\u03c1\u03c5\u03c3\u03c4", "\u03b1_\u03c9", "🤦x", "日本"]
HASHES = [0, 1, 2, 61, 62, 63, 2**40, 2**63, 2**64 - 3]
CHARACTERS = [0, 9, 10, 13, 0x20, 0x22, 0x27, 0x41, 0x5C, 0x7E, 0x7F, 0xE9, 0x301, 0x200B, 0x1F600, 0xD7FF]
STRINGS = ["", "a", "é\"'\n", "\0x", "日本"]
SUFFIXES = [".llvm.123", ".cold", ".llvm.1AF", ".llvm.1af", ".0.llvm.77", ".", ".x$y", ".."]
ESCAPES = ["$LT$", "$GT$", "$RF$", "$C$", "$u20$", "$u7b$", "$ue9$", "$u9$", "$XX$"]
ESCAPES += ["..", ".", "a", "foo", "_", "$"]


def base_62(value: int) -> str:
    """`<base-62-number>`"""
    if not value:
        return "_"
    value, digits = value - 1, ""
    while True:
        value, digit = divmod(value, 62)
        digits = DIGITS[digit] + digits
        if not value:
            return f"{digits}_"


class Draw:
    """Writes one name; each method is named after the production that it writes."""

    def __init__(self, source: random.Random, *, structural: bool) -> None:
        self.random = source
        self.structural = structural
        self.name = ""
        self.paths: list[int] = []
        self.types: list[int] = []
        self.constants: list[int] = []

    def maybe(self, share: float) -> bool:
        return self.random.random() < share

    def write(self, choices: Sequence[str]) -> str:
        """One of the choices."""
        text = self.random.choice(choices)
        self.name += text
        return text

    def several(self, most: int, write: Callable[[int], None], depth: int) -> None:
        """Up to `most` elements, and the `E` after them."""
        for _ in range(self.random.randrange(most + 1)):
            write(depth)
        self.name += "E"

    def disambiguator(self) -> None:
        if self.maybe(0.25):
            self.name += f"s{base_62(self.random.choice(HASHES))}"

    def identifier(self) -> None:
        text = self.random.choice(IDENTIFIERS)
        if self.maybe(0.06):
            text = self.random.choice(UNICODE).encode("punycode").decode().rstrip("-").replace("-", "_")
            self.name += "u"
        self.name += f"{len(text)}{'_' if text[:1].isdigit() or text.startswith('_') else ''}{text}"

    def back_reference(self, places: list[int]) -> None:
        self.name += f"B{base_62(self.random.choice(places))}"

    def path(self, depth: int) -> None:
        start = len(self.name)
        kind = self.random.choice("CCNNNNNMXYIIB" if depth > 0 else "CCCB")
        if kind == "B" and self.paths:
            return self.back_reference(self.paths)
        kind = "C" if kind == "B" else kind
        self.name += kind
        if kind == "C":
            self.disambiguator()
            self.identifier()
        elif kind == "N":
            self.write("vvvtttCCSaZ")
            self.path(depth - 1)
            self.disambiguator()
            self.identifier()
        elif kind == "I":
            self.path(depth - 1)
            self.several(3, self.generic_arg, depth - 1)
        else:
            if kind in "MX":
                self.disambiguator()
                self.path(depth - 1)
            self.type(depth - 1)
            if kind in "XY":
                self.path(depth - 1)
        self.paths.append(start)
        self.types.append(start)
        return None

    def generic_arg(self, depth: int) -> None:
        if self.maybe(0.15):
            self.lifetime()
        elif self.maybe(0.25):
            self.name += "K"
            self.constant(depth)
        else:
            self.type(depth)

    def lifetime(self) -> None:
        self.name += f"L{base_62(self.random.choice([0, 0, 1, 1, 2, 3]))}"

    def binder(self) -> None:
        if self.maybe(0.3):
            self.name += f"G{base_62(self.random.choice([0, 0, 1, 2, 25, 30]))}"

    def constant(self, depth: int) -> None:
        start = len(self.name)
        kind = self.random.random()
        if kind < 0.1:
            self.name += "p"
        elif kind < 0.2 and self.constants:
            return self.back_reference(self.constants)
        elif kind < 0.7:
            if self.write("htmyojaslxni") in "aslxni" and self.maybe(0.3):
                self.name += "n"
            self.name += f"{self.random.choice([0, 1, 255, 2**31, 2**63, 2**64 - 1]):x}_"
        elif kind < 0.8:
            self.write(["b0_", "b1_"])
        elif kind < 0.9 or not self.structural:
            self.name += f"c{self.random.choice(CHARACTERS):x}_"
        else:
            self.structural_constant(depth)
        self.constants.append(start)
        return None

    def structural_constant(self, depth: int) -> None:
        kind = self.write(["e", "Re", "R", "Q", "A", "T", "V"])
        if kind in ("e", "Re"):
            self.name += f"{self.random.choice(STRINGS).encode().hex()}_"
        elif kind in "RQ":
            self.constant(depth - 1)
        elif kind in "AT":
            self.several(2, self.constant, depth - 1)
        else:
            self.path(1)
            fields = self.write("UTS")
            if fields == "T":
                self.several(2, self.constant, depth - 1)
            elif fields == "S":
                self.several(2, self.field, depth - 1)

    def field(self, depth: int) -> None:
        self.identifier()
        self.constant(depth)

    def type(self, depth: int) -> None:
        start = len(self.name)
        kind = self.random.choice("bbbRQPOSTAFDppBWwB" if depth > 0 else "b")
        if kind == "p":
            return self.path(depth)
        if kind == "B" and self.types:
            return self.back_reference(self.types)
        if kind in "bB" or (kind in "Ww" and not self.structural):
            self.write("abcdefhijlmnopstuvxyz")
            return None
        self.name += kind
        if kind in "RQ" and self.maybe(0.4):
            self.lifetime()
        if kind in "RQPOSAw":
            self.type(depth - 1)
        if kind == "A":
            self.constant(depth - 1)
        elif kind == "T":
            self.several(3, self.type, depth - 1)
        elif kind == "F":
            self.binder()
            self.write(["", "", "U"])
            self.write(["", "", "KC", "K6system", "K9C_unwind"])
            self.several(2, self.type, depth - 1)
            self.type(depth - 1)
        elif kind == "D":
            self.binder()
            self.several(2, self.dyn_trait, depth - 1)
            self.lifetime()
        elif kind == "W":
            self.type(depth - 1)
            self.pattern(depth - 1)
        self.types.append(start)
        return None

    def dyn_trait(self, depth: int) -> None:
        self.path(depth)
        while self.maybe(0.3):
            self.name += "p"
            self.identifier()
            self.type(depth)

    def pattern(self, depth: int) -> None:
        kind = self.write("RRNO" if depth > 0 else "N")
        if kind == "R":
            self.constant(0)
            self.constant(0)
        elif kind == "O":
            self.pattern(depth - 1)
            self.pattern(0)
            self.name += "E"


def damaged(name: str, source: random.Random) -> str:
    """The name with a byte or two changed, added or removed."""
    letters = list(name)
    for _ in range(source.randrange(1, 3)):
        place = source.randrange(2, len(letters))
        other = source.choice(["", *DIGITS, "_", "E", "B", "L", "K", "G"])
        letters[place : place + source.randrange(2)] = other
    return "".join(letters)


def drawn_v0(source: random.Random) -> str:
    draw = Draw(source, structural=source.random() < 0.25)
    draw.path(source.randrange(1, 5))
    if source.random() < 0.2:
        draw.path(1)
    name = f"_R{draw.name}"
    if source.random() < 0.25:
        name = damaged(name, source)
    return name + (source.choice(SUFFIXES) if source.random() < 0.1 else "")


def drawn_legacy(source: random.Random) -> str:
    count = source.randrange(1, 4)
    identifiers = ["".join(source.choices(ESCAPES, k=source.randrange(1, 6))) for _ in range(count)]
    identifiers.append("h" + "".join(source.choices("0123456789abcdef", k=16)))
    name = f"_ZN{''.join(f'{len(identifier)}{identifier}' for identifier in identifiers)}E"
    return name + (source.choice(SUFFIXES) if source.random() < 0.2 else "")


def drawn() -> set[bytes]:
    """Names drawn from the grammar; the same ones each time."""
    source = random.Random(1)
    names: set[bytes] = set()
    while len(names) < DRAWN:
        name = (drawn_legacy if source.random() < 0.1 else drawn_v0)(source)
        if 3 < len(name) < 200:
            names.add(name.encode())
    return names


def compiled() -> set[bytes]:
    """The names that the compiler makes of the sources, in both manglings."""
    names: set[bytes] = set()
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder, "listing")
        for source in sorted((FOLDER / "sources").glob("*.rs")):
            toolchain = "+nightly" if "#![feature" in source.read_text(encoding="utf-8") else "+stable"
            for mangling in ("legacy", "v0"):
                options = ["-Zunstable-options", f"-Csymbol-mangling-version={mangling}", "-Awarnings"]
                command = ["rustc", toolchain, "--edition=2021", "--crate-type=lib", "--emit=asm", *options]
                environment = os.environ | {"RUSTC_BOOTSTRAP": "1"}
                subprocess.run([*command, "-o", listing, source], env=environment, check=True)
                names |= set(re.findall(rb"\b_(?:R|ZN)[\w.$]+", listing.read_bytes()))
    return set(random.Random(1).sample(sorted(names), min(COMPILED, len(names))))


def rustfilt(options: Sequence[str], names: Sequence[bytes]) -> list[bytes]:
    """What rustfilt prints. It reads names from its standard input alone."""
    lines = b"".join(name + b"\n" for name in names)
    run = subprocess.run([RUSTFILT, *options], input=lines, stdout=subprocess.PIPE, check=True)
    return run.stdout.split(b"\n")[:-1]


def write(corpus: str, names: Iterable[bytes], origin: str, via: Sequence[str]) -> None:
    """Write one corpus, with the names that the tools reject."""
    usable = sorted(filter(tools.usable, names))
    columns = [
        usable,
        rustfilt([], usable),
        rustfilt(["-h"], usable),
        tools.texts([*via, tools.GNU], usable),
        tools.texts([*via, tools.LLVM], usable),
    ]
    fields = zip(*columns, strict=True)
    rows = [b"\t".join(row) for row in fields if b"{recursion limit" not in row[1]]
    run = subprocess.run([RUSTFILT, "--version"], stdout=subprocess.PIPE, check=True, text=True)
    versions = [run.stdout.strip(), tools.version([*via, tools.GNU]), tools.version([*via, tools.LLVM])]
    header = [
        f"# {origin}",
        f"# Texts: {'; '.join(versions)}.",
        "# Made by: python -m tests.corpus.rust",
    ]
    lines = [line.encode() for line in header] + rows
    (FOLDER / f"{corpus}.tsv").write_bytes(b"".join(line + b"\n" for line in lines))
    print(f"{corpus}.tsv: {len(rows)} names")


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus.rust", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument(
        "--via", default="", metavar="COMMAND", help="what to put before c++filt and llvm-cxxfilt"
    )
    via = shlex.split(parser.parse_args().via)
    write("compiled", compiled(), "Names that rustc makes of the sources in this folder.", via)
    write("drawn", drawn(), "Names drawn at random from the grammar of the rustc book, some damaged.", via)


if __name__ == "__main__":
    main()
