"""Regular expressions for the runs of a text that may be mangled names. ``split`` splits a text at them."""

import re

__all__ = ["IN_STR", "NAMES", "NAMES_OF_ALL", "NAMES_OF_ALL_IN_STR", "WORDS"]

# A whole run of the bytes of names that begins as a mangled name does, perhaps after one `.` (the
# entry point of a PowerPC function) or `$` (a COMDAT in LLVM's assembly). The expression starts
# with a literal `_` and not with a look-behind, because `re` then skips to that byte quickly.
_UNDERSCORED = r"""
    _ (?: (?<! [A-Za-z0-9_.$] _ ) | (?<= (?<! [A-Za-z0-9_.$] ) [.$] _ ) )
    (?: _{0,4} (?: Z | GLOBAL_ | alloc_token_ | imp_ ) | R[A-Z] | D(?: [0-9] | main \b | __[TU] ) )
    [A-Za-z0-9_.$]*
"""
# A run of the bytes of MSVC's names, which have no spaces either.
_OF_MSVC = r"""
    (?: \? | (?<! [A-Za-z0-9_.$?@] ) \. \?A ) (?<! [A-Za-z0-9_$?@] \? )
    [A-Za-z0-9_.$?@<>]+
"""


def _compiled(*candidates: str) -> "tuple[re.Pattern[str], re.Pattern[bytes]]":
    expression = f"({'|'.join(candidates)})"
    return re.compile(expression, re.VERBOSE), re.compile(expression.encode(), re.VERBOSE)


# Only a text with a question mark has names of MSVC.
IN_STR, NAMES = _compiled(_UNDERSCORED)
NAMES_OF_ALL_IN_STR, NAMES_OF_ALL = _compiled(_UNDERSCORED, _OF_MSVC)

# Every run, which may be a type on its own.
WORDS = re.compile(rb"([A-Za-z0-9_.$]+)")
