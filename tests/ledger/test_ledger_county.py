"""Two reports of one invented county, of which the second answers the first, with many tempting near misses."""

import pytest

from govtargets import Document, extract
from govtargets.ledger import Ledger

PLAN = """2021年蓝渡县政府工作报告
二、2021年工作安排
(一)扩大投资。谋划亿元以上工业项目40个,签约25个,开工18个。引进外资企业6家。盘活闲置土地900亩。
(二)做强产业。地区生产总值增长7%左右,规模以上工业增加值增长8%以上,技改投资增长12%。新增规模以上工业企业15家、省级专精特新企业5家。申报省级工程研究中心4家。网络零售额增长10%。
(三)建设家园。改造老旧小区9个,新建公共停车位600个,拆除危旧房120户。新改建农村公路55公里。排查燃气隐患2000处。建成区绿化覆盖率达到41%。
(四)保障民生。新增城镇就业5200人,登记失业率控制在3.2%以内。新建居家养老服务中心8家,新增托育床位260张。城乡居民人均可支配收入增长8.5%。家庭医生签约率达到62%。举办招聘会30场。
"""

REVIEW = """2022年蓝渡县政府工作报告
一、2021年工作回顾
(一)投资持续扩大。签约亿元以上工业项目27个,总投资96亿元,开工建设亿元以上工业项目19个,竣工亿元以上工业项目11个。落地外资企业7家。收储土地950亩,盘活闲置土地870亩。
(二)产业不断壮大。地区生产总值增长7.2%,工业增加值增长6.9%,规模以上工业增加值增长8.3%,工业投资增长15%,技改投资增长10.4%。净增规上工业企业17家,规上工业企业达到142家,新认定省级专精特新企业6家、市级专精特新企业21家。新认定省级工程研究中心1家。网络零售额增长11%、占社会消费品零售总额的30%。
(三)家园日益美丽。改造老旧小区9个,拆除老旧小区违建210处。新建公共停车位580个,公共停车位总数达到9300个。改造危旧房135户,拆除危旧房120户。新改建农村公路57公里,养护农村公路300公里。整改燃气隐患1800处,排查燃气隐患2100处。建成区绿化覆盖率41.3%,森林覆盖率68%。
(四)民生稳步改善。新增城镇就业5600人,失业人员再就业900人,城镇登记失业率2.4%。建成居家养老服务中心8家,居家养老服务中心累计达到61家。新增托育床位280张、养老床位150张。城镇居民人均可支配收入增长7.7%,城乡居民人均可支配收入增长8.6%。家庭医生签约率65%。举办招聘会34场、技能培训40场。
"""

# What was promised, with the number, and the number that answers it; "" where nothing does.
PAIRS = {
    "谋划亿元以上工业项目40个": "",
    "签约25个": "签约亿元以上工业项目27个",
    "开工18个": "开工建设亿元以上工业项目19个",
    "引进外资企业6家": "落地外资企业7家",
    "盘活闲置土地900亩": "盘活闲置土地870亩",
    "地区生产总值增长7%左右": "7.2%",
    "规模以上工业增加值增长8%以上": "8.3%",
    "技改投资增长12%": "10.4%",
    "规模以上工业企业15家": "净增规上工业企业17家",
    "省级专精特新企业5家": "省级专精特新企业6家",
    "申报省级工程研究中心4家": "",
    "网络零售额增长10%": "网络零售额增长11%",
    "改造老旧小区9个": "改造老旧小区9个",
    "新建公共停车位600个": "580个",
    "拆除危旧房120户": "拆除危旧房120户",
    "新改建农村公路55公里": "57公里",
    "排查燃气隐患2000处": "2100处",
    "建成区绿化覆盖率达到41%": "41.3%",
    "新增城镇就业5200人": "5600人",
    "登记失业率控制在3.2%以内": "2.4%",
    "新建居家养老服务中心8家": "建成居家养老服务中心8家",
    "新增托育床位260张": "280张",
    "城乡居民人均可支配收入增长8.5%": "8.6%",
    "家庭医生签约率达到62%": "65%",
    "举办招聘会30场": "34场",
}


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """For the place of each promised number, the places of the reported numbers that were linked to it."""
    with Ledger.open(str(tmp_path_factory.mktemp("county") / "targets.db")) as ledger:
        for name, text in (("2021.txt", PLAN), ("2022.txt", REVIEW)):
            ledger.record(extract(Document(text, name), issuer="蓝渡县政府"))
        ledger.match()
        rows = [row for row in ledger.status() if row.promise.figure]
    return {
        row.promise.figure.start: [one.told.figure and one.told.figure.start for one in row.evidence]
        for row in rows
    }


@pytest.mark.parametrize(("promised", "reported"), PAIRS.items(), ids=PAIRS)
def test_a_promise_is_answered_by_what_speaks_of_it_and_by_nothing_else(answers, promised, reported):
    assert answers[_number(PLAN, promised)] == ([_number(REVIEW, reported)] if reported else [])


def _number(text, clause):
    assert text.count(clause) == 1
    return text.index(clause) + next(i for i, character in enumerate(clause) if character.isdigit())
