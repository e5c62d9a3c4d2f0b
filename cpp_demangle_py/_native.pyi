"""The compiled module. Its docstrings say what each thing does.

The options are listed in full wherever they are taken, so that editors complete them and
stubtest holds them against the module.
"""

from typing import Any, Final, Literal, final, overload

from typing_extensions import Buffer, Self

from cpp_demangle_py.kinds import SymbolKind
from cpp_demangle_py.limits import Limits
from cpp_demangle_py.options import DemangleOptions, Style
from cpp_demangle_py.structure import Node, Range

MAX_DEPTH: Final[int]

@final
class Symbol:
    def __new__(
        cls,
        mangled: str | Buffer,
        /,
        *,
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> Self: ...
    @classmethod
    def parse(
        cls,
        mangled: str | Buffer,
        /,
        *,
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> Self: ...
    @classmethod
    def parse_type(
        cls,
        mangled: str | Buffer,
        /,
        *,
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
        style: Style | None = "gnu",
        limits: Limits | None = None,
    ) -> tuple[Self, bytes]: ...
    def demangle(
        self,
        options: DemangleOptions | None = None,
        *,
        style: Style | None = None,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        max_template_depth: int | None = None,
        limits: Limits | None = None,
    ) -> str: ...
    @property
    def mangled(self) -> str: ...
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
    def structor_variant(self) -> int | None: ...
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
    def abi_tags(self) -> tuple[str, ...]: ...
    @property
    def clone_suffixes(self) -> tuple[str, ...]: ...
    @property
    def version(self) -> str | None: ...
    def ranges(
        self,
        options: DemangleOptions | None = None,
        *,
        style: Style | None = None,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        max_template_depth: int | None = None,
        limits: Limits | None = None,
    ) -> tuple[Range, ...]: ...
    def tree(
        self,
        options: DemangleOptions | None = None,
        *,
        style: Style | None = None,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        template_args: bool = True,
        enclosing_params: bool = True,
        abi_tags: bool = True,
        clone_suffix: bool = True,
        requires: bool = True,
        simplify_std: bool = False,
        max_template_depth: int | None = None,
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

@overload
def demangle(
    name: str,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    style: Style | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    max_template_depth: int | None = None,
    limits: Limits | None = None,
) -> str: ...
@overload
def demangle(
    name: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    style: Style | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    max_template_depth: int | None = None,
    limits: Limits | None = None,
) -> bytes: ...
@overload
def demangle_type(
    name: str,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    style: Style | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    max_template_depth: int | None = None,
    limits: Limits | None = None,
) -> str: ...
@overload
def demangle_type(
    name: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    errors: Literal["strict", "keep"] = "strict",
    style: Style | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    max_template_depth: int | None = None,
    limits: Limits | None = None,
) -> bytes: ...
@overload
def try_demangle(
    name: str,
    /,
    options: DemangleOptions | None = None,
    *,
    style: Style | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    max_template_depth: int | None = None,
    limits: Limits | None = None,
) -> str | None: ...
@overload
def try_demangle(
    name: Buffer,
    /,
    options: DemangleOptions | None = None,
    *,
    style: Style | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    template_args: bool = True,
    enclosing_params: bool = True,
    abi_tags: bool = True,
    clone_suffix: bool = True,
    requires: bool = True,
    simplify_std: bool = False,
    max_template_depth: int | None = None,
    limits: Limits | None = None,
) -> bytes | None: ...
def is_mangled(name: str | Buffer, /) -> bool: ...
