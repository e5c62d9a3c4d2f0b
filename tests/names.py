"""Strategies that draw mangled names together with their text.

The text is what c++filt prints. It is built from the same choices as the name, so that a test can
compare it verbatim.
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st


class Pair(NamedTuple):
    """A piece of a mangled name and its text."""

    mangled: str
    text: str


BUILTINS = [
    Pair("b", "bool"),
    Pair("c", "char"),
    Pair("a", "signed char"),
    Pair("h", "unsigned char"),
    Pair("s", "short"),
    Pair("t", "unsigned short"),
    Pair("i", "int"),
    Pair("j", "unsigned int"),
    Pair("l", "long"),
    Pair("m", "unsigned long"),
    Pair("x", "long long"),
    Pair("y", "unsigned long long"),
    Pair("f", "float"),
    Pair("d", "double"),
    Pair("w", "wchar_t"),
]


def _source_name(identifier: str) -> Pair:
    return Pair(f"{len(identifier.encode())}{identifier}", identifier)


source_names = st.from_regex(r"[a-z][a-z0-9_]{0,11}", fullmatch=True).map(_source_name)


def _template(name: Pair, arguments: list[Pair]) -> Pair:
    text = ", ".join(argument.text for argument in arguments)
    # c++filt separates two closing brackets by a space.
    gap = " " if text.endswith(">") else ""
    return Pair(f"{name.mangled}I{_joined(arguments)}E", f"{name.text}<{text}{gap}>")


def _joined(pieces: list[Pair]) -> str:
    return "".join(piece.mangled for piece in pieces)


def _compound(types: st.SearchStrategy[Pair]) -> st.SearchStrategy[Pair]:
    return st.one_of(
        types.map(lambda type_: Pair("P" + type_.mangled, type_.text + "*")),
        types.map(lambda type_: Pair("PKP" + type_.mangled, type_.text + "* const*")),
        st.builds(_template, source_names, st.lists(types, min_size=1, max_size=3)),
    )


types = st.recursive(st.sampled_from(BUILTINS) | source_names, _compound, max_leaves=8)


def _nested(parts: list[Pair]) -> Pair:
    if len(parts) == 1:
        return parts[0]
    return Pair(f"N{_joined(parts)}E", "::".join(part.text for part in parts))


qualified_names = st.lists(source_names, min_size=1, max_size=4).map(_nested)


def _function(name: Pair, parameters: list[Pair]) -> Pair:
    text = ", ".join(parameter.text for parameter in parameters)
    return Pair(f"_Z{name.mangled}{_joined(parameters) or 'v'}", f"{name.text}({text})")


functions = st.builds(_function, qualified_names, st.lists(types, max_size=4))

function_templates = st.builds(
    lambda name, arguments, result, parameters: Pair(
        f"_Z{_template(name, arguments).mangled}{result.mangled}{_joined(parameters) or 'v'}",
        f"{result.text} {_function(_template(name, arguments), parameters).text}",
    ),
    source_names,
    st.lists(types, min_size=1, max_size=3),
    types,
    st.lists(types, max_size=3),
)

# Data in a namespace: a nested name without a signature.
variables = st.lists(source_names, min_size=2, max_size=4).map(
    lambda parts: Pair("_Z" + _nested(parts).mangled, _nested(parts).text)
)

symbols = functions | function_templates | variables
