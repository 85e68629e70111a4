"""The commands: arguments in, the library called, text out, an exit code back.

Each imports what it needs when it runs, so that none waits for what another needs.
"""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from gapcalc.cli.options import (
    ActionOption,
    AllOption,
    CaseSetOption,
    CheckFormatOption,
    CodeOption,
    DataRegionOption,
    EncodingOption,
    FailOption,
    FilesArgument,
    FormatOption,
    GivenFilesArgument,
    GrowthOption,
    HeaderRowOption,
    IdArgument,
    IndicatorOption,
    LangOption,
    MethodOption,
    NewArgument,
    OldArgument,
    OnlyOption,
    OutputOption,
    PlanOption,
    QueryArgument,
    RegionFilter,
    RegionOption,
    SetOption,
    StrictOption,
    UnitOption,
    YearOption,
)
from gapcalc.messages.locale import tongue

if TYPE_CHECKING:
    from gapcalc.core.problem import Problem

__all__ = [
    "CANNOT", "FINE", "PROBLEMS", "check", "compare", "report", "schema", "show", "status",
    "targets", "template", "what_if",
]  # fmt: skip

FINE, PROBLEMS, CANNOT = 0, 1, 2


def status(
    files: FilesArgument = None,
    year: YearOption = None,
    set_: SetOption = None,
    action: ActionOption = None,
    region: RegionFilter = None,
    only: OnlyOption = None,
    all_: AllOption = False,
    method: MethodOption = "plan",
    fail_on: FailOption = None,
    format: FormatOption = "table",
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    data_region: DataRegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Show where every target stands."""
    from gapcalc.assessment.rollup import below, roll_up
    from gapcalc.assessment.status import ALL, OWN, STATUSES
    from gapcalc.cli.inputs import assess_inputs, given_data, inputs_of
    from gapcalc.cli.output import print_status, tell
    from gapcalc.cli.selection import choose, select, spelt
    from gapcalc.plan.load import load_plan
    from gapcalc.views.speaker import Speaker

    speaker = Speaker(tongue(lang))
    given = given_data(unit, indicator, data_region, encoding, header_row)
    the_plan = load_plan(plan)
    wanted = [choose(name, STATUSES, "--only") for name in only or ()]
    for name in fail_on or ():
        if below(name, roll_up(())) is None:
            choose(name, (*STATUSES, "share<70%", "coverage<30%"), "--fail-on")
    if method not in {OWN, ALL}:
        from gapcalc.assessment.systems import METHODS

        method = choose(method, (OWN, *METHODS, ALL), "--method", "-")
    assessment, problems = assess_inputs(
        the_plan, inputs_of(the_plan, files, plan), year, set_, given
    )
    scope = select(assessment, action, region)
    results = [result for result in scope if not wanted or result.status in wanted]
    print_status(assessment, scope, results, format, speaker, all_ or bool(wanted), method)
    tell(problems, speaker)
    group = roll_up(scope)  # whatever is listed, no miss is hidden
    failed = any(below(name, group) or group.statuses.get(spelt(name)) for name in fail_on or ())
    return PROBLEMS if failed else _code(problems)


def show(
    id: IdArgument,
    files: FilesArgument = None,
    year: YearOption = None,
    set_: SetOption = None,
    format: FormatOption = "table",
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Show one target with every number derived."""
    from gapcalc.assessment.comparison import verdicts
    from gapcalc.cli.inputs import assess_inputs, given_data, inputs_of
    from gapcalc.cli.output import print_lines, tell, write_table
    from gapcalc.plan.load import load_plan
    from gapcalc.plan.search import find
    from gapcalc.views import status_export as export
    from gapcalc.views.method_export import verdict_json
    from gapcalc.views.speaker import Speaker
    from gapcalc.views.target import target_details_json, target_lines
    from gapcalc.views.terminal import width_of

    speaker = Speaker(tongue(lang))
    given = given_data(unit, indicator, region, encoding, header_row)
    the_plan = load_plan(plan)
    target = find(the_plan, id)
    assessment, problems = assess_inputs(
        the_plan, inputs_of(the_plan, files, plan), year, set_, given
    )
    result = assessment[target.id]
    if format == "table":
        print_lines(target_lines(assessment, result, speaker, width_of(sys.stdout)))
    else:
        entry = target_details_json(
            the_plan, result, export.target_json(assessment, result, speaker), speaker
        )
        entry["verdicts"] = {
            name: verdict_json(result, v, speaker)
            for name, v in verdicts(assessment, result).items()
        }
        steps = [[s["name"], s["formula"], s["numbers"], s["result"]] for s in entry["derivation"]]
        write_table(format, entry, ["name", "formula", "numbers", "result"], steps)
    errors = [p for p in problems if p.severity == "error"]
    tell(errors, speaker)
    return _code(errors)


def targets(
    query: QueryArgument = None,
    format: FormatOption = "table",
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """List or search the plan's targets."""
    from gapcalc.cli.output import print_lines, write_table
    from gapcalc.plan.load import load_plan
    from gapcalc.plan.search import holds
    from gapcalc.views.speaker import Speaker
    from gapcalc.views.target_list import target_list, target_list_json
    from gapcalc.views.terminal import width_of

    speaker = Speaker(tongue(lang))
    the_plan = load_plan(plan)
    found = [t for t in the_plan.targets.values() if query is None or holds(t, query)]
    if format == "table":
        print_lines(target_list(the_plan, found, speaker, width_of(sys.stdout)))
    else:
        entries = target_list_json(found, speaker)
        header = [key for key in entries[0] if key != "also"] if entries else ["id"]
        rows = [[entry[key] for key in header] for entry in entries]
        write_table(format, {"version": 1, "plan": the_plan.id, "targets": entries}, header, rows)
    return FINE if found else PROBLEMS


def check(
    files: GivenFilesArgument,
    strict: StrictOption = False,
    explain: CodeOption = None,
    format: CheckFormatOption = "text",
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Name every problem in data and plan files."""
    from gapcalc.assessment.check import check as find_problems
    from gapcalc.cli.inputs import NO_INPUT, given_data
    from gapcalc.cli.output import print_lines, watched, write_lines
    from gapcalc.core.tally import by_code, severities
    from gapcalc.views.findings import report_lines, report_pieces
    from gapcalc.views.speaker import Speaker

    speaker = Speaker(tongue(lang))
    given = given_data(unit, indicator, region, encoding, header_row)
    with watched() as progress:
        found = find_problems(files, plan, given, progress)
    if format == "text" and sys.stdout.isatty():
        print_lines(report_lines(found, speaker))
    else:
        write_lines(report_pieces(found, format, speaker, strict))
    errors, warnings = severities(found.problems)
    failing = errors or (strict and warnings)
    return CANNOT if NO_INPUT & by_code(found.problems).keys() else PROBLEMS if failing else FINE


def compare(
    old: OldArgument,
    new: NewArgument,
    year: YearOption = None,
    format: FormatOption = "table",
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    region: RegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Show what changed between two data cuts."""
    from gapcalc.assessment.changes import compare as find_changes
    from gapcalc.cli.inputs import cannot_run, given_data
    from gapcalc.cli.output import print_lines, tell, watched, write, write_table
    from gapcalc.core.problem import GapcalcError
    from gapcalc.data.snapshot import read_cut
    from gapcalc.plan.load import load_plan
    from gapcalc.views.speaker import Speaker

    speaker = Speaker(tongue(lang))
    given = given_data(unit, indicator, region, encoding, header_row)
    the_plan = load_plan(plan)
    with watched() as progress:
        before, after = (read_cut(name, the_plan, given, progress) for name in (old, new))
    if missing := cannot_run([*before.observations.problems, *after.observations.problems]):
        raise GapcalcError(*missing)
    changes = find_changes(the_plan, before, after, year)
    if format == "table":
        from gapcalc.views.change_table import change_lines
        from gapcalc.views.terminal import width_of

        print_lines(change_lines(changes, speaker, width_of(sys.stdout)))
    else:
        from gapcalc.views.change_export import change_columns, changes_json, changes_markdown

        if format == "markdown":
            write(changes_markdown(changes, speaker))
        else:
            write_table(format, changes_json(changes, speaker), *change_columns(changes, speaker))
    tell(changes.problems, speaker)
    return _code(changes.problems)


def what_if(
    files: FilesArgument = None,
    set_: CaseSetOption = None,
    growth: GrowthOption = None,
    year: YearOption = None,
    action: ActionOption = None,
    region: RegionFilter = None,
    all_: AllOption = False,
    format: FormatOption = "table",
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    data_region: DataRegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Show the target year under assumptions, and what would be needed."""
    from gapcalc.assessment import scenario
    from gapcalc.assessment.assumption import parse_cases
    from gapcalc.assessment.status import assess
    from gapcalc.cli.inputs import assess_inputs, given_data, inputs_of
    from gapcalc.cli.output import print_lines, tell, write_table
    from gapcalc.cli.selection import select
    from gapcalc.plan.load import load_plan
    from gapcalc.views.scenario_export import what_if_columns, what_if_json
    from gapcalc.views.scenario_table import what_if_lines
    from gapcalc.views.speaker import Speaker
    from gapcalc.views.terminal import width_of

    speaker = Speaker(tongue(lang))
    given = given_data(unit, indicator, data_region, encoding, header_row)
    the_plan = load_plan(plan)
    inputs = inputs_of(the_plan, files, plan)
    if inputs or not set_:
        assessment, problems = assess_inputs(the_plan, inputs, year, None, given)
    else:  # all there is to know is assumed
        assessment, problems = assess(the_plan, (), year), []
    scenarios, odd = scenario.what_if(assessment, parse_cases(assessment, set_ or (), growth or ()))
    scope = [result.target.id for result in select(assessment, action, region)]
    ids = scenario.listed(scenarios, scope, all_)
    if format == "table":
        print_lines(what_if_lines(scenarios, ids, scope, speaker, width_of(sys.stdout)))
    else:
        content = what_if_json(scenarios, ids, scope, speaker)
        write_table(format, content, *what_if_columns(content))
    problems += odd
    tell(problems, speaker)
    return _code(problems)


def report(
    files: FilesArgument = None,
    output: OutputOption = None,
    year: YearOption = None,
    set_: SetOption = None,
    action: ActionOption = None,
    region: RegionFilter = None,
    unit: UnitOption = None,
    indicator: IndicatorOption = None,
    data_region: DataRegionOption = None,
    encoding: EncodingOption = None,
    header_row: HeaderRowOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Write the report that an office hands upward."""
    from datetime import date

    from gapcalc.cli.inputs import assess_inputs, given_data, inputs_of
    from gapcalc.cli.output import save, tell
    from gapcalc.cli.selection import select
    from gapcalc.core.problem import GapcalcError, Problem
    from gapcalc.plan.load import load_plan
    from gapcalc.reports.content import digests, gather
    from gapcalc.reports.formats import form_of, rendered
    from gapcalc.views.speaker import Speaker

    if output is None and sys.stdout.isatty():  # half a megabyte of markup is nothing to read there
        raise GapcalcError(
            Problem("argument-missing", {"value": "-o FILE", "command": "gapcalc report"})
        )
    speaker, form = Speaker(tongue(lang)), form_of(output or "-")  # before anything is read in vain
    given = given_data(unit, indicator, data_region, encoding, header_row)
    the_plan = load_plan(plan)
    inputs = inputs_of(the_plan, files, plan)
    assessment, problems = assess_inputs(the_plan, inputs, year, set_, given)
    read = [*inputs, the_plan.path]
    scope = select(assessment, action, region)
    made = gather(assessment, scope, problems, speaker, sources=digests(read), made_on=date.today())
    save(rendered(made, form), output, read)
    tell(problems, speaker)
    return _code(problems)


def template(
    files: FilesArgument = None,
    year: YearOption = None,
    action: ActionOption = None,
    region: RegionFilter = None,
    output: OutputOption = None,
    plan: PlanOption = None,
    lang: LangOption = None,
) -> int:
    """Write the table of values still lacking, for an office to fill in."""
    from gapcalc.assessment.status import assess
    from gapcalc.cli.inputs import assess_inputs, inputs_of
    from gapcalc.cli.output import save, tell
    from gapcalc.cli.selection import choose, select
    from gapcalc.core.files import Given
    from gapcalc.core.problem import not_among
    from gapcalc.plan.load import load_plan
    from gapcalc.reports.template import asks
    from gapcalc.reports.template import template as table
    from gapcalc.views.speaker import Speaker

    speaker = Speaker(tongue(lang))
    if output and output != "-" and not output.lower().endswith(".csv"):
        raise not_among("-o", output, ["FILE.csv"])
    the_plan = load_plan(plan)
    first = min(
        (target.base_year for target in the_plan.targets.values()), default=the_plan.base_year
    )
    if year is not None:
        choose(str(year), map(str, range(first, the_plan.target_year + 1)), "--year")
    inputs = inputs_of(the_plan, files, plan)
    # A plan of one's own may have no data yet: then all of it is lacking.
    assessment, problems = (
        assess_inputs(the_plan, inputs, year, None, Given())
        if inputs
        else (assess(the_plan, [], year), [])
    )
    scope = select(assessment, action, region)
    save(table(assessment, scope, speaker), output, [*inputs, the_plan.path], over=False)
    errors = [p for p in problems if p.severity == "error"]
    tell(errors, speaker)
    if not asks(assessment, scope):
        sys.stderr.write(f"{speaker.word('nothing-lacking', year=assessment.as_of)}\n")
    return _code(errors)


def schema(plan: PlanOption = None, lang: LangOption = None) -> int:
    """Print the JSON Schema of the plan file; it is the same for every plan and language."""
    from gapcalc.cli.output import write
    from gapcalc.plan.schema import SCHEMA
    from gapcalc.views.writers import as_json

    write(as_json(SCHEMA))
    return FINE


def _code(problems: "Iterable[Problem]") -> int:
    return PROBLEMS if any(problem.severity == "error" for problem in problems) else FINE
