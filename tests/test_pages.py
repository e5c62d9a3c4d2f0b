"""The examples of the pages on files and clusters, which Sphinx cannot run without their libraries."""

from __future__ import annotations

import doctest
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[1] / "docs"
pytestmark = pytest.mark.filterwarnings("ignore")


def run(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    result = doctest.testfile(str(DOCS / page), module_relative=False, encoding="utf-8")
    assert result.attempted > 2
    assert result.failed == 0


def test_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    run("files.md", tmp_path, monkeypatch)


def test_clusters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "pyspark", "distributed"):
        pytest.importorskip(name)
    functions: Any = pytest.importorskip("pyspark.sql.functions")
    if not (shutil.which("java") or "JAVA_HOME" in os.environ):
        pytest.skip("Spark needs Java")
    if not hasattr(functions, "arrow_udf"):
        pytest.skip("needs PySpark 4.1")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYSPARK_DRIVER_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    run("distributed.md", tmp_path, monkeypatch)
