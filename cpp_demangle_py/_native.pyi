"""The compiled module, whose docstrings document its contents.

The options are listed in full wherever they are taken, so that editors complete them. The lists
are written by ``python tests/test_option_lists.py``.
"""

from collections.abc import Iterable
from typing import Any, AnyStr, Final, Literal, Protocol, final, overload

from rich.text import Text
from typing_extensions import Buffer, Self

from cpp_demangle_py.kinds import SymbolKind
from cpp_demangle_py.options import Field, OptionKeywords, Scheme, Style
from cpp_demangle_py.structure import Node, Parts, Range

OPTIONS: Final[tuple[tuple[str, str, object, str, tuple[str, ...], tuple[str, ...]], ...]]
FIELDS: Final[tuple[Field, ...]]
SHORT_FLAGS: Final[dict[str, str]]
PART_STYLES: Final[dict[str, str]]

@final
class Limits:
    def __new__(cls, *, input: int = 1048576, output: int = 524288, depth: int = 4096) -> Self: ...
    @property
    def input(self) -> int: ...
    @property
    def output(self) -> int: ...
    @property
    def depth(self) -> int: ...
    def replace(self, *, input: int = ..., output: int = ..., depth: int = ...) -> Self: ...
    def __replace__(self, *, input: int = ..., output: int = ..., depth: int = ...) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class DemangleOptions:
    def __new__(
        cls,
        *,
        scheme: Scheme = "auto",
        style: Style | None = None,
        verbose: bool = True,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        closure_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        inline_namespaces: tuple[str, ...] | list[str] = (),
        max_template_depth: int | None = None,
        access: bool = True,
        calling_convention: bool = True,
        tag_kind: bool = True,
        member_type: bool = True,
        variable_type: bool = True,
        limits: Limits | None = None,
    ) -> Self: ...
    @property
    def scheme(self) -> Scheme: ...
    @property
    def style(self) -> Style | None: ...
    @property
    def verbose(self) -> bool: ...
    @property
    def params(self) -> bool: ...
    @property
    def return_type(self) -> bool: ...
    @property
    def literal_types(self) -> bool: ...
    @property
    def template_args(self) -> bool: ...
    @property
    def enclosing_params(self) -> bool: ...
    @property
    def closure_params(self) -> bool: ...
    @property
    def abi_tags(self) -> bool: ...
    @property
    def clone_suffix(self) -> bool: ...
    @property
    def requires(self) -> bool: ...
    @property
    def simplify_std(self) -> bool: ...
    @property
    def inline_namespaces(self) -> tuple[str, ...]: ...
    @property
    def max_template_depth(self) -> int | None: ...
    @property
    def access(self) -> bool: ...
    @property
    def calling_convention(self) -> bool: ...
    @property
    def tag_kind(self) -> bool: ...
    @property
    def member_type(self) -> bool: ...
    @property
    def variable_type(self) -> bool: ...
    @property
    def limits(self) -> Limits | None: ...
    def replace(
        self,
        *,
        scheme: Scheme = ...,
        style: Style | None = ...,
        verbose: bool = ...,
        params: bool = ...,
        return_type: bool = ...,
        literal_types: bool = ...,
        template_args: bool = ...,
        enclosing_params: bool = ...,
        closure_params: bool = ...,
        abi_tags: bool = ...,
        clone_suffix: bool = ...,
        requires: bool = ...,
        simplify_std: bool = ...,
        inline_namespaces: tuple[str, ...] | list[str] = ...,
        max_template_depth: int | None = ...,
        access: bool = ...,
        calling_convention: bool = ...,
        tag_kind: bool = ...,
        member_type: bool = ...,
        variable_type: bool = ...,
        limits: Limits | None = ...,
    ) -> Self: ...
    def __replace__(
        self,
        *,
        scheme: Scheme = ...,
        style: Style | None = ...,
        verbose: bool = ...,
        params: bool = ...,
        return_type: bool = ...,
        literal_types: bool = ...,
        template_args: bool = ...,
        enclosing_params: bool = ...,
        closure_params: bool = ...,
        abi_tags: bool = ...,
        clone_suffix: bool = ...,
        requires: bool = ...,
        simplify_std: bool = ...,
        inline_namespaces: tuple[str, ...] | list[str] = ...,
        max_template_depth: int | None = ...,
        access: bool = ...,
        calling_convention: bool = ...,
        tag_kind: bool = ...,
        member_type: bool = ...,
        variable_type: bool = ...,
        limits: Limits | None = ...,
    ) -> Self: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Symbol:
    def __new__(
        cls,
        mangled: str | Buffer,
        /,
        *,
        scheme: Scheme = "auto",
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> Self: ...
    @classmethod
    def parse(
        cls,
        mangled: str | Buffer,
        /,
        *,
        scheme: Scheme = "auto",
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> Self: ...
    @classmethod
    def parse_type(
        cls,
        mangled: str | Buffer,
        /,
        *,
        scheme: Scheme = "auto",
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> Self: ...
    @overload
    @classmethod
    def parse_prefix(
        cls,
        text: str,
        /,
        *,
        scheme: Scheme = "auto",
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> tuple[Self, str]: ...
    @overload
    @classmethod
    def parse_prefix(
        cls,
        text: Buffer,
        /,
        *,
        scheme: Scheme = "auto",
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> tuple[Self, bytes]: ...
    def demangle(
        self,
        options: DemangleOptions | None = None,
        *,
        scheme: Scheme = "auto",
        style: Style | None = None,
        verbose: bool = True,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        closure_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        inline_namespaces: tuple[str, ...] | list[str] = (),
        max_template_depth: int | None = None,
        access: bool = True,
        calling_convention: bool = True,
        tag_kind: bool = True,
        member_type: bool = True,
        variable_type: bool = True,
        limits: Limits | None = None,
    ) -> str: ...
    @property
    def mangled(self) -> str: ...
    @property
    def scheme(self) -> Scheme: ...
    @property
    def style(self) -> Style: ...
    @property
    def kind(self) -> SymbolKind: ...
    @property
    def is_function(self) -> bool: ...
    @property
    def is_constructor(self) -> bool: ...
    @property
    def is_destructor(self) -> bool: ...
    @property
    def is_data(self) -> bool: ...
    @property
    def is_special(self) -> bool: ...
    @property
    def is_thunk(self) -> bool: ...
    @property
    def description(self) -> str | None: ...
    @property
    def entity(self) -> str | None: ...
    @property
    def ctor_dtor_variant(self) -> int | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def base_name(self) -> str | None: ...
    @property
    def scope(self) -> str | None: ...
    @property
    def scopes(self) -> tuple[str, ...]: ...
    @property
    def template_args(self) -> tuple[str, ...] | None: ...
    @property
    def parameters(self) -> tuple[str, ...] | None: ...
    @property
    def return_type(self) -> str | None: ...
    @property
    def cv_qualifiers(self) -> tuple[str, ...]: ...
    @property
    def ref_qualifier(self) -> str | None: ...
    @property
    def access(self) -> str | None: ...
    @property
    def is_static(self) -> bool: ...
    @property
    def is_virtual(self) -> bool: ...
    @property
    def calling_convention(self) -> str | None: ...
    @property
    def crate_name(self) -> str | None: ...
    @property
    def hash(self) -> str | None: ...
    @property
    def abi_tags(self) -> tuple[str, ...]: ...
    @property
    def clone_suffixes(self) -> tuple[str, ...]: ...
    @property
    def version(self) -> str | None: ...
    def parts(
        self,
        options: DemangleOptions | None = None,
        *,
        scheme: Scheme = "auto",
        style: Style | None = None,
        verbose: bool = True,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        closure_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        inline_namespaces: tuple[str, ...] | list[str] = (),
        max_template_depth: int | None = None,
        access: bool = True,
        calling_convention: bool = True,
        tag_kind: bool = True,
        member_type: bool = True,
        variable_type: bool = True,
        limits: Limits | None = None,
    ) -> Parts: ...
    def ranges(
        self,
        options: DemangleOptions | None = None,
        *,
        scheme: Scheme = "auto",
        style: Style | None = None,
        verbose: bool = True,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        closure_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        inline_namespaces: tuple[str, ...] | list[str] = (),
        max_template_depth: int | None = None,
        access: bool = True,
        calling_convention: bool = True,
        tag_kind: bool = True,
        member_type: bool = True,
        variable_type: bool = True,
        limits: Limits | None = None,
    ) -> tuple[Range, ...]: ...
    def tree(
        self,
        options: DemangleOptions | None = None,
        *,
        scheme: Scheme = "auto",
        style: Style | None = None,
        verbose: bool = True,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        closure_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        inline_namespaces: tuple[str, ...] | list[str] = (),
        max_template_depth: int | None = None,
        access: bool = True,
        calling_convention: bool = True,
        tag_kind: bool = True,
        member_type: bool = True,
        variable_type: bool = True,
        limits: Limits | None = None,
    ) -> Node: ...
    def __bytes__(self) -> bytes: ...
    def __format__(self, spec: str, /) -> str: ...
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Symbol, /) -> bool: ...
    def __le__(self, other: Symbol, /) -> bool: ...
    def __gt__(self, other: Symbol, /) -> bool: ...
    def __ge__(self, other: Symbol, /) -> bool: ...
    def __copy__(self) -> Self: ...
    def __deepcopy__(self, memo: Any, /) -> Self: ...
    def __reduce__(self) -> tuple[Any, ...]: ...
    def _repr_html_(self) -> str: ...
    def __rich__(self) -> Text: ...

@final
class Tree:
    def text(self, number: int) -> str: ...

@final
class TextFilter:
    def __new__(cls, options: DemangleOptions, anywhere: bool, /) -> TextFilter: ...
    def push(self, piece: bytes | bytearray, /) -> bytes: ...
    def finish(self) -> bytes: ...

def symbols_in(
    text: str | bytes, options: DemangleOptions, anywhere: bool, /
) -> tuple[tuple[int, int, Symbol], ...]: ...
@overload
def demangle(
    name: str,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> str: ...
@overload
def demangle(
    name: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> bytes: ...
@overload
def demangle_text(
    text: str,
    /,
    options: DemangleOptions | None = None,
    *,
    anywhere: bool = False,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> str: ...
@overload
def demangle_text(
    text: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    anywhere: bool = False,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> bytes: ...
@overload
def demangle_type(
    name: str,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> str: ...
@overload
def demangle_type(
    name: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> bytes: ...
@overload
def try_demangle(
    name: str,
    /,
    options: DemangleOptions | None = None,
    *,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> str | None: ...
@overload
def try_demangle(
    name: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> bytes | None: ...
@overload
def demangle_all(
    names: Iterable[AnyStr],
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["keep", "strict"] = "keep",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> list[AnyStr]: ...
@overload
def demangle_all(
    names: Iterable[AnyStr],
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["none"],
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> list[AnyStr | None]: ...
@overload
def demangle_all(
    names: Iterable[str | Buffer],
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["keep", "strict"] = "keep",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> list[str | bytes]: ...
@overload
def demangle_all(
    names: Iterable[str | Buffer],
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["none"],
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> list[str | bytes | None]: ...
def parts_all(
    names: Iterable[str | Buffer],
    /,
    options: DemangleOptions | None = None,
    *,
    fields: Iterable[Field] = ("kind", "scope", "base_name"),
    errors: Literal["none", "strict"] = "none",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> dict[str, list[Any]]: ...
def is_mangled(name: str | Buffer, /, *, scheme: Scheme = "auto") -> bool: ...
def cxa_demangle(name: bytes, /) -> bytes | None: ...
def merged(
    function: str, options: DemangleOptions | None, keywords: OptionKeywords, /
) -> DemangleOptions: ...

class _GivesArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _GivesStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Array:
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __len__(self) -> int: ...

@final
class Stream:
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@overload
def demangle_array(
    obj: _GivesArray,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["keep", "strict", "none"] = "keep",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> Array: ...
@overload
def demangle_array(
    obj: _GivesStream,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["keep", "strict", "none"] = "keep",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> Stream: ...
@overload
def symbols_array(
    obj: _GivesArray,
    /,
    options: DemangleOptions | None = None,
    *,
    fields: Iterable[Field] = (
        "demangled",
        "scheme",
        "kind",
        "scope",
        "base_name",
        "template_args",
        "parameters",
        "clone_suffixes",
    ),
    errors: Literal["none", "strict"] = "none",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> Array: ...
@overload
def symbols_array(
    obj: _GivesStream,
    /,
    options: DemangleOptions | None = None,
    *,
    fields: Iterable[Field] = (
        "demangled",
        "scheme",
        "kind",
        "scope",
        "base_name",
        "template_args",
        "parameters",
        "clone_suffixes",
    ),
    errors: Literal["none", "strict"] = "none",
    threads: int | None = None,
    scheme: Scheme = "auto",
    style: Style | None = None,
    verbose: bool = True,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    closure_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    inline_namespaces: tuple[str, ...] | list[str] = (),
    max_template_depth: int | None = None,
    access: bool = True,
    calling_convention: bool = True,
    tag_kind: bool = True,
    member_type: bool = True,
    variable_type: bool = True,
    limits: Limits | None = None,
) -> Stream: ...
def run_command(arguments: Iterable[bytes], /) -> int: ...
def read_symbols(
    path: bytes | None, data: bytes | None, options: DemangleOptions, which: str, debug_files: bool, /
) -> BinaryTable: ...

_Row = tuple[Any, ...]

@final
class BinaryTable:
    def __len__(self) -> int: ...
    def file(self) -> str: ...
    def rows(self, places: list[int]) -> list[_Row]: ...
    def select(self, places: list[int]) -> BinaryTable: ...
    def filter(
        self,
        kinds: list[Any] | None,
        scope: str | None,
        pattern: str | None,
        defined: bool | None,
        exported: bool | None,
        section: str | None,
        member: str | None,
        letters: str | None,
    ) -> BinaryTable: ...
    def sort(self, key: str, reverse: bool) -> BinaryTable: ...
    def lookup(self, addresses: list[int]) -> list[tuple[_Row, int] | None]: ...
    def sizes(self, by: list[Any]) -> BinarySizes: ...
    def classes(self) -> list[_Row]: ...
    def members(self) -> list[_Row]: ...
    def sections(self) -> list[_Row]: ...
    def text(self, sizes: bool, mangled: bool, color: bool) -> str: ...
    def json(self) -> str: ...
    def csv(self) -> str: ...
    def arrow(self) -> object: ...

@final
class BinarySizes:
    def node(self, number: int) -> tuple[str, int, int, list[int]]: ...
    def text(self, depth: int, top: int, width: int, color: bool) -> str: ...
    def json(self) -> str: ...
    def csv(self) -> str: ...
    def page(self, title: str | None) -> str: ...
    def changes_from(self, old: BinarySizes) -> BinaryChanges: ...

@final
class BinaryChanges:
    def node(self, number: int) -> tuple[str, int, int, int, int, list[int]]: ...
    def growth_percent(self) -> float: ...
    def text(self, depth: int, top: int, width: int, color: bool) -> str: ...
    def json(self) -> str: ...
    def csv(self) -> str: ...
    def page(self, title: str | None) -> str: ...
