"""Assessments and results as a notebook shows them: a chart, a table, a data frame.

`gapcalc.assess` returns these in place of the plain ones of `gapcalc.assessment`, which know
nothing of how they are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from gapcalc.api.frames import make_frame
from gapcalc.api.notebook_table import notebook_table
from gapcalc.api.observations import checked_observations
from gapcalc.assessment import status
from gapcalc.core.clock import AsOf, Date, date_of
from gapcalc.data.observation import Observation, Observations
from gapcalc.messages.locale import Language, resolve_language
from gapcalc.plan.model import Plan
from gapcalc.reports.chart import STYLE, trajectory_svg
from gapcalc.reports.markup import Html, element
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_export import status_columns, target_json
from gapcalc.views.status_summary import headline_texts
from gapcalc.views.trajectory import trajectory
from gapcalc.views.view import TargetView

__all__ = ["Assessment", "Result", "assess"]

_STYLE = (
    STYLE
    + """\
.gapcalc table{border-collapse:collapse}
.gapcalc th,.gapcalc td{padding:.2em .7em;text-align:right;white-space:nowrap}
.gapcalc th:first-child,.gapcalc td:first-child{text-align:left;white-space:normal}
.gapcalc td:last-child,.gapcalc th:last-child{text-align:left}
"""
)
_SVG = "http://www.w3.org/2000/svg"
# The colours of the report, for a chart that is a file of its own: few programs beside browsers
# know the variables of a style sheet.
_COLOURS = {
    "ink": "#1b1d21",
    "quiet": "#5f656d",
    "rule": "#c9cdd3",
    "ground": "#ffffff",
    "good": "#005fa3",
    "warn": "#a84300",
}
_VARIABLE = re.compile(r"var\(--(\w+),\w+\)")
_STYLE_OF_FILE = _VARIABLE.sub(lambda match: _COLOURS[match[1]], STYLE)
_KEYS_OF_HEADS = ("name", "base", "current", "goal", "gap", "required", "progress", "status")


@dataclass(frozen=True, slots=True, repr=False)
class Result(status.Result):
    """One target of an assessment; a notebook shows its chart and its figures."""

    context: status.Assessment | None = None

    def _repr_html_(self) -> str:
        """Return name, verdict, chart and the figures, in the language of the locale."""
        speaker = _speaker(None)
        view = TargetView(self, speaker)
        assert self.context is not None
        id = element("small", self.target.id)
        heading = element("h4", view.name_with_unit, Html(" "), id)
        reasons = speaker.reasons(self.context.plan, self)
        verdict = element("p", f"{view.status} · {reasons}")
        picture = self._picture(speaker)
        # Of a milestone there is nothing to draw.
        if picture is None:
            return _html(heading, verdict)

        return _html(heading, verdict, element("figure", Html(picture)))

    def svg(self, language: Language | None = None) -> str | None:
        """Return the chart as the text of an SVG file; None where there is nothing to draw."""
        picture = self._picture(_speaker(language))
        if picture is None:
            return None

        opening, mark, rest = picture.partition(">")
        return f"{opening}{mark}<style>{_STYLE_OF_FILE}</style>{rest}\n"

    def _picture(self, speaker: Speaker) -> str | None:
        """Return the chart as an element that can be saved alone."""
        assert self.context is not None
        drawn = trajectory(self.context, self)
        if drawn is None:
            return None

        # In a page it needs no namespace; a file without one is no picture to any viewer.
        return trajectory_svg(drawn, speaker).replace("<svg ", f'<svg xmlns="{_SVG}" ', 1)


@dataclass(frozen=True, slots=True, repr=False)
class Assessment(status.Assessment):
    """All targets of a plan as of one date, for notebooks."""

    def to_frame(self, library: str | None = None, language: Language | None = None) -> Any:
        """Return a data frame with a row for each target, as `status --format csv` has it.

        Values are in the target's own unit, shares and compound rates are fractions; what is
        undefined is missing. `library` is "pandas" or "polars"; without it the one in use, else the
        one installed. Raises `ImportError` where there is none.
        """
        speaker = _speaker(language)
        entries = [target_json(self, result, speaker) for result in self.results]
        units = {result.target.id: result.series.unit for result in self.results}
        header, rows = status_columns(entries, units)
        return make_frame(header, rows, library)

    def _repr_html_(self) -> str:
        """Return the headline and a table of the targets that have data."""
        speaker = _speaker(None)
        lines = [element("p", text) for text in headline_texts(self, self.results, speaker)]
        base_year = self.plan.base_year
        heads = [speaker.word(key, year=base_year) for key in _KEYS_OF_HEADS]
        rows = []

        for result in self.results:
            if result.has_data:
                rows.append(_cells_of(result, speaker))

        return _html(*lines, notebook_table(heads, rows))


def assess(
    plan: Plan,
    observations: Observations | Iterable[Observation],
    year: Date | AsOf | None = None,
    today: int | None = None,
) -> Assessment:
    """Return the status of every target of `plan`, as of the end of `year` or of a part of it.

    `year` is 2026, "2026-06", "2026H1" or "2026Q2"; observations after it are ignored. Without it
    the assessment is as of the latest date in the data. `today` is the year that it is now, for
    results that do not depend on the clock.

    Raises `GapcalcError` for a date that cannot be read, for what is no observation, and for an
    observation made by hand that no target of the plan could take: its target is not in the plan,
    its value no number, its unit not known or not fitting.
    """
    if year is not None:
        year = date_of(year, "year")

    checked = checked_observations(plan, observations)
    assessed = status.assess(plan, checked, year, today)
    results = tuple(_for_notebook(result, assessed) for result in assessed.results)
    return Assessment(
        plan,
        assessed.date,
        results,
        assessed.problems,
        assessed.observations,
        assessed.remarks,
    )


def _for_notebook(result: status.Result, context: status.Assessment) -> Result:
    """Return a result that knows the assessment it is of, which its chart needs."""
    values = {field.name: getattr(result, field.name) for field in fields(result)}
    return Result(**values, context=context)


# --- as HTML


def _speaker(language: Language | None) -> Speaker:
    return Speaker(language or resolve_language(None))


def _html(*parts: Html | None) -> str:
    return element(
        "div",
        element("style", Html(_STYLE)),
        *parts,
        class_="gapcalc",
    )


def _cells_of(result: status.Result, speaker: Speaker) -> list[str]:
    """Return the cells of a target in the order of `_KEYS_OF_HEADS`."""
    view = TargetView(result, speaker)
    return [
        view.name_with_unit,
        view.base,
        view.current,
        view.goal,
        view.remaining_text,
        view.required_rate,
        view.progress,
        view.short_status,
    ]
