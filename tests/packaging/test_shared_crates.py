"""The module and the command share their crates; Cargo compiles one with other features again."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def features(manifest: Path) -> dict[str, str]:
    """Return the features of each crate, by name and version, that a build of a package compiles."""
    command = ["cargo", "tree", "--locked", "--edges=normal", "--prefix=none", "--format={p}\t{f}"]
    tree = subprocess.run(
        [*command, "--manifest-path", manifest], capture_output=True, text=True, check=True
    ).stdout
    lines = {line.removesuffix(" (*)").partition("\t")[::2] for line in tree.splitlines()}
    return dict(sorted(lines))


def test_no_crate_is_compiled_twice() -> None:
    module = features(ROOT / "Cargo.toml")
    command = features(ROOT / "crates" / "command" / "Cargo.toml")
    assert len(command) > 50
    assert {name: module.get(name) for name in command} == command
