"""Builds the native module; all metadata stands in pyproject.toml."""

import platform
import sys
import sysconfig


def refusal() -> "str | None":
    """Why this interpreter cannot work, in one sentence, or None where it can.

    Kept to what any Python 3 parses, since it must speak on those that are too old.
    """
    if platform.python_implementation() != "CPython":
        return (
            "cpp-demangle-py needs CPython: it is built on CPython's own object layouts, "
            "which %s does not have." % platform.python_implementation()
        )
    if sys.version_info < (3, 10):
        return "cpp-demangle-py needs CPython 3.10 or newer; this is %d.%d." % sys.version_info[:2]
    if sysconfig.get_config_var("Py_GIL_DISABLED"):
        return (
            "cpp-demangle-py needs a CPython with a GIL: rust-cpython relies on the GIL, "
            "and this is a free-threaded build."
        )
    return None


reason = refusal()
if reason:
    raise SystemExit("error: " + reason)

from setuptools import setup  # noqa: E402
from setuptools_rust import Binding, RustBin, RustExtension  # noqa: E402  (not installable where refused)

setup(
    rust_extensions=[
        RustExtension(
            "cpp_demangle_py._native",
            binding=Binding.RustCPython,
            debug=False,
        ),
        RustBin("cpp-demangle", path="crates/command/Cargo.toml", debug=False),
    ]
)
