"""Where a section of a report may begin: headings, and first words that tell what follows.

Headings are found on lines of their own and in the middle of a line, because many pages give a
whole report as one line.
"""

import re
from typing import Literal

from attrs import frozen

from govtargets.deferred import deferred
from govtargets.tables import table

Role = Literal["review", "plan", "glossary", "background"]
# What first words tell: "none", that a new passage begins, as with each question of an interview;
# "end", that what was wanting has been told; "period", that it is of a plan of five years, over or not.
Told = Role | Literal["none", "end", "period"]
Sort = Literal["numbered", "unnumbered", "bracketed", "dated", "bare", "words"]

HEADING_LENGTH, _LONGEST = 30, 2000
_NUMBERED = deferred(
    r"[第一二三四五六七八九十](?<![^\s。！”].)(?:(?<!第)[一二三四五六七八九十]{0,2}、"
    r"|(?<=第)[一二三四五六七八九十]{1,3}(?:[章节篇编]|部分)[ \u3000]*)"
)
_BRACKETED = deferred(r"^[ \t\u3000]*\([一二三四五六七八九十]{1,2}\)", re.M)
_DATED = deferred(r"^[ \t\u3000]*(?:[^，。\n\d]{2,8}，)?(?=(?:19|20)\d\d年(?![\d底初末内前以]))", re.M)
_HEADING_ENDS = deferred(r"[，。；：\n]")
UNTIL = deferred(r"(?:到|展望)(20\d\d)年")
"""The year up to which a passage plans: 方案提出，到2026年."""
# The role that first words tell, and how far: what ends it, None where the next opening does.
_REACHES = {"sentence": deferred(r"[。\n]"), "line": deferred(r"\n")}
_OPENERS: list[tuple[Told, re.Pattern[str] | None]] = [
    (role.split()[0], _REACHES.get(role.split()[-1]))  # type: ignore[misc]
    for role, _ in table("openers.tsv")
]
# The group stands behind its words: alternatives that begin with a plain character are passed over fast.
_OPENER = deferred("|".join(f"(?:{pattern})()" for _, pattern in table("openers.tsv")))
_GLOSSARY = deferred("名词(?:解释|注释|说明)")
_BEFORE_OPENING = deferred(r"[。！？\n \u3000：](?!\s)")
_TELLING = "|".join(word for _, word in table("sections.tsv"))
_UNNUMBERED = deferred(
    rf"[12](?<![^\s。！”].)(?=(?:(?<=1)9|(?<=2)0)\d\d年[^，。；\n]{{0,12}}?(?:{_TELLING}))"
)
_BARE = deferred(r"^[ \t\u3000【]*(?=[◆●■★]?[ ]?[\u4e00-\u9fff]{2,16}】?[ \t\u3000]*$)", re.M)
# A line that begins with a body speaks of that: 县住建局：把小区建好.
_OF_A_BODY = deferred(
    r"^[ \t\u3000]*(?=[\u4e00-\u9fff]{1,14}(?:[局委办镇乡厅处]|街道|中心|公司|集团|委员会|开发区)[ \t]*：)",
    re.M,
)
_HEADINGS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("numbered", _NUMBERED),
    ("bracketed", _BRACKETED),
    ("dated", _DATED),
    ("bare", _BARE),
    ("bare", _OF_A_BODY),
)


@frozen
class Opening:
    """Where a section may begin: its heading, of which sort it is, and the role that first words tell."""

    start: int
    heading: str
    sort: Sort
    role: Told | None = None


def read_openings(text: str, start: int, end: int) -> list[Opening]:
    """Return places where a section may begin: numbered and unnumbered headings, and telling first words."""

    def heading(at: int) -> str:
        return _HEADING_ENDS.split(text[at : min(at + HEADING_LENGTH, end)], maxsplit=1)[0]

    found: list[Opening] = []
    for sort, pattern in _HEADINGS:
        found += [Opening(m.start(), heading(m.end()), sort) for m in pattern.finditer(text, start, end)]
    found += [
        Opening(m.start(), heading(m.start()), "unnumbered") for m in _UNNUMBERED.finditer(text, start, end)
    ]
    found += [Opening(m.start(), "", "words", "glossary") for m in _GLOSSARY.finditer(text, start, end)]
    for opens in (0, *(mark.end() for mark in _BEFORE_OPENING.finditer(text, max(0, start - 1), end))):
        telling = _OPENER.match(text, opens, end) if opens >= start else None
        if telling:
            role, reach = _OPENERS[(telling.lastindex or 1) - 1]
            until = UNTIL.search(telling[0])
            found.append(Opening(opens, until[0] if until else heading(opens), "words", role))
            stop = reach.search(text, telling.end(), min(end, telling.end() + _LONGEST)) if reach else None
            if stop:
                found.append(Opening(stop.end(), "", "bare"))
    return sorted(found, key=lambda opening: opening.start)
