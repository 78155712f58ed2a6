"""The time that reading takes grows no faster than the text, whatever is repeated in it."""

import datetime
import time

import pytest

from govtargets import extract
from govtargets.genre import read_genre
from govtargets.sections import read_parts
from govtargets.testing.growth import steep
from govtargets.view import make_view
from govtargets_agencies.frames import framed

HEADS = [
    "(", "()", "()[1]", "[1](", "《", "工作要点", "工作要点()", "总结和", "总结", "规划", "“十四五”", "2021-",
    "云溪县绿化方案\n", "2022年民生实事\n",
]  # fmt: skip
SECTIONS = [
    "一、", "十", "十一", "一、\n", "(一)", "(一)\n", "(一)存在问题\n", "一、2022年水利\n", "第一章", "第一章 ", "第", "2023年",
    "2023年\n", "好，2023年\n", "2019年回顾", "名词解释", "记者：", "三季度打算：", "会议强调，", "下一步，", "当然，", "目标任务", "水利\n", "会议强调，\n水利\n", "“十四五”时期，我", "\n",
    " ", "。", "在看到",
]  # fmt: skip
FRAMES = ["◆", "◆ ", "◆\n", "◆青禾社区\n", "◆青禾", "社区\n", "责任单位：", "、"]
NUMBERS = [
    "(5个", "(5个)", "5个(", "5个，", "5户", "5户6人", "5户以上村", "全长5公里，", "5公里", "110千伏变电站1座", "110千伏变电站",
    "由2020年的5个", "比2020年的5个", "年度任务5个，", "600个，已整治400个；", "二、三产业", "二、", "电话：1 ", "阅读：5", "“5个",
    "6月底前", "8月投产，", "截至6月底，", "全年", "预计全年增长5%，",
]  # fmt: skip
BODIES = [
    "云溪县水务局\n", "云溪县水务局局长", "访云溪县水务局局长", "从云溪县水务局获悉", "云溪县水务局有关负责人说", "访", "副局长",
    "发布机构：", "云政发〔2022〕4号\n", "在云溪县第九届人民代表大会", "云溪镇乡村", "代表", "关于\n", "来源：\n",
]  # fmt: skip


TABLES = [
    "指标　2020年　2025年　", "指标\t2020年\t2025年\n", "指标 2020年 2025年 5 6", "指标　2020年　2025年\n5　6\n", "\n1　水　5　6\n",
    "供水　5　6　预期性\n", "序号\n事项\n完成时限\n", "序号\n事项\n完成时限\n1\n修路5公里\n5月底\n", "1\n修路\n", "分别5、6",
    "\n牵头单位：县住建局", "完成时限：5月\n", "问：学校3所。\n", "名词解释\n水3所。\n", "2021年，水3所。全年4所。", "电话12345 ",
    "石桥镇党委书记　陈某山\n", "修渠3条。（农水处、财务科）\n", "(共三处)\n", "（一）起步阶段（2023年）。\n", "青禾街道：修渠3条。\n三、",
]  # fmt: skip

LISTS = [
    "——产值增长5%；\n", "预期目标为：\n", "茶叶产量力争达到4吨，", "1.水渠（责任单位：县水利局）\n", "（牵头单位：", "《绿化\n", "\n\n",
    "县林业局、县水务局和", "年度计划的5%，", "首页 > 工作总结\n", "2020年 年均增长 2025年\n", "我们也看到，还存在问题：", "建设内容：", "年度目标：", "责任单位：县水利局\n", "序号\n指标\n", "\u200b", "\u00a0",
    "责任科室：城市股、", "云溪县：修渠3条。\n", "二、二季度工作计划\n", "24小时服务", "修渠3条。；\n",
    "产值2020年\n", " " * 200, "\u3000" * 200, "2025年\n",
]  # fmt: skip


@pytest.fixture
def long(monkeypatch):
    """Measure on longer texts: what only looks for headings is fast."""
    monkeypatch.setattr("govtargets.testing.growth.LENGTHS", (25_000, 100_000))


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    ("work", "pieces"),
    [
        (lambda text: read_genre(text, 0, len(text)), HEADS),
        (lambda text: read_parts(text, 0, len(text), 2022), [*HEADS, *SECTIONS]),
        (lambda text: list(framed(text)), [*FRAMES, *SECTIONS]),
        (make_view, [*SECTIONS, *LISTS]),
    ],
    ids=["genre", "sections", "frames", "view"],
)
def test_headings_are_found_in_level_time(work, pieces):
    assert steep(work, pieces) is None


@pytest.mark.parametrize("pieces", [HEADS, SECTIONS, FRAMES, NUMBERS, BODIES, TABLES, LISTS])
def test_a_document_is_read_in_level_time(pieces):
    assert steep(lambda text: extract(text, published=datetime.date(2022, 3, 1)), pieces) is None


def test_a_number_is_judged_as_fast_far_into_a_page_as_at_its_beginning():
    """A judge that copied what stands before a number would take several times as long behind a long page."""
    items, page = "".join(f"新建公园{i}个。\n" for i in range(10, 1510)), "甲" * 3_000_000

    def seconds(text):
        begun = time.process_time()
        extract(text, published=datetime.date(2022, 3, 1))
        return time.process_time() - begun

    extract(items)
    before, behind = seconds(f"{items}\n{page}"), seconds(f"{page}\n{items}")
    assert behind < 2 * before
