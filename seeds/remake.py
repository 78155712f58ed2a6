"""Remake the expected extraction of the samples: `python seeds/remake.py [NAME…]`, all without a name.

What it writes is what the library says today. Read the difference before you keep it.
"""

import datetime
import json
import sys
from pathlib import Path

import govtargets
from govtargets.serial import to_jsonl

HERE = Path(__file__).parent


def samples() -> dict[str, dict[str, str | None]]:
    """Return what the manifest says of each sample, by its name."""
    rows = json.loads((HERE / "manifest.json").read_text(encoding="utf-8"))
    return {Path(row["file"]).stem: row for row in rows}


def extracted(sample: dict[str, str | None]) -> str:
    """Return the extraction of a sample as JSON Lines, as the command line would write it."""
    day = sample["published"]
    published = datetime.date.fromisoformat(day) if day else None
    document = govtargets.read(HERE / str(sample["file"]), published=published, issuer=sample["issuer"])
    return to_jsonl(govtargets.to_dicts(govtargets.extract(document)))


def main(names: list[str]) -> None:
    """Write NAME.expected.jsonl for each name and say which ones changed."""
    known = samples()
    for name in names or known:
        place = HERE / f"{name}.expected.jsonl"
        new = extracted(known[name])
        if not place.exists() or place.read_text(encoding="utf-8") != new:
            place.write_text(new, encoding="utf-8", newline="\n")
            print(f"{place.name}: {new.count(chr(10))} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
