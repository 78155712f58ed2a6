"""The small numerals that dates use: days, months, lengths and years, in digits or in Chinese."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "元": 1,
}


def read_count(text: str) -> int:
    """Return the number that 7, 十二, 廿三 or 三十 stands for (below one hundred)."""
    if text.isdigit():
        return int(text)
    tens, ten, units = text.replace("廿", "二十").rpartition("十")
    if not ten:
        return _DIGITS[text]
    return (10 * _DIGITS[tens] if tens else 10) + (_DIGITS[units] if units else 0)


def read_year(text: str) -> int:
    """Return the year that 2022, 22, 二〇二二 or 零八 stands for; two digits lie in 1950 to 2049."""
    year = int(text) if text.isdigit() else int("".join(str(_DIGITS.get(sign, sign)) for sign in text))
    if len(text) == 2:
        return 2000 + year if year < 50 else 1900 + year
    return year


def write_year(year: int) -> str:
    """Return a year digit by digit: 二〇二二."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


def write_count(value: int) -> str:
    """Return a number below one hundred as a day or month is written: 十二, 二十一."""
    tens, units = divmod(value, 10)
    digits = "零一二三四五六七八九"
    if not tens:
        return digits[units]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[units] if units else "")
