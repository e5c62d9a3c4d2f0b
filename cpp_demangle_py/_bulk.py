"""`iter_demangle`: demangle the names of a generator in bounded memory; the check of arguments for later."""

from itertools import islice

from cpp_demangle_py._native import demangle_all, is_mangled, merged, try_demangle
from cpp_demangle_py.errors import DemangleError

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any, AnyStr

    from typing_extensions import Unpack

    from cpp_demangle_py._native import DemangleOptions
    from cpp_demangle_py.options import Errors, OptionKeywords

__all__ = ["iter_demangle"]


def iter_demangle(
    names: "Iterable[AnyStr]",
    /,
    options: "DemangleOptions | None" = None,
    *,
    chunk: int = 8192,
    errors: "Errors" = "keep",
    threads: int | None = None,
    **keywords: "Unpack[OptionKeywords]",
) -> "Iterator[AnyStr | Any]":
    r"""Demangle the names of an iterable as they come, in bounded memory.

    Args:
        names: an iterable of names, each a `str` or any bytes-like object. A chunk is read after all
            results of the previous one have been consumed.
        options: a `DemangleOptions`; the keywords override it.
        chunk: the number of names to demangle at once; 1 to yield each result before the next name.
        errors: what to do with names that cannot be demangled, as for `demangle_all`.
        threads: the number of threads, as for `demangle_all`.
        **keywords: the options of `demangle`.

    Yields:
        the result for each name, as `demangle_all` returns it.

    Raises:
        DemangleError: with ``errors="strict"``, a name cannot be demangled.
        ValueError: ``chunk`` is less than 1, the style does not have an option that was asked for, or an
            option has a wrong value.
        TypeError: an argument or a name has the wrong type.

    >>> from cpp_demangle_py import iter_demangle
    >>> lines = iter(["_ZN3foo3barEi\n", "main\n"])
    >>> for text in iter_demangle(line.rstrip() for line in lines):
    ...     print(text)
    foo::bar(int)
    main
    """
    from operator import index  # noqa: PLC0415 (a tenth of the time of the package's import)

    if not hasattr(chunk, "__index__"):
        raise TypeError(f"chunk must be an int, not {type(chunk).__name__}")
    if (chunk := index(chunk)) < 1:
        raise ValueError(f"chunk must be at least 1, not {chunk}")
    is_name = isinstance(names, (str, bytes, bytearray, memoryview))
    if is_name or not (hasattr(names, "__iter__") or hasattr(names, "__getitem__")):
        given = type(names).__name__ + (", which is one name" if is_name else "")
        raise TypeError(f"iter_demangle() argument must be an iterable of names, not {given}")
    options = checked("iter_demangle", options, keywords, errors, threads)
    return _results(iter(names), options, chunk, errors, threads)


def checked(
    function: str,
    options: "DemangleOptions | None",
    keywords: "OptionKeywords",
    errors: "Errors",
    threads: int | None,
) -> "DemangleOptions":
    """Return the options of ``function``, which uses its arguments only later, and raise their errors now."""
    options = merged(function, options, keywords)
    demangle_all((), options, errors=errors, threads=threads)
    try_demangle(b"", options)  # raises if the style does not have one of the options
    return options


def demangled(
    function: str,
    names: "Sequence[AnyStr]",
    places: "Sequence[int]",
    options: "DemangleOptions | None",
    **keywords: "Any",
) -> "list[AnyStr | Any]":
    """Return the results of `demangle_all`, whose errors are those of ``function``.

    Args:
        function: what the user called.
        names: the names.
        places: for each, its place in what ``function`` was given.
        options: as for `demangle_all`.
        **keywords: those of `demangle_all`.
    """
    try:
        return demangle_all(names, options, **keywords)
    except DemangleError as error:
        if error.index is not None:
            error.index = int(places[error.index])
        raise
    except TypeError:
        for place, name in zip(places, names, strict=True):
            try:
                is_mangled(name)
            except TypeError:
                given = type(name).__name__
                raise TypeError(
                    f"{function}() name {place} must be str or a bytes-like object, not {given}"
                ) from None
        raise


def _results(
    names: "Iterator[AnyStr]",
    options: "DemangleOptions",
    chunk: int,
    errors: "Errors",
    threads: int | None,
) -> "Iterator[AnyStr | None]":
    done = 0
    while block := tuple(islice(names, chunk)):
        failure = None
        places = range(done, done + len(block))
        try:
            results = demangled("iter_demangle", block, places, options, errors=errors, threads=threads)
        except DemangleError as error:
            # The names before the bad one can be demangled.
            results = demangle_all(block[: (error.index or done) - done], options, threads=threads)
            failure = error
        yield from results
        if failure:
            raise failure
        done += len(block)
