"""What must hold of a wheel for any platform: its tag, its files, and what its module needs of a system."""

from __future__ import annotations

import hashlib
import struct
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lief

from targets import MACOS, MUSL, CrossBuild, Target

# It reports parts of a Mach-O file that it does not know, and which are not asked for.
lief.logging.disable()

# The libraries that a module may need, besides the interpreter's own on Windows.
LINUX_GNU = {"libc.so.6", "libgcc_s.so.1", "libpthread.so.0", "libdl.so.2", "libm.so.6", "librt.so.1"}
LINUX_GNU |= {"ld-linux-aarch64.so.1", "ld-linux-riscv64-lp64d.so.1", "ld-linux-x86-64.so.2", "ld-linux.so.2"}
LINUX_GNU |= {"ld64.so.1", "ld64.so.2"}
WINDOWS = {"kernel32.dll", "ntdll.dll", "userenv.dll", "ws2_32.dll", "advapi32.dll", "bcryptprimitives.dll"}
WINDOWS |= {"api-ms-win-core-synch-l1-2-0.dll", "msvcrt.dll"}
# The C library of Windows 10 and later, in parts.
UCRT = "api-ms-win-crt-"
MACOS_LIBRARIES = {
    "/usr/lib/libSystem.B.dylib",
    "/System/Library/Frameworks/CoreFoundation.framework/Versions/A/CoreFoundation",
}

# What Python looks for in the module. zig's linkers for Windows and macOS export what else is global. There a
# program names the library of each symbol that it needs, so nothing is bound to those.
INITIALISER = {"PyInit__native"}


class CheckError(Exception):
    """A wheel is not as it should be."""


def check(wheel: Path, target: Target, python: str) -> None:
    """Check a wheel; raise a `CheckError` that says what is wrong."""
    problems = list(_problems(wheel, target, python))
    if problems:
        raise CheckError("\n".join([wheel.name, *(f"- {problem}" for problem in problems)]))


def _problems(wheel: Path, target: Target, python: str) -> Iterator[str]:
    digits = python.replace(".", "")
    tag = "-".join(CrossBuild(target, python, None).tag)
    if not wheel.name.endswith(f"-{tag}.whl"):
        yield f"its name does not end with the tag {tag}"
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (written,) = (archive.read(name).decode() for name in names if name.endswith(".dist-info/WHEEL"))
        if f"\nTag: {tag}\n" not in written:
            yield f"its metadata does not have the tag {tag}"
        modules = [name for name in names if name.endswith((".so", ".pyd"))]
        wanted = f"cpp_demangle_py/_native{target.module_suffix(python)}"
        if modules != [wanted]:
            yield f"its modules are {modules}, not [{wanted!r}]"
        programs = [name for name in names if ".data/scripts/" in name]
        program = f"cpp-demangle{target.program_suffix}"
        if [Path(name).name for name in programs] != [program]:
            yield f"its programs are {programs}, not {program}"
        with tempfile.TemporaryDirectory() as directory:
            for name in modules + programs:
                yield from _of_binary(Path(archive.extract(name, directory)), target, digits)
    yield from _of_tool("twine", "check", "--strict", wheel)
    yield from _of_tool("check_wheel_contents", wheel)
    if target.system == "linux":
        yield from _of_auditwheel(wheel, target)


def _of_binary(path: Path, target: Target, digits: str) -> Iterator[str]:
    """Check a module or a program: it needs no library that a system may lack, and exports what it must."""
    binary = lief.parse(path)
    is_module = path.stem.startswith("_native")
    if isinstance(binary, lief.ELF.Binary):
        needed = {str(name) for name in binary.libraries}
        allowed = LINUX_GNU if target.library == "linux-gnu" else {f"libc.musl-{target.processor}.so.1"}
        exported = {str(symbol.name) for symbol in binary.exported_symbols}
    elif isinstance(binary, lief.PE.Binary):
        needed = {str(imported.name).lower() for imported in binary.imports}
        allowed = WINDOWS | {name for name in needed if name.startswith(UCRT)}
        allowed |= {f"python{digits}.dll"} if is_module else set()
        exports = binary.get_export()
        exported = {str(entry.name) for entry in exports.entries} & INITIALISER if exports else set()
    elif isinstance(binary, lief.MachO.Binary):
        needed = {str(library.name) for library in binary.libraries if "_native" not in str(library.name)}
        allowed = MACOS_LIBRARIES
        exported = {str(symbol.name).removeprefix("_") for symbol in binary.exported_symbols} & INITIALISER
        least = _least_macos(binary)
        if least != MACOS[target.machine]:
            yield f"{path.name} runs on macOS {least}, not on {MACOS[target.machine]} and later"
        # The interpreter has these, which is found when the module is loaded.
        bindings = [bound.symbol for bound in binary.bindings if not bound.has_library]
        found_late = {str(symbol.name) for symbol in bindings if symbol}
        strange = sorted(name for name in found_late if not name.startswith(("_Py", "__Py")))
        if strange:
            yield f"{path.name} says of no library that it has {', '.join(strange)}"
        if target.machine == "arm64" and not _is_signed(binary, path.read_bytes()):
            yield f"{path.name} has no signature that fits it"
    else:
        yield f"{path.name} is no program of any system"
        return
    if needed - allowed:
        yield f"{path.name} needs {', '.join(sorted(needed - allowed))}"
    if is_module and exported != INITIALISER:
        yield f"{path.name} exports {', '.join(sorted(exported)) or 'nothing'}, not PyInit__native alone"


def _least_macos(binary: lief.MachO.Binary) -> tuple[int, ...]:
    """Return the first macOS that the module says it runs on."""
    if binary.build_version:
        return tuple(binary.build_version.minos[:2])
    return tuple(binary.version_min.version[:2]) if binary.version_min else ()


def _is_signed(binary: lief.MachO.Binary, data: bytes) -> bool:
    """Return True for a file with the digests that its signature has; macOS on Arm runs no other."""
    signature = binary.code_signature
    if signature is None:
        return False
    blob = data[signature.data_offset :]
    (count,) = struct.unpack_from(">I", blob, 8)
    offsets = [struct.unpack_from(">I", blob, 16 + 8 * place)[0] for place in range(count)]
    (directory,) = (blob[at:] for at in offsets if blob[at : at + 4] == b"\xfa\xde\x0c\x02")
    digests, pages, end = (struct.unpack_from(">I", directory, at)[0] for at in (16, 28, 32))
    width, page = directory[36], 1 << directory[39]
    return all(
        hashlib.sha256(data[place * page : min((place + 1) * page, end)]).digest()
        == directory[digests + place * width :][:width]
        for place in range(pages)
    )


def _of_auditwheel(wheel: Path, target: Target) -> Iterator[str]:
    """Ask auditwheel for the oldest C library that the module runs with."""
    command = [sys.executable, "-m", "auditwheel", "show", str(wheel)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False)
    text = " ".join((shown.stdout + shown.stderr).split())
    tag = target.platform_tag()
    if f'"{tag}"' not in text:
        name, (major, minor) = ("manylinux", target.glibc) if target.glibc else ("musllinux", MUSL)
        older = any(f'"{name}_{major}_{number}_{target.machine}"' in text for number in range(minor))
        if not older:
            yield f"auditwheel does not find it consistent with {tag}: {text}"


def _of_tool(*command: str | Path) -> Iterator[str]:
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"{command[0]}: {done.stdout}{done.stderr}".strip()
