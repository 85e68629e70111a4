"""One target on the page: its verdict, its picture, its numbers with formulas, its sources."""

from __future__ import annotations

from urllib.parse import quote

from gapcalc.assessment.series import Point
from gapcalc.data.observation import Observation
from gapcalc.messages.reasons import REASONS
from gapcalc.plan.model import Target
from gapcalc.reports.chart import trajectory_svg
from gapcalc.reports.facts import target_facts
from gapcalc.reports.gather import observations
from gapcalc.reports.markup import Html, element
from gapcalc.reports.model import Citation, Entry, Report
from gapcalc.reports.status_class import class_of
from gapcalc.reports.text import web_address
from gapcalc.views.derivation import derivation
from gapcalc.views.observation import value_as_published
from gapcalc.views.remark import remark_signature, remark_texts
from gapcalc.views.trajectory import trajectory
from gapcalc.views.view import TargetView

__all__ = ["card_id", "has_card", "source_link", "target_card"]


def has_card(entry: Entry) -> bool:
    """Whether anything was published of the target that a card could show."""
    return any(True for _ in observations(entry.result))


def card_id(target: Target) -> str:
    """Return the id of the target's card on the page."""
    return f"target-{quote(target.id, safe='')}"


def source_link(citation: Citation, text: str) -> Html:
    """Return `text` as a link to the source, or as it is where its address is no web address."""
    address = web_address(citation.url)
    if address is None:
        return element("span", text)

    return element("a", text, href=address, rel="noopener noreferrer")


def target_card(report: Report, entry: Entry) -> Html:
    """Return all that is known of one target."""
    return _Card(report, entry).made()


class _Card:
    """The parts of the card of one target."""

    def __init__(self, report: Report, entry: Entry) -> None:
        self.report = report
        self.entry = entry
        self.speaker = report.speaker
        self.plan = report.assessment.plan
        self.result = entry.result
        self.target = entry.result.target
        self.view = TargetView(entry.result, report.speaker)

    def made(self) -> Html:
        """Return the card; picture and numbers stand beside each other where there is room."""
        known = element(
            "div",
            self._chart(),
            self._numbers(),
            class_="known",
        )
        head = element(
            "div",
            self._name(),
            self._verdict(),
            self._remarks(),
            known,
            class_="head",
        )
        return element(
            "article",
            head,
            self._values(),
            self._derivation(),
            id=card_id(self.target),
        )

    def _name(self) -> Html:
        """Return the name with the id behind it, by which data files may name the target."""
        id = element("small", self.target.id)
        return element("h4", self.view.name, Html(" "), id)

    def _verdict(self) -> Html:
        """Return the status in its colour, and why it was given."""
        status = element("strong", self.view.status, class_=class_of(self.result))
        reasons = element("span", self.speaker.reasons(self.plan, self.result))
        return element("p", status, Html(" "), reasons, class_="verdict")

    def _remarks(self) -> Html | None:
        """Return what offices say of the target in words, the newest first; None without any."""
        remarks = self.report.assessment.remarks.get(self.target.id, ())
        if not remarks:
            return None

        items = []

        for remark in remarks:
            sentences = []

            for key, text in remark_texts(remark):
                name = self.speaker.word(key)
                sentences.append(self.speaker.word("ask-named", name=name, said=text))

            text = self.speaker.sentences(sentences)
            signature = element("small", remark_signature(remark, self.speaker))
            items.append(element("li", text, Html(" "), signature))

        return element("ul", *items, class_="remarks")

    def _chart(self) -> Html | None:
        # A milestone is there or not there, and has no way.
        drawn = trajectory(self.report.assessment, self.result)
        if drawn is None:
            return None

        return element("figure", Html(trajectory_svg(drawn, self.speaker)))

    # --- the numbers that one asks for first

    def _numbers(self) -> Html:
        rows = []

        for name, text in target_facts(self.report, self.entry):
            term = element("dt", name)
            meaning = element("dd", text)
            rows.append(element("div", term, meaning))

        return element("dl", *rows, class_="numbers")

    # --- what it rests on

    def _values(self) -> Html:
        """Return each published value with its source, and what was left out with the reason."""
        series = self.result.series
        rows = []

        for point in series.points:
            rows += self._point_rows(point)

        for observation in series.linking:
            rows.append(self._unused_row(observation, self.speaker.word("links-bases")))

        for unused in series.unused:
            why = self.speaker.text(REASONS[unused.why])
            rows.append(self._unused_row(unused.observation, why))

        heads = []

        for name in ("period", "printed", "value", "standing", "source"):
            heads.append(element("th", self.speaker.word(name), scope="col"))

        head = element("thead", element("tr", *heads))
        table = element("table", head, element("tbody", *rows))
        name = self.speaker.word("series")
        title = element("summary", f"{name} ({len(rows)})")
        return element("details", title, element("div", table, class_="wide"))

    def _point_rows(self, point: Point) -> list[Html]:
        """Return the rows of a value: one, or both that a ratio divides."""
        value = self.speaker.marked_value(point, self.result.series.unit)
        # A sum or a chain names the last observation that made it; a ratio both that it divides.
        is_ratio = bool(self.target.set_against)
        sources = point.parts if is_ratio else point.parts[-1:]
        if not sources:
            return [_value_row(str(point.period), "-", value, "-", None)]

        rows = []

        for observation in sources:
            rows.append(
                _value_row(
                    str(observation.period),
                    value_as_published(observation, self.speaker),
                    value,
                    self.speaker.word(observation.status),
                    self._source(observation),
                )
            )

        return rows

    def _unused_row(self, observation: Observation, why: str) -> Html:
        """Return the row of a value that no verdict rests on, with the reason."""
        unused = self.speaker.word("unused")
        return _value_row(
            str(observation.period),
            value_as_published(observation, self.speaker),
            "-",
            f"{unused}: {why}",
            self._source(observation),
            quiet=True,
        )

    def _source(self, observation: Observation) -> Html:
        """Return where a value was published, linked, its number in the list, and its note."""
        citation = self.report.citation(observation)
        name = source_link(citation, citation.title(self.speaker))
        number = element(
            "a",
            f"[{citation.number}]",
            href=f"#source-{citation.number}",
            class_="cite",
        )
        whose = None

        if observation.target != self.target.id:  # the benchmark's
            owner = self.speaker.text(self.plan.entry(observation.target).name)
            name_of_owner = element("span", f"{owner}:")
            whose = Html(f"{name_of_owner} ")

        note = None

        # What the office wrote beside its value: "excluding cross-border lines".
        if observation.note:
            note = element("small", observation.note, class_="note")

        return element("span", whose, name, Html(" "), number, note)

    def _derivation(self) -> Html | None:
        """Return each number with its formula and the numbers put in; None without any."""
        steps = derivation(self.plan, self.result, self.speaker)
        if not steps:
            return None

        rows = []

        for step in steps:
            formula = None
            if step.formula:
                # P = (x - B) / (G - B) = (1356 - 1000) / (1900 - 1000)
                formula = element("code", f"{step.formula} = {step.numbers}")

            name = element("th", self.speaker.word(step.name), scope="row")
            result = element("td", step.result)
            rows.append(element("tr", name, result, element("td", formula)))

        table = element("table", element("tbody", *rows))
        title = element("summary", self.speaker.word("derivation"))
        return element("details", title, element("div", table, class_="wide"))


def _value_row(
    period: str, printed: str, value: str, standing: str, source: Html | None, quiet: bool = False
) -> Html:
    """Return a value as a row of the table of values."""
    return element(
        "tr",
        element("th", period, scope="row", class_="short"),
        element("td", printed, class_="short"),
        element("td", value, class_="short"),
        element("td", standing),
        element("td", source),
        class_="quiet" if quiet else None,
    )
