"""What the accessors of pandas and polars have in common."""

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterable

    from cpp_demangle_py.options import Field

__all__ = ["FIELDS", "listed"]

FIELDS: "tuple[Field, ...]" = (
    "demangled",
    "scheme",
    "kind",
    "scope",
    "base_name",
    "template_args",
    "parameters",
    "clone_suffixes",
)
"""The columns of a table of parts, which are those of `symbols_array`."""


def listed(fields: "Iterable[Field]") -> "list[Field]":
    """Return the argument ``fields`` as a list; a text is an iterable of its characters, and refused."""
    if isinstance(fields, str):
        raise TypeError("fields must be an iterable of str, not str")
    return list(fields)
