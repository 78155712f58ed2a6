"""Labels of the lines of an item, such as who answers for it and by when: 牵头单位, 责任科室, 完成时限.

Each is a pattern without a group, to be put into a longer one; the words are in `responsibility.tsv`.
"""

from govtargets.tables import words


def _any(part: str) -> str:
    return f"(?:{'|'.join(words('responsibility.tsv', part))})"


_BODY, _WITHIN = _any("body"), _any("within")
_OFFICE = f"(?:{_BODY}|{_WITHIN})"
LEAD = f"{_any('lead')}{_OFFICE}"
"""Of the body that answers for it, or of an office within one."""
LEAD_BODY, LEAD_WITHIN = f"{_any('lead')}{_BODY}", f"{_any('lead')}{_WITHIN}"
"""The two apart: a name behind 责任科室 may lack what tells a body elsewhere."""
SUPPORT = f"{_any('support')}{_OFFICE}"
SUPPORT_BODY = f"{_any('support')}{_BODY}"
DUE = _any("due")
ITEM = _any("item")
"""Of the other lines of an item: 建设内容, 整改措施."""
OFFICES = (*words("responsibility.tsv", "body"), *words("responsibility.tsv", "within"))
"""What such a label ends with; a text with none of them has none."""
