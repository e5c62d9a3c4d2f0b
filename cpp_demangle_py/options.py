"""The types of the options, for type checkers."""

from typing import Literal, TypedDict

from cpp_demangle_py._native import Limits

__all__ = ["OptionKeywords", "Style"]

Style = Literal["gnu", "llvm", "cpp_demangle"]


class OptionKeywords(TypedDict, total=False):
    """The options as keywords, to annotate ``**keywords`` with ``Unpack[OptionKeywords]``.

    >>> from cpp_demangle_py import OptionKeywords, demangle
    >>> brief: OptionKeywords = {"params": False}
    >>> demangle("_Z1fi", **brief)
    'f'
    """

    style: Style | None
    params: bool
    return_type: bool
    literal_types: bool
    template_args: bool
    enclosing_params: bool
    abi_tags: bool
    clone_suffix: bool
    requires: bool
    simplify_std: bool
    max_template_depth: int | None
    limits: Limits | None
