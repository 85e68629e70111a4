"""What the chart for the wall says."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["POSTER_WORDS"]

POSTER_WORDS: dict[str, Bilingual] = {
    "poster": Bilingual("作战挂图", "Wall chart"),
    "poster-time": Bilingual("时间进度", "Time gone"),
    "poster-share": Bilingual("达到预期", "As planned"),
    "poster-of-fresh": Bilingual("{fresh} 个有效结论中 {good} 个", "{good} of {fresh} verdicts"),
    "poster-no-share": Bilingual("尚无有效结论", "no fresh verdict yet"),
    "poster-span": Bilingual("{base} 至 {end} 年末", "{base} to {end}"),
    "poster-targets": Bilingual("目标", "Targets"),
    "poster-with-data": Bilingual("有数据 {count} 个", "{count} with data"),
    "poster-off": Bilingual("未达预期", "Off plan"),
    "poster-old": Bilingual("另有 {count} 个结论已过时效", "and {count} old verdicts"),
    "poster-verdicts": Bilingual("共 {count} 个有效结论", "of {count} verdicts"),
    "poster-bar": Bilingual(
        "已走过的路程；竖线为时间进度", "way covered; the line is the time gone"
    ),
    "poster-aged": Bilingual("带圈符号：结论已过时效", "ringed sign: old verdict"),
    "poster-good-of": Bilingual("达到预期 {good}/{fresh}", "as planned {good}/{fresh}"),
    "poster-lacking": Bilingual("尚无可用数据（{count} 个）", "Without data yet ({count})"),
    "poster-turned": Bilingual("{date}末以来的变化", "What turned since the end of {date}"),
    "poster-turned-worse": Bilingual("转差 {count}", "worse {count}"),
    "poster-turned-better": Bilingual("转好 {count}", "better {count}"),
    "poster-turned-not": Bilingual(
        "没有目标转好或转差", "No target turned for the worse or the better"
    ),
    "poster-more": Bilingual("另有 {count} 个", "and {count} more"),
    "poster-milestones": Bilingual("工程节点", "Milestones"),
    "poster-areas": Bilingual("各地区指标（进度）", "Areas and targets (way covered)"),
    "poster-continued": Bilingual("{name}（续）", "{name} (continued)"),
    "poster-due-stage": Bilingual("应于 {year} 年{stage}", "{stage} due {year}"),
    "poster-stage": Bilingual("已到阶段", "stage reached"),
    "poster-due": Bilingual("应完成", "due"),
    "poster-now": Bilingual("评价时点", "date of this sheet"),
    "poster-reached": Bilingual("{period}{stage}", "{stage} {period}"),
    "poster-way": Bilingual("{current} → {goal}", "{current} → {goal}"),
    "poster-letters": Bilingual(
        "最小字高 {size} 毫米，{distance} 米内可读（{paper}）",
        "Letters from {size} mm, to be read from {distance} m ({paper})",
    ),
}
