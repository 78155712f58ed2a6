"""Promises that are changed or taken back, at the command line; and the commands of docs/ledger.md, as written."""

import json
import re
import shutil
from pathlib import Path

import pytest
from doc_commands import printed

from govtargets.cli import run

ROOT = Path(__file__).parents[2]
PLAN = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，新增养老床位300张，登记失业率控制在3.5%以内，建成城北水厂。\n"
REVIEW = "2020年青岭县政府工作报告\n一、2019年工作回顾\n新建公厕9座。新增养老床位200张。\n"
NOTED = ("--day", "2019-07-01", "--source", "会议纪要")


@pytest.fixture
def book(tmp_path, capsysbinary):
    def call(command, *arguments):
        status = run([command, *map(str, arguments), "--ledger", str(tmp_path / "targets.db")])
        out = capsysbinary.readouterr()
        return status, out.out.decode(), out.err.decode()

    for name, text in (("2019.txt", PLAN), ("2020.txt", REVIEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert call("record", tmp_path / name, "--issuer", "青岭县政府")[0] == 0
    assert call("match")[0] == 0
    return call


def _rows(book, as_of="2020-04-30"):
    out = book("status", "--as-of", as_of, "--format", "jsonl")[1]
    return {row["indicator"]: row for row in map(json.loads, out.splitlines())}


def test_a_promise_is_judged_as_it_was_adjusted_from_that_day_on(book):
    id_ = _rows(book)["公厕"]["id"]
    done = book("adjust", id_, "--amount", "9座", "--deadline", "2020-03-31", *NOTED, "--actor", "督查室")
    assert done == (0, f"{id_}: adjusted to 9座, due 2020-03-31\n", "")
    row = _rows(book)["公厕"]
    assert (row["status"], row["due"]) == ("met", "2020-03-31")
    (change,) = row["changes"]
    assert (change["kind"], change["day"], change["source"]) == ("adjusted", "2019-07-01", "会议纪要")
    assert _rows(book, "2019-06-30")["公厕"]["changes"] == []


def test_a_promise_that_is_taken_back_is_due_no_longer(book):
    rows = _rows(book)
    assert book("withdraw", rows["养老床位"]["id"], *NOTED) == (
        0,
        f"{rows['养老床位']['id']}: withdrawn\n",
        "",
    )
    assert (rows["养老床位"]["status"], _rows(book)["养老床位"]["status"]) == ("missed", "withdrawn")
    assert _rows(book, "2019-06-30")["养老床位"]["status"] == "not_due"


def test_a_change_is_shown_with_the_promise(book, tmp_path):
    rows = _rows(book)
    book("adjust", rows["公厕"]["id"], "--amount", "10座", *NOTED)
    book("withdraw", rows["养老床位"]["id"], *NOTED)
    table = "".join(book("status", "--format", "table")[1].split())
    assert all(word in table for word in ("adjustedto", "10座", "withdrawnon"))
    assert book("status", "-o", tmp_path / "page.html")[0] == 0
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "2019-07-01 调整为10座（会议纪要）" in page
    assert "2019-07-01 撤回（会议纪要）" in page


@pytest.mark.parametrize(
    ("amount", "status"),
    [("9座", "met"), ("十座以上", "missed"), ("约9座", "met"), ("不超过10座", "met"), ("8-9个", "met")],
)
def test_an_amount_is_written_as_in_a_document(book, amount, status):
    assert book("adjust", _rows(book)["公厕"]["id"], "--amount", amount, *NOTED)[0] == 0
    assert _rows(book)["公厕"]["status"] == status


@pytest.mark.parametrize("amount", ["", "很多", "9米", "9%", "新建9座", "9座和10座", "9座公厕", "5月底"])
def test_what_is_no_amount_of_the_promise_is_refused(book, amount):
    id_ = _rows(book)["公厕"]["id"]
    status, out, err = book("adjust", id_, "--amount", amount, *NOTED)
    told = f"govtargets: --amount {amount}: this is no amount in 座, in which was promised\n"
    assert (status, out, err) == (2, "", told)
    assert _rows(book)["公厕"]["changes"] == []


def test_what_cannot_be_noted_is_told_in_one_line_with_the_cure(book):
    rows = _rows(book)
    words = next(row["id"] for row in rows.values() if row["measure"] is None)
    told = {
        "no such promise; `govtargets status": book("withdraw", "nothing-1", *NOTED),
        "add --amount or --deadline": book("adjust", words, *NOTED),
        "give --deadline alone": book("adjust", words, "--amount", "1座", *NOTED),
        "Missing option '--source'": book("withdraw", words, "--day", "2019-07-01"),
        "is no day": book("withdraw", words, "--day", "July", "--source", "x"),
    }
    for cure, (status, out, err) in told.items():
        assert (status, out, cure in err, err.count("\n")) == (2, "", True, 1), cure
    assert book("adjust", words, "--deadline", "2020-12-31", *NOTED)[0] == 0


def test_the_commands_of_the_page_print_what_it_says(tmp_path):
    """Those of the first block make the ledger, those of the second change it."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    page = (ROOT / "docs" / "ledger.md").read_text(encoding="utf-8")
    first, second = re.findall(r"^```sh\n(govtargets .*?)^```$", page, re.M | re.S)
    claimed = re.search(r"^```sh\ngovtargets adjust .*?^```\n\n```text\n(.*?)^```$", page, re.M | re.S)
    for line in first.splitlines():
        printed(line, tmp_path)
    assert claimed
    assert "".join(printed(line, tmp_path) for line in second.splitlines()) == claimed[1]
