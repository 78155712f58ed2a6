"""The sections of a report: whether each looks back or ahead, and of which years it speaks."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import evolve, frozen

from govtargets.deferred import deferred
from govtargets.genre import last_year_of, read_genre
from govtargets.openings import HEADING_LENGTH, UNTIL, Opening, Role, Told, read_openings
from govtargets.tables import table

_YEAR = deferred(r"(?:19|20)\d\d(?=年)")
_OPENING_YEAR = deferred(r"(?:关于)?((?:19|20)\d\d)年(?![底初末内前以])")
_PHASE = deferred(r"阶段\((?:19|20)\d\d年")
_OF_THE_YEAR = deferred("回顾|总结|一年|五年|成就|成绩")
_LAST_YEAR, _THIS_YEAR, _NEXT_YEAR = deferred("去年|上一?年度?"), deferred("今年|本年"), deferred("明年|来年")


_ROLE_OF: dict[str, Role] = {word: role for role, word in table("sections.tsv")}  # type: ignore[misc]
_ROLE_OF_WHOLE: dict[str, Role] = {word: role for role, word in table("headings.tsv")}  # type: ignore[misc]
_WHOLE = deferred(
    r"(?:(?:19|20)\d\d年|[我全][省市县区镇乡]|[上下]半年|[一二三四]季度|今年|明年|当前|目前|存在的?|面临的|主要|工作)*"
    rf"(?P<word>{'|'.join(_ROLE_OF_WHOLE)})(?=[和及与\s】]|$)"
)
# What got better is no background: 基础条件不断改善.
_BETTER = deferred("不断|持续|明显|显著|进一步|全面|大幅|得到|更加|日益|逐步|稳步")
_WORD = deferred(f"(?:{'|'.join(sorted(_ROLE_OF, key=len, reverse=True))})(?!况)")
# Of several words in one heading: a review of how a plan went, a plan to mend what was wanting.
_FOREMOST: tuple[Role, ...] = ("review", "plan", "background", "glossary")


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


def read_parts(
    text: str, start: int, end: int, year: int | None, *, published: int | None = None
) -> tuple[Part, ...]:
    """Return the sections of the report at [start, end), given for a year; each runs to the next.

    `published` is the year in which it appeared: what the review of the year before plans is for that one.
    """
    genre = read_genre(text, start, end)
    year = genre.year or year
    last = genre.last_year if genre.role == "plan" or (genre.last_year or 0) >= (year or 0) else None
    first = Part(start, end, genre.role, year, last or year)
    parts = [first, *_sections(read_openings(text, start, end), first, _ahead(first, published))]
    ends = [part.start for part in parts[1:]] + [end]
    return tuple(evolve(part, end=end) for part, end in zip(parts, ends, strict=True))


def _ahead(whole: Part, published: int | None) -> Part:
    """Return the report with the years that it plans for: a review of the year before, the next one."""
    over = whole.role == "review" and whole.year is not None and published == whole.year + 1
    return evolve(whole, year=published, last_year=published) if over else whole


def _sections(openings: list[Opening], whole: Part, ahead: Part) -> Iterator[Part]:
    """Yield the sections whose headings or first words tell a role; each open-ended for now.

    `whole` has the years of the report itself, `ahead` those that it plans for.
    """
    told = _numbered_years(openings)
    part = around = behind = whole
    opened = False
    for opening in openings:
        role = _told(opening, part, told, whole.year)
        if _ends(opening, role, part, opened=opened):
            part = around = whole if opening.sort == "numbered" else behind
        elif (opening.sort == "bare" and not (opened and role)) or role == "end":
            continue
        elif opening.sort == "bracketed":
            passage = _passage(opening, role, around)
            if passage is part:
                continue
            part = passage
        elif role is None or _goes_on(opening, role, part):
            continue
        else:
            years = _years_spoken_of(opening.heading, role, ahead if role == "plan" else whole, told)
            part = around = Part(opening.start, whole.end, whole.role if role == "none" else role, *years)
        opened = opening.sort == "words"
        behind = behind if opened else around
        yield evolve(part, start=opening.start)


def _goes_on(opening: Opening, role: Told, part: Part) -> bool:
    """Whether first words only say once more what the part is; none open anything within a glossary."""
    until = UNTIL.fullmatch(opening.heading)
    same = role == part.role and not (until and int(until[1]) != part.last_year)
    return opening.role is not None and (same or part.role == "glossary")


def _ends(opening: Opening, role: Told | None, part: Part, *, opened: bool) -> bool:
    """Whether an opening ends a part that first words opened, a numbered heading its section as well.

    A heading without a role does, and behind what is wanting, what is done about it (对此，). What is
    wanting ends at the next numbered heading in any case.
    """
    wanting = part.role == "background"
    if role == "end":
        return opened and wanting
    numbered = opening.sort == "numbered" and (opened or wanting)
    return role is None and (numbered or (opening.sort == "bare" and opened))


def _passage(opening: Opening, role: Told | None, around: Part) -> Part:
    """Return what a bracketed heading opens within a section, which goes on behind it.

    A phase of a plan with years of its own, or what is wanting; any other is the section itself.
    """
    if _PHASE.search(opening.heading):
        years = [int(year) for year in _YEAR.findall(opening.heading)]
        return evolve(around, year=years[0], last_year=years[-1])
    return Part(around.start, around.end, role, None, None) if role == "background" else around


def _numbered_years(openings: Iterable[Opening]) -> set[int]:
    headings = (_OPENING_YEAR.match(one.heading) for one in openings if one.sort == "numbered")
    return {int(year[1]) for year in headings if year}


def _told(
    opening: Opening, part: Part, years: set[int], given: int | None
) -> Role | Literal["none", "end"] | None:
    """Return the role that an opening tells behind a part, in a report given for a year."""
    if opening.sort == "dated":
        return _turn(opening, part)
    if opening.role != "period":
        return opening.role or _role_of(opening, years, given)
    last = last_year_of(opening.heading)
    return None if last is None or given is None else "review" if last < given else "plan"


def _turn(opening: Opening, part: Part) -> Role | None:
    """Return `plan` for a line that begins with a year after the one that is looked back on.

    So does the first line of a plan, below its heading: what else it says of years is of parts of it.
    """
    year = _OPENING_YEAR.match(opening.heading)
    first = part.role == "plan" and opening.start - part.start < HEADING_LENGTH
    turns = year and part.last_year and int(year[1]) > part.last_year and (first or part.role == "review")
    return "plan" if turns else None


def _role_of(opening: Opening, told: set[int], given: int | None) -> Role | None:
    """Return the role that a heading tells by its words, else by its year beside those of the others."""
    words = {_ROLE_OF[word] for word in _WORD.findall(opening.heading)}
    whole = _WHOLE.match(opening.heading)
    words |= {_ROLE_OF_WHOLE[whole["word"]]} if whole else set()
    found = next((role for role in _FOREMOST if role in words), None)
    if found == "background" and _BETTER.search(opening.heading):
        found = None
    year = _OPENING_YEAR.match(opening.heading) if opening.sort == "numbered" else None
    if found or year is None or given is None:
        return found
    own = int(year[1])
    if own < given or (own == given and own + 1 in told):
        return "review"
    return "plan" if own > given or own - 1 in told else None


def _years_spoken_of(
    heading: str, role: Told | None, whole: Part, told: set[int]
) -> tuple[int | None, int | None]:
    given, until = whole.year, UNTIL.fullmatch(heading)
    if until and given:
        return given, max(given, int(until[1]))
    years = [int(year) for year in _YEAR.findall(heading)]
    if years:
        return years[0], years[0]
    if role == "plan":
        if given and _NEXT_YEAR.search(heading):
            return given + 1, given + 1
        # 今后五年 begin with the year that is planned for, which at the end of a year is the next.
        first = given + 1 if given and given + 1 in told else given
        return given, last_year_of(heading, first) or whole.last_year
    past = _year_looked_back_on(heading, whole) if role == "review" else None
    return (given, whole.last_year) if role == "none" else (past, past)


def _year_looked_back_on(heading: str, whole: Part) -> int | None:
    if whole.year is None:
        return None
    last = _LAST_YEAR.search(heading)
    if not last and (whole.role == "review" or _THIS_YEAR.search(heading)):
        return whole.year
    return whole.year - 1 if last or _OF_THE_YEAR.search(heading) else None
