"""Numbers that are neither promised nor reported: limits, names, and counts of what exists.

All places are invented.
"""

import pytest
from plan_amounts import amounts, plan_rows


@pytest.mark.parametrize(
    ("sentence", "amount", "scope"),
    [
        ("新建110千伏变电站1座。", "1座", "110千伏"),
        ("改造20户以上自然村86个。", "86个", "20户以上"),
        ("改造4000人以上社区30个。", "30个", "4000人以上"),
        ("改造10吨以下锅炉6台。", "6台", "10吨以下"),
        ("建设10公顷公园2个。", "2个", "10公顷"),
        ("修整4公里绿道30条。", "30条", "4公里"),
        ("修整20公里3条绿道。", "3条", "20公里"),
        ("30户以上自然村通硬化路比例达到85%。", "85%", "30户以上"),
    ],
)
def test_a_size_says_which_sort_of_thing_is_counted(sentence, amount, scope):
    assert [(row.measure.text, row.scope) for row in plan_rows(sentence)] == [(amount, scope)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("新建日处理2万吨污水处理厂。", []),
        ("建成5万吨水库。", []),
        ("淘汰落后产能4万吨。", ["4万吨"]),
        ("整治河道40公里、山塘30座。", ["40公里", "30座"]),
        ("新建供水管道40公里，泵站30座。", ["40公里", "30座"]),
        ("新建道路40公里和桥梁30座。", ["40公里", "30座"]),
        ("修路40公里建成桥梁30座。", ["40公里", "30座"]),
        ("建设2万平方米厂房。", ["2万平方米"]),
        ("发放2亿元贷款30户。", ["2亿元", "30户"]),
        ("修建20座桥梁30处。", ["20座", "30处"]),
    ],
)
def test_a_size_beside_another_is_its_own(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "amount", "baseline"),
    [
        ("公园面积比2020年的30亩扩大5亩。", "5亩", "30亩"),
        ("公园面积较去年的30亩增加5亩。", "5亩", "30亩"),
        ("茶叶产量由2020年的30吨增加到40吨。", "40吨", "30吨"),
        ("茶叶产量从2020年底的30吨增至40吨。", "40吨", "30吨"),
        ("医保覆盖率由2020年的30%提高到40%。", "40%", "30%"),
        ("茶叶产量在上年30吨基础上增加到40吨。", "40吨", "30吨"),
        ("茶叶产量由目前的30吨增加到40吨。", "40吨", "30吨"),
    ],
)
def test_the_value_of_an_earlier_year_is_the_baseline(sentence, amount, baseline):
    assert [(row.measure.text, row.baseline and row.baseline.text) for row in plan_rows(sentence)] == [
        (amount, baseline)
    ]


@pytest.mark.parametrize(
    "sentence", ["茶叶产量比2020年多30吨。", "由2020年的老厂新增30吨。", "茶叶产量从2022年的30吨起步。"]
)
def test_a_year_alone_makes_no_baseline(sentence):
    assert [(row.measure.text, row.baseline) for row in plan_rows(sentence)] == [("30吨", None)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("排污口600个，已整治400个。", ["400个"]),
        ("企业600家，目前已走访400家。", ["400家"]),
        ("整治排污口600个，已整治400个。", ["600个", "400个"]),
        ("排污口600个，已整治400公里。", ["600个", "400公里"]),
        ("企业600家，走访400家。", ["600家", "400家"]),
        ("脱贫户462户1983人全部达标。", []),
        ("监测户462户1983人收入增长5%。", ["5%"]),
        ("新增脱贫户462户1983人。", ["462户", "1983人"]),
        ("脱贫户462户全部达标。", ["462户"]),
        ("企业462家1983人全部达标。", ["462家", "1983人"]),
    ],
)
def test_what_there_is_is_no_promise_where_something_else_is_said_of_it(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("开通12345热线。", []),
        ("8时30分开会。", []),
        ("得30分。", ["30分"]),
        ("联系电话：12317。", []),
        ("咨询热线 6654321。", []),
        ("新增耕地30亩[2]。", ["30亩"]),
        ("新建公园[30]。", []),
        ("阅读量：2300次。", []),
        ("浏览次数：2300。", []),
        ("带动二、三产业产值增长5%。", ["5%"]),
        ("发展二、三产业。", []),
        ("完成投资过半。", []),
        ("完成投资过30亿元。", ["30亿元"]),
        ("办电话亭30个。", ["30个"]),
        ("阅读书籍2300册。", ["2300册"]),
    ],
)
def test_what_only_numbers_or_calls_something_is_no_amount(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "气温零下12度。",
        "微信图片_20210129175521.jpg",
        "汽车保有量5万辆。",
        "电力缺口5万千瓦。",
        "可容纳500人。",
        "可满足全县学生500人。",
        "距县城20公里。",
        "还有30条渠。",
        "总工期180天。",
        "以2020年基数5万吨计算。",
        "允许误差±5%。",
        "实行24小时值班。",
        "后30个村整改。",
        "5公里范围内村村通。",
        "4公里长的渠。",
        "应到代表361名，实到代表319名。",
    ],
)
def test_words_around_a_number_tell_how_large_something_is(sentence):
    assert amounts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("工期缩短180天。", "180天"),
        ("电力缺口缩小5万千瓦。", "5万千瓦"),
        ("值班室改造24个。", "24个"),
        ("新增床位500张，可住人。", "500张"),
        ("公里数达5万公里。", "5万公里"),
    ],
)
def test_the_same_words_elsewhere_leave_a_number_alone(sentence, amount):
    assert amounts(sentence) == [amount]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("投资9600万元的水厂9月底通水。", []),
        ("投资9600万元的“云溪里”街区9月开街。", []),
        ("完成投资9600万元的目标。", ["9600万元"]),
        ("完成投资9600万元。", ["9600万元"]),
        ("为360名老人发放补贴41万元。", ["360名", "41万元"]),
        ("给全县70户低保户改造厨房6间。", ["70户", "6间"]),
        ("对15个村庄投入资金41万元。", ["41万元"]),
        ("成为20个试点中得分90分的一个。", ["90分"]),
        ("千人以上供水工程收费率达到95%。", ["95%"]),
        ("设立24小时自助图书馆3家。", ["3家"]),
        ("24小时内受理投诉。", ["24小时内"]),
        ("工程受益人口2万人。", ["2万人"]),
        ("现有森林5万亩，森林覆盖率64%。", []),
        ("工程较计划滞后约45天。", []),
        ("各旗完成情况：白山旗（88%）、青山旗（91%）。", ["88%", "91%"]),
        ("安装1080P摄像头3个。", ["3个"]),
        ("战胜了50年一遇的大旱，遭遇20年一遇洪水，修渠3条。", ["3条"]),
        ("办结时限压缩至24小时并公开。", ["24小时"]),
        ("组建茶叶产业联盟（50家），修渠3条。", ["3条"]),
        ("算力达到3EFLOPS。", ["3EFLOPS"]),
        ("城区防洪标准提高到50年一遇。", ["50年一遇"]),
        ("建成5000吨级泊位3个。", ["3个"]),
        ("引水渠设计流量6立方米每秒，年内通水。", []),
        ("收集问题215条，已办结183条。", ["215条", "183条"]),
        ("地处东经107°52′—108°31′，煤炭储量32亿吨。修渠3条。", ["3条"]),
        ("落实雨露计划补助3人。", ["3人"]),
    ],
)
def test_what_a_thing_costs_is_its_size_and_whom_a_promise_serves_is_not(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    "line",
    [
        "索引号：00817326-1/2024-00015",
        "监督电话:029-8491 0027。",
        "网站标识码：3699000012",
        "陕ICP备09003621号-1",
        "共印80份",
    ],
)
def test_what_a_page_says_of_itself_is_no_amount(line):
    assert amounts(f"修渠3条。\n{line}\n") == ["3条"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("年内减贫214户903人。", ["214户", "903人"]),
        ("68户246人全部脱贫。", ["68户", "246人"]),
        ("新增低保户41户66人。", ["41户", "66人"]),
        ("监测户37户152人落实帮扶。", []),
        ("还有68户246人未脱贫。", []),
        ("全县现有脱贫户462户1983人。", []),
    ],
)
def test_households_and_their_people_are_a_size_where_they_are_only_there(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("固定电话用户达到20万户。", ["20万户"]),
        ("手机产量达到500万部。", ["500万部"]),
        ("12345热线群众满意指数达到95。", ["95"]),
        ("规范企业备案号管理。新建医院2所。", ["2所"]),
        ("完成政府网站标识码核验。新建医院2所。", ["2所"]),
    ],
)
def test_the_words_of_such_lines_mean_nothing_within_a_sentence(sentence, expected):
    assert amounts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("今年全县共安排重点项目60个，总投资30亿元，修渠5条。", ["5条"]),
        ("今年安排重点项目60个，总投资30亿元。", ["60个"]),
        ("对12处堵点逐一会诊，修路5公里。", ["5公里"]),
        ("对纳入监测的40户农户落实帮扶，修路5公里。", ["5公里"]),
        ("汛前对全县43座水库、17处山塘和9条河道排查，修路5公里。", ["5公里"]),
        ("对全县40户120名监测户落实帮扶，修路5公里。", ["5公里"]),
        ("对排查出的3800亩荒地建立台账，修路5公里。", ["5公里"]),
        ("对接企业40家。", ["40家"]),
        ("今年，我们计划投资3亿元，新建学校5所。", ["3亿元", "5所"]),
        ("今年，我们计划投资约3亿元，新建学校5所。", ["3亿元", "5所"]),
        ("计划投资3亿元，新建学校5所。", ["3亿元", "5所"]),
        ("引进的项目计划投资3亿元，新建学校5所。", ["5所"]),
        ("其中对外贸易额40亿元，修路5公里。", ["40亿元", "5公里"]),
        ("其中对俄贸易额40亿元，修路5公里。", ["40亿元", "5公里"]),
        ("结对40个村共建。", ["40个"]),
        ("年内对剩余40处隐患挂牌督办。", ["40处"]),
        ("重点抓好三项工作：修路5公里。", ["5公里"]),
        ("办好六件大事，修路5公里。", ["5公里"]),
        ("办好十件实事，修路5公里。", ["十件", "5公里"]),
        ("6位乡镇党委书记、8个部门主要负责人表态，修路5公里。", ["5公里"]),
        ("8个部门、6个单位参加，修路5公里。", ["5公里"]),
        ("公路总里程达到60公里。", ["60公里"]),
        ("千吨万人以上水厂全部联网，修渠5条。", ["5条"]),
        ("惠及农村人口6万人。", ["6万人"]),
        ("全县公路总里程60公里，新建桥梁5座。", ["5座"]),
    ],
)
def test_what_is_listed_dealt_with_or_told_of_is_not_promised(sentence, expected):
    assert amounts(sentence) == expected
