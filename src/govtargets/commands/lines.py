"""What a worker process hands to the command line: the rows of an extraction as lines of JSON."""

import json
from collections.abc import Iterable
from typing import Any

from attrs import frozen

from govtargets.model import Document, Extraction, Failure
from govtargets.serial import to_dicts, to_jsonl


@frozen
class Lines:
    """Turns an extraction into its lines, less its failures, and the failures beside them."""

    mentions: bool

    def __call__(self, extraction: Extraction) -> tuple[bytes, tuple[Failure, ...]]:
        """Return the lines in UTF-8; it runs where the extraction was made."""
        rows = (row for row in to_dicts(extraction, self.mentions) if row["type"] != "failure")
        return to_jsonl(rows).encode("utf-8", "replace"), extraction.failures


def failure_lines(failures: Iterable[Failure]) -> bytes:
    """Return the lines of failures."""
    rows = to_dicts(Extraction(Document(""), failures=tuple(failures)))
    return to_jsonl(rows).encode("utf-8", "replace")


def rows_in(lines: bytes) -> list[dict[str, Any]]:
    """Return the rows that lines of JSON hold."""
    return [json.loads(line) for line in lines.splitlines()]
