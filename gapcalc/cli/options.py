"""The arguments and options of the commands: how they are spelt, read and completed. What they mean, `manual` says."""

# No annotation here or in the rooms of the commands is put off: typer would evaluate each as text, at every call.
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from gapcalc.messages.locale import LANGUAGES, asked

if TYPE_CHECKING:
    from gapcalc.messages.locale import Bilingual
    from gapcalc.plan.model import Plan

__all__ = [
    "CHECK_FORMATS",
    "FORMATS",
    "ActionOption",
    "AllOption",
    "CaseSetOption",
    "CheckFormatOption",
    "CodeOption",
    "DataRegionOption",
    "EncodingOption",
    "FailOption",
    "FilesArgument",
    "FormatOption",
    "GivenFilesArgument",
    "GrowthOption",
    "HeaderRowOption",
    "IdArgument",
    "IndicatorOption",
    "LangOption",
    "MethodOption",
    "NewArgument",
    "OldArgument",
    "OnlyOption",
    "OutputOption",
    "PlanOption",
    "QueryArgument",
    "RegionFilter",
    "RegionOption",
    "SetOption",
    "StrictOption",
    "UnitOption",
    "YearOption",
    "among",
    "one_of",
]  # fmt: skip

FORMATS = ("table", "json", "csv", "markdown")
CHECK_FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit")


# --- values


def one_of(option: str, known: Sequence[str]) -> Callable[[str], str]:
    """Return what reads a value that is one of `known`, and names the nearest where it is not."""

    def read(text: str) -> str:
        if text in known:
            return text
        from gapcalc.cli.selection import choose

        return choose(text, known, option)

    return read


def _whole(option: str, low: int, high: int) -> Callable[[str], int]:
    """Return what reads a whole number from `low` to `high`."""

    def read(text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high:
            return int(text)
        from gapcalc.core.problem import invalid_choice

        known = f"{low}-{high}" if high < _ANY else f">= {low}"
        raise invalid_choice(option, text, [known])

    return read


_ANY = 10**9


# --- completion


Completions = list[tuple[str, str]]


def _plan(ctx: typer.Context) -> "Plan | None":
    """Return the plan that the command line at hand names, None where it cannot be read."""
    from gapcalc.core.problem import GapcalcError
    from gapcalc.plan.load import load_plan

    try:
        return load_plan(ctx.params.get("plan"))
    except GapcalcError:
        return None


def _offered(names: Iterable[tuple[str, "Bilingual"]], incomplete: str) -> Completions:
    """Return what begins as `incomplete` does: ids, or names for who types Chinese, each with the name to go by."""
    lang = asked(())
    found = [(id, name.of(lang)) for id, name in names if id.startswith(incomplete)]
    if incomplete and not found:
        found = [(name.zh, id) for id, name in names if name.zh.startswith(incomplete)]
    return found


def _targets(ctx: typer.Context, incomplete: str) -> Completions:
    plan = _plan(ctx)
    return _offered([(t.id, t.name) for t in plan.targets.values()], incomplete) if plan else []


def _settings(ctx: typer.Context, incomplete: str) -> Completions:
    return [(f"{name}=", said) for name, said in _targets(ctx, incomplete)]


def _actions(ctx: typer.Context, incomplete: str) -> Completions:
    plan = _plan(ctx)
    return _offered(list(plan.actions.items()), incomplete) if plan else []


def _regions(ctx: typer.Context, incomplete: str) -> Completions:
    plan = _plan(ctx)
    return (
        _offered([(region.id, region.name) for region in plan.regions.values()], incomplete)
        if plan
        else []
    )


def _statuses(ctx: typer.Context, incomplete: str) -> Completions:
    from gapcalc.assessment.status import STATUSES
    from gapcalc.messages.words import word

    return [
        (status, word(status, asked(()))) for status in STATUSES if status.startswith(incomplete)
    ]


def _methods(ctx: typer.Context, incomplete: str) -> list[str]:
    from gapcalc.assessment.status import ALL, OWN
    from gapcalc.assessment.systems import METHODS

    return [name for name in (OWN, *METHODS, ALL) if name.startswith(incomplete)]


def _codes(ctx: typer.Context, incomplete: str) -> list[str]:
    from gapcalc.core.catalogue import CATALOGUE

    return [code for code in CATALOGUE if code.startswith(incomplete)]


def among(known: Sequence[str]) -> Callable[[typer.Context, str], list[str]]:
    """Return what completes one of `known`."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return [word for word in known if word.startswith(incomplete)]

    return complete


# --- what is answered before anything is read


def _explain(code: str | None) -> None:
    if code is None:
        return
    from gapcalc.cli.output import write
    from gapcalc.cli.selection import choose
    from gapcalc.core.catalogue import CATALOGUE, explain

    name = choose(code, CATALOGUE, "--explain", "-")
    write(explain(name, asked(sys.argv[1:])))
    raise typer.Exit


# --- arguments and options

FilesArgument = Annotated[list[str] | None, typer.Argument(metavar="[FILES…|-]")]
GivenFilesArgument = Annotated[list[str], typer.Argument(metavar="FILES…|-")]
OldArgument = Annotated[str, typer.Argument(metavar="OLD")]
NewArgument = Annotated[str, typer.Argument(metavar="NEW")]
IdArgument = Annotated[str, typer.Argument(metavar="ID", autocompletion=_targets)]
QueryArgument = Annotated[str | None, typer.Argument(metavar="[QUERY]", autocompletion=_targets)]

PlanOption = Annotated[str | None, typer.Option("--plan", envvar="GAPCALC_PLAN", metavar="FILE")]
LangOption = Annotated[
    str | None,
    typer.Option("--lang", envvar="GAPCALC_LANG", metavar="zh|en", parser=one_of("--lang", LANGUAGES),
                 autocompletion=among(LANGUAGES)),
]  # fmt: skip
FormatOption = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="F",
        parser=one_of("--format", FORMATS),
        autocompletion=among(FORMATS),
    ),
]
CheckFormatOption = Annotated[
    str,
    typer.Option("--format", "-f", metavar="F", parser=one_of("--format", CHECK_FORMATS),
                 autocompletion=among(CHECK_FORMATS)),
]  # fmt: skip
YearOption = Annotated[
    int | None, typer.Option("--year", metavar="Y", parser=_whole("--year", 1900, 2099))
]
SetOption = Annotated[
    list[str] | None, typer.Option("--set", metavar="ID=VALUE", autocompletion=_settings)
]
AllOption = Annotated[bool, typer.Option("--all")]
ActionOption = Annotated[str | None, typer.Option("--action", metavar="N", autocompletion=_actions)]
RegionFilter = Annotated[str | None, typer.Option("--region", metavar="R", autocompletion=_regions)]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--only", metavar="STATUS", autocompletion=_statuses)
]
FailOption = Annotated[
    list[str] | None, typer.Option("--fail-on", metavar="STATUS", autocompletion=_statuses)
]
MethodOption = Annotated[str, typer.Option("--method", metavar="M", autocompletion=_methods)]
OutputOption = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
CaseSetOption = Annotated[
    list[str] | None, typer.Option("--set", metavar="[CASE:]ID=VALUE", autocompletion=_settings)
]
GrowthOption = Annotated[
    list[str] | None, typer.Option("--growth", metavar="[CASE:]ID=RATE", autocompletion=_settings)
]
StrictOption = Annotated[bool, typer.Option("--strict")]
CodeOption = Annotated[
    str | None,
    typer.Option(
        "--explain", metavar="CODE", callback=_explain, is_eager=True, autocompletion=_codes
    ),
]
# What data files do not say themselves; `status` has its --region for another purpose.
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="U")]
IndicatorOption = Annotated[
    str | None, typer.Option("--indicator", metavar="I", autocompletion=_targets)
]
RegionOption = Annotated[
    str | None, typer.Option("--region", "--data-region", metavar="R", autocompletion=_regions)
]
DataRegionOption = Annotated[
    str | None, typer.Option("--data-region", metavar="R", autocompletion=_regions)
]
EncodingOption = Annotated[str | None, typer.Option("--encoding", metavar="E")]
HeaderRowOption = Annotated[
    int | None, typer.Option("--header-row", metavar="N", parser=_whole("--header-row", 1, _ANY))
]
