"""Labels of the lines of an item, such as who answers for it and by when: 牵头单位, 责任科室, 完成时限.

Each is a pattern without a group, to be put into a longer one; the words are in `responsibility.tsv`.
"""

from govtargets.tables import words


def _part(name: str) -> list[str]:
    return words("responsibility.tsv", name)


def _any(labels: list[str]) -> str:
    """Any of some labels, each written out: only so is a text passed over to where one may begin."""
    return f"(?:{'|'.join(labels)})"


def _joined(acts: str, *offices: str) -> list[str]:
    return [act + office for act in _part(acts) for sort in offices for office in _part(sort)]


LEAD = _any(_joined("lead", "body", "within"))
"""Of the body that answers for it, or of an office within one."""
LEAD_WITHIN = _any(_joined("lead", "within"))
"""Of an office alone: a name behind 责任科室 may lack what tells a body elsewhere."""
SUPPORT = _any(_joined("support", "body", "within"))
BODIES = _any(_joined("lead", "body") + _joined("support", "body"))
"""Of bodies, whether they lead or support."""
DUE = _any(_part("due"))
ITEM = _any(_part("item"))
"""Of the other lines of an item: 建设内容, 整改措施."""
OFFICES = (*_part("body"), *_part("within"))
"""What such a label ends with; a text with none of them has none."""
