"""The modules with the names and the behaviour of other packages."""

from __future__ import annotations

import copy
import doctest
import inspect
import pickle
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cpp_demangle_py import DemangleError, LimitError, demangle
from cpp_demangle_py.compat import cpp_demangle, cxxfilt

MODULES = [cxxfilt, cpp_demangle]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_examples_run(module: ModuleType) -> None:
    failed, attempted = doctest.testmod(module, optionflags=doctest.ELLIPSIS)
    assert failed == 0
    assert attempted >= 4


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_everything_public_is_there_and_documented(module: ModuleType) -> None:
    for name in module.__all__:
        public = getattr(module, name)
        assert public.__doc__
        for attribute, member in vars(public).items() if inspect.isclass(public) else ():
            assert attribute.startswith("_") or inspect.getdoc(getattr(public, attribute)), member


def test_the_package_itself_imports_neither(tmp_path: Path) -> None:
    code = "import sys, cpp_demangle_py; print([name for name in sys.modules if 'compat' in name])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


class TestCxxfilt:
    @pytest.mark.parametrize(
        ("name", "external", "expected"),
        [
            ("_ZN3foo3barEi", True, "foo::bar(int)"),
            ("_ZN3foo3barEi", False, "foo::bar(int)"),
            (
                "_ZNSs6appendEPKc",
                True,
                "std::string::append(char const*)",
            ),  # as `__cxa_demangle`, not c++filt
            ("_Z1fv.isra.0", True, "f() [clone .isra.0]"),
            ("main", True, "main"),
            ("", True, ""),
            ("i", True, "i"),
            ("i", False, "int"),
            ("__Z1fv", True, "__Z1fv"),
            ("_RNvC1a1f", True, "_RNvC1a1f"),
            ("?f@@YAHH@Z", True, "?f@@YAHH@Z"),
            ("_GLOBAL__I_foo", True, "_GLOBAL__I_foo"),
            ("_GLOBAL__I_foo", False, "global constructors keyed to foo"),
            ("_Z2év", True, "é()"),
            ("_Z1fv\0x", True, "f()"),  # as a string of C
            ("a\0b", True, "a\0b"),
            ("a\0b", False, "signed char"),
        ],
    )
    def test_text(self, name: str, external: bool, expected: str) -> None:
        assert cxxfilt.demangle(name, external) == expected
        assert cxxfilt.demangle(mangled_name=name, external_only=external) == expected
        assert cxxfilt.demangleb(name.encode(), external) == expected.encode()

    @pytest.mark.parametrize(
        ("name", "external"),
        [
            ("_ZQQ", True),
            ("_Z", True),
            ("_Z1fv ", True),
            ("_Z1fv\n", True),
            ("main", False),
            ("", False),
            ("__Z1fv", False),
            ("_RNvC1a1f", False),
            ("?f@@YAHH@Z", False),
            ("_D1a1fFiZv", False),
            ("\0_Z1fv", False),
        ],
    )
    def test_invalid_name(self, name: str, external: bool) -> None:
        with pytest.raises(cxxfilt.InvalidName) as caught:
            cxxfilt.demangle(name, external)
        assert caught.value.mangled_name == name.encode()
        assert str(caught.value) == repr(name.encode())
        assert isinstance(caught.value, cxxfilt.Error)
        assert isinstance(caught.value.__cause__, DemangleError)

    @pytest.mark.parametrize("external", [True, False])
    @pytest.mark.parametrize(
        "name",
        [
            "_Z1fv@plt",
            "_Z1fv@@V1",
            "_Z1fv.isra.0@@V",
            "_Z1fv.Frame",
            "_ZN1A1xE.0",
            "_ZZ1fvE1x.1",
            "_ZZ1fvEs.cold",
            "_ZDC1a1bE.0",
            "_ZGR1x_.0",
            "_ZGVbN2v__Z1fv",
            "_Z1fv$tlv$init",
            "_Z1018" + "a" * 1018 + "v",
        ],
    )
    def test_what_the_engine_reads_and_cxa_demangle_does_not(self, name: str, external: bool) -> None:
        demangle(name)
        with pytest.raises(cxxfilt.InvalidName, match=re.escape(name)):
            cxxfilt.demangle(name, external)

    def test_internal_names_that_cxa_demangle_does_not_read(self) -> None:
        for name in ("*N1AE", "*1A", "_GLOBAL__sub_I_x", "_GLOBAL__sub_I__Z1fv"):
            assert cxxfilt.demangle(name) == name
            with pytest.raises(cxxfilt.InvalidName):
                cxxfilt.demangle(name, external_only=False)

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("_Z1fv.isra.0", "f() [clone .isra.0]"),
            ("_Z1fv.0a.1", "f() [clone .0a.1]"),
            ("_ZTV1A.0", "vtable for A [clone .0]"),
            ("_ZThn8_N1A1fEv.cold", "non-virtual thunk to A::f() [clone .cold]"),
            ("_ZN1A3b.cE", "A::b.c"),
            ("_ZN1A3b@cE", "A::b@c"),
        ],
    )
    def test_suffixes_that_cxa_demangle_reads(self, name: str, text: str) -> None:
        assert cxxfilt.demangle(name) == text

    def test_limits_hold(self) -> None:
        with pytest.raises(cxxfilt.InvalidName) as caught:
            cxxfilt.demangleb(b"_Z1f" + b"P" * 100_000 + b"i")
        assert isinstance(caught.value.__cause__, LimitError)

    @pytest.mark.parametrize("name", ["\ud800", "_Z1\udc80v"])
    def test_lone_surrogates(self, name: str) -> None:
        with pytest.raises(UnicodeEncodeError):
            cxxfilt.demangle(name)

    def test_bytes_that_are_not_utf_8(self) -> None:
        assert cxxfilt.demangleb(b"_ZN1\xc31fEv") == b"\xc3::f()"

    @pytest.mark.parametrize("value", [b"_Z1fv", bytearray(b"_Z1fv"), 1, None])
    def test_demangle_takes_a_str(self, value: Any) -> None:
        with pytest.raises(TypeError, match=rf"takes a str, not {type(value).__name__}; see demangleb"):
            cxxfilt.demangle(value)

    @pytest.mark.parametrize("value", ["_Z1fv", "main", bytearray(b"_Z1fv"), 1, None])
    @pytest.mark.parametrize("external", [True, False])
    def test_demangleb_takes_bytes(self, value: Any, external: bool) -> None:
        with pytest.raises(TypeError, match=rf"takes bytes, not {type(value).__name__}; see demangle\(\)"):
            cxxfilt.demangleb(value, external)

    def test_the_error_can_be_copied_and_pickled(self) -> None:
        error = cxxfilt.InvalidName(b"_ZQQ")
        for other in (copy.copy(error), pickle.loads(pickle.dumps(error))):
            assert type(other) is cxxfilt.InvalidName
            assert other.mangled_name == b"_ZQQ"
            assert str(other) == "b'_ZQQ'"

    def test_demanglers(self) -> None:
        demangler = cxxfilt.Demangler("libc.so.6", "libstdc++.so.6")
        assert repr(demangler) == "<Demangler libc='libc.so.6' libcxx='libstdc++.so.6'>"
        assert demangler.demangle("_Z1fv") == "f()"
        assert demangler.demangleb(b"i", external_only=False) == b"int"
        assert isinstance(cxxfilt.default_demangler, cxxfilt.Demangler)
        failing = cxxfilt.DeferedErrorDemangler(cxxfilt.LibraryNotFound("none"))
        for call in (lambda: failing.demangle("main"), lambda: failing.demangleb(b"main", False)):
            with pytest.raises(cxxfilt.LibraryNotFound, match="none"):
                call()

    def test_a_demangler_of_ones_own(self) -> None:
        class Upper(cxxfilt.BaseDemangler):
            def demangleb(self, mangled_name: bytes, external_only: bool = True) -> bytes:
                return mangled_name.upper()

        assert Upper().demangle("main") == "MAIN"
        with pytest.raises(TypeError, match="abstract"):
            cxxfilt.BaseDemangler()  # type: ignore[abstract]

    def test_no_library(self) -> None:
        with pytest.raises(cxxfilt.LibraryNotFound, match="no-such-library"):
            cxxfilt.find_any_library("no-such-library", "nor-such")


class TestCppDemangle:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("_ZN7mangled3fooEd", "mangled::foo(double)"),
            ("__Z1fv", "f()"),
            ("_ZTV3FooIS_IiEE", "{vtable(Foo<Foo<int> >)}"),  # the crate's text
            ("N3foo3barE", "foo::bar"),
            ("i", "int"),
            ("St", "std"),
        ],
    )
    def test_text(self, name: str, expected: str) -> None:
        assert cpp_demangle.demangle(name) == expected
        assert cpp_demangle.demangle(mangled=name) == expected

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("", "mangled symbol ends abruptly"),
            ("_", "mangled symbol ends abruptly"),
            ("_Z", "mangled symbol ends abruptly"),
            ("__", "mangled symbol is not well-formed"),
            ("main", "mangled symbol is not well-formed"),
            ("_ZQQ", "mangled symbol is not well-formed"),
            ("_Z1fv\n", "a line break follows the name; remove it first"),
            ("_Z1fv@@A", "mangled symbol is not well-formed"),
            ("_Z2év", "mangled symbol is not well-formed"),
            ("_RNvC1a1f", "mangled symbol is not well-formed"),
            ("?f@@YAHH@Z", "mangled symbol is not well-formed"),
            ("_Z1f" + "P" * 1000 + "i", "encountered too much recursion when demangling symbol"),
        ],
    )
    def test_error(self, name: str, reason: str) -> None:
        with pytest.raises(ValueError) as caught:  # noqa: PT011 (its arguments follow)
            cpp_demangle.demangle(name)
        assert type(caught.value) is ValueError
        assert caught.value.args == ("Could not demangle symbol", reason)
        assert isinstance(caught.value.__cause__, DemangleError)

    @pytest.mark.parametrize("name", ["_Z1fT_", "_Z1tIM2NeILb0EvT_EFviEEvT_"])
    def test_a_name_that_cannot_be_printed(self, name: str) -> None:
        with pytest.raises(ValueError, match="Could not format demangled name as string") as caught:
            cpp_demangle.demangle(name)
        assert caught.value.args[1] == "an error occurred when formatting an argument"

    def test_the_length_of_a_name_is_limited(self) -> None:
        with pytest.raises(ValueError, match="longer than the limit"):
            cpp_demangle.demangle("_Z1f" + "i" * (1 << 20))

    def test_lone_surrogates(self) -> None:
        with pytest.raises(UnicodeEncodeError):
            cpp_demangle.demangle("_Z1\ud800")

    @pytest.mark.parametrize("value", [b"_Z1fv", 1, None])
    def test_it_takes_a_str(self, value: Any) -> None:
        with pytest.raises(TypeError, match="is not an instance of 'str'"):
            cpp_demangle.demangle(value)
