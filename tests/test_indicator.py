"""What is counted, in the fewest words. All places are invented."""

import pytest
from plan_amounts import plan_rows


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("茶叶产量6万吨，比去年同期快3个百分点。", "茶叶产量"),
        ("进出口90亿元，增速较上半年加快2个百分点。", "进出口"),
        ("零售额80亿元，扣除汽车后增长4%。", "零售额"),
        ("管道焊接70处、占比35%。", "管道焊接"),
        ("公交站亭60座，主体完工40座。", "公交站亭"),
        ("为山区学校定向培养音乐教师12名。", "音乐教师"),
        ("引水渠开挖（米）　　<60。", "引水渠开挖（米）"),
        ("涉及低洼院落9处。", "低洼院落"),
        ("港口吞吐量2025年力争突破800万吨。", "港口吞吐量"),
        ("人均藏书量由2021年的2册提高到3册。", "人均藏书量"),
        ("客流60万人次，恢复到2019年的81%。", "客流"),
        ("培育物流企业50家，其中年营收2亿元以上的6家。", "物流企业"),
    ],
)
def test_an_indicator_says_what_is_counted_and_not_against_what(sentence, indicator):
    assert plan_rows(sentence)[-1].indicator == indicator


def test_an_indicator_is_never_cut_within_a_word():
    (row,) = plan_rows("We lower greenhouse gas emissions from road transport by 40%。")
    assert row.indicator == "from road transport by"


@pytest.mark.parametrize(
    ("sentence", "indicator"),
    [
        ("县财政每年安排护林资金200万元。", "护林资金"),
        ("各村团员开展敬老服务60次。", "敬老服务"),
        ("改造南门、桥西等易堵路口9处。", "易堵路口"),
        ("办好灯会、庙会等各类活动12场。", "活动"),
        ("道路整修　清除路障30处。", "路障"),
        ("新建高等学校2所。", "高等学校"),
        ("新增中等规模牧场3个。", "中等规模牧场"),
        ("许可平均提供材料4份。", "材料"),
        ("用煤量比2020年削减8%。", "用煤量"),
        ("解决率达到90%。", "解决率"),
        ("工业占比达到25%，2025年这一比例要达到28%。", "工业占比"),
        ("新建站亭60座，明年再建20座。", "站亭"),
        ("开工率、投产率分别达到70%和45%。", "投产率"),
        ("改造危房9户，其余3户计划5月底前竣工。", "危房"),
        ("农户户均增收4000元。", "农户户均增收"),
        ("护林资金不低于每公里3000元。", "护林资金"),
        ("改造水厂2座预计9月底前通水。", "水厂"),
        ("确保生猪年产能30万头以上。", "生猪年产能"),
        ("窗口业务90%“一次办好”。", "窗口业务"),
        ("新增就业、城镇新增贷款分别达到2万人、3亿元。", "城镇新增贷款"),
    ],
)
def test_an_indicator_begins_behind_examples_cells_and_verbs_with_a_subject(sentence, indicator):
    assert plan_rows(sentence)[-1].indicator == indicator
