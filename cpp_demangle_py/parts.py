"""What a part of a demangled text can be."""

from enum import Enum

__all__ = ["Part"]


class Part(str, Enum):
    """What a `Range` holds; each member is the str of its name in lower case.

    ``NAME`` is the qualified name without template arguments of its own, ``SCOPE`` what encloses
    it, ``BASE_NAME`` its last component; ``DESCRIPTION`` is what a special name begins with, such
    as ``vtable for``.

    >>> from cpp_demangle_py import Part, Symbol
    >>> Symbol("_Z1fi").ranges()[-1].part is Part.PARAMETER
    True
    >>> Part.PARAMETER == "parameter"
    True
    """

    DESCRIPTION = "description"
    RETURN_TYPE = "return_type"
    NAME = "name"
    SCOPE = "scope"
    SCOPE_PART = "scope_part"
    BASE_NAME = "base_name"
    ABI_TAG = "abi_tag"
    TEMPLATE_ARGS = "template_args"
    TEMPLATE_ARG = "template_arg"
    PARAMETERS = "parameters"
    PARAMETER = "parameter"
    CV_QUALIFIERS = "cv_qualifiers"
    REF_QUALIFIER = "ref_qualifier"
    REQUIRES_CLAUSE = "requires_clause"
    ENABLE_IF = "enable_if"
    CLONE_SUFFIX = "clone_suffix"
    VERSION = "version"

    def __str__(self) -> str:
        return self.value

    def __format__(self, format_spec: str) -> str:
        return format(self.value, format_spec)
