"""Print a digest of what the installed package makes of all corpora; it is the same on all platforms.

python platforms/digest.py [FILE]

Besides each name there are two in which a number is replaced by one near 2^31, 2^32 or 2^64, where a number
may wrap or be cut. `FILE` gets the lines that are digested, to find what differs. The crate `cpp_demangle`
reads numbers of the size of an address, so its style is left out where that has 32 bits.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import cpp_demangle_py as cpp

ROOT = Path(__file__).parents[1]
LIMITS = [1 << 31, 1 << 32, 1 << 64]
NEAR = [limit + step for limit in LIMITS for step in (-2, -1, 0, 1)] + [10**30]
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Numbers in decimal, those of substitutions and template parameters, and those of MSVC, which end with an @.
NUMBER = re.compile(r"\d+|(?<=[ST])[0-9A-Z]*(?=_)|[A-P]+(?=@)")
# Where names have numbers, so that each place gets each number.
PATTERNS = """\
_Z{}fv _Z1fA{}_i _Z1fB{}x _Z1fDB{}_ _Z1fDv{}_f _Z1fILi{}EEvv _Z1fIL_Z1xE{}EEvv _Z1fIXcvi{}EEvv
_Z1fIXtl1ALi{}EEEEvv _Z1fIXso1xE{}EEvv _Z1fIXsoi1xE{}_EEvv _Z1fIXsoi1xLi0E{}EEvv _Z1fIXsrTL{}_0_1xEEvv
_Z1fIiEDTfL0p{}_ET_ _Z1fIiEDTfL{}p_ET_ _Z1fIiEDTfp{}_ET_ _Z1fIiEvTL0_{}_ _Z1fIiEvTL{}__ _Z1fIiEvT{}_
_Z1f1A1BS{}_ _Z1fU{}xi _Z1fv.isra.{} _ZGR1x{} _ZGR1x{}_ _ZGTt{}fv _ZN1AC{}Ev _ZTC1A{}_1B _ZThn{}_1fv
_ZTv{}_n24_1fv _ZUlvE{}_ _ZW{}a1fv _ZZ1fiEd{}_1x _ZZ1fvE1x_{} _ZZ1fvE1x__{}_ _ZZ1fvEUlTyTL{}_0_E_
_ZZ1fvEUlvE{}_ _ZZ1fvEUt{}_ ___Z1fv_block_invoke_{} _RNvC{}abc _RNvCs{}_1a1b _RNvC1as{}_1b _RINvC1a1bKj{}_E
_RINvC1a1bKl{}_E _RINvC1a1bL{}_E _RNvC1au{}abc _RNCNvC1a1bs{}_0 _RINvC1a1bB{}_E _RINvC1a1bFG{}_EuE
_D{}a1fFZv _D1a1fFG{}iZv _D1a__T1fVii{}Z1fFZv _D1a__T{}fZ1fFZv _D1a1fFQ{}Zv _D1a1fFB{}iZv ?f@@YAH{}@Z
?f@@YAHY0{}@H@Z ??$f@$0{}@@@YAXXZ ?x@?{}??f@@YAXXZ@4HA ??_R1{}@A@EA@A@@8 ?f@A@@W{}@AEXXZ ??_C@_0{}@A@a@
""".split()  # noqa: SIM905


def corpora() -> list[str]:
    """Return the names of all corpora."""
    files = [*ROOT.glob("tests/corpus/*.tsv"), *ROOT.glob("crates/*/tests/**/*.tsv")]
    lines = (line for file in sorted(files) for line in file.read_text(encoding="utf-8").split("\n"))
    return [
        name for name in dict.fromkeys(line.partition("\t")[0] for line in lines) if name and name[0] != "#"
    ]


def written(number: int, base: int) -> str:
    """Return a number in a base up to 36."""
    higher, digit = divmod(number, base)
    return (written(higher, base) if higher else "") + DIGITS[digit]


def forms(number: int) -> list[str]:
    """Return a number as the schemes write it: in decimal, in base 36, and in MSVC's hexadecimal letters."""
    letters = "".join(chr(ord("A") + int(digit, 16)) for digit in written(number, 16))
    return [str(number), written(number, 36), letters]


def varied(names: list[str]) -> Iterator[str]:
    """Yield names with other numbers, the same on each run and on each Python."""
    for place, name in enumerate(names):
        numbers = list(NUMBER.finditer(name))
        for more in range(min(2, len(numbers))):
            found = numbers[(place + more) % len(numbers)]
            form = forms(NEAR[(place * 2 + more) % len(NEAR)])[0 if found[0][:1].isdigit() else 1 + place % 2]
            yield name[: found.start()] + form + name[found.end() :]
    for pattern in PATTERNS:
        for number in NEAR:
            for form in forms(number):
                yield pattern.format(form)


def shown(call: Callable[[], object]) -> str:
    """Return what a call returns, or its error."""
    try:
        return str(call())
    except ValueError as error:
        return f"{type(error).__name__}: {error}"


def nodes(name: str) -> list[tuple[str, tuple[int, int] | None]]:
    """Return the kind and the place of each node of a name."""
    return [(node.kind, node.span) for node in cpp.Symbol(name).tree().walk()]


def lines(names: list[str]) -> Iterator[str]:
    """Yield what each name becomes."""
    styles = ["gnu", "llvm"]
    if sys.maxsize > 1 << 32:
        styles.append("cpp_demangle")
    for name in names:
        for style in styles:
            yield f"{name}\t{style}\t{shown(partial(cpp.demangle, name, style=style))}"
        yield f"{name}\tparts\t{shown(partial(ranges, name))}"
        yield f"{name}\ttree\t{shown(partial(nodes, name))}"


def ranges(name: str) -> object:
    """Return where the parts of a name are in its text."""
    return cpp.Symbol(name).ranges()


def main() -> None:
    """Print the digest."""
    names = corpora()
    names = [*names, *varied(names)]
    digests = {"all styles": hashlib.sha256(), "without cpp_demangle": hashlib.sha256()}
    with Path(sys.argv[1] if len(sys.argv) > 1 else os.devnull).open("wb") as file:
        for line in lines(names):
            data = line.encode("utf-8", "replace") + b"\n"
            file.write(data)
            digests["all styles"].update(data)
            if "\tcpp_demangle\t" not in line:
                digests["without cpp_demangle"].update(data)
    print(
        f"{len(names):,} names, {sys.platform}, {sys.byteorder} endian, {sys.maxsize.bit_length() + 1} bits"
    )
    for title, digest in digests.items():
        print(f"{digest.hexdigest()[:32]} {title}")


if __name__ == "__main__":
    main()
