"""The recipes for pandas, polars, DuckDB and pyarrow: each is turned on by one line."""

from __future__ import annotations

import doctest
import importlib
import itertools
from typing import Any

import pytest

import cpp_demangle_py
from corpus.table import FOLDER, read
from cpp_demangle_py import demangle, demangle_all, parts_all

CORPUS = [row.mangled for row in read(FOLDER / "symbols.tsv")]
NAMES = ["_Z1fv", None, "main", "_ZN3foo3barEi", "_ZN3foo3barEi", ""]
TEXTS = ["f()", None, "main", "foo::bar(int)", "foo::bar(int)", ""]


@pytest.mark.parametrize("library", ["arrow", "duckdb", "pandas", "polars", "pyarrow"])
def test_the_examples_run(library: str) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow" if library == "arrow" else library)
    module = importlib.import_module(f"cpp_demangle_py.{library}")
    assert doctest.testmod(module, optionflags=doctest.ELLIPSIS).failed == 0
    for name in module.__all__:
        assert getattr(module, name).__doc__


@pytest.mark.parametrize("library", ["duckdb", "pyarrow"])
def test_wrong_arguments_are_refused_before_the_first_name(library: str) -> None:
    pytest.importorskip("pyarrow")
    other: Any = pytest.importorskip(library)
    module: Any = importlib.import_module(f"cpp_demangle_py.{library}")
    given = [other.connect()] if library == "duckdb" else []
    with pytest.raises(ValueError, match="does not have the option"):
        module.register(*given, name="refused", style="cpp_demangle", template_args=False)
    with pytest.raises(ValueError, match="errors must be 'keep', 'strict' or 'none', not 'ignore'"):
        module.register(*given, name="refused", errors="ignore")
    with pytest.raises(TypeError, match=r"register\(\) got an unexpected keyword argument 'color'"):
        module.register(*given, name="refused", color=1)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_text_is_not_a_list_of_fields(library: str) -> None:
    pytest.importorskip("pyarrow")
    other: Any = pytest.importorskip(library)
    module: Any = importlib.import_module(f"cpp_demangle_py.{library}")
    accessors = [module.SeriesAccessor] if library == "pandas" else [module.SeriesNamespace]
    columns = [other.Series(["_Z1fv"])]
    if library == "polars":
        accessors.append(module.ExprNamespace)
        columns.append(other.col("f"))
    for accessor, column in zip(accessors, columns, strict=True):
        with pytest.raises(TypeError, match=r"^fields must be an iterable of str, not str$"):
            accessor(column).parts(fields="scope")


class TestPandas:
    @pytest.fixture
    def pd(self) -> Any:
        pytest.importorskip("pyarrow")
        pandas: Any = pytest.importorskip("pandas")
        module: Any = importlib.import_module("cpp_demangle_py.pandas")
        assert module is not pandas
        if hasattr(pandas.Series, "cpp"):  # else pandas warns
            del pandas.Series.cpp
        module.register()
        return pandas

    @pytest.mark.parametrize("dtype", ["str", "string", "category", "object", "string[pyarrow]", None])
    def test_the_type_the_index_and_the_name_stay(self, pd: Any, dtype: str | None) -> None:
        series = pd.Series(NAMES, index=list("abcdef"), name="n", dtype=dtype)
        if dtype == "str" and series.dtype == object:
            pytest.skip("this pandas has no type for text")
        result = series.cpp.demangle()
        valid = [None if missing else text for text, missing in zip(result, result.isna(), strict=True)]
        assert valid == TEXTS
        assert (list(result.index), result.name) == (list("abcdef"), "n")
        if dtype == "category":
            assert sorted(result.cat.categories) == sorted({text for text in TEXTS if text is not None})
        else:
            assert result.dtype == series.dtype

    def test_arrow_and_objects(self, pd: Any) -> None:
        pa: Any = importlib.import_module("pyarrow")
        for data_type in (pa.string(), pa.large_string(), pa.string_view(), pa.binary()):
            column = pa.array(NAMES).cast(data_type)
            series = pd.Series(column, dtype=pd.ArrowDtype(data_type))
            result = series.cpp.demangle(params=False)
            assert result.dtype == series.dtype
            assert result.iloc[0] in ("f", b"f")
        mixed = pd.Series(["_Z1fv", b"_Z1fv", None], dtype=object)
        assert mixed.cpp.demangle().to_list() == ["f()", b"f()", None]
        # The rows of the series, without a name or with one.
        with pytest.raises(TypeError, match=r"^demangle\(\) name 2 must be str .* not int$"):
            pd.Series([None, "_Z1fv", 1], dtype=object).cpp.demangle()
        with pytest.raises(cpp_demangle_py.NotMangledError) as caught:
            pd.Series([None, "_Z1fv", "main"], dtype=object).cpp.demangle(errors="strict")
        assert caught.value.index == 2
        empty = pd.Series([], dtype="str")
        assert empty.cpp.demangle().to_list() == []

    def test_errors(self, pd: Any) -> None:
        series = pd.Series(["_Z1fv", "main"])
        assert series.cpp.demangle(errors="none").isna().to_list() == [False, True]
        with pytest.raises(cpp_demangle_py.NotMangledError) as caught:
            series.cpp.demangle(errors="strict")
        assert caught.value.index == 1

    def test_parts(self, pd: Any) -> None:
        series = pd.Series(CORPUS[:100], index=range(100, 200))
        table = series.cpp.parts(fields=["kind", "base_name", "parameters"])
        expected = parts_all(CORPUS[:100], fields=["kind", "base_name", "parameters"])
        assert list(table.index) == list(series.index)
        assert table["base_name"].to_list() == expected["base_name"]
        assert table["kind"].to_list() == [str(kind.value) for kind in expected["kind"]]
        lists = [None if value is None else tuple(value) for value in table["parameters"]]
        assert lists == expected["parameters"]
        assert len(pd.Series(["main", None]).cpp.parts().dropna(how="all")) == 0

    def test_a_frame_is_a_stream(self, pd: Any) -> None:
        arrow: Any = importlib.import_module("cpp_demangle_py.arrow")
        pa: Any = importlib.import_module("pyarrow")
        frame = pd.DataFrame({"f": ["_Z1fv", "main"]})
        assert pa.chunked_array(arrow.demangle_array(frame)).to_pylist() == ["f()", "main"]


class TestPolars:
    @pytest.fixture
    def pl(self) -> Any:
        polars: Any = pytest.importorskip("polars")
        module: Any = importlib.import_module("cpp_demangle_py.polars")
        for cls in (polars.Expr, polars.Series):
            if hasattr(cls, "cpp"):
                return polars
        module.register()
        return polars

    @pytest.mark.parametrize("dtype", ["String", "Categorical", "Binary"])
    def test_a_series(self, pl: Any, dtype: str) -> None:
        series = pl.Series("n", NAMES).cast(getattr(pl, dtype))
        result = series.cpp.demangle()
        assert (result.name, result.dtype) == ("n", series.dtype)
        assert result.cast(pl.String).to_list() == TEXTS
        assert series[2:].cpp.demangle(errors="none").cast(pl.String).to_list() == [
            None,
            *("foo::bar(int)",) * 2,
            None,
        ]
        with pytest.raises(Exception, match=r"cannot demangle name 2, 'main'"):
            series.cpp.demangle(errors="strict")

    def test_expressions_eager_lazy_and_streaming(self, pl: Any) -> None:
        names = CORPUS * 40
        frame = pl.DataFrame({"f": names, "n": range(len(names))})
        expected = demangle_all(names, params=False)
        text = pl.col("f").cpp.demangle(params=False)
        assert frame.select(text)["f"].to_list() == expected
        lazy = frame.lazy().with_columns(text.alias("text")).filter(pl.col("n") % 2 == 0)
        assert lazy.collect_schema()["text"] == pl.String
        assert lazy.collect()["text"].to_list() == expected[::2]
        assert lazy.collect(engine="streaming").sort("n")["text"].to_list() == expected[::2]

    def test_parts(self, pl: Any) -> None:
        frame = pl.DataFrame({"f": [*CORPUS[:50], None, "main"]})
        fields = ["kind", "scope", "parameters"]
        parts = frame.lazy().select(pl.col("f").cpp.parts(fields=fields))
        assert parts.collect_schema() == parts.collect().schema
        table = parts.collect()["f"].struct.unnest()
        expected = parts_all(CORPUS[:50], fields=["scope", "kind"])
        assert table["scope"].to_list() == [*expected["scope"], None, None]
        assert table["kind"].to_list()[:50] == [kind.value for kind in expected["kind"]]
        series = frame["f"].cpp.parts()
        assert series.dtype == frame.select(pl.col("f").cpp.parts())["f"].dtype


class TestDuckDB:
    @pytest.fixture
    def connection(self) -> Any:
        pytest.importorskip("pyarrow")
        duckdb: Any = pytest.importorskip("duckdb")
        return duckdb.connect()

    def test_sql(self, connection: Any) -> None:
        recipe: Any = importlib.import_module("cpp_demangle_py.duckdb")
        recipe.register(connection)
        recipe.register(connection, "brief", params=False, errors="none")
        create = "CREATE TABLE names AS SELECT unnest($1) AS n, unnest($2) AS i"
        connection.execute(create, [NAMES, list(range(6))])
        rows = connection.execute("SELECT demangle(n), brief(n) FROM names ORDER BY i").fetchall()
        assert [text for text, _ in rows] == TEXTS
        assert [text for _, text in rows] == ["f", None, None, "foo::bar", "foo::bar", None]
        many = connection.execute("SELECT count(*) FROM range(10000) r, names WHERE demangle(n) = 'f()'")
        assert many.fetchall() == [(10_000,)]
        recipe.register(connection, "strictly", errors="strict")
        with pytest.raises(Exception, match="cannot demangle name 0, 'main'"):
            connection.execute("SELECT strictly('main')").fetchall()
        with pytest.raises(ValueError, match="errors must be"):
            recipe.register(connection, "wrong", errors="wrong")

    def test_a_relation_is_a_stream(self, connection: Any) -> None:
        arrow: Any = importlib.import_module("cpp_demangle_py.arrow")
        pa: Any = importlib.import_module("pyarrow")
        relation = connection.sql("SELECT '_Z1fv' AS f UNION ALL SELECT NULL")
        assert sorted(pa.chunked_array(arrow.demangle_array(relation)).to_pylist(), key=str) == [None, "f()"]


class TestPyArrow:
    def test_compute(self) -> None:
        pa: Any = pytest.importorskip("pyarrow")
        pc: Any = importlib.import_module("pyarrow.compute")
        ds: Any = importlib.import_module("pyarrow.dataset")
        recipe: Any = importlib.import_module("cpp_demangle_py.pyarrow")
        names = (f"demangle_{number}" for number in itertools.count())
        name, large = next(names), next(names)
        recipe.register(name, params=False)
        recipe.register(large, data_type=pa.large_binary())
        column = pa.chunked_array([NAMES, CORPUS])
        result = pc.call_function(name, [column])
        assert result.to_pylist() == [
            each if each is None else demangle(each, errors="keep", params=False)
            for each in column.to_pylist()
        ]
        binary = pa.array([b"_Z1fv", None], pa.large_binary())
        assert pc.call_function(large, [binary]).to_pylist() == [b"f()", None]
        assert pc.call_function(name, [pa.scalar("_Z1fv")]).as_py() == "f"
        table = pa.table({"n": column})
        projected = ds.dataset(table).to_table(columns={"text": pc.Expression._call(name, [pc.field("n")])})
        assert projected["text"].to_pylist() == result.to_pylist()


def test_nanoarrow_and_arro3() -> None:
    arrow: Any = importlib.import_module("cpp_demangle_py.arrow")
    na: Any = pytest.importorskip("nanoarrow")
    result = na.Array(arrow.demangle_array(na.Array(NAMES, na.string())))
    assert result.to_pylist() == TEXTS
    chunked = na.Array.from_chunks([na.Array(NAMES, na.string()), na.Array(NAMES[3:], na.string())])
    assert na.Array(arrow.demangle_array(chunked)).to_pylist() == TEXTS + TEXTS[3:]
    a3: Any = pytest.importorskip("arro3.core")
    column = a3.Array.from_arrow(na.Array(NAMES, na.string()))
    assert a3.Array.from_arrow(arrow.demangle_array(column)).to_pylist() == TEXTS
