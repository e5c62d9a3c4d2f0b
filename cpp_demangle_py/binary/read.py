"""Reading binaries."""

from os import PathLike, fsencode

from cpp_demangle_py._native import merged, read_symbols
from cpp_demangle_py.binary.table import SymbolTable

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from typing import Literal, TypeAlias

    from typing_extensions import Buffer, Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import OptionKeywords

    _Which: TypeAlias = Literal["auto", "static", "dynamic"]


def symbols(
    file: "str | PathLike[str] | Buffer",
    /,
    options: "DemangleOptions | None" = None,
    *,
    which: "_Which" = "auto",
    debug_files: bool = True,
    **keywords: "Unpack[OptionKeywords]",
) -> "SymbolTable":
    """Read the symbols of a binary.

    ELF, Mach-O, PE, COFF, XCOFF and WebAssembly files are read, for all architectures; and archives
    and universal files, with all their members. The file is mapped to memory while it is read, and
    must not be truncated meanwhile. The GIL is released; names are demangled on all cores, when they
    are first asked for.

    Args:
        file: the path of the file; or its bytes, as any bytes-like object. A bundle ``Name.dSYM``
            is read as the file in it.
        options: a `DemangleOptions` for the demangled names; the keywords below override it. With
            ``verbose=False`` they are as ``nm -C`` prints them.
        which: ``"static"`` for the symbols for the linker, as ``nm``; ``"dynamic"`` for those for
            the dynamic linker, as ``nm -D``, and for the exports and imports of PE files;
            ``"auto"`` for the most that can be found: the former; if they were stripped, those of
            the debug file; if there is none, the latter, with those of ``.gnu_debugdata``.
        debug_files: whether to search for a separate debug file: by build id and
            ``.gnu_debuglink`` beside the file and in ``/usr/lib/debug``, and the bundle
            ``Name.dSYM`` beside it.
        keywords: the options of `demangle`.

    Raises:
        OSError: the file cannot be read.
        BinaryError: it is not a binary, it contradicts its format, or it exceeds a limit.
        ValueError: an argument has a value that is not accepted, or the style lacks an option.
        TypeError: an argument has the wrong type.

    >>> from cpp_demangle_py import symbols
    >>> table = symbols("libfoo.so")
    >>> table.filter(defined=True)[0].type in "TtWwDdBbRrVvAaiu"
    True
    """
    chosen = merged("symbols", options, keywords)
    if isinstance(file, str | PathLike):
        path = fsencode(file)
        if b"\0" in path:
            raise ValueError(f"symbols() argument must be a path without null characters, not {file!r}")
        return SymbolTable(read_symbols(path, None, chosen, which, debug_files))
    try:
        data = file if isinstance(file, bytes) else bytes(memoryview(file))
    except TypeError:
        given = type(file).__name__
        raise TypeError(f"symbols() argument must be a path or a bytes-like object, not {given}") from None
    return SymbolTable(read_symbols(None, data, chosen, which, debug_files))
