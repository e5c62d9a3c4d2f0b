"""The types of the options, of `errors` and of the fields of `parts_all`, for type checkers.

At run time `Scheme`, `Style`, `Errors` and `Field` are `str` and `OptionKeywords` a `dict`, because
importing `typing` takes longer than importing this package.
"""

from cpp_demangle_py._native import Limits

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from typing import Literal, TypedDict

    Scheme = Literal["auto", "itanium", "rust", "msvc", "dlang"]
    Style = Literal["gnu", "llvm", "cpp_demangle"]
    Errors = Literal["keep", "strict", "none"]
    Field = Literal[
        "demangled",
        "scheme",
        "kind",
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
        "clone_suffixes",
    ]
else:
    Scheme = str
    Style = str
    Errors = str
    Field = str

    class TypedDict(dict):
        """The base at run time."""

        def __init_subclass__(cls, total):
            """Accept the arguments of `typing.TypedDict`."""


__all__ = ["Errors", "Field", "OptionKeywords", "Scheme", "Style"]


class OptionKeywords(TypedDict, total=False):
    """The options as keywords, to annotate ``**keywords`` with ``Unpack[OptionKeywords]``.

    >>> from cpp_demangle_py import OptionKeywords, demangle
    >>> brief: OptionKeywords = {"params": False}
    >>> demangle("_Z1fi", **brief)
    'f'
    """

    scheme: Scheme
    style: Style | None
    verbose: bool
    params: bool
    return_type: bool
    literal_types: bool
    template_args: bool
    enclosing_params: bool
    closure_params: bool
    abi_tags: bool
    clone_suffix: bool
    requires: bool
    simplify_std: bool
    inline_namespaces: tuple[str, ...] | list[str]
    max_template_depth: int | None
    access: bool
    calling_convention: bool
    tag_kind: bool
    member_type: bool
    variable_type: bool
    limits: Limits | None
