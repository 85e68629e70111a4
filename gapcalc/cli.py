"""The command line: arguments in, the library called, text out, an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from . import __version__
from .check import check as find_problems
from .comparison import ALL, OWN, verdict_json, verdicts, with_method
from .method import METHODS
from .observation import parse_setting, read_observations
from .plan import Plan
from .plan_file import bundled, load_plan
from .problem import GapcalcError, Lang, Problem
from .rollup import below, roll_up
from .selection import choose, find, holds, select, spelt
from .status import STATUSES, Assessment, Result, assess
from .text import safe
from .words import word

if TYPE_CHECKING:
    from .terminal import Line

__all__ = ["app", "main"]

FINE, PROBLEMS, CANNOT = 0, 1, 2
# Without these inputs there is nothing to judge; any other problem is a finding in the data.
_NO_INPUT = {"no-file", "unreadable", "no-data", "no-input"}
_SHOWN_PROBLEMS = 10

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


PlanOption = Annotated[
    str | None,
    typer.Option("--plan", envvar="GAPCALC_PLAN", metavar="FILE", help="Plan file; without it the bundled plan."),
]
LangOption = Annotated[
    Language | None, typer.Option("--lang", envvar="GAPCALC_LANG", help="Language; without it that of the locale.")
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="Form of the output.")]
FilesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[FILES…|-]", help="Data files, folders, or - for standard input.")
]
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


def _version(asked: bool) -> None:
    if asked:
        _write(f"gapcalc {__version__}")
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
    all_: Annotated[bool, typer.Option("--all", help="List targets without data too.")] = False,
    action: Annotated[str | None, typer.Option("--action", metavar="N", help="Only this action.")] = None,
    region: Annotated[str | None, typer.Option("--region", metavar="R", help="Only this region.")] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="STATUS", help="Only this status; repeatable.")
    ] = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="STATUS",
            help="Exit 1 where a target has this status, or the roll-up share<70% or coverage<30%; repeatable.",
        ),
    ] = None,
    method: Annotated[
        str,
        typer.Option("--method", metavar="M", help=f"Another system's verdicts: {', '.join(METHODS)}, or all."),
    ] = OWN,
    format: FormatOption = Format.table,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """Show where every target stands.

    Examples: gapcalc status | gapcalc status --year 2024 --only behind | cat export.csv | gapcalc status -
    """
    tongue = _tongue(lang)
    the_plan = load_plan(plan)
    wanted = [choose(name, STATUSES, "--only") for name in only or ()]
    for name in fail_on or ():
        if below(name, roll_up(())) is None:
            choose(name, (*STATUSES, "share<70%", "coverage<30%"), "--fail-on")
    if method not in {OWN, ALL, *METHODS}:
        choose(method, (OWN, *METHODS, ALL), "--method")
    assessment, problems = _assess(the_plan, files, year, set_, plan)
    scope = select(assessment, action, region)
    results = [result for result in scope if not wanted or result.status in wanted]
    _print_status(assessment, scope, results, format, tongue, all_ or bool(wanted), method)
    _tell(problems, tongue)
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
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """Show one target with every number derived.

    Example: gapcalc show foreign_trade_total
    """
    from . import export
    from .show import show_json, show_lines

    tongue = _tongue(lang)
    the_plan = load_plan(plan)
    target = find(the_plan, id)
    assessment, problems = _assess(the_plan, files, year, set_, plan)
    result = assessment[target.id]
    if format is Format.table:
        _show(show_lines(assessment, result, tongue))
    else:
        entry = show_json(the_plan, result, export.target_json(assessment, result, tongue), tongue)
        entry["verdicts"] = {name: verdict_json(result, v, tongue) for name, v in verdicts(assessment, result).items()}
        steps = [[s["name"], s["formula"], s["numbers"], s["result"]] for s in entry["derivation"]]
        _write_table(format, entry, ["name", "formula", "numbers", "result"], steps)
    _tell([p for p in problems if p.severity == "error"], tongue)
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
        _show(target_table(the_plan, found, tongue, width_of(sys.stdout)))
    else:
        entries = target_list_json(found, tongue)
        header = [key for key in entries[0] if key != "also"] if entries else ["id"]
        rows = [[entry[key] for key in header] for entry in entries]
        _write_table(format, {"version": 1, "plan": the_plan.id, "targets": entries}, header, rows)
    raise typer.Exit(FINE if found else PROBLEMS)


@app.command()
def check(
    files: Annotated[
        list[str], typer.Argument(metavar="FILES…|-", help="Data files, plan files (.yaml), folders, or -.")
    ],
    strict: Annotated[bool, typer.Option("--strict", help="Let warnings fail too.")] = False,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="Form of the output.")] = CheckFormat.text,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> None:
    """Name every problem in data and plan files.

    Example: gapcalc check data/ --strict
    """
    from .export import as_json, problem_github, problem_line, problems_json

    tongue = _tongue(lang)
    found = find_problems(files, plan)
    report = problems_json(found.problems, found.files, found.rows, tongue)
    if format is CheckFormat.json:
        _write(as_json(report))
    else:
        say = problem_github if format is CheckFormat.github else problem_line
        lines = [say(problem, tongue) for problem in found.problems]
        _write("\n".join([*lines, word("checked", tongue, **report["summary"])]))
    failing = [p for p in found.problems if strict or p.severity == "error"]
    raise typer.Exit(CANNOT if _cannot(found.problems) else PROBLEMS if failing else FINE)


@app.command()
def schema(plan: PlanOption = None, lang: LangOption = None) -> None:
    """Print the JSON Schema of the plan file; it is the same for every plan and language."""
    from .export import as_json
    from .schema import SCHEMA

    _write(as_json(SCHEMA))


# --- input


def _tongue(lang: Language | None) -> Lang:
    if lang is not None:
        return "zh" if lang is Language.zh else "en"
    spoken = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    return "zh" if spoken.startswith("zh") else "en"


def _assess(
    plan: Plan, files: Sequence[str] | None, year: int | None, settings: Sequence[str] | None, path: str | None
) -> tuple[Assessment, list[Problem]]:
    """Read the inputs and assess them; without files and settings, the data shipped with the bundled plan."""
    if not files and (path is None or plan.id == load_plan().id):
        files = [str(bundled() / "data")]
    if not files and not settings:
        raise GapcalcError(Problem("no-input"))
    read = read_observations(files or [], plan)
    if missing := _cannot(read.problems):
        raise GapcalcError(*missing)
    latest = year if year is not None or not read.values or not settings else assess(plan, read).as_of
    given = [(setting, o) for setting in settings or () for o in parse_setting(setting, plan, latest)]
    read.values += [observation for _, observation in given]
    assessment = assess(plan, read, year)
    unused = [
        Problem("setting-unused", {"value": setting, "target": o.target})
        for setting, o in given
        if not any(o in point.parts for result in assessment.results for point in result.series.points)
    ]
    return assessment, [*read.problems, *assessment.problems, *unused]


def _cannot(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.code in _NO_INPUT]


# --- output


def _print_status(
    assessment: Assessment,
    scope: list[Result],
    results: list[Result],
    format: Format,
    lang: Lang,
    full: bool,
    method: str,
) -> None:
    from . import export

    if format is Format.table:
        from .method_table import method_table
        from .table import status_table
        from .terminal import width_of

        if method == OWN:
            _show(status_table(assessment, results, lang, width_of(sys.stdout), full, scope))
        else:
            _show(method_table(assessment, results, lang, method, width_of(sys.stdout)))
        return
    content = export.status_json(assessment, results, lang, scope)
    if method != OWN:
        with_method(content, assessment, results, method, lang)
    units = {result.target.id: result.series.unit for result in results}
    header, rows = export.status_columns(content["targets"], units)
    _write_table(format, content, header, rows)


def _write_table(format: Format, content: Any, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    from . import export

    if format is Format.json:
        _write(export.as_json(content))
    elif format is Format.csv:
        _write(export.as_csv(header, rows))
    else:
        _write(export.as_markdown(header, rows))


def _write(text: str) -> None:
    with _reader_may_leave():
        sys.stdout.write(f"{text}\n")


def _show(lines: Iterable[Line]) -> None:
    from .terminal import show

    with _reader_may_leave():
        show(lines)


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """Let a reader such as `head` close the pipe when it has seen enough; the exit code stays that of the data."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(problems: Sequence[Problem], lang: Lang) -> None:
    """Name the first problems on standard error, errors first, and how many there are."""
    from .export import problem_line

    ordered = sorted(problems, key=lambda p: p.severity)
    lines = [problem_line(problem, lang) for problem in ordered[:_SHOWN_PROBLEMS]]
    if len(ordered) > _SHOWN_PROBLEMS:
        errors = sum(p.severity == "error" for p in problems)
        lines.append(word("problems", lang, errors=errors, warnings=len(problems) - errors))
    if lines:
        sys.stderr.write("\n".join(lines) + "\n")


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
        _tell(error.problems, _asked_tongue())
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
