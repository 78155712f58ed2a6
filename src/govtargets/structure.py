"""The outline of a page: its reports, their sections, sentences and clauses. Offsets are the view's.

Headings are found on lines of their own and in the middle of a line, because many pages give a
whole report as one line. A section knows whether it looks back or ahead and which year it speaks of.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain
from typing import Literal

from attrs import evolve, field, frozen

Role = Literal["review", "plan", "glossary"]

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_DAY_LINE = re.compile(r"^[ \t\u3000]*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ \t\u3000]*$", re.M)
_DAY = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
# A full stop of a Latin sentence; not the point of a number, of a list mark or of an abbreviation.
_STOP = r"(?:(?<=[a-z]{2}\.)|(?<=\d\d\.)|(?<=[%)]\.))(?=[ \t]{1,3}[“\"(]?[A-Z]|[ \t]{0,3}(?:\n|\Z))\n*"
_SENTENCE_END = re.compile(rf"[。！？\n.](?:(?<!\.)[。！？\n]*[”’」)]*|{_STOP})")
_CLAUSE_END = re.compile(
    rf"[，；：;:。！？!?\n,.](?:(?<![,.])[，；：;:。！？!?\n]*|(?<=,)(?!\d\d\d(?!\d))|{_STOP})"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十](?<![^\s。！”].)[一二三四五六七八九十]{0,2}、")
_OF_THE_YEAR = re.compile("回顾|总结|一年|五年|成就|成绩")
_FIVE_YEARS = re.compile('[“”"]十([一二三四五六七])五[”“"]')
_HEADING_LENGTH = 30
_TITLE_LENGTH = 44


def _rows(name: str) -> list[list[str]]:
    lines = files("govtargets").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


_SECTION_ROLE: dict[str, Role] = {word: role for role, word in _rows("sections.tsv")}  # type: ignore[misc]
_SECTION_WORD = re.compile("|".join(sorted(_SECTION_ROLE, key=len, reverse=True)))
_OPENER_ROLES: list[Role] = [role for role, _ in _rows("openers.tsv")]  # type: ignore[misc]
_OPENER = re.compile("|".join(f"({pattern})" for _, pattern in _rows("openers.tsv")))
_GLOSSARY = re.compile("名词(?:解释|注释|说明)")
_BEFORE_OPENING = re.compile(r"[。！？\n \u3000：](?!\s)")
_TITLE_ENDS = "|".join(word for _, word in _rows("titles.tsv"))
_TITLE = re.compile(
    r"^[ \t\u3000•·●■]*(?:【[^】\n]*】)?"
    rf"(?P<title>[^\n，。；：]{{2,{_TITLE_LENGTH}}}?(?:{_TITLE_ENDS}))(?=[ \t\u3000]*$)",
    re.M,
)
_ENDING = re.compile(rf"^[ \t\u3000]*(?:{'|'.join(w for _, w in _rows('furniture.tsv'))})", re.M)
_UNNUMBERED = re.compile(
    rf"[12](?<![^\s。！”].)(?=(?:(?<=1)9|(?<=2)0)\d\d年[^，。；\n]{{0,12}}?(?:{'|'.join(_SECTION_ROLE)}))"
)


@frozen
class Part:
    """A section of a report: where it lies, whether it looks back or ahead, and of which years it speaks.

    `year` is what 年底 and 6月 refer to; `last_year` is later where the section speaks of a five-year plan.
    """

    start: int
    end: int
    role: Role | None
    year: int | None
    last_year: int | None


@frozen
class Report:
    """One report on a page; `year` is the year it was given for, `day` the one on which it was given."""

    start: int
    end: int
    title: str | None
    year: int | None
    parts: tuple[Part, ...] = ()


@frozen
class Outline:
    """The reports of a page in order, and the ends of its sentences and clauses."""

    reports: tuple[Report, ...] = ()
    sentence_ends: tuple[int, ...] = ()
    clause_ends: tuple[int, ...] = ()
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
    """Return the outline of a reading view; `year` is that of its publication, if nothing else tells one."""
    dated = (evolve(report, year=report.year or year) for report in _reports(text))
    reports = tuple(evolve(report, parts=_parts(text, report)) for report in dated)
    return Outline(reports, _marks(_SENTENCE_END, text), _marks(_CLAUSE_END, text))


def _marks(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    ends = chain.from_iterable(map(re.Match.span, pattern.finditer(text)))
    return (*ends, len(text), len(text) + 1)


def _reports(text: str) -> Iterator[Report]:
    """Yield the reports of a page; one title or none makes the page one report."""
    titles = list(_TITLE.finditer(text))
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
    furniture = _ENDING.search(text, start + 1, limit)
    return furniture.start() if furniture else limit


def _year_of(text: str, start: int, title: str | None) -> int | None:
    named = _YEAR.search(title or "")
    if named:
        return int(named[0])
    day = _DAY.search(text, start, start + 200)
    return int(day[1]) if day else None


def _parts(text: str, report: Report) -> tuple[Part, ...]:
    """Return the sections of a report; each runs to the next."""
    first = Part(report.start, report.end, None, report.year, report.year)
    parts = [first, *_sections(text, report)]
    ends = [part.start for part in parts[1:]] + [report.end]
    return tuple(evolve(part, end=end) for part, end in zip(parts, ends, strict=True))


def _sections(text: str, report: Report) -> Iterator[Part]:
    """Yield the sections whose headings or first words tell a role; each open-ended for now."""
    role: Role | None = None
    for start, heading_start, opened in _candidates(text, report):
        heading_end = min(heading_start + _HEADING_LENGTH, report.end)
        heading = re.split(r"[，。；：\n]", text[heading_start:heading_end], maxsplit=1)[0]
        words = [_SECTION_ROLE[word] for word in _SECTION_WORD.findall(heading)]
        found: Role | None = opened or ("review" if "review" in words else words[0] if words else None)
        if found is None or (opened and found == role):
            continue
        role = found
        yield Part(start, report.end, role, *_years_spoken_of(heading, role, report.year))


def _candidates(text: str, report: Report) -> list[tuple[int, int, Role | None]]:
    """Return places where a section may begin: numbered and unnumbered headings, and telling first words."""
    places: list[tuple[int, int, Role | None]] = []
    places += [(m.start(), m.end(), None) for m in _NUMBERED.finditer(text, report.start, report.end)]
    places += [(m.start(), m.start(), None) for m in _UNNUMBERED.finditer(text, report.start, report.end)]
    places += [(m.start(), m.start(), "glossary") for m in _GLOSSARY.finditer(text, report.start, report.end)]
    marks = _BEFORE_OPENING.finditer(text, max(0, report.start - 1), report.end)
    for opening in (0, *(mark.end() for mark in marks)):
        telling = _OPENER.match(text, opening, report.end) if opening >= report.start else None
        if telling:
            places.append((opening, opening, _OPENER_ROLES[(telling.lastindex or 1) - 1]))
    return sorted(places, key=lambda place: (place[0], place[1]))


def _years_spoken_of(heading: str, role: Role, given: int | None) -> tuple[int | None, int | None]:
    years = [int(year) for year in _YEAR.findall(heading)]
    if years:
        return years[0], years[0]
    if given is None or role == "glossary":
        return None, None
    if role == "review":
        past = given - 1 if _OF_THE_YEAR.search(heading) else None
        return past, past
    plan = _FIVE_YEARS.search(heading)
    # the n-th plan ends in a year divisible by five: the 十一五 in 2010, the 十四五 in 2025
    return given, 2005 + 5 * "一二三四五六七".index(plan[1]) + 5 if plan else given
