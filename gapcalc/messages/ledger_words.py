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
    # the workbook to fill in; the names of its sheets say nothing of what is in them
    "book-front": Bilingual("填报说明", "How to fill in"),
    "book-values": Bilingual("填报表", "Values"),
    "book-remarks": Bilingual("其他反馈", "Other remarks"),
    "book-how": Bilingual(
        "请在“{sheet}”的浅黄色单元格填写：按“单位”一列的单位填数，只填数字；"
        "每格该填什么，见“备注”一列。",
        "Fill in the light yellow cells of “{sheet}”: bare numbers, in the unit beside; what "
        "each is to hold stands under “note”.",
    ),
    "book-remark": Bilingual(
        "进展、问题、措施各写一两句，同一目标有几行的填一行即可；写明填报人和填报日期。",
        "Say in a sentence or two what was done, what hinders and what comes next, once for each "
        "target, with your name and the date.",
    ),
    "book-back": Bilingual(
        "填好后保存，原样交回；另存为 CSV 也可以。",
        "Save it and hand it back as it is, or saved as CSV.",
    ),
    # who is silent
    "no-office": Bilingual("未定牵头单位", "no lead office"),
    "no-region": Bilingual("未定地区", "no region"),
    "file-of-office": Bilingual(
        "{path}：{office}，待报 {count} 个数值", "{path}: {office}, values due {count}"
    ),
    "file-of-part": Bilingual("{path}：{part}，{count} 个目标", "{path}: {part}, targets {count}"),
    "office-due": Bilingual(
        "{office}：{targets} 个目标，待报 {due} 个数值；最近报到：{last}",
        "{office}: targets {targets}, values due {due}; last heard: {last}",
    ),
    "office-up-to-date": Bilingual(
        "{office}：{targets} 个目标，均已报齐", "{office}: targets {targets}, all reported"
    ),
    "due-periods": Bilingual("待报 {periods}", "due {periods}"),
    "due-since": Bilingual("自 {year} 年末起未报", "since the end of {year}"),
    "last-heard": Bilingual("上次 {value}", "last {value}"),
    "none-heard": Bilingual("无", "none"),
    "never-heard": Bilingual("从未报过", "never"),
}
