"""The agencies plugin: which runs of a text are names of public bodies, and where they begin and end."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.errors import ParseError
from govtargets.model import Document, Found
from govtargets.page import Page
from govtargets.structure import Outline
from govtargets.values import Agency
from govtargets.view import make_view
from govtargets_agencies import find, finder, parse, provide_extractors, render

SHARED = Path(__file__).parents[2] / "shared"


def listed(text: str) -> list[str]:
    return text.split()


def page_of(text: str) -> Page:
    return Page(Document(text), make_view(text), Outline())


def names_in(text: str) -> list[str]:
    page = page_of(text)
    return [page.text[found.start : found.end] for found in find(page)]


NAMES = listed("""
国务院 财政部 教育部 国家发展改革委 国家税务总局 最高人民法院
河北省人民政府 云岭市人民政府 云岭市政府 市政府 县政府 省人民政府办公厅 市政府办公室 自治区政府
浙江省人民政府 内蒙古自治区农牧厅 呼和浩特市政府 黔东南苗族侗族自治州人民政府 北京市海淀区人民政府
和平区政府 太和县政府 成都市政府 景德镇市政府 新乡市民政局 镇江市财政局 莘县财政局
云岭市民政局 区农业农村局 区卫健局 省发展改革委 市卫健委 人社厅 住建厅 医保局 信访局 县教科局
市卫生健康委员会 市自然资源和规划局 市市场监督管理局 市场监管局 区综合行政执法局 县退役军人事务局
云岭公安局 国家能源局 市公共资源交易中心 县融媒体中心
云岭市生态环境局东溪分局 区生态环境分局
市残联 妇联 市红十字会 总工会 团市委 市工商联 市科协
县委 云岭市委 县委宣传部 市委编办 乡党委 街道党工委 县纪委 县人大常委会 市政协 县人民法院 县检察院
石桥镇 白沙乡 云水畲族乡 东关街道 清水塘街道 石桥镇人民政府 白沙乡政府 东关街道办事处 前洲办事处
开发区管委会 云岭经济技术开发区管委会 东溪工业园区管委会
项目攻坚行动专班 区企业帮扶专班 防汛救灾指挥部 稳就业工作领导小组
云岭市建投集团 水务建设集团 区城投集团 云岭发展集团
""")

NOT_NAMES = listed("""
结局 布局 格局 局面 当局 全局 开局 新局面 大局 城镇 乡镇 集镇 村镇 小城镇 特色小镇 返乡 家乡
全镇 全乡 我区 本市 各乡镇 各县 全市 老城区 园区 景区 社区 片区 示范区 地区 市区 县市区
部门 干部 全部 内部 西部 总部 部署 医院 学院 人民医院 职业学院 开办 举办 民办 承办 办法
街道 镇 乡 政府 法治政府 各级政府 上级政府 地方政府 党委政府 全市政府 各县政府 省市县政府
会议 大会 人大会议 专家委员会 村委会 集团 医疗集团 教育集团 专班 该专班 一个专班 三大专班 领导小组
大剧院 管委会 办事处 分局 文化兴镇 违建镇
""")


@pytest.mark.parametrize("text", ["。市财政局", "市财政局。", "市、财政局"])
def test_a_name_holds_no_marks(text: str) -> None:
    with pytest.raises(ParseError):
        parse(text)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_and_written_alike(name: str) -> None:
    assert parse(name) == Agency(name)
    assert parse(render(parse(name))) == parse(name)


@pytest.mark.parametrize("text", NOT_NAMES)
def test_what_is_no_name_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        parse(text)
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市国资委牵头，会同区住建局开展检查", ["市国资委", "区住建局"]),
        ("支持区财政局筹措资金，督促云岭市水利局整改", ["区财政局", "云岭市水利局"]),
        ("向省农业农村厅争取，与县气象局共享", ["省农业农村厅", "县气象局"]),
        ("召开市委全会，县委书记讲话，县委经济工作会议要求", []),
        ("我代表云岭市人民政府报告工作", ["云岭市人民政府"]),
        ("我市民政局与全市民政系统", ["市民政局"]),
        ("把街道和各镇街组织起来，各乡镇、街道要落实", []),
        ("市委市政府决策部署", ["市委", "市政府"]),
        ("云岭市委、市政府印发", ["云岭市委", "市政府"]),
        ("东关街道清水塘街道一并推进", ["东关街道", "清水塘街道"]),
        ("在石桥镇建成两个站点", ["石桥镇"]),
        ("完成石桥镇卫生院和白沙乡中心小学改造，石桥镇镇长介绍", []),
        ("县民政局局长介绍，市财政局副局长表示，市水务局党组研究", ["县民政局", "市财政局", "市水务局"]),
        ("加强市政府性债务管理，各级政府系统干部", []),
        ("市人大代表、市政协委员和县十二届人大常委会第三次会议", []),
        ("市交通部门、卫健部门和区直各部门", []),
        ("公安部署专项行动，教育部分学校", []),
        ("成立城镇整治专项指挥部，任组长的防汛工作领导小组", ["城镇整治专项指挥部", "防汛工作领导小组"]),
        ("一湖一专班、专班运作，项目专班制", []),
        ("立足集团主业，四大国有集团和民营的银帆文旅集团", []),
        ("综合保税区管委会、临港新区管委会", ["综合保税区管委会", "临港新区管委会"]),
        ("据国家统计局云岭调查队统计，组织调查队伍", ["国家统计局云岭调查队"]),
        ("县示范区管委会、市高新区管委会负责", ["县示范区管委会", "市高新区管委会"]),
        ("县防汛抗旱指挥部办公室和市安委会办公室", ["县防汛抗旱指挥部办公室", "市安委会办公室"]),
        ("建立三级指挥部制度，领导小组下设指挥部和两个组", []),
        ("石桥镇投资发展有限公司注册", []),
        ("市。\n。局", []),
        ("石桥镇党委和白石镇政府", ["石桥镇党委", "白石镇政府"]),
        ("把社区卫生服务站建成区域医疗中心", []),
    ],
)
def test_a_name_does_not_swallow_what_stands_around_it(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岭市民政局： 守住底线", ["云岭市民政局"]),
        ("前文。\n东关街道\n一季度，完成投资", ["东关街道"]),
        ("前文。\n区退役军人事务局\n聚焦主责", ["区退役军人事务局"]),
        ("项目攻坚行动专班一季度，新开工", ["项目攻坚行动专班"]),
        ("区财政局聚焦主业", ["区财政局"]),
        ("石桥镇： 抓项目", ["石桥镇"]),
        ("云岭经开区：全年引进", ["云岭经开区"]),
        ("\n区产业招商中心\n", ["区产业招商中心"]),
    ],
)
def test_a_heading_is_found_whole_at_the_start_of_its_line(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "（牵头单位：市自然资源局，配合单位：市水务局、市卫健委、市国资委、市民政局）",
            ["市自然资源局", "市水务局", "市卫健委", "市国资委", "市民政局"],
        ),
        ("(牵头单位：水利厅、文旅厅、教育厅)", ["水利厅", "文旅厅", "教育厅"]),
        ("责任单位：各区、县级市政府", ["县级市政府"]),
        ("责任单位:州搬迁办,州粮食和储备局,粮食和储备局", ["州搬迁办", "州粮食和储备局", "粮食和储备局"]),
        ("牵头单位：有关部门和布局", []),
    ],
)
def test_every_name_of_a_list_is_found_by_itself(text: str, expected: list[str]) -> None:
    assert names_in(text) == expected


@pytest.mark.parametrize("name", ["云岭高新区", "区产业招商中心", "水旱防御局"])
def test_what_is_a_name_only_as_a_heading_or_in_a_list_parses_and_is_not_found_elsewhere(name: str) -> None:
    assert parse(name) == Agency(name)
    assert names_in(f"这一带，{name}，早已闻名") == []


def test_the_extractor_says_what_it_finds() -> None:
    (extractor,) = provide_extractors((), ())
    found = list(extractor.find(page_of("由区财政局牵头")))
    assert (extractor.name, extractor.kind) == ("agencies", "agency")
    assert found == [Found(1, 5, Agency("区财政局"), "agency")]


def named_by(find_bodies, text: str) -> list[str]:
    page = page_of(text)
    return [page.text[found.start : found.end] for found in find_bodies(page)]


def test_a_body_that_another_plugin_gives_is_found_by_its_whole_name() -> None:
    text = "由望舒湖保护站(筹)与区财政局、Lake Office牵头，不是Lake Officer。"
    with_more = finder(["望舒湖保护站(筹)", "Lake Office"])
    assert named_by(with_more, text) == ["望舒湖保护站(筹)", "区财政局", "Lake Office"]
    assert named_by(find, text) == ["区财政局"]


def test_the_longer_of_two_bodies_that_begin_at_one_place_stands() -> None:
    assert named_by(finder(["区财政", "区财政局信息站"]), "由区财政局信息站牵头") == ["区财政局信息站"]
    assert named_by(finder(["财政局"]), "由区财政局牵头") == ["区财政局"]


def test_a_place_that_another_plugin_gives_needs_no_boundary_before_it() -> None:
    text = "请找舒湖民政局"
    assert named_by(finder(places=["舒湖"]), text) == ["舒湖民政局"]
    assert named_by(find, text) == ["民政局"]


def test_a_name_that_the_layout_cut_in_two_is_one_name() -> None:
    text = "会议认为，这项工作要由云岭市生态\n环境局抓紧，按时完成。"
    assert names_in(text) == ["云岭市生态环境局"]


PIECES = st.sampled_from(
    [
        "局",
        "市",
        "县",
        "区",
        "镇",
        "乡",
        "街道",
        "政府",
        "委",
        "民政",
        "云岭",
        "推进",
        "由",
        "全",
        "集团",
        "专班",
    ]
    + ["建设", "，", "\n", "：", "一", "分局", "管委会", "牵头单位：", "、", "族", "办", "a"]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)


@given(TEXTS)
def test_any_text_is_a_name_or_refused(text: str) -> None:
    try:
        agency = parse(text)
    except ParseError:
        return
    assert parse(render(agency)) == agency


@given(TEXTS)
def test_what_is_found_is_sorted_disjoint_faithful_and_parses(text: str) -> None:
    page, end = page_of(text), 0
    for found in find(page):
        assert end <= found.start < found.end
        assert found.value == Agency(page.text[found.start : found.end]) == parse(found.value.name)
        assert "\n" not in found.value.name
        end = found.end


@given(st.sampled_from(NAMES), st.sampled_from("，。；、（(“ ：\n"), st.sampled_from("，。；、）)”：\n"))
def test_punctuation_around_a_name_changes_nothing(name: str, before: str, after: str) -> None:
    assert names_in(f"加快建设{before}{name}{after}全面完成")[:1] == [name]


@given(TEXTS, TEXTS)
def test_paragraphs_are_independent(first: str, second: str) -> None:
    separate = names_in(f"。{first}。\n") + names_in(f"。{second}。\n")
    assert names_in(f"。{first}。\n。{second}。\n") == separate


REPEATED = [
    "局",
    "市县区",
    "街道",
    "镇",
    "乡",
    "集团",
    "专班",
    "市委",
    "县政府",
    "族乡",
    "分局",
    "民政局",
    "建设发展",
]
REPEATED += [
    "一",
    "1,",
    "2022年",
    "（",
    " ",
    "推进",
    "镇\n",
    "石桥镇",
    "牵头单位：",
    "市民政局、",
    "领导小组",
    "任镇",
]


@pytest.mark.parametrize("piece", REPEATED)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        page = page_of("。")
        text = (piece * length)[:length]
        object.__setattr__(page.view, "text", text)
        runs = []
        for _ in range(3):
            start = time.process_time()
            sum(1 for _ in find(page))
            runs.append(time.process_time() - start)
        return min(runs)

    short, long = seconds(25_000), seconds(100_000)
    assert long < 8 * short + 0.02


def test_no_real_document_yields_a_run_that_is_no_name() -> None:
    if not SHARED.is_dir():
        pytest.skip("the real documents are not here")
    for file in sorted(SHARED.glob("[sc]e*/*.txt")) + sorted(SHARED.glob("corpus/*.txt")):
        page = page_of(file.read_text(encoding="utf-8"))
        for found in find(page):
            assert parse(found.value.name) == found.value
            assert found.value.name[0] not in "的了在由各每"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("◆青禾社区\n修渠。\n◆白石社区\n种树。\n", ["青禾社区", "白石社区"]),
        ("●党政办\n修渠。\n●财政所\n种树。\n", ["党政办", "财政所"]),
        ("★ 青禾村\n修渠。\n　☆白石水管站\n种树。\n", ["青禾村", "白石水管站"]),
        ("◆民政科\n修渠。\n◆白石街道\n种树。\n◆好事连连\n种树。\n", ["民政科", "白石街道"]),
    ],
)
def test_marked_headings_name_bodies_where_there_are_several(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "◆青禾社区\n修渠。\n",
        "◆青禾社区\n修渠。\n白石社区\n种树。\n",
        "◆青禾社区 修渠。\n◆白石社区 种树。\n",
        "青禾社区\n修渠。\n白石社区\n种树。\n",
        "◆青禾\n修渠。\n◆白石\n种树。\n",
        "◆社区\n修渠。\n◆街道\n种树。\n",
        "◆" + "青" * 20 + "社区\n修渠。\n◆" + "白" * 20 + "社区\n种树。\n",
    ],
)
def test_one_marked_heading_or_none_names_no_body(text: str) -> None:
    assert names_in(text) == []
