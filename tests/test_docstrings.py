"""Everything public is documented, and every example in a docstring runs."""

from __future__ import annotations

import doctest
import inspect
from collections.abc import Iterator

import pytest

import cpp_demangle_py
from cpp_demangle_py import DemangleError, DemangleOptions, Limits, Range, Symbol

DATA = (inspect.isdatadescriptor, inspect.isroutine)


def documented() -> Iterator[tuple[str, str | None]]:
    """Yield the docstring of each public name, and of each public attribute of each class."""
    # doctest's own finder skips compiled functions and classes.
    yield "cpp_demangle_py", cpp_demangle_py.__doc__
    for name in cpp_demangle_py.__all__:
        public = getattr(cpp_demangle_py, name)
        if name in ("Scheme", "Style"):
            continue  # a type alias has no docstring
        yield name, public.__doc__
        if inspect.isclass(public) and public.__module__.startswith("cpp_demangle_py"):
            for attribute in vars(public):
                member = inspect.getattr_static(public, attribute)
                # Fields are documented in their class.
                is_field = (
                    inspect.ismemberdescriptor(member)
                    or attribute in getattr(public, "_fields", ())
                    or (public in (DemangleOptions, Limits) and inspect.isgetsetdescriptor(member))
                    or public is Range
                )
                if not attribute.startswith("_") and any(is_(member) for is_ in DATA) and not is_field:
                    yield f"{name}.{attribute}", getattr(public, attribute).__doc__


DOCSTRINGS = dict(documented())


@pytest.mark.parametrize("name", DOCSTRINGS)
def test_there_is_one(name: str) -> None:
    assert DOCSTRINGS[name]


@pytest.mark.parametrize("name", [name for name, text in DOCSTRINGS.items() if text and ">>>" in text])
@pytest.mark.usefixtures("in_folder_with_library")
def test_its_examples_run(name: str) -> None:
    examples = doctest.DocTestParser().get_doctest(DOCSTRINGS[name] or "", {}, name, None, None)
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    report: list[str] = []
    runner.run(examples, out=report.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(report)


@pytest.mark.parametrize(
    "name", [name for name, member in vars(Symbol).items() if inspect.isgetsetdescriptor(member)]
)
def test_no_property_says_a_type(name: str) -> None:
    # Sphinx's extension napoleon takes the text before a colon for the type of an attribute.
    summary = (getattr(Symbol, name).__doc__ or "").split(">>>")[0]
    assert ":" not in summary


@pytest.mark.parametrize("name", ["Symbol", "Symbol.parse_prefix", "Symbol.parse_type", "is_mangled"])
def test_each_argument_is_documented(name: str) -> None:
    public: object = cpp_demangle_py
    for part in name.split("."):
        public = getattr(public, part)
    assert callable(public)
    arguments = (DOCSTRINGS[name] or "").partition("Args:")[2]
    missing = [
        argument
        for argument in inspect.signature(public).parameters
        if f"\n    {argument}: " not in arguments
    ]
    assert missing == []


def test_each_callable_has_an_example() -> None:
    without = [
        name
        for name, text in DOCSTRINGS.items()
        if ">>>" not in (text or "") and not inspect.isclass(getattr(cpp_demangle_py, name, None))
    ]
    assert without == []


def test_the_errors_are_documented() -> None:
    assert all(cls.__doc__ for cls in DemangleError.__subclasses__())
