"""The ledger at the command line: from two reports to a scoreboard in three commands."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from govtargets import Extractor, Toolkit
from govtargets.cli import govtargets, run
from govtargets.commands import options

PLAN = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，建成城北水厂。<script>alert(1)</script>\n新增养老床位300张。\n"
REVIEW = "2020年青岭县政府工作报告\n一、2019年工作回顾\n新建公厕9座。城北水厂建成通水。\n"


@pytest.fixture
def book(tmp_path, capsysbinary):
    for name, text in (("2019.txt", PLAN), ("2020.txt", REVIEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    def call(command, *arguments):
        place = () if command == "help" else ("--ledger", str(tmp_path / "targets.db"))
        status = run([command, *map(str, arguments), *place])
        out = capsysbinary.readouterr()
        return status, out.out.decode(), out.err.decode()

    call.folder = tmp_path
    return call


def _recorded(book):
    assert (
        book("record", book.folder / "2019.txt", book.folder / "2020.txt", "--issuer", "青岭县政府")[0] == 0
    )
    assert book("match")[0] == 0


def test_two_reports_to_a_scoreboard_in_three_commands(book):
    _recorded(book)
    status, out, _ = book("scoreboard", "--as-of", "2020-04-30", "--format", "jsonl")
    (line,) = map(json.loads, out.splitlines())
    assert (status, line["agency"], line["missed"]) == (0, "青岭县政府", 1)
    assert line["due"] == line["met"] + line["missed"] + line["overdue"] + line["partly"] + line["late"]


def test_the_rows_of_status_carry_what_was_agreed(book):
    _recorded(book)
    rows = [
        json.loads(line) for line in book("status", "--format", "jsonl", "--status", "missed")[1].splitlines()
    ]
    (row,) = rows
    assert {"id", "document", "start", "end", "measure", "status", "evidence", "policy", "as_of"} <= set(row)
    (one,) = row["evidence"]
    assert {"document", "start", "end", "measure_start", "score", "reasons"} <= set(one)
    assert (row["text"][row["measure"]["start"] - row["start"] :][:2], one["text"]) == ("12", "新建公厕9座")
    assert REVIEW[one["start"] : one["end"]] == one["text"]


def test_recording_again_says_that_it_is_known(book):
    _recorded(book)
    assert "known already" in book("record", book.folder / "2019.txt", "--issuer", "青岭县政府")[1]


def test_csv_opens_in_a_spreadsheet(book):
    _recorded(book)
    table = list(csv.DictReader(io.StringIO(book("status", "--format", "csv")[1].removeprefix("\ufeff"))))
    assert {row["status"] for row in table} >= {"missed", "overdue"}
    assert any(row["evidence_text"] == "新建公厕9座" for row in table)


def test_the_page_is_safe_against_markup_and_loads_nothing(book):
    _recorded(book)
    out = book.folder / "status.html"
    assert book("status", "-o", out)[0] == 0
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "http:" not in page
    assert "default-src &#x27;none&#x27;" in page
    assert all(word in page for word in ("青岭县政府", "未完成", "新建公厕9座", "到期未见报告"))


def test_a_table_is_drawn_for_people(book):
    _recorded(book)
    assert "missed" in book("status", "--format", "table")[1]
    assert "silent" in book("scoreboard", "--format", "table")[1]


def test_silence_of_a_body_that_never_reported_is_told(book):
    assert book("record", book.folder / "2019.txt", "--issuer", "青岭县政府")[0] == 0
    day = ("--as-of", "2020-04-30")
    alone = [json.loads(line) for line in book("status", *day, "--format", "jsonl")[1].splitlines()]
    assert {(row["status"], row["reports"]) for row in alone} == {("overdue", 0)}
    assert {row["reason"] for row in alone} == {"no later report of this body is recorded"}
    assert "no later" in book("status", *day, "--format", "table")[1]
    assert json.loads(book("scoreboard", *day, "--format", "jsonl")[1])["reports"] == 0
    page = book.folder / "page.html"
    assert book("status", *day, "-o", page)[0] == 0
    assert "台账中没有该单位此后的报告" in page.read_text(encoding="utf-8")
    _recorded(book)
    (score,) = map(json.loads, book("scoreboard", *day, "--format", "jsonl")[1].splitlines())
    assert (score["reports"], score["overdue"]) == (1, 1)
    (left,) = map(
        json.loads, book("status", *day, "--status", "overdue", "--format", "jsonl")[1].splitlines()
    )
    assert (left["reports"], "(1)" in left["reason"]) == (1, True)


def test_promises_in_words_are_counted_apart_and_can_be_left_out(book):
    _recorded(book)
    day = ("--as-of", "2020-04-30")
    (every,) = map(json.loads, book("scoreboard", *day)[1].splitlines())
    (amounts,) = map(json.loads, book("scoreboard", *day, "--kind", "quantified")[1].splitlines())
    assert (every["in_words"] > 0, amounts["in_words"]) == (True, 0)
    assert every["promised"] == amounts["promised"] + every["in_words"]
    kinds = ("--kind", "milestone", "--kind", "qualitative")
    rows = [json.loads(line) for line in book("status", *day, *kinds)[1].splitlines()]
    assert len(rows) == every["in_words"]
    assert "quantified" not in {row["kind"] for row in rows}
    assert book("status", "--kind", "nonsense")[0] == 2


def test_promises_of_nobody_have_a_row_and_an_empty_table_says_so(book):
    (book.folder / "nobody.txt").write_text("今年新建公厕12座，改造路灯40盏。\n", encoding="utf-8")
    assert book("record", book.folder / "nobody.txt", "--published", "2019-01-15")[0] == 0
    for command in ("scoreboard", "status"):
        assert "未写明" in book(command, "--as-of", "2020-04-30", "--format", "table")[1]
        nothing = book(command, "--agency", "白水", "--as-of", "2020-04-30", "--format", "table")
        assert (nothing[0], "nothing was found" in nothing[1]) == (0, True)


def test_the_day_of_judging_is_told_where_none_was_given(book):
    _recorded(book)
    for command in ("status", "scoreboard"):
        assert "as of 2020-01-01, the last day" in book(command)[2]
        assert book(command, "--as-of", "2020-04-30")[2] == ""


def test_review_asks_and_keeps_the_answer(book):
    _recorded(book)
    place = str(book.folder / "targets.db")
    runner = CliRunner()
    first = runner.invoke(govtargets, ["review", "--ledger", place], input="s\nq\n")
    second = runner.invoke(govtargets, ["review", "--ledger", place, "--actor", "审核员"], input="n\n" * 9)
    assert (first.exit_code, second.exit_code) == (0, 0)
    statuses = [json.loads(line)["status"] for line in book("status", "--format", "jsonl")[1].splitlines()]
    assert "missed" not in statuses
    assert book("match")[1].startswith("2 links, 0 changed, 2 decided")


def test_review_takes_words_and_first_letters(book):
    _recorded(book)
    place = str(book.folder / "targets.db")
    done = CliRunner().invoke(govtargets, ["review", "--ledger", place], input="perhaps\nskip\nYes\n")
    assert (done.exit_code, "first letter" in done.output) == (0, True)
    assert done.output.endswith("1 link left to review\n")


def test_links_are_decided_by_their_ids(book):
    _recorded(book)
    rows = [json.loads(line) for line in book("status", "--format", "jsonl")[1].splitlines()]
    first, second = (f"{row['id']}:{row['evidence'][0]['id']}" for row in rows if row["evidence"])
    assert book("review", "--confirm", first, "--reject", "nonsense")[0] == 2
    assert book("review", "--confirm", first, "--reject", first)[0] == 2
    assert book("match")[1].endswith("0 decided by a person\n")
    status, out, _ = book("review", "--confirm", first, "--reject", second, "--actor", "审核员")
    assert (status, out) == (0, "0 links left to review\n")
    assert book("match")[1] == "2 links, 0 changed, 2 decided by a person\n"
    shown = [json.loads(line)["evidence"] for line in book("status", "--format", "jsonl")[1].splitlines()]
    assert [one["decision"] for evidence in shown for one in evidence] == ["confirmed"]


def test_one_is_told_as_one(book):
    text = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座。\n"
    (book.folder / "one.txt").write_text(text, encoding="utf-8")
    assert book("record", book.folder / "one.txt")[1].endswith("recorded, 1 promise, 0 reports\n")


def test_what_fails_leaves_no_ledger_behind(book):
    (book.folder / "no.jsonl").write_text("{}\n", encoding="utf-8")
    told = [
        book("record", book.folder / "missing.txt")[2],
        book("import", book.folder / "missing.jsonl")[2],
        book("import", book.folder / "no.jsonl")[2],
    ]
    assert not (book.folder / "targets.db").exists()
    assert ["no such file" in line for line in told] == [True, True, False]
    assert not any("Errno" in line or "No such file or directory" in line for line in told)


def test_an_incomplete_document_alone_makes_no_ledger(book, monkeypatch):
    def boom(_page):
        raise ValueError("boom")

    broken = Toolkit(extractors=(Extractor("amounts", "amount", boom, plugin="broken", version="1"),))
    monkeypatch.setattr(options, "load_toolkit", lambda **_: broken)
    place = book.folder / "targets.db"
    status, out, err = book("record", book.folder / "2019.txt")
    assert (status, out, place.exists()) == (2, "", False)
    assert "2019.txt: the extraction is incomplete, broken failed; mend the plugin, or force it" in err
    status, out, _ = book("record", book.folder / "2019.txt", "--force")
    assert (status, "2019.txt: recorded" in out, place.exists()) == (3, True, True)


def test_a_ledger_in_no_folder_is_refused_with_the_cure(book):
    (book.folder / "all.jsonl").write_text('{"type":"govtargets ledger","format":1}\n', encoding="utf-8")
    nowhere = str(book.folder / "nodir" / "x.db")
    for command, path in (("record", "2019.txt"), ("import", "all.jsonl")):
        done = CliRunner().invoke(govtargets, [command, str(book.folder / path), "--ledger", nowhere])
        assert "a folder that does not exist; make it first" in str(done.exception)


@pytest.mark.parametrize("command", ["match", "status", "scoreboard", "review"])
def test_without_a_ledger_the_cure_is_named(book, command):
    status, _, err = book(command)
    assert (status, "govtargets record" in err) == (2, True)


def test_bad_options_are_refused(book):
    _recorded(book)
    assert book("status", "--status", "nonsense")[0] == 2
    assert book("status", "--tolerance", "much")[0] == 2
    assert book("status", "--pace", "nobody")[0] == 2
    assert book("status", "--as-of", "yesterday")[0] == 2


def test_a_file_that_cannot_be_read_does_not_stop_the_others(book):
    (book.folder / "bad.bin").write_bytes(b"\x00\x01\x02")
    status, out, err = book("record", book.folder / "bad.bin", book.folder / "2019.txt")
    assert (status, "2019.txt: recorded" in out, "bad.bin" in err) == (2, True, True)


def test_an_export_is_imported_whole(book):
    _recorded(book)
    out = book.folder / "all.jsonl"
    assert book("export", "-o", out)[0] == 0
    assert book("export")[1] == out.read_text(encoding="utf-8")
    place = str(book.folder / "other.db")
    runner = CliRunner()
    assert runner.invoke(govtargets, ["import", str(out), "--ledger", place]).exit_code == 0
    again = runner.invoke(govtargets, ["import", str(out), "--ledger", place])
    assert again.output == "0 events added\n"
    assert runner.invoke(govtargets, ["export", "--ledger", place]).output == out.read_text(encoding="utf-8")


def test_what_is_no_export_is_refused_and_named(book):
    (book.folder / "no.jsonl").write_text("{}\n", encoding="utf-8")
    status, _, err = book("import", book.folder / "no.jsonl")
    assert (status, "line 1: this is no export" in err) == (2, True)
    assert book("import", book.folder / "missing.jsonl")[0] == 2
    (book.folder / "bad.jsonl").write_bytes(b"\xff\xfe")
    assert book("import", book.folder / "bad.jsonl")[0] == 2


def test_a_ledger_is_never_written_over(book):
    _recorded(book)
    ledger = book.folder / "targets.db"
    for command in (["status", "--format", "csv"], ["scoreboard", "--format", "csv"], ["export"]):
        status, _, err = book(*command, "-o", ledger)
        assert (status, "is a ledger" in err) == (2, True)
    assert run(["extract", str(book.folder / "2019.txt"), "-o", str(ledger), "--format", "csv"]) == 2
    assert book("match")[0] == 0
