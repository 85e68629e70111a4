"""The command line: arguments in, the library called, text out, an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Annotated, NoReturn

import typer

from . import __version__
from .check import check as find_problems
from .comparison import ALL, OWN, verdict_json, verdicts
from .doubt import doubts
from .files import Given
from .findings import report, report_lines
from .method import METHODS
from .output import print_lines, print_status, tell, watched, write, write_table
from .plan import Plan
from .plan_file import bundled, load_plan
from .problem import CATALOGUE, GapcalcError, Lang, Problem
from .problem import explain as explanation
from .reading import parse_setting, read_observations
from .rollup import below, roll_up
from .selection import choose, find, holds, select, spelt
from .status import STATUSES, Assessment, assess
from .text import nearest, safe
from .unit import UnitError, dimension

__all__ = ["app", "main"]

FINE, PROBLEMS, CANNOT = 0, 1, 2
# With these there is nothing to judge; any other problem is a finding in the data.
_NO_INPUT = {"no-file", "unreadable", "no-data", "no-input", "unknown-option"}

app = typer.Typer(
    name="gapcalc",
    help="How far each target of a plan is, and what growth is still needed a year.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


class Language(StrEnum):
    zh = "zh"
    en = "en"


class Format(StrEnum):
    table = "table"
    json = "json"
    csv = "csv"
    markdown = "markdown"


class CheckFormat(StrEnum):
    text = "text"
    json = "json"
    github = "github"
    gitlab = "gitlab"
    sarif = "sarif"
    junit = "junit"


FilesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[FILES…|-]", help="Data files, folders, or - for standard input.")
]
PlanOption = Annotated[
    str | None,
    typer.Option("--plan", envvar="GAPCALC_PLAN", metavar="FILE", help="Plan file; without it the bundled plan."),
]
LangOption = Annotated[
    Language | None, typer.Option("--lang", envvar="GAPCALC_LANG", help="Language; without it that of the locale.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="Form of the output.")]
YearOption = Annotated[
    int | None,
    typer.Option("--year", metavar="Y", min=1900, max=2099, help="Leave out observations after this year."),
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="ID=VALUE", help="A value with its unit, over what files say; ID@YEAR=VALUE for a year."
    ),
]
AllOption = Annotated[bool, typer.Option("--all", help="List targets without data too.")]
ActionOption = Annotated[str | None, typer.Option("--action", metavar="N", help="Only this action.")]
RegionFilter = Annotated[str | None, typer.Option("--region", metavar="R", help="Only this region.")]
OnlyOption = Annotated[list[str] | None, typer.Option("--only", metavar="STATUS", help="Only this status; repeatable.")]
FailOption = Annotated[
    list[str] | None,
    typer.Option(
        "--fail-on",
        metavar="STATUS",
        help="Exit 1 where a target has this status, or the roll-up share<70% or coverage<30%; repeatable.",
    ),
]
MethodOption = Annotated[
    str, typer.Option("--method", metavar="M", help=f"Another system's verdicts: {', '.join(METHODS)}, or all.")
]
# What data files do not say themselves; `status` has its --region for another purpose.
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="U", help="Data without a unit: it is in this one.")]
IndicatorOption = Annotated[
    str | None, typer.Option("--indicator", metavar="I", help="Data without an indicator: they are of this one.")
]
_FOR_REGION = "Data without a region: they are for this one."
RegionOption = Annotated[str | None, typer.Option("--region", "--data-region", metavar="R", help=_FOR_REGION)]
DataRegionOption = Annotated[str | None, typer.Option("--data-region", metavar="R", help=_FOR_REGION)]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="E", help="Encoding of the data, such as gb18030.")
]
HeaderRowOption = Annotated[
    int | None, typer.Option("--header-row", metavar="N", min=1, help="Line of the data that names the columns.")
]


def _version(asked: bool) -> None:
    if asked:
        write(f"gapcalc {__version__}")
        raise typer.Exit(FINE)


def _explain(code: str | None) -> None:
    if code is None:
        return
    name = code.strip().lower().replace("_", "-")
    if name not in CATALOGUE:
        known = nearest(name, CATALOGUE) or ", ".join(CATALOGUE)
        raise GapcalcError(Problem("unknown-option", {"option": "--explain", "value": code, "known": known}))
    write(explanation(name, _asked_tongue()))
    raise typer.Exit(FINE)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


# --- commands


@app.command()
def status(
    files: FilesArgument = None,
    year: YearOption = None,
    set_: SetOption = None,
    all_: AllOption = False,
    action: ActionOption = None,
    region: RegionFilter = None,
    only: OnlyOption = None,
    fail_on: FailOption = None,
    method: MethodOption = OWN,
    format: FormatOption = Format.table,
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    data_region: DataRegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """Show where every target stands.

    Examples: gapcalc status | gapcalc status --year 2024 --only behind | cat export.csv | gapcalc status -
    """
    tongue = _tongue(lang)
    given = _given(unit, indicator, data_region, encoding, header_row)
    the_plan = load_plan(plan)
    wanted = [choose(name, STATUSES, "--only") for name in only or ()]
    for name in fail_on or ():
        if below(name, roll_up(())) is None:
            choose(name, (*STATUSES, "share<70%", "coverage<30%"), "--fail-on")
    if method not in {OWN, ALL, *METHODS}:
        choose(method, (OWN, *METHODS, ALL), "--method")
    assessment, problems = _assess(the_plan, files, year, set_, plan, given)
    scope = select(assessment, action, region)
    results = [result for result in scope if not wanted or result.status in wanted]
    print_status(assessment, scope, results, format, tongue, all_ or bool(wanted), method)
    tell(problems, tongue)
    group = roll_up(scope)  # whatever is listed, no miss is hidden
    failed = any(below(name, group) or group.statuses.get(spelt(name)) for name in fail_on or ())
    raise typer.Exit(PROBLEMS if failed or any(p.severity == "error" for p in problems) else FINE)


@app.command()
def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A target's id or name.")],
    files: FilesArgument = None,
    year: YearOption = None,
    set_: SetOption = None,
    format: FormatOption = Format.table,
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """Show one target with every number derived.

    Example: gapcalc show foreign_trade_total
    """
    from . import export
    from .show import show_json, show_lines

    tongue = _tongue(lang)
    given = _given(unit, indicator, region, encoding, header_row)
    the_plan = load_plan(plan)
    target = find(the_plan, id)
    assessment, problems = _assess(the_plan, files, year, set_, plan, given)
    result = assessment[target.id]
    if format is Format.table:
        print_lines(show_lines(assessment, result, tongue))
    else:
        entry = show_json(the_plan, result, export.target_json(assessment, result, tongue), tongue)
        entry["verdicts"] = {name: verdict_json(result, v, tongue) for name, v in verdicts(assessment, result).items()}
        steps = [[s["name"], s["formula"], s["numbers"], s["result"]] for s in entry["derivation"]]
        write_table(format, entry, ["name", "formula", "numbers", "result"], steps)
    tell([p for p in problems if p.severity == "error"], tongue)
    raise typer.Exit(PROBLEMS if any(p.severity == "error" for p in problems) else FINE)


@app.command()
def targets(
    query: Annotated[str | None, typer.Argument(metavar="[QUERY]", help="Part of an id or name.")] = None,
    format: FormatOption = Format.table,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """List or search the plan's targets.

    Example: gapcalc targets 贸易
    """
    from .export import target_list_json
    from .table import target_table
    from .terminal import width_of

    tongue = _tongue(lang)
    the_plan = load_plan(plan)
    found = [t for t in the_plan.targets.values() if query is None or holds(t, query)]
    if format is Format.table:
        print_lines(target_table(the_plan, found, tongue, width_of(sys.stdout)))
    else:
        entries = target_list_json(found, tongue)
        header = [key for key in entries[0] if key != "also"] if entries else ["id"]
        rows = [[entry[key] for key in header] for entry in entries]
        write_table(format, {"version": 1, "plan": the_plan.id, "targets": entries}, header, rows)
    raise typer.Exit(FINE if found else PROBLEMS)


@app.command()
def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES…|-", help="Data files, plan files (.yaml), folders, or -.")
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    explain: Annotated[
        str | None,
        typer.Option(
            "--explain", metavar="CODE", callback=_explain, is_eager=True, help="Tell what a problem's code means."
        ),
    ] = None,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="Form of the output.")] = CheckFormat.text,
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """Name every problem in data and plan files.

    Examples: gapcalc check data/ --strict | gapcalc check --explain unit-missing
    """
    tongue = _tongue(lang)
    given = _given(unit, indicator, region, encoding, header_row)
    with watched() as progress:
        found = find_problems(files, plan, given, progress)
    if format is CheckFormat.text and sys.stdout.isatty():
        print_lines(report_lines(found, tongue))
    else:
        write(report(found, format, tongue, strict))
    failing = [p for p in found.problems if strict or p.severity == "error"]
    raise typer.Exit(CANNOT if _cannot(found.problems) else PROBLEMS if failing else FINE)


@app.command()
def schema(plan: PlanOption = None, lang: LangOption = None) -> None:
    """Print the JSON Schema of the plan file; it is the same for every plan and language."""
    from .export import as_json
    from .schema import SCHEMA

    write(as_json(SCHEMA))


# --- input


def _tongue(lang: Language | None) -> Lang:
    if lang is not None:
        return "zh" if lang is Language.zh else "en"
    spoken = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "zh" if spoken.startswith("zh") else "en"


def _given(
    unit: str | None, indicator: str | None, region: str | None, encoding: str | None, header_row: int | None
) -> Given:
    """Gather what is said of the data from outside; a unit that cannot be read is refused before any file is."""
    try:
        if unit:
            dimension(unit)
    except UnitError as error:
        raise GapcalcError(Problem(error.code, error.details, "--unit")) from None
    return Given(unit, indicator, region, encoding, header_row)


def _assess(
    plan: Plan,
    files: Sequence[str] | None,
    year: int | None,
    settings: Sequence[str] | None,
    path: str | None,
    given: Given,
) -> tuple[Assessment, list[Problem]]:
    """Read the inputs and assess them; without files and settings, the data shipped with the bundled plan."""
    if not files and (path is None or plan.id == load_plan().id):
        files = [str(bundled() / "data")]
    if not files and not settings:
        raise GapcalcError(Problem("no-input"))
    with watched() as progress:
        read = read_observations(files or [], plan, given, progress)
    if missing := _cannot(read.problems):
        raise GapcalcError(*missing)
    latest = year if year is not None or not read.values or not settings else assess(plan, read).as_of
    set_by_hand = [(setting, o) for setting in settings or () for o in parse_setting(setting, plan, latest)]
    read.values += [observation for _, observation in set_by_hand]
    assessment = assess(plan, read, year)
    # Where a sum ends for want of a year the assessment shows itself.
    asked = [doubt for doubt in doubts(plan, assessment) if doubt.code != "missing-year"]
    unused = [
        Problem("setting-unused", {"value": setting, "target": o.target})
        for setting, o in set_by_hand
        if not any(o in point.parts for result in assessment.results for point in result.series.points)
    ]
    return assessment, [*read.problems, *assessment.problems, *asked, *unused]


def _cannot(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code in _NO_INPUT]


def main() -> NoReturn:
    """Run the command line; whatever happens, end with an exit code and a sentence."""
    if sys.stdout is None or sys.stderr is None:  # closed by the caller: there is nobody to talk to
        sys.exit(CANNOT)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except GapcalcError as error:
        tell(error.problems, _asked_tongue())
        code: object = CANNOT
    except KeyboardInterrupt:
        code = 130
    except SystemExit as end:
        code = end.code
    except OSError as error:  # what is written cannot be taken, such as by a full disk
        sys.stderr.write(f"gapcalc: {error.strerror or error}\n")
        code = CANNOT
    except Exception as error:  # a mistake of this program, never of its user
        if os.environ.get("GAPCALC_DEBUG"):
            raise
        sys.stderr.write(
            f"gapcalc: internal error: {type(error).__name__}: {safe(error, 300)} (GAPCALC_DEBUG=1 tells more)\n"
        )
        code = CANNOT
    sys.exit(code if isinstance(code, int) or code is None else CANNOT)


def _asked_tongue() -> Lang:
    """Return the language to report in where the command did not get as far as reading its own option."""
    words = sys.argv[1:]
    asked = [after for before, after in pairwise(words) if before == "--lang"]
    asked += [part.removeprefix("--lang=") for part in words if part.startswith("--lang=")]
    asked += [os.environ.get("GAPCALC_LANG", "")]
    known = next((name for name in asked if name in {"zh", "en"}), None)
    return _tongue(Language(known) if known else None)
