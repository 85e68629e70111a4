"""The texts of `--help` in both languages. Data only; `cli/help.py` lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from gapcalc.messages.locale import Bilingual

__all__ = [
    "ENVIRONMENT",
    "FIRST_STEPS",
    "OPTION_SECTIONS",
    "PAGES",
    "PHRASES",
    "HelpPage",
    "OptionSection",
]


class HelpPage(NamedTuple):
    """One command: what it does in a line, what else there is to know, and lines to start from.

    `examples` are command lines that can be run as they stand, each with what it does.
    """

    summary: Bilingual
    description: Bilingual
    examples: Mapping[str, Bilingual]


class OptionSection(NamedTuple):
    """A titled part of a page's list of options and arguments.

    An option is found by the name of the parameter that Typer fills with its value. One that means
    something of its own in a command is listed as "command.name"; that goes first. A text may name
    the option's {choices}.
    """

    title: Bilingual
    options: Mapping[str, Bilingual]


PAGES: dict[str, HelpPage] = {
    "status": HelpPage(
        summary=Bilingual(
            "各目标的差距、今后所需年均增速和状态",
            "Where every target stands: gap, growth still needed, status",
        ),
        description=Bilingual(
            (
                "读取数据文件、文件夹或标准输入（-）；不给文件时用随附数据。"
                "统计部门公布的 CSV 和 Excel 表按原样读取，无须整理。"
                "数据有错误时退出码为 1，无法运行时为 2；进度滞后是评价结果，不算失败。"
            ),
            (
                "Reads data files, folders or standard input (-); without files, the data "
                "that come with the bundled plan. CSV and Excel tables are read as offices "
                "publish them. The exit code is 1 where data have errors, 2 where nothing "
                "could be run; being behind is a result, not a failure."
            ),
        ),
        examples={
            "gapcalc status": Bilingual(
                "看随附数据下各目标的进展", "see how the plan stands on the data that come with it"
            ),
            "cat export.csv | gapcalc status -": Bilingual(
                "读入统计部门导出的表", "pipe in what an office exports"
            ),
            "gapcalc status --only behind --only reversing": Bilingual(
                "只列滞后和背离目标的", "list only what lags or goes back"
            ),
            "gapcalc status --set disposable_income=43500元 --year 2026": Bilingual(
                "代入一个新数值试算", "put in one new value"
            ),
            "gapcalc status data/ --fail-on reversing": Bilingual(
                "用于持续集成，有背离目标的即不通过", "fail a CI run where a target goes back"
            ),
        },
    ),
    "show": HelpPage(
        summary=Bilingual(
            "一个目标的全部数值，逐项列出算式", "One target with every number derived"
        ),
        description=Bilingual(
            (
                "列出目标、出处、各年公布值及来源、走势图、每个公式及代入的数值，"
                "并检验结论是否稳固。"
            ),
            (
                "Goal, clause, published values with their sources, a plot, each formula "
                "with the numbers put in, and how firm the verdict is."
            ),
        ),
        examples={
            "gapcalc show disposable_income": Bilingual("按编号", "by id"),
            "gapcalc show 全体居民人均可支配收入": Bilingual("按名称", "by name"),
            "gapcalc show disposable_income --format json": Bilingual(
                "供程序读取", "for a program"
            ),
        },
    ),
    "targets": HelpPage(
        summary=Bilingual("列出或查找规划的目标", "List or search the plan's targets"),
        description=Bilingual(
            "按编号或名称中的任一部分查找；查无结果时退出码为 1。",
            "Searches ids and names for any part; the exit code is 1 where nothing is found.",
        ),
        examples={
            "gapcalc targets 贸易": Bilingual("名称含“贸易”的目标", "targets with 贸易 in a name"),
            "gapcalc targets trade --format csv": Bilingual(
                "同样查找，输出 CSV", "the same in English, as CSV"
            ),
        },
    ),
    "read": HelpPage(
        summary=Bilingual(
            "文件是怎样读取的：各列是什么，各行的去向",
            "How files were read: the role of columns, the fate of rows",
        ),
        description=Bilingual(
            (
                "拿到陌生的文件先运行它。逐表列出格式、表头行、每列的作用及依据，"
                "再列出各行的去向：采用、其他指标、其他地区、部分、有错误等，"
                "并给出能让数据读入的选项。--format csv 输出可放入 data/ 的标准数据文件。"
                "有错误时退出码为 1。"
            ),
            (
                "What to run first on a strange file. Of each table: its form, its header, the "
                "role of each column and how it is known; then what became of its rows (used, "
                "another indicator or region, a part of a whole, refused) and the option that "
                "would let them in. --format csv writes the values as a data file for data/. "
                "The exit code is 1 where data have errors."
            ),
        ),
        examples={
            "gapcalc read export.csv": Bilingual(
                "查看各列和各行的去向", "see its columns and what became of its rows"
            ),
            "gapcalc read export.csv --format csv > data/new.csv": Bilingual(
                "整理成标准数据文件", "make a data file of it"
            ),
            "gapcalc read export.csv --where 性别=女 --skip-column 备注": Bilingual(
                "指定某列取哪个值，忽略另一列", "say which member of a column to read, skip another"
            ),
        },
    ),
    "check": HelpPage(
        summary=Bilingual(
            "逐条指出数据文件和规划文件的问题", "Name every problem in data and plan files"
        ),
        description=Bilingual(
            (
                "列出 status 不予采用或存疑的内容，注明文件、行、列和改法。"
                "有错误时退出码为 1；加 --strict 后，有警告时也为 1。"
            ),
            (
                "Reports exactly what status would refuse or doubt, with file, line, "
                "column and remedy. Errors give exit code 1; with --strict, warnings do "
                "too."
            ),
        ),
        examples={
            "gapcalc check data/": Bilingual("检查整个文件夹", "check a folder"),
            "gapcalc check data/ --strict --format github": Bilingual(
                "在拉取请求中标出问题行", "mark the lines in a pull request"
            ),
            "gapcalc check --explain unit-missing": Bilingual(
                "查看问题代码的含义", "tell what a code means"
            ),
        },
    ),
    "compare": HelpPage(
        summary=Bilingual("两批数据之间的变化", "What changed between two data cuts"),
        description=Bilingual(
            (
                "旧、新两批数据可以是文件、文件夹，或 git 版本（HEAD~1:data/）。"
                "列出新增和修订的数值、修订幅度，以及状态改变的目标和原因。"
                "--from、--to 比较同一批数据的两个时点。"
            ),
            (
                "Either cut is a file, a folder or a git revision (HEAD~1:data/). Names "
                "what is new, what was revised and by how much, and whose status changed "
                "and why. --from and --to compare two dates of one data set."
            ),
        ),
        examples={
            "gapcalc compare HEAD~1:data/ data/": Bilingual(
                "与上一次提交相比", "against the last commit"
            ),
            "gapcalc compare --from 2024 --to 2025H1": Bilingual(
                "随附数据在两个时点之间的变化", "what changed between two dates on one data set"
            ),
            "gapcalc compare old.csv new.csv --format markdown": Bilingual(
                "供拉取请求评论", "for a pull-request comment"
            ),
        },
    ),
    "history": HelpPage(
        summary=Bilingual(
            "各目标历次状态：每个半年末或年末", "How each verdict stood at each half-year or year"
        ),
        description=Bilingual(
            (
                "对数据涉及的每个半年末或年末，按当时已结束时期的数值评价，与 status --year 相同；"
                "最后一列为当前状态。最差的列在最前，↓ ↑ 表示较前一时点转差、转好。"
                "有发布日期（published）列的，数值自发布之日起计入；没有的，修订过的数值按现在的数值计。"
            ),
            (
                "Judges the plan as of each half-year or year in which a period of the data ends, "
                "by the periods that had ended by then, as status --year does; the last column is "
                "the status now. The worst come first; ↓ and ↑ are turns for the worse and the "
                "better. Where data have a column `published`, a value counts from then "
                "on; else revised values count as they are known today."
            ),
        ),
        examples={
            "gapcalc history": Bilingual("各目标历次状态", "the strips of all targets"),
            "gapcalc history --target disposable_income": Bilingual("一个目标", "one target"),
            "gapcalc history --only behind --only reversing": Bilingual(
                "现滞后或背离的目标是何时开始的", "since when those have lagged that lag now"
            ),
            "gapcalc history --format csv": Bilingual(
                "每个目标每个时点一行", "a row for each target at each date"
            ),
        },
    ),
    "what-if": HelpPage(
        summary=Bilingual(
            "按假设的数值或年均增长推算目标年结果", "The target year under assumed values or growth"
        ),
        description=Bilingual(
            (
                "第一个情景始终为近期趋势。情景名写在编号前（高:gdp_metro=8%），"
                "多个情景并列；不写情景名的假设对所有情景有效。"
                "同时列出每个滞后目标须达到的数值和年均增速。"
            ),
            (
                "The first case is always the recent trend. A case is named before the id "
                "(high:gdp_metro=8%), cases stand side by side; an assumption without a "
                "case holds in all. Beside them: the value and growth that each lagging "
                "target needs."
            ),
        ),
        examples={
            "gapcalc what-if": Bilingual(
                "按近期趋势，哪些目标还差多少", "where the trend leads, and what is needed"
            ),
            "gapcalc what-if --growth foreign_trade_total=8%": Bilingual(
                "假设年均增长 8%", "growth of 8% a year"
            ),
            (
                "gapcalc what-if --growth low:foreign_trade_total=5%"
                " --growth high:foreign_trade_total=12%"
            ): Bilingual("两个情景并列", "two cases side by side"),
        },
    ),
    "report": HelpPage(
        summary=Bilingual(
            "可上报的报告或简报：网页、Word、Excel 或 Markdown",
            "A report or note: page, Word, workbook or Markdown",
        ),
        description=Bilingual(
            (
                "形式由扩展名决定：.html 为单个网页（无须联网，可打印），.md 为 Markdown，"
                ".docx 为公文格式的 Word 文档（需 pip install 'gapcalc[word]'），.xlsx 为 "
                "Excel 工作簿（需 pip install 'gapcalc[excel]'）；-o - 把网页写到标准输出。"
                "--brief 只写简报，--poster 为一张可印刷的作战挂图（.html 或 .svg）。"
            ),
            (
                "The ending decides the form: .html is one self-contained page that prints "
                "well, .docx a Word document (needs pip install 'gapcalc[word]'), .xlsx a "
                "workbook (needs pip install 'gapcalc[excel]'), .md Markdown; -o - writes the "
                "page to standard output. --brief is a note of a few pages, --poster one sheet for "
                "the wall (.html or .svg)."
            ),
        ),
        examples={
            "gapcalc report -o report.html": Bilingual("网页", "a page"),
            "gapcalc report --brief -o note.docx": Bilingual(
                "三至五页的 Word 简报", "a note of three to five pages for Word"
            ),
            "gapcalc report --poster --paper A1 -o sheet.svg": Bilingual(
                "A1 幅面的作战挂图", "a chart for the wall on A1"
            ),
            "gapcalc report data/ --year 2025 -o report.xlsx": Bilingual(
                "每个行动一张工作表", "one sheet for each action"
            ),
        },
    ),
    "template": HelpPage(
        summary=Bilingual("供各单位填写的填报表", "The table for an office to fill in"),
        description=Bilingual(
            (
                "列出该年尚无数值的目标，每个一行；编码为带 BOM 的 UTF-8，"
                "可用 Excel 直接打开；填好后无论另存为哪种编码的 CSV，均可读取。"
                "-o 以 .xlsx 结尾时为工作簿，只有待填的单元格可改"
                "（需 pip install 'gapcalc[excel]'）。"
            ),
            (
                "A row for each target still without a value for the year, UTF-8 with BOM, "
                "opens in Excel; what comes back is read in whichever CSV encoding it was "
                "saved. -o FILE.xlsx is a workbook in which only the answers can be changed "
                "(pip install 'gapcalc[excel]')."
            ),
        ),
        examples={
            "gapcalc template --year 2026 -o 2026.csv": Bilingual(
                "2026 年尚缺的数值", "what is missing for 2026"
            ),
            "gapcalc template --split lead -o to-fill-in": Bilingual(
                "每个牵头单位一个工作簿", "a workbook for each lead office"
            ),
            "gapcalc template --action 8 --lang zh": Bilingual(
                "只列行动 8，中文表头", "action 8 only, Chinese headers"
            ),
        },
    ),
    "units": HelpPage(
        summary=Bilingual("列出单位，或说明一个单位词", "List the units, or explain a word"),
        description=Bilingual(
            (
                "按量纲列出全部单位及其换算关系，包括规划文件中 units 定义的单位；"
                "给出单位词时，说明其含义和可以换算成的单位。不认识的词退出码为 2。"
            ),
            (
                "All units by what they measure, with what they come to, those that `units` in "
                "the plan file defines included; of a word, what it means and what it converts "
                "to. The exit code is 2 for a word that is no unit."
            ),
        ),
        examples={
            "gapcalc units": Bilingual("全部单位", "all units"),
            "gapcalc units 万亩": Bilingual("一个单位的含义", "what one means"),
            "gapcalc units 'US$ million' --format json": Bilingual("供程序读取", "for a program"),
        },
    ),
    "schema": HelpPage(
        summary=Bilingual("规划文件的 JSON Schema", "The JSON Schema of the plan file"),
        description=Bilingual(
            "编辑器据此补全和检查规划文件；不因规划和语言而异。",
            (
                "Editors complete and check plan files by it; it is the same for every "
                "plan and language."
            ),
        ),
        examples={
            "gapcalc schema > plan.schema.json": Bilingual(
                "保存下来供编辑器使用", "keep it for an editor"
            ),
        },
    ),
}

# In the order in which a page lists them.
OPTION_SECTIONS: tuple[OptionSection, ...] = (
    OptionSection(
        title=Bilingual("参数", "Arguments"),
        options={
            "files": Bilingual(
                "数据文件、文件夹、-（标准输入），或 bundled（随附的数据）",
                "Data files, folders, - for standard input, or bundled for the data that come "
                "with gapcalc",
            ),
            "check.files": Bilingual(
                "数据文件、规划文件（.yaml）、文件夹、-，或 bundled（随附的数据）",
                "Data files, plan files (.yaml), folders, -, or bundled for the data that come "
                "with gapcalc",
            ),
            "id": Bilingual("目标的编号或名称", "A target's id or name"),
            "query": Bilingual("编号或名称的一段", "Part of an id or name"),
            "word": Bilingual("单位，如 万亩", "A unit, as offices write it"),
            "cuts": Bilingual(
                "旧数据和新数据：文件、文件夹或“版本:路径”；用 --from、--to 时为一批数据",
                "The older and the newer cut: files, folders or REV:PATH; with --from and --to "
                "one data set",
            ),
        },
    ),
    OptionSection(
        title=Bilingual("评价", "What is judged"),
        options={
            "year": Bilingual(
                "截止日期，不采用此后的数值；可为年、月、季、半年：2026、2026-06、2026Q2、2026H1",
                (
                    "Judge as of its end, without later observations: 2026, or a month, quarter "
                    "or half (2026-06, 2026Q2, 2026H1)"
                ),
            ),
            "start": Bilingual(
                "比较同一批数据的两个时点：自此时点，写法同 --year",
                "Compare two dates of one data set: from the end of this, as for --year",
            ),
            "end": Bilingual(
                "至此时点；默认为数据中最新的时点", "To the end of this; without it the latest date"
            ),
            "template.year": Bilingual(
                "填报到何时，写法同 status；默认为数据中最新的时期",
                "What to fill in up to, as for status; without it the latest in the data",
            ),
            "target": Bilingual(
                "只列该目标：编号或名称；可重复", "Only this target, by its id or name; repeatable"
            ),
            "set_": Bilingual(
                "代入一个带单位的数值，优先于文件；用 ID@年份=数值 指明年份；可重复",
                (
                    "A value with its unit, over what files say; ID@YEAR=VALUE for a year; "
                    "repeatable"
                ),
            ),
            "growth": Bilingual(
                (
                    "假设的年均增长：8%，或每年的增量（120公里、0.5个百分点）；"
                    "累计类目标用百分比时，年度数自最近一个全年起增长；可重复"
                ),
                (
                    "Assumed growth a year: 8%, or an amount (120公里, 0.5pp); of a sum over "
                    "the years, a percentage lets the yearly amount grow from the last full "
                    "year; repeatable"
                ),
            ),
            "action": Bilingual(
                "只列该行动的目标：编号或名称中的一段",
                "Only this action: its number or part of its name",
            ),
            "region": Bilingual("只列该地区范围的目标", "Only this region"),
            "lead": Bilingual("只列该牵头单位的目标", "Only what this office answers for"),
            "commitment": Bilingual(
                "只列该性质的目标：commit、strive、binding、expected，或 力争目标、约束性等",
                "Only targets of this kind: commit, strive, binding, expected",
            ),
            "only": Bilingual(
                "只列该状态的目标，可重复：{choices}",
                "Only this status, repeatable: {choices}",
            ),
            "all_": Bilingual("无可用数据的目标也列出", "List targets without data too"),
            "brief": Bilingual(
                "只写简报：总体结论、变化、滞后目标及原因",
                "A note of a few pages: the verdict, what turned, what lags and why",
            ),
            "poster": Bilingual(
                "作战挂图：全部目标在一张纸上，.html 或 .svg",
                "A chart for the wall: all targets on one sheet, .html or .svg",
            ),
            "by": Bilingual(
                (
                    "地区（region）：各地区的位次，及地区与指标对照的矩阵；"
                    "牵头单位（lead）：各单位待报的数值、自何时起未报、上次报的是什么"
                ),
                (
                    "region: the areas ranked, and a matrix of areas against targets; "
                    "lead: what each office owes, since when, and what was last heard"
                ),
            ),
            "odds": Bilingual(
                "加一列：若速度和波动照旧，如期达到目标的可能性",
                "Add a column: how likely the goal is met if pace and scatter stay as they are",
            ),
            "what-if.all_": Bilingual("列出所有可推算的目标", "List every target with a forecast"),
            "method": Bilingual(
                "其他方法的结论：open-sdg, dns, ndrc, un-2023, aarr，或 all",
                "Another system's verdicts: open-sdg, dns, ndrc, un-2023, aarr, or all",
            ),
            "fail_on": Bilingual(
                (
                    "有这种状态的目标，有结论超时效（old），或 share<70%、coverage<=0.3 成立时，"
                    "退出码为 1，并列出是哪些；可重复"
                ),
                (
                    "Exit 1 where a target has this status, a verdict is old, or share<70% or "
                    "coverage<=0.3 holds, and say which; repeatable"
                ),
            ),
            "strict": Bilingual("警告也算不通过", "Let warnings fail too"),
            "ignore": Bilingual(
                "不列这种警告，如 jump 或 jump:gdp_*；可重复",
                "Leave out this warning, as in jump or jump:gdp_*; repeatable",
            ),
            "baseline": Bilingual("不列该文件中的已知警告", "Leave out the warnings in this file"),
            "write_baseline": Bilingual(
                "把现有警告写入该文件，供 --baseline 使用",
                "Write the present warnings to this file, for --baseline",
            ),
            "explain": Bilingual("查看问题代码的含义", "Tell what a problem's code means"),
        },
    ),
    OptionSection(
        title=Bilingual("数据未写明的", "What the data do not say"),
        options={
            "unit": Bilingual("数据未写单位时，以此为准", "Data without a unit are in this one"),
            "indicator": Bilingual(
                "数据未写指标时，以此为准", "Data without an indicator are of this one"
            ),
            "data_region": Bilingual(
                "数据未写地区时，以此为准", "Data without a region are for this one"
            ),
            "encoding": Bilingual(
                "数据的编码，如 gb18030；默认自动识别",
                "Encoding of the data, such as gb18030; else it is found out",
            ),
            "header_row": Bilingual(
                "表头在第几行；默认自动识别", "Line that names the columns; else it is found out"
            ),
            "period": Bilingual(
                "数据未写时期时，以此为准：2024、2024-09",
                "Data without a period are of this one: 2024, 2024-09",
            ),
            "where": Bilingual(
                "某列取该值的行当作总体读取，如 Sex=Female；可重复",
                "Read the rows with this value as the whole, as in Sex=Female; repeatable",
            ),
            "skip_columns": Bilingual(
                "此列与读取无关；可重复", "This column means nothing; repeatable"
            ),
            "columns": Bilingual(
                "某列是什么，如 Gemeinde=地区；可重复：{choices}",
                "What a column is, as in Gemeinde=region; repeatable: {choices}",
            ),
            "sheets": Bilingual(
                "只读工作簿中的这张工作表；可重复",
                "Of a workbook read this sheet alone; repeatable",
            ),
            "hidden": Bilingual(
                "隐藏的行、列和工作表也读取", "Read hidden rows, columns and sheets too"
            ),
        },
    ),
    OptionSection(
        title=Bilingual("输出", "Output"),
        options={
            "format": Bilingual(
                "输出形式：{choices}",
                "Form of the output: {choices}",
            ),
            "read.format": Bilingual(
                "输出形式：table, csv, json；csv 为标准数据文件",
                "Form of the output: table, csv, json; csv is a data file",
            ),
            "template.format": Bilingual(
                "csv 或 xlsx；默认按扩展名，分单位时为 xlsx",
                "csv or xlsx; else the file's ending says it, and split it is xlsx",
            ),
            "report.format": Bilingual(
                "分单位或分地区时各份报告的形式：html, docx, xlsx, md；挂图为 html, svg",
                "Form of the reports that --split makes: html, docx, xlsx, md; of wall charts "
                "html, svg",
            ),
            "template.split": Bilingual(
                "lead：每个牵头单位一份，写入 -o 指定的文件夹",
                "lead: a file for each lead office, into the folder of -o",
            ),
            "paper": Bilingual(
                "挂图的纸张：A3、A2、A1、A0；默认为两米外可读的最小一种",
                "Paper of the wall chart: A3, A2, A1, A0; else the smallest that can be read from "
                "two metres",
            ),
            "report.split": Bilingual(
                "lead 或 region：每个牵头单位或地区一份，写入 -o 指定的文件夹",
                "lead or region: a report for each, into the folder of -o",
            ),
            "remarks": Bilingual(
                "CSV 加进展、问题、措施等列；工作簿总有这些列",
                "Columns for progress, problems and measures; a workbook always has them",
            ),
            "cells": Bilingual(
                "在 JSON 中列出每个数值单元格的行和列",
                "List line and column of every value cell in the JSON",
            ),
            "write_source": Bilingual(
                "输出规划文件 sources 中该文件所需的一条",
                "Print the entry of `sources` in the plan file that the file needs",
            ),
            "check.format": Bilingual(
                "输出形式：{choices}",
                "Form of the output: {choices}",
            ),
            "output": Bilingual(
                "输出到该文件；- 为标准输出", "Write to this file; - for standard output"
            ),
            "output_path": Bilingual(
                "输出到该文件：.csv（可用 Excel 直接打开）、.json 或 .md",
                "Write to this file: .csv (opens in Excel), .json or .md",
            ),
        },
    ),
    OptionSection(
        title=Bilingual("通用", "General"),
        options={
            "plan": Bilingual(
                "规划文件；默认为随附的规划", "Plan file; without it the bundled plan"
            ),
            "lang": Bilingual("语言；默认随系统", "Language; without it that of the locale"),
            "version": Bilingual("显示版本", "Show the version"),
            "install_completion": Bilingual(
                "为当前的 shell 安装命令补全", "Put the completion into this shell"
            ),
            "show_completion": Bilingual(
                "输出补全脚本：bash, zsh, fish, powershell",
                "Print the completion script: bash, zsh, fish, powershell",
            ),
        },
    ),
)

ENVIRONMENT: dict[str, Bilingual] = {
    "GAPCALC_PLAN": Bilingual("规划文件，同 --plan", "Plan file, as --plan"),
    "GAPCALC_LANG": Bilingual("语言 zh 或 en，同 --lang", "Language zh or en, as --lang"),
    "NO_COLOR": Bilingual("设置后不用颜色", "Set to anything: no colours"),
    "COLUMNS": Bilingual("按这个宽度排版", "Lay out for this width"),
    "GAPCALC_TODAY": Bilingual(
        "当作今年的年份，晚于它的数值存疑", "The year to take for now; later values are doubted"
    ),
    "GAPCALC_DEBUG": Bilingual("程序出错时显示详情", "Details where the program itself fails"),
}

# What the pages say around the texts above.
PHRASES: dict[str, Bilingual] = {
    "usage": Bilingual("用法：", "Usage: "),
    "options": Bilingual("[选项]", "[OPTIONS]"),
    "command": Bilingual("命令", "COMMAND"),
    "commands": Bilingual("命令", "Commands"),
    "examples": Bilingual("示例", "Examples"),
    "environment": Bilingual("环境变量", "Environment"),
    "program": Bilingual(
        "规划目标还差多少、今后年均增速需达多少、是否达到序时进度。",
        (
            "How far each target of a plan is, what growth it still needs a year, and whether "
            "it is on track."
        ),
    ),
    "where-to-start": Bilingual("可以这样开始：", "Where to start:"),
    "more-help": Bilingual(
        "每个命令的用法和示例：gapcalc 命令 --help",
        "Every command has its page with examples: gapcalc COMMAND --help",
    ),
    "completion-installed": Bilingual(
        "{shell} 的命令补全已安装到 {path}，重新打开终端后生效。",
        "The completion for {shell} is in {path}; it works in a new terminal.",
    ),
}

# For who has typed `gapcalc` alone.
FIRST_STEPS: dict[str, Bilingual] = {
    "gapcalc status": PAGES["status"].summary,
    "gapcalc show disposable_income": PAGES["show"].summary,
    "cat export.csv | gapcalc status -": PAGES["status"].examples[
        "cat export.csv | gapcalc status -"
    ],
    "gapcalc template --year 2026 -o 2026.csv": PAGES["template"].summary,
    "gapcalc report -o report.html": PAGES["report"].summary,
    "gapcalc status --plan my-plan.yaml my-data.csv": Bilingual("用自己的规划", "your own plan"),
}
