"""The passages of one body's reports, found by the rare pairs of characters that a promise shares."""

from collections import Counter, defaultdict

from attrs import field, frozen

from govtargets.ledger.passages import Passage

_AT_MOST = 60
_RAREST, _AT_MOST_PAIRS = 5, 12
_SOME = 2
_RARE = 4
# So many steps of weight for each doubling.
_FINE = 16


@frozen
class Shelf:
    """The passages of one body's reports on one year, by the pairs of characters in them."""

    passages: tuple[Passage, ...]
    _pairs: dict[str, list[int]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        pairs: dict[str, list[int]] = defaultdict(list)
        for i, passage in enumerate(self.passages):
            for pair in pairs_of(passage.plain):
                pairs[pair].append(i)
        object.__setattr__(self, "_pairs", dict(pairs))

    def weights(self, thing: str) -> dict[str, int]:
        """Return how much each pair of a thing tells: the rarer on this shelf, the more (its logarithm)."""
        count = len(self.passages) + 1
        seen = {pair: len(self._pairs.get(pair, ())) for pair in sorted(pairs_of(thing))}
        return {pair: ((1 + count // (1 + often)) ** _FINE).bit_length() for pair, often in seen.items()}

    def is_rare(self, name: str) -> bool:
        """Whether few passages have the name, so that it tells which one is meant."""
        return min((len(self._pairs.get(pair, ())) for pair in pairs_of(name)), default=0) <= _RARE

    def near(self, weights: dict[str, int], least: int) -> list[Passage]:
        """Return the passages that may share the least weight: they have some of the rarest pairs.

        However large the shelf, their number is bounded.
        """
        known = sorted((p for p in weights if p in self._pairs), key=lambda p: (len(self._pairs[p]), p))
        if sum(weights[pair] for pair in known) < least:
            return []
        rarest = known[: min(max(len(known) // 2, _RAREST), _AT_MOST_PAIRS)]
        counts = Counter(i for pair in rarest for i in self._pairs[pair][:_AT_MOST])
        wanted = _SOME if len(known) >= _RAREST else 1
        return [self.passages[i] for i in sorted(counts) if counts[i] >= wanted]


def pairs_of(text: str) -> set[str]:
    """Return the pairs of characters that stand next to each other."""
    return {text[i : i + 2] for i in range(len(text) - 1)}
