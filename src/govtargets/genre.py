"""What the head of a document says that it is: a plan or a review, and of which years."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.tables import table

_HEAD_LINES = 12
_LINE = 60
_SHORTEST = 8
_ROWS = table("genres.tsv")


def _words(sort: str) -> str:
    return "|".join(word for known, word in _ROWS if known == sort)


_GENRE = deferred(
    rf"(?:(?P<background>{_words('background')})|(?P<programme>{_words('programme')})|(?P<plan>{_words('plan')})|(?P<review>{_words('review')}))"
    r"(?:\([^()]*\))?[》”]?(?:的?(?:通知|意见|报告|通报|汇报|公告|公示|说明)|新闻发布会[^》]{0,6})?"
    r"(?:[ \u3000]*(?:\([^()]*\)|\[\d+\]))*[ \u3000]*$"
)
_REVIEW_FIRST = deferred(rf"(?:{_words('review')})[^，。]{{0,8}}[和与及暨、]")
# Lines that say where a page lies on its site, or under what it is filed: 首页 > 政务公开 > 工作总结.
_OF_THE_PAGE = deferred(
    r"[>»]|首页| / |(?:信息(?:分类|类别)|主题(?:分类|词)|体裁分类|公开(?:方式|形式|类别|时限))[：:]"
    r"|索[ \u3000]*引[ \u3000]*号"
)
_NUMBERED = deferred("[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}(?:[章节篇编]|部分)")
_YEAR = deferred(r"(?:19|20)\d\d(?=年)")
_YEARS = deferred(r"(20\d\d)年?[-—–~至](20\d\d)年?")
_AHEAD = deferred("(?:今后|未来)([三四五])年")
_YEARS_AHEAD = {"三": 3, "四": 4, "五": 5}
_FIVE_YEARS = deferred('[“”"‘’]?十([一二三四五六七])(?:五[”“"‘’]|个五年)')


@frozen
class Genre:
    """Whether a document looks back or ahead or tells what is wanting, and of which years; None if unsaid."""

    role: Literal["plan", "review", "background"] | None = None
    year: int | None = None
    last_year: int | None = None


def last_year_of(heading: str, given: int | None = None) -> int | None:
    """Return the last year of the plan of several years that a heading names: “十四五”, (2021—2025年).

    今后五年 are counted from the year that it was given for.
    """
    ahead = _AHEAD.search(heading)
    if ahead and given:
        return given + _YEARS_AHEAD[ahead[1]] - 1
    span = _YEARS.search(heading)
    if span:
        return int(span[2])
    plan = _FIVE_YEARS.search(heading)
    # the n-th plan ends in a year divisible by five: the 十一五 in 2010, the 十四五 in 2025
    return 2005 + 5 * "一二三四五六七".index(plan[1]) + 5 if plan else None


def read_genre(text: str, start: int, end: int) -> Genre:
    """Return what the lines before the first sentence of a report say that it is."""
    for line in head_lines(text, start, end):
        told = _GENRE.search(line)
        if told is None or len(line) < _SHORTEST or _OF_THE_PAGE.search(line):
            continue
        if told["background"]:
            return Genre("background")
        year, last = _YEAR.search(line), last_year_of(line) if told["programme"] or told["review"] else None
        # Of a review and a plan in one, the review comes first; a heading tells where the plan begins.
        review = told["review"] or _REVIEW_FIRST.search(line)
        role: Literal["plan", "review"] = "review" if review else "plan"
        return Genre(role, int(year[0]) if year and not last else None, last)
    return Genre()


def head_lines(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the lines of a report before its first sentence and its first numbered heading."""
    for _ in range(_HEAD_LINES):
        stop = text.find("\n", start, end)
        line = text[start : stop if stop >= 0 else end].strip()
        if "。" in line or len(line) > _LINE or _NUMBERED.match(line):
            return
        yield line
        if stop < 0:
            return
        start = stop + 1
