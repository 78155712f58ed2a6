"""From mentions to rows: each table holds what a reader would say of a clause. The sentences are invented."""

import datetime
from pathlib import Path

import pytest

from govtargets import extract, read
from govtargets.serial import to_dicts

PUBLISHED = datetime.date(2022, 3, 1)
PLAN = "2022年云溪县政府工作报告\n一、2021年工作回顾。全县平稳。\n二、2022年目标任务。"
REVIEW = "2022年云溪县政府工作报告\n一、2021年工作回顾。"


def rows(text, **known):
    known = {"published": PUBLISHED} | known
    return [row for row in to_dicts(extract(text, **known)) if row["type"] in ("commitment", "result")]


def only(text, **known):
    found = rows(text, **known)
    assert len(found) == 1, found
    return found[0]


def measure(text):
    row = only(PLAN + text)
    m = row["measure"]
    return row["indicator"], m["low"] or m["high"], m["unit"], m["comparator"], m["change"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("新增科技企业30家。", ("科技企业", "30", "家", "point", "level")),
        ("招商到位资金12.5亿元以上。", ("招商到位资金", "1250000000", "元", "at_least", "level")),
        ("工业用电量增长6.5%左右。", ("工业用电量", "6.5", "%", "about", "increase")),
        ("城镇失业率控制在4%以内。", ("城镇失业率", "4", "%", "at_most", "level")),
        ("单位能耗下降3%。", ("单位能耗", "3", "%", "point", "decrease")),
        ("垃圾分类覆盖率提高到95%。", ("垃圾分类覆盖率", "95", "%", "point", "level")),
        ("垃圾分类覆盖率提高5个百分点。", ("垃圾分类覆盖率", "5", "个百分点", "point", "increase")),
        ("改造20个以上老旧小区。", ("老旧小区", "20", "个", "at_least", "level")),
        ("70%以上的行政村实现集中供水。", ("行政村", "70", "%", "at_least", "level")),
        ("修复12个点片状的山塘。", ("山塘", "12", "个", "point", "level")),
        ("抓好小微园建设，争取开工建设6个。", ("小微园", "6", "个", "point", "level")),
        ("低保标准在现有9000元基础上提标至9600元。", ("低保标准", "9600", "元", "point", "level")),
        ("贷款不良率由5.8%降至1.6%。", ("贷款不良率", "1.6", "%", "point", "level")),
        ("三是为困难老人加装扶手800处。", ("扶手", "800", "处", "point", "level")),
        ("新建成农机服务站9个。", ("农机服务站", "9", "个", "point", "level")),
        ("力争三成以上的村成为示范村。", ("村", "30", "%", "at_least", "level")),
        ("农户贷款成本较去年再下降2个百分点。", ("农户贷款成本", "2", "个百分点", "point", "decrease")),
        ("夜间报警总量下降7%。", ("夜间报警总量", "7", "%", "point", "decrease")),
        ("人均预期寿命超过79岁。", ("人均预期寿命", "79", "岁", "more_than", "level")),
        ("为企业减负8亿元。", ("企业减负", "800000000", "元", "point", "decrease")),
        ("5项先行指标全部增长9%。", ("先行指标", "9", "%", "point", "increase")),
        ("更新检测设备60台（套）。", ("检测设备", "60", "台（套）", "point", "level")),
        ("低保线不低于上年度人均可支配收入的40%。", ("低保线", "40", "%", "at_least", "level")),
        ("稻谷产量可等于2011年的1.2倍。", ("稻谷产量", "1.2", "倍", "point", "level")),
        ("力争物价上涨2%。", ("物价上涨", "2", "%", "point", "increase")),
        ("力争粮食增产5%。", ("粮食增产", "5", "%", "point", "increase")),
        ("力争煤炭减产5%。", ("煤炭减产", "5", "%", "point", "decrease")),
        ("力争电价调减5%。", ("电价", "5", "%", "point", "decrease")),
        ("力争逆差收窄5%。", ("逆差收窄", "5", "%", "point", "decrease")),
        ("力争增速回落2个百分点。", ("增速回落", "2", "个百分点", "point", "decrease")),
        ("力争增速加快2个百分点。", ("增速加快", "2", "个百分点", "point", "increase")),
        ("力争办理慢2天。", ("办理慢", "2", "天", "point", "decrease")),
        ("力争物价上涨到102%。", ("物价上涨", "102", "%", "point", "level")),
        ("力争新建快速路5条。", ("快速路", "5", "条", "point", "level")),
        ("提升村集体经营性收入至30万元。", ("村集体经营性收入", "300000", "元", "point", "level")),
    ],
)
def test_a_promise_has_its_amount_and_indicator(clause, expected):
    assert measure(clause) == expected


@pytest.mark.parametrize(
    "clause",
    [
        "建设总投资8亿元的产业园。",
        "推动亿元以上项目落地。",
        "签订投资3亿元光伏项目协议。",
        "围绕“246”战略抓落实。",
        "隆重庆祝建县30周年。",
        "增速高于全省平均0.5个百分点。",
        "落实乡村旅游发展12条，推进民宿集群建设。",
        "落实治水16字方针。",
        "实现300米半径公园全覆盖。",
    ],
)
def test_context_is_no_promise(clause):
    assert rows(PLAN + clause) == []


def test_a_threshold_selects_and_the_count_is_promised():
    assert only(PLAN + "引进亿元以上项目40个。")["measure"]["low"] == "40"


def test_the_size_of_what_exists_is_not_promised():
    found = rows(PLAN + "确保6个国控断面水质100%达标。")
    assert [row["measure"]["text"] for row in found] == ["100%"]


def test_a_date_in_a_bracket_says_nothing_of_what_stands_behind_it():
    found = rows(REVIEW + "一季度，产粮4万吨（2020年为2万吨），拉动工业增长2个百分点。")
    assert [row["period"]["last"] for row in found] == ["2021-03-31", "2020-12-31", "2021-03-31"]


def test_a_second_amount_that_is_striven_for_is_the_stretch():
    row = only(PLAN + "新增规上企业不少于200家，力争220家。")
    assert (row["measure"]["comparator"], row["stretch"]["low"]) == ("at_least", "220")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REVIEW + "全县建成公园5个。", "result"),
        (REVIEW + "预计明年6月前新增耕地300亩。", "commitment"),
        (REVIEW + "全县出生60人，计划外1例。", "result"),
        (PLAN + "2020年，粮食产量为3万吨。", "result"),
        (PLAN + "比2020年增长5%。", "commitment"),
        (REVIEW + "河东、河西两个村入选省级名录。", "result"),
        (PLAN + "建成公园5个。", "commitment"),
        (PLAN + "截至目前，已建成公园5个。", "result"),
        ("东坪乡\n一季度，东坪乡完成工业产值5亿元，同比增长3%。", "result"),
        ("县水务局： 全力抓项目\n力争6月底前完成水库除险4座。", "commitment"),
    ],
)
def test_section_tense_and_dates_tell_a_promise_from_a_report(text, kind):
    assert {row["type"] for row in rows(text)} == {kind}


@pytest.mark.parametrize(
    ("clause", "agency"),
    [
        ("县民政局力争新增养老床位200张。", "云溪县民政局"),
        ("由县教育局新建幼儿园2所。", "云溪县教育局"),
        ("县教育局新建的幼儿园已有口碑，再新建幼儿园2所。", "云溪县政府"),
    ],
)
def test_a_body_that_is_to_act_answers_for_its_clause(clause, agency):
    assert {row["agency"] for row in rows(PLAN + clause)} == {agency}


@pytest.mark.parametrize(
    ("clause", "last", "origin"),
    [
        ("到2025年，低保线不低于上年度收入的四成。", "2025-12-31", "explicit"),
        ("五年新增装机容量30万千瓦。", "2026-12-31", "explicit"),
        ("6月底前建成公园5个。", "2022-06-30", "explicit"),
        ("6月前建成公园5个。", "2022-05-31", "explicit"),
        ("建成公园5个。", "2022-12-31", "section"),
        ("到2025年，公园达到50个。", "2025-12-31", "explicit"),
        ("12月底，公园建成5个，广场建成3个。", "2022-12-31", "explicit"),
        ("8月底前完成方案，抓好督查，建成公园5个。", "2022-12-31", "section"),
        ("公园面积比2020年扩大20亩。", "2022-12-31", "section"),
    ],
)
def test_the_deadline_is_its_own_or_inherited(clause, last, origin):
    row = rows(PLAN + clause)[-1]
    assert (row["deadline"]["last"], row["deadline"]["origin"]) == (last, origin)


@pytest.mark.parametrize(
    ("clause", "firmness"),
    [
        ("确保新增就业5000人。", "ensure"),
        ("力争新增就业5000人。", "strive"),
        ("计划新增就业5000人。", "plan"),
        ("实施人才计划，新增就业5000人。", "plain"),
        ("新增就业5000人。", "plain"),
        ("主要预期目标是：新增就业5000人。", "expect"),
        ("力争完成投资，新增就业5000人。", "strive"),
        ("力争完成投资；新增就业5000人。", "plain"),
        ("鼓励返乡创业，新增就业5000人。", "plain"),
        ("我们计划修渠5条。", "plan"),
        ("停工的5座水厂必须于6月底前复工。", "ensure"),
        ("主要预期目标是：\n    产值增长5%。", "expect"),
        ("有关打算是：\n    产值增长5%。", "plain"),
        ("年度目标：修渠5条。", "plain"),
        ("主要目标是：修渠5条。", "expect"),
        ("剩余5座水厂力争全部复工。", "strive"),
        ("剩余6万亩力争6月底前建成。", "strive"),
        ("统筹资金3亿元确保民生支出。", "plain"),
        ("培训5000人力争就业。", "plain"),
    ],
)
def test_firmness_governs_what_it_governs(clause, firmness):
    assert only(PLAN + clause)["firmness"] == firmness


def test_the_lead_of_an_item_does_not_reach_into_the_one_before():
    text = "1.年内建成公园5个；\n2.年内建成广场6个（牵头单位：市园林局）；\n3.年内建成水厂7座（牵头单位：市水务局）；\n"
    assert [row["agency"] for row in rows(text)] == [None, "市园林局", "市水务局"]


def test_what_a_paragraph_says_before_a_list_does_not_govern_it():
    text = PLAN + "去年预期目标全面完成。今年要抓好以下工作：\n——修渠5条；\n——修堤6米。\n"
    assert [row["firmness"] for row in rows(text)] == ["plain", "plain"]


def test_a_target_governs_the_lines_of_its_list_and_no_others():
    text = PLAN + "抓好工作。预期目标为：\n——产值增长5%；\n——税收增长6%；修渠7条。\n修堤8米。\n——修桥9座。\n"
    found = {row["measure"]["text"]: row["firmness"] for row in rows(text)}
    assert found == {"5%": "expect", "6%": "expect", "7条": "expect", "8米": "plain", "9座": "plain"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # behind the name of a thing a word governs the next clause, and no other
        ("茶叶产量力争达到4吨，收入达到5亿元，种茶6亩。", ["strive", "strive", "plain"]),
        ("力争茶叶产量达到4吨，收入达到5亿元，种茶6亩。", ["strive", "strive", "strive"]),
        ("2022年全县力争种茶4亩，种花5亩，修渠6条。", ["strive", "strive", "strive"]),
        ("县水务局计划修渠4条，修堤5米，种花6亩。", ["plan", "plan", "plan"]),
        ("茶叶产量确保4吨、力争5吨，收入达到6亿元。", ["ensure", "plain"]),
        ("年度计划投资4亿元，开工率达到50%。", ["plan", "plain"]),
        ("全年计划投资4亿元，修渠5条。", ["plan", "plan"]),
        ("剩余4处计划11月底前完工。", ["plan"]),
        (
            "确保种茶4亩，茶叶产量力争达到5吨，收入达到6亿元，修渠7条。",
            ["ensure", "strive", "strive", "plain"],
        ),
        ("预期目标是：产量力争达到4吨，收入达到5亿元，修渠6条。", ["strive", "strive", "expect"]),
    ],
)
def test_how_far_a_word_of_firmness_reaches(sentence, expected):
    assert [row["firmness"] for row in rows(PLAN + sentence) if row["measure"]] == expected


@pytest.mark.parametrize("verb", ["改造提升", "巩固提升", "整体提升"])
def test_what_is_made_good_is_no_increase(verb):
    assert only(PLAN + f"{verb}3万亩。")["measure"]["change"] == "level"
    assert only(PLAN + "产量提升3万吨。")["measure"]["change"] == "increase"


def test_a_change_goes_on_in_a_list_of_one_unit_only():
    found = rows(PLAN + "用时压减20%、30%，300项事项实现通办。")
    assert [row["measure"]["change"] for row in found] == ["decrease", "decrease", "level"]


PAGE = (
    "云溪市民政局： 抓服务 促民生\n\n民政局抓落实。年内建成养老中心3家。\n\n"
    "青禾街道： 抓项目\n\n青禾街道抓项目。年内完成投资5亿元。\n"
)


def test_the_heading_answers_for_what_stands_under_it():
    assert [row["agency"] for row in rows(PAGE)] == ["云溪市民政局", "青禾街道"]
    assert {row["agency_origin"] for row in rows(PAGE)} == {"heading"}


def test_a_heading_in_the_wrong_place_does_not_interrupt_a_numbered_list():
    text = (
        "云溪市民政局： 抓服务\n一、抓养老。建成养老中心3家。\n云溪市水务局： 抓供水\n二、抓救助。建成救助站2个。\n"
        "云溪市水利局： 抓防汛\n一、抓水库。年内加固水库4座。\n"
    )
    assert [row["agency"] for row in rows(text)] == ["云溪市民政局", "云溪市民政局", "云溪市水利局"]


@pytest.mark.parametrize(
    ("text", "agency", "origin"),
    [
        (PLAN + "建成公园5个。", "云溪县政府", "document"),
        ("1.建成公园5个（牵头单位：园林局，配合单位：水利局）。\n2.其他。", "园林局", "explicit"),
        ("年内建成公园5个。", "云溪市政府", "document"),
    ],
)
def test_who_answers(text, agency, origin):
    row = rows(text, issuer="云溪市政府")[0]
    assert (row["agency"], row["agency_origin"]) == (agency, origin)


@pytest.mark.parametrize(
    ("clause", "scope", "baseline"),
    [
        ("引进亿元以上项目40个。", "亿元以上", None),
        ("确保6个国控断面水质100%达标。", "6个", None),
        ("贷款不良率由3.2%降至1.8%。", None, "3.2%"),
        ("招引500万元以上项目20个。", "500万元以上", None),
        ("补贴标准在现有9000元基础上提高到10000元。", None, "9000元"),
        ("新建公园5个。", None, None),
    ],
)
def test_what_limits_an_amount_goes_with_it(clause, scope, baseline):
    row = only(PLAN + clause)
    assert (row["scope"], row["baseline"] and row["baseline"]["text"]) == (scope, baseline)


def test_lead_and_supporting_bodies_are_told_apart():
    row = rows("1.建成公园5个（牵头单位：园林局、水利局，配合单位：财政局）。\n", published=PUBLISHED)[0]
    assert (row["agency"], row["supporting"]) == ("园林局", ["水利局", "财政局"])


def test_a_list_of_lead_bodies_may_stand_on_a_line_of_its_own():
    row = rows("1.年内建成公园5个。\n牵头单位：园林局\n2.年内建成水厂1座。\n牵头单位：水利局\n")
    assert [r["agency"] for r in row] == ["园林局", "水利局"]


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("年内建成公园5个。（园林局牵头）\n", "园林局"),
        ("1\t新建公园\t5个\t10月底前\t市园林局\n2\t新建水厂\t1座\t10月底前\t市水利局\n", "市园林局"),
        ("● 年内建成公园5个。责任单位：市园林局\n", "市园林局"),
        ("1.年内建成公园5个；\n年内建成广场6个。（牵头单位：市园林局）\n", "市园林局"),
        ("1.年内建成公园5个。\n（牵头单位：市园林局）\n", "市园林局"),
    ],
)
def test_task_lists_name_their_bodies_in_many_ways(text, agency):
    row = rows(text)[0]
    assert (row["agency"], row["indicator"]) == (agency, "公园")


def test_a_short_name_is_completed_from_the_place_of_the_report():
    row = rows("1.年内建成公园5个（牵头单位：市园林局）。\n", issuer="云溪市政府")[0]
    assert row["agency"] == "云溪市园林局"


def test_a_promise_made_twice_is_one_commitment_with_two_places():
    text = PLAN + "新建公园5个。抓好绿化。新建公园5个，新建公园6个。"
    found = rows(text)
    assert [row["measure"]["text"] for row in found] == ["5个", "6个"]
    assert [text[again["start"] : again["end"]] for again in found[0]["repeats"]] == ["新建公园5个"]


def test_promises_in_words_are_found_where_they_are_asked_for():
    text = "云溪市民政局： 抓服务\n深化养老改革，提升服务效能。年内建成养老中心3家。\n云溪市水务局： 抓供水\n抓供水。\n"
    asked = extract(text, published=PUBLISHED, qualitative=True).commitments
    assert [(row.kind, row.indicator, row.agency) for row in asked] == [
        ("qualitative", "养老改革", "云溪市民政局"),
        ("directional", "服务效能", "云溪市民政局"),
        ("quantified", "养老中心", "云溪市民政局"),
    ]
    assert len(extract(text, published=PUBLISHED).commitments) == 1


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("青禾安置房项目6月交付。", "2022-06-30"),
        ("文化馆年内结顶。", "2022-12-31"),
        ("12月底，客运站项目完工；水厂投用。", "2022-12-31"),
        ("云溪水厂2024年8月底前完工。", "2024-08-31"),
        ("安置户十月底前全部迁进新房。", "2022-10-31"),
        ("9月底前，河道沿线摊点一律撤离。", "2022-09-30"),
        ("文化馆年内力争晋级。", "2022-12-31"),
        ("预计9月底点火。", "2022-09-30"),
        ("客运站争取明年开工。", "2023-12-31"),
        ("2024年各村水厂全部投用。", "2024-12-31"),
        ("水厂一期2024年建成。", "2024-12-31"),
        ("总投资3亿元的水厂一期2024年建成。", "2024-12-31"),
        ("展望二〇三五年，全县基本实现现代化。", "2035-12-31"),
        ("3月底前，大厅24小时自助区启用。", "2022-03-31"),
    ],
)
def test_a_dated_event_without_an_amount_is_a_milestone(sentence, last):
    row = only(PLAN + sentence)
    assert (row["kind"], row["measure"], row["deadline"]["last"]) == ("milestone", None, last)


@pytest.mark.parametrize(
    "sentence",
    [
        "牵头部门每月5日前报告情况。",
        "梳理年底前的安排。",
        "（一）攻坚阶段（4月—10月）。各乡镇按要求组织施工。",
        "约谈11月底前未完成任务的乡镇。",
        "1月底前各村账目一律公示。",
        "2024年度工作思路另行确定并实施。",
        "着手研究到2030年的发展目标，力争领先。",
        "6月底前占地20亩的码头一期。",
        "按照《2030年前碳达峰行动方案》实现清零。",
        "到2025年努力实现以下目标：",
        "到2025年，加工业与农业产值之比达到2.5:1。",
    ],
)
def test_a_date_that_says_nothing_is_due_makes_no_milestone(sentence):
    assert not extract(PLAN + sentence, published=PUBLISHED).commitments


@pytest.mark.parametrize(
    "text",
    [
        "完成投资.6亿元，增长.6%，完成%签约，盘活土地亩。",
        "一季度财政收入万元，增长.3%，支出0万元，解决问题余个。",
    ],
)
def test_a_number_that_lost_its_digits_is_a_problem_and_never_an_amount(text):
    extraction = extract("一季度，完成%签约，增长.2%。" + text, published=PUBLISHED)
    assert extraction.results == ()
    assert extraction.commitments == ()
    assert len(extraction.problems) >= 4


def test_a_page_of_several_reports_names_each_and_skips_the_furniture():
    page = "".join(
        f"• 【云溪县招商】2022年{town}政府工作报告\n    一、2022年工作任务。新建学校2所。\n    2022-07-08\n"
        for town in ("青禾乡", "白石镇")
    )
    found = rows(page + "投稿提示\n请提供 1000~2000 字，24 小时内回复 400-100-2000\n", published=None)
    assert [(row["document"], row["agency"]) for row in found] == [
        ("-#1", "青禾乡政府"),
        ("-#2", "白石镇政府"),
    ]


def test_every_row_quotes_the_source():
    text = PLAN + "改造道路１２\n\n条，新增绿地3万㎡。"
    for row in rows(text):
        assert text[row["start"] : row["end"]] == row["text"]
        assert text[row["measure"]["start"] : row["measure"]["end"]] == row["measure"]["text"]
        at = row["indicator_start"]
        assert text[at : at + len(row["indicator"])] == row["indicator"]


def test_every_field_can_say_why():
    row = only(PLAN + "力争6月底前建成公园5个。")
    assert {reason["field"] for reason in row["explanation"]} == {
        "role",
        "measure",
        "change",
        "indicator",
        "agency",
        "deadline",
        "firmness",
    }


def test_the_same_text_gives_the_same_rows_on_every_run():
    assert rows(PAGE) == rows(PAGE)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize(
    "sample", sorted((Path(__file__).parents[1] / "seeds").glob("*.txt")), ids=lambda p: p.stem
)
def test_the_ends_of_lines_are_all_one(sample, end):
    text = read(sample).text.replace("\r\n", "\n")
    told = [_told(extract(one)) for one in (text, text.replace("\n", end))]
    assert told[0] == told[1]


def _told(extraction):
    return [
        (row.title, row.agency, row.measure and (row.measure.low, row.measure.unit), row.kind)
        for row in (*extraction.commitments, *extraction.results)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("两大产业产值分别突破5亿元和2亿元。", ["more_than", "more_than"]),
        ("城乡居民收入分别增长6%、8%左右。", ["about", "about"]),
        ("参检率、满意率分别不低于95%和85%。", ["at_least", "at_least"]),
        ("参检率、满意率分别达到95%和85%以上。", ["at_least", "at_least"]),
        ("参检率、满意率分别达到95%、85%。", ["point", "point"]),
        ("收入、税收分别增长5%—6%和8%。", ["between", "point"]),
        ("产值分别达到5亿元，税收2亿元以上。", ["point", "at_least"]),
        ("产值5亿元、税收2亿元以上。", ["point", "at_least"]),
    ],
)
def test_a_bound_before_the_first_or_behind_the_last_of_a_pair_holds_for_both(sentence, expected):
    assert [row["measure"]["comparator"] for row in rows(PLAN + sentence)] == expected


@pytest.mark.parametrize(
    ("sentence", "events"),
    [
        ("新建学校2所，8月交付使用。", ["8月交付使用"]),
        ("新建学校2所，8月全面完成。", []),
        ("为2035年建成强县打下基础。", []),
        ("到2025年，水质持续改善。", []),
        ("到2025年，建成水库。", ["到2025年，建成水库"]),
    ],
)
def test_a_milestone_is_an_event_that_can_be_checked(sentence, events):
    found = extract(
        "云溪县方案（2022—2025年）\n一、主要目标\n" + sentence, published=datetime.date(2022, 3, 1)
    )
    assert [row.text for row in found.commitments if row.kind == "milestone"] == events


def test_money_that_is_striven_for_governs_its_own_clause_only():
    found = extract("2022年云溪县政府工作报告\n一、2022年目标任务。争取上级资金3亿元，修渠5条。")
    assert [row.firmness for row in found.commitments] == ["strive", "plain"]
