"""Which names mean the same body: spellings of a government, and successors of dissolved departments."""

import re
import unicodedata
from functools import lru_cache

from govtargets.tables import table

_SUCCESSORS = {row[0]: row[1] for row in table("ledger_successors.tsv")}
_FORMER = re.compile(f"(?:{'|'.join(sorted(_SUCCESSORS, key=len, reverse=True))})$")
_GOVERNMENT = re.compile("(?:人民)?政府(?:办公室)?$")
_BLANKS = re.compile(r"[\s\u3000]+")


@lru_cache(maxsize=4096)
def body_key(name: str) -> str:
    """Return one name for a body and its successor: 某市人民政府, 某市政府 and 某市 are one."""
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", name))
    plain = _GOVERNMENT.sub("", plain) or plain
    return _FORMER.sub(lambda former: _SUCCESSORS[former[0]], plain)
