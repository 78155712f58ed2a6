"""How the items of a document are numbered: 一、 (二) 3. 四是. Patterns without a group, for longer ones."""

ZH = "[一二三四五六七八九十]{1,3}"
LEVELS = (rf"{ZH}、", rf"[(]{ZH}[)]", rf"[(]?\d{{1,3}}[)、.．]|{ZH}是")
"""The levels of numbers, the highest first; an item ends at the next number of its own or a higher one."""
MARK = r"[(]?[一二三四五六七八九十\d]{1,3}[)、.．]"
"""A number of any level, but for 四是."""
NEXT = rf"\n[ \t\u3000]*(?:{LEVELS[0]}|{LEVELS[1]}|\d{{1,3}}[、.．]|\n)"
"""Where an item ends that may have （1） and （2） within it: at the next one, or at a blank line."""
