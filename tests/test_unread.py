"""Rows of tables whose head is not understood. All places and figures are invented."""

import pytest
from plan_amounts import amounts

BEHIND = "新建水库2座。\n"


@pytest.mark.parametrize(
    "table",
    [
        "供水普及率　%　85　92　预期性\n年供水量　亿立方米　5.1　7.5　约束性\n",
        "县区\t项目（个）\t开工（个）\t排名\n东陂区\t58\t57\t1\n石湾县\t49\t48\t2\n",
        "单位：个\n东陂区　58\n石湾街道 49\n云溪县\t30\n白沙镇|20\n",
    ],
)
def test_rows_of_a_table_that_is_not_understood_promise_nothing(table):
    assert amounts(f"\n{table}{BEHIND}") == ["2座"]


def test_a_unit_tells_what_a_row_measures():
    assert amounts(f"\n创建文明乡镇　58个\n{BEHIND}") == ["58个", "2座"]
