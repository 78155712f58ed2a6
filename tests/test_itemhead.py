"""Items whose heading names who answers for what follows. All places and bodies are invented."""

import pytest
from plan_amounts import answered_and_due

from govtargets import extract

HEAD = "云溪县政府办公室关于印发2024年重点任务的通知\n\n"


def bodies(text):
    """Who answers for each promised amount of a text, by the end of its name."""
    return {amount: body for amount, (body, _) in answered_and_due(HEAD + text).items()}


WATER, ROADS, ALL = "云溪县水利局", "云溪县交通局", "云溪县政府"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # in the line of the heading
        (
            "（一）水渠项目（责任单位：县水利局）。年内修渠3条。\n（二）道路项目（牵头单位：县交通局、县财政局）。年内修路4公里。\n",
            {"3条": WATER, "4公里": ROADS},
        ),
        # in the lines below it, up to the next number
        (
            "1.水渠项目（责任单位：县水利局）\n年内修渠3条。\n再修堤5米。\n2.道路项目（责任单位：县交通局）\n年内修路4公里。\n",
            {"3条": WATER, "5米": WATER, "4公里": ROADS},
        ),
        # with blank lines between
        (
            "1.水渠项目（责任单位：县水利局）\n\n年内修渠3条。\n\n2.道路项目（责任单位：县交通局）\n\n年内修路4公里。\n",
            {"3条": WATER, "4公里": ROADS},
        ),
        # behind the last item everybody is spoken to again
        (
            "1.水渠项目（责任单位：县水利局）\n年内修渠3条。\n今年全县将修路4公里。\n",
            {"3条": WATER, "4公里": ALL},
        ),
        # a bracket behind what is promised ends the item
        ("1.年内修渠3条（责任单位：县水利局）\n2.年内修路4公里。\n", {"3条": WATER, "4公里": ALL}),
        # the body that a clause names goes before the heading
        (
            "（一）水渠项目（责任单位：县水利局）。年内修渠3条，县交通局力争修路4公里。\n",
            {"3条": WATER, "4公里": ROADS},
        ),
        # also one that a line without a number follows
        ("1.年内修渠3条（责任单位：县水利局）。\n今年全县将修路4公里。\n", {"3条": WATER, "4公里": ALL}),
        ("（一）年内修渠3条（责任单位：县水利局）。全县年内修路4公里。\n", {"3条": WATER, "4公里": ALL}),
        # a project may be called by its size
        ("（一）50万千瓦水电项目（责任单位：县水利局）。年内修渠3条。\n", {"3条": WATER}),
        # what stands below has numbers of its own
        (
            "一、水渠项目（责任单位：县水利局）\n1.年内修渠3条。\n（2）年内修堤5米。\n二、其他\n1.年内修路4公里。\n",
            {"3条": WATER, "5米": WATER, "4公里": ALL},
        ),
        (
            "（一）水渠项目（责任单位：县水利局）\n1.年内修渠3条。\n（二）其他\n年内修路4公里。\n",
            {"3条": WATER, "4公里": ALL},
        ),
        # who is answerable may be all of a level
        (
            "（一）年内修渠3条。（县水利局，各乡镇人民政府）\n（二）年内修路4公里。\n",
            {"3条": WATER, "4公里": ALL},
        ),
        # a heading is no sentence
        ("（一）今年抓好水渠，抓好项目（责任单位：县水利局）。年内修渠3条。\n", {"3条": ALL}),
    ],
)
def test_the_heading_of_an_item_answers_for_what_follows_it(text, expected):
    assert bodies(text) == expected


def test_who_leads_an_item_is_told_as_the_reason():
    row = extract(HEAD + "（一）水渠项目（责任单位：县水利局）。年内修渠3条。\n").commitments[0]
    (why,) = [reason.rule for reason in row.explanation if reason.field == "agency"]
    assert (why, row.agency_origin) == ("the body that leads the item", "heading")


LIST = (
    "云溪县贯彻落实督察反馈意见整改任务清单\n\n一、采坑治理滞后。全县采坑46处，仍有17处未治理。\n整改目标：完成治理7600亩。\n"
    "整改时限：2024年10月底\n责任单位：县自然资源局、县水利局\n督导单位：县生态环境局\n整改措施：\n"
    "（1）封闭机井260眼。\n（2）8月底前补种60亩，成活率不低于80%。\n\n"
    "二、湿地被占。占用湿地274亩。\n整改目标：恢复湿地270亩。\n整改时限：2024年11月底\n责任单位：县林业局\n"
)


def test_the_lines_of_an_item_share_the_body_and_the_date_that_two_of_them_name():
    assert answered_and_due(LIST) == {
        "7600亩": ("云溪县自然资源局", "10-31"),
        "260眼": ("云溪县自然资源局", "10-31"),
        "60亩": ("云溪县自然资源局", "08-31"),
        "80%": ("云溪县自然资源局", "08-31"),
        "270亩": ("云溪县林业局", "11-30"),
    }


def test_of_a_project_only_what_the_year_is_to_bring_is_promised():
    text = (
        "云溪县人民政府关于下达2024年重点项目计划的通知\n1.云溪大桥\n建设内容：桥长600米，新建引道3公里。\n"
        "总投资：31亿元　　2024年计划投资：7亿元\n年度目标：完成桥墩12个。\n责任单位：县交通局\n"
    )
    assert answered_and_due(text) == {"7亿元": ("云溪县交通局", "12-31"), "12个": ("云溪县交通局", "12-31")}
