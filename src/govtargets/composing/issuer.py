"""The issuer of a document: the body that its head names, or that signs it.

The head is what stands before the first running text: title, byline, the meeting at which a report was
given, the number of the document. Whom a document addresses (a line that ends in a colon) is none of it.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from govtargets.composing.scene import Finding, Scene
from govtargets.composing.tables import table
from govtargets.settling import Candidate
from govtargets.structure import Report


def _words(kind: str) -> str:
    return "|".join(word for row, word in table("issuer.tsv") if row == kind)


_ZH = "[\u4e00-\u9fff]"
_BLANK = "[ \t\u3000]*"
_DATE = r"(?:19|20)\d\d(?:年\d{1,2}月(?:\d{1,2}日)?|[-./]\d{1,2}[-./]\d{1,2})"
_LEVEL = "(?<![全各我本该两几])[省市县区州盟旗镇乡]"
_PLACE = rf"(?!自治[区州县])(?:(?!关于)[^\W\d_A-Za-z的在和第届]{{1,9}}?{_LEVEL}){{1,3}}?"
_LINE = re.compile(r"[^\n]+")
_RUNS = re.compile(rf"[。；]|：{_BLANK}$")
_FRONT = rf"[•·●■]?{_BLANK}(?:【[^】\n]*】)?(?:中共|(?:19|20)\d\d年度?)?"
_BEFORE_A_BODY = re.compile(_FRONT)
_TITLE = re.compile(rf"关于|.*(?:{_words('paper')})》?(?:\([^()\n]{{1,20}}\))?$")
_JOINS = re.compile(rf"{_BLANK}(?:(?P<about>关于)|(?:{_words('joins')}|[\d“《]))")
_DATED = re.compile(rf"{_BLANK}\(?{_DATE}\)?$")
_DATE_BELOW = re.compile(rf"{_BLANK}\n{{1,2}}{_BLANK}{_DATE}{_BLANK}$", re.M)
_LABEL = re.compile(rf"(?:{_words('label')}){_BLANK}[：:]{_BLANK}")
_OFFICIAL = re.compile(
    rf"(?P<body>{_ZH}{{2,20}}?(?:政府|局|厅|委|委员会|院)){_BLANK}[代副]?(?:{_words('official')})"
    rf"(?:{_BLANK}{_ZH}){{0,4}}$"
)
_SESSION = re.compile(rf"在(?P<place>{_PLACE})第[一二三四五六七八九十百\d]{{1,4}}届人民代表大会")
_NOT_THE_GOVERNMENT = re.compile("人大|人民代表大会常|常务委|法院|检察院")
_FOR = re.compile("代表")
_PLAN = re.compile(
    rf"{_FRONT}(?P<place>{_PLACE})(?:(?:19|20)\d\d年度?)?(?:重点|十[件大])?(?:{_words('plan')})(?!.*公报)"
)
_NUMBER = re.compile(rf"(?P<short>{_ZH}{{1,3}}?)[政府](?:办?[发字函规]|办)〔(?:19|20)\d\d〕\d+号")
_PLACE_OF_TITLE = re.compile(rf"{_FRONT}(?P<place>{_PLACE})")
_OFFICE = re.compile("(?:(?<=政府)|(?<=国务院)|(?<=[省市县区州盟旗]委))(?:办公[室厅]|办)$")
_REACH = 600
_LONGEST = 80
_MARGIN = 40


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


def read_issuer(scene: Scene, report: Report, headings: tuple[Candidate, ...]) -> Finding[str] | None:
    """Return the body that issues a report, without 人民政府's office before it; None where none is named.

    `headings` are the bodies of the page's headings: where they are several, none of them issues it.
    """
    head = tuple(_head(scene, report))
    several = len({body.found.value.name for body in headings}) > 1
    apart = {body.start for body in headings} if several else set()
    found = (
        _title(scene, report, head)
        or _label(scene, head)
        or _byline(scene, head, apart)
        or _official(head, apart)
        or _session(scene, report, head)
        or _represented(scene, report)
        or _plan(head)
        or _numbered(head)
        or _signature(scene, report)
    )
    return found and Finding(_OFFICE.sub("", found.value), found.rule, found.start, found.end, found.source)


def _body(body: Candidate, rule: str) -> Finding[str]:
    return Finding(body.found.value.name, rule, body.start, body.end, body)


def _head(scene: Scene, report: Report) -> Iterator[Line]:
    """Yield the lines before the first running text; furniture far above a title is left out."""
    title = scene.text.find(report.title, report.start) if report.title else report.start
    first = title if title - report.start > _REACH else report.start
    for line in _LINE.finditer(scene.text, first, report.end):
        if line.start() - first > _REACH or line.end() - line.start() > _LONGEST or _RUNS.search(line[0]):
            return
        text = line[0].strip(" \t\u3000")
        if text:
            start = line.start() + len(line[0]) - len(line[0].lstrip(" \t\u3000"))
            yield Line(start, start + len(text), text)


def _first(scene: Scene, line: Line) -> Candidate | None:
    """The body that a line opens with."""
    for body in scene.agencies.within(line.start, line.end)[:1]:
        return body if _BEFORE_A_BODY.fullmatch(scene.text, line.start, body.start) else None
    return None


def _title(scene: Scene, report: Report, head: tuple[Line, ...]) -> Finding[str] | None:
    if report.title:
        title = scene.text.find(report.title, report.start)
        for body in scene.agencies.within(title, title + len(report.title)):
            if not _SESSION.match(scene.text, body.start - 1):
                return _body(body, "the title of the report")
    for line in head:
        opens = _first(scene, line)
        joins = opens and _JOINS.match(scene.text, opens.end, line.end)
        if opens and joins and (joins["about"] or line.titles):
            return _body(opens, "the title of the report")
    return None


def _label(scene: Scene, head: tuple[Line, ...]) -> Finding[str] | None:
    for line in head:
        for label in _LABEL.finditer(scene.text, line.start, line.end):
            for body in scene.agencies.within(label.end(), label.end() + 1):
                return _body(body, "the issuer that the head names")
    return None


def _byline(scene: Scene, head: tuple[Line, ...], apart: set[int]) -> Finding[str] | None:
    """A body on a line of its own, with a date behind it or beside a title."""
    for i, line in enumerate(head):
        body = _first(scene, line)
        if not body or body.start in apart:
            continue
        beside = any(other.titles for other in head[max(0, i - 1) : i + 2] if other is not line)
        if _DATED.match(scene.text, body.end, line.end) or (body.end == line.end and beside):
            return _body(body, "the issuer that the head names")
    return None


def _official(head: tuple[Line, ...], apart: set[int]) -> Finding[str] | None:
    """The body of whoever gives the report: 云溪县人民政府县长 and a name."""
    for line in head:
        named = _OFFICIAL.match(line.text)
        if named and line.start not in apart:
            end = line.start + named.end("body")
            return Finding(named["body"], "the issuer that the head names", line.start, end)
    return None


def _session(scene: Scene, report: Report, head: tuple[Line, ...]) -> Finding[str] | None:
    """The government whose people's congress heard the report."""
    end = head[-1].end if head else report.start
    if any(_NOT_THE_GOVERNMENT.search(line.text) for line in head):
        return None
    met = _SESSION.search(scene.text, report.start, min(report.end, end + 2 * _LONGEST))
    return met and _government(met["place"], met.start("place"), "the congress that heard the report")


def _government(place: str, start: int, rule: str) -> Finding[str]:
    return Finding(f"{place}政府", rule, start, start + len(place))


def _represented(scene: Scene, report: Report) -> Finding[str] | None:
    for match in _FOR.finditer(scene.text, report.start, min(report.end, report.start + _REACH)):
        for body in scene.agencies.within(match.end(), match.end() + 1):
            return _body(body, "for whom the report is given")
    return None


def _plan(head: tuple[Line, ...]) -> Finding[str] | None:
    """The government of a place whose plan it is: 云溪市国民经济和社会发展…规划纲要."""
    for line in head:
        plan = _PLAN.match(line.text)
        if plan:
            return _government(plan["place"], line.start + plan.start("place"), "the place whose plan it is")
    return None


def _numbered(head: tuple[Line, ...]) -> Finding[str] | None:
    """The government of the title's place, where the number is one of a government: 云政发〔2022〕4号."""
    numbers = [number for line in head for number in _NUMBER.finditer(line.text)]
    short = {character for number in numbers[:1] for character in number["short"]}
    for line in head if short else ():
        place = _PLACE_OF_TITLE.match(line.text) if line.titles else None
        if place and short & set(place["place"][:-1]):
            rule = "the place whose government numbered it"
            return _government(place["place"], line.start + place.start("place"), rule)
    return None


def _signature(scene: Scene, report: Report) -> Finding[str] | None:
    """The body that stands alone on a line above a date; None where such bodies differ."""
    signed = [body for body in scene.agencies.within(report.start, report.end) if _signs(scene, body)]
    names = {body.found.value.name for body in signed}
    return _body(signed[-1], "the signature") if len(names) == 1 else None


def _signs(scene: Scene, body: Candidate) -> bool:
    line = scene.text.rfind("\n", max(0, body.start - _MARGIN), body.start) + 1
    if not line or scene.text[line : body.start].strip(" \t\u3000"):
        return False
    return _DATE_BELOW.match(scene.text, body.end) is not None
