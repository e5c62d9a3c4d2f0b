"""A compute function for pyarrow, for its expressions, datasets and query plans.

>>> import pyarrow, pyarrow.compute
>>> import cpp_demangle_py.pyarrow
>>> cpp_demangle_py.pyarrow.register()
>>> pyarrow.compute.call_function("cpp_demangle", [pyarrow.array(["_ZN3foo3barEi", "main"])]).to_pylist()
['foo::bar(int)', 'main']

For arrays alone, `cpp_demangle_py.arrow.demangle_array` suffices. It needs pyarrow:
``pip install 'cpp-demangle-py[pyarrow]'``.
"""

from cpp_demangle_py._bulk import checked
from cpp_demangle_py._native import DemangleOptions, demangle_array

TYPE_CHECKING = False  # `typing.TYPE_CHECKING`, without the import
if TYPE_CHECKING:
    from typing import Any

    import pyarrow
    from typing_extensions import Unpack

    from cpp_demangle_py.options import Errors, OptionKeywords

__all__ = ["register"]


def register(
    name: str = "cpp_demangle",
    options: DemangleOptions | None = None,
    *,
    data_type: "pyarrow.DataType | None" = None,
    errors: "Errors" = "keep",
    threads: int | None = None,
    **keywords: "Unpack[OptionKeywords]",
) -> None:
    """Define the compute function ``name``, which demangles names.

    Args:
        name: its name, which can be defined once in a process.
        options: a `DemangleOptions`; the keywords override it.
        data_type: the type of the names and texts, ``pyarrow.string()`` by default.
        errors: what to do with names that cannot be demangled, as for `demangle_array`.
        threads: how many threads to use, as for `demangle_array`.
        **keywords: the options of `demangle`.
    """
    import pyarrow
    from pyarrow import compute

    data_type = data_type or pyarrow.string()
    options = checked("register", options, keywords, errors, threads)

    def demangle(_context: "Any", names: "Any") -> "Any":
        column = pyarrow.array([names.as_py()], data_type) if isinstance(names, pyarrow.Scalar) else names
        texts = pyarrow.array(demangle_array(column, options, errors=errors, threads=threads))
        return texts[0] if column is not names else texts

    # A wrong type is an error here, and not when the function is called.
    demangle(None, pyarrow.array([], data_type))
    doc = {"summary": "Demangle C++ names", "description": "The demangled text of each mangled C++ name."}
    compute.register_scalar_function(demangle, name, doc, {"names": data_type}, data_type)
