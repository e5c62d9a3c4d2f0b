"""Columns of files and on clusters: rows a second, for one worker and two, and what of it is demangling.

Usage: python clusters.py [--rows N] [--rounds N] [--passes N] [--json FILE]

Each engine copies a Parquet file of real names, each made different by a clone suffix, so that none is
remembered. Beside it the engine runs a function that returns each batch as it is: the rest is ours. The
fastest of the rounds counts, so that other work on the machine disturbs little.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import corpus_names
import pyarrow
import pyarrow.csv
import pyarrow.parquet

from cpp_demangle_py.arrow import demangle_array
from cpp_demangle_py.column import demangle_column
from cpp_demangle_py.distributed import DemangleBatch

WORKERS = (1, 2)
ALONE = "demangle_array, 1 thread"
_GROUP = 50_000
_ROUND = itertools.count()


def names(rows: int) -> Any:
    """Real names, each of them once."""
    some = corpus_names.load()
    return pyarrow.array([f"{some[row % len(some)]}.{row}" for row in range(rows)])


def same(batch: Any) -> Any:
    """What the engine alone is measured with."""
    return batch


def same_batches(batches: Iterable[Any]) -> Iterator[Any]:
    """The same, for Spark."""
    return iter(batches)


def rows_of(frame: Any, _: int) -> Any:
    """How many rows a part has, for Dask: a number goes back to the client, and no texts."""
    return frame.assign(rows=1)[["rows"]].sum().to_frame().T


def best(call: Callable[[], object], rounds: int) -> float:
    """The time of the fastest of some calls, after one that warms up."""
    call()
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return min(times)


def spark(source: Path, workers: int, rounds: int) -> dict[str, float]:
    """Spark's times with that many workers."""
    from pyspark.sql import SparkSession  # noqa: PLC0415

    os.environ.update(PYSPARK_PYTHON=sys.executable, PYSPARK_DRIVER_PYTHON=sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master(f"local[{workers}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "2g")
        # Parts enough for every worker.
        .config("spark.sql.files.maxPartitionBytes", str(max(1 << 20, source.stat().st_size // 4)))
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    frame = session.read.parquet(str(source))

    def run(function: Callable[..., Any]) -> Callable[[], object]:
        made = frame.mapInArrow(function, "name string")
        return lambda: made.write.format("noop").mode("overwrite").save()

    found = {
        "all": best(run(DemangleBatch("name").map), rounds),
        "engine": best(run(same_batches), rounds),
    }
    session.stop()
    return found


def dask(source: Path, workers: int, rounds: int) -> dict[str, float]:
    """Dask's times with that many workers."""
    import dask.dataframe  # noqa: PLC0415
    from distributed import Client, LocalCluster  # noqa: PLC0415

    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        Client(cluster),
    ):
        frame = dask.dataframe.read_parquet(source, split_row_groups=2)

        def run(function: Callable[..., Any]) -> Callable[[], object]:
            made = frame.map_partitions(function, meta=frame._meta)
            # A number for each round, since Dask remembers the results of equal calls.
            return lambda: made.map_partitions(rows_of, next(_ROUND), meta={"rows": int}).compute()

        return {
            "all": best(run(DemangleBatch("name").frame), rounds),
            "engine": best(run(same), rounds),
        }


_ENGINES = {"PySpark": spark, "Dask": dask}


def files(folder: Path, column: Any, rounds: int) -> dict[str, dict[str, float]]:
    """The times of `demangle_column`, and of copying with pyarrow alone, by format."""
    table = pyarrow.table({"name": column})
    paths = {"Parquet": "in.parquet", "Arrow IPC": "in.arrow", "CSV": "in.csv"}
    pyarrow.parquet.write_table(table, folder / paths["Parquet"], row_group_size=_GROUP)
    with pyarrow.ipc.new_file(folder / paths["Arrow IPC"], table.schema) as writer:
        writer.write_table(table, max_chunksize=_GROUP)
    pyarrow.csv.write_csv(table, folder / paths["CSV"])
    found = {}
    for label, name in paths.items():
        source = folder / name
        target = source.with_stem("out")
        found[label] = {
            f"{threads} thread{'s'[: threads - 1]}": best(
                lambda source=source, target=target, threads=threads: demangle_column(  # type: ignore[misc]
                    source, target, column="name", threads=threads
                ),
                rounds,
            )
            for threads in WORKERS
        }
        found[label]["peak MiB"] = peak(source, target)
        target.unlink()
    return found


def peak(source: Path, target: Path) -> float:
    """MiB of memory that a process of its own takes beyond its imports, to demangle a file."""
    code = """
import sys
from cpp_demangle_py.column import demangle_column
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
before = peak()
demangle_column(sys.argv[1], sys.argv[2], column="name")
print(peak() - before)
"""
    run = subprocess.run(
        [sys.executable, "-c", code, source, target], stdout=subprocess.PIPE, text=True, check=True
    )
    return float(run.stdout)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--passes", type=int, default=3, help="how often each engine is started")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", nargs=3, metavar=("ENGINE", "FILE", "WORKERS"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        engine, source, workers = options.only
        print(json.dumps(_ENGINES[engine](Path(source), int(workers), options.rounds)))
        return

    column = names(options.rows)
    alone = best(lambda: demangle_array(column, threads=1), options.rounds)
    record: dict[str, Any] = {
        "rows": options.rows,
        "bytes": column.nbytes,
        "engines": {},
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        record["files"] = files(folder, column, options.rounds)
        record[ALONE] = min(alone, best(lambda: demangle_array(column, threads=1), options.rounds))
        # Pass after pass, so that what disturbs one engine for a while does not decide.
        for engine, workers in [*product(_ENGINES, WORKERS)] * options.passes:
            # A process of its own: an engine does not start twice in one.
            command = [sys.executable, __file__, "--rounds", str(options.rounds)]
            command += ["--only", engine, str(folder / "in.parquet"), str(workers)]
            run = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
            times = json.loads(run.stdout.splitlines()[-1])
            known = record["engines"].setdefault(engine, {}).setdefault(str(workers), times)
            known.update({key: min(seconds, known[key]) for key, seconds in times.items()})

    rows = options.rows
    print(f"{rows:,} rows; demangle_array on one thread: {rows / record[ALONE]:,.0f} rows a second\n")
    print("| engine | workers | rows a second | of the time, the engine | 10⁹ rows, hours of a worker |")
    print("|---|---:|---:|---:|---:|")
    for engine, found in record["engines"].items():
        for workers, times in found.items():
            hours = times["all"] / rows * 1e9 / 3600 * int(workers)
            share = times["engine"] / times["all"]
            print(f"| {engine} | {workers} | {rows / times['all']:,.0f} | {share:.0%} | {hours:.2f} |")
    print("\n| file | rows a second, 1 thread | 2 threads | peak memory, MiB |\n|---|---:|---:|---:|")
    for label, times in record["files"].items():
        speeds = " | ".join(f"{rows / times[key]:,.0f}" for key in ("1 thread", "2 threads"))
        print(f"| {label} | {speeds} | {times['peak MiB']:.0f} |")
    if options.json:
        options.json.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
