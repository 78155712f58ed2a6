"""The cue words of plugins on a page, put beside those of the core's own tables."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from attrs import evolve, field, frozen

from govtargets.composing import firmness
from govtargets.composing.scene import Finding, Scene
from govtargets.composing.tense import Cues, Tenses
from govtargets.cues import Context, ContextCue, Cue, EventCue, FirmnessCue, TenseCue
from govtargets.deferred import deferred
from govtargets.settling import Candidate
from govtargets.tables import pattern_of

Span = tuple[int, int]

_BLANKS = 3


@frozen
class Words:
    """The cue words of plugins that stand on a page, each with its place; `owners` says whose they are."""

    spoken: tuple[tuple[Span, Cue], ...] = ()
    owners: dict[Span, tuple[str, str]] = field(init=False, repr=False, eq=False)
    _before: dict[int, tuple[Span, ContextCue]] = field(init=False, repr=False, eq=False)
    _after: dict[int, tuple[Span, ContextCue]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        context = [(span, cue) for span, cue in self.spoken if isinstance(cue, ContextCue)]
        before = {span[1]: (span, cue) for span, cue in context if cue.place == "before"}
        after = {span[0]: (span, cue) for span, cue in context if cue.place == "after"}
        owners = {span: (cue.plugin, cue.version) for span, cue in self.spoken}
        for name, value in (("owners", owners), ("_before", before), ("_after", after)):
            object.__setattr__(self, name, value)

    def firmness(self, cues: tuple[firmness.Cue, ...]) -> tuple[firmness.Cue, ...]:
        """Return the words of firmness, those of plugins among them, by place."""
        own = [
            firmness.Cue(*span, cue.firmness, cue.reach)
            for span, cue in self.spoken
            if isinstance(cue, FirmnessCue)
        ]
        return tuple(sorted((*cues, *own), key=lambda cue: (cue.end, cue.start))) if own else cues

    def tenses(self, tenses: Tenses) -> Tenses:
        """Return the words of tense, those of plugins among them."""
        if not self.spoken:
            return tenses
        own: dict[str, list[Span]] = {}
        for span, cue in self.spoken:
            if isinstance(cue, TenseCue):
                own.setdefault(f"mild_{cue.tense}" if cue.mild else cue.tense, []).append(span)
        merged: dict[str, Any] = {
            name: Cues(tuple(sorted((*getattr(tenses, name).spans, *own[name])))) for name in own
        }
        return evolve(tenses, **merged)

    def context(self, scene: Scene, measure: Candidate) -> Finding[Context] | None:
        """Return the sort of context that a plugin's word directly at a number makes it."""
        if not self.spoken:
            return None
        start, end = measure.start, measure.end
        while scene.text[start - 1 : start] == " " and measure.start - start < _BLANKS:
            start -= 1
        while scene.text[end : end + 1] == " " and end - measure.end < _BLANKS:
            end += 1
        found = self._before.get(start) or self._after.get(end)
        return Finding(found[1].sort, found[1].word, *found[0]) if found else None

    def events(self) -> Cues:
        """Return where plugins' words of events stand."""
        return Cues(tuple(span for span, cue in self.spoken if isinstance(cue, EventCue)))


def read_words(text: str, cues: tuple[Cue, ...]) -> Words:
    """Return the cue words of plugins in a text; the longest of those that begin at one place."""
    return Words(tuple(_spoken(text, cues))) if cues else Words()


def _spoken(text: str, cues: tuple[Cue, ...]) -> Iterator[tuple[Span, Cue]]:
    pattern, groups = _compiled(cues)
    for match in pattern.finditer(text):
        for cue in groups[str(match.lastgroup)]:
            yield match.span(), cue


@lru_cache(maxsize=8)
def _compiled(cues: tuple[Cue, ...]) -> tuple[re.Pattern[str], dict[str, list[Cue]]]:
    """Return one pattern for all the words, and the cues behind each of its groups."""
    by_word: dict[str, list[Cue]] = {}
    for cue in cues:
        by_word.setdefault(cue.word.lower(), []).append(cue)
    words = sorted(by_word, key=lambda word: (-len(word), word))
    groups = {f"w{i}": by_word[word] for i, word in enumerate(words)}
    return deferred("|".join(_groups(words)), re.IGNORECASE), groups


def _groups(words: Iterable[str]) -> Iterator[str]:
    for i, word in enumerate(words):
        front = r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else ""
        back = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
        yield f"(?P<w{i}>{front}{pattern_of(word)}{back})"
