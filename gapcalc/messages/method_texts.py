"""What the verdicts of other systems rest on, or why there is none, in both languages."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["METHOD_NOTES"]

METHOD_NOTES: dict[str, Bilingual] = {
    # Why no system is asked at all.
    "no-threshold": Bilingual("规划没有给出界限", "the plan gives no threshold"),
    "forecast-role": Bilingual("这是预测，不是目标", "a forecast, not an aim"),
    "whole": Bilingual(
        "按建成与否评价的目标不计进度", "delivered whole: there is no pace to judge"
    ),
    "mean-base": Bilingual(
        "基期为几年平均，其他方法只认单一基期年",
        "the base is a mean of years, and it knows base years alone",
    ),
    "no-published-value": Bilingual("没有年度数值", "there is no yearly value"),
    # What a system says of the values, the base and the goal.
    "no-value": Bilingual("没有数值", "there is no value"),
    "one-value": Bilingual("基期以后没有数值", "there is no value after the base year"),
    "no-base": Bilingual("缺基期数值", "there is no value for the base year"),
    "base-moved": Bilingual(
        "基期年无数值，改用邻近年份",
        "the base year has no value: a year that has one stands in",
    ),
    "no-goal": Bilingual("没有目标值", "there is no goal"),
    "no-goal-year": Bilingual("没有目标年", "there is no goal year"),
    "goal-year-2030": Bilingual(
        "未给目标年，按该方法的 2030 年",
        "no goal year was given: the method's own 2030",
    ),
    "after-goal-year": Bilingual(
        "目标年以后的数值未采用", "values after the goal year were not used"
    ),
    "no-span": Bilingual("目标年不晚于基期年", "the goal year is not after the base year"),
    "no-keep-rule": Bilingual(
        "该方法没有逐年保持的规则",
        "the method has no rule for a goal to keep every year",
    ),
    "not-finite": Bilingual(
        "目标值或限值不是有限数", "the goal or the limit is not a finite number"
    ),
    "beyond": Bilingual("比率超出浮点数范围", "a ratio is beyond floating-point numbers"),
    "growth-undefined": Bilingual("数值不全为正，增长率无定义", "growth needs values above zero"),
    "base-met": Bilingual(
        "基期已达到目标值，无进度可算",
        "the base has reached the goal: there is no way to cover",
    ),
    "lost": Bilingual("基期已达标，其后回落", "met in the base year and lost since"),
    "base-zero": Bilingual("基期值为零", "the base is zero"),
    "sign-change": Bilingual("数值变号", "the values change sign"),
    "goal-0.001": Bilingual(
        "目标为零，按该方法以 0.001 代入",
        "the goal is zero: the method puts 0.001 in its place",
    ),
    "limit-scaled": Bilingual(
        "临近限值，该方法缩小界限",
        "close to the limit: the method narrows its bands",
    ),
    "few-points": Bilingual("连续年份不足四个", "fewer than four years in a row"),
    "short-run": Bilingual(
        "连续年份不足六个，按现有年份平均",
        "fewer than six years in a row: the mean of those there are",
    ),
    "met-early": Bilingual(
        "提前达标，改按逐年保持评价", "met early: judged as a goal to keep every year"
    ),
    "log": Bilingual("按对数计算完成率", "completion by logarithms"),
    "linear": Bilingual("按线性计算完成率", "completion along a straight line"),
    "plain-ratio": Bilingual(
        "期末按实际变化与目标变化之比",
        "at the end: the change made over the change aimed at",
    ),
    "within-a-point": Bilingual(
        "距 0% 或 100% 不过一个百分点，视为达到",
        "within one point of 0 or 100 per cent counts as met",
    ),
    "end-points": Bilingual("按首末两点", "from the end points"),
    "regression": Bilingual("按对数回归", "from a regression of logarithms"),
    "discrete": Bilingual("按年复合", "compounded yearly"),
    "continuous": Bilingual("按连续复合", "compounded continuously"),
}
