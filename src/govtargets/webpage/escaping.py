"""HTML that cannot be forgotten to escape: a plain string is text, and only `element` makes markup.

What a page cannot carry (NUL, lone surrogates) becomes �, one for one, so that offsets stay. Signs
that would act unseen, such as those that turn the direction of writing, are set apart and shown.
"""

import re
from html import escape

# What is markup, and what a page cannot carry.
_SPECIAL = re.compile("[&<>\"'\r\0\ud800-\udfff]")
# Controls but tab and line ends; marks of direction; the separators and noncharacters of Unicode.
_UNSEEN = re.compile(
    "([\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff])"
)
_VOID = frozenset(("input", "meta"))


class Html(str):
    """A piece of a page as it is written; joined to plain text with `+`, it is plain text again."""

    __slots__ = ()


def escaped(text: str) -> Html:
    """Return a text as HTML, in an element or in a quoted attribute; an Html is returned as it is."""
    if isinstance(text, Html):
        return text
    return Html(_SPECIAL.sub(_reference, text))


def _reference(special: re.Match[str]) -> str:
    if special[0] == "\r":  # a browser reads a bare one as a line feed
        return "&#13;"
    return escape(special[0]) if special[0] in "&<>\"'" else "\ufffd"


def element(name: str, /, *inside: str, **attributes: str | bool | None) -> Html:
    """Return an element with its content; plain strings are escaped, in it and in its attributes.

    In attribute names `_` stands for `-`, a last one is left off (`class_`); None and False leave the
    attribute out, True gives it without a value.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{name}{given}>{joined(*inside)}" + ("" if name in _VOID else f"</{name}>"))


def joined(*pieces: str) -> Html:
    """Return pieces side by side, plain strings escaped."""
    return Html("".join(map(escaped, pieces)))


def visible(text: str) -> Html:
    """Return a run of a source as HTML, each unseen sign in an element of its own that shows its code."""
    pieces = _UNSEEN.split(text)
    return joined(*(_sign(piece) if i % 2 else piece for i, piece in enumerate(pieces)))


def _sign(sign: str) -> Html:
    # The element is isolated, so that what the sign does ends with it.
    return element("span", sign, class_="unseen", data_code=f"U+{ord(sign):04X}")


def _attribute(key: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escaped(value)}"'
