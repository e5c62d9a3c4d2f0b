"""A column of a file: what is in the target, and what is left behind when it fails."""

from __future__ import annotations

import csv
import doctest
import importlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import cpp_demangle_py
from conftest import Command
from corpus.table import FOLDER, read
from cpp_demangle_py import DemangleOptions, Field, NotMangledError, demangle, demangle_all, parts_all

pa: Any = pytest.importorskip("pyarrow")
pq: Any = pytest.importorskip("pyarrow.parquet")

from cpp_demangle_py.column import ColumnError, demangle_column  # noqa: E402 (needs pyarrow)

unix = pytest.mark.skipif(os.name != "posix", reason="needs signals and permissions of Unix")

NAMES = ["_Z1fv", "main", None, "_ZN3foo3barEi", "", "_ZN3foo"]
TEXTS = ["f()", "main", None, "foo::bar(int)", "", "_ZN3foo"]


@pytest.fixture
def command_line() -> list[str]:
    """Return one spelling of the command, since each start of it imports pyarrow."""
    return [sys.executable, "-m", "cpp_demangle_py"]


SUFFIXES = [".parquet", ".feather", ".arrow"]


def save(table: Any, path: Path, **options: Any) -> Path:
    if path.suffix == ".parquet":
        pq.write_table(table, path, **options)
    else:
        with pa.ipc.new_file(path, table.schema) as writer:
            writer.write_table(table, **options)
    return path


def load(path: Path) -> Any:
    if path.suffix == ".parquet":
        return pq.ParquetFile(path).read()
    with pa.OSFile(str(path)) as source, pa.ipc.open_file(source) as reader:
        return reader.read_all()


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=SUFFIXES)
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a file of each format."""
    columns = {"row": range(len(NAMES)), "name": NAMES, "extra": [[1], None, [], [2], [3], [4, 5]]}
    return save(pa.table(columns), tmp_path / f"in{request.param}")


def test_the_column_is_replaced(table: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{table.suffix}"
    assert demangle_column(table, out, column="name") == len(NAMES)
    assert load(out).column("name").to_pylist() == TEXTS
    assert load(out).drop_columns(["name"]) == load(table).drop_columns(["name"])
    assert load(out).schema == load(table).schema
    assert listed(tmp_path) == sorted([table.name, out.name])


def test_columns_are_added(table: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{table.suffix}"
    parts: list[Field] = ["kind", "scope", "parameters"]
    demangle_column(table, out, column="name", add="text", parts=parts, prefix="of_")
    made = load(out)
    assert made.column_names == ["row", "name", "extra", "text", "of_kind", "of_scope", "of_parameters"]
    assert made.column("name").to_pylist() == NAMES
    assert made.column("text").to_pylist() == TEXTS
    assert made.column("of_scope").to_pylist() == [None, None, None, "foo", None, None]
    assert made.column("of_kind").to_pylist() == ["function", None, None, "function", None, None]
    assert made.column("of_parameters").to_pylist() == [[], None, None, ["int"], None, None]


def test_parts_alone_leave_the_column(table: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{table.suffix}"
    demangle_column(table, out, column="name", parts=["base_name"])
    assert load(out).column("name").to_pylist() == NAMES
    assert load(out).column("base_name").to_pylist() == parts_all([name or "" for name in NAMES])["base_name"]


def test_options_and_errors(table: Path, tmp_path: Path) -> None:
    out = tmp_path / f"out{table.suffix}"
    demangle_column(table, out, DemangleOptions(params=False), column="name", errors="none")
    assert load(out).column("name").to_pylist() == ["f", None, None, "foo::bar", None, None]
    with pytest.raises(NotMangledError) as caught:
        demangle_column(table, tmp_path / "none.parquet", column="name", errors="strict")
    assert caught.value.index == 1
    assert not (tmp_path / "none.parquet").exists()


def test_the_index_of_an_error_is_the_row_of_the_file(tmp_path: Path) -> None:
    names = ["_Z1fv"] * 200_000
    names[150_001] = "main"
    source = save(pa.table({"name": names}), tmp_path / "in.parquet", row_group_size=40_000)
    with pytest.raises(NotMangledError) as caught:
        demangle_column(source, tmp_path / "out.parquet", column="name", errors="strict")
    assert caught.value.index == 150_001


@pytest.mark.parametrize(
    "kind",
    ["string", "large_string", "string_view", "binary", "large_binary", "binary_view", "dictionary"],
)
def test_any_layout_of_text(kind: str, tmp_path: Path) -> None:
    wanted = pa.dictionary(pa.int32(), pa.string()) if kind == "dictionary" else pa.type_for_alias(kind)
    values = [name.encode() if name is not None and "binary" in kind else name for name in NAMES]
    source = save(pa.table({"name": pa.array(values, wanted)}), tmp_path / "in.arrow")
    out = tmp_path / "out.arrow"
    demangle_column(source, out, column="name", parts=["demangled"])
    demangle_column(source, tmp_path / "replaced.arrow", column="name")
    made = load(tmp_path / "replaced.arrow").column("name")
    assert made.type == wanted
    texts = [text.encode() if text is not None and "binary" in kind else text for text in TEXTS]
    assert made.to_pylist() == texts


def test_the_corpus(tmp_path: Path) -> None:
    names = [row.mangled for row in read(FOLDER / "symbols.tsv")] * 40
    source = save(pa.table({"name": names}), tmp_path / "in.parquet", row_group_size=50_000)
    done: list[tuple[int, int | None]] = []
    demangle_column(source, tmp_path / "out.parquet", column="name", progress=lambda *rows: done.append(rows))
    assert load(tmp_path / "out.parquet").column("name").to_pylist() == demangle_all(names)
    assert done[-1] == (len(names), len(names))
    assert len(done) > 2


def test_row_groups_compression_and_metadata_of_parquet_stay(tmp_path: Path) -> None:
    field = pa.field("name", pa.string(), nullable=False, metadata={"unit": "symbols"})
    schema = pa.schema([pa.field("row", pa.int16()), field], metadata={"made by": "a test"})
    table = pa.table({"row": range(1000), "name": ["_Z1fv"] * 1000}, schema=schema)
    codecs = {"row": "ZSTD", "name": "NONE"}
    source = save(table, tmp_path / "in.parquet", row_group_size=300, compression=codecs)
    out = tmp_path / "out.parquet"
    demangle_column(source, out, column="name", add="text")
    made = pq.ParquetFile(out)
    groups = [made.metadata.row_group(index) for index in range(made.metadata.num_row_groups)]
    assert [group.num_rows for group in groups] == [300, 300, 300, 100]
    assert [groups[0].column(index).compression for index in range(3)] == ["ZSTD", "UNCOMPRESSED", "ZSTD"]
    assert made.schema_arrow.metadata[b"made by"] == b"a test"
    assert made.schema_arrow.field("name").metadata[b"unit"] == b"symbols"
    assert not made.schema_arrow.field("name").nullable
    demangle_column(source, out, column="name", errors="none")
    assert pq.ParquetFile(out).schema_arrow.field("name").nullable


def test_a_file_without_rows(tmp_path: Path) -> None:
    empty = pa.table({"name": pa.array([], pa.string())})
    for suffix in SUFFIXES:
        out = tmp_path / f"out{suffix}"
        assert demangle_column(save(empty, tmp_path / f"in{suffix}"), out, column="name", add="text") == 0
        assert load(out).column_names == ["name", "text"]


def test_one_format_becomes_another(tmp_path: Path) -> None:
    names = pa.array([name or "" for name in NAMES]).dictionary_encode()
    source = save(pa.table({"n": range(6), "name": names}), tmp_path / "in.parquet", row_group_size=2)
    paths = [tmp_path / name for name in ("out.arrow", "out.csv", "out.tsv", "back.parquet")]
    for before, after in zip([source, *paths], paths, strict=False):
        demangle_column(before, after, column="name")
    texts = [text or "" for text in TEXTS]
    assert load(paths[0]).column("name").to_pylist() == texts
    assert load(paths[3]).to_pydict() == {"n": list("012345"), "name": texts}


def test_a_folder_of_parquet_files(tmp_path: Path) -> None:
    for day in (1, 2):
        folder = tmp_path / "in" / f"day={day}"
        folder.mkdir(parents=True)
        save(pa.table({"name": [f"_Z2f{day}v"]}), folder / "part-0.parquet")
    (tmp_path / "in" / "_SUCCESS").touch()
    assert demangle_column(tmp_path / "in", tmp_path / "out.parquet", column="name") == 2
    assert load(tmp_path / "out.parquet").to_pydict() == {"name": ["f1()", "f2()"], "day": [1, 2]}
    (tmp_path / "none").mkdir()
    with pytest.raises(ColumnError, match="none: the folder has no Parquet file"):
        demangle_column(tmp_path / "none", tmp_path / "out.parquet", column="name")


class TestCsv:
    ROWS = (
        ["address", "name", "note"],
        ["007", "_Z1fi", "a, b"],
        ["", "_Z1gIiEvT_", 'say "f"'],
        ["0x1f", "main", "two\nlines"],
        ["NULL", "", " "],
        ["1e5", "_ZN1AC1Ev", "é"],
    )

    def save(self, path: Path, rows: Any = ROWS) -> Path:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",").writerows(rows)
        return path

    def load(self, path: Path) -> list[list[str]]:
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ","))

    @pytest.mark.parametrize("suffix", [".csv", ".tsv"])
    def test_other_columns_stay_as_they_are_written(self, tmp_path: Path, suffix: str) -> None:
        source, out = self.save(tmp_path / f"in{suffix}"), tmp_path / f"out{suffix}"
        assert demangle_column(source, out, column="name", add="text") == 5
        header, *rows = self.ROWS
        expected = [[*header, "text"], *([*row, demangle(row[1], errors="keep")] for row in rows)]
        assert self.load(out) == expected

    def test_only_values_that_need_quotes_have_them(self, tmp_path: Path) -> None:
        source, out = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(b'"name","n"\r\n"_Z1fii",1\r\n"_Z1fi","2"\r\n')
        demangle_column(source, out, column="name")
        assert out.read_bytes() == b'name,n\n"f(int, int)",1\nf(int),2\n'

    def test_an_empty_line_of_one_column_is_a_row(self, tmp_path: Path) -> None:
        source, out = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_text("name\n_Z1fv\n\n_Z1gv\n")
        assert demangle_column(source, out, column="name") == 3
        assert out.read_text() == 'name\nf()\n""\ng()\n'

    def test_bytes_that_are_no_text_stay(self, tmp_path: Path) -> None:
        source, out = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(b"name,n\n\xff,\xfe\n_Z1fv,\x80\n")
        demangle_column(source, out, column="name")
        assert out.read_bytes() == b"name,n\n\xff,\xfe\nf(),\x80\n"
        with pytest.raises(ColumnError, match=r"in\.csv: .*UTF8"):
            demangle_column(source, tmp_path / "out.parquet", column="name")

    def test_many_rows(self, tmp_path: Path) -> None:
        names = [f"_Z{len(str(number)) + 1}f{number}ii" for number in range(100_000)]
        source = self.save(tmp_path / "in.csv", [["name", "n"], *([name, "1"] for name in names)])
        assert demangle_column(source, tmp_path / "out.csv", column="name") == len(names)
        rows = self.load(tmp_path / "out.csv")
        assert [row[0] for row in rows] == ["name", *demangle_all(names)]

    def test_lists_are_refused(self, tmp_path: Path) -> None:
        source = self.save(tmp_path / "in.csv")
        with pytest.raises(ColumnError, match="CSV cannot hold the column 'parameters' of type list"):
            demangle_column(source, tmp_path / "out.csv", column="name", parts=["parameters"])
        assert listed(tmp_path) == ["in.csv"]

    def test_a_row_of_another_width_is_an_error(self, tmp_path: Path) -> None:
        source = tmp_path / "in.csv"
        source.write_text("name,n\n_Z1fv,1\n_Z1gv\n")
        with pytest.raises(ColumnError, match=r"in\.csv: .*Expected 2 columns, got 1"):
            demangle_column(source, tmp_path / "out.csv", column="name")
        assert listed(tmp_path) == ["in.csv"]


def test_source_and_target_may_be_the_same(table: Path, tmp_path: Path) -> None:
    demangle_column(table, table, column="name")
    assert load(table).column("name").to_pylist() == TEXTS
    assert listed(tmp_path) == [table.name]


@unix
def test_a_link_stays_and_the_rights_too(table: Path, tmp_path: Path) -> None:
    out, link = tmp_path / f"out{table.suffix}", tmp_path / f"link{table.suffix}"
    out.touch(0o640)
    link.symlink_to(out)
    demangle_column(table, link, column="name")
    assert link.is_symlink()
    assert load(out).column("name").to_pylist() == TEXTS
    assert out.stat().st_mode & 0o777 == 0o640


@unix
@pytest.mark.parametrize("name", ["o" * 247, "ö" * 123, "o\udcff"])
def test_any_name_of_the_target(table: Path, name: str, tmp_path: Path) -> None:
    out = tmp_path / f"{name}.parquet"
    demangle_column(table, out, column="name")
    assert listed(tmp_path) == sorted([table.name, out.name])


class TestErrors:
    """Each is one line of the command, and leaves nothing behind."""

    @pytest.fixture
    def refused(self, command: Command, tmp_path: Path) -> Any:
        def run(source: Path, *options: str, target: str = "out.parquet", column: str = "name") -> str:
            (tmp_path / "out.parquet").write_text("as before")
            before = listed(tmp_path)
            arguments = (str(source), str(tmp_path / target), "--column", column, *options)
            done = command("column", *arguments)
            message = done.stderr.decode().replace(str(tmp_path) + os.sep, "")
            assert (done.returncode, done.stdout, message.count("\n")) == (1, b"", 1), message
            assert message.startswith("cpp-demangle column: ")
            assert listed(tmp_path) == before
            assert (tmp_path / "out.parquet").read_text() == "as before"
            return message.removeprefix("cpp-demangle column: ").rstrip("\n")

        return run

    def test_a_missing_column(self, table: Path, refused: Any) -> None:
        message = f"{table.name}: there is no column 'nme'; the columns are 'row', 'name', 'extra'"
        assert refused(table, column="nme") == message

    def test_a_column_that_is_no_text(self, table: Path, refused: Any) -> None:
        message = f"{table.name}: the column 'row' must be text or bytes, not int64"
        assert refused(table, column="row") == message
        assert "must be text or bytes, not list" in refused(table, column="extra")

    def test_a_column_that_is_there_already(self, table: Path, refused: Any) -> None:
        assert refused(table, "--add", "row") == f"{table.name}: there is already a column 'row'"
        assert refused(table, "--add", "a", "--parts", "scope,scope").endswith("already a column 'scope'")

    def test_a_missing_file(self, tmp_path: Path, refused: Any) -> None:
        for name in ("none.parquet", "none.csv", "none.arrow"):
            assert refused(tmp_path / name) == f"{name}: No such file or directory"

    def test_a_missing_folder(self, table: Path, refused: Any) -> None:
        # Not the temporary file beside it.
        assert refused(table, target="none/out.parquet") == "none/out.parquet: No such file or directory"

    def test_a_target_that_is_a_folder(self, table: Path, tmp_path: Path, refused: Any) -> None:
        (tmp_path / "folder.parquet").mkdir()
        assert refused(table, target="folder.parquet") == "folder.parquet: not a regular file"

    @unix
    @pytest.mark.parametrize("suffix", [*SUFFIXES, ".csv"])
    def test_a_source_that_is_a_pipe(self, suffix: str, tmp_path: Path, refused: Any) -> None:
        # Nothing writes to it, and no signal would end the wait.
        pipe = tmp_path / f"pipe{suffix}"
        os.mkfifo(pipe)
        assert refused(pipe) == f"pipe{suffix}: not a regular file"

    @unix
    def test_a_target_with_too_long_a_name(self, table: Path, refused: Any) -> None:
        name = "o" * 300 + ".parquet"
        assert refused(table, target=name) == f"{name}: File name too long"

    @pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.9, 0.999])
    def test_a_truncated_file(self, table: Path, refused: Any, share: float) -> None:
        whole = table.read_bytes()
        table.write_bytes(whole[: int(len(whole) * share)])
        assert refused(table).startswith(f"{table.name}: ")

    def test_a_damaged_file(self, table: Path, tmp_path: Path, refused: Any) -> None:
        # The error comes after the target was begun.
        names = [f"_Z{len(str(number)) + 1}f{number}v" for number in range(200_000)]
        options = {"row_group_size": 20_000} if table.suffix == ".parquet" else {"max_chunksize": 20_000}
        save(pa.table({"name": names}), table, **options)
        damaged = bytearray(table.read_bytes())
        middle = len(damaged) // 2
        damaged[middle : middle + 50_000] = b"\xff" * 50_000
        table.write_bytes(damaged)
        assert refused(table).startswith(f"{table.name}: ")

    def test_a_foreign_file(self, table: Path, refused: Any) -> None:
        table.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 10)
        assert refused(table).startswith(f"{table.name}: ")

    def test_a_column_whose_name_is_no_text(self, table: Path, refused: Any) -> None:
        # Without the copy of the schema that Arrow adds to Parquet.
        save(
            pa.table({"name": NAMES, "extra": NAMES}),
            table,
            **({"store_schema": False} if table.suffix == ".parquet" else {}),
        )
        table.write_bytes(table.read_bytes().replace(b"extra", b"extr\xff"))
        assert refused(table).startswith(f"{table.name}: 'utf-8' codec can't decode byte 0xff")

    def test_a_name_that_cannot_be_demangled(self, table: Path, refused: Any) -> None:
        assert refused(table, "--errors", "strict").startswith(
            f"{table.name}: row 1, counted from 0: cannot demangle 'main': not a mangled name"
        )

    def test_a_name_of_bytes_that_cannot_be_demangled(self, tmp_path: Path, refused: Any) -> None:
        source = tmp_path / "in.csv"
        source.write_text("name\nmain\n")
        message = "in.csv: row 0, counted from 0: cannot demangle 'main': "
        assert refused(source, "--errors", "strict").startswith(message)

    @unix
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
    def test_a_full_disk(self, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = pa.OSFile
        monkeypatch.setattr(
            pa, "OSFile", lambda path, mode="rb": real("/dev/full" if mode == "wb" else path, mode)
        )
        with pytest.raises(OSError, match="No space left"):
            demangle_column(table, tmp_path / f"out{table.suffix}", column="name")
        assert listed(tmp_path) == [table.name]

    @unix
    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_a_signal(self, command_line: list[str], tmp_path: Path, number: signal.Signals) -> None:
        # Many seconds of work.
        names = [f"_Z{len(str(n)) + 1}f{n}" + "RKSt6vectorIiSaIiEE" * 20 for n in range(400_000)]
        source = save(pa.table({"name": names}), tmp_path / "in.parquet", row_group_size=20_000)
        arguments = [
            *command_line,
            "column",
            str(source),
            str(tmp_path / "out.parquet"),
            "--column",
            "name",
            "--threads=1",
        ]
        with subprocess.Popen(arguments, cwd=tmp_path, stderr=subprocess.PIPE) as process:
            deadline = time.monotonic() + 60
            while len(listed(tmp_path)) < 2 and time.monotonic() < deadline:
                time.sleep(0.01)
            process.send_signal(number)
            assert process.stderr is not None
            assert process.stderr.read() == b""
        assert process.returncode == -number
        assert listed(tmp_path) == ["in.parquet"]


def test_the_command(table: Path, command: Command, tmp_path: Path) -> None:
    out = tmp_path / f"out{table.suffix}"
    options = ("--add", "text", "--parts", "scope,kind", "--no-params", "--errors=none")
    done = command("column", str(table), str(out), "--column", "name", *options)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    made = load(out)
    assert made.column_names == ["row", "name", "extra", "text", "scope", "kind"]
    assert made.column("text").to_pylist() == ["f", None, None, "foo::bar", None, None]


def test_a_name_may_be_called_column(command: Command) -> None:
    assert command("column").returncode == 2  # the other command, which lacks its arguments
    assert command("--", "column", "_Z1fv", "_Z1gv").stdout == b"column\nf()\ng()\n"
    assert command("_Z1fv", "column", "_Z1gv").stdout == b"f()\ncolumn\ng()\n"


def test_wrong_arguments_of_the_command(command: Command) -> None:
    assert command("column", "in.csv", "out.csv").returncode == 2
    assert command("column", "in.csv", "out.csv", "--column", "a", "--errors", "ignore").returncode == 2
    done = command("column", "in.csv", "out.csv", "--column=a", "--style=cpp_demangle", "--no-template-args")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"does not have the option --no-template-args; 'gnu' and 'llvm' have it" in done.stderr
    assert b"--column NAME" in command("column", "--help").stdout
    given = ("column", "in.csv", "out.csv", "--column=a")
    for number, option, first in (("0", "--threads", "1"), ("-1", "--max-template-depth", "0")):
        done = command(*given, option, number)
        assert (done.returncode, done.stdout) == (2, b"")
        usage, message = done.stderr.decode().splitlines()
        assert usage == "usage: cpp-demangle column [OPTIONS] --column NAME IN OUT"
        assert message.startswith(f"cpp-demangle column: error: {option} must be from {first} to ")
        assert message.endswith(f", not {number}")


def test_the_error_of_columns_is_one_class_with_a_public_name() -> None:
    assert ColumnError is cpp_demangle_py.ColumnError
    assert str(ColumnError) == "<class 'cpp_demangle_py.errors.ColumnError'>"


@pytest.mark.parametrize(
    ("source", "target", "options", "message"),
    [
        (
            "in.csv",
            "out.csv",
            ["--parts", "scope,color"],
            "there is no field 'color'; the fields are ",
        ),
        ("in.csv", "out.xlsx", [], "out.xlsx: the name must end in one of .parquet, .pq, "),
        ("in", "out.csv", [], "in: the name must end in one of .parquet, .pq, "),
    ],
)
def test_arguments_that_no_file_fits(
    command: Command, source: str, target: str, options: list[str], message: str
) -> None:
    done = command("column", source, target, "--column=name", *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()


def test_several_inline_namespaces(command: Command, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("name\n_ZNSt1a1b1c1fEv\n")
    options = ["--simplify-std", "--inline-namespaces=a,b", "--inline-namespaces=c"]
    assert command("column", "in.csv", "out.csv", "--column=name", *options).returncode == 0
    assert (tmp_path / "out.csv").read_text() == "name\nstd::f()\n"


def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    pty: Any = pytest.importorskip("pty")
    names = [f"_Z{len(str(n)) + 1}f{n}" + "RKSt6vectorIiSaIiEE" * 20 for n in range(100_000)]
    source = save(pa.table({"name": names}), tmp_path / "in.parquet", row_group_size=5_000)
    code = (
        "from cpp_demangle_py import _column_command, _command; _column_command._EVERY = 0; "
        "raise SystemExit(_command.main())"
    )
    leader, follower = pty.openpty()
    arguments = ["column", str(source), str(tmp_path / "out.parquet"), "--column", "name"]
    with subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=tmp_path, stderr=follower) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                some = os.read(leader, 4096)
            except OSError:  # the other end is closed
                break
            if not some:
                break
            shown += some
    os.close(leader)
    assert process.returncode == 0
    assert b"\r5,000 rows (5%), " in shown
    assert shown.endswith(b"\r")


def test_the_memory_is_bounded(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("needs /proc")
    code = """
import sys
from cpp_demangle_py.column import demangle_column
def peak():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) * 1024
before = peak()
demangle_column(sys.argv[1], sys.argv[2], column="name", add="text")
print(peak() - before)
"""
    # 150 MB of names and 600 MB of texts, in one row group.
    names = [f"_Z{len(str(n)) + 1}f{n}" + "RKSt6vectorIiSaIiEE" * 8 for n in range(1_000_000)]
    source = save(pa.table({"name": names}), tmp_path / "in.parquet", row_group_size=len(names))
    done = subprocess.run(
        [sys.executable, "-c", code, source, tmp_path / "out.parquet"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 400 << 20
    assert pq.ParquetFile(tmp_path / "out.parquet").metadata.num_rows == len(names)


@pytest.mark.parametrize("name", ["column", "_batch", "distributed"])
def test_the_examples_of_docstrings_run(name: str) -> None:
    module = importlib.import_module(f"cpp_demangle_py.{name}")
    result = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.failed == 0


def test_the_package_does_not_import_pyarrow() -> None:
    code = "import sys, cpp_demangle_py, cpp_demangle_py.distributed; print('pyarrow' in sys.modules)"
    folder = Path(cpp_demangle_py.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


def test_the_command_says_what_it_needs(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None; "
        "from cpp_demangle_py._command import main; raise SystemExit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "column", "in.csv", "out.csv", "--column=name"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        1,
        "cpp-demangle column: needs the package pyarrow: pip install 'cpp-demangle-py[parquet]'\n",
    )


def test_the_module_says_what_it_needs() -> None:
    code = "import sys; sys.modules['pyarrow'] = None; import cpp_demangle_py.column"
    folder = Path(cpp_demangle_py.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.stderr.splitlines()[-1] == (
        "ModuleNotFoundError: cpp_demangle_py.column needs the package pyarrow: "
        "pip install 'cpp-demangle-py[parquet]'"
    )
