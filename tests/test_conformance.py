"""Every style agrees with c++filt and llvm-cxxfilt at least as often as recorded.

The counts are in corpus/agreement.json. After an improvement, or with a new corpus, record the new ones with
`tox -e conformance -- --record`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import measure, schemes, table


@pytest.mark.parametrize("corpus", measure.OWN, ids=lambda path: path.stem)
def test_counts_only_go_up(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = measure.recorded()[corpus.name]
    assert before["digest"] == measure.digest(corpus), "the corpus has changed: record its counts anew"
    rows = list(table.read(corpus))
    now = {}
    with capsys.disabled():
        for style, demangle in measure.styles().items():
            found = measure.agreement(rows, style, demangle)
            now[style] = found.counts
            print("\n" + measure.show(corpus, style, found), end="")
    assert measure.lower(before["styles"], now) == []


@pytest.mark.parametrize("corpus", schemes.OWN, ids=lambda corpus: corpus.label)
def test_counts_of_other_schemes_only_go_up(
    corpus: schemes.Table, capsys: pytest.CaptureFixture[str]
) -> None:
    before = measure.recorded()[corpus.label]
    assert before["digest"] == measure.digest(corpus.path), "the corpus has changed: record its counts anew"
    now = schemes.agreement(corpus.scheme, schemes.rows(corpus.path))
    with capsys.disabled():
        print("", *schemes.show(corpus, now), sep="\n", end="")
    assert measure.lower(before["styles"], now) == []


def test_a_text_of_another_scheme_counts_only_if_it_is_the_same() -> None:
    rows = [["_Dmain", "D main", "D main"], ["_D1a1fFZv", "a.f()", "_D1a1fFZv"], ["_D1a1gFZv", "a.f()", "a"]]
    assert schemes.agreement("dlang", rows) == {
        "c++filt": {"reads": 3, "same text": 1, "with scheme": 2},
        "llvm-cxxfilt": {"reads": 2, "same text": 0, "with scheme": 1},
    }


def test_a_text_counts_only_if_it_is_the_same_as_the_tools() -> None:
    rows = [
        table.Row("_Z1fSt1aIS_IiEE", "f(std::a<std::a<int> >)", "f(std::a<std::a<int>>)"),
        table.Row("_Z1gv", "g()", "_Z1gv"),
        table.Row("_Z1hv", "_Z1hv", "h()"),
    ]
    texts = {"_Z1fSt1aIS_IiEE": "f(std::a<std::a<int>>)", "_Z1gv": "h()"}
    found = measure.agreement(rows, "gnu", texts.get)
    assert found.counts == {
        "names": 3,
        "demangled": 2,
        "c++filt accepts": 2,
        "as c++filt": 0,
        "as c++filt but for > >": 1,
        "llvm-cxxfilt accepts": 2,
        "as llvm-cxxfilt": 1,
    }
    assert [row.mangled for row, _ in found.differences] == ["_Z1fSt1aIS_IiEE", "_Z1gv"]


def test_a_count_that_falls_is_reported() -> None:
    before = {"gnu": {"as c++filt": 3, "demangled": 4}}
    assert measure.lower(before, {"gnu": {"as c++filt": 3, "demangled": 5}}) == []
    assert measure.lower(before, {"gnu": {"as c++filt": 2, "demangled": 4}}) == ["gnu, as c++filt: 2, was 3"]
    assert len(measure.lower(before, {})) == 2
