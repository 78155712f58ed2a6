"""How long a ledger takes over very many rows, and how much memory.

    python tests/benchmarks/ledger.py [PLACE] [--rows N] [--each N] [--bodies N]

Records N promises and N reports in documents of `--each` rows, matches them, and judges them in the same
process and in a ledger opened again. PLACE is a path or a postgresql:// URL that holds no ledger yet;
without it a temporary file.
"""

import argparse
import datetime
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import product
from pathlib import Path

from govtargets.ledger import Ledger
from govtargets.model import Commitment, Deadline, Document, Extraction, Measure, Reason, Result

FIELDS = [
    "农业",
    "工业",
    "商贸",
    "旅游",
    "文化",
    "教育",
    "卫生",
    "交通",
    "水利",
    "环保",
    "科技",
    "金融",
    "民政",
    "体育",
    "住建",
    "人社",
    "林业",
    "渔业",
    "能源",
    "电力",
]
THINGS = [
    "示范园区",
    "重点项目",
    "创新平台",
    "孵化基地",
    "培训中心",
    "服务站点",
    "公共设施",
    "标准厂房",
    "生态廊道",
    "智慧系统",
]
PARTS = [f"{one}{two}" for one, two in product("青白赤黑金银玉石松柏", "山水林田湖桥岭溪坪港")]
NAMES = [field + part + thing for part, thing, field in product(PARTS, THINGS, FIELDS)]
YEAR = Deadline(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31), None, None, "section")


def main() -> None:
    """Print the seconds of each step and the memory of all of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("place", nargs="?")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=100)
    parser.add_argument("--bodies", type=int, default=50)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = args.place or str(Path(folder) / "targets.db")
        with Ledger.open(place) as ledger:
            with timed("record"):
                for extraction in extractions(args):
                    ledger.record(extraction)
            with timed("match"):
                print(ledger.match().changed, "links")
            with timed("status"):
                rows = ledger.status()
        print(Counter(row.status for row in rows))
        del rows
        with Ledger.open(place) as ledger, timed("status of a ledger opened again"):
            ledger.status()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "MB at most")


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Print how long a step takes."""
    begun = time.perf_counter()
    yield
    print(f"{step}: {time.perf_counter() - begun:.1f} s", flush=True)


def extractions(args: argparse.Namespace) -> Iterator[Extraction]:
    """Yield the documents that promise and, after them, those that report."""
    for kind, published in (("计划", datetime.date(2019, 1, 20)), ("总结", datetime.date(2020, 1, 20))):
        for number in range(args.rows // args.each):
            document = Document(f"{kind}第{number}份。", f"{kind}{number}.txt", published)
            rows = tuple(row(document, number, line, args) for line in range(args.each))
            promises = tuple(one for one in rows if isinstance(one, Commitment))
            yield Extraction(document, promises, tuple(one for one in rows if isinstance(one, Result)))


def row(document: Document, number: int, line: int, args: argparse.Namespace) -> Commitment | Result:
    """Return one row of a document: the same indicators in the same places of both kinds."""
    name = NAMES[(number // args.bodies * args.each + line) % len(NAMES)]
    start = line * 40
    amount = Fraction(10 + line % 90)
    common = {
        "id": f"{document.name}-{start}",
        "document": document.name,
        "title": "报告",
        "start": start,
        "end": start + 20,
        "text": f"新建{name}{amount}个",
        "kind": "quantified",
        "agency": f"第{number % args.bodies}市政府",
        "agency_origin": "document",
        "indicator": name,
        "indicator_start": start + 2,
        "measure": Measure(start + 10, start + 13, f"{amount}个", amount, amount, "个", "point", "level"),
        "explanation": tuple(
            Reason(field, "a rule of some length", "govtargets", "0.1.0", start, start + 20)
            for field in ("role", "measure", "change", "indicator", "agency", "deadline")
        ),
    }
    if document.name.startswith("总结"):
        return Result(**common, period=YEAR)
    return Commitment(**common, stretch=None, deadline=YEAR, firmness="plain", firmness_start=None)


if __name__ == "__main__":
    main()
