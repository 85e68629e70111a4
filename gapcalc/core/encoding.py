"""Which encoding a table is in, decided from the whole file: statistics offices do not say, and seldom use UTF-8."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import BinaryIO, NamedTuple, NoReturn

from gapcalc.core.problem import GapcalcError, Problem, not_among

__all__ = ["Encoding", "detect", "forced", "mojibake", "saved_wrong"]

CHUNK = 1 << 20
# As much of the lines that are not ASCII as a decision needs, and the longest line that is kept in one piece.
SAMPLE = MAX_LINE = 1 << 20
_HEAD = 4096

_BOMS = (
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
)
_MAGIC = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)", "旧版 Excel 工作簿（.xls）"),
    (
        b"PK\x03\x04",
        "an Excel workbook (.xlsx) or other zip archive",
        "Excel 工作簿（.xlsx）或其他压缩包",
    ),
    (b"%PDF-", "a PDF document", "PDF 文档"),
    (b"\x1f\x8b\x08", "a compressed file (gzip)", "压缩文件（gzip）"),
    (b"\x89PNG\r\n", "a picture (PNG)", "图片（PNG）"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "图片（JPEG）"),
    (b"{\\rtf", "a formatted document (RTF)", "RTF 文档"),
)
_MARKUP = re.compile(
    r"\s*<\s*(?:!--|!doctype\b|\?xml\b|(?:html|head|meta|title|style|script|body|table|div|svg|workbook)\b)",
    re.I,
)
# What other programs call these encodings, each replaced by the one that holds all of its characters.
_WIDER = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-8-sig": "utf-8",
}
_NO_TABLE = {"utf-7", "punycode", "idna", "unicode-escape", "raw-unicode-escape"}
_KNOWN = ("utf-8", "gb18030", "big5", "utf-16", "latin-1")

_WIDE = re.compile(r"[^\x00-\x7f]+")
_CONTROL = bytes({*range(1, 32), 127} - {*b"\t\n\v\f\r\x1b"})
# The characters that tables of statistics are written with. Wrong readings of a text make common characters by
# chance (Korean and Russian bytes do so as Chinese), but hardly ever these.
_USUAL = frozenset(
    "年月日季度末初上下半全时期本同累计合共指标项目单位名称数值量额率比重占均增长减升降速点百分千万亿元角吨公"
    "里米斤平方立亩个家户人次件台辆条种类别级第一二三四五六七八九十国省市县区乡镇村街道城农地东西南北中外内总"
    "生产业工商企金融资投费用收入支出口进销售存款贷价格居民常住籍男女性死亡就失登记从员教育学校师科技研发经营"
    "机构医院床卫体文化社会保险障福利水电气煤油能源消耗建设筑房屋面积土林木粮食果蔬肉蛋奶猪牛羊鱼植养殖车船铁"
    "路运输货客邮政通信网络宽带旅游环境污排放废处理绿覆盖空质好优良天情况线段港桥库站航场园器主要其他以有无和"
    "及与的不在为等大小高新规模服务制造加成动力行部门综定時項單數總萬億噸畝個戶輛條種類別級國縣區鄉鎮東產業農"
    "資費財銷價員學師發經營機構醫衛體會險氣電築積糧車鐵運輸貨郵訊網遊環汙廢處綠質優況與無為規務勞動門統計稱額"
    "來漲減長歷歲護圖館術職場際預決債權稅標準備註線橋庫園"
)
_ASCII = frozenset(map(chr, range(128)))
# One living script, which is no misreading however its bytes may be read: Greek or Cyrillic, kana, Hangul.
_ONE_SCRIPT = re.compile(r"[\u0370-\u04ff]+|[\u3040-\u30ff]+|[\u1100-\u11ff\uac00-\ud7af]+")
# Characters that are not ASCII, and a letter among them that may be half of one.
_RUN = re.compile(r"[^\x00-\x7f](?:[@-~]?[^\x00-\x7f])*[@-~]?")
# (the encoding a text was read in, the one it was written in); "latin-1" also stands for cp1252.
_MISREADINGS = (
    ("gb18030", "utf-8"), ("big5hkscs", "utf-8"), ("latin-1", "utf-8"),
    ("latin-1", "gb18030"), ("latin-1", "big5hkscs"), ("gb18030", "big5hkscs"), ("big5hkscs", "gb18030"),
)  # fmt: skip
# How much more Chinese the other reading must be (see `_weight`): at less, rare Traditional words raise alarms.
_MARGIN = 0.6


class Encoding(NamedTuple):
    """How to decode a file: by Python's codec `name`, from byte `skip` on (behind its byte order marks).

    `broken`: it is in that encoding, but a few lines hold bytes that are not.
    """

    name: str
    skip: int = 0
    broken: bool = False


def detect(stream: BinaryIO) -> Encoding:
    """Return the encoding of a seekable stream, read to its end; it stands at its start again afterwards.

    Raises `GapcalcError`: `wrong-kind` (a workbook, a web page …), `binary-file`, or `encoding` (with the line of
    the first byte that is not UTF-8) where the text is in no encoding that can be told with certainty.
    """
    try:
        marked, skip = _start(stream)
        if marked.startswith("utf-16"):
            return _settled(stream, skip, marked)
        if any(b"\0" in chunk for chunk in _chunks(stream, skip)):
            return _settled(stream, skip, _utf16_order(stream, skip))
        if _fault(stream, skip, "utf-8") is None:
            return Encoding("utf-8", skip)
        name = _told(_sample(stream, skip))
        if name is None:
            _refuse(stream, skip)
        return _settled(stream, skip, name)
    finally:
        stream.seek(0)


def forced(name: str, stream: BinaryIO) -> Encoding:
    """Return the encoding that `name` stands for, for a stream that is said to be in it.

    Raises `GapcalcError`: `unknown-option` for a name that is no encoding of text; `wrong-kind`, `binary-file` and
    `encoding` as in `detect`.
    """
    try:
        canonical = codecs.lookup(name).name.replace("_", "-")
        b"a".decode(name, "replace")  # refuses codecs that do not make text: hex, rot13
    except (LookupError, ValueError):
        canonical = None
    if canonical is None or canonical in _NO_TABLE:
        raise not_among("--encoding", name, _KNOWN)
    try:
        marked, skip = _start(stream)
        chosen = _WIDER.get(canonical, canonical)
        if chosen == "utf-16":
            chosen = marked if marked.startswith("utf-16") else "utf-16-le"
        # The mark of another encoding is none in this one: UTF-32 begins as UTF-16 does.
        if marked.startswith("utf-16") != chosen.startswith("utf-16"):
            skip = 0
        return _settled(stream, skip, chosen)
    finally:
        stream.seek(0)


def mojibake(text: str) -> bool:
    """Return whether a line or cell was opened in a wrong encoding and saved so: another reading makes better sense."""
    if text.isascii():
        return False
    if "\ufffd" in text or "锟斤拷" in text:
        return True
    if _ordinary().issuperset(text):
        return False
    return any(_misread(run) for run in _RUN.findall(text))


def saved_wrong(lines: Sequence[str]) -> bool:
    """Return whether most of the lines that are not ASCII were opened in a wrong encoding and saved so."""
    wide = [line for line in lines if not line.isascii()]
    odd = [
        line for line in wide if not _ordinary().issuperset(line)
    ]  # the others are as they should be
    return len(odd) * 2 > len(wide) and sum(map(mojibake, odd)) * 2 > len(wide)


# --- what the bytes begin with


def _start(stream: BinaryIO) -> tuple[str, int]:
    """Return the encoding that a byte order mark gives ("" without one) and the length of all such marks."""
    stream.seek(0)
    head = stream.read(_HEAD)
    name, bom = next((mark for mark in _BOMS if head.startswith(mark[1])), ("", b""))
    skip = 0
    while bom and head.startswith(bom, skip):
        skip += len(bom)
    _check_kind(head[skip:], name)
    return name, skip


def _check_kind(head: bytes, marked: str) -> None:
    for magic, en, zh in _MAGIC:
        if head.startswith(magic):
            raise GapcalcError(Problem("wrong-kind", {"kind_en": en, "kind_zh": zh}))
    if _MARKUP.match(head.decode(marked if marked.startswith("utf-16") else "latin-1", "ignore")):
        kind = {
            "kind_en": "a web page (HTML) or XML document",
            "kind_zh": "网页（HTML）或 XML 文档",
        }
        raise GapcalcError(Problem("wrong-kind", kind))


# --- whole passes, in bounded memory


def _chunks(stream: BinaryIO, skip: int) -> Iterator[bytes]:
    stream.seek(skip)
    while chunk := stream.read(CHUNK):
        yield chunk


def _fault(stream: BinaryIO, skip: int, name: str, errors: str = "strict") -> str | None:
    """Return the first byte that cannot be decoded, or None. Raises `GapcalcError` for text that holds U+0000."""
    decoder = codecs.getincrementaldecoder(name)(errors)
    try:
        for chunk in _chunks(stream, skip):
            if (
                name == "utf-8"
                and chunk.isascii()
                and b"\0" not in chunk
                and not decoder.getstate()[0]
            ):
                continue
            if "\0" in decoder.decode(chunk):
                raise GapcalcError(Problem("binary-file"))
        decoder.decode(b"", True)
    except UnicodeDecodeError as error:
        return f"0x{error.object[error.start]:02x}"
    except UnicodeError:  # UTF-32 without a byte order mark
        return "0x00"
    return None


def _settled(stream: BinaryIO, skip: int, name: str) -> Encoding:
    """Return the encoding, `broken` where some bytes are not in it. Raises `GapcalcError` where they cannot be kept."""
    broken = _fault(stream, skip, name) is not None
    if broken and (byte := _fault(stream, skip, name, "surrogateescape")):
        raise GapcalcError(Problem("encoding", {"byte": byte}))
    return Encoding(name, skip, broken)


def _lines(stream: BinaryIO, skip: int) -> Iterator[bytes]:
    r"""Yield lines with their ends: \n, \r\n, or a lone \r. One longer than MAX_LINE comes in pieces."""
    rest = b""
    for chunk in _chunks(stream, skip):
        # The last one may go on in the next chunk, if only by the \n of its \r\n.
        *whole, rest = (rest + chunk).splitlines(keepends=True)
        yield from whole
        if len(rest) > MAX_LINE:
            cut = rest.rfind(b",") + 1 or len(rest)
            yield rest[:cut]
            rest = rest[cut:]
    if rest:
        yield rest


def _sample(stream: BinaryIO, skip: int) -> list[bytes]:
    """Return the lines that are not ASCII, wherever they stand, up to SAMPLE bytes of them."""
    found, size = [], 0
    for line in _lines(stream, skip):
        if not line.isascii():
            found.append(line)
            size += len(line)
            if size > SAMPLE:
                break
    return found


def _refuse(stream: BinaryIO, skip: int) -> NoReturn:
    """Raise `GapcalcError` that names the first byte that is not UTF-8, and its line."""
    number, size, control = 1, 0, 0
    fault: Problem | None = None
    for line in _lines(stream, skip):
        size += len(line)
        control += len(line) - len(line.translate(None, _CONTROL))
        try:
            line.decode()
        except UnicodeDecodeError as error:
            fault = fault or Problem(
                "encoding", {"byte": f"0x{line[error.start]:02x}"}, line=number
            )
        if size > SAMPLE and fault:
            break
        number += line.endswith((b"\n", b"\r"))
    if fault is None or control * 20 > size:
        fault = Problem("binary-file")
    raise GapcalcError(fault)


# --- UTF-16


def _utf16_order(stream: BinaryIO, skip: int) -> str:
    """Return which UTF-16 a file with NUL bytes is in. Raises `GapcalcError` where it reads as text in neither."""
    stream.seek(skip)
    head = stream.read(SAMPLE)
    shares = {}
    for name in ("utf-16-le", "utf-16-be"):
        counts = Counter(head.decode(name, "replace"))
        plausible = sum(count for c, count in counts.items() if _plausible(c))
        shares[name] = plausible / max(1, counts.total())
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < 0.8:
        raise GapcalcError(Problem("binary-file"))
    return best


def _plausible(character: str) -> bool:
    if character <= "\xff":
        return character.isprintable() or character in "\t\r\n"
    return character in _both()


# --- Chinese


@cache
def _common(name: str) -> frozenset[str]:
    """Return the characters that the encoding puts first: its level 1 (by use) and its punctuation."""
    high = bytes(range(0xA1, 0xFF))
    if name == "gb18030":
        rows = b"".join(_row(lead, high) for lead in (0xA1, 0xA2, 0xA3, *range(0xB0, 0xD8)))
    else:
        rows = b"".join(_row(lead, bytes(range(0x40, 0x7F)) + high) for lead in range(0xA1, 0xC6))
        rows += _row(0xC6, bytes(range(0x40, 0x7F)))
    text = rows.decode(name, "ignore")
    return frozenset(text).difference(_ASCII) | _USUAL


def _row(lead: int, trails: bytes) -> bytes:
    """Return the pairs of bytes that begin with `lead`, a space before each, so that none is read into another."""
    row = bytearray(b" ") * (3 * len(trails))
    row[1::3] = bytes((lead,)) * len(trails)
    row[2::3] = trails
    return bytes(row)


@cache
def _both() -> frozenset[str]:
    return _common("gb18030") | _common("big5hkscs")


def _told(lines: list[bytes]) -> str | None:
    """Return the encoding of lines that are not all UTF-8, or None where nothing tells it."""
    sample = b"".join(lines)
    weights = {name: _weight(sample, name) for name in ("gb18030", "big5hkscs")}
    best = max(weights, key=lambda name: weights[name])
    if weights[best]:
        return best
    faulty = sum(not _is_utf8(line) for line in lines)
    return "utf-8" if faulty * 3 <= len(lines) else None


def _weight(sample: bytes, name: str) -> float:
    """Return how Chinese the sample is, read so: 0 (not at all) to 2 (in usual characters only)."""
    text = sample.decode(name, "surrogateescape")
    runs = _WIDE.findall(text)
    counts = Counter("".join(runs))
    common = _both() if name == "gb18030" else _common(name)  # GBK holds Traditional characters too
    # A letter behind one high byte (°C, µm) makes a character too, so one that stands alone says nothing.
    for character, count in Counter(run for run in runs if len(run) == 1).items():
        if character in common and character.encode(name)[-1] < 0x80:
            counts[character] -= count
    known, usual = _shares(counts, common)
    return known + usual if known >= 0.8 and usual >= 0.2 else 0


def _shares(counts: Counter[str], common: frozenset[str]) -> tuple[float, float]:
    total = counts.total() or 1
    known = sum(count for character, count in counts.items() if character in common)
    usual = sum(count for character, count in counts.items() if character in _USUAL)
    return known / total, usual / total


# --- text read wrongly before it came here


@cache
def _ordinary() -> frozenset[str]:
    return _common("gb18030") | _ASCII


def _misread(run: str) -> bool:
    if _ONE_SCRIPT.fullmatch(run):
        return False
    sense = sum(_shares(_wide(run), _both()))
    return any(_sense(run, read, written) > sense + _MARGIN for read, written in _MISREADINGS)


def _sense(run: str, read: str, written: str) -> float:
    """Return how Chinese the run is when read again, as in `_weight`."""
    try:
        data = (run.translate(_from_cp1252()) if read == "latin-1" else run).encode(read)
        again = _wide(data.decode(written, "replace" if written == "utf-8" else "strict"))
    except UnicodeError:
        return 0
    if (
        written == "utf-8"
    ):  # its form is evidence in itself, even where a byte has been lost on the way
        known, usual = _shares(again, _both())
        return 1 + known if known >= 0.6 else 0
    if read != "latin-1" and again.total() < 2:
        return 0
    known, usual = _shares(again, _common("big5hkscs") if written == "big5hkscs" else _both())
    return known + usual if known >= 0.9 and usual >= 0.1 else 0


@cache
def _from_cp1252() -> dict[int, int]:
    return {ord(bytes((byte,)).decode("cp1252", "replace")): byte for byte in range(0x80, 0xA0)}


def _wide(text: str) -> Counter[str]:
    return Counter(character for character in text if character > "\x7f")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True
