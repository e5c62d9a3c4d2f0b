"""What takes the space in a binary, and what changed."""

from cpp_demangle_py.binary.html import framed

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from cpp_demangle_py._native import BinaryChanges, BinarySizes


class Sizes:
    """A tree of sizes, from `SymbolTable.sizes`. Each size is the sum of those of the children."""

    # With documentation, which `help` and Sphinx show.
    __slots__ = {  # noqa: RUF023
        "name": "The name of the group or symbol; empty for the root, which is printed as ``total``.",
        "size": "The bytes.",
        "count": "The number of symbols: for a template, of its instantiations.",
        "_tree": "The tree of the compiled module.",
        "_number": "The number of the node in it.",
        "_children": "The numbers of the children.",
    }

    name: str
    size: int
    count: int

    def __init__(self, tree: "BinarySizes", number: int, /) -> None:
        """Wrap a node of a tree of the compiled module; `SymbolTable.sizes` makes the root."""
        self._tree, self._number = tree, number
        self.name, self.size, self.count, self._children = tree.node(number)

    @property
    def children(self) -> "list[Sizes]":
        """The groups and symbols in it, the largest first.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
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

        Raises:
            ValueError: the trees are grouped by different keys.
            TypeError: the argument is no such tree.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> table.sizes("kind").diff(table.sizes("kind")).growth
        0
        """
        if not isinstance(old, Sizes):
            raise TypeError(f"diff() argument must be a Sizes, not {type(old).__name__}")
        return SizesDiff(self._tree.changes_from(old._tree), 0)

    def to_text(self, *, depth: int = 2, top: int = 20, width: int = 100, color: bool = False) -> str:
        """Return the whole tree with bars, for a terminal.

        Args:
            depth: the levels to print.
            top: the children of each node to print; the others are summed up.
            width: the columns; longer names are cut.
            color: whether to color it.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> table.sizes("kind").to_text().splitlines()[0].split()[-1]
        'total'
        """
        return self._tree.text(depth, top, width, color)

    def to_json(self) -> str:
        """Return the whole tree as JSON: nested objects with name, size, count and children.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> import json
        >>> sizes = table.sizes("kind")
        >>> json.loads(sizes.to_json())["size"] == sizes.size
        True
        """
        return self._tree.json()

    def to_csv(self) -> str:
        """Return a line for each node of the whole tree, with its depth, as CSV.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> table.sizes("kind").to_csv().splitlines()[0]
        'depth,name,size,count'
        """
        return self._tree.csv()

    def to_html(self, title: "str | None" = None) -> str:
        """Return a page with a treemap of the whole tree, which needs nothing else.

        Args:
            title: its title; by default the path of the file.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> table.sizes("kind").to_html().splitlines()[0]
        '<!DOCTYPE html>'
        """
        return self._tree.page(title)

    def _repr_html_(self) -> str:
        return framed(self.to_html())


class SizesDiff:
    """What changed between two trees of sizes, from `Sizes.diff`."""

    __slots__ = {  # noqa: RUF023
        "name": "The name of the group or symbol; empty for the root, which is printed as ``total``.",
        "old_size": "The bytes in the old binary; 0 if it was added.",
        "new_size": "The bytes in the new binary; 0 if it was removed.",
        "old_count": "The number of symbols in the old binary.",
        "new_count": "The number of symbols in the new binary.",
        "_changes": "The tree of the compiled module.",
        "_children": "The numbers of the children.",
    }

    name: str
    old_size: int
    new_size: int
    old_count: int
    new_count: int

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

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> sum(child.growth for child in diff.children)
        0
        """
        return [SizesDiff(self._changes, number) for number in self._children]

    @property
    def growth(self) -> int:
        """How many bytes more there are; negative if it shrank.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.growth
        0
        """
        return self.new_size - self.old_size

    @property
    def growth_percent(self) -> float:
        """By how many percent of the old binary the whole grew; infinite if there was nothing.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.growth_percent
        0.0
        """
        return self._changes.growth_percent()

    def __repr__(self) -> str:
        return f"<SizesDiff: {self.name or 'total'}, {self.growth:+} bytes>"

    def to_text(self, *, depth: int = 2, top: int = 20, width: int = 100, color: bool = False) -> str:
        """Return what changed in the whole tree, for a terminal, as `Sizes.to_text`.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_text().split()[-1]
        'total'
        """
        return self._changes.text(depth, top, width, color)

    def to_json(self) -> str:
        """Return the whole tree as JSON.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_json().partition(",")[0]
        '{"name":""'
        """
        return self._changes.json()

    def to_csv(self) -> str:
        """Return a line for each node of the whole tree, with its depth, as CSV.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_csv().splitlines()[0]
        'depth,name,old_size,new_size,old_count,new_count'
        """
        return self._changes.csv()

    def to_html(self, title: "str | None" = None) -> str:
        """Return a page with a treemap: red is what grew, green what shrank.

        Args:
            title: its title; by default the paths of the files.

        >>> from cpp_demangle_py import symbols
        >>> table = symbols("libfoo.so")
        >>> diff = table.sizes("kind").diff(table.sizes("kind"))
        >>> diff.to_html().splitlines()[0]
        '<!DOCTYPE html>'
        """
        return self._changes.page(title)

    def _repr_html_(self) -> str:
        return framed(self.to_html())
