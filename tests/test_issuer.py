"""Who issues a document, by its head or its signature. All places, bodies and people are invented."""

import datetime

import pytest

from govtargets import extract

PROMISE = "\n\n一、总体安排\n2024年将力争新建公园5个。\n"
LONG = "我们将继续为群众做好每一件事，把每一分力气都用在群众看得见、摸得着的地方。"


def agency(text, issuer=None):
    """The body that answers for the first promise of a text, and why."""
    row = extract(text, published=datetime.date(2024, 3, 1), issuer=issuer).commitments[0]
    return row.agency, next((r.rule for r in row.explanation if r.field == "agency"), None)


TITLE, NAMED = "the title of the report", "the issuer that the head names"
CONGRESS, PLAN = "the congress that heard the report", "the place whose plan it is"
NUMBERED = "the place whose government numbered it"


@pytest.mark.parametrize(
    ("head", "body", "rule"),
    [
        ("云溪县人民政府工作报告（摘要）", "云溪县人民政府", TITLE),
        ("青岭县水务局关于印发《2024年工作要点》的通知", "青岭县水务局", TITLE),
        ("中共青岭县委关于加快绿色发展的意见", "青岭县委", TITLE),
        ("青岭县民政局2024年养老工作安排（征求意见稿）", "青岭县民政局", TITLE),
        ("澄川市人民政府办公室关于做好绿化工作的通知", "澄川市人民政府", TITLE),
        ("2024年青岭县民政局工作要点", "青岭县民政局", TITLE),
        ("澄川市人民政府办公室\n关于印发绿化方案的通知", "澄川市人民政府", TITLE),
        ("2024年一季度绿化情况\n青岭县统计局　　2024年4月8日", "青岭县统计局", NAMED),
        ("青岭工业园区绿化情况汇报\n青岭工业园区管委会（2024年4月8日）", "青岭工业园区管委会", NAMED),
        ("青岭县2023年绿化公报\n青岭县统计局  国家统计局青岭调查队\n2024年4月8日", "青岭县统计局", NAMED),
        ("绿化简报\n（第3期）\n澄川市人民政府督查室　　2024-04-08", "澄川市人民政府督查室", NAMED),
        ("青岭县园林局\n2023年工作总结和2024年工作计划", "青岭县园林局", NAMED),
        ("发布机构：青岭县园林局　发布日期：2024-04-08\n2024年绿化安排", "青岭县园林局", NAMED),
        ("政府工作报告\n青岭县人民政府县长　林　某", "青岭县人民政府", NAMED),
        ("关于绿化的汇报\n青岭县园林局局长 林某某", "青岭县园林局", NAMED),
        ("政府工作报告\n——2024年1月8日在青岭县第九届人民代表大会第三次会议上", "青岭县政府", CONGRESS),
        ("同心干\n——在青岭县柳桥镇第九届人民代表大会第三次会议上的工作报告", "青岭县柳桥镇政府", CONGRESS),
        ("澄川市国民经济和社会发展第十四个五年规划纲要（节选）", "澄川市政府", PLAN),
        ("澄川市2024年十大民生实事", "澄川市政府", PLAN),
        ("青岭县委办公室　青岭县人民政府办公室关于绿化的通知", "青岭县委", TITLE),
        ("青岭县民政局、青岭县水务局关于绿化的通知", "青岭县民政局", TITLE),
        ("青岭县园林局文件\n青园〔2024〕3号\n关于印发绿化要点的通知", "青岭县园林局", TITLE),
        ("国务院办公厅关于绿化的通知", "国务院", TITLE),
        ("青岭县政府\n2024年绿化情况\n青岭县园林局 2024年4月8日", "青岭县园林局", NAMED),
        ("绿化规定\n  • 索引号：\n    0012/2024\n  • 发文机构：\n    青岭县园林局", "青岭县园林局", NAMED),
        ("绿化方案（2024年4月8日青岭县园林局印发）", "青岭县园林局", NAMED),
        ("政府工作报告\n青岭县县长　林某", "青岭县政府", NAMED),
        ("青岭县人民法院工作报告\n——在青岭县第九届人民代表大会上", "青岭县人民法院", TITLE),
        ("区人民政府工作报告\n——在澄川市东湖区第九届人民代表大会上", "澄川市东湖区人民政府", TITLE),
        ("青岭市东湖区第九届人民代表大会\n文件（5）\n\n政 府 工 作 报 告", "青岭市东湖区政府", CONGRESS),
        ("政府工作报告\n——在第九届全国人民代表大会第三次会议上", "国务院", CONGRESS),
        ("同心干\n——在中国共产党青岭县第九次代表大会上的报告", "青岭县委", CONGRESS),
        ("同心干\n——在中共青岭县柳桥镇第九次代表大会上的报告", "青岭县柳桥镇党委", CONGRESS),
        ("澄川市二〇二四年政府工作报告", "澄川市政府", PLAN),
        ("澄川市绿化三年行动方案\n澄政发〔2024〕4号", "澄川市政府", NUMBERED),
        ("澄川市东湖区绿化方案\n东府办发〔2024〕4号", "澄川市东湖区政府", NUMBERED),
        ("澄川市东湖区绿化三年行动方案\n澄政办发〔2024〕4号", "澄川市政府", NUMBERED),
    ],
)
def test_the_head_names_the_issuer(head, body, rule):
    assert agency(head + PROMISE) == (body, rule)


@pytest.mark.parametrize(
    "head",
    [
        "绿化快讯",
        "各县（市、区）人民政府：",
        "澄川日报　2024年4月8日　星期一",
        "2024-04-08　来源：澄川日报　记者　林某",
        "澄川市绿化三年行动方案",
        "澄川市绿化三年行动方案\n云水函〔2024〕4号",
        "澄川市水利设施建设实施方案",
        "澄川市绿化美化三年行动计划（2024—2026年）",
        "关于澄川市水利设施建设的实施方案",
        "澄川市2023年国民经济和社会发展统计公报",
        "2024年全市民生实事",
        "2024年自治区民生实事",
        "青岭县民政局 林某某",
        "青岭县民政局局长林某调研绿化",
        "市政协视察青岭县民政局",
        "澄川市绿化方案\n洪府发〔2024〕4号",
        "绿化情况\n甲方：澄川市政府",
        "昨日在青岭县第九届人民代表大会第三次会议上",
    ],
)
def test_no_issuer_is_made_up(head):
    assert agency(head + PROMISE) == (None, None)


def test_the_congress_does_not_speak_for_its_own_committee():
    head = "常务委员会工作报告\n——2024年1月8日在青岭县第九届人民代表大会第三次会议上"
    assert agency(head + PROMISE) == (None, None)


@pytest.mark.parametrize(
    ("tail", "body"),
    [
        ("\n　　　　青岭县园林局\n　　　　2024年4月8日\n", "青岭县园林局"),
        ("\n青岭县园林局\n2024年4月8日\n\n附件\n绿化清单\n", "青岭县园林局"),
        ("\n抄送：青岭县水务局。\n青岭县园林局办公室　　　2024年4月8日印发\n", None),
        ("\n抄送：青岭县水务局。\n青岭县园林局　　　2024年4月8日印发\n", "青岭县园林局"),
        ("\n抄送：青岭县园林局\n2024年4月8日\n", None),
        ("\n青岭县园林局\n2024年4月8日\n青岭县水务局\n2024年4月9日\n", None),
    ],
)
def test_the_signature_names_the_issuer(tail, body):
    assert agency("关于绿化的通知" + PROMISE + tail)[0] == body


def test_the_head_goes_before_the_signature_and_the_caller():
    text = "青岭县园林局关于绿化的通知" + PROMISE + "\n青岭县政府\n2024年4月8日\n"
    assert agency(text, issuer="澄川市政府")[0] == "青岭县园林局"


def test_the_caller_knows_the_issuer_where_the_document_names_none():
    assert agency("绿化快讯" + PROMISE, issuer="澄川市政府")[0] == "澄川市政府"


def test_a_breadcrumb_is_not_the_title_of_a_report():
    text = "首页 / 政务公开 / 统计公报\n\n青岭县2023年统计公报[1]\n\n年末有公园5个。\n"
    page = extract(text, published=datetime.date(2024, 4, 8))
    assert [row.period.last.year for row in page.results] == [2023]
    assert not page.commitments


def test_a_body_in_a_numbered_heading_answers_for_what_follows_its_full_stop():
    text = "青岭县人民政府督查室关于重点任务的通报\n二、进展\n（一）县园林局。今年计划新建公园5个。\n（二）县水务局。今年计划新建水厂2座。\n"
    found = extract(text, published=datetime.date(2024, 4, 8)).commitments
    assert [row.agency for row in found] == ["青岭县园林局", "青岭县水务局"]


def test_a_person_introduced_with_a_title_speaks_for_the_body():
    text = (
        "青岭县新闻发布会实录\n主持人：今天我们邀请到县园林局局长林山先生、县水务局副局长江云女士。\n\n"
        "林山：今年计划新建公园5个。\n\n江云：今年计划新建水厂2座。\n"
    )
    found = extract(text, published=datetime.date(2024, 4, 8), issuer="青岭县政府").commitments
    assert [row.agency for row in found] == ["青岭县园林局", "青岭县水务局"]


def test_a_short_name_of_the_issuer_is_written_in_full():
    text = "青岭县住房和城乡建设局关于绿化的通知\n\n县住建局将新建公园5个。县石桥镇政府将新建公园6个。\n"
    found = extract(text, published=datetime.date(2024, 4, 8)).commitments
    assert found[0].agency == "青岭县住房和城乡建设局"
    text = "青岭县发展和改革委员会关于绿化的通知\n\n县发改委将新建公园5个。\n"
    assert agency(text)[0] == "青岭县发展和改革委员会"


def test_a_government_is_not_the_one_of_a_place_within_it():
    text = "青岭县石桥镇人民政府关于绿化的通知\n\n县政府将新建公园5个。镇政府将新建公园6个。\n"
    found = extract(text, published=datetime.date(2024, 4, 8)).commitments
    assert [row.agency for row in found] == ["青岭县政府", "青岭县石桥镇人民政府"]


def test_a_body_that_news_quotes_goes_before_the_issuer_that_the_caller_knows():
    quoted = "青岭县水务局河道管理科科长林某介绍，今年将新建水厂2座。"
    assert agency("绿化快讯\n\n" + quoted, issuer="澄川市政府")[0] == "青岭县水务局"


def test_the_issuer_that_the_caller_knows_goes_before_the_subject_of_a_passage():
    text = "绿化快讯\n\n青岭县水务局认真履职，扎实推进绿化。今年将新建公园5个。"
    assert agency(text)[0] == "青岭县水务局"
    assert agency(text, issuer="澄川市政府")[0] == "澄川市政府"


def test_how_a_place_developed_is_no_plan_of_its_government():
    head = "2024年一季度青岭县国民经济和社会发展情况"
    assert agency(head + PROMISE, issuer="青岭县统计局")[0] == "青岭县统计局"
    assert agency("2024年上半年青岭县国民经济和社会发展计划" + PROMISE)[0] == "青岭县政府"


def test_bodies_are_completed_by_the_place_of_the_issuer():
    text = "青岭县水务局关于绿化的通知\n\n1.今年新建公园5个（牵头单位：县园林局）。\n"
    assert agency(text)[0] == "青岭县园林局"


def test_headings_that_name_who_speaks_govern_until_the_next():
    text = (
        f"澄川日报　2024年4月8日\n局长谈承诺\n\n澄川市园林局　局长　林某\n{LONG}今年将新建公园5个。\n\n"
        f"澄川市水务局　局长　江　某\n{LONG}今年将新建水厂2座。\n"
    )
    found = extract(text, published=datetime.date(2024, 4, 8)).commitments
    assert [row.agency for row in found] == ["澄川市园林局", "澄川市水务局"]
    assert {row.agency_origin for row in found} == {"heading"}


def test_who_answers_questions_speaks_for_the_body_with_which_the_page_introduced_them():
    text = (
        "《青岭县公路三年行动方案（2024—2026年）》新闻发布会实录\n2024-04-08　来源：青岭县水务局\n\n"
        "主持人：今天请来县交通运输局副局长林某，县教育局局长江小某。\n林某：我们将修桥5座。修路6公里。\n"
        "青岭日报记者：学校呢？\n江小某：新建学校7所。\n"
    )
    found = extract(text, published=datetime.date(2024, 4, 8), issuer="青岭县政府").commitments
    assert [(row.agency, row.deadline.last.year) for row in found] == [
        ("青岭县交通运输局", 2026),
        ("青岭县交通运输局", 2026),
        ("青岭县教育局", 2026),
    ]


def test_a_letter_of_responsibility_binds_the_second_party():
    text = "2024年度目标责任书\n\n甲方：澄川市人民政府\n乙方：石岭区人民政府\n\n" + PROMISE
    assert agency(text)[0] == "石岭区人民政府"


def test_a_slogan_may_follow_the_name_of_who_speaks_and_run_into_the_text():
    text = (
        "澄川日报　2024年4月8日\n局长谈承诺\n\n澄川市园林局局长 林某：添绿 造景今年，市园林局将新建公园5个。栽树6万棵。\n\n"
        "澄川市发展和改革委员会主任 江某：稳住 大盘今年将新建水厂2座。\n"
    )
    found = extract(text, published=datetime.date(2024, 4, 8)).commitments
    assert [row.agency for row in found] == ["澄川市园林局"] * 2 + ["澄川市发展和改革委员会"]


@pytest.mark.parametrize(
    ("said", "body"),
    [
        ("青岭县水务局有关负责人介绍，目前工程进展顺利。", "青岭县水务局"),
        ("昨日，青岭县水务局新闻发言人林某表示，工程进展顺利。", "青岭县水务局"),
        ("记者从青岭县水务局获悉，目前工程进展顺利。", "青岭县水务局"),
        ("本报专访了青岭县人民检察院检察长林某，目前工程进展顺利。", "青岭县人民检察院"),
        ("本报专访了青岭县人民检察院党组书记、检察长林某，目前工程进展顺利。", "青岭县人民检察院"),
        ("青岭县人民检察院副检察长林某某说，目前工程进展顺利。", "青岭县人民检察院"),
        ("青岭县人民法院党组成员、副院长林某介绍，目前工程进展顺利。", "青岭县人民法院"),
        ("林某从青岭县水务局走了出来，目前工程进展顺利。", None),
        ("青岭县人民检察院检察长林某调研，目前工程进展顺利。", None),
        ("干部走访青岭县人民检察院工地，目前工程进展顺利。", None),
        ("青岭县人民检察院老林说，目前工程进展顺利。", None),
        ("项目经理林某介绍，目前工程进展顺利。", None),
    ],
)
def test_news_passes_on_the_word_of_a_body_to_what_follows(said, body):
    text = f"青岭水库加快建设\n{said}“大家都在抓紧，”老林说。\n\n2024年全县将力争新建公园5个。\n"
    assert agency(text)[0] == body


def test_whom_a_report_interviews_answers_for_all_of_it():
    far = "群众的日子一天比一天好。" * 80
    text = f"青岭水库加快建设\n本报专访了青岭县人民检察院检察长林某。{far}\n2024年将力争新建公园5个。\n"
    assert agency(text)[0] == "青岭县人民检察院"


def test_what_a_body_said_does_not_reach_the_whole_page():
    far = "群众的日子一天比一天好。" * 80
    text = f"青岭水库加快建设\n记者从青岭县水务局获悉，工程进展顺利。{far}\n2024年将力争新建公园5个。\n"
    assert agency(text)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "青岭县政府\n首页　政务公开　互动交流\n青岭县园林局关于绿化的通知" + PROMISE,
        "青岭县政府\n首页　政务公开　互动交流\n青岭县园林局关于绿化的通知"
        + PROMISE
        + "\n青岭县园林局\n2024年4月8日\n",
        "青岭县政府\n首页　政务公开　互动交流\n发文机关：青岭县园林局"
        + PROMISE
        + "\n青岭县园林局\n2024年4月8日\n",
        "青岭县园林局关于绿化的函\n\n青岭县水务局：\n" + PROMISE,
    ],
)
def test_neither_the_site_nor_whom_it_addresses_answers_for_a_document(text):
    assert agency(text)[0] == "青岭县园林局"


def test_an_office_that_signs_a_notice_does_not_answer_for_what_it_sends_on():
    text = (
        "青岭县人民政府办公室关于印发绿化方案的通知\n\n青政办发〔2024〕7号\n\n"
        "方案已经县政府同意，请照此执行。\n        青岭县人民政府办公室\n          2024年2月8日\n\n"
        "青岭县绿化方案\n一、目标\n今年将植树50棵。\n"
    )
    assert agency(text)[0] == "青岭县人民政府"


def answers(text):
    """Who answers for each promised amount of a text."""
    found = extract(text, published=datetime.date(2024, 3, 1))
    return {row.measure.text: row.agency for row in found.commitments if row.measure}


def test_a_line_that_says_who_speaks_for_a_town_heads_what_follows():
    text = (
        "新年谈打算\n\n石桥镇党委书记　陈某山\n以水兴镇\n今年将修渠3条。\n\n"
        "青溪乡乡长　吴某\n以茶兴乡\n今年将改造茶园40亩。\n"
    )
    assert answers(text) == {"3条": "石桥镇", "40亩": "青溪乡"}


def test_an_item_may_end_with_who_answers_for_it_in_brackets():
    text = (
        "云溪省水务厅2024年工作要点\n\n1.修水库。修水库3座。（运管处）\n"
        "2.修渠。修渠40条，验收渠道50条。（农水处、财务科，设计院配合）\n3.植树。植树60棵（含果树）。\n"
    )
    found = answers(text)
    assert (found["3座"], found["40条"], found["50条"]) == ("运管处", "农水处", "农水处")
    assert found["60棵"].endswith("水务厅")


def test_whom_an_item_is_reported_to_does_not_answer_for_it():
    text = "云溪县水务局2024年工作要点\n\n1.修渠3条。（报县林业局）\n2.修堤4米。（县财政局）\n"
    assert answers(text) == {"3条": "云溪县水务局", "4米": "云溪县财政局"}


def test_behind_the_reports_of_towns_the_one_who_speaks_for_all_answers_again():
    text = (
        "云溪县水务局关于治水的通报\n\n一、总体情况\n全县治水有力。\n二、各地安排\n"
        "青禾街道：计划修渠3条。\n白石街道：计划修渠4条。\n三、下步要求\n确保修渠50条。\n四、工作保障\n确保修堤60米。\n"
    )
    found = answers(text)
    assert (found["3条"], found["4条"]) == ("青禾街道", "白石街道")
    assert found["50条"] == found["60米"] == "云溪县水务局"


def test_numbers_within_the_passage_of_a_body_leave_it_its_own():
    text = (
        "兴县谈打算\n\n云溪县水务局\n一、修渠\n今年将修渠3条。\n二、修堤\n今年将修堤40米。\n\n"
        "云溪县林业局\n一、植树\n今年将植树50棵。\n二、护林\n今年将护林60亩。\n"
    )
    found = answers(text)
    assert [body[-3:] for body in found.values()] == ["水务局", "水务局", "林业局", "林业局"]


@pytest.mark.parametrize(
    ("named", "body"),
    [
        ("打响浙江制造，做强浙江品牌，建设浙江一流强县", "浙江省政府"),
        ("浙江制造、浙江品牌、浙江一流，对口贵州", "省政府"),
        ("学习浙江经验", "省政府"),
        ("整治湖南路、湖南镇、湖南街道", "省政府"),
        ("建设一流强县", "省政府"),
    ],
)
def test_a_body_of_the_province_is_that_of_the_only_one_named_again_and_again(named, body):
    text = (
        f"2024年云溪县政府工作报告\n一、2024年目标任务。{named}。\n名词解释：\n"
        "飞鸟行动：省政府提出的行动，力争到2025年，上市公司达到70家。\n"
    )
    assert answers(text) == {"70家": body}


def test_a_heading_may_say_how_many_tasks_a_body_has():
    text = (
        "2024年云溪县重点任务分解\n\n一、县示范区管委会牵头工作（2项）\n1.修渠3条。\n2.修堤4米。\n"
        "二、县教育局（1项）\n3.新建学校5所。\n三、县水务局牵头任务\n4.新建水厂6座。\n"
    )
    found = answers(text)
    assert {amount: body.removeprefix("云溪") for amount, body in found.items()} == {
        "3条": "县示范区管委会",
        "4米": "县示范区管委会",
        "5所": "县教育局",
        "6座": "县水务局",
    }


def test_counties_that_speak_on_one_page_answer_each_for_itself():
    text = "新年谈打算\n\n云溪县：工业立县\n今年将修渠3条。\n\n石桥区：商贸兴区\n今年将修堤4米。\n"
    assert answers(text) == {"3条": "云溪县", "4米": "石桥区"}


def test_a_county_alone_or_a_sort_of_place_is_no_speaker():
    text = "新年谈打算\n\n云溪县：工业立县\n今年将修渠3条。\n\n老城区：更新\n今年将修堤4米。\n\n各县区：抓落实\n今年将植树5棵。\n"
    assert set(answers(text).values()) == {None}


def test_an_office_within_a_body_answers_for_its_item():
    text = (
        "云溪县住建局2024年工作要点\n\n1.修渠3条。（责任科室：城市更新股；配合科室：质安站）\n"
        "2.修堤4米。（责任科室：质安站、财务股）\n3.植树5棵。\n责任股室：园林站\n4.养花6盆。\n"
    )
    assert answers(text) == {"3条": "城市更新股", "4米": "质安站", "5棵": "园林站", "6盆": "云溪县住建局"}


def test_the_first_of_three_answers_too():
    text = "云溪县政府工作要点\n县林业局、县水务局和县交通局年内修渠3条。\n"
    assert answers(text) == {"3条": "云溪县林业局"}


@pytest.mark.parametrize("join", ["、", "和", "会同"])
def test_of_several_bodies_that_are_to_act_the_first_answers(join):
    text = (
        f"云溪县政府工作要点\n县林业局{join}县水务局10月底前修渠3条；县财政局年内拨付资金4亿元；修堤5米。\n"
    )
    found = answers(text)
    assert (found["3条"], found["4亿元"]) == ("云溪县林业局", "云溪县财政局")


def test_a_sort_of_place_completes_no_name():
    listed = "（牵头单位：市{}局，配合单位：各区、县级市政府）"
    text = f"任务清单\n1.修渠3条。{listed.format('水务')}\n2.修堤4米。{listed.format('交通')}\n"
    assert answers(text) == {"3条": "市水务局", "4米": "市交通局"}


def test_a_count_at_the_end_of_an_item_is_no_body():
    text = "云溪县水务局2024年工作要点\n\n1.整治河段3公里（共三处）。\n2.整治隐患20个（城区各处）。\n3.修渠5条（共五处）。\n"
    assert set(answers(text).values()) == {"云溪县水务局"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年青岭县计划修渠3条。目前已开工。", {"3条": "青岭县"}),
        ("据悉，2024年，青岭自治县将修渠3条，修堤4米。", {"3条": "青岭自治县", "4米": "青岭自治县"}),
        ("记者昨天从青岭县获悉，该县今年将修渠3条。", {"3条": "青岭县"}),
        ("今年白沙区计划修渠3条。\n今年青岭县计划修堤4米。", {"3条": "白沙区", "4米": "青岭县"}),
        ("县第一中学新校区力争开工，今年将修渠3条。", {"3条": None}),
        ("全县力争修渠3条。", {"3条": None}),
    ],
)
def test_a_place_that_plans_answers_where_no_body_speaks(text, expected):
    assert answers("快讯\n" + text) == expected


def test_a_body_that_speaks_goes_before_a_place_that_plans():
    text = "青岭县水务局2024年工作要点\n今年白沙镇计划修渠3条。"
    assert set(answers(text).values()) == {"青岭县水务局"}
