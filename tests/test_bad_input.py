"""Bad input causes a clear error, and never a crash, a hang, or lost text."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from cpp_demangle_py import (
    DemangleError,
    DemangleOptions,
    LimitError,
    Limits,
    NotMangledError,
    Symbol,
    demangle,
    demangle_all,
    demangle_text,
    is_mangled,
    parts_all,
    try_demangle,
)
from cpp_demangle_py.options import Style

CALLS: list[Callable[[str], object]] = [demangle, Symbol, Symbol.parse, Symbol.parse_prefix]


@pytest.fixture(params=CALLS, ids=["demangle", "Symbol", "parse", "parse_prefix"])
def call(request: pytest.FixtureRequest) -> Callable[[object], object]:
    function: Callable[[object], object] = request.param
    return function


@pytest.mark.parametrize("name", ["", b"", bytearray()])
def test_nothing(call: Callable[[object], object], name: object) -> None:
    with pytest.raises(NotMangledError):
        call(name)


@pytest.mark.parametrize(
    "name", [None, 3, 3.5, True, object(), ["_Z1fv"], ("_Z1fv",), {"_Z1fv": 1}, str, print]
)
def test_other_types(call: Callable[[object], object], name: object) -> None:
    with pytest.raises(TypeError, match="str") as caught:
        call(name)
    assert type(name).__name__ in str(caught.value)


def test_texts_with_surrogates_are_shown_escaped() -> None:
    keywords: dict[str, Any]
    for name, message in (
        ("style", r"style must be 'gnu', .*, not '.ud800'$"),
        ("scheme", r"scheme must be 'auto', .*, not '.ud800'$"),
        ("errors", r"errors must be 'strict' or 'keep', not '.ud800'$"),
    ):
        keywords = {name: "\ud800"}
        with pytest.raises(ValueError, match=message):
            demangle("_Z1fv", **keywords)
    wrong: Any = ["\ud800"]
    with pytest.raises(ValueError, match=r"^there is no field '.ud800'; the fields are 'demangled', "):
        parts_all(["_Z1fv"], fields=wrong)
    with pytest.raises(ValueError, match=r"^inline_namespaces must have no surrogates; found '.udcff'$"):
        demangle("_Z1fv", inline_namespaces=["\udcff"])
    keywords = {"\ud800": 1}
    with pytest.raises(TypeError, match=r"unexpected keyword argument '.ud800'$"):
        demangle("_Z1fv", **keywords)


def test_a_buffer_that_is_not_contiguous() -> None:
    assert demangle(memoryview(b"__ZZ11ffvv")[::2]) == b"f()"


def test_a_released_buffer() -> None:
    view = memoryview(b"_Z1fv")
    view.release()
    with pytest.raises(ValueError, match="released"):
        demangle(view)


@pytest.mark.parametrize("name", ["\x00", "\x00_Z1fv", "_Z1f\x00v", "_Z1fv\x00", "_ZN1a\x001bE"])
def test_nul(name: str) -> None:
    for given in (name, name.encode()):
        with pytest.raises(DemangleError) as caught:
            demangle(given)
        assert caught.value.mangled == given


@pytest.mark.parametrize("name", ["\udc80", "\udfff_Z1fv", "_Z1\ud800v", "_Z\udcff"])
def test_lone_surrogates(call: Callable[[object], object], name: str) -> None:
    with pytest.raises(DemangleError) as caught:
        call(name)
    assert caught.value.mangled == name
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("style", ["gnu", "llvm", "cpp_demangle"])
@pytest.mark.parametrize(
    "name", ["_Z3\ud800v", "_Z4é\ud800v", "_ZN3\udbff1\udcffEv", "_Z1fv.\ud800", "?\udfff@@YAXXZ"]
)
def test_a_surrogate_that_represents_no_byte_is_in_no_name(name: str, style: Style) -> None:
    assert demangle(name, errors="keep", style=style) == name
    assert demangle_all([name, "_Z1fv"], style=style) == [name, "f()"]
    assert parts_all([name], style=style)["scope"] == [None]
    assert try_demangle(name, style=style) is None
    assert not is_mangled(name)
    before = re.split("[\ud800\udbff\udfff]", name)[0]
    for call in (demangle, Symbol):
        with pytest.raises(
            NotMangledError, match=f"lone surrogate, at byte {len(before.encode())}$"
        ) as caught:
            call(name, style=style)
        assert caught.value.mangled == name


def test_bytes_that_are_not_utf_8() -> None:
    for name in (b"\xff", b"_Z\xff", b"_Z1f\xff", b"\xff_Z1fv"):
        with pytest.raises(DemangleError) as caught:
            demangle(name)
        assert caught.value.mangled == name


def test_bytes_of_another_encoding_within_a_name() -> None:
    name = "_Z4café".encode("latin-1") + b"v"
    try:
        text = demangle(name)
    except DemangleError as error:
        assert error.mangled == name
    else:
        assert text.startswith(b"caf")
        assert text.endswith(b"()")


@pytest.mark.parametrize(
    "name",
    [
        "a" * 10_000_000,
        "_Z" + "a" * 10_000_000,
        "_Z" + "9" * 10_000_000,
        "_Z1f" + "i" * 10_000_000,
        "_Z1f" + "P" * 10_000_000,
        "_ZN" + "1a" * 5_000_000 + "Ev",
        "_Z1f" + "S_" * 5_000_000,
        "_Z1fv." + "a" * 10_000_000,
    ],
    ids=lambda name: name[:8],
)
def test_ten_megabytes(name: str) -> None:
    begin = time.monotonic()
    try:
        text = demangle(name)
    except DemangleError as error:
        assert error.mangled is name or error.mangled == name
        assert len(str(error)) < 500
    else:
        assert text
    assert isinstance(try_demangle(name), str | None)
    assert isinstance(is_mangled(name), bool)
    assert time.monotonic() - begin < 30


def test_ten_megabytes_in_one_identifier() -> None:
    name = "_Z10000000" + "a" * 10_000_000 + "v"
    with pytest.raises(LimitError, match="long"):
        demangle(name)


NAMES = [
    "_ZNSt6vectorIiSaIiEE9push_backEOi",
    "_ZN3foo3barIiEEvT_",
    "_ZZN3foo3barEvENKUlvE_clEv",
    "_ZN5boost6detail8functionIFviEE4callIZ4mainEUliE_EEvT_",
    "_Z1fIXsrSt7is_sameIiT_E5valueEEvv",
    "_ZThn16_N5Shape4areaEv",
    "_ZTv0_n24_NSt14basic_ifstreamIcSt11char_traitsIcEED1Ev",
    "_Z1fILin5EEvRAT__i",
    "_ZN3foo3barEv.isra.0.constprop.1",
    "_ZDnK1fDv4_fDpT_",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_truncation(name: str) -> None:
    for end in range(len(name)):
        for given in (name[:end], name[end:], name[:end].encode()):
            try:
                text = demangle(given)
            except DemangleError as error:
                assert error.mangled == given
            else:
                assert isinstance(text, type(given))
            assert demangle_text(given) is not None


@pytest.mark.parametrize("name", NAMES)
def test_every_single_byte_changed(name: str) -> None:
    for place in range(len(name)):
        for byte in range(256):
            changed = bytearray(name.encode())
            changed[place] = byte
            result = try_demangle(changed)
            assert result is None or isinstance(result, bytes)


def deep(opening: str, inner: str, closing: str = "", *, times: int = 100_000) -> str:
    return opening * times + inner + closing * times


DEEP = {
    "pointers": "_Z1f" + deep("P", "i"),
    "qualified pointers": "_Z1f" + deep("KP", "i"),
    "functions": "_Z1f" + deep("F", "i", "E"),
    "arrays": "_Z1f" + deep("A1_", "i"),
    "members": "_Z1f" + deep("M1a", "i"),
    "templates": "_Z1f" + deep("1aI", "i", "E"),
    "nested names": "_Z" + deep("N", "1f", "E") + "v",
    "local names": "_Z" + deep("Z", "1f", "E1f") + "v",
    "expressions": "_Z1fIX" + deep("ng", "Li1E") + "EEvv",
    "binary expressions": "_Z1fIX" + deep("pl", "Li1E", "Li1E") + "EEvv",
    "decltypes": "_Z1f" + deep("DTng", "Li1E", "E"),
    "packs": "_Z1fI" + deep("J", "i", "E") + "Evv",
    "pack expansions": "_Z1fIiEv" + deep("Dp", "T_"),
    "lambdas": "_Z" + deep("UlZ", "1f", "E_E_"),
    "qualifiers": "_Z1f" + deep("U1a", "i"),
    "vectors": "_Z1f" + deep("Dv4_", "f"),
    "conversions": "_Z" + deep("cv", "i") + "v",
    "thunks": "_Z" + deep("Th0_", "1f") + "v",
    "special names": "_Z" + deep("GV", "1f"),
}


@pytest.mark.parametrize("name", DEEP.values(), ids=DEEP)
def test_names_nested_100_000_deep(name: str) -> None:
    assert_fast(name)


@pytest.mark.parametrize("name", DEEP.values(), ids=DEEP)
def test_names_nested_100_000_deep_on_a_small_stack(name: str) -> None:
    on_a_small_stack(lambda: assert_fast(name))


def assert_fast(name: str) -> None:
    """Demangle ``name``. This may fail, but must not crash or take long."""
    begin = time.monotonic()
    try:
        text = demangle(name)
    except DemangleError as error:
        assert error.mangled == name
        assert len(str(error)) < 500
    else:
        assert text
    assert time.monotonic() - begin < 5


def on_a_small_stack(call: Callable[[], None]) -> None:
    """Run ``call`` in a thread with a stack of 512 KB, as on macOS in all threads but the first."""
    failures: list[BaseException] = []

    def run() -> None:
        try:
            call()
        except BaseException as error:
            failures.append(error)

    before = threading.stack_size(512 * 1024)
    try:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    for failure in failures:
        raise failure


@pytest.mark.parametrize("limit", [1, 2, 10, None])
@pytest.mark.parametrize("name", DEEP.values(), ids=DEEP)
def test_the_deepest_names_within_the_limit_fit_on_a_small_stack(name: str, limit: int | None) -> None:
    # Halve the depth until a name is accepted: it is just below the limit.
    opening = name[:4]

    def descend() -> None:
        for times in (3000, 1500, 700, 300, 150, 70, 30, 15, 7, 3, 1):
            shorter = opening + name[4 : 4 + times * 4] + name[-times * 4 :]
            try_demangle(shorter, limits=Limits(depth=limit) if limit else None)

    on_a_small_stack(descend)


def test_the_error_names_the_limit_on_depth() -> None:
    with pytest.raises(LimitError) as caught:
        demangle(DEEP["pointers"])
    assert (caught.value.limit, caught.value.value) == ("depth", 4096)
    assert "deep" in caught.value.reason


def doubling(steps: int) -> str:
    """Return a function each of whose parameters repeats the previous one twice: ``a<i, i>`` …"""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

    def reference(number: int) -> str:
        if number == 0:
            return "S_"
        number -= 1
        text = digits[number % 36]
        while number := number // 36:
            text = digits[number % 36] + text
        return f"S{text}_"

    return "_Z1f1aIiiE" + "".join(f"S_I{reference(n) * 2}E" for n in range(1, steps))


def test_back_references_that_double_the_output() -> None:
    assert demangle(doubling(1)) == "f(a<int, int>)"
    for steps in (30, 60):
        with pytest.raises(LimitError, match="long"):
            demangle(doubling(steps))
    for steps in (30, 60, 100, 1000, 10_000):
        assert_fast(doubling(steps))
        assert demangle_text(doubling(steps)) == doubling(steps)


def test_the_error_names_the_limit_on_the_output() -> None:
    with pytest.raises(LimitError, match="524288 bytes"):
        demangle(doubling(18))


def test_names_as_long_as_real_ones_are_accepted() -> None:
    name = "_Z8function" + "N4some4deep9namespace13template_typeIidEE" * 600
    assert len(name) > 24_000
    assert demangle(name).count("some::deep::namespace::template_type<int, double>") == 600


@pytest.mark.parametrize("depth", [-1, 2**32, 2**63, 2**64, 10**30, -(10**30)])
def test_a_number_out_of_range(depth: int) -> None:
    for call in (
        lambda: demangle("_Z1fv", max_template_depth=depth),
        lambda: try_demangle("_Z1fv", max_template_depth=depth),
        lambda: DemangleOptions(max_template_depth=depth),
        lambda: Symbol("_Z1fv").demangle(max_template_depth=depth),
    ):
        with pytest.raises(ValueError, match="max_template_depth") as caught:
            call()
        assert not isinstance(caught.value, DemangleError)
        assert str(depth) in str(caught.value)


@pytest.mark.parametrize("depth", ["10", 1.5, [1]])
def test_a_number_of_another_type(depth: object) -> None:
    with pytest.raises(TypeError):
        demangle("_Z1fv", max_template_depth=depth)  # type: ignore[call-overload]
    with pytest.raises(TypeError):
        DemangleOptions(max_template_depth=depth)  # type: ignore[arg-type]


def test_a_small_limit_on_depth_is_enforced() -> None:
    limits = Limits(depth=10)
    for call in (demangle, Symbol, Symbol.parse, Symbol.parse_prefix):
        with pytest.raises(LimitError):
            call("_Z1f" + "P" * 50 + "i", limits=limits)
        assert call("_Z1fv", limits=limits)
