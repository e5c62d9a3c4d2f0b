"""What the accessors of pandas and polars have in common."""

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from cpp_demangle_py.options import Field

__all__ = ["FIELDS"]

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
