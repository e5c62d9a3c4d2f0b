"""The results of `Symbol.parts`, `Symbol.ranges` and `Symbol.tree`."""

from itertools import repeat

from cpp_demangle_py.errors import LimitError

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, NoReturn, TypeAlias

    from cpp_demangle_py._native import Tree
    from cpp_demangle_py.kinds import Part

    _Row: TypeAlias = tuple[Part, int, int]
    _Line: TypeAlias = tuple[int, str, str, tuple[int, int]]
else:
    _Row = tuple  # the kinds are imported when they are first used

__all__ = ["Node", "Parts", "Range"]

# Neither `typing.NamedTuple` nor `dataclasses`: importing one takes longer than importing this package.


class Range(_Row):
    """The range of a part in a demangled text. It unpacks as a tuple.

    Attributes:
        part: the part, such as ``"base_name"`` or ``"parameter"``.
        start: its start, in characters.
        end: its end, in characters.

    >>> from cpp_demangle_py import Symbol
    >>> Symbol("_Z1fi").ranges()[-1]
    Range(part=<Part.PARAMETER: 'parameter'>, start=2, end=5)
    """

    __slots__ = ()
    __match_args__ = ("part", "start", "end")

    def __new__(cls, part: "Part", start: int, end: int) -> "Range":
        """Make a range from its three members."""
        return tuple.__new__(cls, (part, start, end))

    def __getnewargs__(self) -> "_Row":
        return self.part, self.start, self.end

    def __repr__(self) -> str:
        return f"Range(part={self.part!r}, start={self.start}, end={self.end})"

    @property
    def part(self) -> "Part":
        """The part."""
        return self[0]

    @property
    def start(self) -> int:
        """The start, in characters."""
        return self[1]

    @property
    def end(self) -> int:
        """The end, in characters."""
        return self[2]


class Parts:
    """The parts of a name as text, from `Symbol.parts`.

    The attributes are those of `Symbol` with the same names, printed with the options.

    Attributes:
        name: the qualified name, without its own template arguments and parameters, or None.
        base_name: the last component of the name, or None.
        scope: the enclosing namespaces, classes and functions, or None.
        scopes: the components of the scope, outermost first.
        template_args: the name's own template arguments, or None if it is not a template.
        parameters: the types of the parameters, or None if the entity is not a function.
        return_type: the return type, or None if the mangled name does not have it.
        access: the access of the member, such as ``"public"``, or None; only MSVC names have it.
        is_static: True for a static member whose name says so, as MSVC names do.
        is_virtual: True for a virtual function whose name says so, as MSVC names do.
        calling_convention: the calling convention, or None; only MSVC names have it.
        crate_name: the crate that a Rust name is in, or None.
        hash: the hash in a Rust name, or None.

    >>> from cpp_demangle_py import Symbol
    >>> Symbol("_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEE4swapERS4_").parts(
    ...     simplify_std=True
    ... )
    Parts(name='std::string::swap', base_name='swap', scope='std::string', scopes=('std', 'string'), \
template_args=None, parameters=('std::string&',), return_type=None, access=None, is_static=False, \
is_virtual=False, calling_convention=None, crate_name=None, hash=None)
    """

    __match_args__ = (
        "name",
        "base_name",
        "scope",
        "scopes",
        "template_args",
        "parameters",
        "return_type",
        "access",
        "is_static",
        "is_virtual",
        "calling_convention",
        "crate_name",
        "hash",
    )
    __slots__ = __match_args__

    name: str | None
    base_name: str | None
    scope: str | None
    scopes: tuple[str, ...]
    template_args: tuple[str, ...] | None
    parameters: tuple[str, ...] | None
    return_type: str | None
    access: str | None
    is_static: bool
    is_virtual: bool
    calling_convention: str | None
    crate_name: str | None
    hash: str | None

    def __init__(  # noqa: PLR0917 (the members, in their order)
        self,
        name: str | None,
        base_name: str | None,
        scope: str | None,
        scopes: tuple[str, ...],
        template_args: tuple[str, ...] | None,
        parameters: tuple[str, ...] | None,
        return_type: str | None,
        access: str | None = None,
        is_static: bool = False,
        is_virtual: bool = False,
        calling_convention: str | None = None,
        crate_name: str | None = None,
        hash: str | None = None,
    ) -> None:
        values = (
            name,
            base_name,
            scope,
            scopes,
            template_args,
            parameters,
            return_type,
            access,
            is_static,
            is_virtual,
            calling_convention,
            crate_name,
            hash,
        )
        for member, value in zip(self.__match_args__, values, strict=True):
            object.__setattr__(self, member, value)

    def __setattr__(self, name: str, value: object) -> "NoReturn":
        raise AttributeError(f"Parts do not change: cannot set {name!r}")

    def __delattr__(self, name: str) -> "NoReturn":
        raise AttributeError(f"Parts do not change: cannot delete {name!r}")

    def _members(self) -> "tuple[Any, ...]":
        return tuple(getattr(self, member) for member in self.__match_args__)

    def __reduce__(self) -> "tuple[type[Parts], tuple[Any, ...]]":
        return Parts, self._members()

    def __eq__(self, other: object) -> bool:
        return self._members() == other._members() if isinstance(other, Parts) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._members())

    def __repr__(self) -> str:
        return f"Parts({', '.join(f'{member}={getattr(self, member)!r}' for member in self.__match_args__)})"

    def to_dict(self) -> "dict[str, str | list[str] | bool | None]":
        """Return the parts as a dict, for JSON; tuples become lists.

        >>> from cpp_demangle_py import Symbol
        >>> parts = Symbol("_ZN1A1fEi").parts().to_dict()
        >>> parts["name"], parts["scopes"], parts["parameters"], parts["template_args"]
        ('A::f', ['A'], ['int'], None)
        """
        members = zip(self.__match_args__, self._members(), strict=True)
        return {name: list(value) if isinstance(value, tuple) else value for name, value in members}


class Node:
    """A node of the parse of a mangled name.

    A substitution such as ``S_`` has no node of its own; the node that it refers to appears in its place.
    Those of the ABI itself, such as ``St`` for ``std``, are nodes of the kind ``"substitution"``.

    Attributes:
        kind: the production of the ABI's grammar, such as ``"nested-name"``, or a similar word if
            the production has no name, such as ``"pointer-type"``.
        text: its demangled text, which is printed when it is first used; this raises `LimitError`
            if it exceeds one of the limits.
        children: the nodes below it.
        span: its start and end in the mangled name, in characters.

    >>> from cpp_demangle_py import Symbol
    >>> tree = Symbol("_Z1fPKc").tree()
    >>> tree
    <Node encoding 'f(char const*)' (2, 7) with 2 children>
    >>> print(tree.pretty())
    encoding  f(char const*)
    ├── source-name  f
    └── function-type  (char const*)
        └── pointer-type  char const*
            └── qualified-type  char const
                └── builtin-type  char
    """

    # The nodes of a tree share its rows. Nodes that held their children would be chains as deep as the
    # tree, and CPython frees, compares and copies chains by recursion, which overflows a small stack.
    __slots__ = ("_rows", "_start")
    __match_args__ = ("kind", "text", "children", "span")

    _rows: "_Rows"
    _start: int

    def __init__(self, kind: str, text: str, children: "tuple[Node, ...]", span: tuple[int, int]) -> None:
        below = [(depth + 1, *rest) for child in children for depth, *rest in child._lines_below()]
        rows = _rows_of([(0, kind, text, span), *below])  # type: ignore[list-item]
        _set_rows(self, rows)
        _set_start(self, 0)

    @property
    def kind(self) -> str:
        """The production of the ABI's grammar.

        >>> from cpp_demangle_py import Symbol
        >>> Symbol("_Z1fi").tree().kind
        'encoding'
        """
        return self._rows.kinds[self._start]

    @property
    def text(self) -> str:
        """Its demangled text.

        >>> from cpp_demangle_py import Symbol
        >>> Symbol("_Z1fi").tree().children[1].text
        '(int)'
        """
        return self._rows.text(self._start)

    @property
    def children(self) -> "tuple[Node, ...]":
        """The nodes below it.

        >>> from cpp_demangle_py import Symbol
        >>> [child.kind for child in Symbol("_Z1fi").tree().children]
        ['source-name', 'function-type']
        """
        ends, place, found = self._rows.ends, self._start + 1, []
        while place < ends[self._start]:
            found.append(_node(self._rows, place))
            place = ends[place]
        return tuple(found)

    @property
    def span(self) -> tuple[int, int]:
        """Its start and end in the mangled name, in characters.

        >>> from cpp_demangle_py import Symbol
        >>> Symbol("_Z1fi").tree().children[1].span
        (4, 5)
        """
        return self._rows.spans[self._start]

    def __setattr__(self, name: str, value: object) -> "NoReturn":
        raise AttributeError(f"a Node does not change: cannot set {name!r}")

    def __delattr__(self, name: str) -> "NoReturn":
        raise AttributeError(f"a Node does not change: cannot delete {name!r}")

    def _lines_below(self) -> "tuple[_Line, ...]":
        """Return the depth, kind, text and span of this node and all below it."""
        rows, start = self._rows, self._start
        depth = rows.depths[start]
        return tuple(
            (rows.depths[place] - depth, rows.kinds[place], rows.text(place), rows.spans[place])
            for place in range(start, rows.ends[start])
        )

    def __reduce__(self) -> "tuple[Any, ...]":
        return _node_of, self._lines_below()

    def __eq__(self, other: object) -> bool:
        return self._lines_below() == other._lines_below() if isinstance(other, Node) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._lines_below())

    def __repr__(self) -> str:
        count = len(self.children)
        below = f" with {count} {'child' if count == 1 else 'children'}" if count else ""
        return f"<Node {self.kind} {_cut(self._shown(), 60)!r} {self.span}{below}>"

    def _shown(self) -> str:
        """Return the text for a drawing, or ``...`` if it exceeds one of the limits."""
        try:
            return self.text
        except LimitError:
            return "..."

    def walk(self) -> "Iterator[Node]":
        """Yield this node and all below it, each before its children.

        >>> from cpp_demangle_py import Symbol
        >>> [node.text for node in Symbol("_Z1fi").tree().walk()]
        ['f(int)', 'f', '(int)', 'int']
        """
        for place in range(self._start, self._rows.ends[self._start]):
            yield _node(self._rows, place)

    def pretty(self, width: int = 100) -> str:
        """Return a drawing of the tree with one line for each node. IPython shows nodes like this.

        Args:
            width: the longest line, in characters; longer lines are cut.

        >>> from cpp_demangle_py import Symbol
        >>> print(Symbol("_ZN1A1fEi").tree().pretty(width=24))
        encoding  A::f(int)
        ├── nested-name  A::f
        │   ├── source-name  A
        │   └── source-name  f
        └── function-type  (int)
            └── builtin-type ...
        """
        return "\n".join(self._lines(width))

    def _lines(self, width: int) -> "Iterator[str]":
        ahead = [(self, "", "")]  # a node, the prefix of its line, and that of the lines below it
        while ahead:
            node, first, rest = ahead.pop()
            yield _cut(f"{first}{node.kind}  {node._shown()}", width)
            rest = rest[:width]  # the rest is not shown, however deep the tree is
            *others, last = node.children or (None,)
            if last:
                ahead.append((last, f"{rest}└── ", f"{rest}    "))
            ahead += [(child, f"{rest}├── ", f"{rest}│   ") for child in reversed(others) if child]

    def _repr_pretty_(self, printer: "Any", cycle: bool) -> None:  # noqa: ARG002
        """Draw the tree in IPython."""
        for number, line in enumerate(self._lines(printer.max_width)):
            if number:
                printer.break_()
            printer.text(line)

    def to_dict(self) -> "dict[str, Any]":
        """Return the tree as dicts and lists, for JSON.

        >>> import json
        >>> from cpp_demangle_py import Symbol
        >>> json.dumps(Symbol.parse_type("i").tree().to_dict())
        '{"kind": "builtin-type", "text": "int", "span": [0, 1], "children": []}'
        """
        whole: list[dict[str, Any]] = []
        ahead = [(self, whole)]  # no recursion, however deep the tree is
        while ahead:
            node, siblings = ahead.pop()
            children: list[dict[str, Any]] = []
            siblings.append(
                {"kind": node.kind, "text": node.text, "span": list(node.span), "children": children}
            )
            ahead += [(child, children) for child in reversed(node.children)]
        return whole[0]


def _cut(text: str, width: int) -> str:
    """Return ``text``, cut where it is longer than ``width``."""
    return text if len(text) <= width else text[: max(width - 3, 0)] + "..."


def ranges_of(rows: "Sequence[tuple[Part, int, int]]") -> tuple[Range, ...]:
    """Return the ranges of rows of part, start and end."""
    return tuple(map(tuple.__new__, repeat(Range), rows))


class _Rows:
    """The nodes of a tree, each before its children.

    Attributes:
        depths: the number of nodes above each.
        kinds: the kind of each.
        spans: the span of each.
        ends: the place after the last node below each.
        texts: the text of each, None until it is first used; `source` then prints it.
        source: the parse, and the number of each node in it.
    """

    __slots__ = ("depths", "ends", "kinds", "source", "spans", "texts")

    def __init__(
        self,
        depths: "Sequence[int]",
        kinds: "Sequence[str]",
        spans: "Sequence[tuple[int, int]]",
        texts: "list[str | None]",
        source: "tuple[Tree, Sequence[int]] | None" = None,
    ) -> None:
        self.depths, self.kinds, self.spans, self.texts, self.source = depths, kinds, spans, texts, source
        self.ends = [len(depths)] * len(depths)
        open_: list[int] = []
        for place, depth in enumerate(depths):
            while len(open_) > depth:
                self.ends[open_.pop()] = place
            open_.append(place)

    def text(self, place: int) -> str:
        """Return the text of a node."""
        text = self.texts[place]
        if text is None:
            tree, numbers = self.source  # type: ignore[misc]
            text = self.texts[place] = tree.text(numbers[place])
        return text


def tree_of(tree: "Tree", rows: "Sequence[tuple[int, str, int, tuple[int, int]]]") -> Node:
    """Return the tree of rows of depth, kind, number and span, each before its children."""
    depths, kinds, numbers, spans = zip(*rows, strict=True)
    return _node(_Rows(depths, kinds, spans, [None] * len(rows), (tree, numbers)), 0)


def _rows_of(lines: "Sequence[_Line]") -> _Rows:
    depths, kinds, texts, spans = zip(*lines, strict=True)
    return _Rows(depths, kinds, spans, list(texts))


def _node_of(*lines: "_Line") -> Node:
    """Return the tree of these lines, from a pickle."""
    return _node(_rows_of(lines), 0)


def _node(rows: _Rows, start: int) -> Node:
    node = _new(Node)
    _set_rows(node, rows)
    _set_start(node, start)
    return node


# A tree may have many nodes, and `Node.__init__` takes several times as long as this.
_new = object.__new__
_set_rows, _set_start = (vars(Node)[slot].__set__ for slot in ("_rows", "_start"))
