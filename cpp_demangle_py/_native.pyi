"""The compiled module. Its docstrings say what each thing does.

The options are listed in full wherever they are taken, so that editors complete them and
stubtest holds them against the module.
"""

from typing import Any, Final, Literal, final, overload

from typing_extensions import Buffer, Self

from cpp_demangle_py.options import DemangleOptions

MAX_RECURSION_LIMIT: Final[int]

@final
class Symbol:
    def __new__(cls, mangled: str | Buffer, /, *, recursion_limit: int | None = None) -> Self: ...
    @classmethod
    def parse(cls, mangled: str | Buffer, /, *, recursion_limit: int | None = None) -> Self: ...
    @overload
    @classmethod
    def parse_prefix(cls, text: str, /, *, recursion_limit: int | None = None) -> tuple[Self, str]: ...
    @overload
    @classmethod
    def parse_prefix(cls, text: Buffer, /, *, recursion_limit: int | None = None) -> tuple[Self, bytes]: ...
    def demangle(
        self,
        options: DemangleOptions | None = None,
        /,
        *,
        params: bool = True,
        return_type: bool = True,
        literal_types: bool = True,
        recursion_limit: int | None = None,
    ) -> str: ...
    @property
    def mangled(self) -> str: ...
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
    *,
    errors: Literal["strict", "keep"] = "strict",
    options: DemangleOptions | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    recursion_limit: int | None = None,
) -> str: ...
@overload
def demangle(
    name: Buffer,
    /,
    *,
    errors: Literal["strict", "keep"] = "strict",
    options: DemangleOptions | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    recursion_limit: int | None = None,
) -> bytes: ...
@overload
def try_demangle(
    name: str,
    /,
    *,
    options: DemangleOptions | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    recursion_limit: int | None = None,
) -> str | None: ...
@overload
def try_demangle(
    name: Buffer,
    /,
    *,
    options: DemangleOptions | None = None,
    params: bool = True,
    return_type: bool = True,
    literal_types: bool = True,
    recursion_limit: int | None = None,
) -> bytes | None: ...
def is_mangled(name: str | Buffer, /) -> bool: ...
