"""Amounts in a page: numbers with their units and comparators, and the numbers that are none."""

import re
from collections.abc import Callable, Iterable, Iterator

from govtargets import intervals
from govtargets.model import Found
from govtargets.page import Page
from govtargets.values import Amount, Comparator, Damage, ends_of
from govtargets_numbers import arabic, chinese, damage, labels, markup
from govtargets_numbers.rates import FARTHEST, unknown_end
from govtargets_numbers.scan import scanner
from govtargets_numbers.source import Source
from govtargets_numbers.units import UNITS, Units

Find = Callable[[Page], Iterable[Found]]
_READERS: dict[str | None, Callable[[Source, re.Match[str]], Found | int]] = {
    "plain": arabic.plain,
    "bare": arabic.bare,
    "digits": arabic.digits,
    "run": chinese.run,
    "half": chinese.half,
    "times": chinese.times,
    "zero": chinese.zero,
    "phrase": labels.phrase,
    "named": labels.named,
    "quoted": labels.quoted_numeral,
    "mark": labels.mark,
    "item": labels.mark,
    "ordinal": labels.ordinal,
    "code": labels.code,
}


# A longer run of digits and letters is data (a picture, a key), which no reader takes for a number.
_LONGEST = 1000


def finder(units: Units) -> Find:
    """Return a `find` that reads with these units."""
    scan = scanner(units)

    def find(page: Page) -> Iterable[Found]:
        """Yield every amount, label and damaged number of a page, in order, by offsets of `page.text`."""
        source = Source(page.text, units, page.view)
        # All matches are gathered first: to pass over the text in one go is faster than by turns.
        found = _settled(source, _all(source, list(scan.finditer(page.text))))
        found = [one for one in found if one.end - one.start <= _LONGEST]
        if not damage.is_damaged(page.text):
            return found
        return damage.merged(found, damage.places(page.text, damage.lone_units(units)))

    return find


find = finder(UNITS)


def _all(source: Source, matches: Iterable[re.Match[str]]) -> Iterator[Found]:
    done = 0
    for match in matches:
        kind = match.lastgroup
        if kind == "passed" or match.start() < done:
            continue
        found = _READERS[kind](source, match)
        if isinstance(found, int):
            done = found
        else:
            done = found.end
            yield found


def _settled(source: Source, found: Iterable[Found]) -> list[Found]:
    """Return what was found, with what is said of it from afar and together with its neighbour.

    至少 before a verb and 以上 behind an object bound an amount; two bounds that make one interval
    (大于20并且小于35) are one amount. An amount whose unit goes on to one that is not known is damage, and
    so is one that markup parts from its unit.
    """
    text = source.text
    found = markup.parted(text, found) if "<" in text or "&" in text else found
    ahead, behind = intervals.before_verbs(text), intervals.after_objects(text)
    kept: list[Found] = []
    for one in _with_unknown_rates(source, found) if "/" in text else found:
        value = one.value
        if isinstance(value, Amount):
            if value.comparator == "point":
                said = behind.get(one.end) or ahead.get(one.start)
                kept.append(_bounded(one, value, said) if said else one)
                continue
            whole = _joined(text, kept[-1], one) if kept else None
            if whole:
                kept[-1] = whole
                continue
        kept.append(one)
    return kept


def _with_unknown_rates(source: Source, found: Iterable[Found]) -> Iterator[Found]:
    done, bar = 0, -1
    for one in found:
        if bar < one.end:
            bar = source.text.find("/", one.end)
            bar = len(source.text) + FARTHEST if bar < 0 else bar
        value = one.value
        near = bar < one.end + FARTHEST and isinstance(value, Amount) and value.unit
        onward = unknown_end(source, one.end, value.unit) if near else None
        if one.start >= done:
            yield Found(one.start, onward, Damage("the unit of this rate is not known")) if onward else one
            done = onward or done


def _bounded(found: Found, value: Amount, said: Comparator) -> Found:
    if not value.unit or value.low is None:
        return found
    return Found(found.start, found.end, Amount(*ends_of(value.low, said), value.unit, said))


def _joined(text: str, one: Found, other: Found) -> Found | None:
    """Return one amount for two that bound it from both sides; None where they do not."""
    first, second = one.value, other.value
    if not isinstance(first, Amount) or first.comparator == "point":
        return None
    if (first.low is None) == (second.low is None):
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    ends = intervals.joined(
        text,
        (one.end, other.start),
        (first.low, first.high, first.comparator),
        (second.low, second.high, second.comparator),
    )
    return (
        Found(one.start, other.end, Amount(ends[0], ends[1], second.unit or first.unit, ends[2]))
        if ends
        else None
    )
