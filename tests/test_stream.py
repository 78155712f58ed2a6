"""Long runs of the command line: one output whatever the workers, the format or the interruptions."""

import csv
import gzip
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govtargets import cli, extract, read, to_csv, to_dicts, to_jsonl
from govtargets.commands import inputs, sinks, stream
from govtargets.spreadsheet import sheet_columns

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
DAY = date(2023, 5, 16)
FORMS = ("jsonl", "jsonl.gz", "csv", "parquet")
COUNT = 24
Run = Callable[..., tuple[int, str]]


def paragraph(n: int) -> str:
    return f"第{n}镇：力争年内新增养老床位不少于{n + 2}张，占三分之一以上；增长.{n}%。\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> Run:
    """Run `extract d` in a folder that holds d, with two dozen files; return status and standard error."""
    monkeypatch.chdir(tmp_path)
    for n in range(COUNT):
        file = tmp_path / "d" / str(n % 5) / f"{n}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(paragraph(n), encoding="utf-8")

    def call(*arguments: str) -> tuple[int, str]:
        if any(argument.endswith("parquet") for argument in arguments):
            pytest.importorskip("pyarrow")
        status = cli.run(["extract", "d", "--published", DAY.isoformat(), *arguments])
        return status, capfd.readouterr().err

    return call


def expected_rows(mentions: bool = False) -> list[dict[str, Any]]:
    files = sorted(Path("d").rglob("*.txt"))
    pages = [evolve(read(file, published=DAY), name=file.relative_to("d").as_posix()) for file in files]
    return [row for page in pages for row in to_dicts(extract(page), mentions)]


def unpacked(name: str) -> str:
    content = Path(name).read_bytes()
    return (gzip.decompress(content) if name.endswith("gz") else content).decode()


def parquet(name: str) -> Any:
    return pytest.importorskip("pyarrow.parquet").ParquetFile(name)


def left() -> list[str]:
    return sorted(path.name for path in Path.cwd().iterdir() if path.name != "d")


@pytest.fixture
def interrupt_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[str]]:
    """Let Ctrl-C come at the n-th document that is read; return the names of those that are."""

    def arrange(n: int) -> list[str]:
        seen: list[str] = []

        def extracted(document: Any, **options: Any) -> Any:
            seen.append(document.name)
            if len(seen) == n:
                raise KeyboardInterrupt
            return extract(document, **options)

        monkeypatch.setattr("govtargets.many.extract", extracted)
        return seen

    return arrange


# --- the same output, however it is made


@pytest.mark.parametrize("mentions", [False, True], ids=["rows", "mentions"])
@pytest.mark.parametrize("form", FORMS)
def test_the_output_is_the_same_for_any_number_of_workers(run: Run, form: str, mentions: bool) -> None:
    options = ["--mentions"] * mentions
    for workers in ("1", "2", "3"):
        assert run("-o", f"{workers}.{form}", "--workers", workers, *options) == (0, "")
    assert left() == [f"{workers}.{form}" for workers in "123"]
    assert Path(f"1.{form}").read_bytes() == Path(f"2.{form}").read_bytes() == Path(f"3.{form}").read_bytes()


@pytest.mark.parametrize("mentions", [False, True], ids=["rows", "mentions"])
@pytest.mark.parametrize(("form", "writer"), [("jsonl", to_jsonl), ("jsonl.gz", to_jsonl), ("csv", to_csv)])
def test_the_output_is_what_the_library_writes_of_all_the_rows(
    run: Run, form: str, writer: Callable[..., str], mentions: bool
) -> None:
    run("-o", f"out.{form}", *["--mentions"] * mentions)
    assert unpacked(f"out.{form}") == writer(expected_rows(mentions))


def test_gzip_holds_no_time_and_no_name(run: Run) -> None:
    run("-o", "out.jsonl.gz")
    head = Path("out.jsonl.gz").read_bytes()[:10]
    assert head[3] == 0  # no flags, so no name
    assert head[4:8] == bytes(4)


# --- Parquet


@pytest.mark.parametrize("mentions", [False, True], ids=["rows", "mentions"])
def test_parquet_has_the_cells_of_the_csv(run: Run, mentions: bool) -> None:
    for form in ("csv", "parquet"):
        run("-o", f"out.{form}", *["--mentions"] * mentions)
    sheet = csv.DictReader(io.StringIO(unpacked("out.csv")[1:], newline=""))
    table = parquet("out.parquet").read()
    assert table.column_names == sheet.fieldnames
    cells = [
        {key: "" if cell is None else str(cell) for key, cell in row.items()} for row in table.to_pylist()
    ]
    assert cells == [{key: cell.removeprefix("'") for key, cell in row.items()} for row in sheet]


def test_parquet_is_exact_and_typed(run: Run) -> None:
    run("-o", "out.parquet")
    file = parquet("out.parquet")
    types = {field.name: str(field.type) for field in file.schema_arrow}
    assert set(types.values()) == {"string", "int64", "date32[day]"}
    assert {name for name, kind in types.items() if kind == "date32[day]"} == {
        f"{part}_{end}" for part in ("deadline", "period") for end in ("first", "last")
    }
    assert {types[name] for name in ("start", "measure_end", "firmness_start")} == {"int64"}
    rows = file.read().to_pylist()
    assert "1/3" in {row["measure_low"] for row in rows}
    assert date(2023, 12, 31) in {row["deadline_last"] for row in rows}


def test_parquet_is_written_in_groups(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("-o", "whole.parquet")
    monkeypatch.setattr("govtargets.parquet.GROUP", 10)
    run("-o", "parts.parquet")
    file = parquet("parts.parquet")
    sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert set(sizes[:-1]) == {10}
    assert len(sizes) > 5
    assert file.read() == parquet("whole.parquet").read()


def test_without_pyarrow_the_cure_is_told_before_the_work(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sinks, "find_spec", lambda name: None)
    monkeypatch.setattr("govtargets.many.extract", None)
    status, err = run("-o", "out.parquet")
    assert status == 2
    assert err == "govtargets: Parquet needs pyarrow; run: pip install 'govtargets[arrow]'\n"


@pytest.mark.parametrize("form", ["parquet", "jsonl.gz"])
def test_what_is_no_text_needs_a_file(run: Run, form: str) -> None:
    for arguments in (["--format", form], ["--format", form, "-o", os.devnull]):
        status, err = run(*arguments)
        assert status == 2
        assert "add -o FILE" in err


# --- interrupted runs


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mentions", [False, True], ids=["rows", "mentions"])
def test_an_interrupted_run_goes_on_to_the_same_bytes(
    run: Run, interrupt_at: Callable[[int], list[str]], form: str, mentions: bool
) -> None:
    options = ["--mentions"] * mentions
    run("-o", f"whole.{form}", *options)
    names = [file.relative_to("d").as_posix() for file in sorted(Path("d").rglob("*.txt"))]
    seen = []
    for _ in range(2):
        seen += interrupt_at(10)
        status, err = run("-o", f"out.{form}", "--resume", *options)
        assert status == 130
        assert err.strip() == (
            f"govtargets: stopped; what is done is kept in {Path.cwd()}/out.{form}.part;"
            " add --resume to go on from it"
        )
        assert left() == [f"out.{form}.part", f"whole.{form}"]
    again = interrupt_at(0)
    assert run("-o", f"out.{form}", "--resume", "--workers", "1", *options) == (0, "")
    assert again == names[18:]
    assert left() == [f"out.{form}", f"whole.{form}"]
    assert Path(f"out.{form}").read_bytes() == Path(f"whole.{form}").read_bytes()


def test_a_part_is_neither_overwritten_nor_mixed_with_another_run(
    run: Run, interrupt_at: Callable[[int], list[str]]
) -> None:
    interrupt_at(5)
    run("-o", "out.csv")
    part = Path("out.csv.part").read_bytes()
    for arguments, cure in [
        ([], "add --resume to go on from it, or delete it"),
        (["--resume", "--issuer", "某局"], "begun with other options or versions; delete it to begin anew"),
        (["--resume", "--disable", "dates"], "begun with other options or versions; delete it to begin anew"),
    ]:
        status, err = run("-o", "out.csv", *arguments)
        assert status == 2
        assert cure in err
        assert Path("out.csv.part").read_bytes() == part
    Path("out.csv.part").write_text("mine", encoding="utf-8")
    assert run("-o", "out.csv", "--resume")[0] == 2
    assert Path("out.csv.part").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("change", ["written", "deleted", "added"])
def test_files_that_changed_since_are_read_again(
    run: Run, interrupt_at: Callable[[int], list[str]], change: str
) -> None:
    files = sorted(Path("d").rglob("*.txt"))
    interrupt_at(10)
    run("-o", "out.csv", "--mentions")
    if change == "written":
        files[4].write_text(paragraph(1000), encoding="utf-8")
    elif change == "deleted":
        for file in files[4:]:
            file.unlink()
    else:
        files[4].with_name(files[4].name[:-4] + "0.txt").write_text(paragraph(1000), encoding="utf-8")
    seen = interrupt_at(0)
    assert run("-o", "out.csv", "--mentions", "--resume") == (0, "")
    assert unpacked("out.csv") == to_csv(expected_rows(mentions=True))
    now = [file.relative_to("d").as_posix() for file in sorted(Path("d").rglob("*.txt"))]
    assert seen == now[5 if change == "added" else 4 :]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(cut=st.integers(0, 10**6))
def test_a_part_that_was_cut_anywhere_is_gone_on_from(run: Run, cut: int) -> None:
    files = sorted(Path("d").rglob("*.txt"))
    whole, part = Path("whole.jsonl"), Path("out.jsonl.part")
    if not whole.exists():
        run("-o", "whole.jsonl")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stream, "failure_lines", no_space)
            run("-o", "out.jsonl")
        part.rename("saved")
    content = Path("saved").read_bytes()
    head = content.index(b"\n") + 1
    assert len(content) > sum(file.stat().st_size for file in files)
    part.write_bytes(content[: head + cut % (len(content) - head + 1)])
    assert run("-o", "out.jsonl", "--resume") == (0, "")
    assert Path("out.jsonl").read_bytes() == whole.read_bytes()


def no_space(_: object) -> bytes:
    raise OSError(28, "No space left on device")


def test_bad_files_and_failed_plugins_are_told_again_after_an_interruption(
    run: Run, interrupt_at: Callable[[int], list[str]]
) -> None:
    files = sorted(Path("d").rglob("*.txt"))
    files[2].write_bytes(b"\0\1")
    interrupt_at(10)
    run("-o", "out.jsonl")
    interrupt_at(0)
    for workers in ("1", "2"):
        status, err = run("-o", "out.jsonl", "--resume", "--workers", workers)
        assert status == 2
        assert err.startswith(f"govtargets: {files[2]}: it is binary")
        assert err.count("\n") == 1


def test_one_file_alone_leaves_no_part(run: Run, interrupt_at: Callable[[int], list[str]]) -> None:
    interrupt_at(1)
    assert cli.run(["extract", "d/0/0.txt", "-o", "out.jsonl"]) == 130
    assert left() == []


@pytest.mark.parametrize("arguments", [[], ["-o", "out.html"], ["-o", os.devnull, "--format", "jsonl"]])
def test_resuming_needs_a_file_that_is_written_as_rows_come(run: Run, arguments: list[str]) -> None:
    status, err = run("--resume", *arguments)
    assert status == 2
    assert "--resume goes on with a file; add -o" in err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal to a group of processes")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_of_several_processes_is_stopped_and_gone_on_with(tmp_path: Path, how: signal.Signals) -> None:
    folder = tmp_path / "d"
    folder.mkdir()
    for n in range(300):
        (folder / f"{n:03}.txt").write_text(paragraph(n) * 6, encoding="utf-8")
    program = [sys.executable, "-m", "govtargets", "extract", folder, "--workers", "2", "-o"]
    part, out = tmp_path / "out.csv.part", tmp_path / "out.csv"
    stopped = subprocess.Popen([*program, out], stderr=subprocess.PIPE, start_new_session=True)
    while not part.exists() or part.stat().st_size < 30_000:
        assert stopped.poll() is None
        time.sleep(0.005)
    os.killpg(stopped.pid, how) if how == signal.SIGINT else stopped.kill()
    _, err = stopped.communicate(timeout=30)
    assert stopped.returncode == (130 if how == signal.SIGINT else -how)
    assert b"Traceback" not in err
    assert not out.exists()
    assert subprocess.run([*program, out, "--resume"], check=False).returncode == 0
    assert subprocess.run([*program, tmp_path / "whole.csv"], check=False).returncode == 0
    assert out.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d", "out.csv", "whole.csv"]


# --- what is read, and what is shown meanwhile


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a.txt", "a-b/c.TXT", "a/b/c.txt", "ab.txt", "a/note.md", "一.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "c").symlink_to(tmp_path / "a")
    found = list(inputs.files_in([tmp_path]))
    assert found == [
        str(p) for p in sorted(tmp_path.rglob("*")) if p.suffix.lower() == ".txt" and p.is_file()
    ]
    assert len(found) == 7
    assert list(inputs.files_in([tmp_path / "a", tmp_path])) == sorted(found, key=lambda p: "/a/" not in p)


def test_a_bar_is_shown_only_where_someone_looks(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("-o", "out.jsonl")[1] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for arguments in (["-o", "out.jsonl"], ["--format", "json"]):
        assert "100%" in run(*arguments)[1]
    assert json.loads(unpacked("out.jsonl").splitlines()[0])


def test_the_columns_of_parquet_are_documented() -> None:
    pytest.importorskip("pyarrow")
    from govtargets.parquet import schema  # noqa: PLC0415  (pyarrow may be missing)

    page = (Path(__file__).parents[1] / "docs" / "many.md").read_text(encoding="utf-8")
    told = {
        kind: columns.split("`")[1::2] for kind, columns in re.findall(r"^\| (\w+) \| (`.*`) \|$", page, re.M)
    }
    real: dict[str, list[str]] = {}
    for field in schema(sheet_columns()):
        real.setdefault(str(field.type).removesuffix("[day]"), []).append(field.name)
    assert told == real
