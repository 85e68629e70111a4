"""Reports of `gapcalc check`: one module for each format, all with the same interface.

A format is a line in `CHECK_FORMATS` and a module of that name in this package, which has a
function `render` as `Renderer` describes it. The command line reads `CHECK_FORMATS` at every
call, so that nothing else is imported here until a report is written.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from gapcalc.assessment.check import Findings
    from gapcalc.views.speaker import Speaker

__all__ = ["CHECK_FORMATS", "Renderer", "report"]

CHECK_FORMATS = (
    "text",
    "json",
    "github",
    "gitlab",
    "sarif",
    "junit",
    "markdown",
)


class Renderer(Protocol):
    """What each format's module offers as `render`."""

    def __call__(self, findings: Findings, speaker: Speaker, strict: bool) -> str:
        """Return the whole report, without a line end after its last line."""


def report(findings: Findings, format: str, speaker: Speaker, strict: bool = False) -> str:
    """Return `findings` in one of `CHECK_FORMATS`, its messages in the language of `speaker`.

    With `strict` a warning fails its file in the JUnit report; the other formats leave each
    problem its severity. Raises `ValueError` for a format that does not exist.
    """
    if format not in CHECK_FORMATS:
        raise ValueError(f"no format {format!r}; there are {', '.join(CHECK_FORMATS)}")

    render: Renderer = import_module(f"{__name__}.{format}").render
    return render(findings, speaker, strict)
