"""The platforms and interpreters that wheels are built for, and what follows from each.

`setup.py` reads the settings of a cross build here, and `wheels.py` builds the whole matrix. A cross build
is asked for by the variables of cargo and pyo3, each set once; the rest follows from them::

    CARGO=cargo-zigbuild CARGO_BUILD_TARGET=aarch64-unknown-linux-gnu.2.17 PYO3_CROSS_PYTHON_VERSION=3.13
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14", "3.15")

# Without a GIL. That of 3.13 was an experiment.
FREE_THREADED = ("3.14t", "3.15t")

# The targets of Rust that wheels are built for, as cargo-zigbuild takes them: with the C library that Linux
# must have at least. It is 2.17 where zig can link with that.
WHEELS = (
    "x86_64-unknown-linux-gnu.2.17",
    "aarch64-unknown-linux-gnu.2.17",
    "i686-unknown-linux-gnu.2.17",
    "powerpc64le-unknown-linux-gnu.2.34",
    "s390x-unknown-linux-gnu.2.17",
    "riscv64gc-unknown-linux-gnu.2.31",
    "x86_64-unknown-linux-musl",
    "aarch64-unknown-linux-musl",
    "x86_64-pc-windows-gnu",
    "aarch64-apple-darwin",
    "x86_64-apple-darwin",
)

# The version of musl that wheels are tagged with, and the first macOS that Rust's library runs on.
MUSL = (1, 2)
MACOS = {"arm64": (11, 0), "x86_64": (10, 12)}

# The last part of Rust's name of a system, and what Python calls the system.
_SYSTEMS = {
    "linux-gnu": "linux",
    "linux-musl": "linux",
    "windows-gnu": "win",
    "windows-gnullvm": "win",
    "windows-msvc": "win",
    "apple-darwin": "macosx",
}

# Rust's name of a processor and the name in the tag of a wheel, where these differ.
_TAGS = {
    "linux": {"powerpc64le": "ppc64le", "riscv64gc": "riscv64"},
    "win": {"x86_64": "amd64", "aarch64": "arm64"},
    "macosx": {"aarch64": "arm64"},
}

# The same and the name in the suffix of a module on Linux.
_SUFFIXES = {"i686": "i386", "riscv64gc": "riscv64"}


class SettingsError(ValueError):
    """Settings of a cross build that are wrong or contradict each other; the message is a sentence."""


@dataclass(frozen=True)
class Target:
    """A target of Rust, with the version of the GNU C library that a Linux must have at least.

    >>> str(Target.parse("aarch64-unknown-linux-gnu.2.17"))
    'aarch64-unknown-linux-gnu.2.17'
    """

    processor: str
    vendor: str
    library: str  # linux-gnu, linux-musl, windows-gnu …
    glibc: tuple[int, int] | None = None

    @classmethod
    def parse(cls, name: str) -> Target:
        """Read the name of a target, as cargo-zigbuild takes it.

        Raises `SettingsError` for one that no wheel can be built for.
        """
        match = re.fullmatch(r"(\w+)-(?:(unknown|pc)-)?(\w+-\w+)(?:\.(\d+)\.(\d+))?", name)
        if match and match[3] in _SYSTEMS and (match[3] == "linux-gnu" or not match[4]):
            glibc = (int(match[4]), int(match[5])) if match[4] else None
            target = cls(match[1], match[2] or "", match[3], glibc)
            if target.system != "macosx" or target.machine in MACOS:
                return target
        raise SettingsError(
            f"CARGO_BUILD_TARGET is {name or 'empty'}, for which no wheel can be built; "
            f"it can for {', '.join(WHEELS)}."
        )

    @property
    def triple(self) -> str:
        """The name as rustup takes it."""
        return "-".join(filter(None, (self.processor, self.vendor, self.library)))

    @property
    def rustflags(self) -> str:
        """The variable with the flags for this target, to which Cargo adds those of its configuration.

        >>> Target.parse("aarch64-unknown-linux-gnu.2.17").rustflags
        'CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUSTFLAGS'
        """
        return f"CARGO_TARGET_{self.triple.upper().replace('-', '_')}_RUSTFLAGS"

    def __str__(self) -> str:
        version = "".join(f".{number}" for number in self.glibc or ())
        return self.triple + version

    @property
    def system(self) -> str:
        """What `sysconfig.get_platform()` begins with there: linux, win or macosx."""
        return _SYSTEMS[self.library]

    @property
    def machine(self) -> str:
        """The processor, as in the tag of a wheel: `amd64`, `arm64` or `ppc64le`, for example."""
        if self.system == "win" and self.processor == "i686":
            return "win32"
        return _TAGS[self.system].get(self.processor, self.processor)

    @property
    def program_suffix(self) -> str:
        """What the name of a program ends with: `.exe` on Windows."""
        return ".exe" if self.system == "win" else ""

    def module_suffix(self, python: str) -> str:
        """Return what the name of a compiled module ends with, for a version of CPython such as "3.13".

        >>> Target.parse("x86_64-pc-windows-gnu").module_suffix("3.13")
        '.cp313-win_amd64.pyd'
        """
        digits = python.replace(".", "")
        if self.system == "win":
            return f".cp{digits}-{self.platform_tag()}.pyd"
        if self.system == "macosx":
            return f".cpython-{digits}-darwin.so"
        if self.library == "linux-musl" and python == "3.10":
            # Before 3.11 some builds for musl called it linux-gnu, others did not. All accept this.
            return ".so"
        return f".cpython-{digits}-{_SUFFIXES.get(self.processor, self.processor)}-{self.library}.so"

    def platform_tag(self, macos: tuple[int, int] | None = None) -> str:
        """Return the last part of a wheel's tag, of one that needs at least this macOS.

        >>> Target.parse("aarch64-unknown-linux-gnu.2.17").platform_tag()
        'manylinux_2_17_aarch64'
        """
        if self.system == "win":
            return self.machine if self.machine == "win32" else f"win_{self.machine}"
        if self.system == "macosx":
            name, version = "macosx", macos or MACOS[self.machine]
        elif self.library == "linux-musl":
            name, version = "musllinux", MUSL
        elif self.glibc:
            name, version = "manylinux", self.glibc
        else:
            return f"linux_{self.machine}"
        return "_".join([name, *map(str, version), self.machine])


@dataclass(frozen=True)
class CrossBuild:
    """A build for another platform or another CPython than those that run it."""

    target: Target
    python: str
    macos: tuple[int, int] | None

    @property
    def tag(self) -> tuple[str, str, str]:
        """The three parts of the wheel's tag: `("cp313", "cp313", "win_amd64")`."""
        python = "cp" + self.python.replace(".", "")
        return python.removesuffix("t"), python, self.target.platform_tag(self.macos)

    def check_platform(self, given: str) -> None:
        """Check the platform that `--plat-name` names: that of the tag, or Linux without a version.

        Raises `SettingsError` for another one.
        """
        platform = self.tag[2]
        accepted = {platform, f"linux_{self.target.machine}"} if self.target.system == "linux" else {platform}
        if re.sub(r"[-.]", "_", given) not in accepted:
            raise SettingsError(
                f"--plat-name is {given}, but a build for {self.target} has the platform {platform}; "
                "leave --plat-name out."
            )

    @property
    def is_free_threaded(self) -> bool:
        """True for a CPython without a GIL."""
        return self.python in FREE_THREADED

    @property
    def environment(self) -> dict[str, str]:
        """The variables that the tools read, besides those that were set."""
        variables = {"PYO3_CROSS": "1", "SETUPTOOLS_EXT_SUFFIX": self.target.module_suffix(self.python)}
        if self.macos:
            variables["MACOSX_DEPLOYMENT_TARGET"] = "{}.{}".format(*self.macos)
        return variables


def cross_build(environment: Mapping[str, str], host: str, suffix: str) -> CrossBuild | None:
    """Return the cross build that the variables ask for, or None if they ask for none.

    `host` is the platform of the interpreter that builds, as `sysconfig.get_platform()` names it, and
    `suffix` is what its modules end with. Raises `SettingsError` where variables contradict each other.
    """
    name, python = environment.get("CARGO_BUILD_TARGET"), environment.get("PYO3_CROSS_PYTHON_VERSION")
    if python is None:
        _check_native(name, environment.get("SETUPTOOLS_EXT_SUFFIX"), host, suffix)
        return None
    if name is None:
        raise SettingsError(
            f"PYO3_CROSS_PYTHON_VERSION is {python}, but CARGO_BUILD_TARGET is not set; set it to the "
            f"target of Rust to build for, such as {WHEELS[0]}."
        )
    target = Target.parse(name)
    if python not in {*PYTHONS, *FREE_THREADED}:
        raise SettingsError(
            f"PYO3_CROSS_PYTHON_VERSION is {python or 'empty'}; cpp-demangle-py supports CPython "
            f"{PYTHONS[0]} to {PYTHONS[-1]}, and {' and '.join(FREE_THREADED)}."
        )
    if target.glibc and "zigbuild" not in environment.get("CARGO", ""):
        raise SettingsError(
            f"CARGO_BUILD_TARGET is {name}, whose version of the C library only cargo-zigbuild understands; "
            "set CARGO to cargo-zigbuild."
        )
    build = CrossBuild(target, python, _macos(target, environment.get("MACOSX_DEPLOYMENT_TARGET")))
    for variable in ("PYO3_CONFIG_FILE", "PYO3_CROSS_LIB_DIR"):
        if variable in environment:
            raise SettingsError(
                f"{variable} is set, and PYO3_CROSS_PYTHON_VERSION too, which suffices; unset one of them."
            )
    suffix = target.module_suffix(python)
    given = environment.get("SETUPTOOLS_EXT_SUFFIX", suffix)
    if given != suffix:
        raise SettingsError(
            f"SETUPTOOLS_EXT_SUFFIX is {given}, but a build for CPython {python} on {name} needs {suffix}; "
            "unset it."
        )
    return build


def _check_native(name: str | None, given: str | None, host: str, suffix: str) -> None:
    """Check the target, if there is one, and the suffix of a build for the interpreter that runs it."""
    if name is not None:
        target = Target.parse(name)
        problem = None
        if not (host.startswith(target.system) and host.endswith(target.machine)):
            problem = f"this interpreter is for {host}"
        elif target.system == "linux" and target.library not in suffix:
            # The platform has the same name with either C library.
            problem = f"the modules of this interpreter end with {suffix}"
        elif target.glibc:
            problem = "a version of the C library is for cross builds"
        if problem:
            raise SettingsError(
                f"CARGO_BUILD_TARGET is {name}, but {problem}; set "
                "PYO3_CROSS_PYTHON_VERSION to the CPython to build for, such as 3.13."
            )
    if given not in (None, suffix):
        raise SettingsError(
            f"SETUPTOOLS_EXT_SUFFIX is {given}, but the modules of this interpreter end with {suffix}; "
            "unset it."
        )


def _macos(target: Target, given: str | None) -> tuple[int, int] | None:
    """Return the first macOS to run on, or None on other systems."""
    if target.system != "macosx":
        return None
    least = MACOS[target.machine]
    if given is None:
        return least
    match = re.fullmatch(r"(\d+)(?:\.(\d+))?", given)
    version = (int(match[1]), int(match[2] or 0)) if match else (0, 0)
    if version < least:
        raise SettingsError(
            "MACOSX_DEPLOYMENT_TARGET is {}, but {} needs at least {}.{}.".format(given, target, *least)
        )
    return version
