"""The compiled module."""

from typing import final

@final
class Symbol:
    def __new__(cls, mangled: str, /) -> Symbol: ...
    def demangle(self) -> str: ...
