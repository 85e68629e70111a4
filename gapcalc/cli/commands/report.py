"""`gapcalc report`: the report that an office hands upward."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    BriefOption,
    DataGroupBesideSelection,
    FilesArgument,
    FormOfReportOption,
    GeneralGroup,
    OutputOption,
    PaperOption,
    PosterOption,
    SelectionGroup,
    SetOption,
    SplitOption,
    YearOption,
)
from gapcalc.core.problem import GapcalcError, Problem, unfit_option
from gapcalc.messages.hints import PAPER_NEEDS_POSTER

if TYPE_CHECKING:
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.views.speaker import Speaker

__all__ = ["report"]


@with_option_groups
def report(
    files: FilesArgument = None,
    *,
    output: OutputOption = None,
    brief: BriefOption = False,
    poster: PosterOption = False,
    paper: PaperOption = None,
    year: YearOption = None,
    set_: SetOption = None,
    split: SplitOption = None,
    format: FormOfReportOption = "html",
    selection: SelectionGroup,
    data: DataGroupBesideSelection,
    general: GeneralGroup,
) -> int:
    """Write the report that an office hands upward."""
    from gapcalc.cli.inputs import assess_files, data_paths
    from gapcalc.cli.output import print_problems
    from gapcalc.cli.output_file import save
    from gapcalc.reports.formats import check_form, form_of

    _refuse_terminal(output, split)
    _refuse_beside_poster(poster, paper, brief)
    speaker = general.speaker()
    # An ending that is no form of the report is refused before any file is read.
    form = f".{format}" if split else form_of(output or "-", poster)
    check_form(form, "--format", format, poster)
    plan = general.load_plan()
    paths = data_paths(files, plan, general.plan_path)
    assessment, problems, _ = assess_files(plan, paths, data, year, set_)
    sources = [*paths, plan.path]

    writer = _ReportWriter(assessment, problems, speaker, sources, form, brief, poster, paper)
    results = selection.results(assessment)

    if split and output is not None:
        writer.save_parts(results, split, output)
    else:
        save(writer.rendered(results), output, sources)

    print_problems(problems, speaker)

    return exit_code(problems)


class _ReportWriter:
    """Writes the report on all targets or on a part of them, in one form."""

    def __init__(
        self,
        assessment: "Assessment",
        problems: "Sequence[Problem]",
        speaker: "Speaker",
        sources: "Sequence[str]",
        form: str,
        brief: bool,
        poster: bool,
        paper: str | None,
    ) -> None:
        from gapcalc.reports.gather import digests

        self._assessment = assessment
        self._problems = problems
        self._speaker = speaker
        self._sources = sources
        self._digests = digests(sources)
        self._form = form
        self._brief = brief
        self._poster = poster
        self._paper = paper

    def rendered(self, results: "Sequence[Result]") -> bytes:
        """Return the report on `results` as the bytes of a file."""
        from datetime import date

        from gapcalc.reports.formats import rendered, rendered_poster
        from gapcalc.reports.gather import gather

        content = gather(
            self._assessment,
            results,
            self._problems,
            self._speaker,
            sources=self._digests,
            made_on=date.today(),
            brief=self._brief,
        )
        if self._poster:
            return rendered_poster(content, self._form, self._paper)

        return rendered(content, self._form)

    def save_parts(self, results: "Sequence[Result]", split: str, folder: str) -> None:
        """Write a report on each part of `results`, of an office or a region, and name them."""
        from gapcalc.cli.output import write_error
        from gapcalc.cli.output_file import file_names, save_all
        from gapcalc.cli.parts import parts_by_office, parts_by_region

        # A report for each office, or for each district.
        part_by = parts_by_office if split == "lead" else parts_by_region
        parts = part_by(self._assessment.plan, results, self._speaker)
        contents = {}

        for name, own in zip(file_names(parts), parts.values(), strict=True):
            contents[f"{name}{self._form}"] = self.rendered(own)

        paths = save_all(contents, folder, self._sources)

        for path, (part, own) in zip(paths, parts.items(), strict=True):
            line = self._speaker.word("file-of-part", path=path, part=part, count=len(own))
            write_error(line)


def _refuse_beside_poster(poster: bool, paper: str | None, brief: bool) -> None:
    """Refuse a note on one sheet, and a size of paper for what is no sheet."""
    if poster and brief:
        raise GapcalcError(Problem("options-conflict", {"option": "--poster", "value": "--brief"}))
    if paper and not poster:
        raise unfit_option("--paper", paper, PAPER_NEEDS_POSTER)


def _refuse_terminal(output: str | None, split: str | None) -> None:
    """Refuse to print the page, half a megabyte of markup, where a person would have to read it.

    Several reports cannot be printed at all.
    """
    if split and (output is None or output == "-"):
        details = {"value": "-o DIR", "command": "gapcalc report"}
        raise GapcalcError(Problem("argument-missing", details))
    if output is not None or not sys.stdout.isatty():
        return

    details = {"value": "-o FILE", "command": "gapcalc report"}
    raise GapcalcError(Problem("argument-missing", details))
