"""The head of a document: the lines before its first running text, and the bodies that open them.

Title, byline, the meeting at which a report was given, the number of the document. Whom a document
addresses (a line that ends in a colon) is none of it.
"""

from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.structure import Report
from govtargets.tables import table


def words(kind: str) -> str:
    """Return the pattern of the words of one kind in `data/issuer.tsv`."""
    return "|".join(word for row, word in table("issuer.tsv") if row == kind)


ZH = "[\u4e00-\u9fff]"
BLANK = "[ \t\u3000]*"
YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零九一二三四五六七八]{3})年度?"
DATE = r"(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2}[-./]\d{1,2})"
LEVEL = "(?<![全各我本该两几])[省市县区州盟旗镇乡]"
PLACE = rf"(?!自治[区州县])(?:(?!关于)[^\W\d_A-Za-z的在和第届]{{1,9}}?{LEVEL}){{1,3}}?"
FRONT = rf"[•·●■]?{BLANK}(?:【[^】\n]*】)?(?:中共|{YEAR}(?:前?[一二三四]季度|[上下]半年)?)?"
"""What may stand in a line before the name with which it opens."""

LONGEST = 80
"""Characters of the longest line of a head."""

REACH = 600
"""A head ends at the latest so many characters behind its beginning."""

_BEFORE_A_BODY = deferred(FRONT)
_AND = deferred(rf"(?:{BLANK}|[、和])(?:中共)?")
_LINE = deferred(r"[^\n]+")
_TITLE = deferred(rf"关于|.*(?:{words('paper')})》?(?:全文|\([^()\n]{{1,20}}\)|\[\d\])?$")
# A line that ends in a colon addresses someone or opens a list; a short one is a label of the page.
_RUNNING = deferred(rf"[。；]|.{{12}}：{BLANK}$|[，、）)].*：{BLANK}$")


@frozen
class Line:
    """A line of the head, without the blanks around it."""

    start: int
    end: int
    text: str

    @property
    def titles(self) -> bool:
        """Whether it reads like the title of a paper."""
        return _TITLE.match(self.text) is not None


def read_head(scene: Scene, report: Report) -> Iterator[Line]:
    """Yield the lines of a report's head; what stands far above its title is left out."""
    title = scene.text.find(report.title, report.start) if report.title else report.start
    first = title if title - report.start > REACH else report.start
    for line in _LINE.finditer(scene.text, first, report.end):
        far = line.start() - first > REACH or line.end() - line.start() > LONGEST
        if far or _RUNNING.search(line[0]):
            return
        text = line[0].strip(" \t\u3000")
        if text:
            start = line.start() + line[0].index(text)
            yield Line(start, start + len(text), text)


def opening(scene: Scene, line: Line) -> list[Candidate]:
    """Return the bodies that a line opens with, one beside the other: 云溪县委、云溪县人民政府关于…"""
    found: list[Candidate] = []
    for body in scene.agencies.within(line.start, line.end):
        before, at = (_AND, found[-1].end) if found else (_BEFORE_A_BODY, line.start)
        if not before.fullmatch(scene.text, at, body.start):
            break
        found.append(body)
    return found
