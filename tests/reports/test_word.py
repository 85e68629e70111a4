"""The report as a Word document: what python-docx reads back, and a package in which all resolves."""

import posixpath
import re
import sys
from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from gapcalc import GapcalcError, assess, read_observations
from gapcalc.core.files import bundled
from gapcalc.reports.formats import rendered
from gapcalc.reports.gather import gather
from gapcalc.tables.excel import workbook_sheets
from gapcalc.views.speaker import Speaker

pytest.importorskip("docx", reason="needs the extra gapcalc[word]")
pytest.importorskip("xlsxwriter", reason="needs the extra gapcalc[word]")

import docx

from gapcalc.reports.word import as_docx

DAY = date(2026, 7, 1)
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def assessment(plan):
    return assess(plan, read_observations(bundled() / "data", plan))


@pytest.fixture(scope="module")
def make(assessment):
    """A function from language and length to the report, each made once."""
    made = {}

    def report(lang, brief):
        if (lang, brief) not in made:
            made[lang, brief] = gather(
                assessment,
                assessment.results,
                [],
                Speaker(lang),
                sources={"a.csv": "0f"},
                made_on=DAY,
                brief=brief,
            )
        return made[lang, brief]

    return report


@pytest.fixture(
    scope="module", params=[("zh", True), ("en", True), ("zh", False), ("en", False)], ids=str
)
def report(request, make):
    return make(*request.param)


@pytest.fixture(scope="module")
def data(report):
    return as_docx(report)


@pytest.fixture(scope="module")
def package(data):
    return ZipFile(BytesIO(data))


@pytest.fixture(scope="module")
def document(data):
    return docx.Document(BytesIO(data))


def texts(document, style):
    return [p.text for p in document.paragraphs if p.style.style_id == style]


# --- the package


def test_every_part_is_well_formed_and_has_a_type(package):
    types = ElementTree.fromstring(package.read("[Content_Types].xml"))
    endings = {e.get("Extension").lower() for e in types.iter(f"{TYPES}Default")}
    named = {e.get("PartName") for e in types.iter(f"{TYPES}Override")}
    for name in package.namelist():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(package.read(name))
        if name != "[Content_Types].xml":
            assert f"/{name}" in named or name.rsplit(".")[-1] in endings, name


def test_every_relationship_resolves_and_every_use_of_one_is_declared(package):
    names = set(package.namelist())
    for rels in [name for name in names if name.endswith(".rels")]:
        folder, file = rels.replace("_rels/", "").removesuffix(".rels").rpartition("/")[::2]
        ids = set()
        for relation in ElementTree.fromstring(package.read(rels)).iter(f"{RELATIONS}Relationship"):
            assert relation.get("TargetMode") != "External"
            target = relation.get("Target")
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(f"{folder}/{target}").lstrip("/")
            )
            assert path in names, f"{rels}: {target}"
            ids.add(relation.get("Id"))
        source = f"{folder}/{file}".lstrip("/")
        if source.endswith(".xml"):
            used = {
                v
                for e in ElementTree.fromstring(package.read(source)).iter()
                for k, v in e.attrib.items()
                if k.startswith(R)
            }
            assert used <= ids, source


def test_ids_of_pictures_and_bookmarks_are_their_own(package):
    text = package.read("word/document.xml").decode()
    for pattern in (
        r'<wp:docPr id="(\d+)"',
        r'<w:bookmarkStart w:id="(\d+)"',
        r'w:name="(_Toc\d+)"',
    ):
        found = re.findall(pattern, text)
        assert found and len(set(found)) == len(found)
    assert set(re.findall(r'w:anchor="(_Toc\d+)"', text)) <= set(
        re.findall(r'w:name="(_Toc\d+)"', text)
    )


def test_every_style_used_is_there_and_runs_have_fonts_by_name(package, report):
    styles = ElementTree.fromstring(package.read("word/styles.xml"))
    ids = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {
        e.get(f"{W}val")
        for e in ElementTree.fromstring(package.read("word/document.xml")).iter(f"{W}pStyle")
    }
    assert used <= ids
    fonts = package.read("word/fontTable.xml").decode()
    sheet = package.read("word/styles.xml").decode()
    for name in ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"):
        assert re.search(f'w:name="{name}"><w:altName w:val="[^"]+,', fonts)
        assert (name in sheet) == (report.speaker.language == "zh" or name == "黑体")


def test_the_same_report_gives_the_same_bytes(report, data):
    assert as_docx(report) == data


# --- what is in it


def test_headings_are_headings(document, report):
    word = report.speaker.word
    keys = ["section-turned", "section-summary"]
    keys += (
        ["section-lagging", "section-actions"]
        if report.brief
        else ["section-actions", "section-behind", "section-history", "section-all"]
    )
    assert texts(document, "Heading1")[: len(keys)] == [word(key) for key in keys]
    assert len(texts(document, "Heading2")) >= 5
    each = [
        entry
        for entry in report.entries
        if entry.result.series.points or entry.result.series.unused
    ]
    assert len(texts(document, "Heading3")) == (0 if report.brief else len(each))


def test_the_title_names_plan_document_and_date(document, report):
    titles = texts(document, "Title")
    assert titles[0] == report.speaker.text(report.assessment.plan.name)
    assert titles[1] == report.speaker.word("report-brief" if report.brief else "report")
    assert "渝府发〔2023〕8号" in texts(document, "Subtitle")[0]


def test_tables_fit_the_page_repeat_their_head_and_part_no_row(document):
    section = document.sections[0]
    upright = (section.page_width - section.left_margin - section.right_margin) // 635
    assert document.tables
    for table in document.tables:
        widths = [int(e.get(f"{W}w")) for e in table._tbl.tblGrid]
        assert min(widths) > 300
        is_wide = sum(widths) > upright + 2
        assert sum(widths) <= (16838 - 2 * 1134 if is_wide else upright + 2)
        assert all(row._tr.trPr.find(f"{W}cantSplit") is not None for row in table.rows)
        heads = [row._tr.trPr.find(f"{W}tblHeader") is not None for row in table.rows]
        assert not any(heads[1:])
        is_pairs = len(widths) == 4 and not heads[0]
        assert heads[0] or is_pairs


def test_a_page_that_lies_across_holds_the_wide_tables_only(document, report):
    orients = [section.orientation for section in document.sections]
    assert orients[-1] == 0 and (1 in orients) != report.brief
    assert all(
        section.page_width > section.page_height
        for section in document.sections
        if section.orientation
    )


def test_charts_have_their_cells_and_words(package, report):
    text = package.read("word/document.xml").decode()
    charts = [name for name in package.namelist() if name.startswith("word/charts/chart")]
    assert len(charts) == text.count("<c:chart ") == len(re.findall(r'descr="[^"]+"', text))
    assert (len(charts) == 1) == report.brief
    for name in charts:
        chart = package.read(name).decode()
        assert "<c:externalData r:id=" in chart and 'smooth val="1"' not in chart
        assert chart.count("<c:numRef>") == chart.count("<c:numCache>") > 0


def test_the_cells_of_a_chart_can_be_opened(package, tmp_path):
    name = next(n for n in package.namelist() if n.endswith(".xlsx"))
    file = tmp_path / "cells.xlsx"
    file.write_bytes(package.read(name))
    (sheet,) = workbook_sheets(str(file))
    rows = [cells for _, cells in sheet.rows]
    assert len(rows) == 11 and sum(int(cell) for cells in rows[1:] for cell in cells[1:]) == 248


def test_pages_are_numbered(package, report):
    feet = [package.read(n).decode() for n in package.namelist() if n.startswith("word/footer")]
    assert all(" PAGE " in foot for foot in feet)
    assert len(feet) == (2 if report.speaker.language == "zh" else 1)


def test_captions_count_themselves(package):
    text = package.read("word/document.xml").decode()
    for label in set(re.findall(r"SEQ (\S+) ", text)):
        numbers = re.findall(rf'SEQ {label} [^>]*><w:r><w:t xml:space="preserve">(\d+)<', text)
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)] != []


def test_what_it_says_can_be_pasted(document):
    said = "\n".join(
        p.text for p in document.paragraphs if p.style.style_id in {"BodyText", "Item", "Detail"}
    )
    assert not re.search(r">=|<=|\d[pe]\b|\d ?(pp|pct)\b", said)
    assert not re.search(r"\d\.\d+ (个|家|项|条|座|所)(?!百分点|月|/)", said)


# --- harmless


def test_no_text_acts_or_breaks_the_document(make_plan, observe):
    name = "<w:p/>&amp; \\u202e\\x00 ]]> =1+1"
    plan = make_plan(f"""
        plan: {{base_year: 2022, target_year: 2027}}
        targets: {{t: {{name: "{name}", goal: {{at_least: 200 亿元}}, unit: 亿元, path: compound}}}}
    """)
    values = observe(
        plan, "indicator,period,value,unit,source\nt,2022,100,亿元,<b>\nt,2024,110,亿元,]]>\n"
    )
    assessment = assess(plan, values)
    for brief in (True, False):
        made = gather(
            assessment, assessment.results, [], Speaker("en"), sources={}, made_on=DAY, brief=brief
        )
        document = docx.Document(BytesIO(as_docx(made)))
        assert any("<w:p/>&amp; " in p.text for p in document.paragraphs)


def test_a_plan_without_data_has_its_document(tiny, observe):
    plan = tiny("at_least: 2 亿元")
    assessment = assess(plan, observe(plan, "t,2022,1,亿元\n"))
    made = gather(
        assessment, assessment.results, [], Speaker("zh"), sources={}, made_on=DAY, brief=True
    )
    assert len(docx.Document(BytesIO(as_docx(made))).paragraphs) > 5


@pytest.mark.parametrize("missing", ["docx", "xlsxwriter"])
def test_without_its_packages_it_is_refused_with_the_line_to_type(make, monkeypatch, missing):
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(GapcalcError) as error:
        rendered(make("en", True), ".docx")
    (problem,) = error.value.problems
    assert problem.code == "word-writer-missing"
    assert "pip install 'gapcalc[word]'" in problem.message("zh") + str(problem.message("en"))
