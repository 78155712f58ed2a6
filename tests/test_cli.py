"""The command line: what goes to which stream, in which format, with which exit status."""

import csv
import datetime
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from rich.cells import cell_len

from govtargets import __main__, cli, model, plugins
from govtargets.commands import explain, options, output
from govtargets.commands.quoting import quoted

PLEDGE = "确保年内新增养老床位不少于120张"
TEXT = f"市民政局：{PLEDGE}，去年完成100张。增长.6%。\n"
DAY = datetime.date(2022, 12, 31)
Run = Callable[..., tuple[int, str, str]]


def pledge(document: model.Document, at: re.Match[str]) -> model.Commitment:
    start, number = at.start(), at.start("number")
    low = Fraction(at["number"])
    measure = model.Measure(number, at.end(), at[0][number - start :], low, None, "张", "at_least", "level")
    why = model.Reason("measure", "amount in the clause", "numbers", "1.0", number, at.end())
    inherited = model.Reason("deadline", "year of publication", "govtargets", "1.0")
    by = model.Reason("change", "新增 counts a level", "govtargets", "1.0", start + 4, start + 6)
    return model.Commitment(
        id=f"id{start}",
        document=document.name,
        title=None,
        start=start,
        end=at.end(),
        text=at[0],
        kind="quantified",
        agency=document.issuer,
        agency_origin="document" if document.issuer else None,
        indicator="养老床位",
        indicator_start=start + 6,
        measure=measure,
        stretch=None,
        deadline=model.Deadline(document.published, DAY, None, None, "document"),
        firmness="ensure",
        firmness_start=start,
        explanation=(why, inherited, by),
    )


def fake_extract(
    document: model.Document, *, toolkit: plugins.Toolkit, strict: bool = False, **given: Any
) -> model.Extraction:
    """Find 确保…张 and .6%, as the real thing would."""
    document = evolve(document, **{name: given[name] for name in ("published", "issuer") if given.get(name)})
    failures = [*toolkit.failures]
    if "坏" in document.text:
        failures.append(model.Failure("dates", "1.0", "find", "KeyError:\n3"))
    if strict and failures:
        raise plugins.as_errors(failures)
    found = re.finditer(r"确保[^。]*?(?P<number>\d+)张", document.text)
    damage = [
        model.Problem(m.start(), m.end(), m[0], "the digits before the point are lost", "numbers")
        for m in re.finditer(r"(?<!\d)\.\d%", document.text)
    ]
    mention = model.Mention("amount", 0, 1, document.text[:1], 3, "numbers", "1.0")
    promised = tuple(pledge(document, at) for at in found)
    return model.Extraction(document, promised, (), (mention,), tuple(damage), tuple(failures))


class Point:
    """An entry point, as far as the command line looks at it."""

    def __init__(self, name: str) -> None:
        self.name = name


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[model.Failure]:
    """Two plugins; what is put into the list fails at load."""
    failures: list[model.Failure] = []
    infos = (
        plugins.PluginInfo("dates", "1.0", ("period",)),
        plugins.PluginInfo("numbers", "1.0", ("amount",)),
    )

    def load(*, disable: tuple[str, ...] = (), strict: bool = False, **_: object) -> plugins.Toolkit:
        kept = tuple(info for info in infos if info.name not in disable)
        if strict and failures:
            raise plugins.as_errors(failures)
        return plugins.Toolkit(kept, (), tuple(failures))

    monkeypatch.setattr(options, "entry_points", lambda group: [Point("dates"), Point("numbers")])
    monkeypatch.setattr(options, "load_toolkit", load)
    monkeypatch.setattr("govtargets.many.extract", fake_extract)
    monkeypatch.setattr(explain, "extract", fake_extract)
    return failures


@pytest.fixture
def run(
    installed: list[model.Failure], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> Run:
    """Run a command line in a folder of its own; return status, standard output and error."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, encoding="utf-8")

    def call(*arguments: object) -> tuple[int, str, str]:
        status = cli.run([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return call


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def the_line(err: str) -> str:
    """Return the only line of standard error."""
    (line,) = err.splitlines()
    assert line.startswith("govtargets: ")
    return line


# --- extract: rows and formats


def test_piped_output_is_json_lines(run: Run) -> None:
    status, out, err = run("extract", "a.txt")
    assert (status, err) == (0, "")
    assert [row["type"] for row in rows(out)] == ["commitment", "problem"]
    assert rows(out)[0]["text"] == PLEDGE


def test_day_and_issuer_reach_every_file(run: Run) -> None:
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    _, out, _ = run("extract", "a.txt", "b.txt", "--published", "2022-06-14", "--issuer", "某市人民政府")
    found = [row for row in rows(out) if row["type"] == "commitment"]
    assert [row["deadline"]["first"] for row in found] == ["2022-06-14"] * 2
    assert [row["agency"] for row in found] == ["某市人民政府"] * 2


@pytest.mark.parametrize(
    "value", ["2022-02-30", "14.6.2022", "20220614", "2022-6-14", "2022-W01-1", "", "２０２２-０６-１４"]
)
def test_a_wrong_day_is_a_usage_error_of_one_line(run: Run, value: str) -> None:
    status, out, err = run("extract", "a.txt", "--published", value)
    assert (status, out) == (2, "")
    assert "2022-06-14" in the_line(err)


def test_mentions_come_when_asked_for(run: Run) -> None:
    assert "mention" not in run("extract", "a.txt")[1]
    assert "mention" in [row["type"] for row in rows(run("extract", "a.txt", "--mentions")[1])]


@pytest.mark.parametrize("ending", ["jsonl", "json", "csv"])
def test_the_ending_of_the_output_file_tells_the_format(run: Run, ending: str) -> None:
    status, out, err = run("extract", "a.txt", "-o", f"out.{ending}")
    assert (status, out, err) == (0, "", "")
    written = Path(f"out.{ending}").read_bytes().decode()
    assert written == run("extract", "a.txt", "--format", ending)[1]
    if ending == "csv":
        assert written.startswith("\ufeff")
        assert next(csv.DictReader(io.StringIO(written[1:], newline="")))["measure_low"] == "120"
    else:
        assert PLEDGE in (written if ending == "jsonl" else json.loads(written)[0]["text"])


def test_a_format_goes_before_an_ending(run: Run) -> None:
    run("extract", "a.txt", "-o", "out.csv", "--format", "jsonl")
    assert rows(Path("out.csv").read_text(encoding="utf-8"))


def test_an_ending_that_tells_no_format_is_a_usage_error(run: Run) -> None:
    for name in ("out.xls", "out", "out.table"):
        status, _, err = run("extract", "a.txt", "-o", name)
        assert status == 2
        assert "add --format" in the_line(err)
        assert not Path(name).exists()


def test_a_terminal_gets_a_table(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output.sys, "stdout", Terminal(sys.stdout))
    assert output.choose_format(None, None) == "table"
    assert output.choose_format("jsonl", None) == "jsonl"
    assert output.choose_format(None, Path("x.csv")) == "csv"


class Terminal:
    """A stream that says it is a terminal."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def isatty(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@pytest.mark.parametrize("width", [50, 60, 80, 132])
def test_the_table_fits_its_width_and_quotes_the_clause(
    run: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    status, out, _ = run("extract", "a.txt", "--format", "table", "--issuer", "某市[red]人民政府")
    lines = out.splitlines()
    assert status == 0
    assert max(cell_len(line) for line in lines) <= width
    column = "".join("".join(line.split()) for line in lines)
    assert set(f"「{PLEDGE}」≥120张[red]") <= set(column)
    assert "2022-12-31" in out
    assert "ensure" in out
    assert lines[-1].strip() == "1 commitment, 0 results, 1 problem, 0 failures"


def test_the_table_lines_up_whatever_the_width_of_the_characters(run: Run) -> None:
    Path("a.txt").write_text("确保x不少于1张。\n确保年年年年年不少于1张。", encoding="utf-8")
    lines = [
        line for line in run("extract", "a.txt", "--format", "table")[1].splitlines() if "2022-12-31" in line
    ]
    assert len({cell_len(line[: line.index("2022-12-31")]) for line in lines}) == 1
    assert len(lines) == 2


def test_nothing_in_a_document_reaches_the_terminal_as_a_command(run: Run) -> None:
    Path("a.txt").write_text("确保\x1b[31m年内\x07\x9b2J\n新增5张。" + TEXT * 99, encoding="utf-8")
    start = Path("a.txt").read_text(encoding="utf-8").index("年内")
    for arguments in (("extract", "a.txt", "--format", "table"), ("explain", "a.txt", start)):
        status, out, _ = run(*arguments)
        assert status == 0
        assert "年内" in out
        assert "\x1b[31m" not in out
        assert not set("\x07\x9b") & set(out)


# --- extract: files and folders


def test_a_folder_means_every_text_file_below_it_in_order(run: Run) -> None:
    for name in ("d/2.txt", "d/1.txt", "d/sub/0.txt", "d/note.md"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT, encoding="utf-8")
    _, out, _ = run("extract", "d", "d/1.txt", "a.txt")
    assert [row["document"] for row in rows(out) if row["type"] == "commitment"] == [
        "1.txt",
        "2.txt",
        "sub/0.txt",
        "a.txt",
    ]


def test_a_bad_file_is_named_and_the_others_go_through(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    status, out, err = run("extract", "empty.txt", "a.txt")
    assert status == 2
    assert len(rows(out)) == 2
    assert the_line(err).startswith("govtargets: empty.txt: the file is empty; ")


@pytest.mark.parametrize("content", [None, b"", b"\x00\x01", b"\xff\xfe\xfd"])
def test_one_bad_file_gives_one_line_and_no_output(run: Run, content: bytes | None) -> None:
    if content is not None:
        Path("bad.txt").write_bytes(content)
    status, out, err = run("extract", "bad.txt", "-o", "out.jsonl")
    assert (status, out) == (2, "")
    assert re.match(r"govtargets: bad\.txt: .+; .+", the_line(err))
    assert not Path("out.jsonl").exists()


def test_a_folder_without_text_files_is_named(run: Run) -> None:
    Path("void").mkdir()
    status, _, err = run("extract", "void")
    assert status == 2
    assert the_line(err).startswith("govtargets: void: the folder holds no .txt file; ")


def test_a_path_with_odd_bytes_stays_one_line(run: Run) -> None:
    status, _, err = run("extract", "a\nb\x1b.txt")
    assert status == 2
    assert "a�b�.txt" in the_line(err)


# --- extract: plugins


def test_a_failed_plugin_leaves_the_rows_and_sets_the_status(run: Run) -> None:
    Path("a.txt").write_text(TEXT + "坏", encoding="utf-8")
    Path("b.txt").write_text(TEXT + "坏", encoding="utf-8")
    status, out, err = run("extract", "a.txt", "b.txt")
    assert status == 3
    assert [row["type"] for row in rows(out)][-1] == "failure"
    assert [row["type"] for row in rows(out)].count("failure") == 1
    assert the_line(err) == (
        "govtargets: plugin dates 1.0 failed (find): KeyError: 3; what the others found stands"
    )


def test_a_bad_file_weighs_more_than_a_failed_plugin(run: Run) -> None:
    Path("a.txt").write_text(TEXT + "坏", encoding="utf-8")
    assert run("extract", "a.txt", "none.txt")[0] == 2


@pytest.mark.parametrize("stage", ["load", "find"])
def test_strict_ends_with_a_line_for_each_failure(
    run: Run, installed: list[model.Failure], stage: str
) -> None:
    if stage == "load":
        installed.append(model.Failure("dates", "1.0", "load", "ImportError: gone"))
    Path("a.txt").write_text(TEXT + "坏", encoding="utf-8")
    status, out, err = run("extract", "a.txt", "--strict", "-o", "out.jsonl")
    assert (status, out) == (3, "")
    assert f"dates 1.0 ({stage})" in the_line(err)
    assert not Path("out.jsonl").exists()


def test_without_plugins_the_command_that_installs_them_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "entry_points", lambda group: [])
    for arguments in (("extract", "a.txt"), ("plugins",), ("explain", "a.txt", "0")):
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        assert "pip install -r plugins/all.txt" in the_line(err)


def test_a_plugin_can_be_left_out_by_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    monkeypatch.setattr(
        "govtargets.many.extract", lambda document, **kw: seen.append(kw) or fake_extract(document, **kw)
    )
    assert run("extract", "a.txt", "--disable", "dates")[0] == 0
    assert [info.name for info in seen[0]["toolkit"].plugins] == ["numbers"]
    status, _, err = run("extract", "a.txt", "--disable", "date")
    assert status == 2
    assert "installed are dates, numbers" in the_line(err)


# --- extract: the output file


def test_an_input_is_never_overwritten(run: Run) -> None:
    Path("link.csv").symlink_to("a.txt")
    Path("hard.csv").hardlink_to("a.txt")
    for name in ("a.txt", "./a.txt", Path.cwd() / "a.txt", "link.csv", "hard.csv"):
        status, _, err = run("extract", ".", "-o", name, "--format", "csv")
        assert status == 2
        assert "one of the inputs" in the_line(err)
    assert Path("a.txt").read_text(encoding="utf-8") == TEXT


def test_an_impossible_output_is_refused_before_the_work(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("govtargets.many.extract", None)
    Path("folder.csv").mkdir()
    for name in ("folder.csv", "none/out.csv"):
        status, _, err = run("extract", "a.txt", "-o", name)
        assert status == 2
        assert "folder" in the_line(err)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_file_is_written_whole_or_not_at_all(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(_descriptor: int) -> None:
        raise error

    Path("out.csv").write_text("before", encoding="utf-8")
    monkeypatch.setattr(output.os, "fsync", fail)
    status, _, err = run("extract", "a.txt", "-o", "out.csv")
    assert Path("out.csv").read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["a.txt", "out.csv"]
    if isinstance(error, OSError):
        assert status == 2
        assert "No space left" in the_line(err)
    else:
        assert status == 130
        assert not err.strip()


def test_an_output_file_is_replaced_behind_its_link_and_readable_by_the_usual_ones(run: Run) -> None:
    Path("real.csv").write_text("before", encoding="utf-8")
    Path("out.csv").symlink_to("real.csv")
    assert run("extract", "a.txt", "-o", "out.csv")[0] == 0
    assert Path("out.csv").is_symlink()
    assert Path("real.csv").read_text(encoding="utf-8") != "before"
    usual = Path("usual")
    usual.touch()
    assert Path("real.csv").stat().st_mode == usual.stat().st_mode


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_written_to_and_stays_a_device(run: Run) -> None:
    assert run("extract", "a.txt", "-o", "/dev/null", "--format", "json")[0] == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_full_disk_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    status, _, err = run("extract", "a.txt", "-o", "/dev/full", "--format", "json")
    assert status == 2
    assert "No space left" in the_line(err)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        status, _, err = run("extract", "a.txt")
    assert status == 2
    assert "standard output cannot be written" in the_line(err)


def test_a_table_in_a_file_has_no_colours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run("extract", "a.txt", "--format", "table")[1]
    run("extract", "a.txt", "--format", "table", "-o", "out.txt")
    assert "\x1b[" not in Path("out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["年" * 300, "a.txt/b.txt"])
def test_an_impossible_path_is_told_in_one_line(run: Run, name: str) -> None:
    for arguments in ((name,), ("a.txt", "-o", f"{name}.csv")):
        status, _, err = run("extract", *arguments)
        assert status == 2
        assert the_line(err)


def test_the_longest_possible_name_can_be_written(run: Run) -> None:
    assert run("extract", "a.txt", "-o", "x" * 251 + ".csv")[0] == 0


def test_an_issuer_of_odd_bytes_does_no_harm(run: Run) -> None:
    assert run("extract", "a.txt", "--issuer", os.fsdecode(b"\xff"))[0] == 0
    assert run("extract", "a.txt", "--issuer", os.fsdecode(b"\xff"), "-o", "out.csv")[0] == 0


# --- explain


def test_explain_quotes_the_clause_and_gives_a_reason_for_each_field(run: Run) -> None:
    status, out, err = run("explain", "a.txt", TEXT.index("养老"), "--issuer", "某局")
    start = TEXT.index(PLEDGE)
    number = TEXT.index("120")
    assert (status, err) == (0, "")
    assert f"commitment id{start} at {start}–{start + len(PLEDGE)} of a.txt" in out
    for expected in (
        f"「{PLEDGE}」",
        "  agency: 某局 (document)",
        "  measure: ≥ 120 张",
        f"rule “amount in the clause” of numbers 1.0 says so from 「120张」 at {number}–{number + 4}.",
        "  stretch: not stated",
        "  deadline: by 2022-12-31 (document)",
        "rule “year of publication” of govtargets 1.0 says so, without characters of its own.",
        "  firmness: ensure",
        "  role: commitment",
        "  change: level",
    ):
        assert expected in out


def test_explain_says_what_is_nearest_or_what_problem_is_there(run: Run) -> None:
    status, out, _ = run("explain", "a.txt", "0")
    assert status == 1
    assert "No row covers offset 0." in out
    assert f"nearest is commitment id{TEXT.index(PLEDGE)}" in out
    assert run("explain", "a.txt", TEXT.index(PLEDGE) + len(PLEDGE) - 1)[0] == 0
    assert run("explain", "a.txt", TEXT.index(PLEDGE) + len(PLEDGE))[0] == 1
    status, out, _ = run("explain", "a.txt", TEXT.index(".6%") + 1)
    assert status == 1
    assert "A problem does: the digits before the point are lost (numbers)" in out
    Path("a.txt").write_text("平安。", encoding="utf-8")
    assert run("explain", "a.txt", "1") == (1, "No row covers offset 1.\n", "")
    assert "A mention does: amount, value 3 (numbers), at 0–1: 「平」" in run("explain", "a.txt", "0")[1]


@pytest.mark.parametrize("offset", ["-1", "x", "999999", "1.5"])
def test_explain_refuses_an_offset_outside_the_text(run: Run, offset: str) -> None:
    status, out, err = run("explain", "a.txt", offset)
    assert (status, out) == (2, "")
    assert the_line(err)


def test_explain_refuses_a_bad_file_in_one_line(run: Run) -> None:
    status, _, err = run("explain", "none.txt", "0")
    assert status == 2
    assert "none.txt: there is no such file" in the_line(err)


def test_explain_tells_of_failed_plugins(run: Run) -> None:
    Path("a.txt").write_text(TEXT + "坏", encoding="utf-8")
    status, out, err = run("explain", "a.txt", TEXT.index("养老"))
    assert status == 3
    assert PLEDGE in out
    assert "dates 1.0 failed" in the_line(err)


# --- plugins, help, version, ending


def test_plugins_are_listed_with_what_they_recognise_and_what_failed(
    run: Run, installed: list[model.Failure]
) -> None:
    status, out, _ = run("plugins")
    assert status == 0
    assert [line.split() for line in out.splitlines()] == [
        ["plugin", "version", "recognises"],
        ["dates", "1.0", "period"],
        ["numbers", "1.0", "amount"],
    ]
    installed.append(model.Failure("bodies", "2.0", "load", "ImportError: gone"))
    status, out, err = run("plugins")
    assert status == 3
    assert "bodies   2.0      failed: ImportError: gone" in out
    assert "plugin bodies 2.0 failed (load)" in the_line(err)


@pytest.mark.parametrize("command", [[], ["extract"], ["explain"], ["plugins"]])
def test_every_help_has_an_example(run: Run, command: list[str]) -> None:
    status, out, err = run(*command, "--help")
    assert (status, err) == (0, "")
    assert re.search(r"Examples?:\n +govtargets \w+", out)


def test_the_version_is_that_of_the_distribution(run: Run) -> None:
    assert run("--version") == (0, f"govtargets {version('govtargets')}\n", "")


@pytest.mark.parametrize(
    "arguments", [["extract"], ["guess"], ["extract", "a.txt", "--format", "xml"], ["--no"]]
)
def test_wrong_usage_is_one_line(run: Run, arguments: list[str]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert the_line(err)


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    status, out, err = run()
    assert status == 2
    assert "Usage: govtargets" in out + err


def test_ctrl_c_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("govtargets.many.extract", interrupt)
    status, out, err = run("extract", "a.txt", "-o", "out.csv")
    assert (status, out, err.strip()) == (130, "", "")
    assert not Path("out.csv").exists()


def test_a_closed_pipe_ends_quietly(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        status, out, err = run("extract", "a.txt")
    assert (status, out, err) == (141, "", "")


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_missing_libraries_are_named_with_the_cure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], missing: str
) -> None:
    monkeypatch.setattr(__main__, "find_spec", lambda name: None if name == missing else object())
    assert __main__.main() == 2
    assert "pip install 'govtargets[cli]'" in the_line(capsys.readouterr().err)


def test_the_console_script_runs() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "govtargets", "--version"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.skipif(not entry_points(group=plugins.GROUP), reason="no plugin is installed")
def test_rows_of_the_installed_plugins_quote_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"2022年政府工作报告\r\n　　{TEXT}".encode("gb18030"))
    command = [sys.executable, "-m", "govtargets", "extract", str(file), "--mentions"]
    ran = subprocess.run(command, capture_output=True, check=False)
    text = file.read_bytes().decode("gb18030")
    found = rows(ran.stdout.decode())
    assert ran.returncode in (0, 3)
    assert all(row["text"] == text[row["start"] : row["end"]] for row in found if row["type"] != "failure")
    assert "commitment" in [row["type"] for row in found]


def test_rich_and_cattrs_are_imported_only_for_what_needs_them() -> None:
    code = (
        "import sys, govtargets.cli; print([m for m in ('rich', 'cattrs', 'hypothesis') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("新增公园\n5个", "新增公园5个"),
        ("增长5%\n以上", "增长5%以上"),
        ("raise solar\n capacity by\n2030", "raise solar capacity by 2030"),
    ],
)
def test_a_quotation_stands_on_one_line(text: str, line: str) -> None:
    assert quoted(text) == line


def test_a_reader_that_goes_away_in_the_middle_ends_it_quietly(run: Run) -> None:
    page = "\n".join(f"第{n}镇：力争年内新增养老床位{n + 2}张。" for n in range(400))
    Path("long.txt").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "govtargets", "extract", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.read(1)
        process.stdout.close()
        assert (process.wait(), process.stderr.read()) == (141, b"")
