"""A release changes every place that bears the version, and finds each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def settings() -> dict[str, Any]:
    """Return the settings of bump-my-version."""
    tomllib: Any = pytest.importorskip("tomllib")
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["bumpversion"]
    return found


def test_each_place_is_found_once(settings: dict[str, Any]) -> None:
    for place in settings["files"]:
        text = (ROOT / place["filename"]).read_text()
        wanted = place["search"].replace("{current_version}", settings["current_version"])
        assert text.count(wanted) == 1, f"{place['filename']}: {wanted!r}"


def test_no_crate_is_left_out(settings: dict[str, Any]) -> None:
    known = {(place["filename"], place["search"].partition("\n")[0]) for place in settings["files"]}
    locks = [*ROOT.glob("Cargo.lock"), *ROOT.glob("*/Cargo.lock"), *ROOT.glob("*/*/Cargo.lock")]
    assert len(locks) >= 4
    for lock in locks:
        for package in lock.read_text().split("\n\n"):
            # Those of other makers have a source. python3-sys bears the version of what it stands in for.
            name = re.search(r'^name = ".+"$', package, re.MULTILINE)
            ours = f'version = "{settings["current_version"]}"' in package and "source = " not in package
            if name and ours:
                assert (lock.relative_to(ROOT).as_posix(), name[0]) in known
