"""Choose a few thousand of many names, so that every rare production of the grammar stays."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice, zip_longest

_NUMBER = re.compile(rb"(\d+)")
# What stands before digits that are not an identifier's length: `Li7E`, `DB7_`, `Dv4_f`, `A3_`, `S1_`, `T0_`.
_COUNTED = re.compile(rb"(?:L[a-z]n?|D[BUFv]|T[hv]n?|[AST_])$")
_SEQUENCE = re.compile(rb"([ST])[0-9A-Z]+_")


def skeleton(name: bytes) -> bytes:
    """The grammar's letters of a name: identifiers cut out, numbers and back references made alike.

    >>> skeleton(b"_ZN3foo3barIiS1_EEvT0_")
    b'_ZN##IiS_EEvT_'
    """
    kept, position = [], 0
    while position < len(name):
        number = _NUMBER.match(name, position)
        if number and not _COUNTED.search(name, max(0, position - 3), position):
            position = number.end() + min(int(number[1][:6]), len(name) - number.end())
            kept.append(b"#")
        elif number:
            position = number.end()
            kept.append(b"0")
        else:
            kept.append(name[position : position + 1])
            position += 1
    return _SEQUENCE.sub(rb"\1_", b"".join(kept))


def features(name: bytes, run: int) -> set[bytes]:
    """What a name shows of the grammar: every two to `run` letters that follow each other, and its suffix."""
    letters = skeleton(name)
    found = {letters[i : i + n] for n in range(2, run + 1) for i in range(len(letters) - n + 1)}
    if b"." in name:
        found.add(re.sub(rb"\d+", b"0", name[name.index(b".") :]))
    return found


def choose(names: Iterable[bytes], most: int, run: int, times: int = 2, longest: int = 600) -> list[bytes]:
    """At most `most` names: each feature `times` times, in the shortest names that show it; for the rest as
    many of each length's octave, as far as they go. The same names give the same choice.
    """
    pool = sorted({name for name in names if len(name) <= longest}, key=lambda name: (len(name), name))
    seen: Counter[bytes] = Counter()
    rare, rest = [], []
    for name in pool:
        shown = features(name, run)
        if any(seen[feature] < times for feature in shown):
            rare.append(name)
            seen.update(shown)
        else:
            rest.append(name)
    octaves: dict[int, list[bytes]] = {}
    for name in _shuffled(rest):
        octaves.setdefault(len(name).bit_length(), []).append(name)
    in_turn = (name for turn in zip_longest(*octaves.values()) for name in turn if name)
    return sorted([*rare[:most], *islice(in_turn, max(0, most - len(rare)))])


def thin(names: Iterable[bytes], most: int) -> set[bytes]:
    """A fair sample of at most `most` names."""
    return set(_shuffled(names)[:most])


def _shuffled(names: Iterable[bytes]) -> list[bytes]:
    """The names in an order that looks random and is always the same."""
    return sorted(names, key=lambda name: hashlib.sha256(name).digest())
