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
