"""The samples say the same however a page of them was copied: blanks, ends of lines, widths, what stands around."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from govtargets import Document, extract, read

SAMPLES = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
SITE = "您现在的位置：首页 > 政务公开 > 计划总结\n索 引 号：0012/2024-00031　　信息分类：规划计划\n\n"
BELOW = (
    "\n\n上一篇：去年修渠15条\n【打印本页】【关闭窗口】\n版权所有　ICP备12345678号　网站标识码：3300000001\n"
)
HALF = str.maketrans("，；：（）", ",;:()")
FULL = str.maketrans("0123456789", "０１２３４５６７８９")

COPIES: dict[str, Callable[[str], str]] = {
    "blanks of a web page": lambda text: text.replace(" ", "\u00a0"),
    "wide blanks of a web page": lambda text: text.replace("\u3000", "\u2003"),
    "marks without a width": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=[，。])|(?=\n)", "\u200b", text),
    "a mark of the order of bytes": lambda text: "\ufeff" + text,
    "lines indented": lambda text: re.sub(r"(?m)^(?=[^\s])", "　　", text),
    "a blank line behind each": lambda text: text.replace("\n", "\n\n"),
    "blanks at the end of lines": lambda text: text.replace("\n", "  \n"),
    "marks of half width": lambda text: text.translate(HALF),
    "digits of full width": lambda text: text.translate(FULL),
    "a site around it": lambda text: SITE + text + BELOW,
}

# A narrow column is known by lines of one width that follow each other.
NO_COLUMN = ("marks without a width", "a blank line behind each")


def said(document: Document) -> list[tuple[object, ...]]:
    """What the rows of a page say, without blanks and where it stands."""
    found = extract(document)
    rows = [
        (
            type(row).__name__,
            row.measure and (row.measure.low, row.measure.high, row.measure.comparator),
            row.measure and row.measure.unit.translate(HALF),
            row.indicator and re.sub(r"\W", "", row.indicator).translate(FULL),
            row.agency,
            due.last if (due := getattr(row, "deadline", None) or getattr(row, "period", None)) else None,
        )
        for row in (*found.commitments, *found.results)
    ]
    return sorted(rows, key=repr)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_says_what_the_page_says(copy: str, sample: Path):
    if sample.stem == "column" and copy in NO_COLUMN:
        pytest.skip("its lines are known by their width")
    page = read(sample)
    copied = Document(COPIES[copy](page.text), page.name, published=page.published, issuer=page.issuer)
    assert said(copied) == said(page)
