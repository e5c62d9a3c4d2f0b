"""What follows from the settings of a cross build; contradictory ones are refused with a sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from targets import FREE_THREADED, PYTHONS, WHEELS, CrossBuild, SettingsError, Target, cross_build

ROOT = Path(__file__).parents[2]

HOST = "linux-x86_64"
SUFFIX = ".cpython-313-x86_64-linux-gnu.so"


def made(target: str, python: str = "3.13", **more: str) -> CrossBuild:
    """Return the cross build for a target."""
    variables = {
        "CARGO": "cargo-zigbuild",
        "CARGO_BUILD_TARGET": target,
        "PYO3_CROSS_PYTHON_VERSION": python,
        **more,
    }
    build = cross_build(variables, HOST, SUFFIX)
    assert build is not None
    return build


def refusal(host: str = HOST, **variables: str) -> str:
    """Return the sentence with which settings are refused."""
    with pytest.raises(SettingsError) as refused:
        cross_build(variables, host, SUFFIX)
    return str(refused.value)


@pytest.mark.parametrize(
    ("target", "suffix", "platform"),
    [
        (
            "x86_64-unknown-linux-gnu.2.17",
            ".cpython-313-x86_64-linux-gnu.so",
            "manylinux_2_17_x86_64",
        ),
        (
            "aarch64-unknown-linux-gnu.2.17",
            ".cpython-313-aarch64-linux-gnu.so",
            "manylinux_2_17_aarch64",
        ),
        ("i686-unknown-linux-gnu.2.17", ".cpython-313-i386-linux-gnu.so", "manylinux_2_17_i686"),
        (
            "powerpc64le-unknown-linux-gnu.2.34",
            ".cpython-313-powerpc64le-linux-gnu.so",
            "manylinux_2_34_ppc64le",
        ),
        ("s390x-unknown-linux-gnu.2.17", ".cpython-313-s390x-linux-gnu.so", "manylinux_2_17_s390x"),
        (
            "riscv64gc-unknown-linux-gnu.2.31",
            ".cpython-313-riscv64-linux-gnu.so",
            "manylinux_2_31_riscv64",
        ),
        (
            "x86_64-unknown-linux-musl",
            ".cpython-313-x86_64-linux-musl.so",
            "musllinux_1_2_x86_64",
        ),
        (
            "aarch64-unknown-linux-musl",
            ".cpython-313-aarch64-linux-musl.so",
            "musllinux_1_2_aarch64",
        ),
        ("x86_64-pc-windows-gnu", ".cp313-win_amd64.pyd", "win_amd64"),
        ("aarch64-apple-darwin", ".cpython-313-darwin.so", "macosx_11_0_arm64"),
        ("x86_64-apple-darwin", ".cpython-313-darwin.so", "macosx_10_12_x86_64"),
        # No wheels of the project's, but builds for them are tagged as well.
        ("aarch64-unknown-linux-gnu", ".cpython-313-aarch64-linux-gnu.so", "linux_aarch64"),
        ("i686-pc-windows-msvc", ".cp313-win32.pyd", "win32"),
        ("aarch64-pc-windows-gnullvm", ".cp313-win_arm64.pyd", "win_arm64"),
    ],
)
def test_the_suffix_and_the_tag_follow_from_the_target(target: str, suffix: str, platform: str) -> None:
    build = made(target)
    assert build.environment["SETUPTOOLS_EXT_SUFFIX"] == suffix
    assert build.tag == ("cp313", "cp313", platform)
    assert str(build.target) == target


def test_a_module_for_musl_and_3_10_has_no_name_of_a_library() -> None:
    assert made("x86_64-unknown-linux-musl", "3.10").environment["SETUPTOOLS_EXT_SUFFIX"] == ".so"


def test_programs_have_the_suffix_of_their_system() -> None:
    suffixes = {name: Target.parse(name).program_suffix for name in WHEELS}
    assert {name for name, suffix in suffixes.items() if suffix == ".exe"} == {"x86_64-pc-windows-gnu"}


def test_the_first_macos_can_be_a_later_one_but_no_earlier() -> None:
    build = made("aarch64-apple-darwin", MACOSX_DEPLOYMENT_TARGET="12")
    assert build.tag[2] == "macosx_12_0_arm64"
    assert build.environment["MACOSX_DEPLOYMENT_TARGET"] == "12.0"
    with pytest.raises(
        SettingsError, match=r"^MACOSX_DEPLOYMENT_TARGET is 10\.9, but .* needs at least 11\.0\.$"
    ):
        made("aarch64-apple-darwin", MACOSX_DEPLOYMENT_TARGET="10.9")


def test_other_builds_are_no_cross_builds() -> None:
    assert cross_build({}, HOST, SUFFIX) is None
    natives = [
        ("x86_64-unknown-linux-gnu", HOST, SUFFIX),
        ("x86_64-unknown-linux-musl", HOST, ".cpython-313-x86_64-linux-musl.so"),
        ("x86_64-pc-windows-msvc", "win-amd64", ".cp313-win_amd64.pyd"),
        ("aarch64-apple-darwin", "macosx-11.0-arm64", ".cpython-313-darwin.so"),
    ]
    for target, host, suffix in natives:
        assert cross_build({"CARGO_BUILD_TARGET": target}, host, suffix) is None


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        (
            {"PYO3_CROSS_PYTHON_VERSION": "3.13"},
            "PYO3_CROSS_PYTHON_VERSION is 3.13, but CARGO_BUILD_TARGET is not set; set it to the target "
            "of Rust to build for, such as x86_64-unknown-linux-gnu.2.17.",
        ),
        (
            {"CARGO_BUILD_TARGET": "aarch64-unknown-linux-gnu"},
            "CARGO_BUILD_TARGET is aarch64-unknown-linux-gnu, but this interpreter is for linux-x86_64; set "
            "PYO3_CROSS_PYTHON_VERSION to the CPython to build for, such as 3.13.",
        ),
        (
            {"CARGO_BUILD_TARGET": "x86_64-unknown-linux-musl"},
            "CARGO_BUILD_TARGET is x86_64-unknown-linux-musl, but the modules of this interpreter end with "
            f"{SUFFIX}; set PYO3_CROSS_PYTHON_VERSION to the CPython to build for, such as 3.13.",
        ),
        (
            {"CARGO": "cargo-zigbuild", "CARGO_BUILD_TARGET": "x86_64-unknown-linux-gnu.2.17"},
            "CARGO_BUILD_TARGET is x86_64-unknown-linux-gnu.2.17, but a version of the C library is for "
            "cross builds; set PYO3_CROSS_PYTHON_VERSION to the CPython to build for, such as 3.13.",
        ),
        (
            {"CARGO_BUILD_TARGET": "i686-apple-darwin", "PYO3_CROSS_PYTHON_VERSION": "3.13"},
            "CARGO_BUILD_TARGET is i686-apple-darwin, for which no wheel can be built; it can for "
            f"{', '.join(WHEELS)}.",
        ),
        (
            {"CARGO_BUILD_TARGET": "", "PYO3_CROSS_PYTHON_VERSION": "3.13"},
            f"CARGO_BUILD_TARGET is empty, for which no wheel can be built; it can for {', '.join(WHEELS)}.",
        ),
        (
            {"CARGO_BUILD_TARGET": "aarch64-apple-darwin", "PYO3_CROSS_PYTHON_VERSION": ""},
            "PYO3_CROSS_PYTHON_VERSION is empty; cpp-demangle-py supports CPython 3.10 to 3.15, "
            "and 3.14t and 3.15t.",
        ),
        (
            {"CARGO_BUILD_TARGET": "wasm32-unknown-emscripten", "PYO3_CROSS_PYTHON_VERSION": "3.13"},
            "CARGO_BUILD_TARGET is wasm32-unknown-emscripten, for which no wheel can be built; it can for "
            f"{', '.join(WHEELS)}.",
        ),
        (
            {"CARGO_BUILD_TARGET": "aarch64-apple-darwin", "PYO3_CROSS_PYTHON_VERSION": "3.9"},
            "PYO3_CROSS_PYTHON_VERSION is 3.9; cpp-demangle-py supports CPython 3.10 to 3.15, "
            "and 3.14t and 3.15t.",
        ),
        (
            {"CARGO_BUILD_TARGET": "aarch64-apple-darwin", "PYO3_CROSS_PYTHON_VERSION": "3.13t"},
            "PYO3_CROSS_PYTHON_VERSION is 3.13t; cpp-demangle-py supports CPython 3.10 to 3.15, "
            "and 3.14t and 3.15t.",
        ),
        (
            {
                "CARGO_BUILD_TARGET": "aarch64-unknown-linux-gnu.2.17",
                "PYO3_CROSS_PYTHON_VERSION": "3.13",
            },
            "CARGO_BUILD_TARGET is aarch64-unknown-linux-gnu.2.17, whose version of the C library only "
            "cargo-zigbuild understands; set CARGO to cargo-zigbuild.",
        ),
        (
            {
                "CARGO_BUILD_TARGET": "aarch64-apple-darwin",
                "PYO3_CROSS_PYTHON_VERSION": "3.13",
                "SETUPTOOLS_EXT_SUFFIX": ".cpython-312-darwin.so",
            },
            "SETUPTOOLS_EXT_SUFFIX is .cpython-312-darwin.so, but a build for CPython 3.13 on "
            "aarch64-apple-darwin needs .cpython-313-darwin.so; unset it.",
        ),
        (
            {"SETUPTOOLS_EXT_SUFFIX": ".cp313-win_amd64.pyd"},
            "SETUPTOOLS_EXT_SUFFIX is .cp313-win_amd64.pyd, but the modules of this interpreter end with "
            f"{SUFFIX}; unset it.",
        ),
        (
            {
                "CARGO_BUILD_TARGET": "aarch64-apple-darwin",
                "PYO3_CROSS_PYTHON_VERSION": "3.13",
                "PYO3_CONFIG_FILE": "pyo3.toml",
            },
            "PYO3_CONFIG_FILE is set, and PYO3_CROSS_PYTHON_VERSION too, which suffices; unset one of them.",
        ),
    ],
)
def test_contradictory_settings_are_refused(variables: dict[str, str], sentence: str) -> None:
    assert refusal(**variables) == sentence


def test_the_platform_of_the_wheel_can_be_named_but_not_another_one() -> None:
    build = made("aarch64-unknown-linux-gnu.2.17")
    for platform in ("linux_aarch64", "linux-aarch64", "manylinux_2_17_aarch64"):
        build.check_platform(platform)
    with pytest.raises(SettingsError) as refused:
        build.check_platform("win-amd64")
    assert str(refused.value) == (
        "--plat-name is win-amd64, but a build for aarch64-unknown-linux-gnu.2.17 has the platform "
        "manylinux_2_17_aarch64; leave --plat-name out."
    )
    made("aarch64-apple-darwin").check_platform("macosx-11.0-arm64")
    with pytest.raises(SettingsError):
        made("aarch64-apple-darwin").check_platform("linux_arm64")


def test_a_build_without_a_gil_has_tags_of_its_own() -> None:
    variables = {"CARGO_BUILD_TARGET": "x86_64-pc-windows-gnu", "PYO3_CROSS_PYTHON_VERSION": "3.14t"}
    build = cross_build(variables, HOST, SUFFIX)
    assert build is not None
    assert build.is_free_threaded
    assert build.tag == ("cp314", "cp314t", "win_amd64")
    assert build.environment["SETUPTOOLS_EXT_SUFFIX"] == ".cp314t-win_amd64.pyd"


def test_the_same_pythons_are_named_everywhere() -> None:
    tomllib: Any = pytest.importorskip("tomllib")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    prefix = "Programming Language :: Python :: 3."
    classified = [line for line in project["project"]["classifiers"] if line.startswith(prefix)]
    assert [line.rpartition(" ")[2] for line in classified] == list(PYTHONS)
    built = project["tool"]["cibuildwheel"]["build"].split()
    assert built == [f"cp{python.replace('.', '')}-*" for python in (*PYTHONS, *FREE_THREADED)]
    tox = (ROOT / "tox.ini").read_text(encoding="utf-8")
    (minors,) = re.findall(r"^env_list = py3\{([\d,]+)\}", tox, re.MULTILINE)
    assert [f"3.{minor}" for minor in minors.split(",")] == list(PYTHONS)


def test_flags_are_given_to_one_target_so_that_those_of_the_checkout_remain() -> None:
    target = Target.parse("aarch64-unknown-linux-gnu.2.17")
    assert target.rustflags == "CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS"


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table with such a heading in docs/platforms.md."""
    page = (ROOT / "docs" / "platforms.md").read_text(encoding="utf-8")
    table = page[page.index(heading) :].split("\n\n")[0].split("\n")[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_the_documentation_lists_the_same_wheels() -> None:
    if not (ROOT / "docs").exists():
        pytest.skip("no docs in an sdist")
    listed = [(target, tag) for *_, target, tag in rows("| system | processor |")]
    assert listed == [(f"`{name}`", f"`{Target.parse(name).platform_tag()}`") for name in WHEELS]


def test_the_documentation_has_a_result_of_each_platform_that_is_tested_by_name() -> None:
    if not (ROOT / "docs").exists():
        pytest.skip("no docs in an sdist")
    tox = (ROOT / "tox.ini").read_text(encoding="utf-8")
    (names,) = re.findall(
        r"^\[testenv:\{(.+)\}\]\ndescription = the suite on another platform", tox, re.MULTILINE
    )
    how = [row[3] for row in rows("| system | processor | CPython |")]
    for name in [*names.split(","), "rust-i686", "rust-windows"]:
        assert any(f"`tox -e {name}`" in cell for cell in how), name


def test_cibuildwheel_builds_for_the_same_platforms() -> None:
    tomllib: Any = pytest.importorskip("tomllib")
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["cibuildwheel"]
    (no_musl,) = re.findall(r"^\*-musllinux_\{(.+)\}$", settings["skip"])
    built = {("macosx", processor) for processor in settings["macos"]["archs"]}
    built |= {("win", processor.lower()) for processor in settings["windows"]["archs"]}
    for processor in settings["linux"]["archs"]:
        built.add(("manylinux", processor))
        if processor not in no_musl.split(","):
            built.add(("musllinux", processor))
    tags = [Target.parse(name).platform_tag() for name in WHEELS]
    assert built == {tuple(re.split(r"_(?:\d+_\d+_)?", tag, maxsplit=1)) for tag in tags}
