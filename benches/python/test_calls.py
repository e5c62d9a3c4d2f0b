"""Time for each peer: the corpus, the shortest name; for this package, construction and formatting."""

from __future__ import annotations

import shutil
import subprocess

import corpus_names
import peers
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from cpp_demangle_py import Symbol

SHORTEST = {"itanium": "_Z1fv", "msvc": "?f@@YAXXZ", "rust": "_RNvC1a1f", "dlang": "_D1a1fFZv"}

ALL = [peer for scheme in peers.SCHEMES for peer in peers.installed(scheme)]
each_peer = pytest.mark.parametrize("peer", ALL, ids=lambda peer: peer.label)


@each_peer
def test_names(benchmark: BenchmarkFixture, peer: peers.Peer) -> None:
    names, demangle, forget = corpus_names.load(peer.scheme), peer.demangle, peer.forget
    benchmark.extra_info["names"] = len(names)

    def all_names() -> None:
        if forget:
            forget()
        for name in names:
            demangle(name)

    benchmark(all_names)


@each_peer
def test_shortest(benchmark: BenchmarkFixture, peer: peers.Peer) -> None:
    if peer.forget:
        pytest.skip("would answer from its cache")
    # A thousand calls in one, so that the time of the harness does not count.
    thousand, demangle = [SHORTEST[peer.scheme]] * 1000, peer.demangle
    benchmark.extra_info["names"] = len(thousand)

    def calls() -> None:
        for name in thousand:
            demangle(name)

    benchmark(calls)


def test_construct(benchmark: BenchmarkFixture) -> None:
    names = corpus_names.load()
    benchmark.extra_info["names"] = len(names)

    def construct() -> None:
        for name in names:
            Symbol(name)

    benchmark(construct)


def test_format(benchmark: BenchmarkFixture) -> None:
    symbols = [Symbol(name) for name in corpus_names.load()]
    benchmark.extra_info["names"] = len(symbols)

    def format_all() -> None:
        for symbol in symbols:
            symbol.demangle()

    benchmark(format_all)


@pytest.mark.skipif(not shutil.which("c++filt"), reason="c++filt is not installed")
def test_filter(benchmark: BenchmarkFixture) -> None:
    """The command c++filt, started once for all names."""
    text = "\n".join(corpus_names.load()).encode()
    benchmark.extra_info["names"] = len(corpus_names.load())
    benchmark(subprocess.run, ["c++filt"], input=text, stdout=subprocess.PIPE, check=True)
