"""What `Symbol.ranges` and `Symbol.tree` return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from cpp_demangle_py.parts import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Node", "Range"]


class Range(NamedTuple):
    """A part of a demangled text, and its place.

    Attributes:
        part: what it is, such as ``"base_name"`` or ``"parameter"``.
        start: where it begins, in characters.
        end: where it ends, in characters.

    >>> from cpp_demangle_py import Symbol
    >>> Symbol("_Z1fi").ranges()[-1]
    Range(part=<Part.PARAMETER: 'parameter'>, start=2, end=5)
    """

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the parse of a mangled name.

    A substitution is no node of its own: what it refers to stands in each place that refers to it.

    Attributes:
        kind: the production of the ABI's grammar that it was read by, such as ``"nested-name"``;
            where that has no name, one of the same shape: ``"pointer-type"``.
        text: what is printed of it.
        children: the nodes below it.
        span: where it begins and ends in the mangled name, in characters.

    >>> from cpp_demangle_py import Symbol
    >>> for node in Symbol("_Z1fPKc").tree().walk():
    ...     print(node.kind, node.text, node.span)
    encoding f(char const*) (2, 7)
    source-name f (2, 4)
    function-type (char const*) (4, 7)
    pointer-type char const* (4, 7)
    qualified-type char const (5, 7)
    builtin-type char (6, 7)
    """

    kind: str
    text: str
    children: tuple[Node, ...]
    span: tuple[int, int]

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, each before its children.

        >>> from cpp_demangle_py import Symbol
        >>> [node.text for node in Symbol("_Z1fi").tree().walk()]
        ['f(int)', 'f', '(int)', 'int']
        """
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead += reversed(node.children)

    def to_dict(self) -> dict[str, Any]:
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


_PARTS = {part.value: part for part in Part}


def ranges_of(rows: Sequence[tuple[str, int, int]]) -> tuple[Range, ...]:
    """Return the ranges of rows of part, start and end."""
    return tuple(Range(_PARTS[part], start, end) for part, start, end in rows)


def tree_of(rows: Sequence[tuple[int, str, str, int, int]]) -> Node:
    """Return the tree of rows of depth, kind, text, start and end, each before its children."""
    open_: list[list[Node]] = [[]]  # by depth, the nodes whose parent is yet to come, last one first
    for depth, kind, text, start, end in reversed(rows):
        while len(open_) < depth + 2:
            open_.append([])
        children = tuple(reversed(open_[depth + 1]))
        open_[depth + 1] = []
        open_[depth].append(Node(kind, text, children, (start, end)))
    (root,) = open_[0]
    return root
