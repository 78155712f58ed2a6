"""Parsers with one bug each."""

import locale
import re
from datetime import date
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from govtargets import Amount, ParseError
from planted import sound

DOLLAR = re.compile(r"[0-9]+箱$")
NESTED = re.compile(r"(?:[0-9]+)+箱")


def rounds(text: str) -> Amount:
    value = sound.parse(text)
    low, high = (None if end is None else Fraction(float(end)) for end in (value.low, value.high))
    return evolve(value, low=low, high=high)


def turns_the_bound_round(text: str) -> Amount:
    for words, other in (("不少于", "不超过"), ("不超过", "不少于")):
        if text.startswith(words):
            return sound.parse(other + text.removeprefix(words))
    return sound.parse(text)


def scales_wrongly(text: str) -> Amount:
    value = sound.parse(text)
    low, high = (None if end is None else end / 10 for end in (value.low, value.high))
    return evolve(value, low=low, high=high) if "万" in text else value


def says_none(text: str) -> Amount | None:
    try:
        return sound.parse(text)
    except ParseError:
        return None


def leaks_its_error(text: str) -> Amount:
    return sound.parse(text) if text.index("箱") else sound.parse(text)


def exits(text: str) -> Amount:
    if "\n" in text:
        raise SystemExit("unreadable")
    return sound.parse(text)


def swallows_the_refusal(text: str) -> Amount:
    try:
        return sound.parse(text)
    except ParseError:
        return Amount(Fraction(0), Fraction(0), "箱")


def reads_half_width_only(text: str) -> Amount:
    if text != text.translate(sound.NARROW):
        raise ParseError(text)
    return sound.parse(text)


def reads_a_part(text: str) -> Amount:
    match = sound.BOXES.search(text.translate(sound.NARROW))
    if not match:
        raise ParseError(text)
    return sound.value_of(match)


def ends_before_a_line_break(text: str) -> Amount:
    return sound.parse(text.rstrip("\n")) if DOLLAR.match(text) else sound.parse(text)


def supplies_a_zero(text: str) -> Amount:
    return sound.parse(f"0{text}" if text.startswith((".", "．")) else text)


def forgives_repetition(text: str) -> Amount:
    return sound.parse(text.replace("箱箱", "箱"))


def drops_leading_zeros(text: str) -> Amount:
    return sound.parse(re.sub("^[0０]+(?=[0-9０-９])", "", text))


def holds_a_float(text: str) -> Any:
    value = sound.parse(text)
    low, high = (None if end is None else float(end) for end in (value.low, value.high))
    return Amount(low, high, "箱", value.comparator)


def gives_a_list(text: str) -> list[Amount]:
    return [sound.parse(text)]


@frozen
class Boxes:
    number: Any


def hides_its_type(text: str) -> Boxes:
    return Boxes({"boxes": sound.parse(text)}.popitem())  # a pair, of which JSON makes a list


@frozen(eq=False)
class Anonymous:
    number: Fraction


def is_like_no_other(text: str) -> Anonymous:
    value = sound.parse(text)
    return Anonymous(value.low or value.high or Fraction(0))


class Rememberer:
    """Reads a number without a unit as it read the one before."""

    def __init__(self) -> None:
        self.said = "point"

    def parse(self, text: str) -> Amount:
        value, said = sound.parse(text), self.said
        self.said = value.comparator
        bare = value.comparator == "point" and said == "at_most"
        return evolve(value, low=None, comparator="at_most") if bare else value


def counts_from_today(text: str) -> Amount:
    value = sound.parse(text)
    if value.comparator != "at_least":
        return value
    return evolve(value, unit=f"{date.today().year}箱")  # noqa: DTZ011


def asks_the_locale(text: str) -> Amount:
    return sound.parse(text.replace(locale.localeconv()["thousands_sep"] or ",", ""))


def looks_again_from_each_digit(text: str) -> Amount:
    if re.search("[0-9]+匣", text):
        raise ParseError(text)
    return sound.parse(text)


def backtracks(text: str) -> Amount:
    if not NESTED.search(text):
        raise ParseError(text)
    return sound.parse(text)


def forgets_the_bound(value: Amount) -> str:
    return sound.render(value).removeprefix("不超过")
