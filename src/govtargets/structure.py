"""The outline of a page: its reports, their sections, sentences and clauses. Offsets are the view's.

Headings are found on lines of their own and in the middle of a line, because many pages give a
whole report as one line. A section knows whether it looks back or ahead and which year it speaks of.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain

from attrs import evolve, field, frozen

from govtargets.deferred import deferred
from govtargets.genre import head_lines, last_year_of
from govtargets.sections import Part, read_parts
from govtargets.stacked import StackedRow, read_rows
from govtargets.tables import table

_YEAR = deferred(r"(?:19|20)\d\d(?=年)")
_OF_ITS_WORK = deferred(
    r"(?:19|20)\d\d年[^，。；\n]{0,16}?(?:计划|任务|目标|工作|方案|重点|重大|项目|实事|要点)"
)
_OF_ANOTHER_TIME = deferred(r"[到至比较从由自](?:19|20)\d\d年")
_DAY_LINE = deferred(r"^[ \t\u3000]*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \t\u3000]*$", re.M)
_DAY = deferred(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
# A full stop of a Latin sentence; not the point of a number, of a list mark or of an abbreviation.
_STOP = r"(?:(?<=[a-z]{2}\.)|(?<=\d\d\.)|(?<=[%)]\.))(?=[ \t]{1,3}[“\"(]?[A-Z]|[ \t]{0,3}(?:\n|\Z))\n*"
_SENTENCE_END = deferred(rf"[。！？\n.](?:(?<!\.)[。！？\n]*[”’」)]*|{_STOP})")
_CLAUSE_END = deferred(
    rf"[，；：;:。！？!?\n,.](?:(?<![,.])[，；：;:。！？!?\n]*|(?<=,)(?!\d\d\d(?!\d))|{_STOP})"
)
_TITLE_LENGTH = 44
_DAY_REACH = 200


_TITLE_ENDS = "|".join(word for _, word in table("titles.tsv"))
_TITLE = deferred(
    r"^[ \t\u3000•·●■]*(?:【[^】\n]*】)?"
    rf"(?P<title>[^\n，。；：]{{2,{_TITLE_LENGTH}}}?(?:{_TITLE_ENDS}))(?=(?:\[\d+\])?[ \t\u3000]*$)",
    re.M,
)
# Where a page lies on its site is no title: 首页 / 政务公开 / 统计公报.
_ON_A_SITE = deferred("首页|[>»]| / ")
_ENDING = deferred(rf"^[ \t\u3000]*(?:{'|'.join(w for _, w in table('furniture.tsv'))})", re.M)


@frozen
class Report:
    """One report on a page; `year` is the year it was given for.

    `prose_end` is where its running text ends: what a glossary behind it says is said of other things.
    """

    start: int
    end: int
    title: str | None
    year: int | None
    parts: tuple[Part, ...] = ()
    prose_end: int = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        glossary = (part.start for part in self.parts[1:] if part.role == "glossary")
        object.__setattr__(self, "prose_end", next(glossary, self.end))


@frozen
class Outline:
    """The reports of a page in order, where its sentences and clauses end, the rows of its stacked tables."""

    reports: tuple[Report, ...] = ()
    sentence_ends: tuple[int, ...] = ()
    clause_ends: tuple[int, ...] = ()
    rows: tuple[StackedRow, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, eq=False)
    _parts: tuple[Part, ...] = field(init=False, repr=False, eq=False)
    _part_starts: tuple[int, ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        parts = tuple(part for report in self.reports for part in report.parts)
        object.__setattr__(self, "_starts", tuple(report.start for report in self.reports))
        object.__setattr__(self, "_parts", parts)
        object.__setattr__(self, "_part_starts", tuple(part.start for part in parts))

    def report_at(self, offset: int) -> int | None:
        """Return the index of the report that holds an offset, or None outside of all (site furniture)."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.reports[i].end else None

    def part_at(self, offset: int) -> Part | None:
        """Return the section that holds an offset, or None outside of all reports."""
        i = bisect_right(self._part_starts, offset) - 1
        return self._parts[i] if i >= 0 and offset < self._parts[i].end else None

    def row_at(self, offset: int) -> StackedRow | None:
        """Return the row of a stacked table that holds an offset, or None outside of all."""
        i = bisect_right(self.rows, offset, key=lambda row: row.start) - 1
        return self.rows[i] if i >= 0 and offset < self.rows[i].end else None

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the sentence that holds an offset, its closing mark outside."""
        return _between(self.sentence_ends, offset)

    def clause(self, offset: int) -> tuple[int, int]:
        """Return the clause (between commas, semicolons and colons) that holds an offset, marks outside."""
        return _between(self.clause_ends, offset)


def _between(ends: tuple[int, ...], offset: int) -> tuple[int, int]:
    """`ends` holds, in turn, where a run of marks begins and where it ends."""
    i = bisect_right(ends, offset)
    if i % 2:  # the offset is on the marks themselves: they belong to what they close
        i -= 1
    return (ends[i - 1] if i else 0), ends[i]


def outline(text: str, year: int | None = None) -> Outline:
    """Return the outline of a reading view; `year` is that of its publication."""
    dated = (
        evolve(report, year=report.year or year or _year_at_head(text) or _only_year(text))
        for report in _reports(text)
    )
    reports = tuple(
        evolve(report, parts=read_parts(text, report.start, report.end, report.year, published=year))
        for report in dated
    )
    return Outline(reports, _marks(_SENTENCE_END, text), _marks(_CLAUSE_END, text), read_rows(text))


def _marks(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    ends = chain.from_iterable(map(re.Match.span, pattern.finditer(text)))
    return (*ends, len(text), len(text) + 1)


def _reports(text: str) -> Iterator[Report]:
    """Yield the reports of a page; one title or none makes the page one report."""
    titles = [title for title in _TITLE.finditer(text) if not _ON_A_SITE.search(title["title"])]
    if len(titles) < 2:
        title = titles[0]["title"] if titles else None
        yield Report(0, _end_of(text, 0, len(text)), title, _year_of(text, 0, title))
        return
    for i, title in enumerate(titles):
        limit = titles[i + 1].start() if i + 1 < len(titles) else len(text)
        stamp = _DAY_LINE.search(text, title.end(), limit)
        end = stamp.end() if stamp else _end_of(text, title.end(), limit)
        yield Report(title.start(), end, title["title"], _year_of(text, title.end(), title["title"]))


def _end_of(text: str, start: int, limit: int) -> int:
    """Return where what is no part of a report begins: behind its first sentence, since 来源： heads news."""
    sentence = text.find("。", start, limit)
    furniture = _ENDING.search(text, max(start, sentence) + 1, limit)
    return furniture.start() if furniture else limit


def _year_at_head(text: str) -> int | None:
    """Return the only year of the first line that names any, before the first sentence and the first section.

    A plan of several years names none.
    """
    for line in head_lines(text, 0, len(text)):
        years = set(_YEAR.findall(line))
        if years:
            return int(years.pop()) if len(years) == 1 and not last_year_of(line) else None
    return None


def _only_year(text: str) -> int | None:
    """Return the year of a text that names no other, where its work is planned: 2024年工作计划.

    It may not be one that comes or that is compared with.
    """
    years = {year[0] for year in _YEAR.finditer(text)}
    own = len(years) == 1 and _OF_ITS_WORK.search(text) and not _OF_ANOTHER_TIME.search(text)
    return int(years.pop()) if own else None


def _year_of(text: str, start: int, title: str | None) -> int | None:
    named = _YEAR.search(title or "")
    if named:
        return int(named[0])
    days = map(_DAY.search, head_lines(text, start, min(len(text), start + _DAY_REACH)))
    return next((int(day[1]) for day in days if day), None)
