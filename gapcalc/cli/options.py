"""Every argument and option of the command line: how it is spelt, checked and completed.

What an option means is said in `messages/help_pages.py`. Typer reads these annotations as objects;
a `from __future__ import annotations` here or beside a command would make each a text that has to
be evaluated at every call.
"""

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from gapcalc.cli.choices import choose
from gapcalc.cli.completion import (
    complete_action,
    complete_code,
    complete_column_role,
    complete_commitment,
    complete_condition,
    complete_lead,
    complete_method,
    complete_region,
    complete_setting,
    complete_status,
    complete_target,
    completion_of,
)
from gapcalc.cli.general_options import GeneralOptions
from gapcalc.cli.option_groups import OptionGroup
from gapcalc.cli.output_forms import FORMATS, READ_FORMATS
from gapcalc.cli.selection import Selection
from gapcalc.core.data_options import COLUMN_ROLES, DataOptions
from gapcalc.core.problem import (
    GapcalcError,
    Problem,
    invalid_choice,
    unfit_option,
)
from gapcalc.messages.hints import ERRORS_STAY, PERIODS
from gapcalc.messages.locale import LANGUAGES, language_of_command_line
from gapcalc.views.findings import CHECK_FORMATS

__all__ = [
    "CHECK_FORMATS",
    "DATA_OPTIONS",
    "AllOption",
    "BaselineOption",
    "BriefOption",
    "ByOption",
    "CaseSetOption",
    "CellsOption",
    "CheckFormatOption",
    "CutsArgument",
    "DataGroup",
    "DataGroupBesideSelection",
    "ExplainOption",
    "FailOnOption",
    "FilesArgument",
    "FormOfReportOption",
    "FormatOption",
    "FromOption",
    "GeneralGroup",
    "GrowthOption",
    "IgnoreOption",
    "LangOption",
    "MethodOption",
    "OddsOption",
    "OptionalIdArgument",
    "OutputOption",
    "PaperOption",
    "PosterOption",
    "QueryArgument",
    "ReadFormatOption",
    "RemarksOption",
    "RequiredFilesArgument",
    "SelectionGroup",
    "SetOption",
    "SplitByOfficeOption",
    "SplitOption",
    "StrictOption",
    "TargetOption",
    "TemplateFormatOption",
    "ToOption",
    "WordArgument",
    "WriteBaselineOption",
    "WriteSourceOption",
    "YearOption",
    "choice_option",
]

_NO_UPPER_BOUND = 10**9


# --- values that are checked before the command begins


def choice_option(
    *names: str, metavar: str, choices: Sequence[str], **more: Any
) -> typer.models.OptionInfo:
    """Return an option that takes one of `choices`, which are also what the shell completes.

    Its first name is the one that an error message gives; `more` is passed on to Typer.
    """
    option: typer.models.OptionInfo = typer.Option(
        *names,
        metavar=metavar,
        parser=_choice_of(names[0], choices),
        autocompletion=completion_of(choices),
        **more,
    )
    return option


def _choice_of(option: str, choices: Sequence[str]) -> Callable[[str], str]:
    """Return the parser of an option that takes one of `choices`."""

    def parse(text: str) -> str:
        if text in choices:
            return text
        if text.upper() in choices:  # a3 is A3
            return text.upper()

        return choose(text, choices, option)

    return parse


def _parse_number(option: str, low: int, high: int = _NO_UPPER_BOUND) -> Callable[[str], int]:
    """Return the parser of an option that takes a whole number from `low` to `high`."""

    def parse(text: str) -> int:
        # Python's int() takes 2_024, ٢٠٢٤ and a million digits as well.
        if text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high:
            return int(text)

        # 1-100, or >= 1
        allowed = f"{low}-{high}" if high < _NO_UPPER_BOUND else f">= {low}"
        raise invalid_choice(option, text, [allowed])

    return parse


def _parse_unit(text: str) -> str:
    """Return a unit that can be read; a slip in it is named before any file is opened."""
    if not text:
        return text

    from gapcalc.core.unit import UnitError, dimension

    try:
        dimension(text)
    except UnitError as error:
        raise GapcalcError(Problem(error.code, error.details, "--unit")) from None

    return text


def _parse_period(text: str) -> str:
    """Return the name of a period as it was typed: 2024, 2024-09."""
    from gapcalc.core.period import parse_period

    if parse_period(text) is None:
        raise unfit_option("--period", text, PERIODS)

    return text


def _parse_date(option: str) -> Callable[[str], str]:
    """Return the parser of an option that takes a date: 2026, 2026-06, 2026H1, 2026Q2."""

    def parse(text: str) -> str:
        from gapcalc.core.clock import date_of

        date_of(text, option)
        return text  # as it was typed

    return parse


def _column_and_value(text: str) -> tuple[str, str]:
    """Return `Sex=Female` as ("Sex", "Female"); a blank value is the member without a name."""
    column, sign, value = text.partition("=")
    return _pair("--where", "COLUMN=VALUE", text, column, sign, value)


def _column_and_role(text: str) -> tuple[str, str]:
    """Return `Gemeinde=region` as ("Gemeinde", "region"); the role is behind the last `=`."""
    column, sign, role = text.rpartition("=")
    column, role = _pair("--column", "NAME=ROLE", text, column, sign, role)
    return column, choose(role, COLUMN_ROLES, "--column")


def _pair(option: str, form: str, text: str, column: str, sign: str, value: str) -> tuple[str, str]:
    if not sign or not column.strip():
        details = {"option": option, "value": text, "wanted": form}
        raise GapcalcError(Problem("option-malformed", details))

    return column.strip(), value.strip()


def _form_and_file(text: str) -> tuple[str, str]:
    """Return `sarif=out.sarif` as ("sarif", "out.sarif"), and `github` as ("github", "")."""
    form, sign, file = text.partition("=")
    if sign and not file:
        details = {"option": "--format", "value": text, "wanted": f"{form}=FILE"}
        raise GapcalcError(Problem("option-malformed", details))

    return choose(form, CHECK_FORMATS, "--format"), file


def _ignored(text: str) -> tuple[str, str]:
    """Return `jump:gdp_*` as ("jump", "gdp_*"), and `jump` as ("jump", "*").

    An error is never ignored: its value is left out of every figure.
    """
    from gapcalc.core.catalogue import CATALOGUE

    code, _, pattern = text.partition(":")
    name = choose(code, CATALOGUE, "--ignore", "-")

    if CATALOGUE[name].severity == "error":
        raise unfit_option("--ignore", text, ERRORS_STAY)

    return name, pattern or "*"


def _form_of_report(text: str) -> str:
    """Return `html` or another form of the report, which the endings of its files name."""
    from gapcalc.reports.formats import FORMS, POSTER_FORMS

    endings = dict.fromkeys([*FORMS, *POSTER_FORMS])
    return choose(text.removeprefix("."), [form.removeprefix(".") for form in endings], "--format")


def _print_explanation(code: str | None) -> None:
    """Print the catalogue's entry of a problem code; the command itself does not run then."""
    if code is None:
        return

    from gapcalc.cli.output import write
    from gapcalc.core.catalogue import CATALOGUE, explain

    name = choose(code, CATALOGUE, "--explain", "-")
    write(explain(name, language_of_command_line(sys.argv[1:])))
    raise typer.Exit


# --- arguments

FilesArgument = Annotated[list[str] | None, typer.Argument(metavar="[FILES…|-]")]
RequiredFilesArgument = Annotated[list[str], typer.Argument(metavar="FILES…|-")]
CutsArgument = Annotated[list[str] | None, typer.Argument(metavar="OLD NEW | [FILES…|-]")]
OptionalIdArgument = Annotated[
    str | None, typer.Argument(metavar="[ID]", autocompletion=complete_target)
]
QueryArgument = Annotated[
    str | None, typer.Argument(metavar="[QUERY]", autocompletion=complete_target)
]
WordArgument = Annotated[str | None, typer.Argument(metavar="[WORD]")]

# --- options of single commands

FromOption = Annotated[
    str | None, typer.Option("--from", metavar="P", parser=_parse_date("--from"))
]
ToOption = Annotated[str | None, typer.Option("--to", metavar="P", parser=_parse_date("--to"))]
YearOption = Annotated[
    str | None, typer.Option("--year", metavar="Y", parser=_parse_date("--year"))
]
SetOption = Annotated[
    list[str] | None, typer.Option("--set", metavar="ID=VALUE", autocompletion=complete_setting)
]
TargetOption = Annotated[
    list[str] | None, typer.Option("--target", metavar="ID", autocompletion=complete_target)
]
# In what-if an assumption may hold in one case alone: high:gdp_metro=8%.
CaseSetOption = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="[CASE:]ID=VALUE", autocompletion=complete_setting),
]
GrowthOption = Annotated[
    list[str] | None,
    typer.Option("--growth", metavar="[CASE:]ID=RATE", autocompletion=complete_setting),
]
FailOnOption = Annotated[
    list[str] | None, typer.Option("--fail-on", metavar="STATUS", autocompletion=complete_condition)
]
AllOption = Annotated[bool, typer.Option("--all")]
ByOption = Annotated[str | None, choice_option("--by", metavar="WHAT", choices=("region", "lead"))]
OddsOption = Annotated[bool, typer.Option("--odds")]
BriefOption = Annotated[bool, typer.Option("--brief")]
PosterOption = Annotated[bool, typer.Option("--poster")]
PaperOption = Annotated[
    str | None,
    choice_option("--paper", metavar="SIZE", choices=("A3", "A2", "A1", "A0")),
]
MethodOption = Annotated[str, typer.Option("--method", metavar="M", autocompletion=complete_method)]
StrictOption = Annotated[bool, typer.Option("--strict")]
ExplainOption = Annotated[
    str | None,
    typer.Option(
        "--explain",
        metavar="CODE",
        callback=_print_explanation,
        is_eager=True,  # so that it needs no files
        autocompletion=complete_code,
    ),
]
FormatOption = Annotated[str, choice_option("--format", "-f", metavar="F", choices=FORMATS)]
CheckFormatOption = Annotated[
    list[Any] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="F[=FILE]",
        parser=_form_and_file,
        autocompletion=completion_of(CHECK_FORMATS),
    ),
]
IgnoreOption = Annotated[
    list[Any] | None,
    typer.Option(
        "--ignore", metavar="CODE[:PATTERN]", parser=_ignored, autocompletion=complete_code
    ),
]
BaselineOption = Annotated[str | None, typer.Option("--baseline", metavar="FILE")]
WriteBaselineOption = Annotated[str | None, typer.Option("--write-baseline", metavar="FILE")]
ReadFormatOption = Annotated[
    str, choice_option("--format", "-f", metavar="F", choices=READ_FORMATS)
]
CellsOption = Annotated[bool, typer.Option("--cells")]
WriteSourceOption = Annotated[bool, typer.Option("--write-source")]
RemarksOption = Annotated[bool, typer.Option("--remarks")]
SplitByOfficeOption = Annotated[
    str | None, choice_option("--split", metavar="WHAT", choices=("lead",))
]
SplitOption = Annotated[
    str | None, choice_option("--split", metavar="WHAT", choices=("lead", "region"))
]
TemplateFormatOption = Annotated[
    str | None, choice_option("--format", "-f", metavar="F", choices=("csv", "xlsx"))
]
FormOfReportOption = Annotated[
    str, typer.Option("--format", "-f", metavar="F", parser=_form_of_report)
]
OutputOption = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]

# --- options that commands share

LangOption = Annotated[
    str | None,
    choice_option("--lang", metavar="zh|en", choices=LANGUAGES, envvar="GAPCALC_LANG"),
]
_PlanOption = Annotated[str | None, typer.Option("--plan", envvar="GAPCALC_PLAN", metavar="FILE")]

GeneralGroup = Annotated[
    GeneralOptions,
    OptionGroup(
        GeneralOptions,
        {"plan_path": _PlanOption, "lang": LangOption},
        parameter_names={"plan_path": "plan"},
    ),
]

# The options of a Selection by its fields. Each stands in every command that lists targets.
_SELECTION = {
    "action": Annotated[
        str | None, typer.Option("--action", metavar="N", autocompletion=complete_action)
    ],
    "region": Annotated[
        str | None, typer.Option("--region", metavar="R", autocompletion=complete_region)
    ],
    "lead": Annotated[
        str | None, typer.Option("--lead", metavar="OFFICE", autocompletion=complete_lead)
    ],
    "commitment": Annotated[
        str | None, typer.Option("--commitment", metavar="C", autocompletion=complete_commitment)
    ],
    "only": Annotated[
        list[str], typer.Option("--only", metavar="STATUS", autocompletion=complete_status)
    ],
}
SelectionGroup = Annotated[Selection, OptionGroup(Selection, _SELECTION)]

# --region is the data's region in show, check and compare, and selects targets in the others.
_DATA_REGION = typer.Option("--data-region", metavar="R", autocompletion=complete_region)
_DATA_REGION_OR_REGION = typer.Option(
    "--region", "--data-region", metavar="R", autocompletion=complete_region
)
# The options of DataOptions by its fields. Each stands in every command that reads data.
DATA_OPTIONS = {
    "unit": Annotated[str | None, typer.Option("--unit", metavar="U", parser=_parse_unit)],
    "indicator": Annotated[
        str | None, typer.Option("--indicator", metavar="I", autocompletion=complete_target)
    ],
    "region": Annotated[str | None, _DATA_REGION_OR_REGION],
    "encoding": Annotated[str | None, typer.Option("--encoding", metavar="E")],
    "header_row": Annotated[
        int | None,
        typer.Option("--header-row", metavar="N", parser=_parse_number("--header-row", 1)),
    ],
    "period": Annotated[str | None, typer.Option("--period", metavar="P", parser=_parse_period)],
    "where": Annotated[
        list[str], typer.Option("--where", metavar="COLUMN=VALUE", parser=_column_and_value)
    ],
    "skip_columns": Annotated[list[str], typer.Option("--skip-column", metavar="COLUMN")],
    "columns": Annotated[
        list[str],
        typer.Option(
            "--column",
            metavar="NAME=ROLE",
            parser=_column_and_role,
            autocompletion=complete_column_role,
        ),
    ],
    "sheets": Annotated[list[str], typer.Option("--sheet", metavar="NAME")],
    "hidden": Annotated[bool, typer.Option("--hidden")],
}
# The data's region has the name data_region on the command line: `region` is a Selection's.
DataGroup = Annotated[
    DataOptions,
    OptionGroup(DataOptions, DATA_OPTIONS, parameter_names={"region": "data_region"}),
]
# Where targets are selected by --region, the data's region has the long name alone.
DataGroupBesideSelection = Annotated[
    DataOptions,
    OptionGroup(
        DataOptions,
        DATA_OPTIONS | {"region": Annotated[str | None, _DATA_REGION]},
        parameter_names={"region": "data_region"},
    ),
]
