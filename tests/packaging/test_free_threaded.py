"""The crate `cpython` is changed for builds without a GIL, or the build ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from free_threaded import CHANGES, PatchError, downloaded, patch


@pytest.fixture
def crate(tmp_path: Path) -> Path:
    """Return a crate that has the lines to change, and others."""
    root = tmp_path / "cpython-0.7.2"
    for name, old, _ in CHANGES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"before\n{old}\nafter\n")
    return root


def test_only_those_lines_are_changed(crate: Path, tmp_path: Path) -> None:
    patch(crate, tmp_path / "copy")
    for name, old, new in CHANGES:
        assert (tmp_path / "copy" / name).read_text() == f"before\n{new}\nafter\n"
        assert (crate / name).read_text() == f"before\n{old}\nafter\n"


@pytest.mark.parametrize("text", ["something else", 2 * CHANGES[0][1]], ids=["missing", "twice"])
def test_another_crate_is_refused(crate: Path, tmp_path: Path, text: str) -> None:
    (crate / CHANGES[0][0]).write_text(text)
    with pytest.raises(
        PatchError, match=r"once and has it [02] times; platforms/free_threaded.py is made for"
    ):
        patch(crate, tmp_path / "copy")


def test_cargo_tells_where_the_crate_is(tmp_path: Path) -> None:
    packages = [
        {"name": "libc", "manifest_path": "/a/Cargo.toml"},
        {"name": "cpython", "manifest_path": "/b/Cargo.toml"},
    ]

    def run(command: list[str], **settings: Any) -> subprocess.CompletedProcess[str]:
        assert command[:2] == ["cargo", "metadata"]
        assert settings["cwd"] == tmp_path
        return subprocess.CompletedProcess(command, 0, stdout=json.dumps({"packages": packages}))

    assert downloaded(tmp_path, run) == Path("/b")


def test_the_crate_of_the_lock_file_has_the_lines(tmp_path: Path) -> None:
    patch(downloaded(Path(__file__).parents[2]), tmp_path / "copy")
