"""Regular expressions for the runs of a text that may be mangled names. ``split`` splits a text at them."""

import re

__all__ = ["IN_STR", "NAMES", "WORDS"]

# A whole run of the bytes of names that begins as a mangled name does, perhaps after one `.` (the
# entry point of a PowerPC function) or `$` (a COMDAT in LLVM's assembly). The expression starts
# with a literal `_` and not with a look-behind, because `re` then skips to that byte quickly.
_CANDIDATE = r"""(
    _ (?: (?<! [A-Za-z0-9_.$] _ ) | (?<= (?<! [A-Za-z0-9_.$] ) [.$] _ ) )
    _{0,4} (?: Z | GLOBAL_ | alloc_token_ | imp_ )
    [A-Za-z0-9_.$]*
)"""
IN_STR = re.compile(_CANDIDATE, re.VERBOSE)
NAMES = re.compile(_CANDIDATE.encode(), re.VERBOSE)

# Every run, which may be a type on its own.
WORDS = re.compile(rb"([A-Za-z0-9_.$]+)")
