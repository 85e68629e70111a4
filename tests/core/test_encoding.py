"""The encoding of a table, decided from its bytes."""

from __future__ import annotations

import codecs
from io import BytesIO

import pytest
from helpers.cases import for_each
from helpers.chinese_tables import HEADER, TABLE, TRADITIONAL, TRADITIONAL_NAMES, names
from hypothesis import given
from hypothesis import strategies as st

from gapcalc import Plan
from gapcalc.core import encoding
from gapcalc.core.encoding import Encoding, detect_encoding, named_encoding
from gapcalc.core.problem import GapcalcError, Problem

LATIN = [
    "Côte d'Ivoire", "São Tomé", "Türkiye", "25 °C", "10 µm", "5 µL", "m²", "é", "±5", "«a»",
    "naïve", "ÄÖÜ",
    "POPULAÇÃO", "Überschuß", "£", "½",
]  # fmt: skip


def told(data: bytes) -> Encoding:
    """What `detect_encoding` says of bytes; the stream must stand at its start again."""
    stream = BytesIO(data)
    found = detect_encoding(stream)
    assert stream.tell() == 0
    return found


def refused(data: bytes) -> Problem:
    """The problem for which bytes are refused; the stream must stand at its start again."""
    stream = BytesIO(data)
    with pytest.raises(GapcalcError) as caught:
        detect_encoding(stream)
    assert stream.tell() == 0
    (problem,) = caught.value.problems
    assert problem.path is None and problem.message("zh") != problem.message("en")
    return problem


@pytest.fixture(params=[1, 2, 3, 7, 64])
def small_chunks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in pieces that cut characters and line ends in two."""
    monkeypatch.setattr(encoding, "CHUNK", request.param)


# --- which encoding


@for_each(
    "text, codec, name",
    [
        (TABLE, "utf-8", "utf-8"), (TABLE, "gbk", "gb18030"), (TABLE, "gb18030", "gb18030"),
        (TABLE, "utf-16-le", "utf-16-le"), (TABLE, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "big5", "big5hkscs"), (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (TRADITIONAL + "深水埗邨,戶,1,2\n", "big5hkscs", "big5hkscs"), (HEADER, "gbk", "gb18030"),
        ("年,亿元\n2023,30145.79\n", "gbk", "gb18030"), (TABLE + "㐂𠮷,,,\n", "gb18030", "gb18030"),
        ("indicator,unit,2023\nGDP,bn,1\n", "ascii", "utf-8"), ("", "ascii", "utf-8"),
        ("country,2023\nCôte d'Ivoire,1\n", "utf-8", "utf-8"),
        ("country,2023\nFrance,1\n", "utf-16-le", "utf-16-le"),
    ],
)  # fmt: skip
def test_the_encoding_is_told_from_the_text(text: str, codec: str, name: str) -> None:
    data = text.encode(codec)
    assert told(data) == Encoding(name)
    assert data.decode(name) == text


@pytest.mark.usefixtures("small_chunks")
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"])
def test_characters_may_be_cut_at_the_end_of_a_chunk(codec: str) -> None:
    text = (TRADITIONAL if codec == "big5hkscs" else TABLE).replace("\n", "\r\n")
    assert told(text.encode(codec)) == Encoding(codec)


@pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be", "utf-8"])
def test_one_name_of_the_plan_is_enough(plan: Plan, codec: str) -> None:
    wrong = [
        name for name in names(plan) if told(f"{name},2023\n".encode(codec)) != Encoding(codec)
    ]
    assert len(names(plan)) > 300 and wrong == []


@for_each("name", TRADITIONAL_NAMES)
def test_one_traditional_name_is_enough(name: str) -> None:
    assert told(f"{name},2023\n".encode("big5")) == Encoding("big5hkscs")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_all_names_of_the_plan_together(plan: Plan, codec: str) -> None:
    text = HEADER + "".join(f"{name},亿元,1,2\n" for name in names(plan))
    assert told(text.encode(codec)) == Encoding(codec)


def test_the_first_byte_that_tells_may_come_late() -> None:
    ascii_part = b"# a comment of plain ASCII\n" * 200_000
    assert told(ascii_part + TABLE.encode("gbk")) == Encoding("gb18030")
    assert told(ascii_part + TABLE.encode()) == Encoding("utf-8")
    assert refused(ascii_part + b"caf\xe9,1\n").line == 200_001


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("text", [TABLE, "a,b\n", ""])
def test_byte_order_marks_decide_and_are_skipped(
    bom: bytes, codec: str, times: int, text: str
) -> None:
    assert told(bom * times + text.encode(codec)) == Encoding(codec, len(bom) * times)


def test_a_mark_of_utf8_before_gbk_is_skipped_too() -> None:
    assert told(codecs.BOM_UTF8 + TABLE.encode("gbk")) == Encoding("gb18030", 3)


# --- a few bad lines


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TABLE.encode() + "工业增加值,亿元,1,2\n".encode("gbk"), "utf-8"),
        (TABLE.encode() + "教育".encode()[:-1], "utf-8"),
        ("Réunion,1\nCôte d'Ivoire,2\nTürkiye,3\n".encode() + b"Cura\xe7ao,4\n", "utf-8"),
        (TABLE.encode("gbk") + b"\xff,\xd2\xda\xd4\xaa,1,2\n", "gb18030"),
        (TABLE.encode("gbk") + "出口,亿".encode("gbk") + b"\x80,1,2\n", "gb18030"),
        (TRADITIONAL.encode("big5") + b"\xff,1\n", "big5hkscs"),
    ],
)
def test_a_few_bad_lines_do_not_hide_the_encoding(data: bytes, name: str) -> None:
    assert told(data) == Encoding(name, broken=True)
    assert any("\udc80" <= c <= "\udcff" for c in data.decode(name, "surrogateescape"))


def test_bad_lines_that_are_not_few_leave_it_open() -> None:
    mixed = "工业增加值,亿元,1,2\n".encode() + "工业增加值,亿元,1,2\n".encode("gbk")
    assert refused(mixed).code == "encoding"


# --- what is refused


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
@pytest.mark.parametrize("name", LATIN)
def test_latin1_is_never_taken_for_chinese(name: str, codec: str) -> None:
    problem = refused(f"country,2023\n{name},1\n".encode(codec))
    first = next(byte for byte in name.encode(codec) if byte > 127)
    assert (problem.code, problem.line, problem.details) == (
        "encoding",
        2,
        {"byte": f"0x{first:02x}"},
    )


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("都道府県,総人口,単位\n北海道,5092,千人\n東京都,14086,千人\nサービス業,1,百万円\n",
         "cp932"),
        ("都道府県,総人口,ひとりあたり県民所得\n東京都,サービス業,1\n", "euc_jp"),
        ("Показатель,Единица измерения\nНаселение Москвы,тыс. человек\nВаловой продукт,млрд руб.\n",
         "koi8-r"),
        ("Показатель,Единица измерения\nНаселение Москвы,тыс. человек\n", "cp1251"),
        ("Πληθυσμός,έτος\nΕλλάδα,2023\n", "iso8859-7"),
        ("시도별,총인구,단위\n서울특별시,9386,천명\n부산광역시,3293,천명\n고용률,62.6,비율\n",
         "cp949"),
        ("\n".join(LATIN), "cp1252"), ("\n".join(LATIN), "mac-roman"),
        ("Łódź,Województwo,ludność\n", "cp1250"),
    ],
)  # fmt: skip
def test_other_encodings_are_refused_not_guessed(text: str, codec: str) -> None:
    assert refused(text.encode(codec, "ignore")).code == "encoding"


@pytest.mark.parametrize("chunk", [1, 4, 5, 1 << 20])
@pytest.mark.parametrize(
    ("before", "line"),
    [
        (b"a\nb\n", 3),
        (b"a\r\nb\r\n", 3),
        (b"a\rb\r", 3),
        (b"a\n\rb\r\n\r", 5),
        (b"\x0b\x0c\x1c\xc2\x85", 1),
        (b"", 1),
    ],
)
def test_lines_end_with_any_of_three_ends(
    before: bytes, line: int, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoding, "CHUNK", chunk)
    assert refused(before + b"1,2,3,caf\xe9,5,6,7,8,9\n" * 2).line == line


@for_each(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, b"PK\x03\x04\x14\0", b"%PDF-1.7\n",
        b"\x1f\x8b\x08\0",
        b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0", b"{\\rtf1\\ansi",
        b"<html><meta charset=gb2312>",
        b"\r\n <!DOCTYPE html>", b"<?xml version='1.0'?><Workbook/>", b"<TABLE border=1>",
        b"<!-- x --><table>",
        codecs.BOM_UTF8 + b"<html>", codecs.BOM_UTF16_LE + "<html>".encode("utf-16-le"),
        b"\n\n<meta charset=utf-8>",
    ],
)  # fmt: skip
def test_other_kinds_of_file_are_named(data: bytes) -> None:
    problem = refused(data)
    assert problem.code == "wrong-kind"
    assert problem.details["kind_zh"] in problem.message("zh")
    assert problem.details["kind_en"] in problem.message("en")


@pytest.mark.parametrize(
    "text", ["<0.05,1\n", "<5万人,1\n", "PK,1\n", "{a},1\n", "<tablet,1\n", "a<html>\n"]
)
def test_text_that_only_looks_like_another_kind_is_read(text: str) -> None:
    assert told(text.encode()) == Encoding("utf-8")


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\n1,\0\n", TABLE.encode() + b"\0", TABLE.encode("gbk") + b"\0", bytes(range(256)) * 4,
        b"".join(bytes((n % 31 + 1, n * 37 % 128 + 128)) for n in range(400)),
        codecs.BOM_UTF32_LE + b"a\0\0\0",
    ],
)  # fmt: skip
def test_binary_files_are_refused(data: bytes) -> None:
    assert refused(data).code == "binary-file"


def test_utf16_that_breaks_off_is_refused() -> None:
    assert refused(codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le") + b"\n").code == "encoding"


def test_a_line_longer_than_memory_allows_is_read_in_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(encoding, "CHUNK", 10)
    monkeypatch.setattr(encoding, "MAX_LINE", 20)
    data = TABLE.replace("\n", ",").encode("gbk")
    pieces = list(encoding._lines(BytesIO(data), 0))
    assert told(data) == Encoding("gb18030")
    assert b"".join(pieces) == data and max(map(len, pieces)) <= 30
    assert all(piece.endswith(b",") for piece in pieces)
    assert refused(b"1,2,3,4,5,6,7,8,9," * 5 + b"\ncaf\xe9,1\n").line == 2


@pytest.mark.parametrize("data", [b"\xe5", b"\xe5a", b"\xe5a\xbc\xa0\n", b"\xe5\n\xbc\xa0\n"])
def test_a_character_in_parts_is_no_character(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "CHUNK", 1)
    assert refused(data) == Problem("encoding", {"byte": "0xe5"}, line=1)


@given(st.binary(max_size=200))
def test_any_bytes_are_told_or_refused(data: bytes) -> None:
    try:
        found = detect_encoding(BytesIO(data))
    except GapcalcError as error:
        assert error.problems[0].code in {"encoding", "binary-file", "wrong-kind"}
    else:
        escaped = data[found.skip :].decode(
            found.name, "surrogateescape" if found.broken else "strict"
        )
        assert "\0" not in escaped


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60))
def test_whatever_is_utf8_is_read_as_utf8(text: str) -> None:
    try:
        found = detect_encoding(BytesIO(text.encode()))
    except GapcalcError as error:
        assert error.problems[0].code == "wrong-kind"
    else:
        assert found.name == "utf-8" and not found.broken


# --- an encoding named by the user


@for_each(
    "name, codec",
    [
        ("gbk", "gb18030"), ("GB2312", "gb18030"), ("cp936", "gb18030"), ("gb18030", "gb18030"),
        ("big5", "big5hkscs"),
        ("cp950", "big5hkscs"), ("utf8", "utf-8"), ("utf-8-sig", "utf-8"), ("latin-1", "iso8859-1"),
        ("cp1252", "cp1252"), ("koi8-r", "koi8-r"),
    ],
)  # fmt: skip
def test_a_name_stands_for_the_widest_of_its_kind(name: str, codec: str) -> None:
    stream = BytesIO(b"a,1\n")
    assert named_encoding(name, stream) == Encoding(codec)
    assert named_encoding(name, BytesIO(codecs.BOM_UTF8 + b"a,1\n")) == Encoding(codec, 3)
    assert stream.tell() == 0


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("utf-16", TABLE.encode("utf-16-le"), Encoding("utf-16-le")),
        ("utf-16", codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"), Encoding("utf-16-be", 2)),
        ("utf-16-be", TABLE.encode("utf-16-be"), Encoding("utf-16-be")),
        ("utf-32", TABLE.encode("utf-32"), Encoding("utf-32")),
        ("latin-1", TABLE.encode("gbk"), Encoding("iso8859-1")),
        ("gbk", TABLE.encode("gbk") + b"\x80\n", Encoding("gb18030", broken=True)),
    ],
)
def test_what_the_user_says_stands(name: str, data: bytes, found: Encoding) -> None:
    assert named_encoding(name, BytesIO(data)) == found


@for_each(
    "name",
    [
        "klingon", "", "rot13", "hex", "zlib", "base64", "punycode", "idna", "unicode_escape",
        "raw_unicode_escape",
        "utf-7", "undefined", "a\0b", "\udc80", "é", "../gbk",
    ],
)  # fmt: skip
def test_what_is_no_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(GapcalcError) as caught:
        named_encoding(name, BytesIO(b"a\n"))
    assert caught.value.problems[0].code == "unknown-option"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("utf-16", b"abc", "encoding"), ("utf-32", b"abcdefgh", "encoding"),
        ("latin-1", b"a\0", "binary-file"),
        ("utf-8", b"a\0", "binary-file"),
        ("gbk", b"%PDF-1.7", "wrong-kind"),
    ],
)  # fmt: skip
def test_what_cannot_be_in_the_named_encoding_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(GapcalcError) as caught:
        named_encoding(name, BytesIO(data))
    assert caught.value.problems[0].code == code
