"""What is said of the target year under assumptions."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["SCENARIO_WORDS"]

SCENARIO_WORDS: dict[str, Bilingual] = {
    "assumptions": Bilingual("假设", "Assumptions"),
    "trend": Bilingual("近期趋势", "Trend"),
    "assumed": Bilingual("假设情景", "Assumed"),
    "every-case": Bilingual("各情景", "Each case"),
    "outlook-of": Bilingual("{year} 年末展望", "At the end of {year}"),
    "left-over": Bilingual("差 {value}", "{value} to go"),
    "left-share": Bilingual("差 {value}（{share}）", "{value} to go ({share})"),
    "at-goal": Bilingual("恰为目标值，须再超过", "exactly at it, to be passed"),
    "met-count": Bilingual(
        "{year} 年可达到目标的个数 / 可判断的个数",
        "Goals met in {year}, of those that can be judged",
    ),
    "needed": Bilingual("滞后目标所需", "What lags, and what it needs"),
    "recent": Bilingual("近期年均", "Recent/yr"),
    "times": Bilingual("{count} 倍", "{count}x"),
    "still": Bilingual("停滞", "flat"),
    "away": Bilingual("反向", "away"),
    "due": Bilingual("{year} 年末应达", "Due {year}"),
    "legend-outlook": Bilingual(
        "✓ 达到目标  ✗ 未达到，括号内为占全程的比重，其后为按此推算到达的年份；= 同近期趋势",
        (
            "✓ meets the goal  ✗ does not, in brackets the share of the way to go, then when "
            "it arrives  = as the trend"
        ),
    ),
    "legend-needed": Bilingual(
        (
            "倍数：年均尚需为该列数值的几倍；反向：变动方向背离目标；应达："
            "回到序时进度的最低值，含 {tolerance} 容差，目标年除外"
        ),
        (
            "3x: needs three times that rate  away: that rate leads away from the goal  due: "
            "the least that is back on schedule, with the tolerance of {tolerance} except in "
            "the target year"
        ),
    ),
    "value-assumed": Bilingual("按假设推算", "As assumed"),
    "reach-assumed": Bilingual("假设完成度", "Assumed covers"),
    "short-of": Bilingual("距目标", "To go"),
    "times-recent": Bilingual("与近期年均之比", "Against the recent rate"),
    "times-observed": Bilingual("与年均实现之比", "Against the observed rate"),
    "on-schedule": Bilingual("回到序时进度须达", "Back on schedule from"),
}
