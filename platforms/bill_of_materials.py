"""The crates that are built into a wheel, as a CycloneDX bill of materials for its metadata (PEP 770).

Written from what cargo knows, without a library for it: a build from the sdist should need no more packages.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAME = "cpp-demangle-py.cdx.json"


def bill_of_materials(root: Path, target: str | None) -> str:
    """Return the bill of the native module of the crate in `root`, for a target of Rust or for this machine.

    Raises `subprocess.CalledProcessError` if cargo cannot resolve the crates.
    """
    command = ["cargo", "metadata", "--format-version=1", "--locked", "--manifest-path"]
    if target is None:
        version = subprocess.run(["rustc", "-vV"], capture_output=True, text=True, check=True).stdout
        target = version.partition("host: ")[2].partition("\n")[0]
    command += [str(root / "Cargo.toml"), f"--filter-platform={target}"]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    lock = (root / "Cargo.lock").read_text(encoding="utf-8")
    document = _document(json.loads(run.stdout), _checksums(lock))
    return json.dumps(document, indent=1, sort_keys=True) + "\n"


def _checksums(lock: str) -> dict[tuple[str, str], str]:
    """Return the digests of the crates in Cargo.lock; those of the project have none."""
    found = {}
    for block in lock.split("[[package]]")[1:]:
        lines = (line.partition(" = ") for line in block.splitlines())
        fields = {key: value.strip('"') for key, separator, value in lines if separator}
        if "checksum" in fields:
            found[fields["name"], fields["version"]] = fields["checksum"]
    return found


def _document(metadata: dict[str, Any], checksums: dict[tuple[str, str], str]) -> dict[str, Any]:
    packages = {package["id"]: package for package in metadata["packages"]}
    root = metadata["resolve"]["root"]
    macros = {name for name, package in packages.items() if _is_macro(package)}
    edges = {node["id"]: sorted({*_linked(node)} - macros) for node in metadata["resolve"]["nodes"]}
    reached, rest = {root}, [root]
    while rest:
        more = set(edges[rest.pop()]) - reached
        reached |= more
        rest += more
    references = {name: _reference(packages[name]) for name in reached}
    others = sorted(reached - {root}, key=references.__getitem__)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(packages[root], checksums)},
        "components": [_component(packages[name], checksums) for name in others],
        "dependencies": [
            {"ref": references[name], "dependsOn": sorted(references[other] for other in edges[name])}
            for name in [root, *others]
        ],
    }


def _linked(node: dict[str, Any]) -> Iterator[str]:
    """Yield the crates that become part of this one, not those that build or test it."""
    for dependency in node["deps"]:
        if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
            yield dependency["pkg"]


def _is_macro(package: dict[str, Any]) -> bool:
    """Return True for a crate that the compiler runs."""
    return any("proc-macro" in target["kind"] for target in package["targets"])


def _reference(package: dict[str, Any]) -> str:
    return f"pkg:cargo/{package['name']}@{package['version']}"


def _component(package: dict[str, Any], checksums: dict[tuple[str, str], str]) -> dict[str, Any]:
    component = {
        "type": "library",
        "bom-ref": _reference(package),
        "purl": _reference(package),
        "name": package["name"],
        "version": package["version"],
        # Old crates separate alternatives by a slash.
        "licenses": [{"expression": package["license"].replace("/", " OR ")}],
    }
    checksum = checksums.get((package["name"], package["version"]))
    if checksum:
        component["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    return component
