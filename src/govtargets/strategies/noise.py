"""Texts that mean nothing in particular, dense in the characters that matter."""

from hypothesis import strategies as st

PIECES = (
    *"0123456789.,%-—至到年月日季度底前内末初上下半以来起万亿千百十零一二三两点个约近多余几",
    *"元亩家人局市县区委厅镇第的和、，。；：（）“”",
    *("不少于", "不超过", "超过", "以上", "以内", "左右", "百分之", "个百分点", "2022年", "财政局"),
    *("１", "％", " ", "\u3000", "\n", "\n\n", "a"),
)
"""What dense texts are made of."""

ODD = "\n²①½Ⅷ٣〇é\u0000\u2028\u00a0\ufeff😀-.%"
"""Characters that some think are digits, blanks or line ends, and others not."""

WORDS = ("其余照旧", "工作有序推进", "另行通知")
"""Clauses without number, date, body or comparator."""


def texts(*, alphabet: str = "", max_pieces: int = 10) -> st.SearchStrategy[str]:
    """Draw any text: pieces of numerals, dates, names and marks, the given characters, or anything at all."""
    pieces = (*alphabet, *PIECES)
    dense = st.lists(st.sampled_from(pieces), max_size=max_pieces).map("".join)
    own = [st.text(alphabet, max_size=max_pieces)] if alphabet else []
    odd = st.text(ODD, max_size=max_pieces)
    return st.one_of(dense, *own, odd, st.text(st.characters(codec="utf-8"), max_size=max_pieces))


def surroundings() -> st.SearchStrategy[tuple[str, str]]:
    """Draw what may stand before and behind a mention without saying anything about it."""
    word = st.sampled_from(("", *WORDS))
    before = st.tuples(word, st.sampled_from(("", "。", "；", "，", "：", "（", "、", "\n\n"))).map(_before)
    after = st.tuples(st.sampled_from(("", "。", "；", "，", "）", "。\n\n")), word).map(_after)
    return st.tuples(before, after)


def _before(parts: tuple[str, str]) -> str:
    word, mark = parts
    return f"{word}。\n\n" if mark == "\n\n" else word + mark if mark else ""


def _after(parts: tuple[str, str]) -> str:
    mark, word = parts
    return mark + word if mark else ""
