"""Columns on a cluster: the function alone, and in the workers of PySpark and Dask on this machine."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.table import FOLDER, read
from cpp_demangle_py import DemangleError, DemangleOptions, NotMangledError, demangle_all, parts_all
from cpp_demangle_py.distributed import ColumnError, DemangleBatch, dask_frame, spark_frame, spark_udf

pa: Any = pytest.importorskip("pyarrow")

# The engines' own warnings are none of ours.
pytestmark = pytest.mark.filterwarnings("ignore")

CORPUS = [row.mangled for row in read(FOLDER / "symbols.tsv")]
NAMES = ["_Z1fv", "main", None, "_ZN3foo3barEi", "", "_ZN3foo", "_Z1f" + "P" * 5000 + "i", "\u00e9"]
ROWS = {"row": list(range(len(NAMES))), "name": NAMES}


class TestTheFunction:
    BATCH = pa.record_batch(ROWS)

    def test_it_goes_to_other_processes(self) -> None:
        function = DemangleBatch("name", params=False, add="text", parts=["scope"], errors="none")
        again = pickle.loads(pickle.dumps(function))
        assert again(self.BATCH) == function(self.BATCH)
        assert repr(again) == repr(function)
        assert list(pickle.loads(pickle.dumps(function.map))([self.BATCH])) == [function(self.BATCH)]

    def test_the_result_has_the_schema_that_it_says(self) -> None:
        schema = self.BATCH.schema.with_metadata({"made by": "a test"})
        batch = pa.record_batch(ROWS, schema=schema)
        for function in (
            DemangleBatch("name"),
            DemangleBatch("name", errors="none"),
            DemangleBatch("name", add="text", parts=["kind", "parameters", "demangled"]),
        ):
            made = function(batch)
            assert isinstance(made, pa.RecordBatch)
            assert made.schema.equals(function.schema(schema), check_metadata=True)
            assert made.schema.metadata == schema.metadata
        assert pa.types.is_string(DemangleBatch("name", parts=["kind"]).schema(schema).field("kind").type)

    def test_a_table_gives_a_table(self) -> None:
        table = pa.Table.from_batches([self.BATCH, self.BATCH])
        made = DemangleBatch("name", parts=["scope"])(table)
        assert made.column("scope").to_pylist() == [None, None, None, "foo", *[None] * 4] * 2

    @pytest.mark.parametrize("kind", ["string", "large_string", "binary", "string_view"])
    def test_buffers_need_not_be_aligned(self, kind: str) -> None:
        # As in a pickle, whose buffers are wherever they came to lie.
        names = self.BATCH["name"].cast(pa.type_for_alias(kind))
        buffers = []
        for buffer in names.buffers():
            shifted = pa.allocate_buffer((buffer.size if buffer else 0) + 1)
            memoryview(shifted)[1:] = buffer or b""
            buffers.append(shifted.slice(1) if buffer else None)
        shifted = pa.Array.from_buffers(names.type, len(names), buffers)
        batch = pa.RecordBatch.from_arrays([shifted], ["name"])
        function = DemangleBatch("name", add="text", parts=["scope"])
        assert function(batch).to_pydict() == function(pa.record_batch({"name": names})).to_pydict()

    def test_errors_decide(self) -> None:
        made = [DemangleBatch("name", errors=errors)(self.BATCH)["name"] for errors in ("keep", "none")]
        assert made[0].to_pylist() == ["f()", "main", None, "foo::bar(int)", *NAMES[4:]]
        assert made[1].to_pylist() == ["f()", None, None, "foo::bar(int)", *[None] * 4]
        with pytest.raises(NotMangledError):
            DemangleBatch("name", errors="strict")(self.BATCH)

    def test_bad_arguments_are_errors_before_anything_is_sent(self) -> None:
        with pytest.raises(ValueError, match="errors must be 'keep', 'strict' or 'none', not 'ignore'"):
            DemangleBatch("name", errors="ignore")  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="parts must be an iterable of str, not str"):
            DemangleBatch("name", parts="scope")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="does not have the option"):
            DemangleBatch("name", style="cpp_demangle", template_args=False)
        with pytest.raises(ValueError, match="style must be"):
            DemangleBatch("name", style="msvc")  # type: ignore[arg-type]
        with pytest.raises(ColumnError, match="there is no column 'nme'; the columns are 'row', 'name'"):
            DemangleBatch("nme")(self.BATCH)

    def test_a_data_frame_of_pandas(self) -> None:
        pandas: Any = pytest.importorskip("pandas")
        types: list[Any] = ["object", "string[pyarrow]", "string[python]"]
        types += [pandas.ArrowDtype(pa.string())]
        for dtype in types:
            frame = pandas.DataFrame({"row": ROWS["row"], "name": pandas.Series(NAMES, dtype=dtype)})
            frame.index = frame.index * 2
            made = DemangleBatch("name", add="text", parts=["scope", "parameters"])(
                pa.RecordBatch.from_pandas(frame)
            ).to_pydict()
            result = DemangleBatch("name", add="text", parts=["scope", "parameters"]).frame(frame)
            assert result["text"].dtype == frame["name"].dtype
            assert list(result.index) == list(frame.index)
            assert [None if pandas.isna(text) else text for text in result["text"]] == made["text"]
            assert list(result.columns) == ["row", "name", "text", "scope", "parameters"]
            replaced = DemangleBatch("name").frame(frame)
            assert list(replaced.columns) == ["row", "name"]
            assert replaced["name"][0] == "f()"
            assert frame["name"][0] == "_Z1fv"


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a session of Spark with two workers."""
    sql: Any = pytest.importorskip("pyspark.sql")
    if not (shutil.which("java") or "JAVA_HOME" in os.environ):
        pytest.skip("Spark needs Java")
    folder = tmp_path_factory.mktemp("spark")
    before = os.environ.copy()
    os.environ.update(PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        sql.SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "1g")
        .config("spark.local.dir", str(folder))
        .config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()
    os.environ.clear()
    os.environ.update(before)


class TestSpark:
    @pytest.fixture
    def frame(self, spark: Any) -> Any:
        return spark.createDataFrame(list(zip(*ROWS.values(), strict=True)), "row int, name string")

    def test_the_column_is_replaced(self, spark: Any, frame: Any) -> None:
        made = spark_frame(frame, "name").orderBy("row").collect()
        assert [row.name for row in made] == ["f()", "main", None, "foo::bar(int)", *NAMES[4:]]

    def test_columns_are_added(self, frame: Any) -> None:
        parts: list[Any] = ["kind", "scope", "parameters"]
        made = spark_frame(
            frame, "name", DemangleOptions(params=False), add="text", parts=parts, errors="none"
        )
        assert made.schema.simpleString() == (
            "struct<row:int,name:string,text:string,kind:string,scope:string,parameters:array<string>>"
        )
        rows = made.orderBy("row").collect()
        assert [row.name for row in rows] == NAMES
        assert [row.text for row in rows] == ["f", None, None, "foo::bar", *[None] * 4]
        expected = parts_all([name or "" for name in NAMES], fields=parts)
        assert [row.kind for row in rows] == [kind and kind.value for kind in expected["kind"]]
        lists = [None if values is None else list(values) for values in expected["parameters"]]
        assert [row.parameters for row in rows] == lists

    def test_several_processes_do_it(self, spark: Any) -> None:
        import cpp_demangle_py  # noqa: PLC0415

        function = DemangleBatch("name")

        def work(batches: Any) -> Any:
            import os  # noqa: PLC0415
            import time  # noqa: PLC0415

            import pyarrow  # noqa: PLC0415

            for batch in batches:
                made = function(batch)
                time.sleep(0.2)  # so that the other worker takes the other part
                yield made.append_column("process", pyarrow.array([os.getpid()] * len(made), "int64"))

        names = [(name,) for name in CORPUS]
        frame = spark.createDataFrame(names, "name string").repartition(2)
        rows = frame.mapInArrow(work, "name string, process long").collect()
        processes = {row.process for row in rows}
        assert len(processes) == 2
        assert os.getpid() not in processes
        assert sorted(row.name for row in rows) == sorted(cpp_demangle_py.demangle_all(CORPUS))

    def test_an_arrow_function(self, spark: Any, frame: Any) -> None:
        functions: Any = pytest.importorskip("pyspark.sql.functions")
        if not hasattr(functions, "arrow_udf"):
            pytest.skip("needs PySpark 4.1")
        brief = spark_udf(params=False, errors="none")
        rows = frame.select("row", brief("name").alias("text")).orderBy("row").collect()
        assert [row.text for row in rows] == ["f", None, None, "foo::bar", *[None] * 4]
        spark.udf.register("demangle", spark_udf())
        frame.createOrReplaceTempView("crashes")
        rows = spark.sql("SELECT demangle(name) AS text FROM crashes WHERE row = 3").collect()
        assert rows[0].text == "foo::bar(int)"
        names = frame.selectExpr("row", "CAST(name AS BINARY) AS name")
        rows = names.select(spark_udf(returns="binary")("name").alias("text")).collect()
        assert b"foo::bar(int)" in [row.text and bytes(row.text) for row in rows]

    def test_bytes_that_are_no_text_do_not_fail_the_job(self, spark: Any) -> None:
        frame = spark.createDataFrame([(b"_Z1fv",), (b"\xff\xfe",), (None,)], "name binary")
        texts = [row.name and bytes(row.name) for row in spark_frame(frame, "name").collect()]
        assert texts == [b"f()", b"\xff\xfe", None]
        texts = [row.name and bytes(row.name) for row in spark_frame(frame, "name", errors="none").collect()]
        assert texts == [b"f()", None, None]

    def test_strict_fails_the_job_with_the_reason(self, frame: Any) -> None:
        with pytest.raises(Exception, match="NotMangledError: cannot demangle name"):
            spark_frame(frame, "name", errors="strict").collect()

    def test_a_missing_column_is_an_error_at_once(self, frame: Any) -> None:
        with pytest.raises(ColumnError, match="there is no column 'nme'"):
            spark_frame(frame, "nme")
        with pytest.raises(ColumnError, match="the column 'row' must be text or bytes, not int32"):
            spark_frame(frame, "row")

    def test_other_columns_keep_their_types(self, spark: Any) -> None:
        frame = spark.sql(
            "SELECT '_Z1fv' AS name, TIMESTAMP '2026-01-02 03:04:05' AS at, DECIMAL(1.50) AS price,"
            " map('a', 1) AS counts, named_struct('x', array(1, 2)) AS nested, DATE '2026-01-02' AS day"
        )
        made = spark_frame(frame, "name", add="text")
        assert made.schema.fields[:-1] == frame.schema.fields
        assert made.drop("text").collect() == frame.collect()

    def test_what_it_writes_is_read_as_a_file(self, spark: Any, tmp_path: Path) -> None:
        column: Any = pytest.importorskip("cpp_demangle_py.column")
        frame = spark.createDataFrame([(name,) for name in CORPUS], "name string").repartition(2)
        frame.write.parquet(str(tmp_path / "names"))
        rows = column.demangle_column(tmp_path / "names", tmp_path / "out.parquet", column="name")
        assert rows == len(CORPUS)
        made = spark.read.parquet(str(tmp_path / "out.parquet"))
        assert sorted(row.name for row in made.collect()) == sorted(demangle_all(CORPUS))


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """Return Dask's data frames, with a cluster of two processes behind them."""
    frames: Any = pytest.importorskip("dask.dataframe")
    distributed: Any = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster),
    ):
        yield frames


class TestDask:
    @pytest.fixture
    def frame(self, dask: Any) -> Any:
        pandas: Any = pytest.importorskip("pandas")
        return dask.from_pandas(pandas.DataFrame(ROWS), npartitions=3)

    def test_the_column_is_replaced(self, frame: Any) -> None:
        texts = dask_frame(frame, "name").compute().sort_values("row")["name"]
        expected = ["f()", "main", None, "foo::bar(int)", *NAMES[4:]]
        assert [text if isinstance(text, str) else None for text in texts] == expected

    def test_columns_are_added(self, frame: Any) -> None:
        made = dask_frame(
            frame, "name", add="text", parts=["scope", "parameters"], errors="none", params=False
        )
        assert list(made.columns) == ["row", "name", "text", "scope", "parameters"]
        rows = made.compute().sort_values("row")
        assert [text if isinstance(text, str) else None for text in rows["text"]] == [
            *["f", None, None, "foo::bar"],
            *[None] * 4,
        ]
        assert list(rows["parameters"].iloc[3]) == ["int"]
        assert (made.dtypes == rows.dtypes).all()

    def test_several_processes_do_it(self, dask: Any) -> None:
        pandas: Any = pytest.importorskip("pandas")
        function = DemangleBatch("name")

        def work(frame: Any) -> Any:
            import os  # noqa: PLC0415
            import time  # noqa: PLC0415

            time.sleep(0.2)
            return function.frame(frame).assign(process=os.getpid())

        frame = dask.from_pandas(pandas.DataFrame({"name": CORPUS}), npartitions=4)
        rows = frame.map_partitions(work, meta=frame._meta.assign(process=1)).compute()
        processes = set(rows["process"])
        assert len(processes) == 2
        assert os.getpid() not in processes
        assert list(rows["name"]) == demangle_all(CORPUS)

    def test_strict_fails_the_job_with_the_reason(self, frame: Any) -> None:
        with pytest.raises(DemangleError):
            dask_frame(frame, "name", errors="strict").compute()

    def test_a_missing_column_is_an_error_at_once(self, frame: Any) -> None:
        with pytest.raises(ColumnError, match="there is no column 'nme'"):
            dask_frame(frame, "nme")
        with pytest.raises(ColumnError, match="the column 'row' must be text or bytes, not int64"):
            dask_frame(frame, "row")

    def test_files_go_through_it(self, dask: Any, tmp_path: Path) -> None:
        pq: Any = pytest.importorskip("pyarrow.parquet")
        pq.write_table(pa.table({"name": CORPUS}), tmp_path / "in.parquet", row_group_size=500)
        frame = dask.read_parquet(tmp_path / "in.parquet", split_row_groups=True)
        dask_frame(frame, "name").to_parquet(tmp_path / "out")
        made = dask.read_parquet(tmp_path / "out").compute()
        assert sorted(made["name"]) == sorted(demangle_all(CORPUS))
