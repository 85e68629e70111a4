"""What the shell offers at the Tab key: the names in the plan at hand, statuses, methods, codes.

Typer calls a function of this module with the command line so far and the word to complete. It
takes back words, or pairs of a word and the remark that zsh and fish show beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from gapcalc.core.data_options import COLUMN_ROLES
from gapcalc.core.problem import GapcalcError
from gapcalc.messages.locale import language_of_command_line

if TYPE_CHECKING:
    from gapcalc.messages.locale import Bilingual
    from gapcalc.plan.model import Plan

__all__ = [
    "COMPLETE_VARIABLE",
    "SHELLS",
    "Completion",
    "complete_action",
    "complete_code",
    "complete_column_role",
    "complete_commitment",
    "complete_condition",
    "complete_lead",
    "complete_method",
    "complete_region",
    "complete_setting",
    "complete_status",
    "complete_target",
    "completion_of",
    "completion_script",
    "install_completion",
    "prepare_completion",
]

SHELLS = ("bash", "zsh", "fish", "powershell")
# The shell sets it, to complete_bash for instance, when it asks for completions.
COMPLETE_VARIABLE = "_GAPCALC_COMPLETE"

Completion = list[tuple[str, str]]


# --- names in the plan


def complete_target(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer the ids of targets, or their Chinese names."""
    plan = _plan_on_line(ctx)
    if plan is None:
        return []

    names = [(target.id, target.name) for target in plan.targets.values()]
    return _beginning_with(names, incomplete)


def complete_setting(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer the beginning of ID=VALUE."""
    # gdp_metro= is ready for its value.
    return [(f"{name}=", remark) for name, remark in complete_target(ctx, incomplete)]


def complete_action(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer the plan's actions by number."""
    plan = _plan_on_line(ctx)
    if plan is None:
        return []

    return _beginning_with(plan.actions.items(), incomplete)


def complete_region(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer the ids of regions, or their Chinese names."""
    plan = _plan_on_line(ctx)
    if plan is None:
        return []

    names = [(region.id, region.name) for region in plan.regions.values()]
    return _beginning_with(names, incomplete)


def complete_lead(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the offices that answer for targets."""
    plan = _plan_on_line(ctx)
    if plan is None:
        return []

    language = language_of_command_line(())
    leads = [plan.lead(target) for target in plan.targets.values()]
    names = dict.fromkeys(lead.of(language) for lead in leads if lead is not None)
    return _beginning(names, incomplete)


def _plan_on_line(ctx: typer.Context) -> "Plan | None":
    """Return the plan that the command line names; None where it cannot be read."""
    from gapcalc.plan.load import load_plan

    try:
        return load_plan(ctx.params.get("plan"))
    except GapcalcError:
        return None


def _beginning_with(names: Iterable[tuple[str, "Bilingual"]], incomplete: str) -> Completion:
    """Return the ids that begin with `incomplete`, each with its name.

    Who types Chinese is offered names, each with its id: `show 进出口` gives 进出口总额.
    """
    entries = list(names)
    language = language_of_command_line(())
    # The plan's own names are in two languages; ids are in neither and can be typed anywhere.
    by_id = [(id, name.of(language)) for id, name in entries if id.startswith(incomplete)]
    if by_id or not incomplete:
        return by_id

    return [(name.zh, id) for id, name in entries if name.zh.startswith(incomplete)]


# --- words of the program


def complete_status(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer statuses, each with its word in the reader's language."""
    from gapcalc.messages.statuses import STATUS_WORDS

    return _beginning_with(STATUS_WORDS.items(), incomplete)


def complete_condition(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer what `--fail-on` takes: statuses, and verdicts that are old."""
    from gapcalc.cli.fail_conditions import OLD
    from gapcalc.messages.statuses import STATUS_WORDS
    from gapcalc.messages.view_words import VIEW_WORDS

    return _beginning_with([*STATUS_WORDS.items(), (OLD, VIEW_WORDS["old"])], incomplete)


def complete_commitment(ctx: typer.Context, incomplete: str) -> Completion:
    """Offer how far a plan can bind itself."""
    from gapcalc.messages.view_words import COMMITMENT_WORDS

    return _beginning_with(COMMITMENT_WORDS.items(), incomplete)


def complete_method(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the systems of assessment."""
    from gapcalc.assessment.status import ALL, OWN
    from gapcalc.assessment.systems import METHODS

    return _beginning((OWN, *METHODS, ALL), incomplete)


def complete_code(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the codes of problems."""
    from gapcalc.core.catalogue import CATALOGUE

    return _beginning(CATALOGUE, incomplete)


def complete_column_role(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the roles behind `NAME=`."""
    column, sign, role = incomplete.rpartition("=")
    if not sign:
        return []

    return [f"{column}={name}" for name in _beginning(COLUMN_ROLES, role)]


def completion_of(choices: Sequence[str]) -> Callable[[typer.Context, str], list[str]]:
    """Return the function that offers `choices`."""

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        return _beginning(choices, incomplete)

    return complete


def _beginning(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


# --- the script that makes a shell ask


def prepare_completion() -> None:
    """Teach Typer how shells ask; needed only in a run that a shell has started to ask."""
    from typer.completion import completion_init  # type: ignore[attr-defined]

    completion_init()


def install_completion() -> tuple[str, str]:
    """Put the script into the user's shell; return the shell and the file that was written."""
    from typer.completion import install  # type: ignore[attr-defined]

    shell, path = install(prog_name="gapcalc", complete_var=COMPLETE_VARIABLE)
    return shell, str(path)


def completion_script(shell: str) -> str:
    """Return the script for one of SHELLS, for users who install it in a way of their own."""
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    script: str = get_completion_script(
        prog_name="gapcalc", complete_var=COMPLETE_VARIABLE, shell=shell
    )
    return script
