"""Which reports answer which promises, and which only look as if they did."""

import datetime

import pytest

from govtargets import Document, extract
from govtargets.ledger import Ledger, matching
from govtargets.ledger.bodies import body_key
from govtargets.ledger.wording import stage_of, wording_of

P, R = "计划.txt", "总结.txt"


@pytest.fixture
def linked(tmp_path, rows):
    """Whether a promise of 2019 is linked to a report on 2019."""

    def link(promise, report, **bodies):
        with Ledger.open(str(tmp_path / "targets.db")) as ledger:
            plan = rows(P, "2019-01-15", body=bodies.get("promised_by", "青岭县政府"))
            ledger.record(plan.add(*promise[:4], **dict(promise[4:])).extraction())
            review = rows(R, "2020-01-15", body=bodies.get("reported_by", "青岭县政府"))
            ledger.record(
                review.add(*report[:4], report=True, **({"year": 2019} | dict(report[4:]))).extraction()
            )
            ledger.match()
            return [link.score for link in ledger.links()]

    return link


SAME = {
    "freight by its vehicle and its unit": (("铁海联运量达到8万标箱", "铁海联运量", "8", "标箱"), ("铁海联运班列发送标箱11万个", "铁海联运班列发送标箱", "11", "个")),
    "the same words": (("新增养老床位300张", "养老床位", "300", "张"), ("新增养老床位320张", "养老床位", "320", "张")),
    "another verb for what is new": (("新增高新技术企业30家", "高新技术企业", "30", "家"), ("新认定国家高新技术企业33家", "国家高新技术企业", "33", "家")),
    "a longer official name": (("登记失业率控制在3%以内", "登记失业率", "3", "%"), ("城镇登记失业率2.1%", "城镇登记失业率", "2.1", "%")),
    "another counter": (("建成示范基地6个", "示范基地", "6", "个"), ("建成示范基地7家", "示范基地", "7", "家")),
    "letters for a grade": (("创建AAA级景区村庄2个", "AAA级景区村庄", "2", "个"), ("建成3A级景区村庄3个", "3A级景区村庄", "3", "个")),
    "one character written otherwise": (("整修山塘水库护坡工段5处", "山塘水库护坡工段", "5", "处"), ("整修山塘水库护波工段5处", "山塘水库护波工段", "5", "处")),
    "quotation marks": (("“小升规”企业40家", "“小升规”企业", "40", "家"), ("新增小升规入库企业59家", "小升规入库企业", "59", "家")),
    "a name completed by the words before it": (("培育“青蓝号”品牌，开行班列50列", "班列", "50", "列"), ("开行“青蓝号”班列52列", "“青蓝号”班列", "52", "列")),
    "an act that the report names behind the thing": (("谋划市级项目50个，落地25个", "谋划市级项目", "25", "个"), ("市级项目落地27个", "市级项目落地", "27", "个")),
    "an act behind the number": (("确保30个项目开工", "工业园项目", "30", "个"), ("开工工业园项目32个", "工业园项目", "32", "个")),
    "what selects them said by the name alone": (("签约亿元以上项目20个", "亿元以上项目", "20", "个"), ("签约亿元以上项目22个", "亿元以上项目", "22", "个", ("scope", "亿元以上"))),
    "one of two acts": (("新改建农村公路50公里", "农村公路", "50", "公里"), ("改造农村公路52公里", "农村公路", "52", "公里")),
    "an area in another unit": (("造林150亩", "造林", "150", "亩"), ("造林100000平方米", "造林", "100000", "平方米")),
}  # fmt: skip


@pytest.mark.parametrize(("promise", "report"), SAME.values(), ids=SAME)
def test_a_report_of_the_same_thing_is_linked(linked, promise, report):
    assert linked(promise, report)


NEAR = {
    "another level of award": (("创建市级文明村5个", "市级文明村", "5", "个"), ("创建省级文明村5个", "省级文明村", "5", "个")),
    "a level that only one names": (("“小巨人”企业5家", "“小巨人”企业", "5", "家"), ("省“小巨人”企业5家", "省“小巨人”企业", "5", "家")),
    "large firms are not all": (("规模以上工业企业产值增长8%", "规模以上工业企业产值", "8", "%"), ("工业企业产值增长8%", "工业企业产值", "8", "%")),
    "a stock is not a flow": (("新增养老床位300张", "养老床位", "300", "张"), ("养老床位总数达到320张", "养老床位", "320", "张")),
    "a growth rate is not a share": (("网络零售额增长9%", "网络零售额", "9", "%", ("change", "increase")), ("网络零售额占9%", "网络零售额", "9", "%")),
    "an amount is not a rate": (("网络零售额增长9%", "网络零售额", "9", "%"), ("网络零售额300元", "网络零售额", "300", "元")),
    "points are not per cent": (("绿化率提高2%", "绿化率", "2", "%"), ("绿化率提高2个百分点", "绿化率", "2", "个百分点")),
    "exports are not imports": (("外贸出口总值增长率5%", "外贸出口总值增长率", "5", "%"), ("外贸进口总值增长率5%", "外贸进口总值增长率", "5", "%")),
    "second is not first": (("完成滨江绿道二期工程3公里", "滨江绿道二期工程", "3", "公里"), ("完成滨江绿道一期工程3公里", "滨江绿道一期工程", "3", "公里")),
    "a rate of something else": (("村卫生室规范化率40%", "村卫生室规范化率", "40", "%"), ("村卫生室覆盖率40%", "村卫生室覆盖率", "40", "%")),
    "an indicator that says too little": (("完成投资300元", "投资", "300", "元"), ("水利建设投资300元", "水利建设投资", "300", "元")),
    "signed is not begun": (("签约工业园项目20个", "工业园项目", "20", "个"), ("开工工业园项目20个", "工业园项目", "20", "个")),
    "planned is not landed": (("谋划盯引市级项目50个", "盯引市级项目", "50", "个"), ("市级项目落地50个", "市级项目落地", "50", "个")),
    "what was begun is said behind it": (("竣工工业园项目12个", "工业园项目", "12", "个"), ("工业园项目12个开工", "工业园项目", "12", "个")),
    "an act of the whole enumeration": (("签约工业园项目20个、商贸园项目9个", "商贸园项目", "9", "个"), ("竣工商贸园项目9个", "商贸园项目", "9", "个")),
    "torn down is not renewed": (("改造危旧房120户", "危旧房", "120", "户"), ("拆除危旧房120户", "危旧房", "120", "户")),
    "applied for is not awarded": (("申报工程研究中心4家", "工程研究中心", "4", "家"), ("新认定工程研究中心4家", "工程研究中心", "4", "家")),
    "found is not settled": (("整改燃气隐患90处", "燃气隐患", "90", "处"), ("排查燃气隐患90处", "燃气隐患", "90", "处")),
    "a selection of them": (("签约项目20个", "签约项目", "20", "个"), ("签约亿元以上项目20个", "项目", "20", "个", ("scope", "亿元以上"))),
    "the year after": (("新建公厕12座", "公厕", "12", "座"), ("新建公厕12座", "公厕", "12", "座", ("year", 2020))),
}  # fmt: skip


@pytest.mark.parametrize(("promise", "report"), NEAR.values(), ids=NEAR)
def test_a_near_miss_is_not_linked(linked, promise, report):
    assert linked(promise, report) == []


def test_of_two_reports_the_one_that_says_the_same_act_answers(tmp_path, rows):
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        plan = rows(P, "2019-01-15").add("引进工业园项目30个", "工业园项目", "30", "个")
        review = rows(R, "2020-01-15")
        for clause, amount in (("实施工业园项目45个", "45"), ("引进工业园项目31个", "31")):
            review.add(clause, "工业园项目", amount, "个", report=True, year=2019)
        ledger.record(plan.extraction())
        ledger.record(review.extraction())
        ledger.match()
        (row,) = ledger.status()
    assert [one.told.figure.low for one in row.evidence] == [31]


def test_another_body_does_not_answer(linked):
    promise, report = SAME["the same words"]
    assert linked(promise, report, reported_by="白水县政府") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("青岭县政府", "青岭县人民政府"),
        ("青岭县环保局", "青岭县生态环境局"),
        ("青岭县卫计局", "青岭县卫生健康局"),
    ],
)
def test_a_body_and_its_successor_are_one(one, other):
    assert body_key(one) == body_key(other)


@pytest.mark.parametrize(("one", "other"), [("青岭县政府", "青岭镇政府"), ("青岭县民政局", "青岭县政府")])
def test_other_bodies_stay_apart(one, other):
    assert body_key(one) != body_key(other)


def test_a_document_does_not_answer_its_own_promises(tmp_path, rows):
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        page = rows(P, "2019-01-15").add("新建公厕12座", "公厕", "12", "座")
        ledger.record(page.add("新建公厕12座", "公厕", "12", "座", report=True).extraction())
        assert ledger.match().changed == 0


def test_a_link_says_why(tmp_path, rows):
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        ledger.record(rows(P, "2019-01-15").add("新建公厕12座", "公厕", "12", "座").extraction())
        ledger.record(
            rows(R, "2020-01-15").add("新建公厕9座", "公厕", "9", "座", report=True, year=2019).extraction()
        )
        ledger.match()
        (link,) = ledger.links()
        told = " ".join(link.reasons)
        assert all(word in told for word in ("青岭县政府", "公厕", "level in 座", "2019-12-31"))


@pytest.mark.parametrize(
    ("clause", "thing", "asked"),
    [
        ("完成石门水库除险加固工程", "石门水库除险加固", "finish"),
        ("积极争创省级卫生乡镇", "省级卫生乡镇", "finish"),
        ("全面推进殡葬改革", "殡葬改革", "carry"),
        ("启动客运站迁建", "客运站迁建", "begin"),
        ("确保零事故", "事故", "none"),
    ],
)
def test_a_promise_in_words_is_about_something_and_asks_for_something(clause, thing, asked):
    wording = wording_of(clause)
    assert (thing in wording.thing, wording.asked) == (True, asked)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("石门水库除险加固工程通过验收", "done"),
        ("客运站已完成选址，正在招投标", "partly"),
        ("项目前期有序推进", "underway"),
        ("已完成平基，待条件允许即可进场施工", "partly"),
        ("老街改造完成主体工程", "underway"),
        ("老街改造已完成年度任务", "fulfilled"),
        ("老街获评省级街区", "done"),
        ("工程尚未动工", "failed"),
        ("客运站立项", "begun"),
    ],
)
def test_a_passage_says_how_far_things_have_come(text, stage):
    assert stage_of(text) == stage


def test_matching_does_not_compare_everything_with_everything(tmp_path, rows, monkeypatch):
    calls = []
    compare = matching.compare
    monkeypatch.setattr(matching, "compare", lambda *sides: calls.append(1) or compare(*sides))
    names = [
        f"{a}{b}{c}设施" for a in "农工商旅文教卫交水环" for b in "示创孵培服改整标生智" for c in "甲乙丙丁戊"
    ]
    plan, review = rows(P, "2019-01-15"), rows(R, "2020-01-15")
    for name in names:
        plan.add(f"新建{name}3座", name, "3", "座")
        review.add(f"新建{name}3座", name, "3", "座", report=True, year=2019)
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        ledger.record(plan.extraction())
        ledger.record(review.extraction())
        assert ledger.match().changed == len(names)
    assert len(calls) < 60 * len(names)


def test_an_answer_in_words_is_found_by_object_and_edition(tmp_path):
    plan = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年重点做好:1.举办第三届油菜花节;2.完成石门水库除险加固工程;3.建成白水村文化广场;4.确保零事故。\n今年新建公厕12座。\n"
    review = "2020年青岭县政府工作报告\n一、2019年工作回顾\n成功举办第二届油菜花节。石门水库除险加固工程已开工，正在施工。白水村举办运动会。全年无安全生产事故发生。新建公厕12座。\n"
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        for name, text in (("a.txt", plan), ("b.txt", review)):
            ledger.record(extract(Document(text, name), issuer="青岭县政府", qualitative=True))
        ledger.match()
        rows = ledger.status(as_of=datetime.date(2020, 3, 1))
        found = {row.promise.indicator: row.status for row in rows if row.promise.figure is None}
    told = {
        key: next(found[name] for name in found if key in name)
        for key in ("油菜花", "石门", "广场", "零事故")
    }
    assert told == {"油菜花": "overdue", "石门": "partly_met", "广场": "overdue", "零事故": "met"}


IN_WORDS = {
    "a word inside the name left out": ("西岭中心粮库争创市级绿色储备粮库", "西岭粮库获评市级绿色粮库", "met"),
    "a village by its short name": ("完成柳塘自然村竹编加工点建设", "完成柳塘竹编加工扶贫项目建设", "met"),
    "the main structure is not the whole": ("完成柳塘自然村竹编加工点建设", "完成柳塘竹编加工扶贫项目主体工程", "partly_met"),
    "names of a list": ("推进柳塘、鹤岭等村乡村整治", "鹤岭村通过秀美村验收，柳塘村列入省级名单", "in_progress"),
    "a list that is counted": ("完成柳塘村、鹤岭村、石桥AA级景区创建", "成功创建AA级景区村庄3个", "met"),
    "a slogan in quotation marks": ("推进“一窗通办”改革向社区延伸", "全面深化“一窗通办”改革，办件九百件", "in_progress"),
    "the whole of the task": ("完成石桥街区改造工程总量的60%", "石桥街区改造已完成年度任务", "met"),
    "said in the clause itself": ("完成老镇区环境整治三年行动", "老镇区环境整治全部通过省级验收，启动新镇区建设", "met"),
    "an award of something else": ("争创“无烟镇”", "强力推进“无烟镇”创建，获评禁毒先进单位", "partly_met"),
    "several begun together": ("开工建设柳塘大桥和鹤岭隧道、石桥客运站", "鹤岭隧道一期、柳塘大桥、石桥客运站等项目开工", "met"),
    "a milestone outside any list": ("市第三医院新院区投入使用", "市第三医院新院区投入使用", "met"),
    "another level of place": ("争创“无烟镇”", "实现“无烟村”创建全覆盖", "overdue"),
    "some are not all": ("实现茶园步道建设全覆盖", "柳塘、鹤岭等四个村的茶园步道通过验收", "partly_met"),
    "all is all": ("实现茶园步道建设全覆盖", "茶园步道建设实现全覆盖", "met"),
    "all in the next words": ("实现茶园步道建设全覆盖", "茶园步道建设顺利完成，实现全覆盖", "met"),
    "all of something else": ("实现茶园步道建设全覆盖", "茶园步道建设顺利完成九个村，垃圾分类在全镇各村实现全覆盖", "partly_met"),
    "an award is no task done": ("完成县“拆违治乱”年度任务", "获评县“拆违治乱”先进单位", "overdue"),
    "an award for the task is none either": ("完成“拆违治乱”年度任务", "“拆违治乱”获评全省样板", "overdue"),
    "a task done is": ("完成县“拆违治乱”年度任务", "圆满完成县“拆违治乱”年度任务", "met"),
    "a task done of another kind": ("完成县“拆违治乱”年度任务", "扎实推进“拆违治乱”，获评先进单位。完成征兵年度任务", "partly_met"),
    "an honour is not the thing": ("完成石桥街区消防改造", "获评石桥街区消防改造先进集体", "overdue"),
    "the thing is the honour": ("争创全县禁毒先进单位", "荣获全县禁毒先进单位", "met"),
    "furthered": ("加快石桥旅游专线建设", "石桥旅游专线建设有序推进", "in_progress"),
    "furthered, with something begun": ("深化石桥街区改革", "石桥街区改革试点启动", "in_progress"),
    "furthered and complete": ("加快石桥旅游专线建设", "石桥旅游专线全线建成", "met"),
    "an opening paragraph": ("大力发展现代农业", "面对丰收的期盼，我们坚持兴农富农，现代农业加快发展", "overdue"),
    "a direction by another name": ("强化人员队伍建设", "建成三个窗口，成立一支协办员队伍", "overdue"),
    "a direction that is named": ("大力发展现代农业", "现代农业加快发展", "in_progress"),
    "what is wanting": ("发挥生态资源优势", "生态资源优势发挥得不够", "overdue"),
    "what is done at a place": ("老街片区重点建成“两坊三院”", "“两坊三院”、酒肆建成开放", "met"),
    "what is built at a place is underway": ("河西片区重点建成铁匠公园", "铁匠公园等项目加快建设", "partly_met"),
    "nothing of the place itself": ("老街片区重点建成“两坊三院”", "老街片区管线改造工程建成", "overdue"),
    "a word in its short form": ("加快建设柳塘电子商务产业园", "柳塘电商产业园建设有序推进", "in_progress"),
    "an amount of things begun": ("开工柳塘大桥3座", "柳塘大桥已开工", "partly_met"),
    "a figure of its own": ("开工柳塘大桥3座", "柳塘大桥已开工，是全省3百余座之一", "overdue"),
    "another edition": ("举办第三届茶花节", "成功举办第二届茶花节", "overdue"),
    "another subject": ("推进柳塘山、鹤岭湖等创建国家AAAAA级景区", "石桥峡列入国家AAAAA级景区名单", "overdue"),
}  # fmt: skip
PROSE = {"市第三医院新院区投入使用", "开工建设柳塘大桥和鹤岭隧道、石桥客运站"}


@pytest.mark.parametrize(("promise", "report", "expected"), IN_WORDS.values(), ids=IN_WORDS)
def test_words_answer_words(tmp_path, promise, report, expected):
    listed = promise if promise in PROSE else f"重点做好：1.{promise}"
    plan = f"2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，改造路灯40盏，{listed}。\n"
    review = f"2020年青岭县政府工作报告\n一、2019年工作回顾\n新建公厕12座。{report}。改造路灯40盏。\n"
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        for name, text in (("a.txt", plan), ("b.txt", review)):
            ledger.record(extract(Document(text, name), issuer="青岭县政府", qualitative=True))
        ledger.match()
        rows = ledger.status(as_of=datetime.date(2020, 3, 1))
    found = {row.status for row in rows if row.promise.indicator not in ("公厕", "路灯")}
    assert found == {expected}


def test_documents_of_one_name_answer_each_other(tmp_path):
    plan = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，重点做好：1.建成城北水厂。\n"
    review = "2020年青岭县政府工作报告\n一、2019年工作回顾\n新建公厕9座。城北水厂建成通水。\n"
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        for text in (plan, review):
            ledger.record(extract(Document(text, "工作报告.txt"), issuer="青岭县政府", qualitative=True))
        ledger.match()
        found = {row.promise.indicator: row.status for row in ledger.status(datetime.date(2020, 3, 1))}
    assert found == {"公厕": "missed", "建成城北水厂": "met"}


def test_what_is_underway_is_followed_into_later_reports(tmp_path):
    plan = "2019年青岭县政府工作报告\n二、2019年工作安排\n今年新建公厕12座，重点做好：1.建成城北水厂。\n"
    half = "2019年青岭县政府半年工作报告\n上半年，新建公厕4座。城北水厂正在施工。\n"
    review = "2020年青岭县政府工作报告\n一、2019年工作回顾\n新建公厕12座。城北水厂建成通水。\n"
    days = {plan: "2019-01-15", half: "2019-07-15", review: "2020-01-15"}
    with Ledger.open(str(tmp_path / "t.db")) as ledger:
        for number, (text, day) in enumerate(days.items()):
            document = Document(text, f"{number}.txt", published=datetime.date.fromisoformat(day))
            ledger.record(extract(document, issuer="青岭县政府", qualitative=True))
        ledger.match()
        july, later = (
            {row.promise.indicator: row.status for row in ledger.status(datetime.date.fromisoformat(day))}
            for day in ("2019-07-31", "2020-03-01")
        )
    assert (july["公厕"], july["建成城北水厂"]) == ("behind_pace", "in_progress")
    assert (later["公厕"], later["建成城北水厂"]) == ("met", "met")
