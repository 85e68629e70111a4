"""The options that every command has: which plan, and in which language to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gapcalc.messages.locale import resolve_language

if TYPE_CHECKING:
    from gapcalc.plan.model import Plan
    from gapcalc.views.speaker import Speaker

__all__ = ["GeneralOptions"]


@dataclass(frozen=True, slots=True)
class GeneralOptions:
    """The values of --plan and --lang, and what a command makes of them."""

    # The plan file; None is the bundled plan.
    plan_path: str | None = None
    # zh or en; None is the language of the locale.
    lang: str | None = None

    def load_plan(self) -> Plan:
        """Read the plan; raises `GapcalcError` with every mistake in its file."""
        from gapcalc.plan.load import load_plan

        return load_plan(self.plan_path)

    def speaker(self) -> Speaker:
        """Return what puts results into the reader's language."""
        from gapcalc.views.speaker import Speaker

        return Speaker(resolve_language(self.lang))
