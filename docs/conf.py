"""Settings of Sphinx: warnings are errors, and the examples of all pages are tests."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import copyfile

from cpp_demangle_py import Symbol, __version__, _native

project = "cpp-demangle-py"
author = "the cpp-demangle-py developers"
project_copyright = author
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build"]

# Without these libraries, the examples of the page of columns are skipped.
_missing = [library for library in ("duckdb", "pandas", "polars", "pyarrow") if find_spec(library) is None]
if _missing:
    print(f"skipped: the examples of columns.md, without {', '.join(_missing)}")

# The examples on binaries read `libfoo.so`, a copy of the compiled module.
_folder = Path(__file__).parent / "_build" / "examples"
_folder.mkdir(parents=True, exist_ok=True)
copyfile(_native.__file__, _folder / "libfoo.so")
doctest_global_setup = f"import os; os.chdir({str(_folder)!r}); has_libraries = {not _missing}"

html_theme = "furo"
html_title = f"{project} {release}"

default_role = "py:obj"  # a link where it names something public, else just code
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_preserve_defaults = True

myst_enable_extensions = ["substitution"]
myst_heading_anchors = 3


def _help(*command: str) -> str:
    """What the command says of itself, so that its page cannot say otherwise."""
    line = [sys.executable, "-m", "cpp_demangle_py", *command, "--help"]
    return f"```text\n{subprocess.run(line, check=True, capture_output=True, text=True).stdout}```"


myst_substitutions = {
    "help": _help(),
    "symbol_in_html": f"```{{raw}} html\n{Symbol('_ZN3foo3barIiEEvT_')._repr_html_()}\n```",
    "column_help": _help("column"),
    "symbols_help": _help("symbols"),
    "sizes_help": _help("sizes"),
    "classes_help": _help("classes"),
}

doctest_test_doctest_blocks = ""  # the `doctest` directives and the docstrings' own examples, no quoted ones
