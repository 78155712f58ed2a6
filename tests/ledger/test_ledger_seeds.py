"""Pairs of real reports, and very many rows; the first where the documents are at hand."""

import datetime
import json
from pathlib import Path

import pytest

from govtargets import extract, read
from govtargets.ledger import Ledger

SHARED = Path(__file__).parents[3] / "shared"
LABELS = SHARED / "gold" / "track-datian.jsonl"
SAME = {
    "met": {"met", "met_late", "exceeded"},
    "partly": {"partly_met", "in_progress"},
    "missed": {"missed"},
    "unreported": {"overdue", "carried_over"},
}


@pytest.mark.skipif(not LABELS.exists(), reason="the documents are not at hand")
def test_the_promises_of_one_year_find_the_reports_of_the_next(tmp_path):
    (path,) = (SHARED / "seeds").glob("001_*.txt")
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        ledger.record(extract(read(path), qualitative=True))
        ledger.match()
        rows = ledger.status()
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    right = linked = 0
    for label in labels:
        row = next(row for row in rows if _covers(row.promise, label["promise_start"]))
        places = [one for one in row.evidence if _covers(one.told, label["result_start"] or -1)]
        linked += bool(places) if label["result_start"] else not row.evidence
        right += row.status in SAME[label["verdict"]]
    assert linked >= len(labels) - 2
    assert right >= len(labels) - 2


def _covers(place, offset):
    figure = place.figure
    return place.start <= offset < place.end or (figure is not None and figure.start == offset)


def test_many_rows_are_kept_matched_and_judged_in_little_time(tmp_path, rows):
    """A hundredth of the full load; `tests/benchmarks/ledger.py` runs all of it."""
    names = [
        f"{a}{b}{c}"
        for a in ("农业", "工业", "商贸", "教育", "卫生")
        for b in ("示范", "创新", "服务", "培训")
        for c in ("园区", "基地", "中心", "平台", "站点")
    ]
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        for number in range(10):
            plan = rows(f"计划{number}.txt", "2019-01-15", body=f"第{number}县政府")
            review = rows(f"总结{number}.txt", "2020-01-15", body=f"第{number}县政府")
            for name in names:
                plan.add(f"新建{name}3座", name, "3", "座")
                review.add(f"新建{name}3座", name, "3", "座", report=True, year=2019)
            ledger.record(plan.extraction())
            ledger.record(review.extraction())
        assert ledger.match().changed == 1000
        verdicts = {row.status for row in ledger.status(datetime.date(2020, 3, 1))}
    assert verdicts == {"met"}
