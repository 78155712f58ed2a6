"""Years that the source lost: a 年 with nothing before it."""

from govtargets.deferred import deferred
from govtargets.model import Found
from govtargets.values import Damage

# A decimal without its whole part, or a percent sign without a number: this copy loses digits.
_SURE = deferred(
    r"[.%‰](?:(?<=[\u4e00-\u9fff]\.)[0-9]+[%亿万]|(?<=[\u4e00-\u9fff][%‰])(?<![位十百千两几率一二三四五六七八九][%‰]))"
)
_LOST = deferred(
    r"年(?:(?<![^\n。！!；;]年)(?=[,，我全区市县镇乡街各本]|度(?!计划))|(?<=获评年)(?=度)"
    r"|(?<![0-9〇零○十百千万亿两几数多半每今去明前后当上本往历近新成老中青少周跨过一二三四五六七八九]年)(?=以来))"
)


def lost_years(text: str) -> list[Found]:
    """Return each 年 that lost its number, in a text that shows sure damage elsewhere; nothing in others."""
    lost = list(_LOST.finditer(text))
    if not lost or _SURE.search(text) is None:
        return []
    return [Found(match.start(), match.end(), Damage("year lost")) for match in lost]
