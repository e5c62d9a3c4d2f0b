"""A wheel says which crates are in it, as CycloneDX's schema has it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bill_of_materials import bill_of_materials

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bill() -> str:
    return bill_of_materials(ROOT, "x86_64-unknown-linux-gnu")


def test_it_names_what_is_linked_and_nothing_else(bill: str) -> None:
    document = json.loads(bill)
    names = {component["name"] for component in document["components"]}
    assert {"itanium-names", "cpp_demangle", "pyo3-ffi", "python3-sys", "arrow-data"} <= names
    # They build, derive and test.
    assert not names & {"cc", "pyo3-build-config", "syn", "cpp_demangle_py"}
    assert document["metadata"]["component"]["name"] == "cpp_demangle_py"
    (crate,) = (component for component in document["components"] if component["name"] == "cpp_demangle")
    assert crate["purl"] == f"pkg:cargo/cpp_demangle@{crate['version']}"
    assert [len(digest["content"]) for digest in crate["hashes"]] == [64]
    assert crate["licenses"] == [{"expression": "MIT OR Apache-2.0"}]


def test_it_is_the_same_again(bill: str) -> None:
    assert bill_of_materials(ROOT, "x86_64-unknown-linux-gnu") == bill


def test_it_keeps_to_the_schema(bill: str) -> None:
    pytest.importorskip("cyclonedx")
    from cyclonedx.schema import SchemaVersion  # noqa: PLC0415
    from cyclonedx.validation.json import JsonStrictValidator  # noqa: PLC0415

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
