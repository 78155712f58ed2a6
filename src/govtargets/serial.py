"""Models to JSON, JSON Lines and CSV, and back without loss. The fields are those of docs/contract.md.

`to_dicts` flattens an extraction into the rows that a person or another program reads; `to_jsonl`,
`to_json` and `to_csv` write such rows. `dumps` and `loads` keep a model whole instead: every class,
also that of a mention's value, is named by a `_type` key, and comes back as what it was.
"""

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from govtargets import model, values
from govtargets.errors import ParseError
from govtargets.spreadsheet import to_csv

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["Opaque", "Row", "amount_text", "dumps", "loads", "to_csv", "to_dicts", "to_json", "to_jsonl"]

Row = dict[str, Any]

_TAG = "_type"
_PLAIN = (type(None), bool, int, str)
# JSON allows these inside a string, but str.splitlines() would end a line of JSON Lines there.
_LINE_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
# A value of a plugin's class that is no data stands as the name of its class.
_encode = json.JSONEncoder(ensure_ascii=False, default=lambda value: type(value).__qualname__).encode


@attrs.frozen
class Opaque:
    """A value whose class the reader does not know: the class's name and its fields as JSON text.

    `dumps` writes it as it was read, so that a plugin's values survive where the plugin is missing.
    """

    name: str
    fields: str


def amount_text(amount: Fraction) -> str:
    """Return the exact decimal of an amount (never an exponent), or n/d where there is none, such as 1/3."""
    # Decimal writes integers of any length; str(int) stops at 4300 digits.
    if amount.denominator == 1:
        return format(Decimal(amount.numerator), "f")
    twos, rest = _divide_out(amount.denominator, 2)
    fives, rest = _divide_out(rest, 5)
    if rest != 1:
        return f"{amount.numerator}/{amount.denominator}"
    places = max(twos, fives)
    scaled = abs(amount.numerator) * 10**places // amount.denominator
    digits = format(Decimal(scaled), "f").rjust(places + 1, "0")
    whole = len(digits) - places
    sign = "-" if amount.numerator < 0 else ""
    return f"{sign}{digits[:whole]}.{digits[whole:]}"


def _divide_out(number: int, prime: int) -> tuple[int, int]:
    power = 0
    while number % prime == 0:
        number, power = number // prime, power + 1
    return power, number


def to_dicts(extraction: model.Extraction, mentions: bool = False) -> list[Row]:
    """Return an extraction as the contract's JSON objects, by place in the source; failures come last.

    Offsets are code points of the source. A mention's value is spread over the mention's own keys;
    a field of a plugin's class that would collide with one of them is called `value_…`. Mentions and
    problems name the document that was read; commitments and results the report on its page.
    """
    asked = extraction.mentions if mentions else ()
    placed: list[Any] = [*extraction.commitments, *extraction.results, *asked, *extraction.problems]
    place = {"document": extraction.document.name}
    rows = [_row(item, place) for item in sorted(placed, key=lambda item: item.start)]
    return rows + [_row(failure, {}) for failure in extraction.failures]


def to_jsonl(rows: Iterable[Row]) -> str:
    """Return rows as JSON Lines: one object a line, Chinese as it is, each line ended by a newline."""
    return _one_line_each("".join([_encode(row) + "\n" for row in rows]))


def to_json(rows: Iterable[Row]) -> str:
    """Return rows as one JSON array, one object a line."""
    lines = to_jsonl(rows).splitlines()
    return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"


def dumps(item: object) -> str:
    """Return a model, a value or a plugin's attrs class as JSON that `loads` turns back into an equal one.

    Raises TypeError for what has no fields to write: an Extractor, a set, a float, a function.
    """
    return _json(_tagged(item, _converter()))


def loads(text: str, *, classes: Iterable[type] = ()) -> Any:
    """Return what `dumps` wrote; a plugin's value class comes back where it is one of `classes`.

    No class is imported by name: one that is neither the core's nor given becomes an `Opaque`.
    Raises ParseError for anything that `dumps` does not write.
    """
    given = tuple(classes)
    try:
        return _untagged(json.loads(text), _known(given), _converter(given))
    except ParseError:
        raise
    except Exception as error:  # cattrs raises groups of whatever the classes' own checks raise
        raise ParseError(f"not a model written by govtargets: {type(error).__name__}: {error}") from error


def _json(item: object) -> str:
    return _one_line_each(_encode(item))


def _one_line_each(text: str) -> str:
    for end, escaped in _LINE_ENDS.items():
        text = text.replace(end, escaped)
    return text


def _row(item: Any, place: Row) -> Row:
    head: Row = {"type": type(item).__name__.lower()}
    if isinstance(item, model.Commitment | model.Result):  # named after the report that they stand in
        return {**head, **_converter().unstructure(item)}
    head |= place
    if not isinstance(item, model.Mention):
        return {**head, **_converter().unstructure(item)}
    own = head | {f.name: getattr(item, f.name) for f in attrs.fields(model.Mention) if f.name != "value"}
    return own | {
        (f"value_{key}" if key in own else key): field for key, field in _spread(item.value).items()
    }


def _spread(value: Any) -> Row:
    if isinstance(value, Opaque):
        return dict(json.loads(value.fields))
    fields = _converter().unstructure(value)
    return dict(fields) if attrs.has(type(value)) else {"value": fields}


def _name(cls: type) -> str:
    core = cls.__module__ in (model.__name__, values.__name__)
    return cls.__name__ if core else f"{cls.__module__}:{cls.__qualname__}"


def _known(classes: tuple[type, ...]) -> dict[str, type]:
    core = [c for m in (model, values) for c in vars(m).values() if isinstance(c, type) and attrs.has(c)]
    return {_name(cls): cls for cls in (*core, *classes) if cls is not model.Extractor}


@lru_cache(maxsize=8)
def _converter(classes: tuple[type, ...] = ()) -> "Converter":
    """Return the converter for the core's classes and a plugin's."""
    # Importing cattrs takes as long as all the rest, so `import govtargets` does not.
    from cattrs.fns import identity  # noqa: PLC0415
    from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override  # noqa: PLC0415
    from cattrs.preconf.json import make_converter  # noqa: PLC0415

    converter = make_converter(
        unstruct_collection_overrides={frozenset: lambda items: sorted(items, key=repr)}
    )
    # What may be None and is plain beside is written as it is; to say so spares a call for each such field.
    for plain in (int | None, str | None, model.AgencyOrigin | None):
        converter.register_unstructure_hook(plain, identity)
    converter.register_unstructure_hook(Fraction, amount_text)
    converter.register_structure_hook(Fraction, lambda text, _: Fraction(text))
    known = _known(classes)
    value = override(
        unstruct_hook=lambda item: _tagged(item, converter),
        struct_hook=lambda item, _: _untagged(item, known, converter),
    )
    for cls in (model.Mention, model.Found):
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, value=value))
        converter.register_structure_hook(cls, make_dict_structure_fn(cls, converter, value=value))
    return converter


def _tagged(item: Any, converter: "Converter") -> Any:
    if isinstance(item, _PLAIN):
        return item
    if isinstance(item, Opaque):
        return {_TAG: item.name} | json.loads(item.fields)
    if isinstance(item, tuple):
        return [_tagged(one, converter) for one in item]
    if isinstance(item, Fraction):
        return {_TAG: "Fraction", "value": amount_text(item)}
    if type(item) is datetime.date:
        return {_TAG: "date", "value": item.isoformat()}
    if not attrs.has(type(item)) or isinstance(item, model.Extractor):
        raise TypeError(f"{type(item).__qualname__} has no fields that could be written")
    return {_TAG: _name(type(item))} | converter.unstructure(item)


def _untagged(item: Any, known: dict[str, type], converter: "Converter") -> Any:
    if isinstance(item, _PLAIN):
        return item
    if isinstance(item, list):
        return tuple(_untagged(one, known, converter) for one in item)
    if not isinstance(item, dict) or not isinstance(item.get(_TAG), str):
        raise ParseError(f"not a model written by govtargets: it has no {_TAG}")
    name, fields = item[_TAG], {key: field for key, field in item.items() if key != _TAG}
    if name == "Fraction":
        return Fraction(fields["value"])
    if name == "date":
        return datetime.date.fromisoformat(fields["value"])
    return converter.structure(fields, known[name]) if name in known else Opaque(name, _json(fields))
