"""The modules of `compat` beside the packages whose names they have: `tox -e compat`."""

from __future__ import annotations

import contextlib
import doctest
import importlib
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tarfile
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cpp_demangle_py import demangle
from cpp_demangle_py.compat import cpp_demangle, cxxfilt

PEER_CXXFILT: Any = pytest.importorskip("cxxfilt")
PEER_CPP_DEMANGLE: Any = pytest.importorskip("cpp_demangle")

TESTS = Path(__file__).parent
CORPORA = ("symbols", "compiled", "drawn")
TOO_DEEP = ("Could not demangle symbol", "encountered too much recursion when demangling symbol")

Result = tuple[str, object]


def rows(corpus: str) -> list[list[str]]:
    """Return the rows of a corpus: the mangled name, c++filt's text, llvm-cxxfilt's text."""
    text = (TESTS / "corpus" / f"{corpus}.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


NAMES = [row[0] for corpus in CORPORA for row in rows(corpus)]


def mutated(seed: int, count: int) -> Iterator[str]:
    """Yield names of the corpora with one to three changes each."""
    choose = random.Random(seed)
    for _ in range(count):
        name = choose.choice(NAMES)
        for _ in range(choose.randint(1, 3)):
            at = choose.randrange(len(name) + 1)
            other = choose.randrange(len(name) + 1)
            name = choose.choice(
                [
                    name[:at] + name[at + 1 :],
                    name[:at] + choose.choice("_ZNSTEIKPRFLlcivsatbdwjmxyD0123456789.@$ \0é") + name[at:],
                    name[:at] + name[other : other + choose.randint(1, 12)] + name[at:],
                    name[:at],
                    name[at:],
                ]
            )
        yield name


def result(call: Callable[[], str]) -> Result:
    """Return the text, or the class of the error and what it says."""
    try:
        return "text", call()
    except Exception as error:
        return type(error).__name__, str(error) if type(error).__name__ == "InvalidName" else error.args


def of_cxxfilt(name: str, external_only: bool) -> tuple[Result, Result]:
    """Return the results of the package and ours."""
    return (
        result(lambda: PEER_CXXFILT.demangle(name, external_only)),
        result(lambda: cxxfilt.demangle(name, external_only)),
    )


def of_cpp_demangle(name: str) -> tuple[Result, Result]:
    """Return the results of the package and ours."""
    return result(lambda: PEER_CPP_DEMANGLE.demangle(name)), result(lambda: cpp_demangle.demangle(name))


@pytest.mark.parametrize("corpus", CORPORA)
@pytest.mark.parametrize("external_only", [True, False])
def test_cxxfilt_over_the_corpora(corpus: str, external_only: bool) -> None:
    # The package has the text of the machine's libstdc++ or libc++abi. Where that is not ours, ours is that
    # of the newest c++filt, or the tool refuses the name too; but for the few on which we differ from it.
    agreement = json.loads((TESTS / "corpus" / "agreement.json").read_text(encoding="utf-8"))
    gnu = agreement[f"{corpus}.tsv"]["styles"]["gnu"]
    unexplained = []
    for name, newest, *_ in rows(corpus):
        theirs, ours = of_cxxfilt(name, external_only)
        if theirs != ours and not (ours[0] == "text" and newest in (name, demangle(name, scheme="itanium"))):
            unexplained.append((name, theirs, ours))
    assert len(unexplained) <= gnu["c++filt accepts"] - gnu["as c++filt"], unexplained


def test_cxxfilt_over_names_of_libraries() -> None:
    differing = [name for name, *_ in rows("symbols") if len(set(of_cxxfilt(name, True))) > 1]
    # Names of local variables, which the libraries of GCC 12 and before refuse.
    assert len(differing) <= 2


@pytest.mark.parametrize("seed", range(3))
def test_cxxfilt_over_changed_names(seed: int) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    total = 5000
    for name in mutated(seed, total):
        for given, external_only in ((name, True), (name[2:], False)):
            theirs, ours = of_cxxfilt(given, external_only)
            assert theirs[0] in ("text", "InvalidName")
            assert ours[0] in ("text", "InvalidName")
            if theirs != ours:
                counts[theirs[0], ours[0]] += 1
            elif theirs[0] == "InvalidName":
                counts["both", "refuse"] += 1
    # What an older library does not know or we alone read; then what it reads though a substitution refers to
    # nothing; then its older text for the same name.
    assert counts["InvalidName", "text"] < 0.015 * total
    assert counts["text", "InvalidName"] < 0.01 * total
    assert counts["text", "text"] < 0.005 * total
    assert counts["InvalidName", "InvalidName"] == 0
    assert counts["both", "refuse"] > 0.5 * total


@pytest.mark.parametrize("corpus", CORPORA)
def test_cpp_demangle_over_the_corpora(corpus: str) -> None:
    for name, *_ in rows(corpus):
        for given in (name, name[2:]):
            theirs, ours = of_cpp_demangle(given)
            assert theirs in (ours, ("ValueError", TOO_DEEP)), given


@pytest.mark.parametrize("seed", range(3))
def test_cpp_demangle_over_changed_names(seed: int) -> None:
    deep = 0
    for name in mutated(seed, 5000):
        for given in (name, name[2:]):
            theirs, ours = of_cpp_demangle(given)
            assert theirs in (ours, ("ValueError", TOO_DEEP)), given
            deep += theirs != ours
    assert deep < 10


@pytest.mark.parametrize(
    ("peer", "ours"),
    [(PEER_CXXFILT, cxxfilt), (PEER_CPP_DEMANGLE, cpp_demangle)],
    ids=["cxxfilt", "cpp_demangle"],
)
def test_all_of_the_names_are_there(peer: ModuleType, ours: ModuleType) -> None:
    own = {
        name
        for name, value in vars(peer).items()
        if not name.startswith("_")
        and not isinstance(value, ModuleType)
        and getattr(value, "__module__", peer.__name__) in (peer.__name__, None)
    }
    # A type of ctypes, which nothing returns.
    assert own - set(ours.__all__) <= {"CharP"}
    assert len(own) >= 1


def examples(text: str, name: str, namespace: dict[str, object]) -> tuple[set[int], set[int]]:
    """Run the examples of a text, and return the numbers of those that pass and of those that fail."""
    passed: set[int] = set()
    failed: set[int] = set()

    class Runner(doctest.DocTestRunner):
        def report_success(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
            passed.add(example.lineno)

        def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
            failed.add(example.lineno)

        def report_unexpected_exception(
            self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
        ) -> None:
            failed.add(example.lineno)

    # The full name of a class, which says the module, is not compared.
    runner = Runner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL | doctest.ELLIPSIS)
    runner.run(doctest.DocTestParser().get_doctest(text, namespace, name, None, None))
    return passed, failed


def sdist(project: str) -> dict[str, bytes]:
    """Return the files of the sdist of a package, which tox has downloaded from the package index."""
    if "PEER_SDISTS" not in os.environ:
        pytest.skip("tox -e compat downloads the sdists")
    (path,) = Path(os.environ["PEER_SDISTS"]).glob(f"{project}-*.tar.gz")
    files = {}
    with tarfile.open(path) as archive:
        for member in archive:
            opened = archive.extractfile(member)
            if opened is not None:
                files[member.name.partition("/")[2]] = opened.read()
    return files


def test_the_published_examples_of_cxxfilt(monkeypatch: pytest.MonkeyPatch) -> None:
    readme = sdist("cxxfilt")["README.rst"].decode()
    theirs, impossible = examples(readme, "cxxfilt", {})  # those that ask for a library that is not here
    monkeypatch.setitem(sys.modules, "cxxfilt", cxxfilt)
    ours, _ = examples(readme, "compat.cxxfilt", {})
    assert theirs - ours == set()
    assert len(theirs) > len(impossible)
    assert len(theirs) >= 8


def test_the_published_examples_of_cpp_demangle() -> None:
    # Its test suite is `doctest.DocTestSuite(cpp_demangle)`, which runs the examples of the module.
    documentation = PEER_CPP_DEMANGLE.__doc__
    theirs, _ = examples(documentation, "cpp_demangle", {"demangle": PEER_CPP_DEMANGLE.demangle})
    ours, failed = examples(documentation, "compat.cpp_demangle", {"demangle": cpp_demangle.demangle})
    assert failed == set()
    assert ours == theirs
    assert len(ours) >= 2


def test_the_published_usage_of_cpp_demangle(monkeypatch: pytest.MonkeyPatch) -> None:
    readme = sdist("cpp-demangle")["README.rst"].decode()
    code, expected = re.findall(r"( +from cpp_demangle import .*?)# prints '(.*?)'", readme, re.DOTALL)[0]
    monkeypatch.setitem(sys.modules, "cpp_demangle", cpp_demangle)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(textwrap.dedent(code), {})
    assert printed.getvalue() == f"{expected}\n"


@pytest.mark.parametrize("project", ["cxxfilt", "cpp-demangle"])
def test_the_sdists_have_no_other_tests(project: str) -> None:
    assert [name for name in sdist(project) if "test" in name] == []


def test_the_old_calls_on_the_page_on_moving() -> None:
    page = (TESTS.parent / "docs" / "moving.md").read_text(encoding="utf-8")
    calls = re.findall(r"^>>> # was: (.*)\n>>> .*\n(.*)$", page, re.MULTILINE)
    assert len(calls) == page.count("# was: ") - 2  # the imports
    namespace: dict[str, object] = {"subprocess": subprocess}
    for call, expected in calls:
        package = re.findall(
            r"\b(cxxfilt|cpp_demangle|pycxxfilt|pydemumble|itanium_demangler|demangle)\.|c\+\+filt", call
        )[0]
        if package:
            with contextlib.suppress(ImportError):  # some have no wheel for some interpreters
                namespace[package] = importlib.import_module(package)
        if namespace.get(package) or (not package and shutil.which("c++filt")):
            assert repr(eval(call, namespace)) == expected
