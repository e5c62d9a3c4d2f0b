"""The demanglers that are compared: this package in each of its styles, and those installed from PyPI."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple


class Peer(NamedTuple):
    """One way to demangle a name from Python."""

    label: str
    module: str
    demangle: Callable[[str], str]
    # Empties the cache of a peer that has one, from which it would answer each name but the first time.
    forget: Callable[[], object] | None = None


def _own() -> list[Peer]:
    module: Any = importlib.import_module("cpp_demangle_py")
    if "style" not in inspect.signature(module.demangle).parameters:
        return [Peer("cpp_demangle_py", "cpp_demangle_py", module.demangle)]
    # The default style is called as users call it, without a keyword.
    return [
        Peer("cpp_demangle_py", "cpp_demangle_py", module.demangle),
        *(
            Peer(
                f"cpp_demangle_py, style={style!r}", "cpp_demangle_py", partial(module.demangle, style=style)
            )
            for style in ("llvm", "cpp_demangle")
        ),
    ]


_OTHERS: list[tuple[str, str, str | None]] = [
    ("pycxxfilt", "itanium_demangle", None),
    ("cxxfilt", "demangle", None),
    ("cpp_demangle", "demangle", None),
    ("demangle", "demangle", "cache_clear"),
]


@cache
def installed() -> tuple[Peer, ...]:
    """This package first, then each other that can be imported."""
    found = _own()
    for name, function, forget in _OTHERS:
        try:
            module: Any = importlib.import_module(name)
        except ImportError:
            continue
        found.append(Peer(name, name, getattr(module, function), getattr(module, forget) if forget else None))
    return tuple(found)
