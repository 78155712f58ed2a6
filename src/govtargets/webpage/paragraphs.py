"""The text of a document with its marks, and the anchors that the cards lead back to."""

import re
from collections.abc import Collection, Iterable, Iterator

from govtargets.webpage.cards import name_of
from govtargets.webpage.escaping import Html, element, visible
from govtargets.webpage.marking import Entry, Segment, cut

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def paragraphs(entries: Collection[Entry], source: str) -> Iterator[Html]:
    """Yield the text line by line, line ends included, so that nothing of it is lost."""
    ends = [line.end() for line in _LINE.finditer(source)]
    at, numbers = _by_place(entries)
    line_ends, pieces = set(ends), []
    for segment in cut(entries, [0, *ends]):
        pieces += [_anchor(number) for number in at.pop(segment.start, ())]
        pieces.append(_run(segment, source, numbers.get(segment.end)))
        if segment.end in line_ends:
            yield element("p", *pieces)
            pieces = []
    left = [_anchor(number) for rest in at.values() for number in rest]
    if left:
        yield element("p", *left)


def _by_place(entries: Iterable[Entry]) -> tuple[dict[int, list[int]], dict[int, str]]:
    """Return the rows whose run begins at a place, and what is written where such a run ends."""
    at: dict[int, list[int]] = {}
    numbers: dict[int, list[str]] = {}
    for entry in entries:
        at.setdefault(entry.focus.start, []).append(entry.number)
        numbers.setdefault(entry.focus.end, []).append(str(entry.number))
    return at, {end: ",".join(found) for end, found in numbers.items()}


def _anchor(number: int) -> Html:
    return element("span", class_="at", id=f"m{number}")


def _run(segment: Segment, source: str, numbers: str | None) -> Html:
    run, entry = visible(source[segment.start : segment.end]), segment.entry
    if entry is None:
        return run
    style = f"mark {'strong ' if segment.strong else ''}{' '.join(segment.sorts)}"
    # A clause leads to its row by way of its amount; it is a link of its own only where it has none.
    at = str(segment.start)
    if not segment.strong and entry.strong:
        return element("span", run, class_=style, data_at=at, data_n=numbers)
    href, title = f"#c{entry.number}", name_of(entry)
    return element("a", run, class_=style, href=href, title=title, data_at=at, data_n=numbers)
