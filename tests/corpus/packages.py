"""The mangled names that the shared libraries of Debian packages export."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

# Free C++ libraries of many schools: Boost, Qt, GNOME's bindings, databases, graphics, solvers.
PACKAGES = [
    "libboost-filesystem1.74.0",
    "libboost-log1.74.0",
    "libboost-program-options1.74.0",
    "libboost-regex1.74.0",
    "libboost-serialization1.74.0",
    "libboost-thread1.74.0",
    "libboost-wave1.74.0",
    "libbullet3.24",
    "libcapnp-0.9.2",
    "libc++1-19",
    "libc++abi1-19",
    "libfmt9",
    "libgdal32",
    "libgeos3.11.1",
    "libglibmm-2.4-1v5",
    "libgtkmm-3.0-1v5",
    "libgoogle-glog0v6",
    "libicu72",
    "libleveldb1d",
    "libopenexr-3-1-30",
    "libopenvdb10.0",
    "libpcl-filters1.13",
    "libpcl-registration1.13",
    "libpcl-segmentation1.13",
    "libpoppler126",
    "libqt6core6",
    "libqt6widgets6",
    "libre2-9",
    "librocksdb7.8",
    "libsfml-graphics2.5",
    "libsigc++-2.0-0v5",
    "libsnappy1v5",
    "libspdlog1.10",
    "libstdc++6",
    "libtag1v5-vanilla",
    "libtbb12",
    "libtesseract5",
    "libthrift-0.17.0",
    "libwxbase3.2-1",
    "libwxgtk3.2-1",
    "libxerces-c3.2",
    "libyaml-cpp0.7",
    "libz3-4",
    "libzmq5",
]


def _libraries(package: str, folder: Path) -> tuple[list[Path], str]:
    """Unpack a package below `folder`, without installing it: its shared libraries and its version."""
    subprocess.run(
        ["apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download", package], cwd=folder, check=True
    )
    archive = next(folder.glob("*.deb"))
    version = subprocess.run(
        ["dpkg-deb", "-f", archive, "Version"], capture_output=True, check=True, text=True
    )
    subprocess.run(["dpkg-deb", "-x", archive, folder / "root"], check=True)
    found = [
        path for path in sorted(folder.glob("root/**/*.so*")) if path.is_file() and not path.is_symlink()
    ]
    return found, version.stdout.strip()


def names_of(package: str) -> tuple[set[bytes], str]:
    """The names that a package's shared libraries define or need, and the package's version."""
    with tempfile.TemporaryDirectory() as folder:
        libraries, version = _libraries(package, Path(folder))
        names: set[bytes] = set()
        for library in libraries:
            listing = subprocess.run(
                ["nm", "-D", "--format=just-symbols", library], capture_output=True, check=False
            )
            # The version that the dynamic linker knows a symbol by (`@@GLIBCXX_3.4`) is no part of its name.
            names.update(
                re.sub(rb"@.*", b"", line) for line in listing.stdout.splitlines() if line.startswith(b"_Z")
            )
    if not names:
        raise RuntimeError(f"{package} {version} holds no mangled name")
    return names, version
