"""The kinds of symbols and of the parts of a demangled text."""

from enum import Enum

__all__ = ["Part", "SymbolKind"]


class SymbolKind(str, Enum):
    """The kind of a symbol. Each member equals the str of its name in lower case.

    A suffix after the name (``.isra.0``, ``@@GLIBCXX_3.4``) does not change the kind. ``DATA`` has
    a name and no signature. ``OPERATOR`` includes the call operators of closures. ``TYPE`` is not a
    symbol but a type on its own, from `Symbol.parse_type`. ``CLOSURE`` and ``SHIM`` are of Rust,
    ``INITIALIZER`` and ``MODULE_INFO`` of D, and what follows them is of MSVC.

    >>> from cpp_demangle_py import Symbol, SymbolKind
    >>> Symbol("_ZN1AC1Ev").kind is SymbolKind.CONSTRUCTOR
    True
    >>> Symbol("_ZTI1A").kind == "typeinfo"
    True
    """

    FUNCTION = "function"
    CONSTRUCTOR = "constructor"
    DESTRUCTOR = "destructor"
    CONVERSION = "conversion"
    OPERATOR = "operator"
    LITERAL_OPERATOR = "literal_operator"
    DATA = "data"
    STRUCTURED_BINDING = "structured_binding"
    STRING_LITERAL = "string_literal"
    VTABLE = "vtable"
    VTT = "vtt"
    CONSTRUCTION_VTABLE = "construction_vtable"
    TYPEINFO = "typeinfo"
    TYPEINFO_NAME = "typeinfo_name"
    TYPEINFO_FUNCTION = "typeinfo_function"
    JAVA_CLASS = "java_class"
    NON_VIRTUAL_THUNK = "non_virtual_thunk"
    VIRTUAL_THUNK = "virtual_thunk"
    COVARIANT_THUNK = "covariant_thunk"
    TEMPLATE_PARAMETER_OBJECT = "template_parameter_object"
    THREAD_WRAPPER = "thread_wrapper"
    THREAD_INIT = "thread_init"
    GUARD_VARIABLE = "guard_variable"
    REFERENCE_TEMPORARY = "reference_temporary"
    HIDDEN_ALIAS = "hidden_alias"
    TRANSACTION_CLONE = "transaction_clone"
    NON_TRANSACTION_CLONE = "non_transaction_clone"
    MODULE_INITIALIZER = "module_initializer"
    BLOCK_INVOCATION = "block_invocation"
    IMPORT_THUNK = "import_thunk"
    GLOBAL_CONSTRUCTORS = "global_constructors"
    GLOBAL_DESTRUCTORS = "global_destructors"
    TYPE = "type"
    CLOSURE = "closure"
    SHIM = "shim"
    INITIALIZER = "initializer"
    MODULE_INFO = "module_info"
    VBTABLE = "vbtable"
    BASE_CLASS_DESCRIPTOR = "base_class_descriptor"
    BASE_CLASS_ARRAY = "base_class_array"
    CLASS_HIERARCHY_DESCRIPTOR = "class_hierarchy_descriptor"
    COMPLETE_OBJECT_LOCATOR = "complete_object_locator"
    VCALL_THUNK = "vcall_thunk"
    DYNAMIC_INITIALIZER = "dynamic_initializer"
    DYNAMIC_ATEXIT_DESTRUCTOR = "dynamic_atexit_destructor"
    COMPILER_FUNCTION = "compiler_function"
    HASH = "hash"

    def __str__(self) -> str:
        return self.value

    def __format__(self, format_spec: str) -> str:
        return format(self.value, format_spec)


class Part(str, Enum):
    """The part of a text that a `Range` covers. Each member equals the str of its name in lower case.

    ``NAME`` is the qualified name without its own template arguments, ``BASE_NAME`` its last
    component and ``SCOPE`` everything before that. ``DESCRIPTION`` is the beginning of a special
    name, such as ``vtable for``. ``CRATE`` and ``HASH`` are of Rust; ``ACCESS``, ``MEMBER_TYPE`` and
    ``CALLING_CONVENTION`` of MSVC.

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
    CRATE = "crate"
    HASH = "hash"
    ACCESS = "access"
    MEMBER_TYPE = "member_type"
    CALLING_CONVENTION = "calling_convention"

    def __str__(self) -> str:
        return self.value

    def __format__(self, format_spec: str) -> str:
        return format(self.value, format_spec)


# The members by value, for `Symbol.kind` and `Symbol.ranges`.
_KINDS = {kind.value: kind for kind in SymbolKind}
_PARTS = {part.value: part for part in Part}
