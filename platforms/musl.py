"""A CPython that is compiled against musl."""

from __future__ import annotations

import urllib.request
from pathlib import Path

from commands import run
from roots import Root, mirror

# CPython and the libraries that the suite needs, as in Debian 13, whose sources stay in its archive.
SOURCES = {
    "python": "pool/main/p/python3.13/python3.13_3.13.5.orig.tar.xz",
    "ffi": "pool/main/libf/libffi/libffi_3.4.8.orig.tar.gz",
    "lzma": "pool/main/x/xz-utils/xz-utils_5.8.1.orig.tar.xz",
    "zlib": "pool/main/z/zlib/zlib_1.3.dfsg+really1.3.1.orig.tar.gz",
}

# Compiles against musl, and says so: musl-gcc answers for the compiler that it wraps.
COMPILER = """#!/bin/sh
case "$*" in *--print-multiarch*) echo x86_64-linux-musl; exit ;; esac
exec musl-gcc "$@"
"""

# libffi needs headers of Linux, which come after those of musl.
BUILD = """
cd "$0"
export CC="$0/compiler" CFLAGS=-fPIC
unpack() { mkdir -p "$1" && tar -xf "$1.tar" -C "$1" --strip-components 1 && cd "$1"; }
static="-q --disable-shared --prefix $0 --libdir $0/lib"
headers="-idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu"
(unpack zlib && ./configure --static --prefix "$0" && make -s install)
(unpack ffi && autoreconf -i && ./configure $static --disable-docs CFLAGS="$CFLAGS $headers" && make install)
(unpack lzma && ./configure $static --disable-doc && make -s -C src/liblzma install)
unpack python
export ZLIB_CFLAGS="-I$0/include" LIBFFI_CFLAGS="-I$0/include" LIBLZMA_CFLAGS="-I$0/include"
export ZLIB_LIBS="-L$0/lib -lz" LIBFFI_LIBS="-L$0/lib -lffi" LIBLZMA_LIBS="-L$0/lib -llzma"
./configure -q --prefix "$0" --disable-test-modules --without-ensurepip
make -s -j "$(nproc)" && make -s install
"""


def python(work: Path) -> tuple[Root, Path]:
    """Make CPython 3.13, and the root that it runs in."""
    root = Root.make(
        work,
        "musl",
        "trixie",
        "autoconf,automake,binutils,ca-certificates,gcc,libltdl-dev,libtool,make,musl-tools,xz-utils",
    )
    folder = work / "musl"
    program = folder / "bin" / "python3.13"
    if not program.exists():
        folder.mkdir(exist_ok=True)
        for name, source in SOURCES.items():
            urllib.request.urlretrieve(f"{mirror()}/{source}", folder / f"{name}.tar")
        compiler = folder / "compiler"
        compiler.write_text(COMPILER, encoding="utf-8")
        compiler.chmod(0o755)
        run(*root.command(work, [work], "sh", "-ec", BUILD, folder))
    return root, program
