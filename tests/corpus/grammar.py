"""Draw random, well-formed mangled names from the grammar of the Itanium C++ ABI.

Each method of :class:`Draw` is named after the production that it writes. All randomness comes from one
function, ``pick(n)``, which gives a number from 0 to n - 1; so the same code serves :mod:`random`, Hypothesis
(``lambda n: draw(integers(0, n - 1))``) and a fuzzer's bytes. Production 0 of each choice is the simplest,
therefore Hypothesis shrinks towards short names.

Run as a program it prints names, one a line::

    python tests/corpus/grammar.py 1000 --seed 7

Substitutions refer only to components that certainly exist: ``_subs`` is a lower bound of their number.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, NamedTuple

Pick = Callable[[int], int]

BUILTINS = ["i", "b", "c", "j", "l", "m", "a", "h", "s", "t", "x", "y", "f", "d", "e", "w", "n", "o", "g"]
BUILTINS_D = [
    *(["Dn", "Da", "Dc", "Di", "Ds", "Du", "Dd", "De", "Df", "Dh"]),
    *(["DF16_", "DF32_", "DF64_", "DF128_", "DF32x", "DF64x", "DF16b"]),
    *(["DB7_", "DU128_", "DB64_", "DU1_"]),
]
VENDOR_TYPES = ["u9__ibm128", "u10__mfloat8_", "u10__SVInt8_t", "u12__SVBfloat16_t", "u5half4", "u6__bf16"]
OPERATORS_UNARY = ["ps", "ng", "ad", "de", "co", "nt", "pp", "mm", "pp_", "mm_"]
OPERATORS_BINARY = [
    "pl",
    "mi",
    "ml",
    "dv",
    "rm",
    "an",
    "or",
    "eo",
    "aS",
    "pL",
    "mI",
    "mL",
    "dV",
    "rM",
    "aN",
    "oR",
    "eO",
    "ls",
    "rs",
    "lS",
    "rS",
    "eq",
    "ne",
    "lt",
    "gt",
    "le",
    "ge",
    "ss",
    "aa",
    "oo",
    "cm",
    "pm",
]
OPERATORS = [
    "nw",
    "na",
    "dl",
    "da",
    "aw",
    "ps",
    "ng",
    "ad",
    "de",
    "co",
    "pl",
    "mi",
    "ml",
    "dv",
    "rm",
    "an",
    "or",
    "eo",
    "aS",
    "pL",
    "mI",
    "mL",
    "dV",
    "rM",
    "aN",
    "oR",
    "eO",
    "ls",
    "rs",
    "lS",
    "rS",
    "eq",
    "ne",
    "lt",
    "gt",
    "le",
    "ge",
    "ss",
    "nt",
    "aa",
    "oo",
    "pp",
    "mm",
    "cm",
    "pm",
    "pt",
    "cl",
    "ix",
    "qu",
]
IDENTIFIERS = [
    "a",
    "b",
    "f",
    "g",
    "x",
    "T",
    "S",
    "ns",
    "foo",
    "Bar",
    "value",
    "type",
    "size",
    "Node",
    "begin",
    "operator_",
    "_M_data",
    "allocator",
    "basic_string",
    "unique_ptr",
    "detail",
    "get0",
    "std",
]
STD_ABBREVIATIONS = ["Sa", "Ss", "Sb", "Si", "So", "Sd"]
INTEGERS = ["i", "j", "l", "m", "x", "y", "s", "t", "c", "a", "h", "b", "w", "n", "o", "Ds", "Di", "Du"]


def source_name(text: str) -> str:
    """<source-name> ::= <length> <identifier>."""
    return f"{len(text.encode())}{text}"


def seq_id(prefix: str, index: int) -> str:
    """`S_`, `S0_`, … `SA_`, in base 36."""
    digits = ""
    index -= 1
    while index >= 0:
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index % 36] + digits
        index = index // 36
        if index == 0:
            break
    return f"{prefix}{digits}_"


def number(index: int) -> str:
    """The optional decimal number of `T0_`, `fp1_`, `Ul…E2_`: absent for the first."""
    return "" if index == 0 else str(index - 1)


class Drawn(NamedTuple):
    """The <name> of an encoding: its text, what it names, and the kinds of its template parameters."""

    text: str
    kind: Literal["function", "template", "data", "string"]
    args: Sequence[str] = ()


class Draw:
    """One name being drawn. Make a new one for each name."""

    def __init__(self, pick: Pick, size: int = 6) -> None:
        self._pick = pick
        self._depth = size
        self._subs = 0
        self._args: Sequence[
            str
        ] = ()  # kinds of the template parameters in scope: type, value, template, pack
        self._params = 0  # function parameters that an expression may name
        self._expanding = False  # inside a pack expansion

    # -- choosing ---------------------------------------------------------------------------------

    def one_of(self, *choices: Callable[[], str]) -> str:
        """One of the productions; only the first half, the simpler ones, when depth has run out."""
        room = len(choices) if self._depth > 0 else max(1, len(choices) // 3)
        with self._deeper():
            return choices[self._pick(room)]()

    def word(self, words: list[str]) -> str:
        return words[self._pick(len(words))]

    def maybe(self, chances: int) -> bool:
        """True once in `chances`; never when depth has run out."""
        return self._depth > 0 and self._pick(chances) == chances - 1

    def several(self, production: Callable[[], str], least: int = 0, most: int = 3) -> str:
        return "".join(production() for _ in range(least + self._pick(most - least + 1)))

    @contextmanager
    def _deeper(self) -> Iterator[None]:
        self._depth -= 1
        try:
            yield
        finally:
            self._depth += 1

    @contextmanager
    def _scope(self, args: Sequence[str] | None = None, params: int | None = None) -> Iterator[None]:
        saved = self._args, self._params, self._expanding
        self._args = self._args if args is None else args
        self._params = self._params if params is None else params
        try:
            yield
        finally:
            self._args, self._params, self._expanding = saved

    def _candidate(self, text: str) -> str:
        """Note that `text` has just become a component that a substitution can name."""
        self._subs += 1
        return text

    # -- names ------------------------------------------------------------------------------------

    def mangled_name(self) -> str:
        """<mangled-name> ::= _Z <encoding> [ . <vendor-specific suffix> ]."""
        if self._pick(12) < 11:
            return "_Z" + self.encoding(top=True)
        suffixes = [
            ".isra.0",
            ".constprop.1.cold",
            ".llvm.123456789",
            ".part.3",
            ".localalias",
            ".lto_priv.0",
        ]
        return "_Z" + self.encoding(top=True) + self.word(suffixes)

    def encoding(self, top: bool = False) -> str:
        """<encoding> ::= <function name> <bare-function-type> | <data name> | <special-name>."""
        if top and self.maybe(8):
            return self.special_name()
        with self._scope(args=[], params=0):
            name = self.name()
            if name.kind in ("data", "string"):
                return name.text
            with self._scope(args=name.args):
                returns = self._return_type() if name.kind == "template" else ""
                # A constraint ends the signature of a template only.
                constraint = "Q" + self.expression() if name.args and self.maybe(12) else ""
                return name.text + returns + self.bare_function_type() + constraint

    def _return_type(self) -> str:
        with self._scope(params=1):
            return self.type()

    def bare_function_type(self) -> str:
        if self.maybe(3):
            return "v"
        count = 1 + self._pick(3)
        with self._scope(params=count):
            text = "".join(self.type() for _ in range(count))
        return text + ("z" if self.maybe(15) else "")

    def name(self) -> Drawn:
        """<name>, for an encoding."""

        def function() -> Drawn:
            return Drawn(self.unqualified_name(), "function")

        def template() -> Drawn:
            text, args = self.unscoped_template()
            return Drawn(text, "template", args)

        def variable() -> Drawn:
            return Drawn(("St" if self.maybe(2) else "") + source_name(self.word(IDENTIFIERS)), "data")

        kinds = [
            function,
            function,
            template,
            template,
            variable,
            *[self.nested_name] * 5,
            *[self.local_name] * 2,
        ]
        pick = self._pick(len(kinds) if self._depth > 0 else 3)
        with self._deeper():
            return kinds[pick]()

    def unscoped_template(self) -> tuple[str, list[str]]:
        stem = self._candidate(("St" if self.maybe(4) else "") + self.unqualified_name(template=True))
        text, args = self.template_args()
        return stem + text, args

    def unqualified_name(self, template: bool = False) -> str:
        def tagged() -> str:
            return source_name(self.word(IDENTIFIERS)) + "".join(
                sorted(
                    {"B" + source_name(self.word(["cxx11", "abi", "v2"])) for _ in range(1 + self._pick(2))}
                )
            )

        plain: list[Callable[[], str]] = [lambda: source_name(self.word(IDENTIFIERS))] * 4
        more: list[Callable[[], str]] = [
            lambda: self.word(OPERATORS),
            tagged,
            lambda: "li" + source_name("_" + self.word(IDENTIFIERS)),
            lambda: "W" + source_name("mod") + source_name(self.word(IDENTIFIERS)),
        ]
        return self.one_of(*plain, *more)

    def nested_name(self) -> Drawn:
        """<nested-name> ::= N [<CV-qualifiers>] [<ref-qualifier>] <prefix> <unqualified-name> E."""
        qualifiers = self.word(["", "", "", "K", "V", "VK", "KR", "KO", "R", "O", "H"])
        prefix = self.prefix()

        def member() -> Drawn:
            return Drawn(f"N{prefix}{source_name(self.word(IDENTIFIERS))}E", "data")

        def function() -> Drawn:
            return Drawn(f"N{qualifiers}{prefix}{self.unqualified_name()}E", "function")

        def friend() -> Drawn:
            return Drawn(f"N{prefix}F{self.unqualified_name()}E", "function")

        def template() -> Drawn:
            stem = self._candidate(self.unqualified_name(template=True))
            text, args = self.template_args()
            return Drawn(f"N{qualifiers}{prefix}{stem}{text}E", "template", args)

        def of_a_class() -> Drawn:
            scope = prefix + self._candidate(source_name(self.word(IDENTIFIERS)))
            ending = self.one_of(
                lambda: self.word(["C1", "C2", "C3", "D0", "D1", "D2"]),
                lambda: f"cv{self.type()}",
                lambda: self.word(["CI1", "CI2"]) + self.class_enum_type(),
            )
            return Drawn(f"N{scope}{ending}E", "function")

        def closure() -> Drawn:
            return Drawn(f"N{prefix}{self.closure()}E", "data")

        def binding() -> Drawn:
            names = self.several(lambda: source_name(self.word(IDENTIFIERS)), 1, 3)
            return Drawn(f"N{prefix}DC{names}EE", "data")

        kinds = [member, function, template, of_a_class, template, of_a_class, closure, binding, friend]
        return kinds[self._pick(len(kinds))]()

    def prefix(self) -> str:
        """One component or more, each of them a substitution candidate."""
        if self._subs and self.maybe(5):
            text = self.substitution()
        elif self.maybe(5):
            text = "St" + self._candidate(source_name(self.word(IDENTIFIERS)))
        elif self.maybe(12):
            text = self.word(STD_ABBREVIATIONS)
        elif self._args and "type" in self._args and self.maybe(15):
            text = self.template_param("type")
        else:
            text = self._candidate(self.word(["12_GLOBAL__N_1", *(source_name(i) for i in IDENTIFIERS)]))
        for _ in range(self._pick(3) if self._depth > 0 else 0):
            text += self._candidate(source_name(self.word(IDENTIFIERS)))
            if self.maybe(2):
                text += self._candidate(self.template_args()[0])
        return text

    def closure(self) -> str:
        """<closure-type-name> and <unnamed-type-name>."""
        if self.maybe(3):
            return f"Ut{number(self._pick(3))}_"
        with self._scope(args=[], params=0):
            head = ""
            kinds: list[str] = []
            if self.maybe(4):
                for _ in range(1 + self._pick(2)):
                    declared = self._pick(4)
                    head += ["Ty", "Tni", "TtTyE", "TpTy"][declared]
                    kinds.append(["type", "value", "template", "pack"][declared])
            self._args = kinds
            types = self.several(self.type, 0, 3) or "v"
        return f"Ul{head}{types}E{number(self._pick(4))}_"

    def local_name(self) -> Drawn:
        """<local-name> ::= Z <function encoding> E, and an entity, string or default argument."""
        with self._scope(args=[], params=0):
            owner = self.name()
            while owner.kind in ("data", "string"):
                owner = Drawn(self.unqualified_name(), "function")
            with self._scope(args=owner.args):
                returns = self._return_type() if owner.kind == "template" else ""
                function = owner.text + returns + self.bare_function_type()
        entity = source_name(self.word(IDENTIFIERS))

        def local() -> Drawn:
            return Drawn(f"Z{function}E{entity}" + self.word(["", "", "_0", "_3", "__12_"]), "data")

        def closure() -> Drawn:
            return Drawn(f"Z{function}E{self.closure()}", "data")

        def call() -> Drawn:
            return Drawn(f"Z{function}ENK{self._candidate(self.closure())}clE", "function")

        def string() -> Drawn:
            return Drawn(f"Z{function}Es" + self.word(["", "_0"]), "string")

        def in_default_argument() -> Drawn:
            return Drawn(f"Z{function}Ed{number(self._pick(2))}_{entity}", "data")

        kinds = [local, local, closure, call, string, in_default_argument]
        return kinds[self._pick(len(kinds))]()

    def special_name(self) -> str:
        """<special-name>: tables, type information, thunks, guards, thread-local helpers."""

        def offset() -> str:
            return self.word(["n8_", "16_", "n24_", "0_"])

        def thunk(kind: str) -> str:
            offsets = {
                "Th": offset(),
                "Tv": offset() + offset(),
                "Tc": "h" + offset() + "v" + offset() + offset(),
            }[kind]
            return kind + offsets + self.encoding()

        def object_name() -> str:
            while True:
                name = self.name()
                if name.kind == "data":
                    return name.text

        with self._scope(args=[], params=0):
            return self.one_of(
                lambda: self.word(["TV", "TI", "TS", "TT"]) + self.type(),
                lambda: thunk("Th"),
                lambda: self.word(["GV", "TW", "TH"]) + object_name(),
                lambda: thunk(self.word(["Tv", "Tc"])),
                lambda: f"GR{object_name()}_",
                lambda: f"GR{object_name()}{self._pick(3)}_",
                lambda: f"TC{self.class_enum_type()}{self._pick(3) * 8}_{self.class_enum_type()}",
                lambda: "GTt" + self.encoding(),
                lambda: "GIW" + source_name("mod") + self.word(["", "WP4part"]),
                lambda: f"TAX{self.braced()}E",
            )

    # -- types ------------------------------------------------------------------------------------

    def type(self) -> str:
        """<type>."""
        compound = [
            lambda: self._candidate("P" + self.type()),
            lambda: self._candidate(self.word(["R", "O"]) + self.type()),
            lambda: self._candidate(self.word(["K", "V", "VK", "r", "rK"]) + self.type_unqualified()),
            self.class_enum_type,
            self.class_enum_type,
            self.substitution_or_name,
            lambda: self._candidate(self.function_type()),
            lambda: self._candidate(self.array_type()),
            lambda: self._candidate(
                f"M{self.class_enum_type()}{self.one_of(self.type, self.member_function_type)}"
            ),
            lambda: self.template_param("type") if "type" in self._args else "i",
            lambda: self.template_param("type") if "type" in self._args else "c",
            self.pack_expansion,
            self.decltype_,
            lambda: self._candidate(
                "U" + self.word(["3AS1", "8__strong", "13block_pointer", "9enable_ifILb1EE"]) + self.type()
            ),
            lambda: self._candidate(self.word(["C", "G"]) + self.word(["f", "d", "e"])),
            lambda: self._candidate(f"Dv{4 << self._pick(3)}_" + self.word(["f", "d", "i", "s", "c"])),
            lambda: self._candidate(self.word(VENDOR_TYPES)),
        ]
        return self.one_of(
            lambda: self.word(BUILTINS),
            lambda: self.word(BUILTINS),
            lambda: self.word(BUILTINS_D),
            self.substitution_or_name,
            *compound,
        )

    def type_unqualified(self) -> str:
        return self.one_of(
            lambda: self.word(BUILTINS), self.class_enum_type, lambda: self._candidate("P" + self.type())
        )

    def substitution_or_name(self) -> str:
        return self.substitution() if self._subs else self.class_enum_type()

    def substitution(self) -> str:
        """<substitution> ::= S_ | S <seq-id> _."""
        return seq_id("S", self._pick(self._subs))

    def class_enum_type(self) -> str:
        """A class: plain, in std, nested, a template, local to a function."""

        def template() -> str:
            text, _ = self.unscoped_template_type()
            return text

        def nested() -> str:
            prefix = self.prefix()
            text = f"N{prefix}{self._candidate(source_name(self.word(IDENTIFIERS)))}"
            if self.maybe(3):
                text += self._candidate(self.template_args()[0])
            return text + "E"

        def local() -> str:
            return self._candidate(self.local_class())

        return self.one_of(
            lambda: self._candidate(source_name(self.word(IDENTIFIERS))),
            lambda: self._candidate("St" + source_name(self.word(IDENTIFIERS))),
            lambda: self.word(["Ss", "Si", "So", "Sd"]),
            nested,
            template,
            template,
            lambda: self._candidate(self.word(["Sa", "Sb"]) + self.template_args()[0]),
            local,
        )

    def unscoped_template_type(self) -> tuple[str, list[str]]:
        stem = self._candidate(("St" if self.maybe(3) else "") + source_name(self.word(IDENTIFIERS)))
        text, args = self.template_args()
        return self._candidate(stem + text), args

    def local_class(self) -> str:
        while True:
            name = self.local_name()
            if name.kind == "data":
                return name.text

    def function_type(self, qualifiers: str = "") -> str:
        """<function-type>: with C linkage, exception specifications, transaction safety, ref-qualifiers."""
        exceptions = self.word(["", "", "", "", "Do", "Dx", "DwiE", "DwicE"])
        if self.maybe(20):
            exceptions = f"DO{self.expression()}E"
        body = self.type() + (self.several(self.type, 1, 3) if self.maybe(2) else "v")
        reference = self.word(["", "", "", "", "R", "O"]) if qualifiers else ""
        return f"{qualifiers}{exceptions}F{self.word(['', '', '', 'Y'])}{body}{reference}E"

    def member_function_type(self) -> str:
        return self._candidate(self.function_type(self.word(["K", "V", "K", "VK"])))

    def array_type(self) -> str:
        """<array-type> ::= A [<number> | <expression>] _ <type>."""
        bound = self.one_of(lambda: str(1 + self._pick(9)), lambda: "", self.instantiation_dependent)
        return f"A{bound}_{self.type()}"

    def instantiation_dependent(self) -> str:
        return self.template_param("value") if "value" in self._args else self.expression()

    def pack_expansion(self) -> str:
        """Dp <type>, or Dy <type> <expression> for C++26's pack indexing."""
        if "pack" not in self._args or self._expanding:
            return "l"
        with self._scope():
            self._expanding = True
            pack = self.template_param("pack")
            pattern = self.one_of(
                lambda: pack,
                lambda: self._candidate("P" + pack),
                lambda: self._candidate("RK" + self._candidate(pack)),
            )
        return self._candidate("Dp" + pattern)

    def decltype_(self) -> str:
        """<decltype> ::= Dt <expression> E | DT <expression> E."""
        return self._candidate(f"{self.word(['DT', 'Dt'])}{self.expression()}E")

    def template_param(self, kind: str) -> str:
        """<template-param> of a kind that is in scope."""
        indices = [index for index, found in enumerate(self._args) if found == kind]
        return self._candidate(f"T{number(indices[self._pick(len(indices))])}_")

    # -- template arguments -----------------------------------------------------------------------

    def template_args(self) -> tuple[str, list[str]]:
        """<template-args> ::= I <template-arg>+ [Q <expression>] E, and the kinds of its arguments."""
        kinds: list[str] = []
        text = ""
        with self._scope(args=[] if not self._args else self._args):
            for _ in range(1 + self._pick(3)):
                kind, arg = self.template_arg()
                kinds.append(kind)
                text += arg
        return f"I{text}E", kinds

    def template_arg(self) -> tuple[str, str]:
        pick = self._pick(8) if self._depth > 0 else self._pick(2)
        with self._deeper():
            if pick < 4:
                return "type", self.type()
            if pick == 4:
                return "value", self.expr_primary_integer()
            if pick == 5:
                return "pack", f"J{self.several(self.type, 0, 3)}E"
            if pick == 6:
                return "value", self.one_of(
                    self.expr_primary_integer,
                    self.address_of,
                    lambda: f"X{self.expression()}E",
                    lambda: f"X{self.braced()}E",
                )
            return "template", self._candidate(source_name(self.word(IDENTIFIERS)))

    # -- expressions ------------------------------------------------------------------------------

    def expression(self) -> str:
        """<expression>: every operator and form of the ABI."""
        e, t = self.expression, self.type

        def values() -> str:
            return self.template_param("value") if "value" in self._args else self.expr_primary_integer()

        def function_param() -> str:
            return f"fp{number(self._pick(self._params))}_" if self._params else values()

        def pack_value() -> str:
            if "pack" not in self._args or self._expanding:
                return values()
            with self._scope():
                self._expanding = True
                pack = self.template_param("pack")
                return self.one_of(
                    lambda: f"sZ{pack}",
                    lambda: f"cl3foospcv{pack}_EE",
                    lambda: f"tlisp{self.word(['st', 'at'])}{pack}E",
                )

        def new() -> str:
            initial = self.word(["E", "piE", f"pi{self.expr_primary_integer()}E"])
            return f"{self.word(['', 'gs'])}{self.word(['nw', 'na'])}{list_of()}_{t()}{initial}"

        def list_of(least: int = 0) -> str:
            return self.several(e, least, 2)

        return self.one_of(
            self.expr_primary_integer,
            values,
            function_param,
            self.unresolved_name,
            lambda: self.word(OPERATORS_BINARY) + e() + e(),
            lambda: self.word(OPERATORS_UNARY) + e(),
            lambda: f"cl{self.unresolved_name()}{list_of()}E",
            lambda: f"cv{t()}{e()}",
            lambda: f"cv{t()}_{list_of(0)}E",
            lambda: f"tl{t()}{list_of()}E",
            lambda: f"il{list_of()}E",
            lambda: self.word(["dc", "sc", "cc", "rc"]) + t() + e(),
            lambda: self.word(["st", "at", "ti"]) + t(),
            lambda: self.word(["sz", "az", "te", "nx"]) + e(),
            lambda: self.word(["dt", "pt"]) + e() + self.unresolved_name(simple=True),
            lambda: f"ds{e()}{e()}",
            lambda: f"ix{e()}{e()}",
            lambda: f"qu{e()}{e()}{e()}",
            new,
            lambda: f"{self.word(['', 'gs'])}{self.word(['dl', 'da'])}{e()}",
            lambda: self.word(["tr", "tw" + self.expr_primary_integer()]),
            lambda: f"{self.word(['fl', 'fr'])}{self.word(OPERATORS_BINARY)}{e()}",
            lambda: f"{self.word(['fL', 'fR'])}{self.word(OPERATORS_BINARY)}{e()}{e()}",
            pack_value,
            self.literal,
            self.address_of_plain,
            self.requires_expression,
            lambda: f"u{source_name(self.word(['__is_same', '__alignof__', '__builtin_x']))}{t()}E",
            lambda: f"L_Z{self.encoding()}E",
        )

    def expr_primary_integer(self) -> str:
        kind = self.word(INTEGERS)
        if kind == "b":
            return f"Lb{self._pick(2)}E"
        return f"L{kind}{self.word(['', 'n']) if kind not in 'jmyth' else ''}{self._pick(300)}E"

    def literal(self) -> str:
        """<expr-primary> other than integers."""
        return self.one_of(
            lambda: "LDnE",
            lambda: "LDn0E",
            lambda: f"Lf{self._pick(1 << 32):08x}E",
            lambda: f"Ld{self._pick(1 << 32):08x}{self._pick(1 << 32):08x}E",
            lambda: f"LA{2 + self._pick(9)}_KcE",
            lambda: f"L{self.class_enum_type()}{self._pick(9)}E",
            lambda: f"LP{self.type()}0E",
            lambda: f"L{self.closure()}E",
        )

    def address_of(self) -> str:
        return self.one_of(
            lambda: f"L_Z{self.encoding()}E",
            lambda: f"XadL_Z{self.encoding()}EE",
            lambda: (
                f"XsoiL_Z1xE{self.word(['', '8', 'n4'])}{self.word(['', '_0', '_'])}{self.word(['', 'p'])}EE"
            ),
        )

    def address_of_plain(self) -> str:
        return f"adL_Z{self.encoding()}E"

    def braced(self) -> str:
        """A class value: `tl` with nested and designated parts."""

        def element() -> str:
            return self.one_of(
                self.expr_primary_integer,
                lambda: f"di{source_name(self.word(IDENTIFIERS))}{self.expr_primary_integer()}",
                lambda: f"dx{self.expr_primary_integer()}{self.expr_primary_integer()}",
                lambda: f"dXLi0ELi3E{self.expr_primary_integer()}",
                self.braced,
            )

        return f"tl{self.class_enum_type()}{self.several(element, 0, 3)}E"

    def unresolved_name(self, simple: bool = False) -> str:
        """<unresolved-name>, with its global, class, and nested qualifier forms."""

        def base() -> str:
            return self.one_of(
                lambda: source_name(self.word(IDENTIFIERS)),
                lambda: source_name(self.word(IDENTIFIERS)) + self.template_args()[0],
                lambda: "on" + self.word(OPERATORS),
                lambda: "dn" + source_name(self.word(IDENTIFIERS)),
                lambda: "on" + self.word(OPERATORS) + self.template_args()[0],
            )

        def unresolved_type() -> str:
            return self.one_of(
                lambda: self.template_param("type") if "type" in self._args else self.decltype_(),
                self.decltype_,
                lambda: self.substitution() if self._subs else self.decltype_(),
            )

        def qualifier() -> str:
            return source_name(self.word(IDENTIFIERS)) + (self.template_args()[0] if self.maybe(3) else "")

        if simple:
            return self.one_of(lambda: source_name(self.word(IDENTIFIERS)), base)
        return self.one_of(
            base,
            lambda: f"gs{base()}",
            lambda: f"sr{unresolved_type()}{base()}",
            lambda: f"srN{unresolved_type()}{self.several(qualifier, 1, 2)}E{base()}",
            lambda: f"{self.word(['', 'gs'])}sr{self.several(qualifier, 1, 2)}E{base()}",
        )

    def requires_expression(self) -> str:
        """rq <requirement>+ E | rQ <bare-function-type> _ <requirement>+ E."""

        def requirement() -> str:
            return self.one_of(
                lambda: "X" + self.expression(),
                lambda: "T" + self.type(),
                lambda: "Q" + self.expression(),
                lambda: "X" + self.expression() + self.word(["N", "", "R" + source_name("Con")]),
            )

        if self.maybe(2):
            return f"rQ{self.type()}_{self.several(requirement, 1, 2)}E"
        return f"rq{self.several(requirement, 1, 2)}E"


def mangled_name(pick: Pick, size: int = 6) -> str:
    """One mangled name; `size` bounds how deep its productions nest.

    >>> mangled_name(lambda n: 0)
    '_Z1ai'
    """
    return Draw(pick, size).mangled_name()


def main() -> None:
    options = argparse.ArgumentParser(description="Print random mangled names.")
    options.add_argument("count", type=int)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--size", type=int, default=6)
    options.add_argument("--longest", type=int, default=1500, help="leave out longer names")
    chosen = options.parse_args()
    source = random.Random(chosen.seed)
    printed = 0
    while printed < chosen.count:
        name = mangled_name(source.randrange, 2 + source.randrange(chosen.size))
        if len(name) <= chosen.longest:
            print(name)
            printed += 1


if __name__ == "__main__":
    main()
