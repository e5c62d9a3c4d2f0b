"""The table of the symbols of a binary."""

from cpp_demangle_py.binary.html import symbols_html
from cpp_demangle_py.binary.rows import BinarySymbol, ClassSymbols, Member, Section
from cpp_demangle_py.binary.sizes import Sizes

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal, TypeAlias, overload

    from cpp_demangle_py._native import BinaryTable

    _By: TypeAlias = Literal["section", "archive_member", "scope", "template", "kind", "scheme", "type"]
    _Key: TypeAlias = Literal["address", "size", "name", "demangled"]
else:

    def overload(function: object) -> object:
        """Leave a function as it is."""
        return function


_CHUNK = 1024
"""The rows that an iteration makes at a time."""


def _several(name: str, given: object) -> "list[Any]":
    """Return the items of an argument that is one text or an iterable of some."""
    if isinstance(given, str):
        return [given]
    if isinstance(given, bytes | bytearray | memoryview) or not hasattr(given, "__iter__"):
        raise TypeError(f"{name} must be a str or an iterable of str, not {type(given).__name__}")
    return list(given)


# No `collections.abc.Sequence`, whose items polars would take one by one, instead of the Arrow stream.
class SymbolTable:
    """The symbols of a binary: rows, each a `BinarySymbol`, with `len`, indices, slices and iteration.

    It can be filtered and sorted, which makes tables that share what was read. By the Arrow
    `PyCapsule` interface, ``polars.DataFrame(table)`` and ``pyarrow.table(table)`` read it. It is
    made by `symbols`. What needs demangled names raises a `BinaryError` if these exceed the limit.

    >>> from cpp_demangle_py import symbols
    >>> table = symbols("libfoo.so")
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
        return f"<SymbolTable: {self._summary()}>"

    def _summary(self) -> str:
        count = len(self)
        formats = " and ".join(sorted({member.format for member in self.members})) or "no file"
        file = self._table.file()
        return f"{count} symbol{'s' * (count != 1)}, {formats}{file and f', {file}'}"

    def _repr_html_(self) -> str:
        def rows(places: "list[int]") -> "Iterable[tuple[str, BinarySymbol]]":
            return zip(map(str, places), map(BinarySymbol, self._table.rows(places)), strict=True)

        return symbols_html(len(self), rows, self._summary(), first="")

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Return a capsule of a stream of the rows, a struct each."""
        return self._table.arrow()

    @property
    def members(self) -> "tuple[Member, ...]":
        """The members of the archive, the slices of the universal file, or the one file.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> len(table.members), table.members[0].name
        (1, None)
        """
        return tuple(map(Member, self._table.members()))

    @property
    def sections(self) -> "tuple[Section, ...]":
        """All sections of the file.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
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
            scope: the namespace, class or function that they are in, directly or not, as the scope of a
                symbol is printed: ``app::Queue<int>`` with its template arguments, not ``app::Queue``.
                For all instantiations of a template take ``pattern``.
            pattern: a regular expression, in the syntax of the Rust crate ``regex``, that matches
                somewhere in the demangled or the mangled name. A byte that is not UTF-8, as a
                surrogate escape, stands for itself; it cannot be in a class such as ``[a-z]``.
            defined: True for symbols that the file defines, False for those that it needs.
            exported: whether others can link to them.
            section: the name of the section.
            member: the name of the member.
            type: the letters of ``nm`` to keep, such as ``"Tt"``.

        Raises:
            ValueError: there is no such kind or letter, or the pattern is not well-formed; a text has a lone
                surrogate that represents no byte.
            TypeError: an argument has the wrong type.

        >>> from cpp_demangle_py import symbols
        >>> {symbol.type for symbol in symbols("libfoo.so").filter(type="T")} <= {"T"}
        True
        """
        kinds = None if kind is None else _several("kind", kind)
        return SymbolTable(
            self._table.filter(kinds, scope, pattern, defined, exported, section, member, type)
        )

    def sort(self, by: "_Key", *, reverse: bool = False) -> "SymbolTable":
        """Return the symbols in another order, as ``nm`` sorts them.

        Symbols with equal keys are sorted by their mangled names, byte by byte; those with equal
        names stay in order.

        Args:
            by: ``"address"``, undefined symbols first; ``"size"``; ``"name"``, the mangled name; or
                ``"demangled"``.
            reverse: whether the greatest come first.

        >>> from cpp_demangle_py import symbols
        >>> largest = symbols("libfoo.so").sort("size", reverse=True)
        >>> largest[0].size >= largest[-1].size
        True
        """
        return SymbolTable(self._table.sort(by, reverse))

    def lookup(self, address: int) -> "tuple[BinarySymbol, int] | None":
        """Return the symbol at or before an address, and the offset of the address from its start.

        It is the nearest symbol of the file in the same section, whether or not the table was filtered;
        None if there is none. The address may be after its end, as in a function whose own symbol was
        stripped: then the offset is not less than the size. A lookup takes O(log n).

        Raises:
            ValueError: the address is negative or exceeds 64 bits; or the file has several members, each
                with addresses of its own.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> function = table.filter(type="T")[0]
        >>> found, offset = table.lookup(function.address)
        >>> found.address == function.address, offset
        (True, 0)
        """
        return self.lookup_many([address])[0]

    def lookup_many(self, addresses: "Iterable[int]") -> "list[tuple[BinarySymbol, int] | None]":
        """Return the result of `lookup` for each address.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
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
                ``"scope"``, a level for each namespace, class and enclosing function; ``"template"``, all
                instantiations together; ``"kind"``; ``"scheme"``; ``"type"``, the letter of ``nm``.

        Raises:
            ValueError: there is no such key.
            BinaryError: a section is so large that all together exceed 64 bits.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> table.sizes("section").size == sum(section.size for section in table.sections)
        True
        """
        return Sizes(self._table.sizes(_several("by", by)), 0)

    def classes(self) -> "list[ClassSymbols]":
        """Return the classes inferred from symbol names, by name.

        A scope is a class if it has a vtable, a typeinfo, a constructor or a destructor.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> names = [found.name for found in table.classes()]
        >>> names == sorted(names)
        True
        """
        return [
            ClassSymbols(list(map(BinarySymbol, item)) if isinstance(item, list) else item for item in found)
            for found in self._table.classes()
        ]

    def to_text(self, *, sizes: bool = False, mangled: bool = False, color: bool = False) -> str:
        """Return a line for each symbol in order, as ``nm -C -p`` prints it.

        Args:
            sizes: whether to print sizes, as ``nm -S``; those that were computed have a ``~``.
            mangled: whether to print mangled names.
            color: whether to color the lines, for a terminal.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> len(table[:3].to_text().splitlines())
        3
        """
        return self._table.text(sizes, mangled, color)

    def to_json(self) -> str:
        """Return an array with an object for each symbol, as JSON.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> import json
        >>> [row["size"] for row in json.loads(table.to_json())] == [symbol.size for symbol in table]
        True
        """
        return self._table.json()

    def to_csv(self) -> str:
        """Return a line for each symbol, with a head line, as CSV.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> table.to_csv().partition(",")[0]
        'address'
        """
        return self._table.csv()
