"""The lists of options in files that cannot make them at run time agree with the table of options.

The table is in ``crates/demangling/src/options.rs``. After a change, install the package again and write the
lists with ``python tests/test_option_lists.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, get_type_hints

import pytest

from cpp_demangle_py import DemangleOptions, Limits, OptionKeywords, Parts, Scheme, Style, parts_all
from cpp_demangle_py._native import FIELDS, OPTIONS, SHORT_FLAGS

CHECKOUT = Path(__file__).parents[1]


class Option(NamedTuple):
    """A row of the table."""

    name: str
    type: str
    default: object
    help: str
    styles: tuple[str, ...]
    words: tuple[str, ...]


TABLE = [Option(*row) for row in OPTIONS]
(STYLES,) = (option.words for option in TABLE if option.name == "style")


def parameter(option: Option) -> str:
    default = f'"{option.default}"' if isinstance(option.default, str) else repr(option.default)
    return f"{option.name}: {option.type} = {default},"


def changed_parameter(option: Option) -> str:
    return f"{option.name}: {option.type} = ...,"


def attribute(option: Option) -> str:
    return f"@property\n    def {option.name}(self) -> {option.type.removesuffix(' | list[str]')}: ..."


def key(option: Option) -> str:
    return f"{option.name}: {option.type}"


def row_of_readme(option: Option) -> str:
    flag = option.name.replace("_", "-")
    words, flags = option.words, [SHORT_FLAGS[option.name]] if option.name in SHORT_FLAGS else []
    if isinstance(option.default, bool):
        words = tuple(word for word in words if word.startswith("no_") == option.default)
        flags.append(f"--no-{flag}" if option.default else f"--{flag}")
    elif option.name in ("scheme", "style"):
        flags.append(f"--{flag}")
    elif option.name != "limits":
        flags.append(f"--{flag} {'N' if option.type == 'int | None' else 'NAME'}")
    cells = [
        f"`{option.name}`",
        f"`{option.default!r}`",
        option.help.rstrip("."),
        "all" if option.styles == STYLES else ", ".join(f"`{style}`" for style in option.styles),
        ", ".join(f"`{word}`" for word in words),
        ", ".join(f"`{flag}`" for flag in flags),
    ]
    return re.sub(" +", " ", f"| {' | '.join(cells)} |")


# Each list begins with the line of the first option and ends with the line of the last.
STUB = "cpp_demangle_py/_native.pyi"
LISTS: list[tuple[str, str, Callable[[Option], str]]] = [
    (STUB, r'scheme: Scheme = "auto",\n *style: Style \| None = None,\n(?:.*\n)*? *limits: .*', parameter),
    (
        "cpp_demangle_py/_native.pyi",
        r"scheme: Scheme = \.\.\.,\n(?:.*\n)*? *limits: .*",
        changed_parameter,
    ),
    (
        STUB,
        r"@property\n    def scheme\(self\) -> Scheme: \.\.\.\n"
        r"    @property\n    def style\(self\) -> Style \| None(?:.*\n)*?    def limits.*",
        attribute,
    ),
    ("cpp_demangle_py/options.py", r"scheme: Scheme\n(?:.*\n)*? *limits: .*", key),
    ("README.md", r"\| `scheme` \|(?:.*\n)*?\| `limits` \|.*", row_of_readme),
]


def with_list(text: str, pattern: str, line: Callable[[Option], str]) -> str:
    """Return ``text`` with the table's list in place of each one that matches ``pattern``."""

    def listed(match: re.Match[str]) -> str:
        return match["indent"] + f"\n{match['indent']}".join(map(line, TABLE))

    replaced, count = re.subn(f"(?m)^(?P<indent> *){pattern}", listed, text)
    assert count
    return replaced


@pytest.mark.parametrize(("path", "pattern", "line"), LISTS, ids=[line.__name__ for *_, line in LISTS])
def test_the_lists_agree_with_the_table(path: str, pattern: str, line: Callable[[Option], str]) -> None:
    text = (CHECKOUT / path).read_text(encoding="utf-8")
    assert text == with_list(text, pattern, line)


def test_the_types_agree_with_the_table() -> None:
    names = {"Scheme": Scheme, "Style": Style, "Limits": Limits, "int": int, "bool": bool}
    assert get_type_hints(OptionKeywords) == {option.name: eval(option.type, names) for option in TABLE}


def test_the_fields_agree_with_the_table() -> None:
    options = (CHECKOUT / "cpp_demangle_py" / "options.py").read_text(encoding="utf-8")
    literal = re.search(r"Field = Literal\[(.*?)\]", options, re.DOTALL)
    assert literal
    assert tuple(re.findall(r'"(\w+)"', literal[1])) == FIELDS
    described = re.search(r"fields: (.*?)\n    errors:", parts_all.__doc__ or "", re.DOTALL)
    assert described
    assert tuple(re.findall(r'``"(\w+)"``', described[1])) == FIELDS
    of_parts = tuple(name for name in FIELDS if name in Parts.__match_args__)
    assert of_parts == Parts.__match_args__


@pytest.mark.parametrize("name", ["scheme", "style"])
def test_the_values_agree_with_the_table(name: str) -> None:
    (words,) = (option.words for option in TABLE if option.name == name)
    literal = ", ".join(f'"{word}"' for word in words)
    options = CHECKOUT / "cpp_demangle_py" / "options.py"
    assert f"{name.title()} = Literal[{literal}]\n" in options.read_text()


def test_the_attributes_agree_with_the_table() -> None:
    options = DemangleOptions()
    assert [(option.name, getattr(options, option.name)) for option in TABLE] == [
        (name, default) for name, _, default, *_ in TABLE
    ]


if __name__ == "__main__":
    for path, pattern, line in LISTS:
        file = CHECKOUT / path
        file.write_text(with_list(file.read_text(encoding="utf-8"), pattern, line), encoding="utf-8")
