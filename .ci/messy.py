"""Judge how gapcalc reads 23 real tables and 118 hazards.

Every wanted value has to be read, or a refusal has to say why not. Usage: messy.py FOLDER GAPCALC,
with the installed program's python. Ends with 1 where any file is read wrong: a value that does not
stand there, a wanted one not read, no message, an error for what is fine, or a run of `GAPCALC
check` that breaks, hangs, takes too much memory or passes a control character through.
"""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import running

import gapcalc
from gapcalc.assessment.plausibility import plausibility_problems
from gapcalc.core.data_options import DataOptions
from gapcalc.core.unit import convert

SECONDS = 2.0  # of the processor, for one file; all files in one run have SECONDS_TOGETHER
SECONDS_TOGETHER = 20.0
MEGABYTES = 200
OUTPUT = 1_000_000  # characters
BOUNDS = {">", ">=", "~", "<=", "<"}
STATUSES = {"revised", "final", "reported", "preliminary", "estimate"}
SETS = {
    "E": "encodings",
    "F": "form",
    "N": "numbers",
    "U": "units",
    "S": "meaning",
    "Y": "YAML",
    "": "real tables",
}

# What is wanted of each hazard, in lines of
#   gdp 2023 30145.79    this value of this target and period, in the plan's unit; after it any of:
#                        a bound, a status, `note` (a mark is kept as note or warning), `about`
#                        (rounded), @3 (from line 3)
#   ? gdp 2023 30145.79  the same, or a refusal
#   + gdp 2024 32000     may be read, need not
#   ! 2 word|word        a problem on line 2 (* anywhere, 2:2023 in a column so named) that speaks
#                        of one of these
#   !? 2 word|word       the same, unless all wanted values are read
#   conflict             two values of equal standing are reported (conflict? may be)
# A second part, after `given`, says what must be told first: without it nothing wrong is read, and
# a problem says so.
TABLE = """gdp 2022 29129.03; gdp 2023 30145.79; gdp 2024 32193.15
pop 2022 3213.34; pop 2023 3191.43; pop 2024 3190.47
rd 2022 2.36; rd 2023 2.48; rd 2024 2.55; urban 2022 70.96; urban 2023 71.67; urban 2024 72.4"""
OR_TABLE = re.sub(r"(^|; |\n)", r"\1? ", TABLE)
BUT_GDP = "\n".join(part for part in re.split("[;\n] *", TABLE) if not part.startswith("gdp"))
FOUR = "gdp 2022 29129.03; gdp 2023 30145.79; pop 2022 3213.34; pop 2023 3191.43"
CODING = "encod|mojibake|garbled|decod"
YUAN, GDP = "unit=亿元", "indicator=地区生产总值"

WANTED = {
    **dict.fromkeys(("E08", "E09", "E10", "E20", "F02", "F09", "F16", "S06"), TABLE),
    "F01": "gdp 2022 28576.08; gdp 2023 30145.79; gdp 2024 32193.15",
    "F03": "gdp 2022 28576.08; gdp 2023 30145.79; gdp 2024 32193.15 given region=重庆",
    **dict.fromkeys(("F05", "F18", "U01"), "gdp 2022 29129.03; gdp 2023 30145.79"),
    **dict.fromkeys(("E19", "F19", "F27"), "gdp 2023 30145.79"),
    "E02": f"! * {CODING}",
    "E05": "? gdp 2022 29129.03; ? gdp 2023 30145.79; ? gdp 2024 32193.15; ? pop 2022 3213.34\n"
    "? pop 2023 3191.43\n"
    f"? pop 2024 3190.47; !? * {CODING}",
    "E07": f"{OR_TABLE}; !? * {CODING}",
    "E12": f"{OR_TABLE}; ! 6 {CODING}", "E14": "! * encod|unit|character",
    "E16": f"{BUT_GDP}; ! 2 {CODING}|replace|lost",
    "E17": f"gdp 2023 30145.79 given {GDP}",
    "E22": "! * excel|workbook", "E23": "! * html|web page",
    "F04": "gdp 2023 30145.79; gdp 2024 32193.15; gdp_bj 2023 47353.7\n"
    f"gdp_bj 2024 49843.1 given {GDP} {YUAN}",
    "F07": "gdp 2023 30145.79; gdp_sc 2023 60132.9; ? primary 2023 2074.68\n"
    "? secondary 2023 11699.14\n"
    f"? primary_sc 2023 6056.6; !? 3 region; !? 6 region given {YUAN}",
    "F10": "? gdp 2023 30145.79; ? urban 2023 71.67; !? 2 number|comma; !? 3 number|comma",
    "F14": f"? gdp 2023 30145.79; !? 2 unknown-indicator given {YUAN}",
    "F17": f"{TABLE}; ! 8-10 table|header|region|indicator|column",
    "F21": "! * empty|header|table|no data", "F32": "! * header|table|column",
    "F24": "gdp 2022 29129.03; ! 3 cell|column; !? 2 cell",
    "F25": f"{FOUR}; urban 2022 70.96; urban 2023 71.67", "F26": FOUR,
    "F30": "+ gdp 2022 29129.03; + gdp 2022 28576.08; gdp 2023 30145.79; gdp 2024 32193.15\n"
    "conflict",
    "F33": "? gdp 2022 1; ? gdp 2023 1; + gdp * 1; !? * column|wide|period",
    "N56": "gdp 2022 29129.03; pop 2022 3213.34; pop 2023 3191.43; !? 2:2023 number|value",
    "S01": "gdp 2023-01/09 22243.88; gdp 2023 30145.79; gdp 2024-01/06 15138.25",
    "S02": "gdp_cn 2021 1143669.7; ? gdp_cn 2021-01/09 819432.3; ? gdp_cn 2021-10/12 324237.4\n"
    "? gdp_cn 2021-07/09 289919.3; !? 2-3 indicator|period|quarter",
    "S04": "gdp 2023 30145.79; primary 2023 2074.68; secondary 2023 11699.14\n"
    "tertiary 2023 16371.97\n"
    f"industry 2023 8333.35; large_industry 2023 7000 given {YUAN}",
    "S05": "gdp 2023 30145.79 @2; gdp 2023 30145.79 @5; gdp 2023 30145.79 @6\n"
    f"! 3 unit-mismatch; ! 4 unit-mismatch given {YUAN}",
    "S07": "gdp 2023 30145.79 @2; gdp 2023 30145.79 @5; ? gdp 2023 30145.79 @3\n"
    f"? gdp 2023 30145.79 note @4; !? 3-4 indicator|character given {YUAN}",
    "S09": "gdp 2023 30145.79; + gdp 2024 32000 estimate\n"
    "! 1-2 period|column|target|forecast|expected|plan",
    "S10": "? x 2023 1; ? x 2023 2; ? x 2023 3; ? x 2023 4; ? x 2023 5; + x 2023 6; + x 2023 9\n"
    "+ x 2023-12 10\n"
    "? x 2023 12; + x 2023-10 13; + x 2023 14; + x 2023-12 14; ? x 2023 15; conflict?\n"
    "! 1-2 period|column given unit=个",
    "S11": "gdp 2023 30145.79 @3; gdp 2023 30145.79 @4; gdp 2023 30145.79 @5\n"
    "gdp 2023 30145.79 @10; + gdp_cn 2023 1260582.1\n"
    f"! 6 region; ! 7 region; ! 8 region; ! 9 region given {GDP} {YUAN}",
    "S13": "gdp 2023 30145.79; ! 3 price|indicator; ! 4 price|indicator",
    "S14": "! * period|column|header|indicator|unit",
    "U03": "+ rd 2022 0.0236; + rd 2023 0.0248; ! 2 fraction; ! 3 unit",
    "U04": "births 2022 5.98; births 2023 5.6",
    "U06": "income 2023 40000; + balance 2023 -0.00000012; ! 3 unit; ! 4 unit; ! 6 unit\n"
    "! 7 unit given unit=元",
    "U07": "railway 2023 15.9; gdp 2023 30145.79 @3; pop 2023 3191.43; power 2023 1453\n"
    "forest 2023 55.06\n"
    "gdp 2023 30145.79 @7",
    "U08": "gdp 2023 30145.79 @2; gdp 2023 30145.79 @3; gdp 2023 30145.79 @4\n"
    "gdp 2023 30145.79 @5; ! 6 unit-mismatch\n"
    "farmland 2023 2805 @7; farmland 2023 2805 @8; energy 2023 0.35",
}  # fmt: skip

# The cell of 2023 in the number hazards: what it says in 亿元; ! it is no number; - it is missing.
# The other cells of the file must be read whatever stands here.
NUMBERS = {
    **dict.fromkeys(("N03", "N06", "N07", "N08", "N20"), "30145.79"),
    **dict.fromkeys(("N70", "N71"), "30145.79 note"),
    **dict.fromkeys(("N72", "N73"), "30145.79 preliminary"),
    "N10": "-3.5",
    "N11": "? -3.5",
    "N13": "? -3.5",
    "N18": "12000",
    "N19": "30100",
    "N21": "? 32000 ~",
    "N22": "? 3000 >",
    "N26": "26 >=",
    "N29": "30145",
    "N66": "0.5",
    "N67": "5",
    "N78": "0.1111111111 about",
    "N85": "? 30145.79 note",
    **dict.fromkeys(("N34", "N35", "N36", "N38", "N40", "N41", "N42", "N45", "N46"), "-"),
}
NO_NUMBER = "number|value|unit|range|date|error|formula|width|character|bound|digit"

CONFLICT = "conflicting-values"
# What a message speaks of that asks to be told something, and one about a YAML file.
ASKED = {
    "unit": "unit",
    "indicator": "indicator|header|column",
    "region": "region",
    "encoding": CODING,
}
SPOKEN = {
    "Y01": "alias|anchor",
    "Y02": "alias|anchor|merge",
    "Y05": "deep",
    "Y06": "",
    "Y08": "",
    "Y10": "",
    "Y12": "key",
    "Y15": "character|text",
    "Y17": "",
    "Y19": "",
    "Y20": "large|unknown",
    "Y21": "deep|YAML",
    "Y22": "document",
}


# The real tables: line of the header, the rows (or columns, where the years run down) that are
# asked for with their target and unit, what must be told first. Every cell of them is wanted, read
# by what is known of the file.
BUDGET = "地方财政一般公共预算支出"
BUDGETS = {"重庆市": "budget 亿元", "北京市": "budget_bj 亿元"}
GDPS = {"重庆市": "gdp 亿元", "北京市": "gdp_bj 亿元", "四川省": "gdp_sc 亿元"}
COUNTERFEIT = "公安机关立案的伪造、变造货币,出售、购买、运输、持有、使用假币刑事案件"
REAL: dict[str, tuple[int, dict[str, str], str]] = {
    "nbs_old_province_annual_gbk": (4, {"重庆市": "pop 万人"}, ""),
    "nbs_old_national_annual_gap_year_gbk": (3, {"企业法人单位数(个)": "firms 个"}, ""),
    "nbs_new_province_one_region_tabcomma_bom": (
        3,
        {f"{BUDGET} (亿元)": "budget_bj 亿元"},
        "region=北京",
    ),
    "nbs_new_province_one_indicator_tabcomma_bom": (3, BUDGETS, f"indicator={BUDGET} {YUAN}"),
    "nbs_new_province_gdp_revised_no_name_tabcomma_bom": (3, GDPS, f"{GDP} {YUAN}"),
    "nbs_new_province_counts_tabcomma_bom": (
        3,
        {"重庆市": "patents 件"},
        "indicator=专利申请数 unit=件",
    ),
    "excel_resaved_national_gdp_gbk": (
        1,
        {"国内生产总值(亿元)": "gdp_cn 亿元", "国民总收入(亿元)": "gni 亿元"},
        "",
    ),
    "excel_resaved_population_gbk": (
        1,
        {"年末总人口(万人)": "pop_cn 万人", "总抚养比(%)": "dependency %"},
        "",
    ),
    "railway_mixed_width_brackets_gbk": (1, {"铁路营业里程(万公里）": "railway 万公里"}, ""),
    "monthly_fullwidth_units_trailing_space_gbk": (1, {"出口总值（亿美元）": "exports 亿美元"}, ""),
    "crawl_income_percent_in_name_utf8": (
        1,
        {"城镇居民中等收入户(20%)人均可支配收入": "income 元"},
        "unit=元",
    ),
    "crawl_crime_commas_in_header_utf8": (1, {COUNTERFEIT: "counterfeit 件"}, "unit=件"),
    "crawl_io_urban_consumption_wan_yuan_utf8": (
        1,
        {"城镇居民消费": "consumption 万元"},
        "unit=万元",
    ),
    "tw_tainan_minguo_years_ranks_utf8": (1, {"土地稅": "land_tax 千元"}, "unit=千元"),
    "wb_wdi_gdp_preamble_bom": (5, {"China": "gdp_usd 美元"}, "unit=美元"),
    "imf_weo_units_scale_notes_crlf": (1, {"34": "gdp_head 美元"}, "unit=美元"),
}
# Real tables in which little or nothing can be had, in the words of WANTED.
REFUSED = {
    "nbs_old_quarterly_gbk_crlf": """gdp_cn 2021 1143669.7; gdp_cn 2020 1013567.0
gdp_cn 2022-01/03 270177.8
gdp_cn 2021-01/03 247985.0; ? gdp_cn 2021-01/09 819432.3; ? gdp_cn 2021-01/06 529513.0
? gdp_cn 2021-10/12 324237.4; ? gdp_cn 2021-07/09 289919.3; ? gdp_cn 2021-04/06 281528.0
? gdp_cn 2020-10/12 295618.8
!? 4-5 period|quarter|indicator""",
    "city_air_latex_header_gbk": "! * period|part",
    "eurostat_tsv_flags": "! * indicator|header|column",
    "imf_weo_semicolon_cr_latin1": "? inflation 2008 6.428; ? inflation 2009 4.336\n"
    "? inflation 2010 3.886\n"
    "!? * unit given encoding=latin-1",
    "analyst_units_in_ascii_header_bom": "? rd 2024 2.48; ? rd_spending 2024 797.3\n"
    "!? * indicator|column|unit|header",
    "tw_budget_merged_headers_utf8": "! * header|table|column|indicator|period",
    "tw_budget_two_level_header_utf8": "! * header|table|column|indicator|period",
}


@dataclass
class Entry:
    """One value: wanted, wanted unless refused (sign ?), or allowed (sign +)."""

    target: str
    period: str
    value: str
    marks: tuple[str, ...] = ()
    unit: str = ""
    sign: str = ""

    def is_read_by(
        self, o: gapcalc.Observation, plan: gapcalc.Plan, noted: set[int | None]
    ) -> bool:
        """Whether `o` is this very value, exactly, with its marks.

        `noted` are the lines with a problem.
        """
        if o.target != self.target or self.period not in {str(o.period), "*"}:
            return False
        unit = self.unit or plan.targets[o.target].unit
        wanted, got = Fraction(self.value), convert(Fraction(str(o.value)), o.unit, unit)
        if got != wanted and not ("about" in self.marks and abs(got - wanted) < Fraction(1, 10**9)):
            return False
        bound = next((mark for mark in self.marks if mark in BOUNDS), None)
        status = next((mark for mark in self.marks if mark in STATUSES), None)
        line = next((int(mark[1:]) for mark in self.marks if mark[0] == "@"), o.line)
        noted_here = "note" not in self.marks or bool(o.note) or o.line in noted
        return (bound, line) == (o.bound, o.line) and status in {None, o.status} and noted_here

    def __str__(self) -> str:
        return " ".join([self.target, self.period, self.value, *self.marks])


@dataclass
class Case:
    """What one file must give."""

    entries: list[Entry] = field(default_factory=list)
    refusals: list[tuple[bool, str, str]] = field(
        default_factory=list
    )  # unless all is read?, place, words
    conflict: str = ""
    given: DataOptions | None = None
    to_refuse: bool = False  # the hazard itself is to be refused, whatever else is read


def telling(text: str) -> DataOptions | None:
    """Return what `text` tells of a file: `indicator=GDP unit=亿元`."""
    return DataOptions(**dict(part.split("=", 1) for part in text.split())) if text else None


def case(text: str) -> Case:
    """Return the case that `text` writes down (see WANTED)."""
    text, _, told = text.partition(" given ")
    made = Case(given=telling(told))
    for part in re.split(r"[;\n]\s*", text):
        sign, *rest = part.split()
        if sign in {"!", "!?"}:
            made.refusals.append((sign == "!?", rest[0], " ".join(rest[1:])))
        elif part.startswith("conflict"):
            made.conflict = part
        else:
            signed = sign in {"?", "+"}
            target, period, value, *marks = rest if signed else [sign, *rest]
            made.entries.append(
                Entry(target, period, value, tuple(marks), sign=sign if signed else "")
            )
    return made


def number_case(cell: str) -> Case:
    """Return the case of a number hazard, whose cell of 2023 says `cell`."""
    text = "gdp 2022 29129.03; pop 2022 3213.34; pop 2023 3191.43"
    if cell == "!":
        return replace(case(f"{text}; ! 2:2023 {NO_NUMBER}"), to_refuse=True)
    if cell.startswith("?"):
        return case(f"{text}; ? gdp 2023 {cell[2:]}; !? 2:2023 {NO_NUMBER}")
    return case(text if cell == "-" else f"{text}; gdp 2023 {cell}")


def real_case(file: Path, wanted: list[dict[str, str]]) -> Case:
    """Return the case of a real table: every cell of the rows asked for, as in expected.json."""
    header, rows, told = REAL[file.stem]
    text = file.read_bytes().decode("gb18030" if file.stem.endswith("gbk") else "utf-8-sig")
    grid = [
        [cell.strip() for cell in row] for row in csv.reader(text.splitlines()[header - 1 :]) if row
    ]
    if down := set(rows) <= set(grid[0]):
        grid = [list(column) for column in zip(*grid, strict=True)]
    cells = {
        (row[0], head): cell for row in grid[1:] for head, cell in zip(grid[0], row, strict=False)
    }
    for item in wanted:
        assert (
            cells[(item["col"], item["row"]) if down else (item["row"], item["col"])] == item["raw"]
        ), (file, item)
    made = Case(given=telling(told))
    for (row, head), cell in cells.items():
        if row in rows and cell and (period := period_of(head)):
            target, unit = rows[row].split()
            made.entries.append(Entry(target, period, cell, unit=unit))
    return made


def period_of(head: str) -> str | None:
    """Return the period of a real table's column: 2019.1 is October there, 103 the Minguo year."""
    if match := re.fullmatch(r"(\d{4})\.(\d\d?)", head):
        return f"{match[1]}-{'10' if match[2] == '1' else match[2]}"
    if re.fullmatch(r"1\d\d", head):
        return str(int(head) + 1911)
    return head[:4] if re.fullmatch(r"\d{4}年?", head) else None


def cases(folder: Path) -> Iterator[tuple[str, Path, Case | None]]:
    """Yield set, file and case (None for YAML) of every file."""
    for item in json.loads((folder / "hazards/manifest.json").read_text("utf-8")):
        id, file = item["id"], folder / "hazards" / item["file"]
        number = id[0] == "N" and id not in WANTED
        yield (
            id[0],
            file,
            None
            if id[0] == "Y"
            else number_case(NUMBERS.get(id, "!"))
            if number
            else case(WANTED[id]),
        )
    for name, expected in json.loads((folder / "expected.json").read_text("utf-8")).items():
        file = folder / f"{name}.csv"
        yield (
            "",
            file,
            case(REFUSED[name]) if name in REFUSED else real_case(file, expected["read"]),
        )


def read(file: Path, plan: gapcalc.Plan, told: DataOptions | None) -> gapcalc.Observations:
    """Return what gapcalc reads; raises TimeoutError after SECONDS."""

    def late(*_: object) -> None:
        raise TimeoutError(f"still reading after {SECONDS} s")

    signal.signal(signal.SIGPROF, late)  # processor time: a busy machine is no fault
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return gapcalc.read_observations([file], plan, **({"given": told} if told else {}))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def judge(file: Path, plan: gapcalc.Plan, wanted: Case) -> tuple[str, list[str]]:
    """Return the outcome for `file`, and what is wrong."""
    all_read, wrong = faults(file, plan, wanted, wanted.given)
    if wanted.given:
        wrong = [f"untold: {fault}" for fault in faults(file, plan, wanted, None)[1]] + wrong
    return ("wrong" if wrong else "right" if all_read else "refused"), wrong


def faults(
    file: Path, plan: gapcalc.Plan, wanted: Case, told: DataOptions | None
) -> tuple[bool, list[str]]:
    """Return whether all wanted values are read, and what is wrong; the reader is told `told`."""
    try:
        found = read(file, plan, told)
        assessment = gapcalc.assess(plan, found)
        problems = [*found.problems, *assessment.problems, *plausibility_problems(assessment)]
        noted = {problem.line for problem in problems}
        matches = [(o, [e for e in wanted.entries if e.is_read_by(o, plan, noted)]) for o in found]
    except Exception as error:
        return False, [f"{type(error).__name__}: {str(error)[:150]}"]
    wrong, left = [], list(wanted.entries)
    for o, mine in matches:
        left = [entry for entry in left if entry not in mine]
        if not mine:
            shown = f"{o.target} {o.period} {o.bound or ''}{str(o.value)[:40]} {o.unit} {o.status}"
            wrong.append(f"line {o.line} is read as {shown}")
    unread = [entry for entry in left if entry.sign != "+"]
    if wanted.given and not told:  # a refusal is as good, if it asks for what must be told
        asked = "|".join(words for key, words in ASKED.items() if getattr(wanted.given, key))
        if unread and not any(fits(p, "*", asked) for p in problems):
            wrong.append(f"no problem on {asked}")
    else:
        wrong += said_wrong(problems, wanted, bool(unread))
        if missed := [str(entry) for entry in unread if not entry.sign]:
            wrong.append(f"not read: {'; '.join(missed)}"[:150])
    if wrong and (said := Counter(f"{p.code}@{p.line}" for p in problems)):
        wrong.append("said: " + ", ".join(said)[:160])
    return bool(wanted.entries) and not unread and not wanted.to_refuse, wrong


def said_wrong(problems: list[gapcalc.Problem], wanted: Case, unread: bool) -> Iterator[str]:
    """Yield the problems that are missing, and those reported where all is well."""
    if unread and not problems:
        yield "nothing is said"
    for unless_read, place, words in wanted.refusals:
        if (unread or not unless_read) and not any(fits(p, place, words) for p in problems):
            yield f"no problem at {place} on {words}"
    if wanted.conflict == "conflict" and not any(p.code == CONFLICT for p in problems):
        yield "no conflict reported"
    for p in problems:
        foreseen = (
            wanted.conflict
            if p.code == CONFLICT
            else any(fits(p, at, "") for _, at, _ in wanted.refusals)
        )
        if p.severity == "error" and not foreseen:
            yield f"error at line {p.line}: {p.message('en')[:120]}"


def fits(problem: gapcalc.Problem, place: str, words: str) -> bool:
    """Whether `problem` stands at `place` (*, 2, 2-3, 2:2023) and speaks of one of `words`."""
    lines, _, column = place.partition(":")
    if lines != "*":
        first, _, last = lines.partition("-")
        if problem.line is None or not int(first) <= problem.line <= int(last or first):
            return False
    said = f"{problem.code} {problem.message('en')}"
    return column in (problem.field or "") and bool(re.search(words, said, re.IGNORECASE))


def run(program: str, files: list[Path], form: str, seconds: float) -> list[str]:
    """Return what is wrong with how `program` checks `files` in one process."""
    done = running.run([program, "check", *map(str, files), "--format", form])
    wrong = running.faults(done)
    if wrong:
        return wrong
    length = len(done.spoken)
    if done.seconds > seconds or done.megabytes > MEGABYTES or length > OUTPUT:
        wrong.append(f"{done.seconds:.1f} s, {done.megabytes} MB, {length} characters of output")
    if form == "json" and done.code != 2:
        wrong += json_wrong(done.out, SPOKEN.get(files[0].name[:3]))
    return wrong


def json_wrong(text: str, words: str | None) -> Iterator[str]:
    """Yield what is wrong with the JSON of a check.

    That of a plan file must have a problem that speaks of `words`.
    """
    try:
        problems = json.loads(text)["problems"]
    except (ValueError, KeyError) as error:
        yield f"JSON: {error}"
        return
    yield from running.raw_characters("\n".join(p["message"] for p in problems))
    if words is not None and not any(
        re.search(words, p["code"] + p["message"], re.I) for p in problems
    ):
        yield f"no message on {words or 'it'}: {[p['code'] for p in problems][:5]}"


def main(folder: Path, program: str) -> int:
    """Judge everything under `folder`, print the counts and what is wrong; return the exit code."""
    plan = gapcalc.load_plan(Path(__file__).with_name("messy_plan.yaml"))
    everything = list(cases(folder))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = list(pool.map(lambda one: run(program, [one[1]], "json", SECONDS), everything))
    together = run(program, [file for _, file, _ in everything], "text", SECONDS_TOGETHER)
    if together:
        print("\n    ".join(["all files in one run, as text", *together]))
    counts: Counter[tuple[str, str]] = Counter()
    for (part, file, wanted), broken in zip(everything, runs, strict=True):
        outcome, wrong = judge(file, plan, wanted) if wanted else ("refused", [])
        outcome = "wrong" if broken else outcome
        counts[part, outcome] += 1
        if outcome == "wrong":
            print("\n    ".join([file.name, *broken, *wrong[:8]]))
    print(f"\n{'':<12} {'files':>6} {'right':>6} {'refused':>8} {'wrong':>6}")
    for part, name in [*SETS.items(), (None, "all")]:
        right, refused, bad = (
            sum(n for (at, how), n in counts.items() if how == outcome and part in (None, at))
            for outcome in ("right", "refused", "wrong")
        )
        print(f"{name:<12} {right + refused + bad:>6} {right:>6} {refused:>8} {bad:>6}")
    return int(bool(together) or any(outcome == "wrong" for _, outcome in counts))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
