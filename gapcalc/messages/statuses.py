"""What a target has come to, in words: statuses, stages, verdicts of other systems."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["METHOD_WORDS", "STAGES", "STATUS_WORDS"]

STATUS_WORDS: dict[str, Bilingual] = {
    "breached": Bilingual("未保持达标", "breached"),
    "missed": Bilingual("未完成", "missed"),
    "reversing": Bilingual("背离目标", "reversing"),
    "behind": Bilingual("滞后", "behind"),
    "slowing": Bilingual("势头放缓", "slowing"),
    "recovering": Bilingual("追赶中", "recovering"),
    "no_baseline": Bilingual("缺基期", "no baseline"),
    "pending": Bilingual("待完成", "pending"),
    "on_track": Bilingual("达到时序进度", "on track"),
    "holding": Bilingual("保持达标", "holding"),
    "achieved": Bilingual("已达成", "achieved"),
    "no_data": Bilingual("缺数据", "no data"),
    "not_assessable": Bilingual("无法评估", "not assessable"),
}

# How far a project has come, for goals that are delivered whole.
STAGES: dict[str, Bilingual] = {
    "approved": Bilingual("获批", "approved"),
    "started": Bilingual("开工", "started"),
    "formed": Bilingual("形成", "formed"),
    "basically_built": Bilingual("基本建成", "basically built"),
    "landed": Bilingual("落地", "landed"),
    "established": Bilingual("成立", "established"),
    "completed": Bilingual("建成", "completed"),
    "hosted": Bilingual("举办", "hosted"),
    "in_operation": Bilingual("投用", "in operation"),
}

# The words of other systems; the same word of two systems means the same.
METHOD_WORDS: dict[str, Bilingual] = {
    "target_achieved": Bilingual("已达标", "achieved"),
    "substantial_progress": Bilingual("显著进展", "substantial"),
    "moderate_progress": Bilingual("中等进展", "moderate"),
    "limited_progress": Bilingual("有限进展", "limited"),
    "deterioration": Bilingual("倒退", "worsening"),
    "sun": Bilingual("晴", "sun"),
    "sun+cloud": Bilingual("晴转多云", "sun+cloud"),
    "cloud": Bilingual("多云", "cloud"),
    "thunderstorm": Bilingual("雷雨", "storm"),
    "completed": Bilingual("提前实现", "completed"),
    "ahead": Bilingual("快于预期", "ahead"),
    "on_schedule": Bilingual("符合预期", "on schedule"),
    "behind": Bilingual("滞后预期", "behind"),
    "met": Bilingual("已达到", "met"),
    "on_track": Bilingual("符合进度", "on track"),
    "fair_progress": Bilingual("有所进展", "fair"),
    "stagnation_or_regression": Bilingual("停滞或倒退", "stagnating"),
    "off_track": Bilingual("未达所需", "off track"),
    "not_available": Bilingual("-", "-"),
}
