"""The charts of the documentation are drawn from the figures that it says."""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("matplotlib")
pytestmark = pytest.mark.filterwarnings("ignore")

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "benches" / "figures"
STATIC = ROOT / "docs" / "_static"


@pytest.fixture(scope="module")
def charts() -> Any:
    """Return the script, which is no module of a package."""
    spec = importlib.util.spec_from_file_location("charts", ROOT / "benches" / "python" / "charts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_same_figures_give_the_same_bytes(charts: Any, tmp_path: Path) -> None:
    first = charts.draw(FIGURES, tmp_path / "first")
    second = charts.draw(FIGURES, tmp_path / "second")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert len(first) == 2 * len(charts.CHARTS)


def test_those_of_the_pages_are_of_the_stored_figures(charts: Any, tmp_path: Path) -> None:
    for path in charts.draw(FIGURES, tmp_path):
        shown = STATIC / path.name
        # Another version of matplotlib may place them otherwise, but says the same.
        assert texts(shown) == texts(path)
        for page in (ROOT / "docs").glob("*.md"):
            if f"_static/{path.name}" in page.read_text(encoding="utf-8"):
                break
        else:
            pytest.fail(f"no page shows {path.name}")


def texts(path: Path) -> list[str]:
    return [
        element.text or ""
        for element in ET.parse(path).iter()  # our own file
        if element.tag.endswith("}text")
    ]
