"""Every entry point of the native module, each as a call that succeeds or fails as said."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

from cpp_demangle_py import (
    DemangleError,
    DemangleOptions,
    Limits,
    Symbol,
    demangle,
    demangle_all,
    demangle_text,
    demangle_type,
    is_mangled,
    iter_demangle,
    parts_all,
    try_demangle,
)
from cpp_demangle_py.options import Style

NAME = "_ZN3foo3barIiEEvT_"
BYTES = NAME.encode()
SYMBOL = Symbol(NAME)
OTHER = Symbol("_Z1gv")
SHORT = Symbol("_Z1fi")
OPTIONS = DemangleOptions(params=False)
LIMITS = Limits(output=100)
STYLES: list[Style] = ["gnu", "llvm", "cpp_demangle"]


def _raises(error: type[Exception], call: Callable[[], object]) -> Callable[[], object]:
    def run() -> None:
        try:
            call()
        except error:
            return
        raise AssertionError(f"{error.__name__} was not raised")

    return run


CALLS: dict[str, Callable[[], object]] = {
    "Symbol": lambda: Symbol(NAME),
    "Symbol of bytes": lambda: Symbol(BYTES),
    "Symbol of a buffer": lambda: Symbol(memoryview(BYTES)),
    "Symbol with a keyword": lambda: Symbol(NAME, style="llvm"),
    "Symbol refuses": _raises(DemangleError, lambda: Symbol("_ZN3foo")),
    "Symbol refuses a type": _raises(TypeError, lambda: Symbol(5)),  # type: ignore[arg-type]
    "Symbol.parse": lambda: Symbol.parse(NAME),
    "Symbol.parse_prefix": lambda: Symbol.parse_prefix(NAME + " and more"),
    "Symbol.parse_prefix of bytes": lambda: Symbol.parse_prefix(BYTES + b"\xff"),
    "demangle method": SYMBOL.demangle,
    "demangle method with keywords": lambda: SYMBOL.demangle(params=False, return_type=False),
    "demangle method with options": lambda: SYMBOL.demangle(OPTIONS, params=True),
    "demangle method refuses": _raises(TypeError, lambda: SYMBOL.demangle(bogus=1)),  # type: ignore[call-arg]
    "demangle method in each style": lambda: [SYMBOL.demangle(style=style) for style in STYLES],
    "demangle method with limits": lambda: SYMBOL.demangle(limits=LIMITS),
    "Symbol.parse_type": lambda: Symbol.parse_type("PKc", style="llvm"),
    "kind and parts": lambda: (SYMBOL.kind, SYMBOL.name, SYMBOL.scopes, SYMBOL.template_args, SYMBOL.version),
    "ranges": SYMBOL.ranges,
    "tree": SHORT.tree,
    "mangled": lambda: SYMBOL.mangled,
    "str": lambda: str(SYMBOL),
    "bytes": lambda: bytes(SYMBOL),
    "repr": lambda: repr(SYMBOL),
    "eq": lambda: SYMBOL == OTHER,
    "eq with another type": lambda: SYMBOL == NAME,
    "lt": lambda: SYMBOL < OTHER,
    "lt with another type": _raises(TypeError, lambda: SYMBOL < NAME),  # type: ignore[operator]
    "hash": lambda: hash(SYMBOL),
    "copy": lambda: copy.copy(SYMBOL),
    "deepcopy": lambda: copy.deepcopy(SYMBOL),
    "pickle": lambda: pickle.loads(pickle.dumps(SYMBOL)),
    "format": lambda: format(SYMBOL, "no_params:>60"),
    "format refuses": _raises(ValueError, lambda: format(SYMBOL, "bogus")),
    "iteration refused": _raises(TypeError, lambda: iter(SYMBOL)),  # type: ignore[call-overload]
    "demangle": lambda: demangle(NAME),
    "demangle_type": lambda: demangle_type("PKc"),
    "demangle_all": lambda: demangle_all([NAME, BYTES, "main", NAME], threads=1),
    "demangle_all refuses a name": _raises(TypeError, lambda: demangle_all([NAME, 5])),  # type: ignore[type-var]
    "demangle_all is strict": _raises(DemangleError, lambda: demangle_all([NAME, "main"], errors="strict")),
    "iter_demangle": lambda: list(iter_demangle([NAME, NAME, "main"], chunk=2)),
    "parts_all": lambda: parts_all([NAME, "main", NAME], fields=("kind", "scopes", "demangled")),
    "demangle of bytes": lambda: demangle(BYTES),
    "demangle with keywords": lambda: demangle(NAME, errors="keep", params=False),
    "demangle with options": lambda: demangle(NAME, options=OPTIONS),
    "demangle with options by position": lambda: demangle(NAME, OPTIONS),
    "demangle with a late options": lambda: demangle(NAME, params=True, limits=None, options=OPTIONS),
    "demangle refuses options": _raises(TypeError, lambda: demangle(NAME, options=5)),  # type: ignore[call-overload]
    "demangle_text": lambda: demangle_text(f"at {NAME}", params=False),
    "demangle_text refuses": _raises(TypeError, lambda: demangle_text("", bogus=1)),  # type: ignore[call-overload]
    "DemangleOptions": lambda: DemangleOptions(style="llvm", max_template_depth=3, limits=LIMITS),
    "DemangleOptions refuses": _raises(ValueError, lambda: DemangleOptions(style="GNU")),  # type: ignore[arg-type]
    "options as a value": lambda: (OPTIONS.replace(limits=LIMITS).limits, OPTIONS == OPTIONS, hash(OPTIONS)),
    "options of text": lambda: (repr(OPTIONS), copy.copy(OPTIONS), pickle.loads(pickle.dumps(OPTIONS))),
    "Limits": lambda: Limits(depth=3),
    "Limits refuses": _raises(ValueError, lambda: Limits(depth=0)),
    "limits as a value": lambda: (
        LIMITS.replace(depth=3).depth,
        LIMITS == LIMITS,
        hash(LIMITS),
        repr(LIMITS),
    ),
    "limits of pickle": lambda: pickle.loads(pickle.dumps(LIMITS)),
    "demangle keeps": lambda: demangle("main", errors="keep"),
    "demangle refuses": _raises(DemangleError, lambda: demangle("main")),
    "try_demangle": lambda: try_demangle(NAME),
    "try_demangle gives None": lambda: try_demangle("main"),
    "is_mangled": lambda: is_mangled(NAME),
}
