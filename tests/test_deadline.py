"""How far a date governs, and of which time a bulletin speaks. All places are invented."""

import datetime

import pytest

from govtargets import extract

HEAD = "2022年云溪县政府工作报告\n一、2022年目标任务。"


def ends(text, day=datetime.date(2022, 3, 1)):
    """For each amount of a text the last day of its deadline or period, as written: 08-31."""
    found = extract(text, published=day)
    due = [(row.measure, row.deadline) for row in found.commitments]
    due += [(row.measure, row.period) for row in found.results]
    return {measure.text: f"{day.last:%m-%d}" for measure, day in due if measure and day}


YEAR_END = "12-31"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a month with an event of its own, and then another
        ("水厂8月投产，修渠30条。", {"30条": YEAR_END}),
        ("学校8月投用，新增学位30个。", {"30个": "08-31"}),
        ("学校8月投用，新增教室5间，种树6棵。", {"5间": "08-31", "6棵": YEAR_END}),
        ("水厂8月底前建成，日供水能力达到3万吨。", {"3万吨": "08-31"}),
        ("学校8月投用，修渠30条，新增学位20个。", {"30条": YEAR_END, "20个": YEAR_END}),
        ("水厂8月底前验收，修渠30条。", {"30条": YEAR_END}),
        ("投资2亿元的水厂8月投产，修渠30条。", {"30条": YEAR_END}),
        ("8月，修渠30条，种树50棵。", {"30条": "08-31", "50棵": "08-31"}),
        ("8月修渠30条，种树50棵，栽花70盆。", {"30条": "08-31", "50棵": "08-31", "70盆": "08-31"}),
        ("8月投产水厂20座，修渠30条。", {"20座": "08-31", "30条": "08-31"}),
        # a day by which governs the next clause only
        ("6月底前修渠30条，种树50棵，栽花70盆。", {"30条": "06-30", "50棵": "06-30", "70盆": YEAR_END}),
        # what is said in a clause of its own counts before what an earlier clause said
        ("9座水厂上半年开工，8座泵站年内投产。", {"9座": "06-30", "8座": YEAR_END}),
        ("上半年修渠30条，8座泵站9月投产。", {"30条": "06-30", "8座": "09-30"}),
        # a label governs its sentence, whatever divides it
        ("三季度打算：修渠30条，种树50棵；栽花70盆。", {"30条": "09-30", "50棵": "09-30", "70盆": "09-30"}),
        ("三季度打算：修渠30条。种树50棵。", {"30条": "09-30", "50棵": YEAR_END}),
        ("三季度打算：8月修渠30条；种树50棵。", {"30条": "08-31", "50棵": "09-30"}),
        ("三季度的各项重点打算：修渠30条；种树50棵。", {"30条": "09-30", "50棵": YEAR_END}),
    ],
)
def test_a_month_governs_what_it_is_said_of(sentence, expected):
    assert ends(HEAD + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("年内水厂投产，修渠30条。", {"30条": "the date before governs"}),
        ("水厂12月底投产，修渠30条。", {"30条": "the date before governs"}),
        (
            "年底前修渠30条，种树50棵，栽花70盆。",
            {
                "30条": "a date of its own",
                "50棵": "the date before governs",
                "70盆": "the date before governs",
            },
        ),
        (
            "年底前修渠30条；种树50棵。",
            {"30条": "a date of its own", "50棵": "the years of the section"},
        ),
        (
            "年底前修渠30条，全县种树50棵。",
            {"30条": "a date of its own", "50棵": "the years of the section"},
        ),
        ("水厂8月投产，修渠30条。", {"30条": "the years of the section"}),
    ],
)
def test_the_end_of_a_year_governs_on_up_to_another_subject(sentence, rules):
    found = extract(HEAD + sentence, published=datetime.date(2022, 3, 1)).commitments
    told = {
        row.measure.text: next(reason.rule for reason in row.explanation if reason.field == "deadline")
        for row in found
        if row.measure
    }
    assert told == rules


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("云溪县简报\n一季度，产粮4万吨，产茶3吨。产棉2吨。", (2022, 4, 20), ("03-31", "03-31", "03-31")),
        ("云溪县运行情况通报\n上半年产粮4万吨。一季度产茶3吨。产棉2吨。", (2022, 7, 20), ("06-30", "03-31", "03-31")),
        ("云溪县简报\n1-8月产粮4万吨。产茶3吨。产棉2吨。", (2022, 9, 20), ("08-31", "08-31", "08-31")),
        ("云溪县2021年运行情况通报\n一季度产粮4万吨。产茶3吨。产棉2吨。", (2022, 4, 20), ("03-31", "12-31", "12-31")),
        ("云溪县2022年运行情况通报\n\n产粮4万吨。产茶3吨。产棉2吨。", (2022, 4, 20), ("04-20", "04-20", "04-20")),
    ],
)  # fmt: skip
def test_a_bulletin_speaks_of_the_period_that_it_named(text, day, expected):
    assert tuple(ends(text, datetime.date(*day)).values()) == expected


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("建设周转房24套，8月交付使用。", "08-31"),
        ("修管网3公里，力争10月底前投入使用。", "10-31"),
        ("种桃50亩、茶60亩，4月底前全面完成栽植。", "04-30"),
        ("建设周转房24套，体育馆8月交付使用。", YEAR_END),
        ("建设周转房24套，8月举办运动会。", YEAR_END),
    ],
)
def test_a_clause_that_says_only_when_dates_what_stands_before_it(sentence, day):
    assert set(ends(HEAD + sentence).values()) == {day}


REVIEWED = "2022年云溪县政府工作报告\n一、2021年工作回顾\n"


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (REVIEWED + "过去一年，修渠30条。", datetime.date(2022, 3, 1), "2021-12-31"),
        (REVIEWED + "一年来，修渠30条。", datetime.date(2022, 3, 1), "2021-12-31"),
        (REVIEWED + "修渠30条。", datetime.date(2021, 12, 20), "2021-12-31"),
        (REVIEWED + "修渠30条。", datetime.date(2021, 11, 20), "2021-11-20"),
        (REVIEWED + "截至11月底，修渠30条。", datetime.date(2021, 12, 20), "2021-11-30"),
        (REVIEWED + "1-10月，全县平稳。修渠30条。", datetime.date(2021, 12, 20), "2021-12-31"),
        (REVIEWED + "全年修渠30条。", datetime.date(2021, 12, 20), "2021-12-31"),
        (REVIEWED + "全年修渠30条。", datetime.date(2021, 11, 20), "2021-11-20"),
    ],
)
def test_the_review_of_a_year_is_of_that_year(text, day, expected):
    (row,) = extract(text, published=day).results
    assert str(row.period.last) == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2021年全县平稳。4月已修渠3条。已植树7棵。", None),
        ("2021年全县平稳，比2020年更好。已植树7棵。", "2021-12-31"),
    ],
)
def test_a_paragraph_is_about_the_one_year_that_it_begins_with(text, last):
    row = extract(text, published=datetime.date(2022, 5, 20)).results[-1]
    assert (row.measure.text, row.period and str(row.period.last)) == ("7棵", last)


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("三、2022年工作建议", "2026-12-31"),
        ("三、2021年工作建议", "2025-12-31"),
        ("三、工作建议", "2025-12-31"),
    ],
)
def test_the_next_five_years_begin_with_the_year_that_is_planned_for(heading, last):
    text = f"云溪县政府工作报告\n一、五年回顾\n全县平稳。\n二、今后五年目标任务\n修渠30条。\n{heading}\n抓落实。\n"
    row = extract(text, published=datetime.date(2021, 11, 24)).commitments[0]
    assert str(row.deadline.last) == last


@pytest.mark.parametrize(
    ("heading", "last"),
    [
        ("二、二季度工作计划", "2022-06-30"),
        ("二、下半年工作打算", "2022-12-31"),
        ("二、下步工作打算", "2022-12-31"),
        ("二、一季度问题及二季度打算", "2022-06-30"),
        ("二、1-3月存在问题和下步工作打算", "2022-12-31"),
    ],
)
def test_the_heading_of_a_plan_may_name_a_part_of_the_year(heading, last):
    text = f"云溪县工作汇报\n一、工作进展\n修渠3条。\n{heading}\n力争二季度修堤4米。修渠5条。\n"
    row = extract(text, published=datetime.date(2022, 4, 5)).commitments[-1]
    assert (row.measure.text, str(row.deadline.last)) == ("5条", last)


@pytest.mark.parametrize(
    ("head", "last"),
    [
        ("附件1\n\n云溪县2022年任务分解表\n\n", "2022-12-31"),
        ("云溪县2022年政府工作报告　重点任务部分\n\n", "2022-12-31"),
        ("云溪县2021—2023年行动计划\n\n", "2023-12-31"),
        ("云溪县2022年任务与2021年成绩\n\n", None),
        ("云溪县任务\n2021年全县平稳。\n", None),
    ],
)
def test_without_a_day_the_head_may_tell_the_year(head, last):
    row = extract(head + "全年将修渠30条。", published=None).commitments[0]
    assert (row.deadline and str(row.deadline.last)) == last


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("到2035年，收入力争在2025年基础上翻一番。", "2035-12-31"),
        ("到2035年，收入力争在2025年水平的基础上增长50%。", "2035-12-31"),
        ("5%完成时限：2月", None),
    ],
)
def test_a_year_that_is_built_upon_is_no_deadline(sentence, last):
    row = extract(sentence, published=None).commitments[0]
    assert (row.deadline and str(row.deadline.last)) == last


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("水厂全部建成后，预计年产值达到30亿元，带动就业200人。", {}),
        ("水厂9月投产，达产后年产值可达30亿元。", {}),
        ("水厂建成后，年内供水3万吨。", {"3万吨": YEAR_END}),
        ("培育上市后备企业30家。", {"30家": YEAR_END}),
        ("加强搬迁后续扶持，户均就业2人以上。", {"2人以上": YEAR_END}),
    ],
)
def test_what_comes_of_an_event_is_due_whenever_that_is(sentence, expected):
    assert ends(HEAD + sentence) == expected


def test_a_list_of_dashes_is_due_when_the_paragraph_above_it_is():
    text = "青岭县印发意见，到2025年，产值超过3亿元。\n\n——水利。渠道达40条以上。\n——林业。造林50亩以上。\n\n今年栽花60棵。\n"
    found = extract(text, published=datetime.date(2022, 3, 1)).commitments
    assert {row.measure.text: row.deadline.last.year for row in found if row.measure} == {
        "3亿元": 2025,
        "40条以上": 2025,
        "50亩以上": 2025,
        "60棵": 2022,
    }


@pytest.mark.parametrize(
    ("sentence", "last"),
    [
        ("青岭县2023年重点项目开工仪式举行。今年计划修渠3条。", datetime.date(2023, 12, 31)),
        ("青岭县2023年重点项目开工，比2022年多。今年计划修渠3条。", None),
        ("到2025年青岭县工作将更好。今年计划修渠3条。", None),
    ],
)
def test_the_only_year_of_a_page_is_its_own(sentence, last):
    row = extract(sentence).commitments[-1]
    assert (row.deadline and row.deadline.last) == last
