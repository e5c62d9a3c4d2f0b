"""Every workspace builds with the oldest Rust that the README promises."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MANIFESTS = [path for depth in ("", "*/", "*/*/") for path in ROOT.glob(f"{depth}Cargo.toml")]
WORKSPACES = [path for path in MANIFESTS if "[workspace]" in path.read_text()]

# The system of `tox -e oldest-rust`. Crates for other systems alone are locked too and are not built there.
BUILT_ON = "x86_64-unknown-linux-gnu"

# Crates that declare no `rust-version`, at the versions that `tox -e oldest-rust` has built.
# psm 0.1.31 is too new: it needs ar_archive_writer 0.5.1, which does not compile with Rust 1.85.
BUILT = {
    ("const-random", "0.1.18"),
    ("const-random-macro", "0.1.16"),
    ("cpp_demangle", "0.5.1"),
    ("cpython", "0.7.2"),
    ("crunchy", "0.2.4"),
    ("getrandom", "0.2.17"),
    ("number_prefix", "0.4.0"),
    ("psm", "0.1.26"),
    ("signal-hook", "0.3.18"),
    ("target-lexicon", "0.13.5"),
    ("tiny-keccak", "2.0.2"),
    ("utf8parse", "0.2.2"),
    ("version_check", "0.9.5"),
    ("zerocopy-derive", "0.8.64"),
}


def packages(manifest: Path, *options: str) -> list[dict[str, Any]]:
    """Return what cargo knows of every locked package of a workspace."""
    command: list[str | Path] = [
        "cargo",
        "metadata",
        "--format-version=1",
        "--locked",
        "--manifest-path",
        manifest,
        *options,
    ]
    run = subprocess.run(command, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    found: list[dict[str, Any]] = json.loads(run.stdout)["packages"]
    return found


def number(version: str) -> tuple[int, ...]:
    """Return a version such that versions compare; 1.85 and 1.85.0 are equal."""
    parts = tuple(map(int, version.split(".")))
    return parts + (0,) * (3 - len(parts))


@pytest.fixture(scope="module")
def promised() -> str:
    """Return the `rust-version` of the root workspace."""
    (version,) = re.findall(r'^rust-version = "(.+)"$', (ROOT / "Cargo.toml").read_text(), re.MULTILINE)
    return str(version)


@pytest.mark.parametrize("manifest", WORKSPACES, ids=lambda path: path.parent.relative_to(ROOT).as_posix())
def test_no_locked_package_needs_a_newer_one(manifest: Path, promised: str) -> None:
    newer = [
        f"{package['name']} {package['version']} needs Rust {package['rust_version']}"
        for package in packages(manifest)
        if package["rust_version"] and number(package["rust_version"]) > number(promised)
    ]
    assert not newer, f"{manifest} promises Rust {promised}; take older versions by `cargo update --precise`"


def test_packages_that_declare_none_were_built_with_it() -> None:
    undeclared = {
        (package["name"], package["version"])
        for package in packages(ROOT / "Cargo.toml", "--filter-platform", BUILT_ON)
        if not package["rust_version"]
    }
    assert undeclared == BUILT, "run `tox -e oldest-rust`, then list here what it built"


def test_every_crate_promises_it(promised: str) -> None:
    for manifest in MANIFESTS:
        text = manifest.read_text()
        own = f'rust-version = "{promised}"' in text
        assert own or "rust-version.workspace = true" in text, manifest


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("README.md", "Rust {} or newer"),
        ("docs/guide.md", "Rust {} or newer"),
        ("tox.ini", "RUSTUP_TOOLCHAIN = {}\n"),
        (".github/workflows/tests.yml", "rustup toolchain install {} "),
    ],
)
def test_the_same_one_is_written_everywhere(file: str, wanted: str, promised: str) -> None:
    path = ROOT / file
    if not path.exists():
        pytest.skip(f"no {file} in an sdist")
    assert wanted.format(promised) in path.read_text(encoding="utf-8"), f"{file} does not name {promised}"
