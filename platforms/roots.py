"""Folders with another system in them, made once of Debian's packages, and commands that run there.

A root of another processor is unpacked and never configured, so that nothing is emulated until a command
runs in it. Then qemu-user is registered in a `binfmt_misc` of the command's own user namespace (Linux 6.7
and later): nothing is installed on this machine, and nothing is left behind. Needs debootstrap and apt.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from struct import pack

from commands import Command, run

# The order of bytes of each processor that qemu emulates, and the number that ELF gives it.
_PROCESSORS = {"aarch64": ("<", 0xB7), "ppc64le": ("<", 0x15), "riscv64": ("<", 0xF3), "s390x": (">", 0x16)}


def _magic(processor: str) -> tuple[str, str]:
    """Return the first bytes of programs for a processor, and which of their bits count."""
    order, number = _PROCESSORS[processor]
    # 2 is an executable, 3 one at any address or a library. The byte of the system does not count.
    first = b"\x7fELF\2" + (b"\1" if order == "<" else b"\2") + b"\1" + bytes(9)
    counts = b"\xff" * 7 + b"\0" + b"\xff" * 8
    first += pack(f"{order}HH", 2, number)
    counts += pack(f"{order}HH", 0xFFFE, 0xFFFF)
    return _escaped(first), _escaped(counts)


def _escaped(data: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in data)


# Runs in the namespace: registers qemu where $magic is set, binds the folders, and goes into the root.
_ENTER = r"""
if [ -n "$magic" ]; then
  mount -t binfmt_misc none /proc/sys/fs/binfmt_misc
  printf %s ":elsewhere:M::$magic:$mask:$qemu:FP" >/proc/sys/fs/binfmt_misc/register
fi
for folder in $folders /proc /dev; do mkdir -p "$root$folder"; mount --rbind "$folder" "$root$folder"; done
exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 \
  sh -c 'cd "$0"; exec "$@"' "$directory" "$@"
"""


def mirror() -> str:
    """Return where this machine gets Debian's packages."""
    sources = Path("/etc/apt/sources.list.d/debian.sources")
    found = re.search(r"^URIs: *(\S+)", sources.read_text(), re.MULTILINE) if sources.exists() else None
    return found[1] if found else "http://deb.debian.org/debian"


@dataclass(frozen=True)
class Root:
    """A folder with a Debian in it; `processor` is None where this machine's own runs its programs."""

    path: Path
    processor: str | None
    qemu: Path | None

    @classmethod
    def make(
        cls,
        work: Path,
        name: str,
        suite: str,
        packages: str,
        *,
        debian: str | None = None,
        processor: str | None = None,
    ) -> Root:
        """Make the root of this name unless it is there; `debian` is Debian's name of the processor."""
        path = work / f"root-{name}"
        complete = path / ".complete"
        if not complete.exists():
            shutil.rmtree(path, ignore_errors=True)
            options = ["--variant=minbase", f"--include={packages}"]
            if debian:
                options += ["--foreign", f"--arch={debian}"]
            run("debootstrap", *options, suite, path, mirror())
            if debian:
                for package in sorted((path / "var/cache/apt/archives").glob("*.deb")):
                    run("dpkg-deb", "-x", package, path)
            complete.touch()
        return cls(path, processor, _qemu(work, processor) if processor else None)

    def command(self, directory: Path, folders: list[Path], *command: str | Path) -> Command:
        """Return the command line that runs a command there, in `directory`; it sees `folders` too."""
        magic, mask = _magic(self.processor) if self.processor else ("", "")
        variables = {
            "magic": magic,
            "mask": mask,
            "qemu": self.qemu or "",
            "root": self.path,
            "folders": " ".join(map(str, folders)),
            "directory": directory,
        }
        assigned = [f"{name}={value}" for name, value in variables.items()]
        # wine's server wants an own user, not one of a namespace.
        own = ["--user", "--map-root-user"] if self.processor else []
        return ["env", *assigned, "unshare", *own, "--mount", "sh", "-ec", _ENTER, "elsewhere", *command]


def _qemu(work: Path, processor: str) -> Path:
    """Return Debian's static qemu-user, unpacked and not installed."""
    program = work / "qemu" / "usr" / "bin" / f"qemu-{processor}-static"
    if not program.exists():
        run("apt-get", "download", "-q", "qemu-user-static", cwd=work)
        (package,) = work.glob("qemu-user-static_*.deb")
        run("dpkg-deb", "-x", package, work / "qemu")
    return program
