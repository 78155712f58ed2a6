"""Who speaks in a transcript of a press conference: a name that opens a line (雷某：), and its body."""

from collections.abc import Iterator

from attrs import evolve

from govtargets.composing.scene import Scene
from govtargets.deferred import deferred
from govtargets.settling import Candidate

_INTRODUCED = deferred(
    r"[\u4e00-\u9fff、]{0,12}?(?:长|主任|书记|主席|总?[师监]|负责人|发言人)[ \t\u3000]*"
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?:先生|女士|同志)?(?=[，。、；\s(]|$)"
)
_SPEAKS = deferred(r"\n[ \t\u3000]*(?P<name>[\u4e00-\u9fff]{2,4})：")


def read_speakers(scene: Scene) -> Iterator[Candidate]:
    """Yield, at each line that a person's name opens, the body with which the page introduced the person."""
    introduced: dict[str, Candidate] = {}
    for body in scene.agencies.items:
        person = _INTRODUCED.match(scene.text, body.end)
        if person:
            introduced.setdefault(person["name"], body)
    for line in _SPEAKS.finditer(scene.text) if introduced else ():
        known = introduced.get(line["name"])
        if known and known.start < line.start():
            yield evolve(known, start=line.start("name"), end=line.end("name"))
