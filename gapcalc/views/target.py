"""One target with nothing hidden: what it asks for, what was published, and how it is judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gapcalc.assessment.comparison import disagrees, verdicts
from gapcalc.assessment.firmness import firmness
from gapcalc.assessment.odds import Odds, odds
from gapcalc.assessment.rollup import JUDGED
from gapcalc.assessment.series import Link, Point
from gapcalc.assessment.status import Assessment, Result
from gapcalc.core.text import safe
from gapcalc.data.observation import Observation
from gapcalc.data.remark import Remark
from gapcalc.messages.reasons import REASONS
from gapcalc.plan.model import Plan
from gapcalc.views.columns import Line, cell_len, left
from gapcalc.views.derivation import derivation
from gapcalc.views.json_values import value_json
from gapcalc.views.numbers import amount, exact
from gapcalc.views.observation import observation_json
from gapcalc.views.remark import remark_json, remark_signature, remark_texts
from gapcalc.views.speaker import Speaker
from gapcalc.views.status_style import QUIET, STYLES, signed, style_of
from gapcalc.views.step import moment
from gapcalc.views.view import TargetView

__all__ = ["target_details_json", "target_lines"]

_HEADING = "bold"
_PIPE_WIDTH = 80
_PERIOD_WIDTH = 12
_METHOD_WIDTH = 10


def target_lines(
    assessment: Assessment, result: Result, speaker: Speaker, width: int | None = None
) -> list[Line]:
    """Return everything known of one target as lines.

    The chart takes `width` columns, 80 in a pipe (None).
    """
    return _TargetPage(assessment, result, speaker).lines(width or _PIPE_WIDTH)


class _TargetPage:
    """The sections of one target's page, each a list of lines, empty where there is nothing."""

    def __init__(self, assessment: Assessment, result: Result, speaker: Speaker) -> None:
        self.assessment = assessment
        self.plan = assessment.plan
        self.result = result
        self.target = result.target
        self.speaker = speaker
        self.view = TargetView(result, speaker)
        self.odds = odds(self.plan, result)

    def lines(self, width: int) -> list[Line]:
        sections = (
            self._remarks(),
            self._facts(),
            self._chart(width),
            self._series(),
            self._derivation(),
            self._firmness(),
            self._other_systems(),
        )

        # Sections stand apart by an empty line; one that is empty has none.
        lines = self._title()

        for section in sections:
            if section:
                lines += [[], *section]

        return lines

    def _title(self) -> list[Line]:
        reasons = self.speaker.reasons(self.plan, self.result)
        name: Line = [(self.view.name, _HEADING), (f"  {self.target.id}", QUIET)]
        verdict: Line = [(self.view.status, style_of(self.result)), (f"  {reasons}", "")]
        return [name, verdict, *self._odds(), *self._so_far()]

    def _so_far(self) -> list[Line]:
        """Return the first months of a year, beside which no verdict stands."""
        if not self.view.so_far:
            return []

        so_far = self.speaker.word("so-far")
        return [[(so_far, QUIET), (f"  {self.view.so_far}", "")]]

    def _odds(self) -> list[Line]:
        """Return the odds beside the verdict, or why there are none; nothing without a value."""
        if not self.result.has_data:
            return []

        name = self.speaker.word("odds")
        odds_text = self.speaker.odds(self.plan, self.result, self.odds)
        return [[(name, QUIET), (f"  {odds_text}", "")]]

    # --- what it asks for

    def _facts(self) -> list[Line]:
        """Return what the plan says of the target, a line for each fact behind its name."""
        facts = list(self._fact_texts())
        names = [self.speaker.word(key) for key, _ in facts]
        width = max(map(cell_len, names))
        lines: list[Line] = []

        for name, (_, text) in zip(names, facts, strict=True):
            lines.append([(f"  {left(name, width)}  ", QUIET), (text, "")])

        return lines

    def _fact_texts(self) -> Iterator[tuple[str, str]]:
        """Yield what the plan says of the target, each under the key of its name."""
        speaker = self.speaker
        target = self.target
        yield "goal", self._goal()

        if speaker.clause(target):
            yield "clause", self._clause()

        region = self.plan.regions.get(target.region or "")
        if region is not None:
            yield "region", speaker.text(region.name)

        yield from self._what_is_counted()
        if target.base_years:
            yield "base-fact", speaker.word("mean-of", years=target.base_text)

        # How the goal is to be reached, which the plan's words may leave open.
        yield "path", speaker.word(target.path)
        yield "window", speaker.word(target.window)

        if target.alternative:
            yield "reading", self._other_reading()

        yield "commitment", speaker.commitment(target.commitment)

        # Few plans say who answers for what.
        office = speaker.lead_office(self.plan, self.target)
        if office is not None:
            yield "lead-office", office

        if target.weight is not None:
            yield "weight", exact(target.weight)

        if target.note:
            yield "note", speaker.text(target.note)

    def _what_is_counted(self) -> Iterator[tuple[str, str]]:
        """Yield the basis of the goal, what is published of it, and the goal that it says again."""
        target = self.target
        if target.same_as is not None:
            judged = self.plan.targets[target.same_as]
            yield "same-as", f"{self.speaker.text(judged.name)}  {judged.id}"
        if target.basis or self.result.series.basis:
            yield "basis", target.basis or self.result.series.basis
        if target.index is not None:
            yield "index", self.speaker.word("index-fact", year=target.index)
        if target.per is not None:
            divisor = self.plan.entry(target.per)
            yield "per", f"{self.speaker.text(divisor.name)}  {divisor.id}"
        if target.series is not None:
            yield "series-kind", self.speaker.word(target.series)

    def _goal(self) -> str:
        """Return the goal as worded and, where that is another figure, in the series' unit."""
        # >3 万亿元
        worded = self.view.worded_goal

        aim = self.result.numbers.aim
        if aim is None or self.view.is_milestone:
            return worded

        resolved = self.view.resolved_goal
        # >=15% a year  =  >=12,345 yuan
        goal = worded if resolved == worded else f"{worded}  =  {resolved}"
        if aim.ambition is None:
            return goal

        near_end = self.speaker.quantity(aim.value, self.result.series.unit)
        asked_for = self.speaker.word("asked-for", value=near_end)
        return f"{goal}  ({asked_for})"

    def _clause(self) -> str:
        """Return document, clause and action: where the goal can be looked up."""
        parts = []

        if self.plan.document:
            parts.append(self.plan.document)

        clause = self.speaker.clause(self.target)
        if clause:
            parts.append(clause)

        action = self.plan.actions.get(self.target.action or "")
        if action:
            parts.append(self.speaker.text(action))

        return " ".join(parts)

    def _other_reading(self) -> str:
        """Return the reading of an ambiguous text that was not chosen."""
        readings = []

        for key, value in self.target.alternative.items():
            if key == "window":
                readings.append(self.speaker.word(value))
            else:
                name = self.speaker.word(key)
                readings.append(f"{name} {value}")

        return " · ".join(readings)

    def _remarks(self) -> list[Line]:
        """Return what offices say of it in words, the newest first."""
        remarks = self.assessment.remarks.get(self.target.id, ())
        if not remarks:
            return []

        lines: list[Line] = [[(self.speaker.word("remarks"), _HEADING)]]

        for remark in remarks:
            signature = remark_signature(remark, self.speaker)
            lines.append([(f"  {signature}", QUIET)])

            for key, text in remark_texts(remark):
                name = self.speaker.word(key)
                lines.append([(f"      {name}  ", QUIET), (text, "")])

        return lines

    def _chart(self, width: int) -> list[Line]:
        """Return the plot below its title; nothing where there is no way to draw."""
        # Imported here: no other command draws.
        from gapcalc.views.plot import plot_lines
        from gapcalc.views.trajectory import trajectory

        drawn = trajectory(self.assessment, self.result)
        if drawn is None:
            return []

        unit = self.speaker.unit(drawn.unit) if drawn.unit else ""
        title: Line = [(self.speaker.word("trajectory"), _HEADING), (f"  {unit}", QUIET)]
        return [title, *plot_lines(drawn, self.speaker, width)]

    # --- what was published

    def _series(self) -> list[Line]:
        """Return each value with the observations it rests on, and what was left out and why."""
        series = self.result.series
        if not series.points and not series.unused:
            return []

        lines: list[Line] = [[(self.speaker.word("series"), _HEADING)]]

        for point in series.points:
            lines += self._point(point)

        for observation in series.linking:
            lines += self._beside(observation, self.speaker.word("links-bases"))

        for unused in series.unused:
            why = self.speaker.text(REASONS[unused.why])
            lines += self._beside(unused.observation, f"{self.speaker.word('unused')}: {why}")

        return lines

    def _point(self, point: Point) -> list[Line]:
        """Return one value with how it comes about, and below it where it was published."""
        value = self.speaker.marked_value(point, self.result.series.unit)
        # A sum or chain names the last observation that made it; a ratio both that it divides.
        sources = point.parts[-1:]

        if self.target.set_against:
            # 85.2 = 41,200 / 48,350
            quotient = " / ".join(str(part.value) for part in point.parts)
            value += f" = {quotient}"
            # 41,200 of the city, 48,350 of the nation
            sources = point.parts

        if point.links and point.published is not None and self.target.path != "cumulative":
            ratios = "".join(_link_ratio(link) for link in point.links)
            value += f" = {exact(point.published)}{ratios}"

        standing = ""
        # What no observation stands behind was not published, in no standing.
        if point.parts:
            standing = f"  {self.speaker.word(point.status)}"

        period = f"  {point.period!s:<{_PERIOD_WIDTH}}"
        lines: list[Line] = [[(period, ""), (value, _HEADING), (standing, QUIET)]]

        for observation in sources:
            lines += self._source(observation)

        return lines

    def _beside(self, observation: Observation, why: str) -> list[Line]:
        """Return a value that is no point of the series, and what it is there for."""
        period = f"{observation.period!s:<{_PERIOD_WIDTH}}"
        text = f"  {period}{observation.as_published}  {why}"
        return [[(text, QUIET)], *self._source(observation)]

    def _source(self, observation: Observation) -> list[Line]:
        """Return a value as it was printed, with its source, grade and place, address and note."""
        grade = ""
        if observation.grade:
            grade = self.speaker.word(f"grade-{observation.grade}")

        place = "--set"
        if observation.path:
            place = f"{safe(observation.path, 200)}:{observation.line}"

        parts = (
            observation.as_published,
            observation.basis,
            observation.source,
            observation.publisher,
            grade,
            place,
        )
        source = " · ".join(part for part in parts if part)
        lines: list[Line] = [[(f"      {source}", QUIET)]]

        for text in (observation.url, observation.note):
            if text:
                lines.append([(f"      {text}", QUIET)])

        return lines

    # --- how it is judged

    def _derivation(self) -> list[Line]:
        """Return each number with the formula that it comes from, and below it the numbers put in.

        `progress  42.1%`, below it `P = (x - B) / (G - B) = (1356 - 1000) / (1900 - 1000)`.
        """
        steps = derivation(self.plan, self.result, self.speaker)
        if not steps:
            return []

        title = self.speaker.word("derivation")
        lines: list[Line] = [[(title, _HEADING)]]

        for letters in self._letters():
            lines.append([(f"  {letters}", QUIET)])

        names = [self.speaker.word(step.name) for step in steps]
        width = max(map(cell_len, names))
        indent = " " * width

        for step, name in zip(steps, names, strict=True):
            lines.append([(f"  {left(name, width)}  ", QUIET), (step.result, _HEADING)])

            if step.formula:
                lines.append([(f"  {indent}  {step.formula} = {step.numbers}", QUIET)])

        return lines

    def _letters(self) -> Iterator[str]:
        """Yield what the letters of the formulas stand for."""
        yield self.speaker.word(
            "letters",
            base=moment(self.target.base_time),
            end=self.plan.end(self.target),
            a=exact(self.plan.slack(self.target)),
        )

        if self.target.per is not None:
            divisor = self.speaker.text(self.plan.entry(self.target.per).name)
            yield self.speaker.word("letters-per", divisor=divisor)

        if isinstance(self.odds, Odds):
            yield self.speaker.odds_letters(self.odds)

    def _firmness(self) -> list[Line]:
        """Return each change put to the verdict and what comes of it, those that turn it marked."""
        changes = firmness(self.assessment, self.result)
        if not changes:
            return []

        is_fragile = any(change.flips for change in changes)
        title = self.speaker.word("firmness")
        verdict = self.speaker.word("fragile" if is_fragile else "firm")
        lines: list[Line] = [[(title, _HEADING), (f"  {verdict}", "")]]
        questions = [self.speaker.question(change) for change in changes]
        width = max(map(cell_len, questions))

        for change, question in zip(changes, questions, strict=True):
            mark = " "
            style = QUIET
            if change.flips:
                # Those that would turn it are what one looks for.
                mark = "*"
                style = STYLES[change.status]

            # * base year 2021  ▾ behind
            status = signed(change.status, self.speaker)
            lines.append([(f"  {mark} {left(question, width)}  ", QUIET), (status, style)])

        return lines

    def _other_systems(self) -> list[Line]:
        """Return what other systems say of a target with a verdict, and on what grounds."""
        if self.result.status not in JUDGED:
            return []

        lines: list[Line] = [[(self.speaker.word("others"), _HEADING)]]

        for method, verdict in verdicts(self.assessment, self.result).items():
            mark = " "
            style = ""
            if disagrees(self.result, verdict):
                mark = "!"
                # A dispute is what one looks for among five verdicts.
                style = "bold"

            status = self.speaker.method_status(verdict)
            # `! ndrc      behind  0.8721`; not every system has a figure
            text = f"  {mark} {left(method, _METHOD_WIDTH)}{status}"
            if verdict.value is not None:
                text = f"{text}  {amount(verdict.value, 4)}"

            # On what grounds: the trend of five years, say.
            note = self.speaker.method_note(verdict)
            lines.append([(text, style), (f"  {note}", QUIET)])

        disagree = self.speaker.word("disagree")
        lines.append([(f"  {disagree}", QUIET)])
        return lines


def _link_ratio(link: Link) -> str:
    """Return what a value was multiplied by to carry it over: ` * 13926.08 / 14299.6`."""
    return f" * {exact(link.onto_value.amount)} / {exact(link.value.amount)}"


# --- for other programs


def target_details_json(
    plan: Plan,
    result: Result,
    entry: dict[str, Any],
    speaker: Speaker,
    remarks: Sequence[Remark] = (),
) -> dict[str, Any]:
    """Return the target's JSON entry with its series, sources, derivation and remarks added."""
    unused = []

    for left_out in result.series.unused:
        unused.append({**observation_json(left_out.observation), "why": left_out.why})

    steps = []

    for step in derivation(plan, result, speaker):
        steps.append(
            {
                "name": step.name,
                "formula": step.formula,
                "numbers": step.numbers,
                "result": step.result,
            }
        )

    note = result.target.note
    return {
        **entry,
        "note": speaker.text(note) if note else None,
        "series": [_series_point_json(point) for point in result.series.points],
        "unused": unused,
        "derivation": steps,
        "remarks": [remark_json(remark) for remark in remarks],
    }


def _series_point_json(point: Point) -> dict[str, Any]:
    """Return a value of the series with every observation that made it."""
    return {
        "period": str(point.period),
        "value": value_json(point.value),
        "bound": point.bound,
        "status": point.status,
        "parts": [observation_json(observation) for observation in point.parts],
    }
