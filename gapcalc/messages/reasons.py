"""Why a target has its status, and why a value is not used, as templates for `str.format`."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["REASONS", "basis_name"]

UNNAMED_BASIS = Bilingual("未注明的口径", "unnamed")


def basis_name(basis: str) -> Bilingual:
    """Return the name of a basis as a sentence has it; "" is the unnamed one."""
    return Bilingual(basis, basis) if basis else UNNAMED_BASIS


REASONS: dict[str, Bilingual] = {
    # Nothing can be said.
    "no-threshold": Bilingual("{why}", "{why}"),
    "forecast-role": Bilingual(
        "这是需求预测，不是目标，只列出、不评价",
        "a forecast of demand, not an aim: shown, never scored",
    ),
    "no-observation": Bilingual("尚无公布值", "no value has been published"),
    "broken": Bilingual(
        "缺 {year} 年数值，无法累计或连乘其后各年",
        "{year} is missing, so later years cannot be added or chained",
    ),
    "base-only": Bilingual(
        "只有基期 {base} 年及以前的数值", "nothing has come since the base year {base}"
    ),
    "before-base": Bilingual(
        "最新为 {last}，早于基期 {base} 年", "the latest is {last}, before the base year {base}"
    ),
    "no-baseline": Bilingual(
        "缺基期 {base} 年数值，无从计算进度",
        "no value for the base year {base}, so no progress can be given",
    ),
    "no-base-mean": Bilingual(
        "基期为 {base} 年平均，缺 {years} 年数值，无从计算进度",
        "the base is the mean of {base}, and {years} has no value: no progress can be given",
    ),
    "goal-needs-base": Bilingual(
        "目标按基期值的倍数设定，也无从换算",
        "the goal is set against the base, so it has no figure either",
    ),
    "pace-suffices": Bilingual(
        "按近期趋势（{recent}），{year}年为 {forecast}，可达 {goal}",
        "at the recent {recent} it comes to {forecast} in {year}: reaches {goal}",
    ),
    "pace-falls-short": Bilingual(
        "按近期趋势（{recent}），{year}年为 {forecast}，达不到 {goal}",
        "at the recent {recent} it comes to {forecast} in {year}: falls short of {goal}",
    ),
    # Of several bases.
    "not-comparable": Bilingual(
        "自{period}起不可比：{value} 为另一口径（{basis}），没有两种口径都公布的年份可衔接",
        "not comparable since {period}: {value} is on another basis ({basis}), and no year "
        "published on both links them",
    ),
    "latest": Bilingual("最新为{period} {value}", "the latest is {value} in {period}"),
    "last-comparable": Bilingual(
        "可比的最新数值为{period} {value}（口径：{basis}）",
        "the last comparable value is {value} in {period} (basis: {basis})",
    ),
    "linked": Bilingual(
        "“{link_basis}”口径的数值按{link_period}两种口径之比（{link_ratio}）折算为“{link_onto}”口径",
        "values on the basis {link_basis} are linked to {link_onto} by their ratio in "
        "{link_period} ({link_ratio})",
    ),
    "chained-basis": Bilingual(
        "“{basis}”口径的增速接在其他口径的水平之后",
        "growth rates on the basis {basis} are chained to levels on another",
    ),
    "basis-taken": Bilingual(
        "数据未注明口径，视同目标的口径（{basis}）",
        "the values name no basis and are taken for the goal's ({basis})",
    ),
    "same-as": Bilingual("与“{name}”为同一目标，以其为准", "the same goal as {name}, judged there"),
    # A verdict.
    "achieved": Bilingual(
        "{period}为 {value}，已达到目标 {goal}", "{value} in {period} reaches {goal}"
    ),
    "reached-early": Bilingual(
        "{period}为 {value}，已提前达到 {year} 年的水平（{goal}）；年均增速到期末才能评定",
        "{value} in {period}: the level of {year} ({goal}) is reached early; an average is "
        "settled when its last year is over",
    ),
    "met-before": Bilingual(
        "{period}即为 {value}，规划开始前已达到",
        "met before the plan began: {value} in {period}",
    ),
    "ambition-met": Bilingual(
        "区间中较高的要求（{ambition}）也已达到", "the far end of its range, {ambition}, is met too"
    ),
    "ambition-open": Bilingual(
        "区间中较高的要求为 {ambition}，以较低的为准",
        "the far end of its range is {ambition}; the near one is asked for",
    ),
    "missed": Bilingual(
        "{period}为 {value}，未达到目标 {goal}", "{value} in {period} does not reach {goal}"
    ),
    "pending": Bilingual(
        "{period}为 {value}，目标 {goal} 按建成与否评价，不计进度",
        "{value} in {period}; {goal} is delivered whole, no pace is claimed",
    ),
    "holding": Bilingual(
        "{period}为 {value}，符合 {goal} 的要求", "{value} in {period} keeps {goal}"
    ),
    "breached": Bilingual(
        "{period}为 {value}，不符合 {goal} 的要求", "{value} in {period} does not keep {goal}"
    ),
    "breached-before": Bilingual("{periods} 未达标", "not kept in {periods}"),
    "silent-years": Bilingual("{years} 无数据", "no value for {years}"),
    "reversing": Bilingual(
        "离目标更远了：{base}为 {from_}，{period}为 {value}",
        "moved away from the goal: {from_} in {base}, {value} in {period}",
    ),
    "at-bound": Bilingual(
        "基期值恰等于目标值，须再超过", "the base is exactly at the goal, which has to be passed"
    ),
    "lost": Bilingual(
        "{base} 年已达到目标，{period} 的 {value} 又低于目标",
        "met in the base year {base}, lost since: {value} in {period}",
    ),
    "schedule": Bilingual(
        "进度 {progress}，时间进度 {elapsed}，{lead}",
        "{progress} of the way covered, {elapsed} of the time gone: {lead}",
    ),
    "schedule-waypoints": Bilingual(
        "进度 {progress}，按途中目标应达 {due}，{lead}",
        "{progress} of the way covered, {due} due by its waypoints: {lead}",
    ),
    "outlook": Bilingual(
        "按近期趋势（{recent}）推算，{year}年为 {forecast}，完成度 {reach}",
        "at the recent {recent} it comes to {forecast} in {year}, {reach} of the way",
    ),
    "waypoint-met": Bilingual(
        "{year}年途中目标 {wanted} 已达到（{value}）",
        "the waypoint of {year}, {wanted}, was met: {value}",
    ),
    "waypoint-missed": Bilingual(
        "{year}年途中目标 {wanted} 未达到（{value}）",
        "missed the waypoint of {year}, {wanted}: {value}",
    ),
    "waypoint-ahead": Bilingual(
        "下一途中目标为 {year}年 {wanted}，需{rate}",
        "the next waypoint is {wanted} by {year}, which takes {rate}",
    ),
    "growth-undefined": Bilingual(
        "数值不全为正，增长率无定义，按绝对量计算",
        "growth rates need amounts above zero: absolute changes are used",
    ),
    "one-interval": Bilingual(
        "近期年均即基期以来年均，两项检验依据同一段变化",
        "the recent rate is the one since the base: both tests rest on one interval",
    ),
    "no-recent-rate": Bilingual(
        "此前没有与最新值相隔九个月以上的数值，不推算近期年均，只作进度检验",
        "no earlier value lies nine months back or more: no recent rate is given, and the schedule "
        "alone decides",
    ),
    "across-base": Bilingual(
        "近期年均自{since}算起，跨越基期 {base} 年",
        "the recent rate starts in {since}, and so spans the base year {base}",
    ),
    # No odds are given.
    "odds-hold": Bilingual("目标须每年保持，无所谓如期到达", "it is to be kept every year"),
    "odds-step": Bilingual("目标按建成与否评价，没有速度", "it is delivered whole and has no pace"),
    "odds-not-assessable": Bilingual("目标无法评估", "it cannot be assessed"),
    "odds-no-data": Bilingual("没有可用数据", "there is no value to use"),
    "odds-no-base": Bilingual("缺基期数值，没有已有速度", "without a base there is no pace so far"),
    "odds-met": Bilingual("目标已达到", "the goal is met"),
    "odds-over": Bilingual("目标年已过", "the target year is over"),
    "odds-broken": Bilingual("数列在 {year} 年中断", "the series breaks off in {year}"),
    "odds-both-sides": Bilingual(
        "目标两侧都有界限，速度说明不了", "the goal is bounded on both sides, which no pace tells"
    ),
    "odds-short": Bilingual(
        "近五年只有 {changes} 个年度变动，至少要 {fewest} 个",
        "yearly changes in the last five years: {changes}; at least {fewest} are needed",
    ),
    "odds-no-scatter": Bilingual(
        "数值的波动无从计算", "the scatter of the values cannot be reckoned"
    ),
    # A value is not used.
    "several-years": Bilingual(
        "跨多年的数值，只作核对", "over several years: only checked against the yearly ones"
    ),
    "part-year": Bilingual("不足一年，不能当作全年", "part of a year, never taken for the year"),
    "lower-standing": Bilingual(
        "同期另有优先级更高的数值", "a value of higher standing is there for the period"
    ),
    "in-total": Bilingual("已含在公布的累计数中", "contained in a published total since the start"),
    "conflict": Bilingual(
        "同期有同一优先级的不同数值", "two values of equal standing for the period"
    ),
    "after-gap": Bilingual("前面的时期有缺口", "an earlier period is missing"),
    "not-after-base": Bilingual("不晚于基期，不计入", "not after the base year"),
    "no-base-stock": Bilingual(
        "缺基期存量，无法求新增", "without the base-year stock there is no increase"
    ),
    "no-base-level": Bilingual(
        "缺基期水平，增速无从连乘", "no level in the base year to chain the rate to"
    ),
    "other-basis": Bilingual(
        "另一口径，同期已有本口径数值",
        "on another basis, and there is a value on that of the series",
    ),
    "not-linked": Bilingual(
        "另一口径，无法衔接，不与其他数值比较",
        "on another basis that nothing links, never compared with the others",
    ),
    "no-divisor": Bilingual(
        "所除的数列没有同期数值", "the series that it is divided by has no value for that period"
    ),
    "no-benchmark": Bilingual(
        "对照数列没有同年同口径数值", "the benchmark has no value of that year and vintage"
    ),
}
