#!/usr/bin/env python3
"""Prove that two builds of gapcalc give the same output on several hundred command lines.

    python tools/same_output.py record GAPCALC FOLDER     keep what a build does
    python tools/same_output.py compare GAPCALC FOLDER    does another build do the same?
    python tools/same_output.py list [FOLDER]             print the command lines

GAPCALC is the executable of an installed build. `record` copies every input file into
FOLDER/inputs, unless they are there already, and stores exit code, standard output, standard
error and the file written for each command line in FOLDER/recording.json. With `--samples DIR`
it takes tables of offices that do not come with this project as well: DIR/messy,
DIR/field/cases, DIR/field/real, DIR/field/tables and the plans in DIR/field/plans.

`compare` replays the stored command lines on the stored inputs and never looks at the checkout,
so that tests and data may be moved meanwhile. It exits 1 where any result differs.

A command line is written as in a shell: `NAME=VALUE gapcalc … < FILE`. TERMINAL=80 shows
standard output on a terminal of 80 columns; with it, colours and layout are compared too.
"""

import argparse
import contextlib
import difflib
import fcntl
import functools
import io
import itertools
import json
import os
import pty
import re
import shlex
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent.parent
# Where a build keeps the plan and the data that come with it.
BUNDLED = re.compile(r"/[^\s\"'<>|,:]*/(data/chongqing\.csv|targets\.yaml)")
STREAMS = ("exit", "stdout", "stderr", "written")
SECONDS = 120  # longer than any command line takes
MOST_DIFF_LINES, LONGEST_DIFF_LINE = 14, 300


# --- the input files


# Folders of the tests, wherever in tests/ they lie.
OF_TESTS = ("bad", "offices", "template", "good", "second_plan")
# Folders of samples, under the names that they have among the inputs.
OF_SAMPLES = {
    "messy": "messy",
    "cases": "field/cases",
    "real": "field/real",
    "tables": "field/tables",
    "plans": "field/plans",
}

# Small tables that no folder has: two cuts of the same data, and data for good/own.yaml.
HEADER = "指标,地区,年份,数值,单位\n"
OLD_CUT = HEADER + (
    "地区生产总值,主城都市区,2022,22352,亿元\n"
    "地区生产总值,主城都市区,2024,24500,亿元\n"
    "外贸进出口总值,重庆市,2022,8158.4,亿元\n"
)
NEW_CUT = HEADER + (
    "地区生产总值,主城都市区,2022,22352,亿元\n"
    "地区生产总值,主城都市区,2024,24650,亿元\n"
    "地区生产总值,主城都市区,2025,26500,亿元\n"
)
MADE = {
    "made/old.csv": OLD_CUT,
    "made/new.csv": NEW_CUT,
    "made/cut/values.csv": NEW_CUT,
    "made/problems.csv": HEADER
    + "社会消费品零售总额,重庆市,2025,16688.5,亿吨\n城镇新增就业人员,重庆市,2025,71,万人\n",
    "made/own.csv": "指标,年份,数值,单位\n工业总产值,2020,310,亿元\n工业总产值,2022,372.5,亿元\n"
    "工业总产值,2023,4080000,万元\n新增公园绿地,2021,18,公顷\n新增公园绿地,2022,16.5,公顷\n",
    "made/bare.csv": "年份,数值\n2022,22352\n2023,23300\n2024,24500\n",
    "made/titled.csv": "表1 主要指标\n制表单位：某局\n\n" + NEW_CUT,
    "made/empty.csv": "",
}
# What the working folder holds as a git revision; there, the file is then overwritten.
REVISED = "made/cut/values.csv"


def gather_inputs(folder: Path, samples: Path | None) -> None:
    """Copy all input files into `folder`; say which are not to be had."""
    folder.mkdir(parents=True)
    shutil.copytree(HERE / "data", folder / "data")
    shutil.copy(HERE / "targets.yaml", folder)
    for name in OF_TESTS:
        folders = [path for path in (HERE / "tests").rglob(name) if path.is_dir()]
        _copy_folder(folders[0] if folders else None, folder / name)
    for name, place in OF_SAMPLES.items():
        _copy_folder(samples / place if samples else None, folder / name)
    for name, text in MADE.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def _copy_folder(source: Path | None, target: Path) -> None:
    if source is None or not source.is_dir():
        print(f"no folder {source or target.name}: its command lines are left out", file=sys.stderr)
        return
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.py"))


# --- the command lines


GENERAL = """
gapcalc
gapcalc --lang zh
gapcalc --help
gapcalc --help --lang zh
gapcalc --version
gapcalc --show-completion bash
gapcalc --show-completion powershell
gapcalc --show-completion csh
LANG=zh_CN.UTF-8 gapcalc
LANG=zh_CN.UTF-8 gapcalc status --action 8
LANG=C gapcalc status --action 8
PYTHONIOENCODING=ascii gapcalc status --action 8
PYTHONIOENCODING=ascii gapcalc show disposable_income --lang zh
PYTHONIOENCODING=gb18030 gapcalc status --lang zh --action 8
GAPCALC_LANG=zh gapcalc targets 贸易
GAPCALC_PLAN=second_plan/plan.yaml gapcalc targets
GAPCALC_PLAN=second_plan/plan.yaml gapcalc status second_plan/data.csv
GAPCALC_PLAN=nowhere.yaml gapcalc status
GAPCALC_DEBUG=1 gapcalc status nowhere.csv
"""

# What a shell asks for where Tab is pressed: the words so far, and which of them is completed.
COMPLETIONS = (
    ("gapcalc ", 1),
    ("gapcalc show gdp", 2),
    ("gapcalc status --only re", 3),
    ("gapcalc status --action ", 3),
    ("gapcalc status --format ", 3),
    ("gapcalc check --explain unit", 3),
    ("gapcalc what-if --growth foreign", 3),
    ("gapcalc status --", 2),
)

WRONG = """
gapcalc statsu --lang zh
gapcalc nothing-like-it
gapcalc --nope
gapcalc --lang fr
gapcalc status --nope
gapcalc status --yeer 2024 --lang zh
gapcalc status --year abc
gapcalc status --format tabel --lang zh
gapcalc status --only behnd --lang zh
gapcalc status --method open-sgd
gapcalc status --fail-on nonsense
gapcalc status --fail-on 'share<x%'
gapcalc status --action 99 --lang zh
gapcalc status --region nowhere
gapcalc status --set gdp_metro
gapcalc status --set gdp_metro=24500亿吨 --year 2024
gapcalc status --set gdp_metor=24500亿元
gapcalc status --set gdp_metro=24500亿元 --lang zh
gapcalc status nowhere.csv
gapcalc status data/chongqin.csv --lang zh
gapcalc status --plan nowhere.yaml
gapcalc status --plan data/chongqing.csv
gapcalc status --encoding no-such-code data
gapcalc status --header-row 0 data
gapcalc status --header-row 900 made/new.csv
gapcalc status --unit 亿亩升 made/bare.csv
gapcalc status --indicator nothing made/bare.csv
gapcalc status --data-region nowhere made/bare.csv
gapcalc status ''
gapcalc status -
gapcalc show --lang zh
gapcalc show gdp_metor --lang zh
gapcalc show 地区
gapcalc check --lang zh
gapcalc check --format table data
gapcalc check --explain unit-mising
gapcalc check nowhere.csv nowhere.yaml
gapcalc check - < made/empty.csv
gapcalc compare
gapcalc compare made/old.csv nowhere.csv
gapcalc compare HEAD~9:made/cut made/cut
gapcalc compare HEAD:made/nothing made/cut
gapcalc compare nothing:made/cut made/cut --lang zh
gapcalc what-if --growth gdp_metro=x
gapcalc what-if --growth gdp_metor=5% --lang zh
gapcalc what-if --growth foreign_trade_total=8公里
gapcalc what-if --growth a:foreign_trade_total=8% --growth a:foreign_trade_total=9%
gapcalc what-if --set foreign_trade_total=9000亿元 --set foreign_trade_total=9100亿元
gapcalc report -o report --lang zh
gapcalc report -o no-folder/report.html
gapcalc report data -o data/chongqing.md -o data/chongqing.csv
gapcalc template -o data/chongqing.csv
gapcalc template -o written/template.xlsx
"""

STATUS = """
gapcalc status
gapcalc status --lang zh
gapcalc status --format json
gapcalc status --format json --lang zh
gapcalc status --format csv
gapcalc status --format csv --lang zh
gapcalc status --format markdown
gapcalc status -f markdown --lang zh
gapcalc status --all
gapcalc status --all --format json --method all
gapcalc status --year 2024
gapcalc status --year 2023 --lang zh
gapcalc status --action 8
gapcalc status --action 8 --format markdown --lang zh
gapcalc status --region metro
gapcalc status --region 全市 --lang zh
gapcalc status --only behind --only reversing
gapcalc status --only on-track --lang zh
gapcalc status --only no_data --format csv
gapcalc status --method open-sdg
gapcalc status --method dns --lang zh
gapcalc status --method ndrc
gapcalc status --method un-2023 --format csv
gapcalc status --method aarr --format markdown
gapcalc status --method all
gapcalc status --method all --lang zh --format markdown
gapcalc status --fail-on reversing
gapcalc status --fail-on 'share<70%' --format csv
gapcalc status --fail-on 'coverage<30%' --fail-on missed
gapcalc status --set disposable_income=43500元 --year 2026
gapcalc status --set gdp_metro@2022=22352亿元 --set gdp_metro@2024=24500亿元 --year 2024
gapcalc status --set 全体居民人均可支配收入@2025=4.3万元 --only behind --lang zh
gapcalc status - --only behind < made/old.csv
gapcalc status - --format json --lang zh < made/new.csv
gapcalc status made --format csv
gapcalc status made/problems.csv --lang zh
gapcalc status made/empty.csv
gapcalc status made/bare.csv
gapcalc status made/bare.csv --indicator gdp_metro --unit 亿元 --data-region 主城都市区
gapcalc status - --indicator gdp_metro --unit 亿元 --format csv < made/bare.csv
gapcalc status made/titled.csv --header-row 4
gapcalc status made/new.csv --encoding utf-8 --format csv
gapcalc status made/new.csv --encoding utf-16
gapcalc status made/own.csv --plan good/own.yaml
gapcalc status made/own.csv --plan good/own.yaml --lang zh --format json
gapcalc status second_plan/data.csv --plan second_plan/plan.yaml
gapcalc status second_plan/data.csv --plan second_plan/plan.yaml --lang zh --method all
gapcalc status --plan second_plan/plan.yaml
TERMINAL=80 gapcalc status
TERMINAL=120 gapcalc status --lang zh
TERMINAL=80 gapcalc status --action 8 --method all
TERMINAL=120 gapcalc status made/problems.csv --all --action 8
TERMINAL=40 gapcalc status --action 8
TERMINAL=120 NO_COLOR=1 gapcalc status --action 8
COLUMNS=100 gapcalc status --action 8
TERMINAL=120 TERM=dumb gapcalc status --action 8
TERMINAL=120 COLORTERM=truecolor gapcalc status --action 8
"""

# A terminal folds lines, and a path of the build's own data would fold them where it likes;
# on terminals the copied data are named instead.
SHOW = """
gapcalc show disposable_income
gapcalc show disposable_income --lang zh
gapcalc show disposable_income --format json
gapcalc show disposable_income --format json --lang zh
gapcalc show disposable_income --format csv
gapcalc show disposable_income --format markdown --lang zh
gapcalc show foreign_trade_total
gapcalc show foreign_trade_total --lang zh --year 2024
gapcalc show gdp_metro
gapcalc show gdp_metro - --format markdown < made/old.csv
gapcalc show gdp_metro made/bare.csv --indicator gdp_metro --unit 亿元 --region 主城都市区
gapcalc show gdp_metro made/bare.csv --unit 亿元 --data-region metro
gapcalc show gdp_metro made/titled.csv --header-row 4 --encoding utf-8 --format csv
gapcalc show gdp_metro --set gdp_metro@2024=24500亿元 --year 2024
gapcalc show urbanization_rate_metro --lang zh
gapcalc show riverside_public_space_length
gapcalc show retail_sales --format json
gapcalc show output made/own.csv --plan good/own.yaml
gapcalc show green_space made/own.csv --plan good/own.yaml --lang zh
TERMINAL=80 gapcalc show disposable_income data
TERMINAL=120 gapcalc show disposable_income data --lang zh
TERMINAL=120 gapcalc show foreign_trade_total data
TERMINAL=80 gapcalc show retail_sales made/problems.csv --lang zh
"""

TARGETS = """
gapcalc targets
gapcalc targets --lang zh
gapcalc targets 贸易
gapcalc targets trade
gapcalc targets nothing-of-the-kind
gapcalc targets --format json
gapcalc targets --format csv
gapcalc targets --format csv --lang zh
gapcalc targets gdp --format markdown
gapcalc targets --plan second_plan/plan.yaml
gapcalc targets --plan good/own.yaml --format json --lang zh
TERMINAL=80 gapcalc targets 贸易
TERMINAL=120 gapcalc targets trade
"""

CHECK = """
gapcalc check data
gapcalc check data --strict
gapcalc check data --lang zh
gapcalc check targets.yaml
gapcalc check targets.yaml data second_plan/plan.yaml good/own.yaml
gapcalc check - < data/chongqing.csv
gapcalc check - --lang zh < made/problems.csv
gapcalc check - --indicator gdp_metro --unit 亿元 --region metro < made/bare.csv
gapcalc check made
gapcalc check made/titled.csv --header-row 4 --encoding utf-8
gapcalc check bad --format text --lang zh
gapcalc check bad --format json
gapcalc check bad --format json --lang zh
gapcalc check bad --format github
gapcalc check bad --format gitlab
gapcalc check bad --format sarif --lang zh
gapcalc check bad --format junit
gapcalc check made/problems.csv --format github --lang zh
gapcalc check made/problems.csv --format gitlab --lang zh --strict
gapcalc check made/problems.csv --format sarif --strict
gapcalc check --explain unit-missing
gapcalc check --explain unit-missing --lang zh
gapcalc check --explain year-order --lang zh
gapcalc check --explain off-by-factor
TERMINAL=80 gapcalc check made/problems.csv
TERMINAL=120 gapcalc check made/problems.csv --lang zh
TERMINAL=80 gapcalc check bad/jump.csv bad/year-order.yaml bad/unit-conflict.csv
TERMINAL=120 gapcalc check data
TERMINAL=80 gapcalc check --explain unit-missing
"""

COMPARE = """
gapcalc compare made/old.csv made/new.csv
gapcalc compare made/old.csv made/new.csv --lang zh
gapcalc compare made/old.csv made/new.csv --format json
gapcalc compare made/old.csv made/new.csv --format csv --lang zh
gapcalc compare made/old.csv made/new.csv --format markdown
gapcalc compare made/old.csv made/new.csv --format markdown --lang zh
gapcalc compare made/new.csv made/old.csv --year 2024
gapcalc compare made/old.csv made/problems.csv
gapcalc compare HEAD:made/cut made/cut
gapcalc compare HEAD:made/cut/values.csv made/new.csv --format csv
gapcalc compare made/bare.csv made/new.csv --indicator gdp_metro --unit 亿元 --region metro
gapcalc compare made/titled.csv made/old.csv --header-row 4 --encoding utf-8
TERMINAL=80 gapcalc compare made/old.csv made/new.csv
TERMINAL=120 gapcalc compare made/old.csv made/new.csv --lang zh
"""

WHAT_IF = """
gapcalc what-if
gapcalc what-if --lang zh
gapcalc what-if --format json
gapcalc what-if --format csv --lang zh
gapcalc what-if --format markdown
gapcalc what-if --growth foreign_trade_total=8%
gapcalc what-if --growth foreign_trade_total=12% --action 8 --lang zh
gapcalc what-if --growth low:foreign_trade_total=5% --growth high:foreign_trade_total=12%
gapcalc what-if --growth high:gdp_metro=8% --set gdp_metro@2026=28000亿元 --format json
gapcalc what-if --set disposable_income@2026=45000元 --region 全市
gapcalc what-if --growth rail_network_length=120公里 --all
gapcalc what-if made/new.csv --growth gdp_metro=6% --lang zh --format markdown
gapcalc what-if made/bare.csv --indicator gdp_metro --unit 亿元 --data-region metro --all
gapcalc what-if made/titled.csv --header-row 4 --encoding utf-8 --format csv
gapcalc what-if made/own.csv --plan good/own.yaml --growth output=6% --all
gapcalc what-if second_plan/data.csv --plan second_plan/plan.yaml --lang zh
gapcalc what-if --plan good/own.yaml --set output@2020=300亿元 --set output@2024=420亿元
TERMINAL=80 gapcalc what-if --growth foreign_trade_total=8% --action 8
TERMINAL=120 gapcalc what-if --growth a:foreign_trade_total=8% --lang zh
"""

REPORT = """
gapcalc report
gapcalc report -o - --lang zh
gapcalc report -o written/en.html
gapcalc report -o written/zh.htm --lang zh --year 2024
gapcalc report --output written/en.md
gapcalc report -o written/zh.markdown --lang zh
gapcalc report -o written/en.xlsx
gapcalc report -o written/zh.xlsx --lang zh --action 8
gapcalc report -o written/CAPITALS.MD --region metro
gapcalc report made/new.csv made/problems.csv -o written/problems.md --lang zh
gapcalc report - -o written/piped.md --set gdp_metro@2025=26500亿元 < made/old.csv
gapcalc report made/bare.csv -o written/bare.md --indicator gdp_metro --unit 亿元 --year 2023
gapcalc report made/titled.csv -o written/titled.md --header-row 4 --encoding utf-8
gapcalc report made/own.csv --plan good/own.yaml -o written/own.html
gapcalc report made/own.csv --plan good/own.yaml -o written/own.xlsx --lang zh
TERMINAL=80 gapcalc report
"""

TEMPLATE = """
gapcalc template
gapcalc template --lang zh
gapcalc template --year 2026 -o written/2026.csv
gapcalc template --action 8 --lang zh -o written/action-8.CSV
gapcalc template --region metro --year 2024 -o -
gapcalc template data made/new.csv --action 1 --output written/more.csv
gapcalc template - --action 1 < made/old.csv
gapcalc template made/own.csv --plan good/own.yaml --year 2023 --lang zh
gapcalc template second_plan/data.csv --plan second_plan/plan.yaml
gapcalc schema
gapcalc schema --plan nowhere.yaml
"""

COMMANDS = (
    "status", "show", "targets", "check", "compare", "what-if", "report", "template", "schema",
)  # fmt: skip
BLOCKS = (
    GENERAL, WRONG, STATUS, SHOW, TARGETS, CHECK, COMPARE, WHAT_IF, REPORT, TEMPLATE,
)  # fmt: skip

# The plan that each real table is checked against, by how its name begins.
PLAN_OF_REAL = {
    "fao": "fao", "gk": "gk", "hpu": "en", "ludan": "prov", "mn1": "mn", "ons": "ons",
    "owid": "misc", "tw": "tw", "unctad": "unc", "unrate": "last", "unsdg": "un",
    "unsyb": "un", "wb": "wb", "hk": "cn2", "taichi": "misc", "abs": "misc",
}  # fmt: skip
# Tables that are read for another plan than tables/plan.yaml; None is the bundled one.
PLAN_OF_TABLE = {
    "n12": "tables/plan_k.yaml", "n15": None, "n18": None, "w14": None, "w15": None, "y01": None,
}  # fmt: skip


def command_lines(inputs: Path) -> list[str]:
    """Return all command lines for the files that lie in `inputs`, each once."""
    lines = [f"gapcalc {command} --help" for command in COMMANDS]
    lines += [f"gapcalc {command} --help --lang zh" for command in COMMANDS]
    for words, index in COMPLETIONS:
        request = {"_GAPCALC_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": index}
        setting = " ".join(f"{name}={shlex.quote(str(value))}" for name, value in request.items())
        lines.append(f"{setting} gapcalc")
    for block in BLOCKS:
        lines += block.strip().splitlines()
    for part in (_bad, _offices, _template, _messy, _cases, _real, _tables):
        lines += part(inputs)
    return list(dict.fromkeys(lines))


def _bad(inputs: Path) -> Iterator[str]:
    for names in _groups(_files(inputs, "bad"), 4):
        yield f"gapcalc check {names}"


def _offices(inputs: Path) -> Iterator[str]:
    plan = "--plan offices/plan.yaml"
    for names in _groups(_files(inputs, "offices", ".csv"), 4):
        yield f"gapcalc status {names} {plan} --all --format csv"
    for names in _groups(_files(inputs, "offices"), 12):
        yield f"gapcalc check {names} {plan} --lang zh"


def _template(inputs: Path) -> Iterator[str]:
    plan = "--plan template/plan.yaml"
    for names in _groups(_files(inputs, "template", ".csv", ".xlsx"), 3):
        yield f"gapcalc status {names} {plan} --format csv"
    yield f"gapcalc check template {plan} --lang zh"


def _messy(inputs: Path) -> Iterator[str]:
    tables = _files(inputs, "messy", ".csv")
    for names in _groups(tables, 3):
        yield f"gapcalc check {names}"
    for names in _groups(tables, 6):
        yield f"gapcalc status {names} --plan offices/plan.yaml --lang zh --format csv"
    hazards = _files(inputs, "messy/hazards", ".csv", ".yaml")
    for names in _groups(hazards, 10):
        yield f"gapcalc check {names}"
    for names in _groups([name for name in hazards if name.endswith(".csv")], 20):
        yield f"gapcalc status {names} --plan offices/plan.yaml --lang zh --format csv"


def _cases(inputs: Path) -> Iterator[str]:
    manifest = inputs / "cases" / "manifest.json"
    if not manifest.exists():
        return
    by_options: dict[str, list[str]] = {}
    for case in json.loads(manifest.read_text(encoding="utf-8")):
        options = shlex.join([*case["options"], "--plan", f"cases/{case['plan']}"])
        by_options.setdefault(options, []).append(f"cases/{case['file']}")
    for options, files in by_options.items():
        for names in _groups(files, 2):
            yield f"gapcalc status {names} {options} --format csv"
    yield "gapcalc check cases --plan cases/sdmx.yaml --lang zh"


def _real(inputs: Path) -> Iterator[str]:
    by_plan: dict[str, list[str]] = {}
    for name in _files(inputs, "real"):
        start = re.split(r"[_.]", Path(name).stem)[0]
        by_plan.setdefault(PLAN_OF_REAL.get(start, "last"), []).append(name)
    for plan, files in by_plan.items():
        for names in _groups(files, 2):
            yield f"gapcalc check {names} --plan plans/{plan}.yaml"
    if plans := _files(inputs, "plans"):
        yield f"gapcalc check {shlex.join(plans)}"


def _tables(inputs: Path) -> Iterator[str]:
    by_plan: dict[str | None, list[str]] = {}
    for name in _files(inputs, "tables", ".csv", ".xlsx"):
        start = Path(name).name.partition("-")[0]
        by_plan.setdefault(PLAN_OF_TABLE.get(start, "tables/plan.yaml"), []).append(name)
    for plan, files in by_plan.items():
        option = f" --plan {plan}" if plan else ""
        for names in _groups(files, 3):
            yield f"gapcalc status {names}{option} --format csv"
        yield f"gapcalc check {shlex.join(files)}{option}"


def _files(inputs: Path, folder: str, *endings: str) -> list[str]:
    """Return the files of a folder, sorted, as they are named on a command line."""
    place = inputs / folder
    if not place.is_dir():
        return []
    names = sorted(path.name for path in place.iterdir() if path.is_file())
    return [f"{folder}/{name}" for name in names if name.endswith(endings or name)]


def _groups(names: Sequence[str], size: int) -> Iterator[str]:
    """Yield `names`, quoted for a command line, so many at a time."""
    for start in range(0, len(names), size):
        yield shlex.join(names[start : start + size])


class Call(NamedTuple):
    """A command line taken apart; `columns` where it is to be shown on a terminal."""

    arguments: list[str]
    settings: dict[str, str]
    stdin: str | None
    columns: int | None

    @property
    def output(self) -> str | None:
        """The file that it is to write."""
        for option, value in itertools.pairwise(self.arguments):
            if option in {"-o", "--output"} and value != "-":
                return value
        return None


def parse(line: str) -> Call:
    """Take a command line apart."""
    words = shlex.split(line)
    at = words.index("gapcalc")
    settings = dict(word.split("=", 1) for word in words[:at])
    columns = settings.pop("TERMINAL", None)
    arguments, stdin = words[at + 1 :], None
    if arguments[-2:-1] == ["<"]:
        *arguments, _, stdin = arguments
    return Call(arguments, settings, stdin, int(columns) if columns else None)


# --- running them


Result = dict[str, int | str | None]


class Bench:
    """A build and the folder that it is run in: a copy of the inputs, with a home of its own."""

    def __init__(self, executable: Path, scratch: Path, inputs: Path) -> None:
        self.executable = executable
        self.folder = scratch / "work"
        self.home = scratch / "home"
        self.home.mkdir()
        shutil.copytree(inputs, self.folder)
        (self.folder / "written").mkdir()
        self._commit()
        self.masks = self._masks()

    def environment(self) -> dict[str, str]:
        """Return all that a command may know of its surroundings."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self.home),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "GAPCALC_CACHE": "off",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CEILING_DIRECTORIES": str(self.folder.parent),
        }

    def run(self, line: str) -> Result:
        """Run a command line and return what came of it, without what differs from day to day."""
        call = parse(line)
        environment = self.environment() | call.settings
        with (
            (self.folder / call.stdin if call.stdin else Path(os.devnull)).open("rb") as stdin,
            tempfile.TemporaryFile() as stderr,
        ):
            command = [str(self.executable), *call.arguments]
            start = functools.partial(
                subprocess.Popen, command, stdin=stdin, stderr=stderr, cwd=self.folder
            )
            if call.columns:
                code, stdout = _on_terminal(start, environment, call.columns)
            else:
                code, stdout = _in_pipe(start, environment)
            stderr.seek(0)
            errors = stderr.read()
        return {
            "exit": code,
            "stdout": self.masked(_as_text(stdout)),
            "stderr": self.masked(_as_text(errors)),
            "written": self._written(call.output),
        }

    def masked(self, text: str) -> str:
        """Return `text` without day, version and folder."""
        for pattern, name in self.masks:
            text = pattern.sub(name, text)
        return text

    def _written(self, name: str | None) -> str | None:
        file = self.folder / name if name else None
        if file is None or not file.is_file():
            return None
        data = file.read_bytes()
        return self.masked(_workbook_text(data) if data[:2] == b"PK" else _as_text(data))

    def _masks(self) -> list[tuple[re.Pattern[str], str]]:
        """Return what is taken out of every output; the day may change while this runs."""
        command = [str(self.executable), "--version"]
        answer = subprocess.run(command, env=self.environment(), capture_output=True, text=True)
        version = answer.stdout.split()[-1] if answer.returncode == 0 else "no version"
        masks = [
            (re.compile(re.escape(str(self.folder))), "‹folder›"),
            (BUNDLED, r"‹bundled›/\1"),
            (re.compile(rf"(?<![\d.]){re.escape(version)}(?![\d.]*\d)"), "‹version›"),
        ]
        today = date.today()
        days = (today, date.fromordinal(today.toordinal() + 1))
        return masks + [(re.compile(re.escape(day.isoformat())), "‹today›") for day in days]

    def _commit(self) -> None:
        """Make the folder a git repository that holds an older state of one file."""
        person = {"NAME": "nobody", "EMAIL": "nobody@example.org", "DATE": "2025-01-01T00:00:00Z"}
        roles = ("AUTHOR", "COMMITTER")
        signed = {f"GIT_{role}_{key}": value for role in roles for key, value in person.items()}
        environment = self.environment() | signed
        file = self.folder / REVISED
        newer = file.read_bytes()
        file.write_bytes(OLD_CUT.encode())
        for command in ("init -q -b main", f"add {REVISED}", "commit -q -m old"):
            subprocess.run(["git", *command.split()], cwd=self.folder, env=environment, check=True)
        file.write_bytes(newer)


def _in_pipe(start: functools.partial, environment: dict[str, str]) -> tuple[int, bytes]:
    with start(env=environment, stdout=subprocess.PIPE) as process, _limited(process):
        stdout, _ = process.communicate()
    return process.returncode, stdout


def _on_terminal(
    start: functools.partial, environment: dict[str, str], columns: int
) -> tuple[int, bytes]:
    """Run a command whose standard output is a terminal.

    Standard error is none: a bar of progress, drawn there after a while, depends on the clock.
    """
    reading_end, terminal = pty.openpty()
    os.set_inheritable(reading_end, False)
    _set_size(terminal, columns)
    parts: list[bytes] = []
    with start(env={"TERM": "xterm-256color", **environment}, stdout=terminal) as process:
        os.close(terminal)
        reader = threading.Thread(target=lambda: parts.extend(_read_all(reading_end)))
        reader.start()
        with _limited(process):
            process.wait()
        reader.join()
    os.close(reading_end)
    return process.returncode, b"".join(parts)


@contextlib.contextmanager
def _limited(process: subprocess.Popen) -> Iterator[None]:
    """Kill a process that takes too long; its exit code is then -9."""
    timer = threading.Timer(SECONDS, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _set_size(terminal: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))


def _read_all(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # the end of a terminal, on Linux
            return
        if not data:
            return
        yield data


def _as_text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _workbook_text(data: bytes) -> str:
    """Return the parts of a workbook one below the other, an element a line."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        parts = [f"== {name}\n{_as_text(book.read(name))}\n" for name in book.namelist()]
    return "".join(parts).replace("><", ">\n<")


def run_all(executable: str, lines: Sequence[str], inputs: Path, jobs: int) -> dict[str, Result]:
    """Run every command line, so many at a time, and return what came of each."""
    program = shutil.which(executable)
    if program is None:
        sys.exit(f"{executable}: no such program")
    with tempfile.TemporaryDirectory() as scratch:
        # Not resolved: the interpreter of a virtual environment is found beside the link.
        bench = Bench(Path(program).absolute(), Path(scratch).resolve(), inputs)
        with ThreadPoolExecutor(jobs) as pool:
            return dict(zip(lines, pool.map(bench.run, lines), strict=True))


# --- what differs


def differences(old: Result, new: Result) -> Iterator[tuple[str, list[str]]]:
    """Yield each stream whose content differs, with the first lines of a diff."""
    for stream in STREAMS:
        before, after = old[stream], new[stream]
        if before == after:
            continue
        if not (isinstance(before, str) and isinstance(after, str)):
            yield stream, [f"-{_brief(before)}", f"+{_brief(after)}"]
            continue
        yield stream, _diff(before, after)


def _diff(before: str, after: str) -> list[str]:
    diff = difflib.unified_diff(_visible_lines(before), _visible_lines(after), lineterm="", n=1)
    lines = list(diff)[2:]  # without the names of two files
    shown = [_brief(line) for line in lines[:MOST_DIFF_LINES]]
    if len(lines) > MOST_DIFF_LINES:
        shown.append(f"… {len(lines) - MOST_DIFF_LINES} more lines")
    return shown


def _visible_lines(text: str) -> list[str]:
    """Return lines in which what a terminal would swallow can be seen."""
    return ["".join(map(_visible, line)) for line in text.split("\n")]


def _visible(character: str) -> str:
    return character if character.isprintable() else ascii(character)[1:-1]


def _brief(value: object) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_DIFF_LINE else f"{text[:LONGEST_DIFF_LINE]}…"


# --- the commands


def record(executable: str, folder: Path, jobs: int, samples: Path | None) -> int:
    """Keep what a build does."""
    inputs = folder / "inputs"
    if not inputs.exists():
        gather_inputs(inputs, samples)
    lines = command_lines(inputs)
    begun = time.monotonic()
    results = run_all(executable, lines, inputs, jobs)
    text = json.dumps(results, indent=1)  # in ASCII: bytes that are no UTF-8 stay what they are
    (folder / "recording.json").write_text(text, encoding="ascii")
    print(f"{len(lines)} command lines recorded in {time.monotonic() - begun:.0f} s")
    return 0


def compare(executable: str, folder: Path, jobs: int, only: str) -> int:
    """Print what another build does differently; return 1 where there is anything."""
    recorded = json.loads((folder / "recording.json").read_text(encoding="ascii"))
    lines = [line for line in recorded if only in line]
    results = run_all(executable, lines, folder / "inputs", jobs)
    differing = 0
    for line in lines:
        diffs = list(differences(recorded[line], results[line]))
        if diffs:
            differing += 1
            _print_diffs(line, diffs)
    same = len(lines) - differing
    print(f"{len(lines)} command lines, {same} the same, {differing} differ")
    return 1 if differing else 0


def _print_diffs(line: str, diffs: Iterable[tuple[str, list[str]]]) -> None:
    print(line)
    for stream, diff in diffs:
        print(f"  {stream}")
        print("".join(f"    {text}\n" for text in diff))


def print_lines(folder: Path | None, samples: Path | None) -> int:
    """Print the command lines: those of a recording, or those that there would be."""
    if folder:
        lines = list(json.loads((folder / "recording.json").read_text(encoding="ascii")))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            inputs = Path(scratch) / "inputs"
            gather_inputs(inputs, samples)
            lines = command_lines(inputs)
    print("\n".join(lines))
    return 0


def main() -> int:
    """Read the command line of this program, and do what it says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    recording = commands.add_parser("record")
    comparison = commands.add_parser("compare")
    listing = commands.add_parser("list")

    for command in (recording, comparison):
        command.add_argument("executable", metavar="GAPCALC")
        command.add_argument("folder", type=Path, metavar="FOLDER")
        command.add_argument("--jobs", type=int, default=2, metavar="N")

    comparison.add_argument("--only", default="", metavar="TEXT")
    listing.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")

    # Only these two gather input files: a comparison uses those that were recorded.
    for command in (recording, listing):
        command.add_argument("--samples", type=Path, metavar="DIR")

    options = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if options.command == "record":
        return record(options.executable, options.folder, options.jobs, options.samples)
    if options.command == "compare":
        return compare(options.executable, options.folder, options.jobs, options.only)
    return print_lines(options.folder, options.samples)


if __name__ == "__main__":
    sys.exit(main())
