"""Scenarios on a terminal: a column for each, or a line for each where columns are too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcalc.assessment.assumption import Growth, Setting
from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.scenario import Need, Outcome, Scenario, need, summary
from gapcalc.core.clock import AsOf
from gapcalc.core.growth import Number
from gapcalc.core.text import safe
from gapcalc.views.assumption import assumption_text
from gapcalc.views.columns import Line, cell_len, left, line_len, wrap
from gapcalc.views.numbers import amount, percent, short
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, quiet_lines, signed
from gapcalc.views.table import CellLines, NamedRow, TerminalTable
from gapcalc.views.view import TargetView

__all__ = ["what_if_lines"]

_TITLE_STYLE = "bold"
# How many characters of a case's name stand at the head of a column.
_LONGEST_TITLE = 24
# The sign and style of a goal that is met, missed, or neither can be said of.
_MET = {True: ("✓", STYLES["achieved"]), False: ("✗", STYLES["behind"]), None: ("", QUIET)}
_SAME_AS_TREND = "="


def what_if_lines(
    scenarios: Sequence[Scenario],
    listed: Sequence[str],
    scope: Sequence[str],
    speaker: Speaker,
    width: int | None,
) -> list[Line]:
    """Return the comparison of `scenarios`, of which the first is the trend.

    There are the assumptions, the target year, counts, and what lagging targets need. `listed`
    are the ids of the targets in the tables, `scope` of those that are counted. `width` is that
    of the terminal; None (a pipe) sets no bound.
    """
    return _Comparison(scenarios, listed, speaker, width, scope).lines()


@dataclass
class _ScenarioPart:
    """A part of what the command prints, with the arguments of `what_if_lines` that it rests on."""

    scenarios: Sequence[Scenario]
    listed: Sequence[str]
    speaker: Speaker
    width: int | None

    def __post_init__(self) -> None:
        self.trend = self.scenarios[0]
        self.assessment = self.trend.assessment
        self.plan = self.assessment.plan
        self.word = self.speaker.word
        self.names = _ScenarioNames(self.speaker)


@dataclass
class _Comparison(_ScenarioPart):
    """All that the command prints."""

    scope: Sequence[str]

    def lines(self) -> list[Line]:
        """Return the assumptions, the target year, the counts and the needs, with legends."""
        plan_name = self.speaker.text(self.plan.name)
        as_of = self.word("as-of", date=self.speaker.date(self.assessment.date))
        lines: list[Line] = [[(plan_name, _TITLE_STYLE)], [(as_of, "")]]
        lines += self._assumptions()

        if self.listed:
            outlook = _Outlook(self.scenarios, self.listed, self.speaker, self.width)
            # At the end of 2027
            title = self.word("outlook-of", year=self.plan.target_year)
            lines += [[], [(title, _TITLE_STYLE)], *outlook.lines()]

        lines += [[], *self._counts()]
        needs = _Needs(self.scenarios, self.listed, self.speaker, self.width).lines()
        lines += [*needs, []]
        lines += self._legend("legend-outlook")

        # A legend explains only what is there.
        if needs:
            lines += self._legend("legend-needed")
            lines += self._legend("legend-even")

        return lines

    def _assumptions(self) -> list[Line]:
        """Return a line for each assumption, the title beside the first of a case."""
        groups = self._grouped_assumptions()
        if not groups:
            return []

        # A title stands beside the first assumption of its case alone.
        title_width = max(cell_len(title) for title, _ in groups)
        lines: list[Line] = [[], [(self.word("assumptions"), _TITLE_STYLE)]]

        for title, assumptions in groups:
            beside = title

            for assumption in assumptions:
                id, _ = assumption.subject
                name = self.speaker.text(self.plan.entry(id).name)
                text = assumption_text(assumption, self.speaker)

                # high  Imports and exports  +12% a year
                lines.append(
                    [
                        (f"  {left(beside, title_width)}  ", QUIET),
                        (f"{name}  ", ""),
                        (text, _TITLE_STYLE),
                    ]
                )

                beside = ""

        return lines

    def _grouped_assumptions(self) -> list[tuple[str, list[Setting | Growth]]]:
        """Return what each case assumes, with its title; before them what all cases assume."""
        groups: list[tuple[str, list[Setting | Growth]]] = []

        for scenario in self.scenarios:
            # The trend assumes nothing.
            if scenario.case is not None:
                title = self.names.scenario(scenario)
                groups.append((title, list(scenario.case.assumptions)))

        if len(groups) < 2:
            return groups

        _, of_first = groups[0]
        # `--set gdp@2024=…` names no case and stands in each; it is listed once, before them.
        shared = [one for one in of_first if all(one in own for _, own in groups)]
        if not shared:
            return groups

        apart = [(self.word("every-case"), shared)]

        for title, own in groups:
            apart.append((title, [one for one in own if one not in shared]))

        return apart

    def _counts(self) -> list[Line]:
        """Return how many goals each scenario meets of how many, by commitment."""
        counts = [summary(scenario, self.scope) for scenario in self.scenarios]
        headers = [self._group(key) for key in counts[0]]
        rows = []

        for scenario, by_commitment in zip(self.scenarios, counts, strict=True):
            cells = [[(f"{met}/{of}", "")] for met, of in by_commitment.values()]
            rows.append(NamedRow(self.names.scenario(scenario), cells))

        title = self.word("met-count", year=self.plan.target_year)
        table = TerminalTable(headers, rows)
        return [[(title, _TITLE_STYLE)], *table.lines()]

    def _group(self, key: str) -> str:
        """Return the head of a column of counts: all, or a kind of targets."""
        if key == "all":
            return self.word(key)

        return self.speaker.commitment(key)

    def _legend(self, key: str) -> list[Line]:
        """Return a legend in lines that fit the terminal."""
        legend = self.word(key, tolerance=percent(self.plan.tolerance))
        return quiet_lines([legend], self.width)


class _ScenarioNames:
    """What scenarios and targets are called in the tables."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.word = speaker.word

    def scenario(self, scenario: Scenario) -> str:
        """Return what a scenario is called: the trend, the name of its case, or "assumed"."""
        if scenario.case is None:
            return self.word("trend")

        name = safe(scenario.case.name, 200)
        if not name:
            return self.word("assumed")
        if len(name) <= _LONGEST_TITLE:
            return name

        # Long names mostly begin alike and differ at the end ("… of the ministry, high growth",
        # "… of the ministry, low growth"), so that the middle is what goes.
        half = _LONGEST_TITLE // 2
        return f"{name[: half - 1]}…{name[-half:]}"

    def target(self, outcome: Outcome) -> str:
        """Return the name with the unit behind it: `GDP (100m yuan)`; a stage has no unit."""
        view = TargetView(outcome.result, self.speaker)
        if not view.unit:
            return view.name

        return self.speaker.in_brackets(view.name, view.unit)


class _Outlook(_ScenarioPart):
    """Where each listed target stands in the target year under each scenario."""

    def lines(self) -> list[Line]:
        """Return a column for each scenario, or a line for each where that is too wide."""
        table = self._side_by_side()
        if self.width is None or max(map(line_len, table)) <= self.width:
            return table

        return self._stacked(self.width)

    def _side_by_side(self) -> list[Line]:
        """Return a table with a row for each target and a column for each scenario."""
        headers = [self.word("current"), self.word("goal")]
        headers += [self.names.scenario(scenario) for scenario in self.scenarios]
        rows = []

        for id in self.listed:
            outcome = self.trend.outcomes[id]
            current = self._current(outcome)
            goal = self._goal(id)
            cells: list[CellLines] = [[(current, "")], [(goal, "")]]
            cells += [self._cell(scenario, id) for scenario in self.scenarios]
            rows.append(NamedRow(self.names.target(outcome), cells))

        return TerminalTable(headers, rows, self.width, numbers=2).lines()

    def _stacked(self, width: int) -> list[Line]:
        """Return for each target its name, its goal, and a line for each scenario."""
        titles = [self.names.scenario(scenario) for scenario in self.scenarios]
        title_width = max(map(cell_len, titles))
        # One width for all targets, so that what is left stands in a column.
        value_width = self._widest_value()
        lines: list[Line] = []

        for id in self.listed:
            lines += self._stacked_heading(id, width)

            for scenario, title in zip(self.scenarios, titles, strict=True):
                # In the table there is an = in its place; a line of its own would say nothing.
                if self._is_as_trend(scenario, id):
                    continue

                outcome = scenario.outcomes[id]
                value, style = self._value(outcome)
                remainder = self._remainder(outcome)

                lines.append(
                    [
                        (f"    {left(title, title_width)}  ", QUIET),
                        (left(value, value_width), style),
                        ("  ", ""),
                        (remainder, QUIET),
                    ]
                )

        return lines

    def _stacked_heading(self, id: str, width: int) -> list[Line]:
        """Return the name of a target, and below it its goal and where it is now."""
        outcome = self.trend.outcomes[id]
        lines: list[Line] = []

        for part in wrap(self.names.target(outcome), width):
            lines.append([(part, "")])

        # Goal >=50,000  Current 45,581 '24
        goal = f"{self.word('goal')} {self._goal(id)}"
        current = f"{self.word('current')} {self._current(outcome)}"
        lines.append([(f"  {goal}  {current}", QUIET)])

        return lines

    def _widest_value(self) -> int:
        """Return how wide the widest value of any scenario is, its sign included."""
        widest = 0

        for scenario in self.scenarios:
            for id in self.listed:
                value, _ = self._cell(scenario, id)[0]
                widest = max(widest, cell_len(value))

        return widest

    def _is_as_trend(self, scenario: Scenario, id: str) -> bool:
        """Whether a case assumes nothing about a target."""
        return scenario.case is not None and id not in scenario.touched

    def _current(self, outcome: Outcome) -> str:
        """Return the latest value with its period: `45,581p '24`."""
        point = outcome.result.numbers.current
        if point is None:
            return "-"

        value = self.speaker.marked_value(point)
        return f"{value} {short(point.period)}"

    def _goal(self, id: str) -> str:
        """Return the goal in the unit of the series, as the first scenario has it that can.

        Twice the base is a number only where the base is known, and a case may assume it.
        """
        results = [scenario.outcomes[id].result for scenario in self.scenarios]
        for result in results:
            if result.numbers.aim:
                return self.speaker.goal(result.target, result.numbers.aim, "")

        return self.speaker.goal(results[0].target, None, "")

    def _cell(self, scenario: Scenario, id: str) -> CellLines:
        """Return what a scenario makes of a target: its value, and below what is left."""
        if self._is_as_trend(scenario, id):
            return [(_SAME_AS_TREND, QUIET)]

        outcome = scenario.outcomes[id]
        return [self._value(outcome), (self._remainder(outcome), QUIET)]

    def _value(self, outcome: Outcome) -> tuple[str, str]:
        """Return the value in the target year behind the sign for met or missed, and its style."""
        sign, style = _MET[outcome.met]
        current = outcome.result.numbers.current

        if outcome.value is not None:
            value = amount(outcome.value)
        elif current is not None and outcome.met is not None:
            # A stage (started, completed) is not forecast: the one that was reached decides.
            value = self.speaker.marked_value(current)
        else:
            value = "-"

        return f"{sign} {value}".strip(), style

    def _remainder(self, outcome: Outcome) -> str:
        """Return how far the value is from the goal, and when the goal is reached."""
        parts = []

        if outcome.short is not None:
            # 4,419 left, 27%
            parts.append(self._distance(outcome.short, outcome.reach))
        if outcome.arrival is not None:
            # Oct 2028, and 2028-10 in Chinese
            parts.append(self._arrival(outcome, outcome.arrival))

        return "  ".join(parts)

    def _distance(self, missing: Number, reach: Number | None) -> str:
        """Return the amount that is missing, and its share of the way from the base."""
        if not missing:
            # The goal is more than 130, and the value 130.
            return self.word("at-goal")

        value = amount(abs(float(missing)))

        if reach is None:
            return self.word("left-over", value=value)

        share = percent(1 - reach)
        # 124.97 of 125 is missed: what is missing must not read as nothing.
        if share == "0%":
            share = "<1%"

        return self.word("left-share", value=value, share=share)

    def _arrival(self, outcome: Outcome, arrival: Number) -> str:
        """Return the month in which the goal is reached: Oct 2028."""
        month = self.speaker.moment(arrival, short=True)
        # More than 100 is asked for by 2027, and 100 is all there is by its end: that is not met,
        # and must not read as if in time.
        if outcome.met is False and arrival <= self.plan.end(outcome.result.target):
            return f">{month}"

        return month


@dataclass(frozen=True, slots=True)
class _SharedNeed:
    """What a target needs, and the scenarios in which it needs just that."""

    id: str
    need: Need
    scenarios: list[Scenario]


class _Needs(_ScenarioPart):
    """What the listed targets that lag would need."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.needs: list[_SharedNeed] = []

        for id in self.listed:
            self.needs += _shared_needs(self.scenarios, id, self.assessment.date)

        # The year at whose end the values are due; a value set for a later year moves its case.
        years = [one.need.by for one in self.needs if one.need.by]
        self.year = min(years, default=self.plan.target_year)

    def lines(self) -> list[Line]:
        """Return a table under a title; nothing where no target lags."""
        if not self.needs:
            return []

        headers = [
            self.word("required"),
            self.word("recent"),
            self.word("observed"),
            self.word("due", year=self.year),
            self.word("even"),
            self.word("status"),
        ]
        rows = [self._row(one) for one in self.needs]
        table = TerminalTable(headers, rows, self.width, numbers=5)
        return [[], [(self.word("needed"), _TITLE_STYLE)], *table.lines()]

    def _row(self, shared: _SharedNeed) -> NamedRow:
        """Return what a target needs, with the names of the cases where not all need it."""
        outcome = shared.scenarios[0].outcomes[shared.id]
        numbers = outcome.result.numbers
        status = outcome.result.status
        needed = shared.need
        required = self.speaker.change(needed.required) or "-"
        enough = self._due(needed.enough, needed, outcome)
        even = self._due(needed.even, needed, outcome)

        cells: list[CellLines] = [
            [(required, _TITLE_STYLE)],
            self._rate(numbers.recent, needed.times_recent),
            self._rate(numbers.observed, needed.times_observed),
            [(enough, _TITLE_STYLE)],
            [(even, "")],
            [(signed(status, self.speaker), STYLES[status])],
        ]

        name = self.names.target(outcome) + self._cases(shared.scenarios)
        return NamedRow(name, cells)

    def _cases(self, scenarios: Sequence[Scenario]) -> str:
        """Return the names of the cases in brackets; nothing where the trend is among them."""
        if scenarios[0].case is None:
            return ""

        # [low, high]
        titles = [self.names.scenario(scenario) for scenario in scenarios]
        return f" [{', '.join(titles)}]"

    def _due(self, value: Number | None, need: Need, outcome: Outcome) -> str:
        """Return a value that is due, with its year where that is not the header's.

        `>=46,106`, or `<=71.5 '27` for what is to fall.
        """
        aim = outcome.result.numbers.aim
        if value is None or need.by is None or aim is None:
            return "-"

        # A goal without a lower bound is one to fall to.
        sign = "<=" if aim.low is None else ">="
        text = f"{sign}{amount(value)}"
        if need.by == self.year:
            return text

        return f"{text} '{need.by % 100:02}"

    def _rate(self, rate: Rate | None, times: Number | None) -> CellLines:
        """Return a rate, and below it how many times as much is required."""
        return [
            (self.speaker.change(rate) or "-", ""),
            (self._times(rate, times), QUIET),
        ]

    def _times(self, rate: Rate | None, times: Number | None) -> str:
        """Return the multiple that is required, or why there is none."""
        if times is not None:
            # 1.9 times the recent rate
            return self.word("times", count=amount(times, 2))
        if rate is None:
            return ""

        # No multiple of a rate that is nothing, or leads away from the goal, is the required one.
        if rate.value:
            return self.word("away")

        return self.word("still")


def _shared_needs(scenarios: Sequence[Scenario], id: str, date: AsOf) -> list[_SharedNeed]:
    """Return the different needs of a target, each with its scenarios.

    A value that a case sets may change what is needed; a growth that it assumes does not.
    """
    by_need: dict[Need, list[Scenario]] = {}

    for scenario in scenarios:
        one = need(scenario, id, date)
        if one is not None:
            # Mostly all cases need the same, and stand in one row.
            by_need.setdefault(one, []).append(scenario)

    return [_SharedNeed(id, one, of) for one, of in by_need.items()]
