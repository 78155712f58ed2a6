"""How many later documents of a body report at all."""

import datetime

import pytest

from govtargets.ledger import Ledger

DAY = datetime.date(2021, 4, 30)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), 0),
        (("2020-01-15 青岭县人民政府",), 1),
        (("2020-01-15 青岭县政府", "2021-01-15 青岭县政府"), 2),
        (("2018-01-15 青岭县政府",), 0),
        (("2020-01-15 白水县政府",), 0),
    ],
)
def test_later_reports_of_the_same_body_are_counted(tmp_path, rows, given, expected):
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        plan = rows("计划.txt", "2019-01-15").add("新建公厕12座", "公厕", "12", "座")
        plan.add("改造路灯40盏", "路灯", "40", "盏", report=True, year=2018)
        ledger.record(plan.extraction())
        for day, body in map(str.split, given):
            report = rows(f"{day}.txt", day, body=body)
            for name in ("凉亭", "石桥"):
                report.add(f"新建{name}3座", name, "3", "座", report=True)
            ledger.record(report.extraction())
        (row,) = ledger.status(DAY)
    assert row.reports == expected
    assert (row.reason == "no later report of this body is recorded") == (expected == 0)


def test_only_what_was_known_on_the_day_counts(tmp_path, rows):
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        ledger.record(rows("计划.txt", "2019-01-15").add("新建公厕12座", "公厕", "12", "座").extraction())
        report = rows("总结.txt", "2021-01-15").add("新建凉亭3座", "凉亭", "3", "座", report=True)
        ledger.record(report.extraction())
        before, after = (ledger.status(day)[0].reports for day in (datetime.date(2020, 4, 30), DAY))
    assert (before, after) == (0, 1)
