"""The rows of tables of symbols."""

from operator import itemgetter

from cpp_demangle_py.binary.html import symbols_html

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from typing import Literal

    from cpp_demangle_py.kinds import SymbolKind

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
    """A class inferred from the names of its symbols.

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

    def _symbols(self) -> "list[tuple[str, BinarySymbol]]":
        """Return all symbols, each with what it is of the class."""
        groups = {
            "vtable": self.vtables,
            "typeinfo": self.typeinfo,
            "constructor": self.constructors,
            "destructor": self.destructors,
            "member": self.members,
        }
        return [(role, symbol) for role, symbols in groups.items() for symbol in symbols]

    def _summary(self) -> str:
        count = len(self._symbols())
        member = f", {self.member}" if self.member is not None else ""
        return f"{self.name}, {count} symbol{'s' * (count != 1)}, {self.size} bytes{member}"

    def __repr__(self) -> str:
        return f"<ClassSymbols: {self._summary()}>"

    def _repr_html_(self) -> str:
        symbols = self._symbols()
        return symbols_html(
            len(symbols), lambda places: [symbols[place] for place in places], self._summary(), first="role"
        )
