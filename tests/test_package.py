"""The public surface of the package."""

from __future__ import annotations

import copy
import importlib.metadata
import pickle
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import cpp_demangle_py
from cpp_demangle_py import DemangleOptions, Limits, Symbol, demangle

SITE = str(Path(cpp_demangle_py.__file__).parents[1])


def test_all_is_sorted_and_there() -> None:
    assert sorted(cpp_demangle_py.__all__) == cpp_demangle_py.__all__
    for name in cpp_demangle_py.__all__:
        assert getattr(cpp_demangle_py, name) is not None


def test_a_star_import_imports_exactly_all() -> None:
    namespace: dict[str, object] = {}
    exec("from cpp_demangle_py import *", namespace)
    assert sorted(set(namespace) - {"__builtins__"}) == cpp_demangle_py.__all__


def test_tab_completion_offers_exactly_all() -> None:
    offered = [name for name in dir(cpp_demangle_py) if not name.startswith("_")]
    assert sorted(offered) == cpp_demangle_py.__all__
    with pytest.raises(AttributeError, match="module 'cpp_demangle_py' has no attribute 'bogus'"):
        _ = cpp_demangle_py.bogus  # type: ignore[attr-defined]


def test_the_version_matches_the_distribution() -> None:
    assert cpp_demangle_py.__version__ == importlib.metadata.version("cpp-demangle-py")


def test_it_is_typed_and_carries_its_stubs() -> None:
    package = Path(cpp_demangle_py.__file__).parent
    assert (package / "py.typed").is_file()
    assert (package / "_native.pyi").is_file()


def test_python_started_in_the_checkout_finds_the_native_module() -> None:
    code = "import cpp_demangle_py; print(cpp_demangle_py.__file__, cpp_demangle_py.demangle('_Z1fv'))"
    checkout = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=checkout, check=True
    )
    assert done.stdout.split() == [str(checkout / "cpp_demangle_py" / "__init__.py"), "f()"]


def test_the_import_prints_nothing_and_needs_no_third_package(tmp_path: Path) -> None:
    code = """
import sys
before = set(sys.modules)
import cpp_demangle_py
new = {name.partition(".")[0] for name in set(sys.modules) - before}
print(sorted(new - sys.stdlib_module_names))
"""
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert done.stdout == "['cpp_demangle_py']\n"
    assert done.stderr == ""


def test_the_import_imports_nothing_slow(tmp_path: Path) -> None:
    code = """
import sys
sys.path.append(sys.argv[1])
before = set(sys.modules)
import cpp_demangle_py
slow = {"collections", "dataclasses", "enum", "functools", "inspect", "pkgutil", "re", "typing"}
print(sorted(slow & (set(sys.modules) - before)))
"""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, SITE],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
    )
    assert done.stdout == "[]\n"


class TestDemangleOptions:
    def test_the_default_prints_all(self) -> None:
        options = DemangleOptions()
        assert options.params is options.return_type is options.literal_types is True
        assert options.style is None
        assert options.limits is None

    def test_it_is_a_value(self) -> None:
        brief = DemangleOptions(params=False)
        assert brief == DemangleOptions().replace(params=False)
        assert brief.replace(style="llvm") == DemangleOptions(params=False, style="llvm")
        assert brief.replace() == copy.copy(brief) == copy.deepcopy(brief) == brief
        assert hash(brief) == hash(DemangleOptions(params=False))
        assert brief != DemangleOptions()
        assert repr(brief) == "DemangleOptions(params=False)"
        for options in (DemangleOptions(), brief, DemangleOptions(style="llvm", limits=Limits(depth=3))):
            assert eval(repr(options)) == options
            for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
                assert pickle.loads(pickle.dumps(options, protocol)) == options
        assert brief != "brief"
        with pytest.raises(TypeError):
            brief < brief  # type: ignore[operator]  # noqa: B015

    @pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace is new in 3.13")
    def test_copy_replace(self) -> None:
        assert copy.replace(DemangleOptions(), params=False) == DemangleOptions(params=False)  # type: ignore[attr-defined]
        assert copy.replace(Limits(), depth=3) == Limits(depth=3)  # type: ignore[attr-defined]

    def test_it_does_not_change(self) -> None:
        with pytest.raises(AttributeError):
            DemangleOptions().params = False  # type: ignore[misc]

    def test_its_fields_are_keywords(self) -> None:
        with pytest.raises(TypeError):
            DemangleOptions(False)  # type: ignore[call-arg, arg-type]
        with pytest.raises(TypeError):
            DemangleOptions(color=True)  # type: ignore[call-arg]

    @pytest.mark.parametrize("name", ["params", "return_type", "literal_types"])
    @pytest.mark.parametrize("value", [0, 1, None, "no"])
    def test_flags_are_bools(self, name: str, value: object) -> None:
        with pytest.raises(TypeError, match=rf"{name} must be a bool"):
            DemangleOptions(**{name: value})  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [True, "10", 1.5])
    def test_a_depth_is_a_number(self, value: object) -> None:
        with pytest.raises(TypeError, match="max_template_depth must be an int or None"):
            DemangleOptions(max_template_depth=value)  # type: ignore[arg-type]

    @pytest.mark.parametrize("value", [-1, -(1 << 70)])
    def test_a_depth_is_not_negative(self, value: int) -> None:
        with pytest.raises(ValueError, match="max_template_depth"):
            DemangleOptions(max_template_depth=value)

    @pytest.mark.parametrize(
        ("name", "value", "message"),
        [
            ("style", "GNU", "style must be 'gnu', 'llvm' or 'cpp_demangle', not 'GNU'"),
            ("max_template_depth", -1, "max_template_depth must be from 0 to 4294967295, not -1"),
            (
                "max_template_depth",
                1 << 32,
                "max_template_depth must be from 0 to 4294967295, not 4294967296",
            ),
        ],
    )
    def test_wrong_values_have_one_message(self, name: str, value: object, message: str) -> None:
        calls: list[Any] = [DemangleOptions, partial(demangle, "_Z1fv"), Symbol("_Z1fv").demangle]
        for call in calls:
            with pytest.raises(ValueError, match="must be") as caught:
                call(**{name: value})
            assert str(caught.value) == message

    @pytest.mark.parametrize(
        ("name", "value", "message"),
        [
            ("style", 1, "style must be a str or None, not int"),
            ("clone_suffix", "hide", "clone_suffix must be a bool, not str"),
            ("params", 0, "params must be a bool, not int"),
            ("simplify_std", None, "simplify_std must be a bool, not NoneType"),
            ("inline_namespaces", "mine", "inline_namespaces must be a tuple or list of str, not str"),
            ("inline_namespaces", {"mine"}, "inline_namespaces must be a tuple or list of str, not set"),
            (
                "inline_namespaces",
                [b"mine"],
                "inline_namespaces must be a tuple or list of str, not one of bytes",
            ),
            ("max_template_depth", True, "max_template_depth must be an int or None, not bool"),
            ("max_template_depth", "1", "max_template_depth must be an int or None, not str"),
            ("limits", 5, "limits must be a Limits or None, not int"),
        ],
    )
    def test_wrong_types_have_one_message(self, name: str, value: object, message: str) -> None:
        calls: list[Any] = [DemangleOptions, partial(demangle, "_Z1fv"), Symbol("_Z1fv").demangle]
        for call in calls:
            with pytest.raises(TypeError) as caught:
                call(**{name: value})
            assert str(caught.value) == message
