"""How likely a target is to meet its goal, and what that is reckoned from."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["ODDS_WORDS"]

ODDS_WORDS: dict[str, Bilingual] = {
    "odds": Bilingual("达成可能性", "Odds"),
    "odds-say": Bilingual(
        "若速度和波动照旧：{odds}", "if pace and scatter stay as they are: {odds}"
    ),
    "odds-none": Bilingual("不给出：{why}", "not given: {why}"),
    # In a sentence, then as a cell. Chinese counts in tenths, 成.
    "odds-tenths": Bilingual("约{count}成", "about {count} in 10"),
    "odds-lowest": Bilingual("不足半成", "less than 1 in 20"),
    "odds-highest": Bilingual("九成五以上", "more than 19 in 20"),
    "odds-tenths-short": Bilingual("{count}成", "{count} in 10"),
    "odds-lowest-short": Bilingual("<半成", "<1 in 20"),
    "odds-highest-short": Bilingual(">九成五", ">19 in 20"),
    "legend-odds": Bilingual(
        "达成可能性：若速度和波动照旧，如期达到目标的可能性",
        "odds: of meeting the goal in time if pace and scatter stay as they are",
    ),
    # The steps to them.
    "pace-seen": Bilingual("已有速度", "Pace seen"),
    "pace-needed": Bilingual("尚需速度", "Pace needed"),
    "mean-change": Bilingual("近五年平均变动", "Mean change"),
    "squares": Bilingual("离差平方和", "Squared deviations"),
    "least-scatter": Bilingual("波动下限", "Least scatter"),
    "scatter": Bilingual("波动（标准差）", "Scatter"),
    "margin": Bilingual("领先波动的倍数", "Lead in scatters"),
    "letters-odds": Bilingual(
        (
            "v 已有速度，w 尚需速度，均以趋向目标为正{scale}；q 五年内最早的值，tq 其时点，"
            "m 平均变动，D 各年变动对 m 的离差平方和，n 变动个数，h 波动下限，sd 波动，"
            "z 领先的倍数，Phi 标准正态分布函数"
        ),
        (
            "v pace seen, w pace needed, above 0 if towards the goal{scale}; q the first value of "
            "the last five years, at tq, m mean change, D squared deviations of the n yearly "
            "changes from m, h least scatter, sd scatter, z the lead in scatters, Phi the "
            "normal distribution"
        ),
    ),
    "odds-in-logarithms": Bilingual("（取对数）", " (in logarithms)"),
    # In what-if: the value of next year at which they are even.
    "even": Bilingual("五成可能", "Even odds"),
    "even-odds": Bilingual("五成可能须达", "Even odds from"),
    "legend-even": Bilingual(
        "五成可能须达：达到该值则此后所需速度等于已有速度，如期达到目标的可能性为五成",
        (
            "even odds: from this value on the rest needs no more than the pace seen, and the goal "
            "is as likely met as missed"
        ),
    ),
}
