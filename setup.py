"""Builds the native module; all metadata stands in pyproject.toml."""

import os
import platform
import sys
import sysconfig


def is_free_threaded() -> bool:
    """Return True for a build without a GIL."""
    return bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


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
    is_experiment = is_free_threaded() and sys.version_info < (3, 14)
    if is_experiment and not os.environ.get("UNSAFE_PYO3_SKIP_VERSION_CHECK"):
        return (
            "cpp-demangle-py needs free-threaded CPython 3.14 or newer; "
            "this is an experimental build of %d.%d." % sys.version_info[:2]
        )
    return None


reason = refusal()
if reason:
    raise SystemExit("error: " + reason)

from pathlib import Path  # noqa: E402

sys.path.insert(0, str(Path(__file__).parent / "platforms"))

from bill_of_materials import NAME, bill_of_materials  # noqa: E402
from free_threaded import cargo_arguments  # noqa: E402
from targets import SettingsError, cross_build  # noqa: E402

try:
    cross = cross_build(os.environ, sysconfig.get_platform(), sysconfig.get_config_var("EXT_SUFFIX"))
except SettingsError as error:
    raise SystemExit(f"error: {error}") from None

from setuptools import setup  # noqa: E402
from setuptools.command.bdist_wheel import bdist_wheel  # noqa: E402
from setuptools_rust import Binding, RustBin, RustExtension  # noqa: E402  (not installable where refused)

free_threaded = is_free_threaded() or bool(cross and cross.is_free_threaded)
settings = {}
if cross:
    os.environ.update(cross.environment)
    # What setuptools-rust appends to the names of programs.
    sysconfig.get_config_vars()["EXE"] = cross.target.program_suffix
    # Of its own, since all that lies in the folder goes into the wheel.
    settings["build"] = {"build_base": f"build/{cross.target}-{cross.python}"}


class TaggedWheel(bdist_wheel):
    """A wheel with the tag of the platform it was built for, and with a list of the crates in it."""

    def finalize_options(self) -> None:
        """Refuse another platform than that of the cross build, before anything is compiled."""
        super().finalize_options()
        if cross and self.plat_name_supplied:
            try:
                cross.check_platform(self.plat_name)
            except SettingsError as error:
                raise SystemExit(f"error: {error}") from None

    def egg2dist(self, egginfo_path: str, distinfo_path: str) -> None:
        """Add the list to the metadata."""
        super().egg2dist(egginfo_path, distinfo_path)
        path = Path(distinfo_path, "sboms", NAME)
        path.parent.mkdir()
        target = cross.target.triple if cross else os.environ.get("CARGO_BUILD_TARGET")
        path.write_text(bill_of_materials(Path(__file__).parent, target), encoding="utf-8", newline="\n")

    def get_tag(self) -> "tuple[str, str, str]":
        """Return the tag of the cross build, if this is one."""
        return cross.tag if cross else super().get_tag()


setup(
    cmdclass={"bdist_wheel": TaggedWheel},
    options=settings,
    rust_extensions=[
        RustExtension(
            "cpp_demangle_py._native",
            binding=Binding.RustCPython,
            debug=False,
            args=cargo_arguments(Path(__file__).resolve().parent) if free_threaded else [],
        ),
        RustBin("cpp-demangle", path="crates/command/Cargo.toml", debug=False),
    ],
)
