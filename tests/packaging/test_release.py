"""The release command, run in a clone, changes every place that bears the version, and tags the commit."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# The version that the files had before there was any release.
FIRST = "0.1.0"

pytestmark = [
    pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an sdist is no repository"),
    pytest.mark.skipif(shutil.which("git") is None, reason="needs git"),
]


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed, and return what it prints."""
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()


def version(checkout: Path) -> str:
    """Return the version that the package says it has."""
    text = (checkout / "cpp_demangle_py" / "__init__.py").read_text(encoding="utf-8")
    (found,) = re.findall(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    return str(found)


def commands() -> list[list[str]]:
    """Return the arguments of bump-my-version in CONTRIBUTING.md: of the next release, and of the first."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    found = re.findall(r"^\$ pipx run bump-my-version ([^#\n]+)", text, re.MULTILINE)
    return [line.split() for line in found]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a clone in which there was no release yet."""
    pytest.importorskip("bumpversion")
    clone = tmp_path_factory.mktemp("release") / "clone"
    run("git", "clone", "--quiet", "--no-tags", ROOT, clone, cwd=ROOT)
    run("git", "config", "user.name", "Releaser", cwd=clone)
    run("git", "config", "user.email", "releaser@example.org", cwd=clone)
    return clone


@pytest.fixture(scope="module")
def first(clone: Path) -> str | None:
    """Make the first release and return its version; None if that was made in the checkout already."""
    if version(ROOT) != FIRST:
        return None
    _, command = commands()
    run(sys.executable, "-m", "bumpversion", *command, cwd=clone)
    return version(clone)


@pytest.fixture(scope="module")
def released(clone: Path, first: str | None) -> Path:
    """Return the clone after the next minor version was released too."""
    command, *_ = commands()
    run(sys.executable, "-m", "bumpversion", *command, cwd=clone)
    return clone


def test_the_first_release_has_the_version_of_the_files(clone: Path, first: str | None) -> None:
    if first is None:
        pytest.skip(f"{FIRST} was released")
    assert first == FIRST
    assert run("git", "describe", cwd=clone) == f"v{first}"
    assert run("git", "status", "--porcelain", cwd=clone) == ""
    # Only the changelog changes, which gets a date.
    assert run("git", "show", "--format=", "--name-only", cwd=clone) == "CHANGELOG.md"
    assert re.search(
        rf"^## \[{first}\] - \d{{4}}", (clone / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )


def test_the_next_version_is_committed_and_tagged(released: Path) -> None:
    old, new = version(ROOT), version(released)
    major, minor, _ = old.split(".")
    assert new == f"{major}.{int(minor) + 1}.0"
    assert run("git", "describe", cwd=released) == f"v{new}"
    assert run("git", "status", "--porcelain", cwd=released) == ""
    assert run("git", "log", "-1", "--format=%s", cwd=released) == f"Release {new}"


def test_the_changelog_is_dated(released: Path) -> None:
    text = (released / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(
        rf"^## \[Unreleased\]\n\n## \[{version(released)}\] - \d{{4}}-\d\d-\d\d\n", text, re.MULTILINE
    )


def test_no_place_has_the_old_version(released: Path) -> None:
    new = version(released)
    for file in ("pyproject.toml", "Cargo.toml"):
        assert f'\nversion = "{new}"\n' in (released / file).read_text(encoding="utf-8")
    manifests = [path for depth in ("", "*/", "*/*/") for path in released.glob(f"{depth}Cargo.lock")]
    assert len(manifests) >= 4
    for lock in manifests:
        # Cargo refuses a lock file with another version of a crate than its manifest has.
        manifest = lock.with_name("Cargo.toml")
        run("cargo", "metadata", "--format-version=1", "--locked", "--manifest-path", manifest, cwd=released)


def test_the_next_release_can_be_published(released: Path) -> None:
    # Its workflow runs these tests on the tag, where the files have the new version.
    if version(ROOT) != FIRST:
        pytest.skip("the tests of the checkout are run on a later version")
    pytest_program = Path(sys.executable).with_name("pytest")
    run(pytest_program, "-k", "not published", Path("tests", "packaging", Path(__file__).name), cwd=released)
