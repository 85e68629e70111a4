"""Any bytes at all as a data file, plan or workbook: a target for Atheris, a fuzzer that is guided by coverage.

The first byte says what the rest is: text, a plan, a workbook, or the XML of a workbook's parts. Each input is checked,
assessed and reported in every form and language; none may raise, and no report may hold what a terminal acts on.

`python tests/fuzz/check_any.py CORPUS` runs until it is stopped or finds something; `-runs=0 CORPUS` only replays a
corpus. `--seeds FOLDER` fills a corpus from tests/bad, tests/good and data. Needs `pip install atheris`, Python 3.11.
"""

from __future__ import annotations

import contextlib
import io
import sys
import tempfile
import zipfile
from pathlib import Path

from gapcalc.views.speaker import Speaker

ROOT = Path(__file__).parents[2]
instrumented = contextlib.nullcontext()
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if "--seeds" not in sys.argv:
        import atheris

        instrumented = atheris.instrument_imports(include=["gapcalc"])

with instrumented:
    from gapcalc import Observations, Plan, assess, load_plan, read_observations
    from gapcalc.assessment.check import check
    from gapcalc.views.findings import report, sarif
    from gapcalc.views.reading import reading_of
    from gapcalc.views.reading_export import CANONICAL_COLUMNS, canonical_rows, reading_json
    from gapcalc.views.reading_table import reading_lines
    from gapcalc.views.status_export import status_json
    from gapcalc.views.status_table import status_table
    from gapcalc.views.writers import as_csv, as_json

KINDS = ("csv", "yaml", "xlsx", "parts")
FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")
LANGS = ("en", "zh")
YEARS = (2022, 2023, 2025)
# A target of each form, few enough that most of the time is spent on the input.
PLAN = """
plan: {id: p, base_year: 2022, target_year: 2027, region: a}
regions: {a: {zh: 重庆市, also: [全市, 重庆]}, b: {zh: 主城都市区, within: a}}
series: {m: {name: 全国, unit: '%'}}
targets:
  gdp: {name: {zh: 地区生产总值, en: GDP}, goal: {over: 4 万亿元}, unit: 亿元, path: compound, measure: flow, region: a}
  share: {name: 研发强度, goal: {over_series: m}, unit: '%', path: linear}
  sum: {name: 新增就业, also: [value], goal: {at_least: 300 万人}, unit: 万人, path: cumulative, measure: flow}
  stock: {name: 常住人口, also: [年末常住人口], goal: {about: 3300 万人}, unit: 万人, path: linear, measure: stock}
  hold: {name: 优良天数, goal: {at_least: 320 天}, unit: 天, path: hold}
  range: {name: 城镇化率, goal: {between: [70 %, 75 %]}, unit: '%', path: linear, region: b}
  growth: {name: 工业增加值, goal: {average_growth: {over: 6%}}, unit: 亿元, path: compound, measure: flow}
  cut: {name: 能耗, goal: {reduce_by: 14%}, unit: 吨/万元, path: compound}
  double: {name: 企业数, goal: {times_base: 2}, unit: 家, path: compound}
  stage: {name: 机场, goal: {stage: in_operation}, path: step}
  rank: {name: 排名, goal: {rank_at_most: 3}, unit: 位, path: step}
  ratio: {name: 比, goal: {at_most: 2 比值}, unit: 比值, path: linear}
"""
RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
RELATION = '<Relationship Id="{0}" Type="x/{0}" Target="{1}"/>'
SKELETON = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": RELATIONS.format(RELATION.format("officeDocument", "book.xml")),
    "_rels/book.xml.rels": RELATIONS.format(
        "".join(
            RELATION.format(kind, f"{kind}.xml")
            for kind in ("worksheet", "sharedStrings", "styles")
        )
    ),
    "book.xml": '<workbook xmlns:r="r"><sheets><sheet name="S" r:id="worksheet"/></sheets></workbook>',
}


def workbook(data: bytes) -> bytes:
    """Return a sound .xlsx around the XML of a sheet, its texts and its styles, which NUL bytes part."""
    parts = [*data.split(b"\0", 2), b"<sst/>", b"<styleSheet/>"]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as book:
        for name, xml in SKELETON.items():
            book.writestr(name, xml)
        for name, part in zip(("worksheet", "sharedStrings", "styles"), parts, strict=False):
            book.writestr(f"{name}.xml", part)
    return packed.getvalue()


class Target:
    """What is called with each input: files in `folder`, held against a plan of a few targets."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.plan = folder, folder / "plan.yaml"
        self.plan.write_text(PLAN, encoding="utf-8")

    def __call__(self, data: bytes) -> None:
        if data:
            kind, rest = KINDS[data[0] % len(KINDS)], data[1:]
            self.look(
                workbook(rest) if kind == "parts" else rest, "xlsx" if kind == "parts" else kind
            )

    def look(self, data: bytes, kind: str) -> None:
        """Check, report and assess one file."""
        path = self.folder / f"x.{kind}"
        path.write_bytes(data)
        found = check([str(path)], str(self.plan))
        for lang in LANGS:
            for form in FORMATS:
                printable(report(found, form, Speaker(lang)), form)
        if kind != "yaml":
            results(load_plan(self.plan), path)
        elif not found.problems:
            plan = load_plan(path)
            values = self.folder / "values.csv"
            rows = (
                f"{id},{year},{year - 2020},{target.unit}\n"
                for id, target in plan.targets.items()
                for year in YEARS
            )
            values.write_text(f"indicator,period,value,unit\n{''.join(rows)}", encoding="utf-8")
            results(plan, values)


def results(plan: Plan, path: Path) -> None:
    """Show what an assessment of a data file comes to."""
    observations = read_observations(path, plan)
    reading(plan, observations)
    assessment = assess(plan, observations)
    some = [result for result in assessment.results if result.series.points][:3]
    for lang in LANGS:
        printable(
            as_json(status_json(assessment, some, Speaker(lang), assessment.results)), "status"
        )
        for line in status_table(assessment, some, Speaker(lang), 100, False, assessment.results):
            printable("".join(text for text, _ in line), "table")


def reading(plan: Plan, observations: Observations) -> None:
    """Show how a data file was read."""
    found = reading_of(observations)
    printable(as_csv(CANONICAL_COLUMNS, canonical_rows(observations, plan)), "csv")
    for lang in LANGS:
        printable(as_json(reading_json(found, Speaker(lang), cells=True)), "read")
        for line in reading_lines(found, Speaker(lang), 100):
            printable("".join(text for text, _ in line), "read")


def printable(text: str, form: str) -> None:
    """Fail where a line of text holds a character that does not show itself."""
    for line in text.split("\n"):
        if not line.isprintable():
            raise AssertionError(f"{form}: {line!r}")


def seeds(folder: Path) -> None:
    """Fill a folder with inputs to begin from."""
    folder.mkdir(parents=True, exist_ok=True)
    kinds = {".csv": 0, ".tsv": 0, ".yaml": 1, ".xlsx": 2, ".xls": 2}
    for source in (ROOT / "tests" / "bad", ROOT / "tests" / "good", ROOT / "data"):
        for file in source.rglob("*"):
            if file.suffix in kinds:
                (folder / f"{source.name}-{file.name}").write_bytes(
                    bytes([kinds[file.suffix]]) + file.read_bytes()
                )
    sheet = '<worksheet><sheetData><row r="1"><c t="s"><v>0</v></c><c s="1"><v>0.5</v></c></row></sheetData></worksheet>'
    styles = '<styleSheet><cellXfs><xf/><xf numFmtId="10"/></cellXfs></styleSheet>'
    (folder / "parts").write_bytes(
        "\0".join(["\3" + sheet, "<sst><si><t>GDP</t></si></sst>", styles]).encode()
    )
    (folder / "plan").write_bytes(b"\1" + PLAN.encode())


def main() -> None:
    if "--seeds" in sys.argv:
        seeds(Path(sys.argv[-1]))
        return
    sarif._rule = lambda code, speaker: {"id": code}  # the same every time, and most of the time
    with tempfile.TemporaryDirectory() as folder:
        atheris.Setup(sys.argv, Target(Path(folder)))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
