"""Whether something is promised or reported: tasks, background, dates of the past, and exceptions.

All places are invented. The document appeared on 1 March 2022.
"""

import datetime

import pytest

from govtargets import extract

PLAN = "2022年云溪县政府工作报告\n一、2022年目标任务。"
REVIEW = "2022年云溪县政府工作报告\n一、2021年工作回顾。"


def told(text, published=datetime.date(2022, 3, 1)):
    """What each amount of a text is: promised or reported, and by which rule."""
    found = extract(text, published=published)
    rows = [("promised", row) for row in found.commitments] + [("reported", row) for row in found.results]
    return {row.measure.text: (kind, _rule(row)) for kind, row in rows if row.measure}


def _rule(row):
    return next(reason.rule for reason in row.explanation if reason.field == "role")


def kinds(text, **known):
    return {amount: kind for amount, (kind, _) in told(text, **known).items()}


TASK, OVER = "the task of the year", "a time that is over"


@pytest.mark.parametrize(
    "sentence",
    [
        "修学校，全年任务数118所，完成96所。",
        "修学校，年度计划为118所，完成96所。",
        "学校目标值为118所，完成96所。",
        "修学校，累计目标为118所，完成96所。",
        "修学校，目标任务118所，完成96所。",
    ],
)
def test_a_task_is_promised_even_where_it_is_reported_on(sentence):
    assert told(REVIEW + sentence) == {"118所": ("promised", TASK), "96所": ("reported", "section: review")}


@pytest.mark.parametrize(
    "sentence",
    [
        "增长5%，低于年度计划2个百分点。",
        "增长5%，高于年初预期目标2个百分点。",
        "就业3万人，超出全年目标任务2万人。",
    ],
)
def test_how_far_a_result_is_from_the_plan_is_no_promise(sentence):
    assert set(kinds(REVIEW + sentence).values()) == {"reported"}
    assert not kinds("2022年云溪县政府工作报告\n一、存在的主要问题\n低于年度计划2个百分点。")


@pytest.mark.parametrize(
    "sentence",
    [
        "完成年度任务的96%。",
        "任务完成96%。",
        "年度任务重，修学校96所。",
        "任务书签了96份。",
        "完成目标任务96所。",
    ],
)
def test_what_is_done_of_a_task_is_reported(sentence):
    assert set(kinds(REVIEW + sentence).values()) == {"reported"}


@pytest.mark.parametrize("what", ["完成年度计划投资的4%", "占年度计划4%", "占全年任务4%"])
def test_a_share_of_the_plan_is_reported_outside_of_sections_too(what):
    assert kinds(f"云溪县投资快讯\n截至2月底，修渠3条，{what}。") == {"3条": "reported", "4%": "reported"}
    assert kinds("云溪县投资快讯\n年度计划4条，完成3条。")["4条"] == "promised"


BULLETIN = "云溪县快讯\n截至2月底，修渠3条。目前已修堤5米。同比增长6%。"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("主要预期目标是：产值增长8%，税收增长9%。", {"8%": "promised", "9%": "promised"}),
        ("底线目标8亿元，奋斗目标9亿元。", {"8亿元": "promised", "9亿元": "promised"}),
        ("拟新建中转站8座。", {"8座": "promised"}),
    ],
)
def test_what_is_aimed_at_is_promised_in_a_bulletin_too(sentence, expected):
    found = kinds(BULLETIN + sentence)
    assert {amount: found.get(amount) for amount in expected} == expected


@pytest.mark.parametrize("amount", ["8%以上", "8%左右", "8%以内"])
def test_a_bound_is_to_be_kept_where_nothing_says_that_it_was(amount):
    text = f"云溪县快讯\n产值同比下降。产值增长{amount}，税收增长9%。"
    assert told(text)[amount] == ("promised", "a bound to be kept")
    assert told(text)["9%"][0] == "reported"
    assert told(f"云溪县快讯\n产值同比增长{amount}。")[amount][0] == "reported"
    assert told(f"{REVIEW}产值增长{amount}。")[amount][0] == "reported"


@pytest.mark.parametrize("part", ["年度计划", "全年任务", "年度计划投资", "任务数"])
def test_what_part_of_a_plan_is_done_is_reported(part):
    assert kinds(PLAN + f"完成投资3亿元，占{part}的40%。")["40%"] == "reported"
    assert kinds(PLAN + f"确保9月底前完成投资3亿元，占{part}的90%以上。")["90%以上"] == "promised"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("截至2月底，到位资金3亿元。", {"3亿元": "reported"}),
        ("2021年，到位资金3亿元。", {"3亿元": "reported"}),
        ("2021年到位资金3亿元，修渠40条。", {"3亿元": "reported", "40条": "reported"}),
        ("2021年，到位资金3亿元，今年将到位4亿元。", {"3亿元": "reported", "4亿元": "promised"}),
        ("2021年，到位资金3亿元，力争修渠40条。", {"3亿元": "reported", "40条": "promised"}),
        ("2021年，到位资金3亿元。修渠40条。", {"3亿元": "reported", "40条": "promised"}),
        ("全县去年到位资金3亿元。修渠40条。", {"3亿元": "reported", "40条": "promised"}),
        ("民政局去年结转项目到位资金3亿元。", {"3亿元": "promised"}),
        ("在去年全县全力以赴努力修渠的基础上，再修渠4条。", {"4条": "promised"}),
        ("1月份，产值预计增长5%，税收增长6%。", {"5%": "reported", "6%": "reported"}),
        ("1月份，产值增长5%，力争税收增长6%。", {"5%": "reported", "6%": "promised"}),
    ],
)
def test_a_time_that_is_over_opens_a_report_within_a_plan(sentence, expected):
    assert kinds(PLAN + sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "到位资金比2021年增长5%。",
        "较2021年，到位资金增长5%。",
        "2022年，到位资金3亿元。",
        "2023年，到位资金3亿元。",
        "修好2021年，也就是去年的渠40条。",
        "到2023年，到位资金3亿元。",
    ],
)
def test_any_other_time_leaves_a_plan_a_plan(sentence):
    assert set(kinds(PLAN + sentence).values()) == {"promised"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年，修渠40条。", ("reported", OVER)),
        ("2021年，全县平稳，修渠40条。", ("reported", OVER)),
        ("2025年底前，全县平稳，修渠40条。", ("promised", "a time to come")),
        (REVIEW + "2025年底前，全县平稳，修渠40条。", ("promised", "a time to come")),
        (REVIEW + "2025年底前，全县平稳，已修渠40条。", ("reported", "tense")),
        ("2021年，全县平稳，力争修渠40条。", ("promised", "tense")),
    ],
)
def test_a_time_that_opens_a_sentence_tells_outside_of_plans_too(text, expected):
    assert told(text)["40条"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PLAN + "改造2000年底前建成的30个小区。", "promised"),
        (PLAN + "改造1月底前立项的30个小区。", "promised"),
        (PLAN + "小区由目前的20个增加到30个。", "promised"),
        (PLAN + "1月新建小区30个。", "reported"),
        (PLAN + "1月，新建的小区30个。", "reported"),
        (REVIEW + "修渠30个，完成一季度计划的一半。", "reported"),
        (REVIEW + "提前完成30个的全年目标。", "reported"),
        (REVIEW + "完成全年3.2万人目标任务的30个。", "reported"),
        (REVIEW + "落实雨露计划补助30个。", "reported"),
    ],
)
def test_a_date_that_only_describes_a_thing_decides_nothing(text, expected):
    assert kinds(text)["30个"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REVIEW + "全年修渠30条。", "reported"),
        (REVIEW + "2021年，修渠很多，全年修渠30条。", "reported"),
        (REVIEW + "年末有渠30条。", "reported"),
        (PLAN + "全年修渠30条。", "promised"),
        (PLAN + "2022年，修渠很多，全年修渠30条。", "promised"),
        ("全年修渠30条。", "promised"),
    ],
)
def test_the_whole_year_is_that_which_is_spoken_of(text, expected):
    assert kinds(text)["30条"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REVIEW + "预计全年修渠30条。", "reported"),
        (REVIEW + "预计修渠30条。", "reported"),
        (REVIEW + "力争全年修渠30条。", "promised"),
        (REVIEW + "有望修渠30条。", "promised"),
        (PLAN + "预计全年修渠30条。", "promised"),
        ("预计全年修渠30条。", "promised"),
        ("云溪县汇报\n一、工作亮点\n预计修渠30条。", "promised"),
    ],
)
def test_the_last_figures_of_a_year_that_is_reviewed_are_foreseen(text, expected):
    assert kinds(text)["30条"] == expected


BACKGROUND = "云溪县汇报\n一、{}\n{}"


@pytest.mark.parametrize("heading", ["基本情况", "县情概况", "存在问题", "困难和问题"])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("全县有渠30条。", {}),
        ("全县漏渠30条，占5%。", {}),
        ("全县有渠30条，确保修好5条。", {"5条": "promised"}),
        ("全县有渠30条，将新修5条。", {"5条": "promised"}),
        ("2020年，全县有渠30条。", {"30条": "reported"}),
        ("截至2020年，全县有渠30条，漏4条。", {"30条": "reported", "4条": "reported"}),
        ("全县2020年有渠30条。", {}),
        ("水库建于2003年，有渠30条。", {}),
    ],
)
def test_what_there_is_or_is_wanting_is_neither(heading, sentence, expected):
    assert kinds(BACKGROUND.format(heading, sentence)) == expected


def test_background_ends_at_the_next_section():
    assert kinds(BACKGROUND.format("存在问题", "漏渠30条。\n二、下步打算\n修渠5条。")) == {"5条": "promised"}


@pytest.mark.parametrize("words", ["已售", "已批", "已下达", "已纳入", "已供地"])
def test_a_state_of_what_is_promised_makes_no_report(words):
    assert set(kinds(f"{PLAN}{words}的项目修渠30条。").values()) == {"promised"}


@pytest.mark.parametrize("words", ["惠及", "落户"])
def test_words_of_promises_as_well_as_reports_tell_nothing(words):
    assert kinds(f"修渠30条，{words}全县。") == {"30条": "promised"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("今年还将更新管道3公里，新增车位40个。", {"3公里": "promised", "40个": "promised"}),
        ("今年将更新管道3公里，目前进展顺利，新增车位40个。", {"3公里": "promised", "40个": "reported"}),
        ("确保了供水，更新管道3公里。", {"3公里": "reported"}),
        ("我县将组建队伍8支。", {"8支": "promised"}),
        ("车程将由3小时缩短至1小时。", {"1小时": "promised"}),
        ("将工程项目全部开工，更新管道3公里。", {"3公里": "reported"}),
    ],
)
def test_what_will_be_done_is_promised_within_a_review(sentence, expected):
    assert kinds(REVIEW + sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [("已修渠30条。", "reported"), ("已建成渠30条。", "reported"), ("已建水厂再修渠30条。", "promised")],
)
def test_what_is_done_is_reported(sentence, expected):
    assert kinds(PLAN + sentence)["30条"] == expected


def test_a_glossary_says_nothing_of_the_tone_of_a_report():
    text = (
        "2022年云溪县政府工作报告\n\n五、改善民生\n新建公园5个。\n\n名词解释\n"
        "【1】口袋公园：2021年已建成的小型公园，同比增长8%，累计建成30个，较上年提高2%。\n"
    )
    found = extract(text, published=datetime.date(2022, 3, 1))
    assert [row.measure.text for row in found.commitments] == ["5个"]


def test_the_whole_year_of_a_paragraph_on_a_year_that_is_over_is_that_year():
    text = "2021年，农牧工作稳中有进，新建牧场3个。全年落实资金4亿元。"
    found = extract(text, published=datetime.date(2022, 2, 20))
    assert {row.measure.text for row in found.results} == {"3个", "4亿元"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((2021, 7, 20), "promised"),
        ((2021, 10, 31), "promised"),
        ((2021, 11, 1), "reported"),
        ((2022, 3, 1), "reported"),
    ],
)
@pytest.mark.parametrize("sentence", ["全年修渠30条。", "预计全年修渠30条。"])
def test_the_whole_of_a_year_of_which_months_are_to_come_is_promised(sentence, day, expected):
    text = "云溪县2021年工作总结\n一、2021年工作进展\n" + sentence
    assert kinds(text, published=datetime.date(*day)) == {"30条": expected}


def test_what_a_sentence_reports_stays_a_report_in_a_document_of_promises():
    text = (
        "云溪县承诺：年内将新建公园5个，力争修渠6条，将植树7万棵，确保修路8公里，力争修桥9座，将种花4亩，"
        "将修塘4口，将建站3座，力争建井2口，将建屋3间。"
        "自2019年起已连续开展承诺活动，作出承诺312项。"
    )
    found = extract(text, published=datetime.date(2022, 2, 20))
    assert [row.measure.text for row in found.results] == ["312项"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("去年以来，修渠40条。", {"40条": "reported"}),
        ("去年11月以来，修渠40条。", {"40条": "reported"}),
        ("2021年起，每年修渠40条。", {"40条": "promised"}),
        ("去年以来，修渠40条，今年将修渠50条。", {"40条": "reported", "50条": "promised"}),
        ("4月以来，修渠40条。", {"40条": "promised"}),
    ],
)
def test_a_time_that_has_begun_and_has_no_end_opens_a_report_within_a_plan(sentence, expected):
    assert kinds(PLAN + sentence) == expected


PROGRESS = (
    "云溪县水利项目进展\n今年以来，全县加快项目建设。截至2月底，到位资金3亿元。\n{}下一步，将修渠70条。\n"
)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("管护扎实。落实资金60万元，清淤50公里。\n", {"60万元": "reported", "50公里": "reported"}),
        ("水厂修好水池60座，预计9月底完工。\n", {"60座": "promised"}),
        ("县水利局确定灌溉面积60万亩；确保通水50处。\n", {"60万亩": "promised", "50处": "promised"}),
    ],
)
def test_a_report_of_what_was_done_so_far_reports_unless_a_sentence_promises(sentence, expected):
    assert kinds(PROGRESS.format(sentence)) == {"3亿元": "reported", "70条": "promised"} | expected


def test_what_is_yet_to_be_done_says_nothing_of_what_stands_before_it():
    text = "云溪县水利动态\n先后修渠60条，已通水30处。\n管护扎实，清淤50公里。下半年，加快推进，将修渠70条，力争通水80处。\n"
    assert kinds(text)["50公里"] == "reported"


def test_a_promise_may_be_compared_with_the_same_time_of_the_year_before():
    text = "云溪日报\n水利如何发力\n今年工业产值力争达到60亿元，同比增长12%以上；税收30亿元，已修渠5条。\n"
    assert kinds(text) == {
        "60亿元": "promised",
        "12%以上": "promised",
        "30亿元": "promised",
        "5条": "reported",
    }


@pytest.mark.parametrize(
    ("day", "kind"), [(datetime.date(2022, 4, 10), "promised"), (datetime.date(2022, 6, 20), "reported")]
)
def test_a_quarter_that_has_just_begun_is_promised(day, kind):
    text = "云溪县水利动态\n一季度，已修渠30条，同比多5条，完成投资6亿元。\n二季度，修渠40条。\n"
    assert kinds(text, published=day)["40条"] == kind
