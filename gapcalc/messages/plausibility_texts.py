"""Phrases that the messages about implausible values are filled with.

The messages themselves stand in the catalogue. `{name}` is filled in by the plausibility checks.
"""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["REFERENCES", "SLIPS"]

# What an implausible value is compared with.
REFERENCES: dict[str, Bilingual] = {
    "goal": Bilingual("目标 {goal}", "the goal of {goal}"),
    "benchmark": Bilingual("{name_zh} {value}", "{name_en}, {value}"),
    "neighbour": Bilingual("{period_zh}值 {value}", "the {period_en} value {value}"),
}

# The slip of the pen that most often moves a value by a power of ten.
SLIPS: dict[str, Bilingual] = {
    "permille": Bilingual("‰ 与 % 混用", "‰ for %"),
    "fraction": Bilingual("百分数与小数混用", "per cent for fraction"),
    "billion": Bilingual("十亿（billion）与亿混用", "billion for 亿"),
    "million": Bilingual("百万与亿混用", "million for 亿"),
    "one-digit": Bilingual("多写或漏写一位", "a digit too many or few"),
    "two-digits": Bilingual("多写或漏写两位", "two digits too many or few"),
    "wan-for-yi": Bilingual("万/亿混用", "万 for 亿 (10⁴)"),
    "thousand": Bilingual("多写或漏写千", "千 left out or added (10³)"),
    "ten-thousand": Bilingual("多写或漏写万", "万 left out or added (10⁴)"),
    "hundred-million": Bilingual("多写或漏写亿", "亿 left out or added (10⁸)"),
}
