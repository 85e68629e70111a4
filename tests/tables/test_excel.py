"""Workbooks read as a person sees them; hostile ones refused early. The workbooks are made here,
part by part.
"""

from __future__ import annotations

import io
import sys
import time
import zipfile
from base64 import b85decode
from pathlib import Path
from zlib import decompress

import pytest
from helpers.workbooks import workbook
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcalc.core.catalogue import CATALOGUE
from gapcalc.core.files import WORKBOOKS
from gapcalc.core.problem import GapcalcError
from gapcalc.core.unit import UnitError
from gapcalc.tables import excel, xlsx
from gapcalc.tables.cell import parse_cell
from gapcalc.tables.excel import workbook_sheets

# A workbook of Excel 97: titles merged over four columns, a hidden sheet, an empty one, a cell in
# the last row.
XLS = decompress(
    b85decode(
        "c-rk)T}V_>5dO}+d);+2UCjgy%p|q^iB)@uEVm!ZCs$2Ei7<c3Fg45`^r19c!iPYJf}$6pA9}HTC@cG=mx$0PC<qEo^reRg3VKj)bLQTwwymL{"
        "g0*uwbI!~;Gv}O{Idks4uLmQCx_je>;Rm@;F{y_lWCl-A3AG3ps9)D*)2ba*^dKxN2z8JnLp1cSd}WtDl>Q!ug4?!dgn`dg4&oTRjSV#kO9;Do"
        "4HZJJVY_fp>?stHHe8`P9I?E%D8^NcS24cD;~z5K!JKo9x6{}maR7rJZ|W8^mP?gH?h7X@(8n?#n3IXscp+o?RF^QuYS`Iyq~hrR+YxUI!&Oj("
        "<kd9PG)X!F*Wd(N2r}yHGpeiOZBAUL@o=x(<W3(#G{w?Y{LmAC?^e=ynh@kKEnk56KY!=jXW=`@p@I0Jv+$i10)hA|C=UGj=M@{!2EAO!)8?b="
        "BUzI@Hj(3P@3dFhYkdgAfL+F%BDyXP`h28+JzqCMw6;pB)M-#@hsRONH<2thOsOE%X0^XKzd(b?f*V=%G?z^g*+hguxJ$McuRU?Yn^V56kj6jp"
        "?k=Jvv!$${;DL9fc%UTjLQL`5<8%m;<fKNHbp4hkS90D6BV3ILZbx$VaFHFyZ+?4|Us>om#GE$18IAihN!kHA+NA^uhr`k*cLJocL>lAMtaS~y"
        ";}}QN`Jy_xaJAXk+reYbaBnirlg;qflQN^df!e+=Mfc);Bc6@a?#UZ&jqZ8x=|&=1u$tuM(}8r6E-qh^aNlFq!pyQC8OQ#SaUF`wT)S?*Bt&2W"
        ">?pE_gvVqfuyy34vV;gAAy`6UgR<;tPzuXhluDG%oLvc^OJQA_Io|M%wDBX}jnuXFWiR2u$v$&MY5*-NYq6VJRMsLrsgl=J(h>!Ce@euPJ7XS$"
        "qmoTVE4trp{yOH7IyFC?Clx32qS5nQfu=Z!61-=lN3QErrlDWsJ#IEVIBMEQf{I)v3U}oe>5iL*rHE58g_mob3O|1saVqV^R>k636|-7(8kU<?"
        "7u#lmBhmQU5S$g3XC%rUD1MQs>w@0Clur9!tQv$M1R)3u2QtGd{8nMSe`;o~wwwQTCa6pXf0O*Pun&#&G}G7G9yCzhgqC^5PYg6+=@N64vHllI"
        "D52S#P=`uhN8P;Rm+o3Ib3bzybS>Nwn(zFR^I7L2&;JWA|D!q"
    )
)
# Another: raised and lowered digits, a format with text, a name merged over three rows of which one
# is hidden, a hidden column, a hidden sheet and a very hidden one.
XLS_AS_SHOWN = decompress(
    b85decode(
        "c-rk)NoZ6-5PjYM|M@dnCow82#1L?cB9l=;+{Oj<<QR?Of{bfGNlYZfg8?-$Mi6nwU4)1VdT_b8;C}O9i0DBOgv12|PlAF6lW$ec|8a~XIJicp"
        "ny&7uuBE%Wy8F*OYRhYHxiYW=Jzxq9bU6X|5_pPgz$1d7amV4V*ZQeCY3NlD@Y6>6EZod~X!9QOes@6QvU#5{@Pg_xY(TW8x}xY0!gQI#O2u=S"
        "tbCMvnlkbv;T#N*ndJ*!Ex3>1OCo(s@KoXK7Cf0`+tpIEMWQ9+-ArDri)Ac_u);Obc_y4v^u+_t<gNQuT-L(0+I1_d{`~=!vWEUSABAQX&VUkU"
        "c13kXEz|vRmhK1@!f1r36vK|*jn0@?j6yRH=P11tGwWj8kGAY8Mmq|Kbp{`tBH+DuwcIO8^ZzVgf%qT4=G))l2WW?r@iS?Alku~X*g2?8paISb"
        "#iy^CWXdfb(aK(JuVs3qpVLgML$OFb(|hUR(L`r2SXllEN03d@TurEn(Z-#uMy5iGCX`cC7we2tv!P;A88!BjH&q5y>;4@v9kbw92#3PqQj^{*"
        "Td2};q0!^QKB7r%-{H3A{_|;iBsA8KfQcEHi!l67CDv0La5OSV(1uS8*nEModj%EVn88n^T&cmYuGDO~X0iycL9X=k<gy8pjZf#_J)X0wEV5iU"
        "4f2fg;uVH)nBbt1HL^C7zCq<cX0ANN&^hqzb0B~cu`p8bHt{k@`U3?Q(5a<%XjxykGpk8tw#(>H@;gT0Nn}_;e>nA<-_E;U*!(gwg8CO{chnbL"
        "d>Uz?V;rE>C@D=CrADda#~5xzyjHoF^mD-jzPYgdI_S>balbHf(TNP{<_W$-YlcLNiy;~+iG~sl#&ODvZ=BMi>rn<#rt4iNv8Bb9<;utR%GXV?"
        "ExVgyTYlFTdoU7g-I0WfuVjnnoMB6+29p%+oI%?8c-3^O^+KDT%KB!4evzwhy87(R6#al}&6Jt!QE}f^58o_ri7rR;HhHp0yAMteh8%f5Os{2k"
        "wD|DAz!aU2s~iG)LchST%xm<>YcG!_r$x56=CMwi$C>Vq#q;<Cg+XGBzZYZGi({;k#+Yx3??*KaX-GpF((nx^_sKQfPe{vsbZqy3oldG<>Ay+-"
        "TbPd;Ds}YxY$mFyt;MF4@~0mx<=Ij{sN?-#$gqgK*P;@uWFD0%=P!LUsKoXBuwwAn9ideHccn7V-|YW03R88<"
    )
)
DATES = [
    "yyyy-mm-dd",
    'yyyy"年"m"月"d"日"',
    "[$-804]yyyy年m月d日;@",
    "m/d/yy",
    "dddd, mmmm dd, yyyy",
    "e/m/d",
]


@pytest.fixture
def read(tmp_path):
    """Read the bytes of a workbook: a list of (sheet, rows)."""

    def read(data: bytes, name: str = "a.xlsx") -> list:
        file = tmp_path / name
        file.write_bytes(data)
        shown = [sheet for sheet in workbook_sheets(str(file)) if sheet.shown]
        found = [(sheet.name, list(sheet.rows)) for sheet in shown]
        return [(name, rows) for name, rows in found if rows]

    return read


@pytest.fixture
def refused(read):
    """Read the bytes of a workbook, which must be refused: the problem's code and what it says in
    English.
    """

    def refused(data: bytes, name: str = "a.xlsx") -> tuple[str, str]:
        with pytest.raises(GapcalcError) as error:
            read(data, name)
        (problem,) = error.value.problems
        assert problem.path and problem.path.endswith(name)
        assert problem.message("zh") and problem.message("en")
        return problem.code, " ".join(problem.details.values())

    return refused


def cell(read, xml: str, **book) -> str:
    ((_, ((_, (text,)),)),) = read(workbook(f"<row>{xml}</row>", **book))
    return text


def number(read, stored: str, code: str, head: str = "") -> str:
    return cell(read, f'<c s="1"><v>{stored}</v></c>', formats=[code], head=head)


def test_rows_have_their_number_and_are_filled_up(read):
    book = workbook(
        '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"/><c r="C1" s="1"/></row>',
        '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3"><v>30145.79</v></c></row>',
        '<row r="4"><c r="B4" t="str"><v> </v></c></row>',
        '<row r="9"><c r="A9"><v>1</v></c></row>',
        strings=["<t>地区生产总值</t>", "<r><t>主要</t></r><r><t>指标</t></r>"], formats=["0%"],
    )  # fmt: skip
    assert read(book) == [
        (
            "主要指标",
            [(1, ["主要指标", "", ""]), (3, ["地区生产总值", "", "30145.79"]), (9, ["1", "", ""])],
        )
    ]


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<c><v>30145.79</v></c>", "30145.79"), ("<c><v>30145.790000000001</v></c>", "30145.79"),
        ("<c><v>3191</v></c>", "3191"), ("<c><v>3191.0</v></c>", "3191"),
        ("<c><v>1e16</v></c>", "1" + "0" * 16),
        ("<c><v>1.0E-7</v></c>", "0.0000001"), ("<c><v>0.30000000000000004</v></c>", "0.3"),
        ("<c><v>-0.0</v></c>", "0"), ("<c><v>-12.50</v></c>", "-12.5"),
        ("<c><v>2023</v></c>", "2023"),
        ("<c><v>1e999</v></c>", "1e999"), ("<c><v>1_000</v></c>", "1_000"),
        ("<c><v>NaN</v></c>", "NaN"),
        ('<c t="b"><v>1</v></c>', "TRUE"), ('<c t="b"><v>0</v></c>', "FALSE"),
        ('<c t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="d"><v>2023-12-31T00:00:00</v></c>', "2023-12-31"),
        ("<c><f>A1*2</f><v>84</v></c>", "84"), ('<c t="str"><f>"a"</f><v>a</v></c>', "a"),
        ("<c><f>SUM(A1:A9)</f></c>", "=SUM(A1:A9)"),
        ("<c><f>SUM(A1:A9)</f><v/></c>", "=SUM(A1:A9)"),
        ('<c><f t="shared" si="0"/></c>', "=…"), ('<c t="str"><v>00123</v></c>', "00123"),
        ('<c t="inlineStr"><is><r><t>万</t></r><r><t>亿元</t></r></is></c>', "万亿元"),
        ('<c t="str"><v>=cmd|x!A1</v></c>', "=cmd|x!A1"), ("<x:c><x:v>7</x:v></x:c>", "7"),
    ],
)  # fmt: skip
def test_a_cell_is_what_the_office_wrote(read, xml, text):
    assert cell(read, xml) == text


def test_an_empty_text_of_a_formula_is_blank(read):
    assert read(workbook('<row><c t="str"><f>IF(1,"","")</f><v></v></c></row>')) == []


def test_shared_strings_lose_readings_and_escapes(read):
    text = "<t>東京_x000D__x005F_</t><rPh><t>トウキョウ</t></rPh>"
    assert cell(read, '<c t="s"><v>0</v></c>', strings=[text]) == "東京\r_"


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("0.26", "0%", "26%"), ("0.7096", "0.00%", "70.96%"),
        ("-0.029", "0.0%;[Red]-0.0%", "-2.9%"),
        ("1", "0%", "100%"),
        ("0.28999999999999998", "#,##0.00%", "29%"), ("26", '0.00"%"', "26%"),
        ("26", "0.0\\%", "26%"),
        ("0.5", "General%", "50%"), ("0.26", "0.00_ ", "0.26"),
        ("30145.79", "#,##0.0_);[Red](#,##0.0)", "30145.79"),
        ("2023", '0"年"', "2023年"), ("2023", "G/通用格式", "2023"), ("1234", "[DBNum1]0", "1234"),
        ("12", "@", "12"),
        ("1200000", "0.00E+00", "1200000"), ("5", '0"亿元"', "5亿元"), ("1", "[Red]General", "1"),
        ("0.26", "0%;0.00", "0.26 [0%;0.00]"), ("123456", "0.0,", "123456 [0.0,]"),
        ("123456", "#,##0,,", "123456 [#,##0,,]"),
        ("123456", '0!.0,"万"', "12.3456万"), ("123456", '0"."0000', '123456 [0"."0000]'),
        ("1.5", "[h]:mm", "1.5 [[h]:mm]"),
        ("45291", 'yyyy"年"m"月"', "2023-12"), ("45291", "yyyy", "2023"),
        ("45291.5", "yyyy-mm-dd hh:mm", "2023-12-31 12:00:00"),
        ("0.75", "h:mm AM/PM", "18:00:00"), ("0.5", "mm:ss.0", "12:00:00"),
        ("1", "yyyy-m-d", "1900-01-01"),
        ("61", "yyyy-m-d", "1900-03-01"),
        ("-1", "yyyy-m-d", "-1"), ("99999999", "yyyy-m-d", "99999999"),
        *(("45291", code, "2023-12-31") for code in DATES),
    ],
)  # fmt: skip
def test_a_number_is_the_one_its_format_shows(read, stored, code, text):
    assert number(read, stored, code) == text


@pytest.mark.parametrize(
    ("stored", "code", "text"),
    [
        ("2.3514", '0.00"万亿元"', "2.3514万亿元"), ("2023", '0"年预计"', "2023年预计"),
        ("30145", '"约"0', "约30145"), ("30145", '#,##0"亿"', "30145亿"),
        ("5", "0.0万", "5万"), ("5", '0.0"‰"', "5‰"), ("0.05", '0%" 左右"', "5%左右"),
        ("-5", '0.0 "亿元"_);\\(0.0 "亿元"\\)', "-5亿元"), ("-5", '0.0;"△"0.0', "-5"),
        ("45291", 'yyyy"年预计"', "2023年预计"), ("45291", 'yyyy-mm"（预计）"', "2023-12（预计）"),
        ("45291", "yyyy年m月", "2023-12"), ("45291", "aaaa", "2023-12-31"),
    ],
)  # fmt: skip
def test_text_of_a_format_is_part_of_the_cell(read, stored, code, text):
    assert number(read, stored, code) == text


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("[$¥-804]#,##0.00", "¥5"), ('"¥"0', "¥5"), ('"$"#,##0', "$5"),
        ("[$US$-409]0", "US$5"), ("0.00 [$€-407]", "5€"), ('[$¥-804]0"万元"', "¥5万元"),
    ],
)  # fmt: skip
def test_a_currency_sign_in_a_format_says_nothing_of_the_magnitude(read, code, shown):
    """¥30145.79 in a column in 亿元 is 30145.79 亿元, and $5 there is refused: the sign stays."""
    assert number(read, "5", code) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('0.0,"千元"', "123456.789千元"), ('0.0,,"百万元"', "123.456789百万元"),
        ('0!.0,"万"', "12345.6789万"), ('0\\.00,,"亿"', "1.23456789亿"),
        ('[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "1.23456789亿"),
    ],
)  # fmt: skip
def test_digits_that_are_left_off_count_where_the_text_says_so(read, code, shown):
    assert number(read, "123456789", code) == shown


@pytest.mark.parametrize(
    "code",
    ["0,", "#,##0,,", '0,"万元"', '0.0,"亿"', '0!.0000"亿"', '0"."0', '0"00"', '"2"0', "000-0000",
     "-0", '0"E5"', ";;;", '0.0,"K"', '[>500]0;[<100]0'],
)  # fmt: skip
def test_a_format_that_shows_another_number_makes_it_none(read, code):
    with pytest.raises(UnitError):
        parse_cell(number(read, "321", code))


@pytest.mark.parametrize(
    ("code", "zero", "other"),
    [
        ('_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-", "-7.5"),
        ("0.0;-0.0;;@", "", "-7.5"), ("0.0;[Red]0.0;0", "0", "-7.5"),
        ("[=0]0;0.0", "0", "-7.5"), ("[<0]-0.0;0", "0", "-7.5"),
    ],
)  # fmt: skip
def test_each_number_is_shown_by_its_own_section(read, code, zero, other):
    assert [number(read, "-7.5", code), number(read, "7.5", code)] == [other, other[1:]]
    book = workbook('<row><c s="1"><v>0</v></c><c><v>1</v></c></row>', formats=[code])
    assert read(book) == [("主要指标", [(1, [zero, "1"])])]


def test_a_format_puts_its_text_around_texts_too(read):
    for code, text in (('0;0;0;@"年预计"', "2024年预计"), ('@"预计"', "2024预计"), ("0", "2024")):
        assert cell(read, '<c s="1" t="str"><v>2024</v></c>', formats=[code]) == text


@pytest.mark.parametrize(
    ("id", "text"),
    [(0, "45291"), (4, "45291"), (9, "4529100%"), (10, "4529100%"), (14, "2023-12-31"),
                     (31, "2023-12-31"), (57, "2023-12"), (49, "45291"), (200, "45291")],
)  # fmt: skip
def test_formats_known_by_number_alone(read, id, text):
    assert cell(read, '<c s="1"><v>45291</v></c>', styles=[id]) == text


def test_a_style_that_the_file_has_not_is_the_plain_one(read):
    assert cell(read, '<c s="9"><v>7.5</v></c>', styles=[9]) == "7.5"
    assert cell(read, '<c s="9" t="str"><v>GDP</v></c>') == "GDP"


def test_only_a_protected_workbook_is_told_of_its_password(tmp_path):
    file = tmp_path / "a.xlsx"
    broken = workbook('<row><c t="s"><v>7</v></c></row>', strings=["<t>a</t>"])
    protected = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    told = []
    for data in (broken, protected):
        file.write_bytes(data)
        with pytest.raises(GapcalcError) as raised:
            for sheet in workbook_sheets(str(file)):
                list(sheet.rows)
        told.append(raised.value.problems[0].message("en"))

    assert "refers to another that is not in the file" in told[0]
    assert ["password" in one for one in told] == [False, True]
    assert "index" not in told[0]


RAISED = '<rPr><vertAlign val="superscript"/></rPr>'


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        (f"<r><t>2288.1</t></r><r>{RAISED}<t>2</t></r>", "2288.1²"),
        (f"<r><t>面积（km</t></r><r>{RAISED}<t>2</t></r><r><t>）</t></r>", "面积（km²）"),
        (f"<r>{RAISED}<t>1</t></r><r><t> 初步核算数</t></r><rPh><t>x</t></rPh>", "¹ 初步核算数"),
    ],
)  # fmt: skip
def test_a_raised_digit_is_none_of_the_number(read, runs, text):
    """In a shared text as in one that stands in the cell."""
    runs = runs.replace("<rPh><t>x</t></rPh>", "")
    assert cell(read, '<c t="s"><v>0</v></c>', strings=[runs]) == text
    assert cell(read, f'<c t="inlineStr"><is>{runs}</is></c>') == text


@pytest.mark.parametrize(("stored", "text"), [("2", "²"), ("12", "¹²"), ("2288.1", "2288.1")])
def test_a_cell_in_a_raised_font_is_a_mark_if_it_is_short(read, stored, text):
    assert cell(read, f'<c s="1"><v>{stored}</v></c>', fonts=["superscript"]) == text


def test_parts_are_found_whatever_the_case_of_their_names(read):
    """As programs of Windows write them."""
    book = workbook('<row><c t="s"><v>0</v></c></row>', strings=["<t>甲</t>"])
    renamed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(renamed, "w") as new:
        for name in old.namelist():
            other = "XL\\SharedStrings.xml" if name.endswith("sharedStrings.xml") else name
            new.writestr(other, old.read(name))
    assert read(renamed.getvalue()) == [("主要指标", [(1, ["甲"])])]


def test_what_a_sheet_says_of_its_size_counts_for_nothing(read):
    """WPS writes A1:XFD1048576, or A1 for a whole table."""
    for size in ("A1:XFD1048576", "A1"):
        body = '<row r="2"><c r="B2"><v>5</v></c></row>'
        sheet = f'<worksheet><dimension ref="{size}"/><sheetData>{body}</sheetData></worksheet>'
        assert read(workbook(between=sheet)) == [("主要指标", [(2, ["", "5"])])]


def test_calendar_of_1904(read):
    assert number(read, "43829", "yyyy-m-d", head='<workbookPr date1904="1"/>') == "2023-12-31"


def test_old_workbooks_are_known_by_their_content(read):
    pytest.importorskip("xlrd", reason=".xls is read by the extra gapcalc[excel]")
    assert read(XLS, "a.xlsx") == [
        ("主要指标", [
            (1, ["主要指标", "", "", ""]), (2, ["指标", "单位", "2022年", "2023年"]),
            (3, ["地区生产总值", "亿元", "29129.03", "30145.79"]),
            (4, ["常住人口城镇化率", "%", "70.96%", "71.67%"]),
            (6, ["2023-12-31", "TRUE", "3191", "0.3"]),
        ]),
        ("末", [(65536, ["", "123456 [0!.0,]"])]),
    ]  # fmt: skip


def test_an_old_workbook_is_read_as_it_is_shown(tmp_path):
    pytest.importorskip("xlrd", reason=".xls is read by the extra gapcalc[excel]")
    file = tmp_path / "a.xls"
    file.write_bytes(XLS_AS_SHOWN)
    first, *others = workbook_sheets(str(file))
    assert list(first.rows) == [
        (1, ["主要指标", "", ""]), (2, ["地区", "年份", "数值"]),
        (3, ["重庆市", "2022¹", "2150.5²"]), (4, ["重庆市", "2023", "2.3514万亿元"]),
        (6, ["CO2（km²）", "2024年预计", "¹"]),
    ]  # fmt: skip
    assert (first.hidden_rows, first.hidden_columns) == ([5], {4})
    assert sorted(first.merged) == [(1, 1, 1, 4), (3, 1, 5, 1)]
    assert [(sheet.name, sheet.shown) for sheet in others] == [("底稿", False), ("名单", False)]


def test_xlrd_prints_nothing(read, refused, capfd):
    pytest.importorskip("xlrd", reason=".xls is read by the extra gapcalc[excel]")
    assert len(read(XLS + b"\0" * 100, "a.xls")) == 2
    refused(XLS[:1500])
    assert capfd.readouterr() == ("", "")


def test_without_xlrd_only_old_workbooks_are_missed(read, refused, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlrd", None)
    assert refused(XLS, "a.xls")[0] == "excel-missing"
    assert cell(read, "<c><v>1</v></c>") == "1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not an Excel"), (b"a,b\n1,2\n", "not an Excel"), (b"<html><table>", "web page"),
        (b"PK\3\4" * 9, "damaged"),
        (workbook()[:-30], "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (workbook("<row><c>"), "damaged"),
        (workbook('<row><c t="s"><v>-1</v></c></row>', strings=["<t>a</t>"]), "-1"),
        (workbook('<row><c t="s"><v>7</v></c></row>', strings=["<t>a</t>"]), "damaged"),
        (workbook('<row><c s="-9"><v>7</v></c></row>'), "-9"),
        (workbook('<row r="2"><c r="A3"><v>1</v></c></row>'), "row 2"),
        (workbook('<row><c r="XFE1"/></row>'), "16385"),
        (workbook('<row><c r="B1"/><c r="A1"/></row>'), "column 1 after column 2"),
        (workbook('<row><c r="1"/></row>'), "as a column"),
        (workbook('<row r="1048577"/>'), "row 1048577"),
        (workbook('<row r="2"/><row r="2"/>'), "row 2 after row 2"),
        (workbook(between="<a>" * 100), "deeper"),
        (workbook(between="<!DOCTYPE a><a/>"), "not an Excel"),
        (workbook(extra=[("x", "")]).replace(b"[Content_Types].xml", b"[Content_Typos].xml"),
        "not an Excel"),
        (workbook(method=zipfile.ZIP_BZIP2), "not an Excel"),
    ],
    ids=range(20),
)  # fmt: skip
def test_what_is_no_sound_workbook_is_refused(refused, data, said):
    code, words = refused(data)
    assert code == "excel-unreadable" and said in words


@pytest.mark.parametrize(
    ("part", "text", "named"),
    [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        ("word/document.xml", "", "Word"), ("xl/workbook.bin", "", ".xlsb"),
        ("Index/Document.iwa", "", "Numbers"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_named(refused, part, text, named):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(part, text)
    code, words = refused(made.getvalue())
    assert code == "excel-unreadable" and named in words


def test_a_missing_file_and_a_folder(tmp_path):
    for path, code in ((tmp_path / "none.xlsx", "no-file"), (tmp_path, "unreadable")):
        with pytest.raises(GapcalcError) as error:
            list(workbook_sheets(str(path)))
        assert error.value.problems[0].code == code


def huge(count: int) -> bytes:
    """A workbook whose XML is `count` cells that hold nothing."""
    return workbook(
        between=f"<worksheet><sheetData><row>{'<c/>' * count}</row></sheetData></worksheet>"
    )


BOMBS = {
    "zeros": lambda: workbook(extra=[("xl/media/a", b"\0" * 2_000_000)]),
    "many of zeros": lambda: workbook(
        extra=[(f"xl/media/{n}", b"\0" * 900_000) for n in range(25)]
    ),
    "cells of nothing": lambda: huge(300_000),
    "elements": lambda: workbook(method=0, between=f"<a>{'<b/>' * 210_000}</a>"),
    "parts": lambda: workbook(extra=[(f"{n}", b"") for n in range(10_001)]),
    "one text": lambda: workbook(f'<row><c t="str"><v>{"a" * 2_000_000}</v></c></row>', method=0),
    "one tag": lambda: workbook(f'<row x="{"a" * 3_000_000}"/>', method=0),
    "one text in many cells": lambda: workbook(
        *['<row><c t="s"><v>0</v></c></row>'] * 200,
        strings=[f"<t>{'甲' * 32_767}</t>"],
    ),
    "merged areas": lambda: workbook(method=0, merged=["A1:A2"] * 100_001),
    "wide rows": lambda: workbook(
        *(f'<row><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 1230))
    ),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_what_unfolds_beyond_measure_is_refused_early(refused, bomb, monkeypatch):
    for limit in ("_MAX_ELEMENTS", "_MAX_UNPACKED"):  # at the tenth, as what they limit takes long
        monkeypatch.setattr(xlsx, limit, getattr(xlsx, limit) // 10)
    resource = pytest.importorskip("resource", reason="memory is measured as Unix does")
    data = BOMBS[bomb]()
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    assert refused(data)[0] == "excel-too-large"
    assert time.process_time() - start < 20  # what is not refused early takes minutes
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB


def test_a_large_file_is_not_read_to_its_end(refused, monkeypatch):
    monkeypatch.setattr(excel, "MAX_BYTES", 1000)
    assert refused(b"PK\3\4" + b"a" * 1000) == ("excel-too-large", "0 MB 0 MB")


def test_two_cells_far_apart_cost_nothing(read):
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    )
    ((_, ((first, _), (last, texts))),) = read(workbook(*rows))
    assert (first, last, len(texts), texts[-1]) == (1, 1_048_576, 16_384, "2")


def test_rows_come_as_they_are_asked_for(tmp_path):
    file = tmp_path / "a.xlsx"
    file.write_bytes(
        workbook(
            *(f"<row><c><v>{n}</v></c></row>" for n in range(10_000)),
            "<row><c s='-9'><v>1</v></c></row>",
        )
    )
    (sheet,) = workbook_sheets(str(file))
    assert next(sheet.rows) == (1, ["0"])
    with pytest.raises(GapcalcError):
        list(sheet.rows)


@settings(max_examples=15, deadline=None)
@given(
    st.sampled_from([workbook("<row><c><v>1</v></c></row>", strings=["<t>a</t>"]), XLS]), st.data()
)
def test_a_spoiled_workbook_ends_with_a_problem_or_rows(tmp_path_factory, data, draw):
    spoiled = bytearray(data)
    for at in draw.draw(st.lists(st.integers(0, len(data) - 1), min_size=1, max_size=6)):
        spoiled[at] = draw.draw(st.integers(0, 255))
    file = tmp_path_factory.getbasetemp() / "spoiled.xlsx"
    file.write_bytes(spoiled)
    try:
        assert all(
            len(texts) <= 16_384 for sheet in workbook_sheets(str(file)) for _, texts in sheet.rows
        )
    except GapcalcError as error:
        assert error.problems[0].code.startswith("excel-")


def test_codes_are_in_the_catalogue():
    assert {"excel-missing", "excel-unreadable", "excel-too-large"} <= CATALOGUE.keys()
    assert {".xlsx", ".xls"} <= WORKBOOKS
    assert all(Path(f"a{suffix}").suffix == suffix for suffix in WORKBOOKS)
