"""How often each rule and each word of the tables fires over a folder of texts.

    python tests/benchmarks/firing.py FOLDER… [--below N]

Prints the rules of the explanations and the lines of the word tables with their counts, least first;
`--below N` keeps those that fired fewer than N times. A rule that fires once is a rule for one text.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from govtargets import extract, read
from govtargets.model import Document
from govtargets.tables import table
from govtargets.view import make_view

TABLES = ("bounds", "change", "context", "firmness", "furniture", "openers", "sections", "tense", "titles")


def main() -> None:
    """Print the counts for the folders of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--below", type=int, default=10**9, metavar="N")
    args = parser.parse_args()
    documents = [read(file) for folder in args.folders for file in sorted(folder.rglob("*.txt"))]
    for name, count in sorted(
        (rules(documents) + words(documents)).items(), key=lambda item: (item[1], item[0])
    ):
        if count < args.below:
            print(f"{count:7}  {name}")


def rules(documents: Iterable[Document]) -> Counter[str]:
    """Count the rules by which the fields of all rows were decided; numbers in a rule's text do not tell it."""
    found = [extract(document) for document in documents]
    rows = (row for extraction in found for row in (*extraction.commitments, *extraction.results))
    reasons = (reason for row in rows for reason in row.explanation)
    return Counter(f"{reason.field}: {re.sub(r'[0-9]+', 'N', reason.rule)}" for reason in reasons)


def words(documents: Iterable[Document]) -> Counter[str]:
    """Count how often each line of the word tables matches in the reading views."""
    texts = [make_view(document.text).text for document in documents]
    counts: Counter[str] = Counter()
    for name, word in lines():
        counts[f"{name}.tsv: {word}"] = sum(1 for text in texts for _ in re.finditer(word, text, re.M))
    return counts


def lines() -> Iterator[tuple[str, str]]:
    """Yield the tables with their words; of a word around a number only what stands before it is looked for."""
    for name in TABLES:
        for row in table(f"{name}.tsv"):
            yield name, row[-1].split("…")[0]


if __name__ == "__main__":
    main()
