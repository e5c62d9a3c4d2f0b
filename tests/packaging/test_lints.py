"""All crates are held to one lint table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MANIFESTS = [path for depth in ("", "*/", "*/*/") for path in ROOT.glob(f"{depth}Cargo.toml")]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_crate_has_it(manifest: Path) -> None:
    tomllib: Any = pytest.importorskip("tomllib")
    root = tomllib.loads((ROOT / "Cargo.toml").read_text())
    crate = tomllib.loads(manifest.read_text())
    assert crate["lints"] == {"workspace": True}
    # A crate outside of the root workspace inherits from its own, which repeats the table.
    assert crate.get("workspace", root["workspace"])["lints"] == root["workspace"]["lints"]
