"""What other systems would say of an indicator: their formulas, their bands, their words.

Each system is one module with a `System` in it: `open_sdg`, `dns`, `ndrc`, `un_2023`, `aarr`. Its
docstring names the source of its formula and of its boundaries. `judge` is the one way in: it
prepares the values (`preparation`) by what a `System` says of itself and hands an `Indicator` to
it. A new system is one module and a line in `registry`, its words in
`messages.statuses.METHOD_WORDS` and its notes in `messages.method_texts`.

Figures are computed from the decimal values as printed. Only a root or a logarithm makes a
floating-point number.
"""

from gapcalc.assessment.systems.ndrc import AHEAD_BY
from gapcalc.assessment.systems.registry import METHODS, SYSTEMS, judge
from gapcalc.assessment.systems.system import System
from gapcalc.assessment.systems.verdict import NOT_AVAILABLE, Verdict

__all__ = ["AHEAD_BY", "METHODS", "NOT_AVAILABLE", "SYSTEMS", "System", "Verdict", "judge"]
