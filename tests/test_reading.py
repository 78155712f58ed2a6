"""Bytes to text: four encodings, and one line about everything else."""

import datetime
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govtargets.errors import DocumentError
from govtargets.reading import decode, read, shown

PROSE = "市民政局：今年完成养老床位120张，\r\n力争６月底前投用；增长6.5％。\n“一件事”办结率≥90%①"
TRADITIONAL = "今年完成養老床位建設，力爭六月底前投入使用，實現全覆蓋。"
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", [PROSE, TRADITIONAL, "年内建成。", "２０２２年，新增１００万元"])
def test_each_encoding_gives_the_text_unchanged(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_utf_16_of_either_order_is_read_by_its_mark(mark: bytes) -> None:
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert decode(mark + "plain ascii".encode(encoding), "a.txt") == "plain ascii"


def test_gbk_and_gb2312_are_read_as_parts_of_gb18030() -> None:
    assert decode(PROSE.replace("６", "6").encode("gbk"), "a.txt") == PROSE.replace("６", "6")
    assert decode("年内建成".encode("gb2312"), "a.txt") == "年内建成"


@given(st.text("年月日万亿元个百分之确保完成的在，。；0123456789\r\n", min_size=12, max_size=40))
def test_whatever_is_chinese_prose_reads_back(text: str) -> None:
    text = "确保完成" + text
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert decode(text.encode(encoding), "a.txt") == text


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    text = line = ""
    try:
        text = decode(data, "a.txt")
    except DocumentError as error:
        line = str(error)
    text.encode("utf-8")
    assert bool(text.strip()) != line.startswith("a.txt: ")
    assert "\0" not in text
    assert len(line.splitlines()) <= 1


REFUSED = {
    "empty": (b"", "the file is empty"),
    "blank": (b" \r\n\t", "the file is empty"),
    "a mark alone": (b"\xef\xbb\xbf", "the file is empty"),
    "ideographic blanks": ("\u3000\n".encode(), "the file is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "every byte": (bytes(range(256)), "binary"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\x00", "a PDF"),
    "a Word file": (b"PK\x03\x04\x14\x00\x06\x00", "a Word or zip file"),
    "one NUL in a long text": (PROSE.encode() * 99 + b"\x00", "binary"),
    "controls": (b"abc\x01\x02\x03\x04", "not text"),
    "half a character": (PROSE.encode()[:-1] + b"\xff\xff\xff", "not text in UTF-8, GB18030 or UTF-16"),
    "Big5": ("今年完成養老床位建設，力爭六月底前投入使用。".encode("big5"), "not text in"),
    "Shift JIS": ("目標を達成するため努力します。".encode("shift_jis"), "not text in"),
    "Latin": ("à l'été où il était prévu".encode("latin-1"), "not text in"),
    "UTF-32": ("年内建成".encode("utf-32"), "UTF-32"),
    "damaged UTF-8": (b"\xef\xbb\xbf\xe5\xb9", "damaged"),
    "damaged UTF-16": (b"\xff\xfe\x00\xd8", "damaged"),
}


@pytest.mark.parametrize(("data", "what"), REFUSED.values(), ids=REFUSED.keys())
def test_anything_else_is_refused_with_what_to_do(data: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data, "folder/a.txt")
    message = str(caught.value)
    assert message.startswith("folder/a.txt: ")
    assert what in message
    assert ";" in message
    assert "\n" not in message


def test_utf_8_that_was_cut_in_a_character_is_not_taken_for_gb18030() -> None:
    with pytest.raises(DocumentError):
        decode("年内建成标准厂房二十万平方米，力争投用".encode()[:-1], "a.txt")


def test_a_document_is_named_after_its_file(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    path.write_bytes("\ufeff年内\r\n建成".encode())
    day = datetime.date(2022, 6, 14)
    document = read(path, published=day, issuer="某市人民政府")
    assert (document.text, document.name) == ("年内\r\n建成", "报告.txt")
    assert (document.published, document.issuer) == (day, "某市人民政府")
    assert read(str(path)).text == document.text


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"none\.txt: there is no such file; check"):
        read(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="this is a folder; name a file"):
        read(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read"):
        read("a\0b")
    with pytest.raises(DocumentError, match="cannot be read"):
        read(tmp_path / ("年" * 300))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("年内建成")
    path.chmod(0)
    with pytest.raises(DocumentError, match="not permitted; ask"):
        read(path)


def test_missing_permission_is_told_from_other_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DocumentError, match=r"a\.txt: reading it is not permitted; ask"):
        read("a.txt")


@given(st.text())
def test_a_path_is_shown_on_one_line_that_any_output_carries(path: str) -> None:
    line = shown(path)
    line.encode("utf-8")
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line
    assert len(line) == len(path)


def test_the_bytes_of_an_undecodable_path_are_shown() -> None:
    assert shown(os.fsdecode(b"a\xff.txt")) == "a\ufffd.txt"
