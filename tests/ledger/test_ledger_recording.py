"""What a ledger keeps, on both kinds of database."""

import datetime
import json

import pytest

from govtargets import Argument, Document, Toolkit, Weigher, extract, hookimpl, load_toolkit
from govtargets.ledger import Event, Ledger, LedgerError, Policy, fold
from govtargets.ledger.events import Heads, compact
from govtargets.model import Failure

YEAR_END = datetime.date(2020, 1, 20)


def _promise(rows, amount="300", name="计划.txt"):
    return (
        rows(name, "2019-01-15")
        .add(f"新增养老床位{amount}张", "养老床位", amount, "张")
        .words("建成城北水厂")
        .words("办好民生实事")
        .words("完成村庄规划")
    )


def _report(rows, amount="320"):
    return rows("总结.txt", "2020-01-15").add(
        f"新增养老床位{amount}张", "养老床位", amount, "张", report=True, year=2019
    )


def _statuses(ledger, **options):
    return {row.promise.indicator: row.status for row in ledger.status(**options)}


def test_two_reports_become_a_verdict(ledger, rows):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    assert ledger.match().changed == 1
    assert _statuses(ledger, as_of=YEAR_END)["养老床位"] == "exceeded"


def test_the_same_document_twice_changes_nothing(ledger, rows):
    ledger.record(_promise(rows).extraction())
    before = list(ledger.export())
    again = ledger.record(_promise(rows).extraction())
    assert (again.new, list(ledger.export())) == (False, before)


def test_matching_again_changes_nothing(ledger, rows):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    ledger.match()
    before = list(ledger.export())
    assert (ledger.match().changed, list(ledger.export())) == (0, before)


def test_the_order_of_recording_does_not_matter(ledger, rows):
    ledger.record(_report(rows).extraction())
    ledger.record(_promise(rows).extraction())
    ledger.match()
    assert _statuses(ledger, as_of=YEAR_END)["养老床位"] == "exceeded"


def test_a_day_knows_only_what_was_published_by_then(ledger, rows):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    ledger.match()
    days = ("2019-01-14", "2019-06-30", "2020-01-10", "2020-01-15")
    seen = [_statuses(ledger, as_of=datetime.date.fromisoformat(day)).get("养老床位") for day in days]
    assert seen == [None, "not_due", "overdue", "exceeded"]


def test_another_policy_gives_another_verdict_and_says_so(ledger, rows):
    ledger.record(
        rows("计划.txt", "2019-01-15")
        .add("新建公园10座以上", "公园", "10", "座", comparator="at_least")
        .extraction()
    )
    ledger.record(
        rows("总结.txt", "2020-01-15")
        .add("新建公园10座", "公园", "10", "座", report=True, year=2019)
        .extraction()
    )
    ledger.match()
    strict = Policy(bound_itself_meets=False)
    assert _statuses(ledger, as_of=YEAR_END) == {"公园": "met"}
    (row,) = ledger.status(YEAR_END, strict)
    assert (row.status, "strict" in row.policy) == ("missed", True)


def test_a_corrected_document_supersedes_and_its_history_stays(ledger, rows):
    ledger.record(_promise(rows, "300").extraction())
    corrected = ledger.record(_promise(rows, "400").extraction())
    assert corrected.corrects
    amounts = [row.promise.figure.low for row in ledger.status() if row.promise.figure]
    assert amounts == [400]
    assert any('"300张"' in line for line in ledger.export())


def test_a_document_of_the_same_name_and_other_content_is_another(ledger, rows):
    ledger.record(_promise(rows).extraction())
    other = rows("计划.txt", "2020-01-15").add("改造老旧小区12个", "老旧小区", "12", "个")
    assert ledger.record(other.extraction()).corrects is None
    assert {"养老床位", "老旧小区"} <= set(_statuses(ledger))


def test_a_decision_outlives_a_correction_and_a_rerun(ledger, rows):
    ledger.record(_promise(rows, "300").extraction())
    ledger.record(_report(rows).extraction())
    ledger.match()
    (link,) = ledger.links()
    ledger.reject(link, actor="审核员")
    ledger.match()
    ledger.record(_promise(rows, "400").extraction())
    ledger.match()
    (link,) = ledger.links()
    assert (link.decision, link.decided_by) == ("rejected", "审核员")
    assert _statuses(ledger, as_of=YEAR_END)["养老床位"] == "overdue"


def test_a_confirmed_link_stands_where_the_rules_would_drop_it(ledger, rows):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    ledger.match()
    (link,) = ledger.links()
    ledger.confirm(link)
    ledger.match(_saying(-100))
    assert _statuses(ledger, as_of=YEAR_END)["养老床位"] == "exceeded"


def _saying(points, reason="beds of another house"):
    def weigh(pairing):
        assert (pairing.promise.indicator, pairing.report.indicator) == ("养老床位", "养老床位")
        return [Argument(points, reason)]

    return Toolkit(weighers=(Weigher("beds", weigh, "care", "1.0"),))


def test_a_plugin_can_take_from_a_score(ledger, rows):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    ledger.match(_saying(-60))
    (link,) = ledger.links()
    assert (link.score, link.reasons[-1]) == (40, "beds of another house (care: -60)")
    assert _statuses(ledger, as_of=YEAR_END)["养老床位"] == "overdue"


@pytest.mark.parametrize("said", [None, [1], ["text"], [Argument("5", "x")], [Argument(5, "")]])
def test_a_plugin_that_answers_rubbish_fails_and_counts_for_nothing(ledger, rows, said):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    done = ledger.match(Toolkit(weighers=(Weigher("beds", lambda pairing: said, "care", "1.0"),)))
    assert [(failure.plugin, failure.stage) for failure in done.failures] == [("care", "weigh beds")]
    assert [link.score for link in ledger.links()] == [100]


def test_a_plugin_that_raises_takes_no_other_with_it(ledger, rows):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    good, bad = _saying(-10).weighers[0], Weigher("worse", lambda pairing: 1 / 0, "bad", "2")
    done = ledger.match(Toolkit(weighers=(bad, good)))
    assert [failure.plugin for failure in done.failures] == ["bad"]
    assert [link.score for link in ledger.links()] == [90]


def test_a_plugin_provides_weighers_through_its_hook():
    class Care:
        @hookimpl
        def provide_weighers(self):
            return [Weigher("beds", lambda pairing: ())]

    class Wrong:
        @hookimpl
        def provide_weighers(self):
            return ["beds"]

    toolkit = load_toolkit(also={"care": Care(), "wrong": Wrong()})
    assert [(one.plugin, one.name) for one in toolkit.weighers] == [("care", "beds")]
    assert [failure.plugin for failure in toolkit.failures] == ["wrong"]
    assert toolkit.without(["care"]).weighers == ()


def test_a_passage_in_words_is_weighed_too(ledger):
    plan = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，重点做好：1.建成城北水厂。\n"
    review = "2020年青岭县政府工作报告\n一、2019年工作回顾\n一年来，新建公厕9座。城北水厂建成通水。\n"
    seen = []
    for name, text in (("2019.txt", plan), ("2020.txt", review)):
        ledger.record(extract(Document(text, name), issuer="青岭县政府", qualitative=True))
    ledger.match(Toolkit(weighers=(Weigher("look", lambda one: seen.append(one) or ()),)))
    assert sorted((one.report is None, one.text) for one in seen) == [
        (False, "一年来，新建公厕9座"[4:]),
        (True, "城北水厂建成通水"),
    ]


def test_an_incomplete_extraction_is_refused_unless_forced(ledger, rows):
    broken = _promise(rows).extraction(failures=(Failure("dates", "1", "read", "boom"),))
    with pytest.raises(LedgerError, match="dates failed"):
        ledger.record(broken)
    assert ledger.status() == []
    assert ledger.record(broken, force=True).new


def test_adjusted_and_withdrawn_promises_say_so(ledger, rows):
    ledger.record(_promise(rows).extraction())
    promises = {row.promise.indicator: row.promise.id for row in ledger.status()}
    day = datetime.date(2019, 7, 1)
    ledger.adjust(promises["养老床位"], day=day, source="常务会议纪要", deadline=datetime.date(2020, 6, 30))
    ledger.withdraw(promises["建成城北水厂"], day=day, source="常务会议纪要")
    before, after = (_statuses(ledger, as_of=datetime.date(2019, month, 2)) for month in (6, 8))
    assert (before["养老床位"], before["建成城北水厂"]) == ("not_due", "not_due")
    assert (after["养老床位"], after["建成城北水厂"]) == ("adjusted", "withdrawn")
    with pytest.raises(LedgerError, match="no such promise"):
        ledger.withdraw("nothing", day=day, source="x")


def test_a_promise_made_again_is_carried_over(ledger, rows):
    ledger.record(rows("一.txt", "2019-01-15").words("建成城北水厂二期").extraction())
    ledger.record(rows("二.txt", "2020-01-15").words("建成城北水厂二期").extraction())
    ledger.match()
    first, second = ledger.status(as_of=datetime.date(2020, 3, 1))
    assert (first.status, second.status) == ("carried_over", "not_due")


def test_an_export_read_back_is_the_same_ledger(ledger, rows, new_place):
    ledger.record(_promise(rows).extraction())
    ledger.record(_report(rows).extraction())
    ledger.match()
    (link,) = ledger.links()
    ledger.confirm(link, actor="审核员")
    lines = list(ledger.export())
    with Ledger.open(new_place()) as other:
        assert other.load(lines) == len(lines) - 1
        assert list(other.export()) == lines
        assert other.load(lines) == 0
        assert other.status(YEAR_END) == ledger.status(YEAR_END)


@pytest.mark.parametrize("bad", ["", "{}", "not json", '{"type":"govtargets ledger","format":99}'])
def test_what_is_no_export_is_refused(ledger, bad):
    with pytest.raises(LedgerError):
        ledger.load([bad])


def test_a_broken_line_adds_nothing_at_all(ledger, rows, new_place):
    ledger.record(_promise(rows).extraction())
    lines = [*ledger.export(), '{"kind":"promised"}\n']
    with Ledger.open(new_place()) as other:
        with pytest.raises(LedgerError, match=f"line {len(lines)}"):
            other.load(lines)
        assert list(other.export()) == [lines[0]]


def test_real_text_goes_all_the_way(ledger):
    plan = "2019年青岭县政府工作报告\n2019年1月10日\n各位代表:现在报告工作。\n二、2019年工作安排\n今年重点做好:1.建成城北水厂;2.举办第三届油菜花节;3.新建公厕12座。\n"
    review = "2020年青岭县政府工作报告\n2020年1月10日\n各位代表:现在报告工作。\n一、2019年工作回顾\n一年来,城北水厂建成通水。成功举办第三届油菜花节。新建公厕9座。\n二、2020年工作安排\n今年要完善机制。\n"
    for name, text in (("2019.txt", plan), ("2020.txt", review)):
        ledger.record(extract(Document(text, name), issuer="青岭县人民政府", qualitative=True))
    ledger.match()
    found = {row.promise.indicator: row.status for row in ledger.status(as_of=datetime.date(2020, 3, 1))}
    assert {found[name] for name in found if "水厂" in name or "油菜花节" in name} == {"met"}
    assert found["公厕"] == "missed"


def test_the_state_is_a_fold_that_needs_no_database():
    event = Event("recorded", "d", None, "a.txt", "x", {"name": "a.txt"})
    state = fold(
        [
            Heads(
                (event.kind,),
                (event.subject,),
                (None,),
                (event.source,),
                (event.actor,),
                (compact(event.facts),),
            )
        ]
    )
    assert state.sources["d"].name == "a.txt"


def test_the_lines_of_an_export_are_json_with_sorted_keys(ledger, rows):
    ledger.record(_promise(rows).extraction())
    for line in ledger.export():
        assert list(json.loads(line)) == sorted(json.loads(line))


def test_what_no_database_keeps_is_kept_all_the_same(ledger, new_place):
    """Halves of surrogate pairs and NUL, from damaged texts and odd file names."""
    text = (
        "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，改造路灯\ud80040盏，建成\x00水厂。\n"
    )
    ledger.record(extract(Document(text, "odd\udcff\x00.txt"), issuer="青岭县政府", qualitative=True))
    (kept,) = ledger.texts().values()
    assert kept == text
    assert not ledger.record(
        extract(Document(text, "odd\udcff\x00.txt"), issuer="青岭县政府", qualitative=True)
    ).new
    lines = list(ledger.export())
    assert "".join(lines).encode("utf-8").decode("utf-8") == "".join(lines)
    with Ledger.open(new_place()) as other:
        other.load(lines)
        assert (list(other.export()), other.status()) == (lines, ledger.status())


def test_a_ledger_can_be_asked_while_it_is_exported(ledger, rows):
    ledger.record(_promise(rows).extraction())
    assert all(ledger.status() for _ in ledger.export())


def test_two_ledgers_that_recorded_alike_export_alike(new_place, rows):
    exports = []
    for _ in range(2):
        with Ledger.open(new_place(), now=lambda: "2026-01-01T00:00:00+00:00") as book:
            book.record(_promise(rows).extraction())
            book.record(_report(rows).extraction())
            book.match()
            exports.append(list(book.export()))
    assert exports[0] == exports[1]


@pytest.mark.parametrize("nonsense", ["nonsense", None, 7])
def test_what_is_no_link_is_refused(ledger, nonsense):
    for decide in (ledger.confirm, ledger.reject):
        with pytest.raises(LedgerError, match="no link"):
            decide(nonsense)
