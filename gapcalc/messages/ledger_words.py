"""The words of keeping the ledger: remarks of offices, the workbook to fill in, who is silent."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["LEDGER_WORDS"]

LEDGER_WORDS: dict[str, Bilingual] = {
    # what offices say of a target
    "remarks": Bilingual("各单位反馈", "What the office says"),
    "remark-progress": Bilingual("进展", "done"),
    "remark-problems": Bilingual("问题", "hindrance"),
    "remark-measures": Bilingual("措施", "next"),
    "remark-undated": Bilingual("未填日期", "undated"),
}
