"""How a Word document looks: page, fonts, styles and numbering.

In Chinese it follows GB/T 9704-2012, the layout of official documents: A4 with margins of 37, 35,
28 and 26 mm, 22 lines of 28 characters a page, the title in 小标宋 of size 2, text in 仿宋 of
size 3, headings 一、 in 黑体, （一） in 楷体, 1. in 仿宋, and — 1 — at the outer foot. In English
it is sober.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from gapcalc.messages.locale import Language

__all__ = [
    "A4_HEIGHT",
    "A4_WIDTH",
    "LOOKS",
    "WIDE_MARGIN",
    "Font",
    "Look",
    "font_table",
    "numbering",
    "styles",
]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Font:
    """A pair of fonts, for Latin and for Chinese characters, and a size in half points."""

    latin: str
    chinese: str
    size: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of a document: lengths in twips, twentieths of a point.

    `margins` are top, right, bottom and left. `line` is the distance of lines in text, exact where
    `is_exact`, else in 240ths of a line. `indent` is that of a paragraph's first line.
    """

    margins: tuple[int, int, int, int]
    line: int
    is_exact: bool
    indent: int
    body: Font
    title: Font
    subtitle: Font
    headings: tuple[Font, Font, Font]
    table: Font
    table_head: Font
    detail: Font
    detail_line: int
    caption: Font
    foot: Font
    levels: tuple[tuple[str, str], ...]

    @property
    def width(self) -> int:
        """How wide the text of an upright page is."""
        return A4_WIDTH - self.margins[1] - self.margins[3]

    @property
    def wide_width(self) -> int:
        """How wide the text of a page laid across is."""
        return A4_HEIGHT - 2 * WIDE_MARGIN


A4_WIDTH = 11906
A4_HEIGHT = 16838
# On all sides of a page that lies across: 20 mm.
WIDE_MARGIN = 1134
_SONG = "宋体"
_HEI = "黑体"
_KAI = "楷体_GB2312"
_FANG = "仿宋_GB2312"
_TITLE_SONG = "方正小标宋简体"
_TIMES = "Times New Roman"
_SANS = "Calibri"

# Where a font is not installed, these stand in for it, the first that there is.
_STAND_INS = {
    _TITLE_SONG: "方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
    _FANG: "仿宋,FangSong,华文仿宋,STFangsong,宋体,Noto Serif CJK SC",
    _KAI: "楷体,KaiTi,华文楷体,STKaiti,宋体,Noto Serif CJK SC",
    _HEI: "SimHei,华文黑体,STHeiti,Microsoft YaHei,Noto Sans CJK SC",
    _SONG: "SimSun,华文宋体,STSong,Noto Serif CJK SC",
    _TIMES: "Liberation Serif,Tinos",
    _SANS: "Carlito,Arial,Liberation Sans",
}

LOOKS: dict[Language, Look] = {
    "zh": Look(
        margins=(2098, 1474, 1984, 1588),  # 37, 26, 35 and 28 mm
        line=579,  # 22 lines on 225 mm
        is_exact=True,
        indent=640,  # two characters
        body=Font(_TIMES, _FANG, 32),
        title=Font(_TIMES, _TITLE_SONG, 44),
        subtitle=Font(_TIMES, _KAI, 32),
        headings=(Font(_TIMES, _HEI, 32), Font(_TIMES, _KAI, 32), Font(_TIMES, _FANG, 32, True)),
        table=Font(_TIMES, _SONG, 19),
        table_head=Font(_TIMES, _HEI, 19),
        detail=Font(_TIMES, _FANG, 24),
        detail_line=400,
        caption=Font(_TIMES, _HEI, 21),
        foot=Font(_SONG, _SONG, 28),
        levels=(
            ("chineseCountingThousand", "%1、"),
            ("chineseCountingThousand", "（%2）"),
            ("decimal", "%3."),
            ("decimal", "%4."),
        ),
    ),
    "en": Look(
        margins=(1417, 1304, 1417, 1304),
        line=276,
        is_exact=False,
        indent=0,
        body=Font(_SANS, _SONG, 21),
        title=Font(_SANS, _SONG, 36, True),
        subtitle=Font(_SANS, _SONG, 22),
        headings=(
            Font(_SANS, _HEI, 28, True),
            Font(_SANS, _HEI, 23, True),
            Font(_SANS, _HEI, 21, True),
        ),
        table=Font(_SANS, _SONG, 17),
        table_head=Font(_SANS, _HEI, 17, True),
        detail=Font(_SANS, _SONG, 19),
        detail_line=259,
        caption=Font(_SANS, _SONG, 18, True),
        foot=Font(_SANS, _SONG, 18),
        levels=(
            ("decimal", "%1"),
            ("decimal", "%1.%2"),
            ("decimal", "%1.%2.%3"),
            ("lowerLetter", "(%4)"),
        ),
    ),
}


# --- fonts


def font_table() -> str:
    """Return the part that names the fonts, with those that stand in where one is missing."""
    fonts = []

    for name, others in _STAND_INS.items():
        # 86 is that of simplified Chinese.
        charset = "86" if not name.isascii() else "00"
        fonts.append(
            f'<w:font w:name="{name}"><w:altName w:val="{others}"/>'
            f'<w:charset w:val="{charset}"/><w:family w:val="auto"/>'
            '<w:pitch w:val="variable"/></w:font>'
        )

    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{declaration}<w:fonts {_W}>{''.join(fonts)}</w:fonts>"


# --- styles

_HEADINGS = ("Heading1", "Heading2", "Heading3")
_BOTH_SIDES = '<w:jc w:val="both"/>'
_CENTRED = '<w:jc w:val="center"/>'
_NUMBERED_ITEM = '<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>'


def styles(look: Look) -> dict[str, str]:
    """Return the XML of each style by its id."""
    # Two characters, by which a Chinese paragraph begins.
    indent = f'<w:ind w:firstLine="{look.indent}"/>' if look.indent else ""
    # Official Chinese documents have lines of one height and no space between.
    after = 0 if look.is_exact else 120
    text = f"{_spacing(look, 0, after)}{indent}{_BOTH_SIDES}"
    item = f"{_NUMBERED_ITEM}{_spacing(look, 0, after)}{_BOTH_SIDES}"
    rule = "exact" if look.is_exact else "auto"
    detail = (
        f'<w:spacing w:before="0" w:after="60" w:line="{look.detail_line}" w:lineRule="{rule}"/>'
        f'<w:ind w:firstLine="{2 * 10 * look.detail.size if look.is_exact else 0}"/>{_BOTH_SIDES}'
    )
    caption = f"<w:keepNext/>{_tight(160, 60)}{_CENTRED}"
    figure = f"<w:keepNext/>{_tight(120, 0)}{_CENTRED}"
    contents = _contents(look, look.indent or 440)
    made = {
        "Normal": _style_xml("Normal", "Normal", look.body, _spacing(look, 0, 0), default=True),
        "BodyText": _style_xml("BodyText", "Body Text", look.body, text),
        "Title": _style_xml("Title", "Title", look.title, _title_paragraph(look)),
        "Subtitle": _style_xml("Subtitle", "Subtitle", look.subtitle, _title_paragraph(look)),
        "Detail": _style_xml("Detail", "Report Detail", look.detail, detail),
        "Item": _style_xml("Item", "Report Item", look.body, item),
        "TableText": _style_xml("TableText", "Table Text", look.table, _tight(20, 20)),
        "TableHead": _style_xml("TableHead", "Table Head", look.table_head, _tight(30, 30)),
        "Caption": _style_xml("Caption", "caption", look.caption, caption),
        "Figure": _style_xml("Figure", "Figure", look.table, figure),
        "FigureCaption": _style_xml("FigureCaption", "Figure Caption", look.caption,
                                f"{_tight(40, 160)}{_CENTRED}"),
        "Small": _style_xml("Small", "Report Note", look.table, _tight(40, 40)),
        "Footer": _style_xml("Footer", "footer", look.foot, _tight(0, 0)),
        "TOC1": _style_xml("TOC1", "toc 1", look.body, _contents(look, 0)),
        "TOC2": _style_xml("TOC2", "toc 2", look.body, contents),
    }  # fmt: skip

    for level, font in enumerate(look.headings, 1):
        made[f"Heading{level}"] = _heading_style(look, level, font)

    return made


def _style_xml(id: str, name: str, font: Font, paragraph: str, default: bool = False) -> str:
    base = "" if default else '<w:basedOn w:val="Normal"/>'
    is_default = ' w:default="1"' if default else ""
    return (
        f'<w:style {_W} w:type="paragraph" w:styleId="{id}"{is_default}><w:name w:val="{name}"/>'
        f"{base}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run_look(font)}</w:rPr></w:style>"
    )


def run_look(font: Font) -> str:
    """Return the properties of a run in a font."""
    bold = "<w:b/><w:bCs/>" if font.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    return (
        f'<w:rFonts w:ascii="{font.latin}" w:hAnsi="{font.latin}" w:eastAsia="{font.chinese}" '
        f'w:cs="{font.latin}"/>{bold}<w:i w:val="0"/><w:color w:val="000000"/>'
        f'<w:spacing w:val="0"/><w:kern w:val="0"/>'
        f'<w:sz w:val="{font.size}"/><w:szCs w:val="{font.size}"/>'
    )


def _heading_style(look: Look, level: int, font: Font) -> str:
    before, after = (0, 0) if look.is_exact else ((360, 200, 140)[level - 1], 80)
    indent = f'<w:ind w:left="0" w:firstLine="{look.indent}"/>' if look.indent else ""
    paragraph = (
        f'<w:keepNext/><w:keepLines/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/>'
        f"</w:numPr>{_spacing(look, before, after)}{indent}"
        f'<w:outlineLvl w:val="{level - 1}"/>'
    )
    return _style_xml(f"Heading{level}", f"heading {level}", font, paragraph)


def _spacing(look: Look, before: int, after: int) -> str:
    rule = "exact" if look.is_exact else "auto"
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="{look.line}" '
        f'w:lineRule="{rule}"/>'
    )


def _tight(before: int, after: int) -> str:
    return (
        f'<w:spacing w:before="{before}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLine="0"/>'
    )


def _title_paragraph(look: Look) -> str:
    line = 700 if look.is_exact else 276
    rule = "exact" if look.is_exact else "auto"
    side = "center" if look.is_exact else "left"
    return (
        f'<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="{line}" '
        f'w:lineRule="{rule}"/><w:ind w:firstLine="0"/><w:jc w:val="{side}"/>'
    )


def _contents(look: Look, left: int) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{look.width}"/></w:tabs>'
    return f'{tab}{_spacing(look, 0, 0)}<w:ind w:left="{left}"/>'


# --- numbering


def numbering(look: Look) -> list[str]:
    """Return the list that numbers headings and items, and the use of it: 一、（一）1."""
    levels = []

    for place, (form, text) in enumerate(look.levels):
        style = (*_HEADINGS, "Item")[place]
        gap = "nothing" if look.is_exact else "space"
        is_chinese = look.is_exact
        indent = (
            f'<w:ind w:left="0" w:firstLine="{look.indent}"/>'
            if is_chinese
            else '<w:ind w:left="0" w:firstLine="0"/>'
        )
        levels.append(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:pStyle w:val="{style}"/><w:suff w:val="{gap}"/>'
            f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/>'
            f"<w:pPr>{indent}</w:pPr></w:lvl>"
        )

    kind = '<w:multiLevelType w:val="multilevel"/>'
    return [
        f'<w:abstractNum {_W} w:abstractNumId="0">{kind}{"".join(levels)}</w:abstractNum>',
        f'<w:num {_W} w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    ]
