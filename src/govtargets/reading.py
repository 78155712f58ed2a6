"""Bytes to a Document: the encodings that Chinese public documents come in, and refusal of all else.

Four encodings are known: UTF-8, GB18030 (with its subsets GBK and GB2312), UTF-16 in both orders.
GB18030 gives some text for almost any bytes, so a decoding must also be plausible.
"""

import datetime
import re
import unicodedata
from os import PathLike
from pathlib import Path

from attrs import frozen

from govtargets.errors import DocumentError
from govtargets.model import Document

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_HANZI = re.compile(r"[\u3400-\u9fff]")
# What else is at home in Chinese print: punctuation, full-width forms, circled numbers, squares.
_PRINT = re.compile(r"[\u2010-\u2027\u2460-\u249b\u25a0-\u25ff\u3000-\u301f\uff01-\uff5e]")
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
# Controls other than white space, and the form feed and end-of-file mark of old text files.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_CONTROLS_BORNE = 200  # one control character in so many is a slip, more is no text

# Share of the characters beyond ASCII that are Chinese, and share of the hanzi that are in the first level of
# GB 2312. Public documents have 0.98 and 0.98 (0.69 in traditional characters); UTF-8, Big5, Shift JIS
# and Latin bytes that happen to decode as GB18030 stay below 0.5 in the second.
_CHINESE_LEAST = 0.5
_COMMON_LEAST = 0.55
_SECOND_LEVEL = 0xD8

_CONVERT = "save it as plain text in UTF-8 and try again"
_CONTAINERS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "a Word file"),
)


@frozen
class NamedFile:
    """A file, and the name that its rows give it where its own is not enough (2019/report.txt)."""

    path: str
    name: str


def read(
    path: str | PathLike[str], *, published: datetime.date | None = None, issuer: str | None = None
) -> Document:
    """Return the document in a file, named after it; offsets count its decoded text, newlines untouched.

    Raises DocumentError, one line that names the file and says what to do, where there is nothing to read.
    """
    place = Path(path)
    text = decode(_content(place), shown(place))
    return Document(text, shown(place.name), published, issuer)


def decode(data: bytes, name: str) -> str:
    """Return the text of a file's bytes, without byte order mark; `name` is for the message.

    Raises DocumentError for what is empty, binary or in another encoding than those of this module.
    """
    text = _by_mark(data, name)
    for guess in (_plain_utf_8, _plain_utf_16, _plain_gb18030):
        text = guess(data) if text is None else text
    if text is None:
        raise DocumentError(f"{name}: {_what_else(data)}; {_CONVERT}")
    if not text.strip():
        raise DocumentError(f"{name}: the file is empty; give one that holds the text of a document")
    return text


def shown(path: str | PathLike[str]) -> str:
    """Return a path as one line of text that any output can carry: bytes and controls in it become �."""
    unprintable = ("Cc", "Cs", "Zl", "Zp")
    return "".join("\ufffd" if unicodedata.category(char) in unprintable else char for char in str(path))


def _content(place: Path) -> bytes:
    name = shown(place)
    try:
        if place.is_dir():
            raise DocumentError(f"{name}: this is a folder; name a file in it")
        return place.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{name}: there is no such file; check the spelling of its path") from None
    except PermissionError:
        raise DocumentError(f"{name}: reading it is not permitted; ask its owner for permission") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(f"{name}: it cannot be read ({reason}); check the path and the disk") from None


def _by_mark(data: bytes, name: str) -> str | None:
    if data.startswith(_UTF_32):
        raise DocumentError(f"{name}: it is in UTF-32; {_CONVERT}")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is None or not _is_text(text):
                raise DocumentError(f"{name}: it begins as {encoding[:6].upper()} but is damaged; {_CONVERT}")
            return text
    return None


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_text(text: str) -> bool:
    return "\0" not in text and len(_CONTROL.findall(text)) * _CONTROLS_BORNE <= len(text)


def _plain_utf_8(data: bytes) -> str | None:
    text = _decoded(data, "utf-8")
    return text if text is not None and _is_text(text) else None


def _plain_utf_16(data: bytes) -> str | None:
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _decoded(data, encoding)
        if text is not None and _is_text(text) and _is_chinese(text):
            return text
    return None


def _plain_gb18030(data: bytes) -> str | None:
    text = _decoded(data, "gb18030")
    return text if text is not None and _is_text(text) and _is_chinese(text) else None


def _is_chinese(text: str) -> bool:
    hanzi = "".join(_HANZI.findall(text))
    first_bytes = hanzi.encode("gb2312", "ignore")[::2]
    common = sum(byte < _SECOND_LEVEL for byte in first_bytes)
    chinese = len(hanzi) + len(_PRINT.findall(text))
    return chinese > _CHINESE_LEAST * len(_NON_ASCII.findall(text)) and common > _COMMON_LEAST * len(hanzi)


def _what_else(data: bytes) -> str:
    for mark, what in _CONTAINERS:
        if data.startswith(mark):
            return f"it is {what}, not text"
    if b"\0" in data:
        return "it is binary, not text"
    return "it is not text in UTF-8, GB18030 or UTF-16"
