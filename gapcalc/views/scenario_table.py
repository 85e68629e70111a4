"""Scenarios on a terminal: a column for each beside the targets, or a line for each where these are too wide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gapcalc.assessment.numbers import Rate
from gapcalc.assessment.scenario import Need, Outcome, Scenario, need, summary
from gapcalc.core.growth import Number
from gapcalc.core.text import safe
from gapcalc.views import numbers as figures
from gapcalc.views.assumption import assumed
from gapcalc.views.columns import Line, cell_len, left, right, wrap
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed

__all__ = ["what_if_lines"]

# A name column narrower than this is none: names stand on lines of their own.
_NAME = 26
_GOOD, _BAD = STYLES["achieved"], STYLES["behind"]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table: a name, and cells of one or more lines."""

    name: str
    cells: Sequence[Line]


# --- on a terminal

_LONGEST_NAME = 24  # characters of a case's name at the head of a column


def what_if_lines(
    scenarios: Sequence[Scenario],
    listed: Sequence[str],
    scope: Sequence[str],
    speaker: Speaker,
    width: int | None,
) -> list[Line]:
    """Return the lines of `scenarios`, the trend first: assumptions, the target year, counts of `scope`, needs.

    The targets shown are those `listed`, by id. `width` None (a pipe) sets no bound.
    """
    assessment = scenarios[0].assessment
    plan = assessment.plan
    heading = speaker.word("as-of", year=assessment.as_of)
    lines: list[Line] = [[(speaker.text(plan.name), "bold")], [(heading, "")]]
    lines += _assumption_lines(scenarios, speaker)
    if listed:
        lines += [[], [(speaker.word("outlook-of", year=plan.target_year), "bold")]]
        lines += _outlook_lines(scenarios, listed, speaker, width)
    lines += [[], *_count_lines(scenarios, scope, speaker)]
    needs = _need_lines(scenarios, listed, speaker, width)
    lines += [*needs, []]
    for key in ("legend-outlook", *(["legend-needed"] if needs else ())):
        legend = speaker.word(key, tolerance=figures.percent(plan.tolerance))
        lines += ([(part, QUIET)] for part in wrap(legend, width or cell_len(legend)))
    return lines


def _title(scenario: Scenario, speaker: Speaker) -> str:
    if scenario.case is None:
        return speaker.word("trend")
    name = safe(scenario.case.name, 200)
    if len(name) > _LONGEST_NAME:  # names that begin alike mostly end otherwise
        name = f"{name[: _LONGEST_NAME // 2 - 1]}…{name[-_LONGEST_NAME // 2 :]}"
    return name or speaker.word("assumed")


def _named(outcome: Outcome, speaker: Speaker) -> str:
    target, unit = outcome.result.target, outcome.result.series.unit
    shown = speaker.unit(unit) if unit and target.goal.form != "stage" else ""
    brackets = "（{}）" if speaker.language == "zh" else " ({})"
    return speaker.text(target.name) + (brackets.format(shown) if shown else "")


def _assumption_lines(scenarios: Sequence[Scenario], speaker: Speaker) -> list[Line]:
    """Return what each case assumes, first what all of them do: a growth as it was written, a value with its time."""
    cases = [
        (_title(scenario, speaker), scenario.case.assumptions)
        for scenario in scenarios
        if scenario.case
    ]
    if not cases:
        return []
    if len(cases) > 1:
        shared = tuple(one for one in cases[0][1] if all(one in own for _, own in cases))
        cases = [(title, tuple(one for one in own if one not in shared)) for title, own in cases]
        cases = [(speaker.word("every-case"), shared), *cases] if shared else cases
    wide = max(cell_len(title) for title, _ in cases)
    lines: list[Line] = [[], [(speaker.word("assumptions"), "bold")]]
    plan = scenarios[0].assessment.plan
    for title, own in cases:
        for number, one in enumerate(own):
            name = speaker.text(plan.entry(one.subject[0]).name)
            beside = f"  {left('' if number else title, wide)}  "
            lines.append([(beside, QUIET), (f"{name}  ", ""), (assumed(one, speaker), "bold")])
    return lines


def _outlook_lines(
    scenarios: Sequence[Scenario], listed: Sequence[str], speaker: Speaker, width: int | None
) -> list[Line]:
    """Return the targets with a column for each scenario, or with a line for each where these are too wide."""
    heads = [
        speaker.word("current"),
        speaker.word("goal"),
        *(_title(scenario, speaker) for scenario in scenarios),
    ]
    rows = []
    for id in listed:
        outcome = scenarios[0].outcomes[id]
        facts: list[Line] = [
            [(text, "")] for text in (_current(outcome, speaker), _goal(scenarios, id, speaker))
        ]
        cells = [_cell(scenario, id, speaker) for scenario in scenarios]
        rows.append(_Row(_named(outcome, speaker), [*facts, *cells]))
    table = _table(heads, rows, width, numbers=2)
    if width is None or all(sum(cell_len(text) for text, _ in line) <= width for line in table):
        return table
    return _stacked(scenarios, listed, speaker, width)


def _stacked(
    scenarios: Sequence[Scenario], listed: Sequence[str], speaker: Speaker, width: int
) -> list[Line]:
    lines: list[Line] = []
    titles = [_title(scenario, speaker) for scenario in scenarios]
    wide = max(cell_len(title) for title in titles)
    values = max(
        cell_len(_cell(scenario, id, speaker)[0][0]) for scenario in scenarios for id in listed
    )
    for id in listed:
        outcome = scenarios[0].outcomes[id]
        lines += [[(part, "")] for part in wrap(_named(outcome, speaker), width)]
        goal, current = _goal(scenarios, id, speaker), _current(outcome, speaker)
        lines.append(
            [(f"  {speaker.word('goal')} {goal}  {speaker.word('current')} {current}", QUIET)]
        )
        for scenario, title in zip(scenarios, titles, strict=True):
            if scenario.case is not None and id not in scenario.touched:
                continue
            (value, style), *rest = _cell(scenario, id, speaker)
            lines.append(
                [
                    (f"    {left(title, wide)}  ", QUIET),
                    (left(value, values), style),
                    ("  ", ""),
                    *rest,
                ]
            )
    return lines


def _current(outcome: Outcome, speaker: Speaker) -> str:
    point = outcome.result.numbers.current
    return f"{speaker.marked_value(point)} {figures.short(point.period)}" if point else "-"


def _goal(scenarios: Sequence[Scenario], id: str, speaker: Speaker) -> str:
    """Return the goal as the first scenario has it that can tell: one set against the base may need an assumed one."""
    results = [scenario.outcomes[id].result for scenario in scenarios]
    aim = next((result.numbers.aim for result in results if result.numbers.aim), None)
    return speaker.goal(results[0].target, aim, "")


def _cell(scenario: Scenario, id: str, speaker: Speaker) -> Line:
    """Return what one scenario makes of a target: its value, and what is left and when, each with its style."""
    if scenario.case is not None and id not in scenario.touched:
        return [("=", QUIET)]
    outcome = scenario.outcomes[id]
    sign, style = {True: ("✓", _GOOD), False: ("✗", _BAD), None: ("", QUIET)}[outcome.met]
    current = outcome.result.numbers.current
    if outcome.value is not None:
        value = figures.amount(outcome.value)
    else:
        value = speaker.marked_value(current) if current and outcome.met is not None else "-"
    return [
        (f"{sign} {value}".strip(), style),
        (_rest(outcome, scenario.assessment.plan.target_year, speaker), QUIET),
    ]


def _rest(outcome: Outcome, end: int, speaker: Speaker) -> str:
    """Return how far a value is from the goal, in amount and share of the way, and when the goal is reached."""
    said = []
    if outcome.short is not None and not outcome.short:
        said.append(speaker.word("at-goal"))
    elif outcome.short is not None:
        value = figures.amount(abs(float(outcome.short)))
        if outcome.reach is None:
            said.append(speaker.word("left-over", value=value))
        else:
            share = figures.percent(1 - outcome.reach)
            said.append(
                speaker.word("left-share", value=value, share="<1%" if share == "0%" else share)
            )
    if outcome.arrival is not None:
        when = f"{float(outcome.arrival):.1f}".removesuffix(".0")
        said.append(f">{end}" if outcome.met is False and when == str(end) else when)
    return "  ".join(said)


def _table(
    heads: Sequence[str], rows: Sequence[_Row], width: int | None, numbers: int = 0
) -> list[Line]:
    """Return rows under `heads`, the parts of a cell one below the other; on a narrow terminal below the name.

    The first `numbers` columns are flush right.
    """
    columns = [
        [head, *(text for row in rows for text, _ in row.cells[n])] for n, head in enumerate(heads)
    ]
    widths = [max(map(cell_len, column)) for column in columns]
    names, cells = max(cell_len(row.name) for row in rows), sum(widths) + 2 * len(widths)
    apart = width is not None and width - cells < min(names, _NAME)
    name = 0 if apart else names if width is None else min(names, width - cells)

    def across(text: str, parts: Line) -> Line:
        line: Line = [(left(text, name), "")]
        for n, ((said, look), wide) in enumerate(zip(parts, widths, strict=True)):
            line.append((f"  {(right if n < numbers else left)(said, wide)}", look))
        return line

    lines = [across("", [(head, QUIET) for head in heads])]
    for row in rows:
        parts = wrap(row.name, width if apart and width else name)
        if apart:
            lines += [[(part, "")] for part in parts]
            parts = []
        for n in range(
            max(len(parts), *(sum(bool(text) for text, _ in cell) for cell in row.cells))
        ):
            shown = [cell[n] if n < len(cell) else ("", "") for cell in row.cells]
            lines.append(across(parts[n] if n < len(parts) else "", shown))
    return lines


def _count_lines(
    scenarios: Sequence[Scenario], scope: Sequence[str], speaker: Speaker
) -> list[Line]:
    """Return for each scenario how many goals are met in the target year, of how many, by commitment."""
    year = scenarios[0].assessment.plan.target_year
    counts = [(_title(scenario, speaker), summary(scenario, scope)) for scenario in scenarios]
    heads = [speaker.word(key) for key in counts[0][1]]
    rows = [
        _Row(title, [[(f"{met}/{of}", "")] for met, of in said.values()]) for title, said in counts
    ]
    return [[(speaker.word("met-count", year=year), "bold")], *_table(heads, rows, None)]


def _need_lines(
    scenarios: Sequence[Scenario], listed: Sequence[str], speaker: Speaker, width: int | None
) -> list[Line]:
    """Return what the lagging targets need, those of a case too where a value set there changes it."""
    assessment = scenarios[0].assessment
    found: list[tuple[Need, list[Scenario], str]] = []
    for id in listed:
        needs: dict[Need, list[Scenario]] = {}
        for scenario in scenarios:
            if one := need(scenario, id, assessment.as_of):
                needs.setdefault(one, []).append(scenario)
        found += [(one, of, id) for one, of in needs.items()]
    if not found:
        return []
    year = min((one.by for one, _, _ in found if one.by), default=assessment.plan.target_year)
    heads = [
        *(speaker.word(key) for key in ("required", "recent", "observed")),
        speaker.word("due", year=year),
    ]
    rows = [_need_row(one, of, id, year, speaker) for one, of, id in found]
    return [
        [],
        [(speaker.word("needed"), "bold")],
        *_table([*heads, speaker.word("status")], rows, width, numbers=4),
    ]


def _need_row(found: Need, of: Sequence[Scenario], id: str, year: int, speaker: Speaker) -> _Row:
    """Return one need as a row, with the cases named unless it is that of the trend."""
    outcome = of[0].outcomes[id]
    n, status = outcome.result.numbers, outcome.result.status
    cases = (
        ""
        if of[0].case is None
        else f" [{', '.join(_title(scenario, speaker) for scenario in of)}]"
    )
    due = "-"
    if found.enough is not None and found.by is not None and n.aim is not None:
        due = f"{'<=' if n.aim.low is None else '>='}{figures.amount(found.enough)}"
        due += f" '{found.by % 100:02}" if found.by != year else ""
    cells: list[Line] = [
        [(speaker.change(found.required) or "-", "bold")],
        [
            (speaker.change(n.recent) or "-", ""),
            (_times(n.recent, found.times_recent, speaker), QUIET),
        ],
        [
            (speaker.change(n.observed) or "-", ""),
            (_times(n.observed, found.times_observed, speaker), QUIET),
        ],
        [(due, "bold")],
        [(signed(status, speaker), STYLES[status])],
    ]
    return _Row(_named(outcome, speaker) + cases, cells)


def _times(rate: Rate | None, times: Number | None, speaker: Speaker) -> str:
    """Return how many times a rate the required one is, or that it stands still or leads away from the goal."""
    if times is not None:
        return speaker.word("times", count=figures.amount(times, 2))
    if rate is None:
        return ""
    return speaker.word("away" if rate.value else "still")
