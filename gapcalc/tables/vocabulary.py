"""The words that offices use in their tables."""

from __future__ import annotations

from gapcalc.core.text import fold
from gapcalc.messages.statuses import STAGES

__all__ = ["STAGE_WORDS"]

_OTHER_STAGES = {
    "批准": "approved", "启动": "started", "启动建设": "started", "开工建设": "started",
    "在建": "started",
    "组建": "established", "设立": "established", "完工": "completed", "竣工": "completed",
    "投入使用": "in_operation", "投入运营": "in_operation", "投产": "in_operation",
    "建成投用": "in_operation",
    "通车": "in_operation", "开通": "in_operation", "運營": "in_operation", "運行": "in_operation",
}  # fmt: skip
# What a data file may say for a stage, folded, without underscores.
STAGE_WORDS: dict[str, str] = {fold(name): stage for name, stage in _OTHER_STAGES.items()} | {
    fold(name).replace("_", ""): stage
    for stage, names in STAGES.items()
    for name in (stage, *names)
}
