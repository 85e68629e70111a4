"""`gapcalc template`: the table of values still lacking, for an office to fill in."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gapcalc.cli.exit_code import exit_code
from gapcalc.cli.option_groups import with_option_groups
from gapcalc.cli.options import (
    FilesArgument,
    GeneralGroup,
    OutputOption,
    RemarksOption,
    SelectionGroup,
    SplitByOfficeOption,
    TemplateFormatOption,
    YearOption,
)
from gapcalc.core.data_options import DataOptions
from gapcalc.core.problem import GapcalcError, Problem, invalid_choice

if TYPE_CHECKING:
    from gapcalc.assessment.lacking import Ask
    from gapcalc.assessment.status import Assessment, Result
    from gapcalc.plan.model import Plan
    from gapcalc.views.speaker import Speaker

__all__ = ["template"]

_CSV, _XLSX = "csv", "xlsx"


@with_option_groups
def template(
    files: FilesArgument = None,
    *,
    year: YearOption = None,
    selection: SelectionGroup,
    output: OutputOption = None,
    split: SplitByOfficeOption = None,
    remarks: RemarksOption = False,
    format: TemplateFormatOption = None,
    general: GeneralGroup,
) -> int:
    """Write the table of values still lacking, for an office to fill in."""
    from gapcalc.assessment.lacking import asks
    from gapcalc.cli.inputs import assess_files, assess_without_data, data_paths
    from gapcalc.cli.output import print_problems
    from gapcalc.cli.output_file import save

    speaker = general.speaker()
    form = _form_asked_for(output, format, split)
    plan = general.load_plan()
    _check_year(year, plan)
    paths = data_paths(files, plan, general.plan_path)
    if paths:
        assessment, problems, _ = assess_files(plan, paths, DataOptions(), year)
    else:
        # A plan of one's own may have no data yet: then every value is lacking.
        assessment, problems, _ = assess_without_data(plan, year)

    writer = _TemplateWriter(assessment, speaker, form, remarks)
    scope = selection.results(assessment)
    questions = asks(assessment, scope)
    sources = [*paths, plan.path]

    # A file of that name may be filled in already.
    if split and output is not None:
        writer.save_by_office(scope, output, sources)
    else:
        save(writer.rendered(scope, questions), output, sources, overwrite=False)

    # A warning on data is no concern of who fills in what is missing.
    errors = [problem for problem in problems if problem.severity == "error"]
    print_problems(errors, speaker)

    if not questions:
        date = speaker.date(assessment.date)
        nothing = speaker.word("nothing-lacking", date=date)
        sys.stderr.write(f"{nothing}\n")

    return exit_code(errors)


class _TemplateWriter:
    """Writes what is asked of all offices or of one, in one form."""

    def __init__(
        self, assessment: "Assessment", speaker: "Speaker", form: str, with_remarks: bool
    ) -> None:
        self._assessment = assessment
        self._speaker = speaker
        self._form = form
        self._with_remarks = with_remarks

    def rendered(
        self, results: "Sequence[Result]", questions: "Sequence[Ask]", office: str = ""
    ) -> bytes:
        """Return a file that asks for `questions`, which are about `results`."""
        if self._form == _XLSX:
            from gapcalc.reports.answer_book import AnswerBook

            book = AnswerBook(self._assessment, results, questions, self._speaker, office)
            return book.as_xlsx()

        from gapcalc.reports.template import template as table

        return table(self._assessment.plan, questions, self._speaker, self._with_remarks)

    def save_by_office(
        self, results: "Sequence[Result]", folder: str, sources: Sequence[str]
    ) -> None:
        """Write a file for each office that has a target among `results`, and name them."""
        from gapcalc.assessment.lacking import asks
        from gapcalc.cli.output import write_error
        from gapcalc.cli.output_file import file_names, save_all
        from gapcalc.cli.parts import parts_by_office

        parts = parts_by_office(self._assessment.plan, results, self._speaker)
        contents: dict[str, bytes] = {}
        counts = []

        for name, (office, own) in zip(file_names(parts), parts.items(), strict=True):
            questions = asks(self._assessment, own)
            file = f"{name}.{self._form}"
            contents[file] = self.rendered(own, questions, office)
            counts.append((office, len(questions)))

        paths = save_all(contents, folder, sources, overwrite=False)

        for path, (office, count) in zip(paths, counts, strict=True):
            line = self._speaker.word("file-of-office", path=path, office=office, count=count)
            write_error(line)


def _form_asked_for(output: str | None, format: str | None, split: str | None) -> str:
    """Return the form that is asked for, by --format or by the ending of the file.

    Refuses a file that would not open as what it is, and a folder that is not named. Split by
    offices it is a workbook, for people to fill in; else a CSV.
    """
    if split:
        if output is None or output == "-":
            details = {"value": "-o DIR", "command": "gapcalc template"}
            raise GapcalcError(Problem("argument-missing", details))

        return format or _XLSX

    # Standard output has no ending.
    if not output or output == "-":
        return format or _CSV

    return _form_by_ending(output, [format] if format else [_CSV, _XLSX])


def _form_by_ending(output: str, forms: Sequence[str]) -> str:
    """Return the one of `forms` that a file's name ends with; refuses any other ending."""
    for form in forms:
        if output.lower().endswith(f".{form}"):
            return form

    raise invalid_choice("-o", output, [f"FILE.{form}" for form in forms])


def _check_year(year: str | None, plan: "Plan") -> None:
    """Refuse a year that no value could be used for: 2021 or 2028 in a plan of 2022 to 2027."""
    from gapcalc.core.clock import date_of

    if year is None:
        return

    if plan.first_year <= date_of(year).year <= plan.last_year:
        return

    years = range(plan.first_year, plan.last_year + 1)
    raise invalid_choice("--year", year, map(str, years))
