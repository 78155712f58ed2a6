import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import govtargets_numbers
from govtargets import extract
from govtargets.errors import ParseError
from govtargets.model import Document
from govtargets.numerals import STYLES, Style
from govtargets.page import Page
from govtargets.structure import Outline
from govtargets.testing.growth import COMMON
from govtargets.values import COMPARATORS, Amount, Comparator, Damage, Label, Unit, ends_of
from govtargets.view import make_view
from govtargets_numbers import UNITS, canonical, comparable, parse, render


def found(text: str) -> list[tuple[str, object]]:
    page = Page(Document(text), make_view(text), Outline())
    return [(page.text[one.start : one.end], one.value) for one in govtargets_numbers.find(page)]


def amounts(text: str) -> list[tuple[str, str]]:
    return [(quote, said(value)) for quote, value in found(text) if isinstance(value, Amount)]


def said(value: Amount) -> str:
    ends = "..".join(dict.fromkeys(str(end) for end in (value.low, value.high) if end is not None))
    return f"{value.comparator} {ends} {value.unit}".rstrip()


AMOUNTS = [
    ("消费品换新15万台（辆）以上", "15万台(辆)以上", "at_least 150000 台"),
    ("种植服务46万亩次", "46万亩次", "point 460000 亩次"),
    ("日均车流量185万辆次", "185万辆次", "point 1850000 辆次"),
    ("算力规模500P", "500P", "point 500 P"),
    ("全年建成12座泵站", "12座", "point 12 座"),
    ("收入达到3200万元以上", "3200万元以上", "at_least 32000000 元"),
    ("投资不低于2.5亿元", "2.5亿元", "at_least 250000000 元"),
    ("投资不得低于2亿元", "2亿元", "at_least 200000000 元"),
    ("投资超过了2亿元", "2亿元", "more_than 200000000 元"),
    ("力争突破90家", "90家", "more_than 90 家"),
    ("费用不超过40元/月", "40元/月", "at_most 40 元/月"),
    ("浓度控制在31μg/m³以下", "31μg/m³以下", "at_most 31 μg/m³"),
    ("浓度为31微克每立方米", "31微克每立方米", "point 31 微克每立方米"),
    ("不足8人的班", "8人", "less_than 8 人"),
    ("约450人次", "450人次", "about 450 人次"),
    ("签约7个项目", "7个", "point 7 个"),
    ("接近60公里", "60公里", "about 60 公里"),
    ("最近60公里", "60公里", "point 60 公里"),
    ("接待游客23.4万余人次", "23.4万余人次", "more_than 234000 人次"),
    ("接待游客30万人次以上", "30万人次以上", "at_least 300000 人次"),
    ("走访70多户", "70多户", "more_than 70 户"),
    ("数十亿元", "数十亿元", "more_than 1000000000 元"),
    ("二十来个村", "二十来个", "about 20 个"),
    ("每村4-5家", "4-5家", "between 4..5 家"),
    ("需要3.5亿至4亿元", "3.5亿至4亿元", "between 350000000..400000000 元"),
    ("需要一千到两千万元", "一千到两千万元", "between 10000000..20000000 元"),
    ("每年6-8万吨", "6-8万吨", "between 60000..80000 吨"),
    ("派出两三名干部", "两三名", "between 2..3 名"),
    ("大于30并且小于45吨", "30并且小于45吨", "between 30..45 吨"),
    ("18日内办结", "18日内", "at_most 18 日"),
    ("4个工作日内", "4个工作日内", "at_most 4 个工作日"),
    ("用了两个半月", "两个半月", "point 5/2 个月"),
    ("用了三个多月", "三个多月", "more_than 3 个月"),
    ("种了一亩半", "一亩半", "point 3/2 亩"),
    ("用半年时间", "半年", "point 1/2 年"),
    ("半数以上的村", "半数以上", "at_least 1/2"),
    ("任务完成近半，", "半", "about 1/2"),
    ("产值翻一番", "翻一番", "point 2 倍"),
    ("产值翻两番", "翻两番", "point 4 倍"),
    ("产值翻一番以上", "翻一番以上", "at_least 2 倍"),
    ("收入翻一番多", "翻一番多", "more_than 2 倍"),
    ("浇筑桩基60根", "60根", "point 60 根"),
    ("吊装12节段", "12节段", "point 12 节段"),
    ("接入探头30路", "30路", "point 30 路"),
    ("敷设管道300延米", "300延米", "point 300 延米"),
    ("实现数量倍增", "倍增", "point 2 倍"),
    ("增长3倍", "3倍", "point 3 倍"),
    ("保持零事故", "零", "point 0"),
    ("事故降至零。", "零", "point 0"),
    ("增加6亿多元，", "6亿多元", "more_than 600000000 元"),
    ("超过3万多元。", "3万多元", "more_than 30000 元"),
    ("床位数　7.0　", "7.0", "point 7"),
    ("死亡人数为零，", "零", "point 0"),
    ("播放超过500W次", "500W次", "more_than 5000000 次"),
    ("拆除2000万方", "2000万方", "point 20000000 方"),
    ("改造18万平方", "18万平方", "point 180000 平方"),
    ("用电5.2万千瓦时", "5.2万千瓦时", "point 52000 千瓦时"),
    ("亿元以上项目", "亿元以上", "at_least 100000000 元"),
    ("一片千亩良田", "千亩", "point 1000 亩"),
    ("上万人参加", "万人", "point 10000 人"),
    ("种粮两百三十亩", "两百三十亩", "point 230 亩"),
    ("清运一万担", "一万担", "point 10000 担"),
    ("补贴50元6角三分", "50元6角三分", "point 5063/100 元"),
    ("补贴5元05分", "5元05分", "point 101/20 元"),
    ("收费5元0分", "5元0分", "point 5 元"),
    ("补贴100元/月至200元/月", "100元/月至200元/月", "between 100..200 元/月"),
    ("罚款1元至2万元", "1元至2万元", "between 1..20000 元"),
    ("罚款1至2万元", "1至2万元", "between 10000..20000 元"),
    ("种植三—五亩", "三—五亩", "between 3..5 亩"),
    ("种植零-二亩", "零-二亩", "between 0..2 亩"),
    ("兑换12亿元人民币", "12亿元人民币", "point 1200000000 元人民币"),
    ("完成三分之二", "三分之二", "point 2/3"),
    ("为商户减负3亿元", "3亿元", "point 300000000 元"),
    ("企业肩负20项任务", "20项", "point 20 项"),
    ("利润为负3亿元", "负3亿元", "point -300000000 元"),
    ("利润增减额比上年－3亿元", "-3亿元", "point -300000000 元"),
    ("净流入为–60人", "–60人", "point -60 人"),
    ("至少扶持6家作坊", "6家", "at_least 6 家"),
    ("最多办理两件", "两件", "at_most 2 件"),
    ("办得最多的6家", "6家", "point 6 家"),
    ("建成8个停车点以上", "8个", "at_least 8 个"),
    ("招引4家规模以上", "4家", "point 4 家"),
    ("上升3个名次", "3个名次", "point 3 个名次"),
    ("提供60余吨肥料", "60余吨", "more_than 60 吨"),
    ("产量为去年的一點五倍", "一点五倍", "point 3/2 倍"),
    ("气温-5至3度", "-5至3度", "between -5..3 度"),
]


@pytest.mark.parametrize(("text", "quote", "value"), AMOUNTS)
def test_an_amount_is_found_whole_with_its_value(text: str, quote: str, value: str) -> None:
    assert amounts(text) == [(quote, value)]


@pytest.mark.parametrize(("text", "quote", "value"), AMOUNTS)
@pytest.mark.parametrize("around", ["{}。", "一是{}，其余照旧。", "（{}）\n\n第三节"])
def test_what_stands_around_does_not_change_it(text: str, quote: str, value: str, around: str) -> None:
    if not quote.endswith(("半", "时间")):
        assert (quote, value) in amounts(around.format(text))


LABELS = [
    ("围绕“246”战略", "slogan"),
    ("沿G329建设", "code"),
    ("PM2.5年均浓度", "code"),
    ("PM_{2.5}年均浓度", "code"),
    ("争创5A级景区", "grade"),
    ("服务3.0版上线", "edition"),
    ("健全1+3+N机制", "code"),
    ("电话400-123-4567", "code"),
    ("第八届乡村运动会", "ordinal"),
    ("第14届大赛", "ordinal"),
    ("公园二期开工", "edition"),
    ("二等奖", "grade"),
    ("（三）乡村振兴", "list"),
    ("三是补短板", "list"),
    ("共5个。 2.重点人群", "list"),
    ("建立三大机制", "slogan"),
    ("增强四个意识", "slogan"),
    ("三年行动计划", "slogan"),
    ("千方百计增收", "idiom"),
    ("开展一次活动", "indefinite"),
    ("330国道改建", "code"),
    ("写好三篇文章", "slogan"),
    ("两套班子成员", "slogan"),
    ("建立四位一体机制", "slogan"),
    ("紧扣五个重点，抓紧推进", "slogan"),
    ("分六个方面布置", "slogan"),
    ("三年提质计划", "slogan"),
    ("县第九届人大三次会议", "ordinal"),
    ("建厂30周年", "ordinal"),
    ("7×24小时值守", "code"),
    ("拓宽318线", "code"),
    ("金华两头乌", "idiom"),
    ("建立“0220”体系", "code"),
]


@pytest.mark.parametrize(("text", "sort"), LABELS)
def test_a_number_in_a_name_is_labelled(text: str, sort: str) -> None:
    values = [value for _, value in found(text) if isinstance(value, Label)]
    assert sort in [value.sort for value in values]


@pytest.mark.parametrize(
    "text",
    ["2023年", "6月底前", "3月26日", "2019-2021年", "1—4月", "9:30", "百姓", "四川", "一些", "增长8%", "两成",
     "提高2个百分点", "三农", "众志成城", "万家灯火", "千家万户", "上半年", "半径", "收入万元", "一切", "陆地",
     "鲜果产量（万吨）", "单位：亿元"],
)  # fmt: skip
def test_what_is_no_amount_yields_none(text: str) -> None:
    assert amounts(text) == []


def test_from_and_to_are_two_amounts() -> None:
    assert [value for _, value in amounts("由710个调整为402个")] == ["point 710 个", "point 402 个"]


DAMAGED = [
    ("出让土地.37亩，增长", ".37亩"),
    ("面积0余亩", "0余"),
    ("完成投资0万元。", "0万"),
    ("净利润-3亿元", "3亿元"),
    ("结余—50万元", "50万元"),
    ("增长.2%，完成投资万元，其中", "万元"),
    ("增长.2%，帮办问题余个。", "个"),
    ("增长.2%，流转面积亩，其中", "亩"),
    ("增长.2%，已交办事项项，领办", "项"),
    ("增长.2%，下拨奖金余万元。", "万元"),
    ("增长.2%，到账1余万元", "1余万"),
    ("增长.2%，建好了个车棚", "个"),
    ("增长.2%，为名退休工人上门", "名"),
]


@pytest.mark.parametrize(("text", "quote"), DAMAGED)
def test_a_number_that_lost_digits_is_damage_and_no_amount(text: str, quote: str) -> None:
    assert [(place, type(value)) for place, value in found(text)] == [(quote, Damage)]


RATES = [
    ("水耗3立方米/万元", [("3立方米/万元", "point 3 立方米/万元")], []),
    ("处理3立方米/日", [("3立方米/日", "point 3 立方米/日")], []),
    ("每年5件/万人", [("5件/万人", "point 5 件/万人")], []),
    ("油耗0.3吨石油/万元以下", [], ["0.3吨石油/万元"]),
    ("煤耗不超过300克标准煤/千瓦时", [], ["300克标准煤/千瓦时"]),
    ("碳排放2千克CO2/平方米", [], ["2千克CO2/平方米"]),
    ("配备3名医生/千人", [], ["3名医生/千人"]),
    ("走访14家企业/机构", [("14家", "point 14 家")], []),
    ("走访14家企业/80个村", [("14家", "point 14 家"), ("80个", "point 80 个")], []),
    ("修建3公里步道/桥梁", [("3公里", "point 3 公里")], []),
    ("购置3吨/台", [("3吨/台", "point 3 吨/台")], []),
    ("购置3吨/", [("3吨", "point 3 吨")], []),
    ("煤耗降至0.3吨标准煤 / 万元以下", [("0.3吨标准煤 / 万元以下", "at_most 3/10 吨标准煤/万元")], []),
    ("气耗8立方米/ 万元", [("8立方米/ 万元", "point 8 立方米/万元")], []),
    ("气耗8立方米\u3000/万元", [("8立方米\u3000/万元", "point 8 立方米/万元")], []),
    ("煤耗0.3吨标准煤∕万元以下", [("0.3吨标准煤/万元以下", "at_most 3/10 吨标准煤/万元")], []),
    ("煤耗0.3吨标准煤每万元", [("0.3吨标准煤每万元", "point 3/10 吨标准煤每万元")], []),
    ("油耗0.3吨石油 / 万元以下", [], ["0.3吨石油 / 万元"]),
    ("热耗9千克标准煤/(平方米·月)以内", [], ["9千克标准煤/(平方米·月)"]),
    ("热耗9千克 / (平方米·月)以内", [], ["9千克 / (平方米·月)"]),
    ("建成3公里 / 市水务局", [("3公里", "point 3 公里")], []),
    ("煤耗降至吨标准煤/万元以下", [], []),
    ("煤耗降至吨标准煤 / 亿元以下", [], []),
    ("煤耗降至吨标准煤/万元以下，产值增长.6%", [], []),
    ("每亿元产值用水8立方米", [("8立方米", "point 8 立方米")], []),
]


@pytest.mark.parametrize(("text", "read", "refused"), RATES)
def test_a_rate_is_read_whole_or_refused(text: str, read: list[tuple[str, str]], refused: list[str]) -> None:
    assert amounts(text) == read
    assert [quote for quote, value in found(text) if isinstance(value, Damage)] == refused


MARKUP = [
    ("新建公厕<b>18</b>座", [], ["18</b>"]),
    ("完成投资<strong>2</strong>.5亿元", [], ["2</strong>"]),
    ("增速达到<span class='x'>7</span>%", [], ["7</span>"]),
    ("到位资金&nbsp;2.5&nbsp;亿元以上", [], ["2.5&nbsp；"]),
    ("到位资金<b>2.5</b>亿元以上", [], ["2.5</b>"]),
    ("<p>新建公厕18座</p>", [("18座", "point 18 座")], []),
    ("<td>公厕</td><td>18座</td>", [("18座", "point 18 座")], []),
    ("<p>18座公厕建成", [("18座", "point 18 座")], []),
    ("新建公厕>18座", [("18座", "more_than 18 座")], []),
    ("新建公厕 > 18座", [("18座", "more_than 18 座")], []),
    ("若a<b且公厕>18座", [("18座", "more_than 18 座")], []),
    ("抓招商；亿元以上项目", [("亿元以上", "at_least 100000000 元")], []),
]


@pytest.mark.parametrize(("text", "read", "refused"), MARKUP)
def test_markup_is_no_comparator_and_what_it_parts_is_refused(
    text: str, read: list[tuple[str, str]], refused: list[str]
) -> None:
    assert amounts(text) == read
    assert [quote for quote, value in found(text) if isinstance(value, Damage)] == refused


def test_a_last_digit_is_not_believed_where_a_remnant_shows_that_last_digits_survive() -> None:
    text = "增长.2%，到位资金{}万元，完成投资0万元。"
    assert all(isinstance(value, Damage) for _, value in found(text.format(9)))
    assert ("38万元", "point 380000 元") in amounts(text.format(38))
    assert amounts("到位资金9万元。") == [("9万元", "point 90000 元")]


@pytest.mark.parametrize(
    "text", ["刊发8篇文章", "开了两次会议", "养了两头牛", "五个重点项目", "三年完成计划任务"]
)
def test_a_number_that_looks_like_a_name_and_counts_is_an_amount(text: str) -> None:
    assert amounts(text)


@pytest.mark.parametrize("text", ["签约亿元以上项目", "万亩良田", "完成投资万元", "亩均税收", "交办事项"])
def test_a_lone_unit_in_an_undamaged_text_is_no_damage(text: str) -> None:
    assert not [value for _, value in found(text) if isinstance(value, Damage)]


NUMBERS = st.builds(Fraction, st.integers(-(10**9), 10**9), st.sampled_from([1, 1, 10, 100]))
NAMES = st.sampled_from(
    ["元", "亩", "个", "", "μg/m³", "元/月", "人次", "米", "公里", "千瓦时", "标箱", "年"]
)


@st.composite
def values(draw: st.DrawFn) -> Amount:
    low, comparator, unit = draw(NUMBERS), draw(st.sampled_from(COMPARATORS)), draw(NAMES)
    if comparator == "between":
        return Amount(low, low + draw(st.integers(1, 99)), unit, comparator)
    return Amount(*ends_of(low, comparator), unit, comparator)


@given(values(), st.sampled_from(STYLES))
def test_what_is_rendered_parses_to_the_same(value: Amount, style: Style) -> None:
    assert parse(render(value, style)) == value


@given(st.text("0123456789.,万亿千百十零一二三两半点余多元亩个以上内不超低于约至-% 年", max_size=14))
def test_any_text_parses_or_is_refused(text: str) -> None:
    try:
        assert isinstance(parse(text), Amount)
    except ParseError:
        return


FLIPPED: dict[str, tuple[Comparator, Comparator]] = {
    "不低于": ("at_least", "less_than"),
    "不少于": ("at_least", "less_than"),
    "不超过": ("at_most", "more_than"),
    "不高于": ("at_most", "more_than"),
}


@given(st.sampled_from(sorted(FLIPPED)), st.integers(1, 10**6), NAMES)
def test_taking_the_negation_away_flips_the_interval(words: str, number: int, unit: str) -> None:
    one, other = parse(f"{words}{number}{unit}"), parse(f"{words[1:]}{number}{unit}")
    assert (one.comparator, other.comparator) == FLIPPED[words]
    assert (one.low, one.high) == (other.high, other.low)


def test_units_compare_through_their_canonical_form() -> None:
    assert comparable("公里", "千米")
    assert comparable("方", "立方米")
    assert comparable("㎡", "亩")
    assert not comparable("亩", "公里")
    assert canonical("公顷") == ("平方米", Fraction(10000))
    assert canonical("公斤/亩") == ("吨/平方米", Fraction(3, 2000000))
    mine = UNITS.extended([Unit("千克标准煤/万元", "吨标准煤/万元", "intensity", Fraction(1, 1000))])
    assert canonical("千克标准煤/万元", mine) == ("吨标准煤/万元", Fraction(1, 1000))
    assert canonical("吨/万元") == ("吨/元", Fraction(1, 10000))
    assert canonical("件/千人") == ("件/人", Fraction(1, 1000))
    assert canonical("泡") == ("泡", Fraction(1))


def test_a_table_of_units_can_be_extended_and_stays_as_it_was() -> None:
    more = UNITS.extended([Unit("蒸吨", "蒸吨", "power")])
    assert more.named("蒸吨")
    assert UNITS.named("蒸吨") is None


@pytest.mark.parametrize("text", [*COMMON, "5个", "5%", "至少3"])
def test_time_is_level_on_repetition(text: str) -> None:
    page = Page(Document(""), make_view(""), Outline())
    long = (text * 100_000)[:100_000]
    page = Page(Document(long), make_view(long), Outline())
    begun = time.process_time()
    list(govtargets_numbers.find(page))
    assert time.process_time() - begun < 1, "several times the aim, for slow machines"


@pytest.mark.parametrize("run", ["A1" * 2000, "0" * 4000, "1.5" * 1500, "3∶1" * 1500])
def test_a_run_of_thousands_of_digits_leaves_the_other_numbers_of_a_page_readable(run: str) -> None:
    page = extract(f"建成公园5个。{run}。修路6公里。")
    assert not page.failures
    assert {"5个", "6公里"} <= {mention.text for mention in page.mentions}
