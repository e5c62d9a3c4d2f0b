"""The symbols of binaries: what is in them, what takes the space, what changed.

`symbols` reads a file; the other classes are its results.
"""

from operator import itemgetter
from os import PathLike, fsdecode

from cpp_demangle_py._native import merged, read_symbols
from cpp_demangle_py.kinds import SymbolKind

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Literal, TypeAlias, overload

    from typing_extensions import Buffer, Unpack

    from cpp_demangle_py._native import BinaryChanges, BinarySizes, BinaryTable, DemangleOptions
    from cpp_demangle_py.options import OptionKeywords

    _By: TypeAlias = Literal["section", "archive_member", "scope", "template", "kind", "scheme", "type"]
    _Key: TypeAlias = Literal["address", "size", "name", "demangled"]
    _Which: TypeAlias = Literal["auto", "static", "dynamic"]
else:

    def overload(function: object) -> object:
        """Leave a function as it is."""
        return function


__all__ = [
    "BinarySymbol",
    "ClassSymbols",
    "Member",
    "Section",
    "Sizes",
    "SizesDiff",
    "SymbolTable",
    "symbols",
]


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
        BinaryError: it is no binary, it contradicts its format, or it exceeds a limit.
        ValueError: an argument has a value that is not accepted.
        TypeError: an argument has the wrong type.

    >>> from cpp_demangle_py import _native, symbols
    >>> table = symbols(_native.__file__)
    >>> table.filter(defined=True)[0].type in "TtWwDdBbRrVvAaiu"
    True
    """
    chosen = merged("symbols", options, keywords)
    if isinstance(file, str | PathLike):
        return SymbolTable(read_symbols(fsdecode(file), None, chosen, which, bool(debug_files)))
    try:
        data = file if isinstance(file, bytes) else bytes(memoryview(file))
    except TypeError:
        given = type(file).__name__
        raise TypeError(f"symbols() argument must be a path or a bytes-like object, not {given}") from None
    return SymbolTable(read_symbols(None, data, chosen, which, bool(debug_files)))


# Neither `typing.NamedTuple` nor `dataclasses`: importing one takes longer than importing this package.


class _Row(tuple[object, ...]):
    """A tuple whose items are attributes, too."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        fields = tuple(cls.__annotations__)
        members = {name: property(itemgetter(place)) for place, name in enumerate(fields)}
        for name, value in {"_fields": fields, "__match_args__": fields, **members}.items():
            setattr(cls, name, value)

    def __repr__(self) -> str:
        items = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({items})"

    def __getnewargs__(self) -> tuple[tuple[object, ...]]:
        return (tuple(self),)


class BinarySymbol(_Row):
    """A symbol of a binary. It is a tuple of its attributes.

    Attributes:
        address: the address: in memory, if the file is linked; otherwise in the section. None if
            the symbol is defined elsewhere.
        size: the size in bytes; 0 if it is unknown.
        size_computed: whether the size is the distance to the next symbol, as in Mach-O and COFF
            files, which do not hold it.
        type: the letter of ``nm``, in upper case if other object files can refer to the symbol.
        binding: ``"local"``, ``"global"``, ``"weak"`` or ``"unique"``.
        visibility: ``"default"``, ``"protected"``, ``"hidden"`` or ``"internal"``.
        exported: whether other libraries and programs can link to it.
        section: the section that it is in; in Mach-O files with the segment, ``__TEXT,__text``.
        member: the member of the archive, or the slice of the universal file.
        version: the version with its at signs, such as ``@@GLIBCXX_3.4``.
        library: the library that an undefined symbol is taken from, if the file says it.
        mangled: the mangled name.
        demangled: the demangled name; the mangled one if it cannot be demangled.
        scheme: the mangling scheme; None if the name cannot be demangled, as the names of C.
        kind: the `SymbolKind`, likewise.
        scope: the namespaces, classes and functions around it, likewise.
        base_name: the last component of the name, likewise.
    """

    __slots__ = ()

    address: "int | None"
    size: int
    size_computed: bool
    type: str
    binding: "Literal['local', 'global', 'weak', 'unique']"
    visibility: "Literal['default', 'protected', 'hidden', 'internal']"
    exported: bool
    section: "str | None"
    member: "str | None"
    version: "str | None"
    library: "str | None"
    mangled: str
    demangled: str
    scheme: "str | None"
    kind: "SymbolKind | None"
    scope: "str | None"
    base_name: "str | None"


class Member(_Row):
    """A member of an archive, a slice of a universal file, or the file itself.

    Attributes:
        name: the name in the archive, or the architecture of the slice; None for the file itself.
        format: ``"elf"``, ``"mach-o"``, ``"pe"``, ``"coff"``, ``"xcoff"``, ``"wasm"``, or
            ``"import"`` for an entry of an import library.
        architecture: the architecture, such as ``"x86_64"``.
        pointer: the bytes of a pointer.
        origin: where the symbols come from, such as ``"symtab"`` or ``"dynsym"``.
    """

    __slots__ = ()

    name: "str | None"
    format: str
    architecture: str
    pointer: int
    origin: str


class Section(_Row):
    """A section of a binary.

    Attributes:
        name: the name; in Mach-O files with the segment.
        address: the address in memory; 0 in object files.
        size: the size in bytes. Zeroed sections have a size, but no bytes in the file.
        align: the alignment in bytes.
        content: ``"code"``, ``"data"``, ``"read_only"``, ``"zeroed"``, ``"debug"`` or ``"other"``.
        member: the name of the member that it is in.
    """

    __slots__ = ()

    name: str
    address: int
    size: int
    align: int
    content: str
    member: "str | None"


class ClassSymbols(_Row):
    """A class, as its symbols tell.

    Attributes:
        name: the name with its scope.
        member: the member of the archive.
        vtables: its vtables: one in names of Itanium's scheme, one for each base class in MSVC's.
        vtable_entries: the size of the vtables in pointers. In Itanium's scheme two or more of a
            table are no functions, but offsets and the typeinfo.
        typeinfo: the typeinfo, its name, and what else describes the class at run time.
        constructors: the constructors.
        destructors: the destructors.
        members: all other symbols in the scope of the class.
        size: the bytes of all these symbols.
    """

    __slots__ = ()

    name: str
    member: "str | None"
    vtables: "list[BinarySymbol]"
    vtable_entries: int
    typeinfo: "list[BinarySymbol]"
    constructors: "list[BinarySymbol]"
    destructors: "list[BinarySymbol]"
    members: "list[BinarySymbol]"
    size: int


_CHUNK = 1024
"""The rows that an iteration makes at a time."""


# No `collections.abc.Sequence`, whose items polars would take one by one, instead of the Arrow stream.
class SymbolTable:
    """The symbols of a binary: rows, each a `BinarySymbol`, with `len`, indices, slices and iteration.

    It can be filtered and sorted, which makes tables that share what was read. By the Arrow
    `PyCapsule` interface, ``polars.DataFrame(table)`` and ``pyarrow.table(table)`` read it. It is
    made by `symbols`.

    >>> from cpp_demangle_py import _native, symbols
    >>> table = symbols(_native.__file__)
    >>> len(table) == len(list(table))
    True
    >>> needed = table.filter(defined=False).sort("name")
    >>> all(symbol.address is None for symbol in needed)
    True
    """

    __slots__ = ("_table",)

    def __init__(self, table: "BinaryTable", /) -> None:
        """Wrap a table of the compiled module; `symbols` makes one."""
        self._table = table

    def __len__(self) -> int:
        return len(self._table)

    @overload
    def __getitem__(self, index: int, /) -> BinarySymbol: ...
    @overload
    def __getitem__(self, index: slice, /) -> "SymbolTable": ...  # noqa: F811
    def __getitem__(self, index: "int | slice", /) -> "BinarySymbol | SymbolTable":  # noqa: F811
        if isinstance(index, slice):
            return SymbolTable(self._table.select(list(range(*index.indices(len(self))))))
        try:
            place = range(len(self))[index]
        except IndexError:
            raise IndexError(f"there is no row {index}; the table has {len(self)}") from None
        return BinarySymbol(self._table.rows([place])[0])

    def __iter__(self) -> "Iterator[BinarySymbol]":
        for start in range(0, len(self), _CHUNK):
            places = list(range(start, min(start + _CHUNK, len(self))))
            yield from map(BinarySymbol, self._table.rows(places))

    def __repr__(self) -> str:
        formats = sorted({member.format for member in self.members})
        return f"<SymbolTable: {len(self)} symbols, {' and '.join(formats) or 'no file'}>"

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a capsule of a stream of the rows, a struct each."""
        return self._table.arrow()

    @property
    def members(self) -> "tuple[Member, ...]":
        """The members of the archive, the slices of the universal file, or the one file.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> len(table.members), table.members[0].name
        (1, None)
        """
        return tuple(map(Member, self._table.members()))

    @property
    def sections(self) -> "tuple[Section, ...]":
        """All sections of the file.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> {"code", "data"} <= {section.content for section in table.sections}
        True
        """
        return tuple(map(Section, self._table.sections()))

    def filter(
        self,
        *,
        kind: "str | Iterable[str] | None" = None,
        scope: "str | None" = None,
        pattern: "str | None" = None,
        defined: "bool | None" = None,
        exported: "bool | None" = None,
        section: "str | None" = None,
        member: "str | None" = None,
        type: "str | None" = None,
    ) -> "SymbolTable":
        """Return the symbols that fulfil all given conditions, in order.

        Args:
            kind: a `SymbolKind` or its value, or several.
            scope: the namespace, class or function that they are in, directly or not.
            pattern: a regular expression, in the syntax of the Rust crate ``regex``, that matches
                somewhere in the demangled or the mangled name.
            defined: True for symbols that the file defines, False for those that it needs.
            exported: whether others can link to them.
            section: the name of the section.
            member: the name of the member.
            type: the letters of ``nm`` to keep, such as ``"Tt"``.

        Raises:
            ValueError: there is no such kind, or the pattern is not well-formed.

        >>> from cpp_demangle_py import _native, symbols
        >>> {symbol.type for symbol in symbols(_native.__file__).filter(type="T")} <= {"T"}
        True
        """
        kinds = None
        if kind is not None:
            kinds = [SymbolKind(one).value for one in ([kind] if isinstance(kind, str) else kind)]
        return SymbolTable(
            self._table.filter(kinds, scope, pattern, defined, exported, section, member, type)
        )

    def sort(self, by: "_Key", *, reverse: bool = False) -> "SymbolTable":
        """Return the symbols in another order; those with equal keys stay in order.

        Args:
            by: ``"address"``, undefined symbols first; ``"size"``; ``"name"``, the mangled name; or
                ``"demangled"``.
            reverse: whether the greatest come first.

        >>> from cpp_demangle_py import _native, symbols
        >>> largest = symbols(_native.__file__).sort("size", reverse=True)
        >>> largest[0].size >= largest[-1].size
        True
        """
        return SymbolTable(self._table.sort(by, reverse))

    def lookup(self, address: int) -> "tuple[BinarySymbol, int] | None":
        """Return the symbol at an address, and the offset of the address in it.

        It is the nearest symbol of the file before the address in the same section, whether or not
        the table was filtered; None if there is none. A lookup takes O(log n).

        Raises:
            ValueError: the file has several members, each with addresses of its own.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> function = table.filter(type="T")[0]
        >>> found, offset = table.lookup(function.address)
        >>> found.address == function.address, offset
        (True, 0)
        """
        return self.lookup_many([address])[0]

    def lookup_many(self, addresses: "Iterable[int]") -> "list[tuple[BinarySymbol, int] | None]":
        """Return the result of `lookup` for each address.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.lookup_many([2**64 - 1])
        [None]
        """
        found = self._table.lookup(list(addresses))
        return [None if one is None else (BinarySymbol(one[0]), one[1]) for one in found]

    def sizes(self, by: "_By | Iterable[_By]" = "scope") -> "Sizes":
        """Return what takes the space, as a tree that adds up.

        The root is the sum of the sizes of all sections. Where symbols overlap, a byte belongs to
        the one that begins last; of several names of the same bytes one has them all. Bytes of no
        symbol are in the groups ``[padding]``, for gaps shorter than the alignment, and
        ``[no symbol]``. A table that was filtered has only its symbols.

        Args:
            by: what to group by; several are nested. ``"section"``; ``"archive_member"``;
                ``"scope"``, a level for each namespace and class; ``"template"``, all instantiations
                together; ``"kind"``; ``"scheme"``; ``"type"``, the letter of ``nm``.

        Raises:
            ValueError: there is no such key.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.sizes("section").size == sum(section.size for section in table.sections)
        True
        """
        return Sizes(self._table.sizes([by] if isinstance(by, str) else list(by)), 0)

    def classes(self) -> "list[ClassSymbols]":
        """Return the classes that the names tell of, by name.

        A scope is a class if it has a vtable, a typeinfo, a constructor or a destructor.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> names = [found.name for found in table.classes()]
        >>> names == sorted(names)
        True
        """
        return [
            ClassSymbols(list(map(BinarySymbol, item)) if isinstance(item, list) else item for item in found)
            for found in self._table.classes()
        ]

    def to_text(self, *, sizes: bool = False, mangled: bool = False, colour: bool = False) -> str:
        """Return a line for each symbol, as ``nm -C`` prints it.

        Args:
            sizes: whether to print sizes, as ``nm -S``; those that were computed have a ``~``.
            mangled: whether to print mangled names.
            colour: whether to colour the lines, for a terminal.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> len(table[:3].to_text().splitlines())
        3
        """
        return self._table.text(sizes, mangled, colour)

    def to_json(self) -> str:
        """Return an array with an object for each symbol, as JSON.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> import json
        >>> [row["size"] for row in json.loads(table.to_json())] == [symbol.size for symbol in table]
        True
        """
        return self._table.json()

    def to_csv(self) -> str:
        """Return a line for each symbol, with a head line, as CSV.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.to_csv().partition(",")[0]
        'address'
        """
        return self._table.csv()


class Sizes:
    """A tree of sizes, from `SymbolTable.sizes`. Each size is the sum of those of the children."""

    __slots__ = ("_children", "_number", "_tree", "count", "name", "size")

    name: str
    """The name of the group or symbol; empty for the root."""
    size: int
    """The bytes."""
    count: int
    """The number of symbols: for a template, of its instantiations."""

    def __init__(self, tree: "BinarySizes", number: int, /) -> None:
        """Wrap a node of a tree of the compiled module; `SymbolTable.sizes` makes the root."""
        self._tree, self._number = tree, number
        self.name, self.size, self.count, self._children = tree.node(number)

    @property
    def children(self) -> "list[Sizes]":
        """The groups and symbols in it, the largest first.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> sizes = table.sizes("kind")
        >>> sum(child.size for child in sizes.children) == sizes.size
        True
        """
        return [Sizes(self._tree, number) for number in self._children]

    def __repr__(self) -> str:
        return f"<Sizes: {self.name or 'total'}, {self.size} bytes, {self.count} symbols>"

    def diff(self, old: "Sizes") -> "SizesDiff":
        """Return what changed since an older binary, whose tree is grouped by the same keys.

        Symbols are matched by names without the numbers of lambdas, hashes, the numbers of crates,
        and the numbers of clone suffixes, which change from build to build.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.sizes("kind").diff(table.sizes("kind")).growth
        0
        """
        return SizesDiff(self._tree.changes_from(old._tree), 0)

    def to_text(self, *, depth: int = 2, top: int = 20, width: int = 100, colour: bool = False) -> str:
        """Return the whole tree with bars, for a terminal.

        Args:
            depth: the levels to print.
            top: the children of each node to print; the others are summed up.
            width: the columns; longer names are cut.
            colour: whether to colour it.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.sizes("kind").to_text().splitlines()[0].split()[-1]
        'total'
        """
        return self._tree.text(depth, top, width, colour)

    def to_json(self) -> str:
        """Return the whole tree as JSON: nested objects with name, size, count and children.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> import json
        >>> sizes = table.sizes("kind")
        >>> json.loads(sizes.to_json())["size"] == sizes.size
        True
        """
        return self._tree.json()

    def to_csv(self) -> str:
        """Return a line for each node of the whole tree, with its depth, as CSV.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.sizes("kind").to_csv().splitlines()[0]
        'depth,name,size,count'
        """
        return self._tree.csv()

    def to_html(self, title: str = "Sizes") -> str:
        """Return a page with a treemap of the whole tree, which needs nothing else.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> table.sizes("kind").to_html().splitlines()[0]
        '<!DOCTYPE html>'
        """
        return self._tree.page(title)

    def _repr_html_(self) -> str:
        return _framed(self.to_html())


class SizesDiff:
    """What changed between two trees of sizes, from `Sizes.diff`."""

    __slots__ = ("_changes", "_children", "name", "new_count", "new_size", "old_count", "old_size")

    name: str
    """The name of the group or symbol; empty for the root."""
    old_size: int
    """The bytes in the old binary; 0 if it was not there."""
    new_size: int
    """The bytes in the new binary; 0 if it is gone."""
    old_count: int
    """The number of symbols in the old binary."""
    new_count: int
    """The number of symbols in the new binary."""

    def __init__(self, changes: "BinaryChanges", number: int, /) -> None:
        """Wrap a node of a tree of the compiled module; `Sizes.diff` makes the root."""
        self._changes = changes
        (
            self.name,
            self.old_size,
            self.new_size,
            self.old_count,
            self.new_count,
            self._children,
        ) = changes.node(number)

    @property
    def children(self) -> "list[SizesDiff]":
        """The groups and symbols in it, the greatest change first.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> sum(child.growth for child in diff.children)
        0
        """
        return [SizesDiff(self._changes, number) for number in self._children]

    @property
    def growth(self) -> int:
        """How many bytes more there are; negative if it shrank.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.growth
        0
        """
        return self.new_size - self.old_size

    @property
    def growth_percent(self) -> float:
        """By how many percent of the old binary the whole grew; infinite if there was nothing.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.growth_percent
        0.0
        """
        return self._changes.growth_percent()

    def __repr__(self) -> str:
        return f"<SizesDiff: {self.name or 'total'}, {self.growth:+} bytes>"

    def to_text(self, *, depth: int = 2, top: int = 20, width: int = 100, colour: bool = False) -> str:
        """Return what changed in the whole tree, for a terminal, as `Sizes.to_text`.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_text().split()[-1]
        'total'
        """
        return self._changes.text(depth, top, width, colour)

    def to_json(self) -> str:
        """Return the whole tree as JSON.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_json().partition(",")[0]
        '{"name":""'
        """
        return self._changes.json()

    def to_csv(self) -> str:
        """Return a line for each node of the whole tree, with its depth, as CSV.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_csv().splitlines()[0]
        'depth,name,old_size,new_size,old_count,new_count'
        """
        return self._changes.csv()

    def to_html(self, title: str = "Changes of sizes") -> str:
        """Return a page with a treemap: red is what grew, green what shrank.

        >>> from cpp_demangle_py import _native, symbols
        >>> table = symbols(_native.__file__)
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_html().splitlines()[0]
        '<!DOCTYPE html>'
        """
        return self._changes.page(title)

    def _repr_html_(self) -> str:
        return _framed(self.to_html())


def _framed(page: str) -> str:
    """Return a frame with a page, for a notebook."""
    quoted = page.replace("&", "&amp;").replace('"', "&quot;")
    style = "width: 100%; height: 600px; border: 0"
    return f'<iframe sandbox="allow-scripts" style="{style}" srcdoc="{quoted}"></iframe>'
