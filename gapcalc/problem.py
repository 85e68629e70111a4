"""What is wrong in a file, as a value: a code, a place, and words that say what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Literal

from .text import safe

__all__ = ["CATALOGUE", "Entry", "GapcalcError", "Lang", "Problem"]

Lang = Literal["zh", "en"]
Severity = Literal["error", "warning"]
# How much of a detail is shown: a stranger's text is cut early, our own lists are not.
_OURS = {"known", "hint_en", "hint_zh", "values"}
_SHORT, _LONG = 80, 800


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue: what is said (`{name}` is filled from the problem) and the remedy."""

    severity: Severity
    en: str
    zh: str
    remedy_en: str
    remedy_zh: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in a file. `line` and `column` are 1-based; `field` is a column's or key's name."""

    code: str
    details: Mapping[str, str] = _field(default_factory=dict)
    path: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity

    def message(self, lang: Lang = "en") -> str:
        """Return what is wrong and what to do about it, with nothing in it that a terminal would act on."""
        entry = CATALOGUE[self.code]
        told = {"field": self.field or "", **self.details}
        details = {name: safe(value, _LONG if name in _OURS else _SHORT) for name, value in told.items()}
        said, remedy = (entry.zh, entry.remedy_zh) if lang == "zh" else (entry.en, entry.remedy_en)
        stop = "。" if lang == "zh" else ". "
        remedy = remedy.format_map(details)
        return f"{said.format_map(details)}{stop}{remedy}{'' if remedy.endswith(('?', '？')) else stop.strip()}"

    @property
    def place(self) -> str:
        """`path:line:column`, as far as they are known."""
        parts = [safe(self.path or "gapcalc", 240), self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)


class GapcalcError(Exception):
    """Work that cannot be done at all (an unreadable plan, no such file); carries the problems that say why."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.place}: {p.message()}" for p in problems))


def _error(en: str, zh: str, remedy_en: str, remedy_zh: str) -> Entry:
    return Entry("error", en, zh, remedy_en, remedy_zh)


def _warning(en: str, zh: str, remedy_en: str, remedy_zh: str) -> Entry:
    return Entry("warning", en, zh, remedy_en, remedy_zh)


CATALOGUE: dict[str, Entry] = {
    # --- files
    "no-file": _error(
        "there is no such file or folder",
        "没有这个文件或文件夹",
        "Check the path",
        "请核对路径",
    ),
    "unreadable": _error(
        "the file cannot be read: {what}",
        "文件无法读取：{what}",
        "Check that it is a regular file that you may read",
        "请确认它是普通文件且有读取权限",
    ),
    "no-data": _error(
        "no data files in this folder",
        "文件夹中没有数据文件",
        "Put .csv files into it, or name the files",
        "请放入 .csv 文件，或直接指定文件",
    ),
    "file-too-large": _error(
        "the file is larger than {limit}",
        "文件超过 {limit}",
        "Split it, or take out what is not the plan's",
        "请拆分文件，或删去与规划无关的内容",
    ),
    "line-too-long": _error(
        "a line is longer than {limit} bytes",
        "有一行超过 {limit} 字节",
        "Check that the file is a table, with one record a line",
        "请确认文件是表格，每行一条记录",
    ),
    "encoding": _error(
        "the text is not UTF-8 (byte {byte} near here)",
        "文本不是 UTF-8 编码（此处附近有字节 {byte}）",
        "Save it as UTF-8; in Excel: “CSV UTF-8 (comma delimited)”",
        "请另存为 UTF-8；在 Excel 中选“CSV UTF-8（逗号分隔）”",
    ),
    "binary-file": _error(
        "the file is not text",
        "文件不是文本",
        "Export the table as CSV",
        "请将表格导出为 CSV",
    ),
    # --- YAML
    "yaml-syntax": _error(
        "this is not valid YAML: {what}",
        "YAML 语法有误：{what}",
        "Check indentation, quotes and brackets here",
        "请检查此处的缩进、引号和括号",
    ),
    "yaml-empty": _error(
        "the plan file is empty",
        "规划文件为空",
        "See `gapcalc schema` for its form",
        "其格式见 `gapcalc schema`",
    ),
    "yaml-too-large": _error(
        "the plan file is larger than {limit}",
        "规划文件超过 {limit}",
        "A plan of thousands of targets needs less; take out what is not the plan",
        "几千个目标的规划也用不到这么大，请删去无关内容",
    ),
    "yaml-too-deep": _error(
        "nested deeper than {limit} levels",
        "嵌套超过 {limit} 层",
        "A plan file needs five; remove the extra brackets or indentation",
        "规划文件只需五层，请去掉多余的括号或缩进",
    ),
    "yaml-feature": _error(
        "{what}: anchors, aliases, tags, complex keys and several documents are not read here",
        "{what}：不支持锚点、别名、标签、复合键和多文档",
        "Write the value out in full",
        "请直接写出内容",
    ),
    "duplicate-key": _error(
        "the key {key} stands here again; it is first on line {first}",
        "键 {key} 重复，首次出现在第 {first} 行",
        "Remove or rename one of the two",
        "请删去或改名其中一个",
    ),
    # --- plan
    "plan-form": _error(
        "{key}: {wanted} is wanted here",
        "{key}：此处应为{wanted}",
        "See `gapcalc schema` for the form of each key",
        "各键的格式见 `gapcalc schema`",
    ),
    "unknown-key": _error(
        "unknown key {key}",
        "未知的键 {key}",
        "{hint_en}",
        "{hint_zh}",
    ),
    "missing-key": _error(
        "{where} has no {key}",
        "{where} 缺少 {key}",
        "Add it",
        "请补上",
    ),
    "unknown-value": _error(
        "{key} cannot be {value}",
        "{key} 不能是 {value}",
        "Choose one of: {known}",
        "可选值：{known}",
    ),
    "unknown-reference": _error(
        "{key} {value} is not in this plan",
        "本规划没有 {key} {value}",
        "Define it, or choose one of: {known}",
        "请先定义，或选用：{known}",
    ),
    "not-a-number": _error(
        "{value} is not a number",
        "{value} 不是数字",
        "Write digits with at most one decimal point",
        "请只写数字，至多一个小数点",
    ),
    "number-missing": _error(
        "{value} has no number",
        "{value} 中未找到数值",
        "Write a number and its unit, such as 3 万亿元",
        "请写数值和单位，如 3 万亿元",
    ),
    "unit-unknown": _error(
        "the unit {unit} is not known",
        "未知单位 {unit}",
        "{hint_en}",
        "{hint_zh}",
    ),
    "unit-refused": _error(
        "{unit} is not a unit",
        "{unit} 不是单位",
        "Only unit words joined by * or / are read, with exponents up to 4",
        "只接受用 * 或 / 连接的单位词，指数不超过 4",
    ),
    "unit-mismatch": _error(
        "{unit} does not measure the same as {wanted}, the unit of {target}",
        "{unit} 与 {target} 的单位 {wanted} 量纲不同",
        "Correct the unit, or the name of the indicator",
        "请更正单位或指标名称",
    ),
    "goal-unit-missing": _error(
        "{value} has no unit",
        "{value} 没有单位",
        "Write it after the number; the target is published in {wanted}",
        "请在数值后写明单位；该指标以 {wanted} 公布",
    ),
    "out-of-range": _error(
        "{value} cannot stand here: {bounds}",
        "{value} 超出范围：{bounds}",
        "Write a share with its sign, such as 5%",
        "请写合理的比率，如 5%",
    ),
    "goal-range": _error(
        "the lower bound {low} is above the upper bound {high}",
        "下限 {low} 大于上限 {high}",
        "Write the smaller one first",
        "请先写较小的数",
    ),
    "goal-path": _error(
        "the path {path} does not fit this goal",
        "路径 {path} 与此目标不符",
        "{hint_en}",
        "{hint_zh}",
    ),
    "year-order": _error(
        "the base year {base} is not before the target year {target}",
        "基期年 {base} 不早于目标年 {target}",
        "Correct one of the two",
        "请更正其中之一",
    ),
    # --- the command line
    "no-input": _error(
        "there is no data",
        "没有数据",
        "Name data files, give - to read standard input, or set values with --set ID=VALUE",
        "请指定数据文件，用 - 读标准输入，或用 --set ID=数值 给出数值",
    ),
    "unknown-option": _error(
        "{option} cannot be {value}",
        "{option} 不能是 {value}",
        "Choose: {known}",
        "可选：{known}",
    ),
    "setting-malformed": _error(
        "{value} sets nothing",
        "{value} 不是赋值",
        "Write ID=VALUE or ID@YEAR=VALUE, with its unit: gdp@2024=24500亿元",
        "请写作 ID=数值 或 ID@年份=数值，并带单位：gdp@2024=24500亿元",
    ),
    "setting-without-year": _error(
        "{value} does not say for which year",
        "{value} 没有说明是哪一年",
        "Write ID@YEAR=VALUE, or give --year",
        "请写作 ID@年份=数值，或用 --year 指定",
    ),
    "setting-unused": _warning(
        "{value} is not used: {target} takes no value for such a period",
        "{value} 未被采用：{target} 不接受该时期的数值",
        "See `gapcalc show {target}` for what can stand for a year",
        "哪些数值可代表全年，见 `gapcalc show {target}`",
    ),
    "unknown-target": _error(
        "the plan has no target {value}",
        "规划中没有目标 {value}",
        "{hint_en}",
        "{hint_zh}",
    ),
    # --- data
    "no-header": _error(
        "no line names the columns indicator, period and value",
        "没有任何一行给出 indicator（指标）、period（时期）、value（数值）三列的列名",
        "Begin the file with: indicator,region,period,value,unit",
        "文件请以此行开头：indicator,region,period,value,unit",
    ),
    "duplicate-column": _error(
        "the column {field} is there twice",
        "列 {field} 重复",
        "Remove or rename one of the two",
        "请删去或改名其中一列",
    ),
    "unknown-column": _warning(
        "the column {field} is not read",
        "未识别的列 {field}",
        "Known columns: {known}",
        "可识别的列：{known}",
    ),
    "csv-syntax": _error(
        "the row cannot be taken apart: {what}",
        "此行无法拆分为单元格：{what}",
        "Look for a quotation mark that is not closed",
        "请检查是否有未闭合的引号",
    ),
    "cell-count": _error(
        "{found} cells where the header has {wanted}",
        "此行有 {found} 个单元格，表头有 {wanted} 个",
        "Quote cells that contain commas, or fill in the missing ones",
        "含逗号的单元格请加引号，或补齐缺少的单元格",
    ),
    "value-missing": _error(
        "{field} is empty",
        "{field} 为空",
        "Fill it in, or take the row out",
        "请填写，或删去此行",
    ),
    "period-malformed": _error(
        "{value} is not a period",
        "无法识别的时期 {value}",
        "Write 2024, 2024-09, 2024年1-9月 or 2024Q3",
        "请写作 2024、2024-09、2024年1-9月 或 2024Q3",
    ),
    "unit-missing": _error(
        "{value} has no unit",
        "{value} 没有单位",
        "Give it in the column unit; {target} is published in {wanted}",
        "请在 unit 列注明；{target} 以 {wanted} 公布",
    ),
    "unknown-mark": _error(
        "{field} cannot be {value}",
        "{field} 不能是 {value}",
        "Choose one of: {known}",
        "可选值：{known}",
    ),
    "unknown-stage": _error(
        "{value} is not a stage of a project",
        "{value} 不是项目阶段",
        "Choose one of: {known}",
        "可选值：{known}",
    ),
    "unknown-indicator": _warning(
        "the plan has no indicator {value} (rows: {count})",
        "规划中没有指标 {value}（{count} 行）",
        "{hint_en}",
        "{hint_zh}",
    ),
    "unknown-region": _warning(
        "the plan has no region {value} (rows: {count})",
        "规划中没有地区 {value}（{count} 行）",
        "Those rows are left out; add the name to the plan's regions if it is one of them",
        "这些行未采用；如确属规划中的地区，请将名称加入规划的 regions",
    ),
    "other-region": _warning(
        "{target} is set for {wanted}, not for {value} (rows: {count})",
        "{target} 的范围是 {wanted}，不是{value}（{count} 行）",
        "Those rows are left out: a part is not the whole",
        "这些行未采用：局部不等于整体",
    ),
    "region-missing": _error(
        "{value} does not say for which region",
        "{value} 未注明地区，可能指多个地区",
        "Fill in the column region, or use one of the ids: {known}",
        "请填写 region 列，或使用目标编号：{known}",
    ),
    "share-as-fraction": _warning(
        "{value} looks like a fraction where {target} is in per cent",
        "{value} 像是小数，而 {target} 以 % 计",
        "Write 26 with the unit %, not 0.26",
        "请写 26，单位 %，不写 0.26",
    ),
    "rates-added": _warning(
        "{value} % for {period} is the sum of the yearly rates; chained they give {chained} %",
        "{period} 的 {value} % 是各年增速之和；连乘应为 {chained} %",
        "Chain yearly rates, never add them: (1 + r1)(1 + r2)… - 1",
        "各年增速应连乘，不能相加：(1 + r1)(1 + r2)… - 1",
    ),
    "rising-rates": _warning(
        "{target} is to fall, but every rate given for it is positive and read as a rise",
        "{target} 应当下降，但给出的各年增速均为正，按上升处理",
        "Write a fall as a negative rate, such as -3.2",
        "下降请写成负数，如 -3.2",
    ),
    "missing-year": _warning(
        "{target} has no value for {year}, so later ones are not added",
        "{target} 缺 {year} 年数值，其后各年未计入",
        "Add the missing year",
        "请补上缺少的年份",
    ),
    "conflicting-values": _error(
        "{target} has values of equal standing for {period}: {values} (the first on line {first})",
        "{target} 在 {period} 有同一级别的不同数值：{values}（首个在第 {first} 行）",
        "Mark one as revised, or take one out",
        "请将其一标为 revised（修订），或删去一个",
    ),
}
