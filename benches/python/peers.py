"""The demanglers that are compared for each scheme: this package in its styles, and those from PyPI."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from functools import cache, partial
from typing import Any, NamedTuple


class Peer(NamedTuple):
    """One way to demangle the names of a scheme from Python."""

    label: str
    module: str
    demangle: Callable[[str], str]
    scheme: str = "itanium"
    # Empties the cache of a peer that has one, from which it would answer each name but the first time.
    forget: Callable[[], object] | None = None


SCHEMES = ("itanium", "msvc", "rust", "dlang")

# This package's styles besides the default one, where they print another text.
_STYLES = {"itanium": ("llvm", "cpp_demangle"), "msvc": (), "rust": ("llvm",), "dlang": ("llvm",)}

_OTHERS: list[tuple[str, str, str, str | None]] = [
    ("itanium", "pycxxfilt", "itanium_demangle", None),
    ("itanium", "cxxfilt", "demangle", None),
    ("itanium", "cpp_demangle", "demangle", None),
    *((scheme, "demangle", "demangle", "cache_clear") for scheme in SCHEMES),
    ("msvc", "pycxxfilt", "msvc_demangle", None),
    ("rust", "pycxxfilt", "rust_demangle", None),
]


def _own(scheme: str) -> list[Peer]:
    module: Any = importlib.import_module("cpp_demangle_py")
    # The default style is called as users call it, without a keyword.
    found = [Peer(_label("cpp_demangle_py", scheme), "cpp_demangle_py", module.demangle, scheme)]
    if "style" in inspect.signature(module.demangle).parameters:
        for style in _STYLES[scheme]:
            label = _label(f"cpp_demangle_py, style={style!r}", scheme)
            found.append(Peer(label, "cpp_demangle_py", partial(module.demangle, style=style), scheme))
    return found


def _label(name: str, scheme: str) -> str:
    return name if scheme == "itanium" else f"{name} ({scheme})"


@cache
def installed(scheme: str = "itanium") -> tuple[Peer, ...]:
    """This package first, then each other that can be imported and reads the names of the scheme."""
    found = _own(scheme)
    for of, name, function, forget in _OTHERS:
        if of != scheme:
            continue
        try:
            module: Any = importlib.import_module(name)
        except ImportError:
            continue
        emptied = getattr(module, forget) if forget else None
        found.append(Peer(_label(name, scheme), name, getattr(module, function), scheme, emptied))
    return tuple(found)
