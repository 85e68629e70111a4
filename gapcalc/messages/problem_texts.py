"""What is said of each problem, what it means for the numbers, what to do, and an example.

Data only; `core` makes messages and explanations of it. `{name}` is filled from a problem's
details; of a pair `{name_zh}`, `{name_en}` each language has its own.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from gapcalc.messages.locale import Bilingual

__all__ = ["LABELS", "PLACEHOLDERS", "SECTIONS", "Example", "Explanation", "ProblemTexts"]


class Explanation(NamedTuple):
    """A problem in one language: what is wrong, what follows from it, and what to do about it."""

    message: str
    meaning: str
    remedy: str


class Example(NamedTuple):
    """A piece of a file or a command line, as it is found and as it reads mended."""

    wrong: str
    right: str


class ProblemTexts(NamedTuple):
    """All that is said of one code. An error keeps a value out, a warning only doubts it."""

    severity: Literal["error", "warning"]
    zh: Explanation
    en: Explanation
    example: Example


LABELS: dict[str, Bilingual] = {
    "error": Bilingual("错误", "error"),
    "warning": Bilingual("警告", "warning"),
    "example": Bilingual("示例（- 原文，+ 改后）：", "Example (- as found, + mended):"),
    "remedy": Bilingual("怎样改：", "What to do: "),
}

# What stands for a detail where there is no problem to fill it from: ‹value› is not a number.
PLACEHOLDERS: dict[str, Bilingual] = {
    "id": Bilingual("目标代码", "target id"),
    "after": Bilingual("此后", "after"),
    "name": Bilingual("名称", "name"),
    "total": Bilingual("合计", "total"),
    "base": Bilingual("年份", "year"),
    "basis": Bilingual("口径", "basis"),
    "before": Bilingual("此前", "before"),
    "since": Bilingual("起始年", "first year"),
    "before_value": Bilingual("原数值", "earlier value"),
    "bounds": Bilingual("允许范围", "bounds"),
    "byte": Bilingual("字节", "byte"),
    "cause": Bilingual("原因", "cause"),
    "chained": Bilingual("连乘结果", "chained rate"),
    "change": Bilingual("变动", "change"),
    "code": Bilingual("代码", "code"),
    "column": Bilingual("列号", "number"),
    "example": Bilingual("指标", "indicator"),
    "command": Bilingual("命令", "command"),
    "count": Bilingual("个数", "number"),
    "encoding": Bilingual("编码", "encoding"),
    "factor": Bilingual("倍数", "factor"),
    "field": Bilingual("列名", "column"),
    "first": Bilingual("行号", "line"),
    "found": Bilingual("个数", "number"),
    "high": Bilingual("上限", "high"),
    "hint": Bilingual(
        "此处给出可用的写法，或到哪里去查", "here stands what fits, or where to look it up"
    ),
    "key": Bilingual("键", "key"),
    "kind": Bilingual("文件类型", "kind of file"),
    "known": Bilingual("可选值", "choices"),
    "last": Bilingual("行号", "line"),
    "limit": Bilingual("上限", "limit"),
    "line": Bilingual("行号", "line"),
    "low": Bilingual("下限", "low"),
    "option": Bilingual("选项", "option"),
    "other": Bilingual("另一值", "other"),
    "path": Bilingual("路径", "path"),
    "period": Bilingual("时期", "period"),
    "reference": Bilingual("参照值", "reference"),
    "scale": Bilingual("倍数", "scale"),
    "target": Bilingual("目标", "target"),
    "unit": Bilingual("单位", "unit"),
    "used": Bilingual("采用值", "value used"),
    "value": Bilingual("值", "value"),
    "values": Bilingual("各数值", "values"),
    "wanted": Bilingual("应有值", "expected"),
    "things": Bilingual("对象", "things"),
    "what": Bilingual("原因", "cause"),
    "where": Bilingual("所在位置", "where"),
    "year": Bilingual("年份", "year"),
    "why": Bilingual("原因", "reason"),
}

_FILES: dict[str, ProblemTexts] = {
    "no-file": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="没有这个文件或文件夹",
            meaning="命令中给出的路径不存在，其中的数据未读取。多为文件名写错，或当前文件夹不对。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="there is no such file or folder",
            meaning=(
                "The path given does not exist, so nothing was read from it. Usually there "
                "is a slip in the name, or the working folder is another one."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="gapcalc status dta",
            right="gapcalc status data",
        ),
    ),
    "unreadable": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件无法读取：{what_zh}",
            meaning=(
                "文件存在，但打不开或读不到结尾：没有权限、是设备文件，或磁盘、网络出错。"
                "结果中缺少它的数据。"
            ),
            remedy="请确认它是普通文件且有读取权限",
        ),
        en=Explanation(
            message="the file cannot be read: {what_en}",
            meaning=(
                "The file is there but cannot be opened or read to its end: no permission, a "
                "device, a failing disk or network. Its data are missing from the result."
            ),
            remedy="Check that it is a regular file that you may read",
        ),
        example=Example(
            wrong="gapcalc status /dev/null",
            right="gapcalc status data/chongqing.csv",
        ),
    ),
    "no-data": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件夹中没有数据文件",
            meaning="给出文件夹时，读取其中及各级子文件夹中的数据文件；这里一个也没有。",
            remedy="请放入 .csv 文件，或直接指定文件",
        ),
        en=Explanation(
            message="no data files in this folder",
            meaning=(
                "Of a folder the data files in it and in the folders below are read; here "
                "there are none."
            ),
            remedy="Put .csv files into it, or name the files",
        ),
        example=Example(
            wrong="gapcalc status docs",
            right="gapcalc status data",
        ),
    ),
    "file-too-large": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件超过 {limit}",
            meaning="文件大小设有上限，以免误给的文件占满内存。一份规划的数据远用不到这么大。",
            remedy="请拆分文件，或删去与规划无关的内容",
        ),
        en=Explanation(
            message="the file is larger than {limit}",
            meaning=(
                "Files are read up to a fixed size, so that a wrong path cannot fill the "
                "memory. The data of a plan are far smaller."
            ),
            remedy="Split it, or take out what is not the plan's",
        ),
        example=Example(
            wrong="gapcalc status whole-database.csv",
            right="gapcalc status chongqing-2024.csv",
        ),
    ),
    "line-too-long": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="有一行超过 {limit} 个字符",
            meaning="表格不会有这么长的行：多半不是表格，或换行符已经丢失。此行未采用。",
            remedy="请确认文件是表格，每行一条记录",
        ),
        en=Explanation(
            message="a line is longer than {limit} characters",
            meaning=(
                "No row of a table is that long: usually the file is no table, or its line "
                "ends are lost. The line is left out."
            ),
            remedy="Check that the file is a table, with one record a line",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit gdp_metro,2023,23600,亿元 gdp_metro,2024,24500,亿元 …"
            ),
            right=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,亿元"
            ),
        ),
    ),
    "encoding": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文本不是 UTF-8、GB18030、Big5 或 UTF-16 编码（此处附近有字节 {byte}）",
            meaning=(
                "编码决定字节如何变成文字。猜错编码，指标和单位的名称就会变成另外的字，"
                "数值便对不上号。"
            ),
            remedy=(
                "请用 --encoding 指明编码，或另存为 UTF-8；在 Excel 中选“CSV UTF-8（逗号分隔）”"
            ),
        ),
        en=Explanation(
            message="the text is not in UTF-8, GB18030, Big5 or UTF-16 (byte {byte} near here)",
            meaning=(
                "The encoding decides which characters the bytes are. With a wrong one, "
                "names of indicators and units turn into others, and values go astray."
            ),
            remedy=(
                "Name it with --encoding, or save the file as UTF-8; in Excel: “CSV UTF-8 "
                "(comma delimited)”"
            ),
        ),
        example=Example(
            wrong="gapcalc status 1998.csv",
            right="gapcalc status 1998.csv --encoding latin-1",
        ),
    ),
    "line-encoding": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="此行无法按文件的编码 {encoding} 解码（字节 {byte}）",
            meaning=(
                "文件其余部分都是同一种编码，只有这一行不是，多为从别的文件粘贴而来。"
                "此行未采用，以免读错名称和单位。"
            ),
            remedy="请重新录入此行，或将整个文件另存为 UTF-8",
        ),
        en=Explanation(
            message="this line cannot be read in the file's encoding {encoding} (byte {byte})",
            meaning=(
                "The rest of the file is in one encoding and this line is not; usually it "
                "was pasted from another file. It is left out, since its names and units "
                "would be read wrongly."
            ),
            remedy="Type the line again, or save the whole file as UTF-8",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,ÒÚÔª"
            ),
            right=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,亿元"
            ),
        ),
    ),
    "mojibake": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是乱码：文件曾用错误的编码打开并保存",
            meaning="文字已在保存时损坏，指标和单位都无法辨认；数字虽完好，却不知是什么。",
            remedy="请从原系统重新导出；打开 CSV 时选对编码",
        ),
        en=Explanation(
            message="{value} is garbled: the file was opened in a wrong encoding and saved so",
            meaning=(
                "The characters were spoiled when the file was saved, so indicators and "
                "units cannot be told. The digits survive, but not what they count."
            ),
            remedy=(
                "Export it again from where it came, and choose the right encoding when "
                "opening a CSV file"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\n鐓ょ偔渚涘簲鑳藉姏,2023,1023,涓囧惃",
            right="indicator,period,value,unit\n煤炭供应能力,2023,1023,万吨",
        ),
    ),
    "files-passed-over": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="文件夹中有 {count} 个文件未读取：{what_zh}",
            meaning=(
                "给出文件夹时只读取 .csv、.tsv、.xlsx、.xlsm 和 .xls。"
                "其余文件如有数据，结果中没有。"
            ),
            remedy="请另存为 CSV 或 .xlsx，或直接指定文件；与规划无关的可移出文件夹",
        ),
        en=Explanation(
            message="{count} of the files in this folder are not read: {what_en}",
            meaning=(
                "Of a folder .csv, .tsv, .xlsx, .xlsm and .xls files are read. Whatever data the "
                "others hold are missing from the result."
            ),
            remedy=(
                "Save them as CSV or .xlsx, or name the file itself; move away what is not the "
                "plan's"
            ),
        ),
        example=Example(
            wrong="data/2025.txt",
            right="data/2025.csv",
        ),
    ),
    "wrong-kind": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件是{kind_zh}，不是文本表格",
            meaning="无论文件名是什么，其内容是另一种格式，没有可读的行。此文件的数据未读取。",
            remedy="请另存为 CSV 或 Excel 工作簿（.xlsx）",
        ),
        en=Explanation(
            message="the file is {kind_en}, not a text table",
            meaning=(
                "Whatever its name says, the content is of another kind and has no rows to "
                "read. Nothing was read from it."
            ),
            remedy="Save it as CSV or as an Excel workbook (.xlsx)",
        ),
        example=Example(
            wrong="gapcalc status 2024.pdf",
            right="gapcalc status 2024.csv",
        ),
    ),
    "exchange-format": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件是{kind_zh}，不是表格",
            meaning=(
                "统计机构用这种格式交换数据，其中的数值与说明分开存放，没有可读的行。"
                "此文件的数据未读取。"
            ),
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="the file is {kind_en}, not a table",
            meaning=(
                "Offices exchange data in this format. It keeps the values apart from what they "
                "are, and has no rows to read. Nothing was read from it."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="gapcalc status table.px",
            right="gapcalc status table.csv",
        ),
    ),
    "excel-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="读取旧版 Excel 文件（.xls）需要另装扩展包",
            meaning=(
                ".xlsx 可以直接读取；读旧版 .xls 的程序包是可选的，这里没有安装。"
                "此文件的数据未读取。"
            ),
            remedy="请安装：pip install 'gapcalc[excel]'，或另存为 .xlsx 或 CSV",
        ),
        en=Explanation(
            message="reading old Excel files (.xls) needs an extra package",
            meaning=(
                "An .xlsx is read as it is; the package for the old .xls is optional and not "
                "installed here. Nothing was read from this file."
            ),
            remedy="Install it: pip install 'gapcalc[excel]', or save the file as .xlsx or CSV",
        ),
        example=Example(
            wrong="pip install gapcalc",
            right="pip install 'gapcalc[excel]'",
        ),
    ),
    "excel-writer-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="写 Excel 工作簿（.xlsx）需要另装扩展包",
            meaning=(
                "写 .xlsx 的程序包是可选的，这里没有安装。报告没有写出；.html 和 .md 不需要它。"
            ),
            remedy="请安装：pip install 'gapcalc[excel]'，或改写为 .html 或 .md",
        ),
        en=Explanation(
            message="writing an Excel workbook (.xlsx) needs an extra package",
            meaning=(
                "The package that writes .xlsx is optional and not installed here. No report "
                "was written; .html and .md need none."
            ),
            remedy="Install it: pip install 'gapcalc[excel]', or write .html or .md",
        ),
        example=Example(
            wrong="gapcalc report -o report.xlsx",
            right="gapcalc report -o report.html",
        ),
    ),
    "word-writer-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="写 Word 文档（.docx）需要另装扩展包",
            meaning=(
                "写 .docx 的程序包是可选的，这里没有安装。报告没有写出；.html 和 .md 不需要它。"
            ),
            remedy="请安装：pip install 'gapcalc[word]'，或改写为 .html 或 .md",
        ),
        en=Explanation(
            message="writing a Word document (.docx) needs an extra package",
            meaning=(
                "The packages that write .docx are optional and not installed here. No report "
                "was written; .html and .md need none."
            ),
            remedy="Install them: pip install 'gapcalc[word]', or write .html or .md",
        ),
        example=Example(
            wrong="gapcalc report -o report.docx",
            right="gapcalc report -o report.html",
        ),
    ),
    "excel-unreadable": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="Excel 文件无法读取：{what_zh}",
            meaning="文件已损坏、加了密码，或只是用了 Excel 的扩展名。此文件的数据未读取。",
            remedy="请在 Excel 中打开，重新保存为 .xlsx 或 CSV",
        ),
        en=Explanation(
            message="the Excel file cannot be read: {what_en}",
            meaning=(
                "It is damaged, locked with a password, or an Excel file by name only. "
                "Nothing was read from it."
            ),
            remedy="Open it in Excel and save it again as .xlsx or CSV",
        ),
        example=Example(
            wrong="gapcalc status locked.xlsx",
            right="gapcalc status unlocked.xlsx",
        ),
    ),
    "hidden-not-read": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="隐藏的内容未读取：{what_zh}",
            meaning=(
                "隐藏的工作表、行、列和被筛选掉的行，往往是旧稿、备查或不对外的数字，所以不采用。"
                "如其中有规划的数据，结果中没有。"
            ),
            remedy="如应采用，请在 Excel 中取消隐藏或筛选，或加 --hidden；否则可删去",
        ),
        en=Explanation(
            message="hidden and not read: {what_en}",
            meaning=(
                "What is hidden or filtered out in a workbook is mostly a draft, a check or not "
                "for publication, so it is not used. If it holds values of the plan, they are "
                "missing from the result."
            ),
            remedy=(
                "If it counts, unhide it or clear the filter in Excel, or give --hidden; "
                "otherwise it can be deleted"
            ),
        ),
        example=Example(
            wrong="gapcalc status data.xlsx",
            right="gapcalc status data.xlsx --hidden",
        ),
    ),
    "unknown-sheet": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="工作簿中没有名为 {value} 的工作表",
            meaning="--sheet 按名称选择工作表，其余工作表不读取。这个名称没有对应的工作表。",
            remedy="现有工作表：{known}",
        ),
        en=Explanation(
            message="the workbook has no sheet named {value}",
            meaning=(
                "--sheet chooses sheets by their names, and the others are not read. No sheet has "
                "this name."
            ),
            remedy="Its sheets: {known}",
        ),
        example=Example(
            wrong="gapcalc status data.xlsx --sheet Sheet9",
            right="gapcalc status data.xlsx --sheet Sheet1",
        ),
    ),
    "sheet-of-text": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="工作表 {value} 中没有数据表，未读取",
            meaning="工作簿有几个工作表，这一个只有文字，或数字只在文字之中，多为说明，因此不当作数据表。",
            remedy="如确为数据，请写上时期和数值；否则不必处理，或用 --sheet 指定要读的工作表",
        ),
        en=Explanation(
            message="the sheet {value} holds no table and is not read",
            meaning=(
                "The workbook has several sheets. This one holds only words, or numbers within "
                "its text, as notes on the others do, and is not taken for a table of data."
            ),
            remedy=(
                "If it is data, add periods and values; otherwise leave it, or name the sheets to "
                "read by --sheet"
            ),
        ),
        example=Example(
            wrong="gapcalc check data.xlsx",
            right="gapcalc check data.xlsx --sheet 数据",
        ),
    ),
    "excel-too-large": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="Excel 文件的内容超过 {limit_zh}",
            meaning=".xlsx 是压缩文件，很小的文件解开后也可能占满内存，所以设有上限。",
            remedy="请只保留与规划有关的工作表和行，或另存为 CSV",
        ),
        en=Explanation(
            message="the Excel file holds more than {limit_en}",
            meaning=(
                "An .xlsx file is compressed, and even a small one can fill the memory when "
                "unpacked; so there is a limit."
            ),
            remedy="Keep the sheets and rows that are the plan's, or save them as CSV",
        ),
        example=Example(
            wrong="gapcalc status yearbook.xlsx",
            right="gapcalc status yearbook-gdp.csv",
        ),
    ),
    "binary-file": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件不是文本",
            meaning=(
                "文件含有空字节，文本表格中不会出现：多为 Word、Excel 等文档，只是改了扩展名。"
            ),
            remedy="请将表格导出为 CSV",
        ),
        en=Explanation(
            message="the file is not text",
            meaning=(
                "It holds a NUL byte, which no text table does: usually a document of Word "
                "or Excel under another name."
            ),
            remedy="Export the table as CSV",
        ),
        example=Example(
            wrong="gapcalc status report.doc",
            right="gapcalc status report.csv",
        ),
    ),
}

_TABLES: dict[str, ProblemTexts] = {
    "no-header": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="没有找到表头：指标、时期、数值三列，或年份横排，或指标横排、年份竖排，都不是",
            meaning=(
                "表头说明每一列是什么。没有表头，数值属于哪个指标、哪一年就只能猜，"
                "所以整个文件不采用。"
            ),
            remedy=(
                "文件请以此行开头：indicator,region,period,value,unit；或用 --header-row 指出"
                "表头在第几行"
            ),
        ),
        en=Explanation(
            message=(
                "no header is found: neither columns for indicator, period and value, nor "
                "years across, nor indicators across with years down"
            ),
            meaning=(
                "The header says what each column is. Without it, indicator and year of a "
                "value would be a guess, so the whole file is left out."
            ),
            remedy=(
                "Begin the file with: indicator,region,period,value,unit; or give the line "
                "of the header with --header-row"
            ),
        ),
        example=Example(
            wrong="gdp_metro,2024,24500,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "header-row": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="第 {line} 行不是表头",
            meaning="--header-row 指定的行里没有可识别的列名。行号从 1 数起，空行也算。",
            remedy="请把 --header-row 改为写有列名的那一行",
        ),
        en=Explanation(
            message="line {line} is no header",
            meaning=(
                "The line given with --header-row has no column names that are known. Lines "
                "are counted from 1, empty ones too."
            ),
            remedy="Give --header-row the line that holds the column names",
        ),
        example=Example(
            wrong="gapcalc status nbs.csv --header-row 1",
            right="gapcalc status nbs.csv --header-row 4",
        ),
    ),
    "indicator-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="表中没有说明是哪个指标",
            meaning=(
                "从数据库导出的“地区 × 年份”表常常不带指标名称。单凭数值认不出指标，所以不采用。"
            ),
            remedy="请用 --indicator 指明，如 --indicator {example}；单位用 --unit",
        ),
        en=Explanation(
            message="the table does not say which indicator it shows",
            meaning=(
                "Databases often export regions by years without the indicator's name. It "
                "cannot be told from the values, so none is used."
            ),
            remedy=(
                "Name it with --indicator, such as --indicator {example}, and the unit with --unit"
            ),
        ),
        example=Example(
            wrong="gapcalc status gdp.csv",
            right="gapcalc status gdp.csv --indicator gdp_metro --unit 亿元",
        ),
    ),
    "region-unsaid": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="表中只有一个省份或地区的数据，却没有说明是哪一个",
            meaning="同名指标各地都有，误用别处的数值，进度就会算错。",
            remedy="请用 --data-region 指明，如 --data-region 重庆市",
        ),
        en=Explanation(
            message="the table is one province's or region's and does not say which",
            meaning=(
                "Every region has an indicator of that name; with another region's values "
                "the progress would be wrong."
            ),
            remedy="Name it with --data-region, such as --data-region 重庆市",
        ),
        example=Example(
            wrong="gapcalc status nbs.csv",
            right="gapcalc status nbs.csv --data-region 重庆市",
        ),
    ),
    "period-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="表中没有说明是哪一年或哪个时期",
            meaning="不知道时期，就无法与基期和目标年比较，也不能把部分月份与全年区分开。",
            remedy="请在列名中写明年份，或加一列 period（时期）",
        ),
        en=Explanation(
            message="the table does not say for which year or period",
            meaning=(
                "Without a period a value cannot be set against the base and target year, "
                "nor part of a year told from the whole."
            ),
            remedy="Write the year into the column's name, or add a column period",
        ),
        example=Example(
            wrong="指标,单位,数值\n主城都市区地区生产总值,亿元,24500",
            right="指标,单位,2024年\n主城都市区地区生产总值,亿元,24500",
        ),
    ),
    "rows-not-read": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message=(
                "“{value}”之下的 {count} 行未采用：这一行表明它们是目标、增速或其中一部分，"
                "而非指标本身的数值"
            ),
            meaning=(
                "小标题会改变其下各行的含义：“二、指数”之下的地区生产总值不是地区生产总值，"
                "“目标”之下的不是实际数。"
            ),
            remedy="如确为实际数值，请改写这一行，或把这部分单独存为一个文件",
        ),
        en=Explanation(
            message=(
                "{count} rows below “{value}” are not read: the line makes them targets, "
                "rates or a part of what they are called"
            ),
            meaning=(
                "A heading changes what the rows below it are: GDP under “indices” is no "
                "GDP, and what stands under “targets” is no actual."
            ),
            remedy=(
                "If they are actual values, reword that line, or save this part as a file of "
                "its own"
            ),
        ),
        example=Example(
            wrong="指标,2024年\n二、指数（上年=100）\n主城都市区地区生产总值（亿元）,106.1",
            right="指标,2024年\n一、总量\n主城都市区地区生产总值（亿元）,24500",
        ),
    ),
    "sheet-rows-not-read": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message=(
                "工作表“{value}”的 {count} 行未采用：工作表的名称表明它们是目标、增速或其中一部分，"
                "而非指标本身的数值"
            ),
            meaning=(
                "工作表的名称对表中所有的行都有效：名为“15-24”“城镇”的工作表只是一部分，"
                "名为“2025年目标”的不是实际数。"
            ),
            remedy=(
                "如确为指标本身的数值，请用 --sheet 指定这张工作表；名称写明目标或预测的，请改名"
            ),
        ),
        en=Explanation(
            message=(
                "{count} rows of the sheet “{value}” are not read: its name makes them targets, "
                "rates or a part of what they are called"
            ),
            meaning=(
                "The name of a sheet holds for all of its rows: one named 15-24 or Urban is a "
                "part, and one named “2025 targets” holds no actual values."
            ),
            remedy=(
                "If they are values of the indicators themselves, name the sheet with --sheet; "
                "one named after targets or forecasts has to be renamed"
            ),
        ),
        example=Example(
            wrong="gapcalc status 年鉴.xlsx",
            right="gapcalc status 年鉴.xlsx --sheet 15-24",
        ),
    ),
    "kind-not-read": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{field} 为 {value}，不是指标本身的数值",
            meaning="备注说明这一行是另一口径或一个部分，不是指标本身的数值。",
            remedy="如这一行就是指标的数值，请改写备注",
        ),
        en=Explanation(
            message="{value} in {field} marks something else than the indicator's own value",
            meaning=(
                "The remark makes the row that of another kind or of a part, not the indicator's "
                "own value."
            ),
            remedy="If this row is the indicator's value, word the remark otherwise",
        ),
        example=Example(
            wrong="indicator,period,value,unit,note\ngdp_metro,2024,22100,亿元,不变价",
            right="indicator,period,value,unit,note\ngdp_metro,2024,24500,亿元,当年价",
        ),
    ),
    "header-too-deep": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="表头超过八行",
            meaning="这么多行的表头里，每一列指什么无法可靠判断，所以整张表未采用。",
            remedy="请把表头并成一行，每列写明时期，如“2023年”",
        ),
        en=Explanation(
            message="the header has more than eight lines",
            meaning=(
                "What each column holds cannot be told for sure from so many lines of "
                "headings, so nothing of this table was read."
            ),
            remedy=(
                "Put the headings into one line that names the period of each column, such "
                "as 2023年"
            ),
        ),
        example=Example(
            wrong="指标,2024年\n,甲\n,乙\n,丙\n,丁\n,戊\n,己\n,庚\n,辛\n主城都市区地区生产总值（亿元）,24500",
            right="指标,2024年\n主城都市区地区生产总值（亿元）,24500",
        ),
    ),
    "unnamed-column": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="第 {column} 列有数值而没有列名，未读取",
            meaning="没有列名，不知道这些数值属于哪一年。常见于合并的表头单元格。",
            remedy="请补上列名，如 2024年",
        ),
        en=Explanation(
            message="values stand in column {column}, which has no name; they are not read",
            meaning=(
                "Without a name it is not known which year they are for. Merged header cells "
                "often leave this behind."
            ),
            remedy="Name the column, such as 2024",
        ),
        example=Example(
            wrong="指标,单位,2023年,\n主城都市区地区生产总值,亿元,23600,24500",
            right="指标,单位,2023年,2024年\n主城都市区地区生产总值,亿元,23600,24500",
        ),
    ),
    "column-not-read": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="列 {field} 看不出是某一时期的数值，未读取；它可能是增速、比重、位次或一个部分",
            meaning="年份数值旁边常并列同比、占比、排名。把它们当作当年的数值，差距就会算错。",
            remedy="如需采用，请另起一行，用其自己的指标名称和单位；否则可删去此列",
        ),
        en=Explanation(
            message=(
                "the column {field} is not read: its heading does not say that it holds values of "
                "a period, rather than a growth rate, share, rank or part"
            ),
            meaning=(
                "Such columns often stand beside the values of a year. Were one taken for a "
                "value, the gap would be wrong."
            ),
            remedy=(
                "To have it read, give it a row of its own with its own indicator and unit; "
                "else the column may go"
            ),
        ),
        example=Example(
            wrong="指标,2024年,2024年同比增长(%)\n主城都市区地区生产总值(亿元),24500,5.7",
            right="指标,2024年\n主城都市区地区生产总值(亿元),24500",
        ),
    ),
    "not-actual": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{value} 是目标、计划或预测数，不是实际数，未读取",
            meaning="把目标数当作实际数，目标就会显得已经完成。只有实际数才计入进度。",
            remedy="请补上实际数；没有则不必改",
        ),
        en=Explanation(
            message="{value} is a target, plan or forecast and not an actual; it is not read",
            meaning=(
                "A target taken for an actual would make the goal look reached. Progress "
                "counts actual values only."
            ),
            remedy="Give the actual value; if there is none yet, leave it so",
        ),
        example=Example(
            wrong="指标,2024年,2027年目标\n主城都市区地区生产总值(亿元),24500,30000",
            right="指标,2024年\n主城都市区地区生产总值(亿元),24500",
        ),
    ),
    "too-many-columns": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="列数超过 {limit}",
            meaning="统计表不会有这么多列：多半不是表格，或分隔符被误认。文件不采用。",
            remedy="请删去多余的列，或改为每行一个数值的长表",
        ),
        en=Explanation(
            message="more than {limit} columns",
            meaning=(
                "No statistical table is that wide: usually the file is no table, or its "
                "separator was mistaken. It is left out."
            ),
            remedy="Remove the columns that are not needed, or write one value a row",
        ),
        example=Example(
            wrong="指标,1年,2年,3年,4年,5年,6年,…",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "duplicate-column": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="列 {field} 重复",
            meaning=(
                "两列含义相同，内容却可能不同，采用哪一列都是猜测，所以整个文件不采用。"
                "中英文列名同义也算重复。"
            ),
            remedy="请删去或改名其中一列",
        ),
        en=Explanation(
            message="the column {field} is there twice",
            meaning=(
                "Two columns mean the same and may differ; to take either would be a guess, "
                "so the file is left out. A Chinese and an English name of one column count "
                "as the same."
            ),
            remedy="Remove or rename one of the two",
        ),
        example=Example(
            wrong="indicator,period,value,unit,单位\ngdp_metro,2024,24500,亿元,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "parts-not-read": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="按 {field} 分列的 {count} 行（如 {value}）是指标的一部分，未采用",
            meaning=(
                "该列把同一指标分成几个部分，只有合计才是指标本身；部分不能当作全体。"
                "如该列所写是口径（如普查前、普查后）而不是部分，用 --column 列名=basis。"
            ),
            remedy=(
                "如要采用其中一部分，用 --where {column}=…；"
                "如该列没有意义，用 --skip-column {column}"
            ),
        ),
        en=Explanation(
            message="{count} rows are parts by {field}, such as {value}, and are not read",
            meaning=(
                "The column divides an indicator; only its total is the indicator itself, and a "
                "part is never taken for the whole. If it names definitions (before and after a "
                "census) and no parts: --column NAME=basis."
            ),
            remedy=(
                "To read one of the parts, --where {column}=…; if the column means nothing, "
                "--skip-column {column}"
            ),
        ),
        example=Example(
            wrong="indicator,period,Sex,value,unit\ngdp_metro,2024,Female,11200,亿元",
            right="indicator,period,Sex,value,unit\ngdp_metro,2024,Total,24500,亿元",
        ),
    ),
    "not-selected": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{count} 行的 {field} 为其他值（如 {value}），按 --where 未采用",
            meaning="--where 只采用该列中选定的一类。",
            remedy="如要采用其他一类，改用 --where {column}=…",
        ),
        en=Explanation(
            message="--where leaves out {count} rows with another {field}, such as {value}",
            meaning="With --where only the rows of one member of a column are read.",
            remedy="To read another member, change --where {column}=…",
        ),
        example=Example(
            wrong="gapcalc check data.csv --where Sex=Female",
            right="gapcalc check data.csv --where Sex=Male",
        ),
    ),
    "column-not-understood": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="不清楚 {field} 列（如 {value}）是否把各行区分开来，{count} 行未采用",
            meaning="该列可能表示口径、分组或另一地区；不明白它，就不知道这些数是什么的数。",
            remedy=(
                "如采用其中一类，用 --where {column}=…；如该列没有意义，用 --skip-column {column}"
            ),
        ),
        en=Explanation(
            message="{field} may set rows apart ({value}), so {count} rows are not read",
            meaning=(
                "The column may stand for a kind, a group or another area. Without knowing, it is "
                "not known what these values are of."
            ),
            remedy=(
                "To read one of its members, --where {column}=…; if the column means nothing, "
                "--skip-column {column}"
            ),
        ),
        example=Example(
            wrong="indicator,period,Lot,value,unit\ngdp_metro,2024,a,22100,亿元\ngdp_metro,2024,b,24500,亿元",
            right="gapcalc check data.csv --where Lot=b",
        ),
    ),
    "rows-without-header": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="从这一行起有 {count} 行带数字，但上方没有可识别的表头",
            meaning="没有表头，就不知道各列是什么，这些行未采用。",
            remedy="在上方补一行列名（指标、年份、数值……），或用 --header-row 指明表头行",
        ),
        en=Explanation(
            message="{count} rows with numbers from here on have no header that is understood",
            meaning="Without a header it is not known what each column is, so they are not read.",
            remedy=(
                "Put a line of column names above them (indicator, year, value …), or name the "
                "header with --header-row"
            ),
        ),
        example=Example(
            wrong="增加值:,30146,7137\n\nindicator,period,value,unit\ngdp_metro,2024,24500,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "read-no-further": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="从这一行起有 {count} 行未读取：{things_zh}超过 {limit} 个",
            meaning="统计部门的文件不会有这么多，多半是列或分隔符被误认，其余各行未采用。",
            remedy="请把文件分成几个，或用 --column 指明各列是什么（gapcalc read 可查看）",
        ),
        en=Explanation(
            message=(
                "{count} rows from here on are not read: there are more than {limit} {things_en}"
            ),
            meaning=(
                "No office's file has so many: usually a column or the separator was mistaken. "
                "The rows that are left are not used."
            ),
            remedy=(
                "Divide the file, or say with --column what its columns are (`gapcalc read` "
                "shows how they were understood)"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24500,A1\ngdp_metro,2025,25800,A2\n…",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元\ngdp_metro,2025,25800,亿元",
        ),
    ),
    "unknown-column": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="未识别的列 {field}",
            meaning="此列未读取，其余各列照常。如果是列名写错，其中的单位、状态等就没有起作用。",
            remedy="可识别的列：{known}",
        ),
        en=Explanation(
            message="the column {field} is not read",
            meaning=(
                "The other columns are read as ever. If the name is a slip, the units or "
                "marks in this column have no effect."
            ),
            remedy="Known columns: {known}",
        ),
        example=Example(
            wrong="indicator,period,value,unit,staus\ngdp_metro,2024,24500,亿元,preliminary",
            right="indicator,period,value,unit,status\ngdp_metro,2024,24500,亿元,preliminary",
        ),
    ),
    "csv-syntax": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="此行无法拆分为单元格：{what_zh}",
            meaning="引号不成对，后面的逗号就成了单元格的内容，分不清哪一格是什么。此行未采用。",
            remedy="请检查是否有未闭合的引号",
        ),
        en=Explanation(
            message="the row cannot be taken apart: {what_en}",
            meaning=(
                "With a quotation mark left open, the commas behind it become part of the "
                "cell, and which cell is which cannot be told. The row is left out."
            ),
            remedy="Look for a quotation mark that is not closed",
        ),
        example=Example(
            wrong='indicator,period,value,unit\ngdp_metro,2024,"24500,亿元',
            right='indicator,period,value,unit\ngdp_metro,2024,"24500",亿元',
        ),
    ),
    "cell-count": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="此行有 {found} 个单元格，表头有 {wanted} 个",
            meaning=(
                "多半是数值里的千分位逗号把一个数拆成了两格。照此读取，24,500 就成了 24，"
                "所以此行不采用。"
            ),
            remedy="含逗号的单元格请加引号，或补齐缺少的单元格",
        ),
        en=Explanation(
            message="{found} cells where the header has {wanted}",
            meaning=(
                "Usually a thousands comma has cut one number in two. Read as it stands, "
                "24,500 would become 24, so the row is left out."
            ),
            remedy="Quote cells that contain commas, or fill in the missing ones",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24,500,亿元",
            right='indicator,period,value,unit\ngdp_metro,2024,"24,500",亿元',
        ),
    ),
    "more-of-error": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="另有 {count} 个 {code}，位于第 {first} 行至第 {last} 行之间，不再逐一列出",
            meaning=(
                "同一文件中，同一代码的问题最多列出一千个，其余只计数。未列出的与已列出的一样，"
                "都不计入结果。"
            ),
            remedy="同一代码反复出现，多半出于同一原因：请先改正已列出的，再检查一次",
        ),
        en=Explanation(
            message=(
                "{count} more of {code}, from line {first} to line {last}, "
                "are not listed one by one"
            ),
            meaning=(
                "Of one code in one file a thousand problems are listed and the others counted. "
                "Those that are not listed are left out of every figure, as the listed ones are."
            ),
            remedy=(
                "So many of one code mostly have one cause: mend what is listed, then check again"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2023,n.k.,亿元\ngdp_metro,2024,n.k.,亿元\n…",
            right="indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,亿元\n…",
        ),
    ),
    "more-of-warning": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="另有 {count} 个 {code}，位于第 {first} 行至第 {last} 行之间，不再逐一列出",
            meaning=(
                "同一文件中，同一代码的问题最多列出一千个，其余只计数。未列出的与已列出的一样，"
                "都值得核对。"
            ),
            remedy="同一代码反复出现，多半出于同一原因：请先核对已列出的，再检查一次",
        ),
        en=Explanation(
            message=(
                "{count} more of {code}, from line {first} to line {last}, "
                "are not listed one by one"
            ),
            meaning=(
                "Of one code in one file a thousand problems are listed and the others counted. "
                "Those that are not listed deserve a look as much as the listed ones."
            ),
            remedy=(
                "So many of one code mostly have one cause: look at what is listed, "
                "then check again"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\ngdp_metro,2023,2.36E+04,亿元\n"
                "gdp_metro,2024,2.45E+04,亿元\n…"
            ),
            right="indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,亿元\n…",
        ),
    ),
}

_CELLS: dict[str, ProblemTexts] = {
    "value-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{field} 为空",
            meaning=(
                "每个数值都要有指标和时期，否则不知道它是什么、是哪一年的。空格不猜，也不当作 0。"
            ),
            remedy="请填写，或删去此行",
        ),
        en=Explanation(
            message="{field} is empty",
            meaning=(
                "Each value needs its indicator and its period, or it is not known what it "
                "says. An empty cell is not guessed, nor taken for 0."
            ),
            remedy="Fill it in, or take the row out",
        ),
        example=Example(
            wrong="indicator,period,value,unit\n,2024,24500,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "not-a-number": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 不是数字",
            meaning=(
                "单元格里不是一个单独的数，如有两个小数点，或夹有别的文字。"
                "只取其中一段会得到错误的数，所以不采用。"
            ),
            remedy="请只写数字，至多一个小数点",
        ),
        en=Explanation(
            message="{value} is not a number",
            meaning=(
                "The cell holds something other than one number: two decimal points, say, or "
                "other words. A part of it would be a wrong value, so it is left out."
            ),
            remedy="Write digits with at most one decimal point",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24.500.0,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500.0,亿元",
        ),
    ),
    "number-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 中未找到数值",
            meaning="此处应有数值，却只有符号、文字或单位。不当作 0，也不猜。",
            remedy="请写数值和单位，如 3 万亿元",
        ),
        en=Explanation(
            message="{value} has no number",
            meaning=(
                "A number is wanted, and only signs, words or a unit are there. It is not "
                "taken for 0, and nothing is guessed."
            ),
            remedy="Write a number and its unit, such as 3 万亿元",
        ),
        example=Example(
            wrong="    goal: {over: 万亿元}",
            right="    goal: {over: 3 万亿元}",
        ),
    ),
    "value-range": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是区间，不是一个数值",
            meaning="区间没有唯一的数值，取哪一端或中点都是猜测，也不能读作相减或日期。",
            remedy=(
                "请写公布的单一数值；只知下限或上限时，数值写该界限，并在 bound 列注明 >= 或 <="
            ),
        ),
        en=Explanation(
            message="{value} is a range and not one value",
            meaning=(
                "A range has no single value: either end or the middle would be a guess, and "
                "it is no subtraction or date either."
            ),
            remedy=(
                "Write the one published value; where only a bound is known, write it and "
                "mark it >= or <= in the column bound"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24000-25000,亿元",
            right="indicator,period,value,unit,bound\ngdp_metro,2024,24000,亿元,>=",
        ),
    ),
    "spreadsheet-error": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是电子表格的出错显示，不是数值",
            meaning="公式出错，或列宽不够只显示 ####，导出时真正的数值已经丢失。",
            remedy="请在表格中修正公式或加宽该列，再重新导出",
        ),
        en=Explanation(
            message="{value} is what a spreadsheet shows in place of a value",
            meaning=(
                "A formula failed, or the column was too narrow and showed ####; in the "
                "export the value itself is lost."
            ),
            remedy="Mend the formula or widen the column in the spreadsheet, and export again",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,########,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "date-in-value": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是日期，不是数值",
            meaning="电子表格会自动把 2-3 变成 2月3日。原来写的是什么，已无从得知。",
            remedy="请将该列设为文本格式，按原始资料重新填写",
        ),
        en=Explanation(
            message="{value} is a date and not a value",
            meaning=(
                "Spreadsheets turn 2-3 into 2月3日 (3 February) of their own accord. What "
                "was there before cannot be told."
            ),
            remedy="Format the column as text and enter the value again from its source",
        ),
        example=Example(
            wrong="indicator,period,value,unit\nmanufacturing_share_gdp,2024,2月3日,%",
            right="indicator,period,value,unit\nmanufacturing_share_gdp,2024,27.5,%",
        ),
    ),
    "hidden-character": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 含有不可见字符、控制字符或改变文字方向的字符",
            meaning="屏幕上看到的与文件里的不同：数字可能倒序显示，也可能夹着看不见的字符。",
            remedy="请删去该单元格，手工重新录入",
        ),
        en=Explanation(
            message=(
                "{value} holds invisible characters, or ones that control the screen or the "
                "direction of text"
            ),
            meaning=(
                "What is seen is not what is there: digits may show in reverse order, or "
                "something may hide between them."
            ),
            remedy="Clear the cell and type it again",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24\u200b500,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "formula": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是公式，不是数值",
            meaning="这里不执行公式，所引用的单元格也不在文件中。公式还可能带有恶意命令。",
            remedy="请在表格中选“粘贴为数值”，再导出",
        ),
        en=Explanation(
            message="{value} is a formula and not a value",
            meaning=(
                "Formulas are not run here, and the cells that it points to are not in the "
                "file. A formula may also carry a harmful command."
            ),
            remedy="Paste it as a value in the spreadsheet, and export again",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,=B2+B3,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "digits-lost": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{value} 是科学计数法，可能已丢失末尾数字",
            meaning=(
                "电子表格列宽不够时会把长数字简写，只保留前几位。此数照用，但精度不足，"
                "可能影响是否达标的判断。"
            ),
            remedy="请将该列设为数值格式，写出全部数字",
        ),
        en=Explanation(
            message="{value} is in scientific notation; digits may have been cut",
            meaning=(
                "A spreadsheet shortens long numbers to fit the column and keeps the first "
                "few digits. The value is used, but it may be too coarse to tell whether a "
                "goal is met."
            ),
            remedy="Format the column as a number and write out all digits",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,2.45E+12,元",
            right="indicator,period,value,unit\ngdp_metro,2024,2450018000000,元",
        ),
    ),
    "words-for-number": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是文字，不是数字",
            meaning="“近八成”“翻一番”之类没有确切的数值，由程序换算就是猜测。",
            remedy="请按资料来源填写数字；只有约数时，写数字并在 bound 列注明 ~",
        ),
        en=Explanation(
            message="{value} is words and no figure",
            meaning=(
                "近八成 (nearly eight tenths) or 翻一番 (doubled) give no definite value; to "
                "put one in would be a guess."
            ),
            remedy=(
                "Write the figure from the source; where it is an approximate one, mark it ~ "
                "in the column bound"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\nmanufacturing_share_gdp,2024,近三成,%",
            right="indicator,period,value,unit,bound\nmanufacturing_share_gdp,2024,28,%,~",
        ),
    ),
    "decimal-ambiguous": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 中的逗号可能是小数点，也可能是千分位",
            meaning=(
                "表中别的数用逗号作小数点，24,500 便可能是 24.5，也可能是两万多。"
                "两种读法相差一千倍，所以不采用。"
            ),
            remedy="请不写千分位；小数点全表统一",
        ),
        en=Explanation(
            message="the comma in {value} may be a decimal comma or separate thousands",
            meaning=(
                "Other numbers of the table have a decimal comma, so 24,500 may be 24.5 or "
                "twenty-four thousand. The readings differ by a thousand, and neither is "
                "taken."
            ),
            remedy="Write no thousands separators, and one decimal sign throughout the table",
        ),
        example=Example(
            wrong=(
                "indicator;period;value;unit\ngdp_metro;2023;23600,5;亿元\n"
                "gdp_metro;2024;24,500;亿元"
            ),
            right=(
                "indicator;period;value;unit\ngdp_metro;2023;23600,5;亿元\n"
                "gdp_metro;2024;24500,0;亿元"
            ),
        ),
    ),
    "multiple-unclear": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 与单位 {unit} 各带倍数，无法合并",
            meaning=(
                "2.45亿 记在“万元”之下，可以是 2.45 亿元，也可以是 2.45 亿个万元，"
                "相差一万倍，所以不采用。"
            ),
            remedy="请写成一个数、一个单位，如数值 24500、单位 亿元",
        ),
        en=Explanation(
            message=(
                "{value} and the unit {unit} both hold a multiple, and the two cannot be joined"
            ),
            meaning=(
                "2.45亿 (245 million) under the unit 万元 may be 2.45亿元, or so many times "
                "万元: ten thousand times as much. So it is left out."
            ),
            remedy="Write one number and one unit, such as 24500 with the unit 亿元",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,2.45亿,万元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "scale-unknown": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="无法识别的倍数 {scale}",
            meaning=(
                "有的表把倍数单列一栏（如 Millions）。不认识这个倍数，数值就可能差上千倍、上亿倍。"
            ),
            remedy="请将倍数并入单位，如 亿元、万人",
        ),
        en=Explanation(
            message="the scale {scale} is not known",
            meaning=(
                "Some tables give the multiple in a column of its own (such as Millions). "
                "Without it a value may be off by thousands or more."
            ),
            remedy="Write the multiple into the unit, such as 亿元 or 万人",
        ),
        example=Example(
            wrong="指标,单位,Scale,2024年\n主城都市区地区生产总值,元,Lakhs,24500",
            right="指标,单位,2024年\n主城都市区地区生产总值,亿元,24500",
        ),
    ),
    "period-malformed": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="无法识别的时期 {value}",
            meaning="时期决定数值落在时间轴的哪一点。“上年”“本期”离开原表就没有意义，不能猜。",
            remedy="请写作 2024、2024-09、2024年1-9月 或 2024Q3",
        ),
        en=Explanation(
            message="{value} is not a period",
            meaning=(
                "The period places a value on the clock. “Last year” or “this period” mean "
                "nothing outside their table, and are not guessed."
            ),
            remedy="Write 2024, 2024-09, 2024年1-9月 or 2024Q3",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,上年,24500,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "period-ambiguous": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 所指的时期不明，例如 2024.1 可能是 1 月，也可能是 10 月",
            meaning=(
                "电子表格会把 2024.10 末尾的 0 去掉，1 月和 10 月就分不清了，"
                "而时间进度要按月份计算。2023/24 可能是学年、财年或两年，"
                "单独一个 2023-12-31 可能是全年、四季度或 12 月。"
            ),
            remedy="请写作 2024-01 或 2024-10；全年请写作 2024",
        ),
        en=Explanation(
            message="{value} can mean more than one period, as 2024.1 can be January or October",
            meaning=(
                "Spreadsheets drop the last 0 of 2024.10, and January and October look the "
                "same. The months decide how much of the time is gone. 2023/24 may be a "
                "school year, a fiscal year or two years, and 2023-12-31 alone the year, its "
                "last quarter or December."
            ),
            remedy="Write 2024-01 or 2024-10, and 2024 for a whole year",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nresident_population_metro,2024.9,2209,万人\n"
                "resident_population_metro,2024.1,2210,万人"
            ),
            right=(
                "indicator,period,value,unit\nresident_population_metro,2024-09,2209,万人\n"
                "resident_population_metro,2024-10,2210,万人"
            ),
        ),
    ),
    "part-without-year": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是一年中的哪几个月，但看不出是哪一年",
            meaning=(
                "标题中没有年份，或各行的月份前后折返（11 月、12 月之后又是 1 月），不止一年；"
                "年份不能猜。"
            ),
            remedy=(
                "请在标题或各行写明年份（2026年1-6月）；标题没写而各行同属一年的，用 --period 2026"
            ),
        ),
        en=Explanation(
            message="{value} names a part of a year, and nothing says of which year",
            meaning=(
                "The title names no year, or the months go back (November, December, then "
                "January) and are of more than one year, which is not guessed."
            ),
            remedy=(
                "Write the year into the title or the rows (2026年1-6月); where all rows are of "
                "one year that no title names, give --period 2026"
            ),
        ),
        example=Example(
            wrong="商贸情况,\n月份,社会消费品零售总额(亿元)\n1-12月,16688.5",
            right="2025年商贸情况,\n月份,社会消费品零售总额(亿元)\n1-12月,16688.5",
        ),
    ),
    "part-beyond-title": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 不在标题或 --period 所说的时期（{period}）之内",
            meaning="标题说的是 1—6 月，行中却是 1—9 月：年份或月份有一处不对，或属于另一年。",
            remedy="请在这一行写明年份和月份（2026年1-9月），或改正标题",
        ),
        en=Explanation(
            message="{value} is not within {period}, of which the title or --period speaks",
            meaning=(
                "A title speaks of January to June and the row of January to September: one of "
                "the two is wrong, or the row is of another year."
            ),
            remedy="Write year and months into the row (2026年1-9月), or correct the title",
        ),
        example=Example(
            wrong="2025年1-6月商贸情况,\n月份,社会消费品零售总额(亿元)\n1-12月,16688.5",
            right="2025年1-12月商贸情况,\n月份,社会消费品零售总额(亿元)\n1-12月,16688.5",
        ),
    ),
    "cut-with-sign": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="名称说的是降低，{value} 看不出是降低还是上升，或同列正负号不一",
            meaning=(
                "“降低率 -2.8%”可能是上升 2.8%，也可能是带着负号写的降低 2.8%；"
                "同一序列有正有负时，正数也同样说不清。两种读法正好相反，不能猜。"
            ),
            remedy=("降低的写成不带负号的数；上升的改用 {id} 作指标名（上升为正、降低为负）"),
        ),
        en=Explanation(
            message=(
                "the name speaks of a cut: {value} may be a cut or a rise, alone or beside others "
                "with another sign"
            ),
            meaning=(
                "“Reduction -2.8 %” may be a rise of 2.8 % or a cut of 2.8 % written with its "
                "sign; where signs are mixed in a series, the positive ones are as unclear. The "
                "readings are opposite and nothing is guessed."
            ),
            remedy=(
                "Write cuts without a sign; write a rise under {id}, where a rise is positive "
                "and a cut negative"
            ),
        ),
        example=Example(
            wrong="指标,年份,数值,单位\n单位地区生产总值二氧化碳排放降低率,2023,-2.8,%",
            right="指标,年份,数值,单位\n单位地区生产总值二氧化碳排放降低率,2023,2.8,%",
        ),
    ),
    "unit-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 没有单位",
            meaning=(
                "亿元与万元相差一万倍，单位不能猜。单位可写在 unit 列、"
                "指标名称后的括号里或数值之后。"
            ),
            remedy="请在 unit 列注明，全文件同一单位的用 --unit（{target} 的公布单位为 {wanted}）",
        ),
        en=Explanation(
            message="{value} has no unit",
            meaning=(
                "亿元 and 万元 differ by ten thousand, so a unit is never guessed. It may "
                "stand in the column unit, in brackets after the indicator, or after the "
                "number."
            ),
            remedy=(
                "Give it in the column unit, or with --unit for the whole file "
                "({target} is published in {wanted})"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24500,",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "unit-unknown": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="未知单位 {unit}",
            meaning="不认识的单位无法换算成目标的单位，数值就不能与目标比较。多为错别字。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="the unit {unit} is not known",
            meaning=(
                "A unit that is not known cannot be converted to the target's, so the value "
                "cannot be set against the goal. Usually it is a slip."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24500,亿园",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "unit-refused": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{unit} 不是单位",
            meaning=(
                "单位中只能有单位词和乘除号。别的内容可能是填错了列，也可能意在使程序卡死，"
                "一律不予计算。"
            ),
            remedy="只接受用 * 或 / 连接的单位词，指数不超过 4",
        ),
        en=Explanation(
            message="{unit} is not a unit",
            meaning=(
                "A unit is made of unit words and signs for times and over. Anything else "
                "has got into the wrong column, or is meant to hang the program; it is not "
                "computed."
            ),
            remedy="Only unit words joined by * or / are read, with exponents up to 4",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24500,10**8元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "growth-as-value": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 是增长率或比率，{target} 要填总量",
            meaning="这一格的单位是总量的单位；由增长率推不出总量，所以没有采用。",
            remedy="请填以 {wanted} 计的总量，不填增长率",
        ),
        en=Explanation(
            message="{value} is a growth rate or share where the amount of {target} is asked for",
            meaning=(
                "The unit beside the cell is that of an amount, which no rate can tell; the "
                "value is not used."
            ),
            remedy="Write the amount in {wanted}, not its growth",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,8.5%,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "unit-mismatch": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{unit} 与 {target} 的单位 {wanted} 量纲不同",
            meaning=(
                "人数不能换算成金额。多为单位填错，或数值属于另一个指标。汇率也不推算："
                "美元不当人民币。"
            ),
            remedy="请更正单位或指标名称",
        ),
        en=Explanation(
            message="{unit} does not measure the same as {wanted}, the unit of {target}",
            meaning=(
                "People cannot be converted to money: the unit is a slip, or the value "
                "belongs to another indicator. No exchange rate is guessed either: dollars "
                "are not yuan."
            ),
            remedy="Correct the unit, or the name of the indicator",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2024,24500,亿吨",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "unit-conflict": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 的单位前后不一：{unit} 与 {other}",
            meaning="单位列、指标名称或列名各写了一个单位，大小不同，采用哪一个都是猜测。",
            remedy="请只保留正确的一个，或改为一致",
        ),
        en=Explanation(
            message="{value} has two units that differ: {unit} and {other}",
            meaning=(
                "The column unit, the indicator's name or the column's name each give a "
                "unit, and not the same one. To take either would be a guess."
            ),
            remedy="Keep the right one, or make them agree",
        ),
        example=Example(
            wrong="indicator,period,value,unit\n主城都市区地区生产总值(亿元),2024,24500,万元",
            right="indicator,period,value,unit\n主城都市区地区生产总值(亿元),2024,24500,亿元",
        ),
    ),
    "unknown-mark": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{field} 不能是 {value}",
            meaning=(
                "bound 列说明数值是下限、上限还是约数，status 列说明是初步数还是修订数，"
                "都影响取舍和判断。"
            ),
            remedy="可选值：{known}",
        ),
        en=Explanation(
            message="{field} cannot be {value}",
            meaning=(
                "The column bound says whether a value is a bound or approximate, status "
                "whether it is preliminary or revised; both bear on which value is taken and "
                "how it is judged."
            ),
            remedy="Choose one of: {known}",
        ),
        example=Example(
            wrong="indicator,period,value,unit,status\ngdp_metro,2024,24500,亿元,certain",
            right="indicator,period,value,unit,status\ngdp_metro,2024,24500,亿元,final",
        ),
    ),
    "unknown-stage": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 不是项目阶段",
            meaning="项目类目标按阶段评价，如开工、建成、投用，不按百分比。",
            remedy="请写其中之一：{known_zh}；还没有开工的留空",
        ),
        en=Explanation(
            message="{value} is not a stage of a project",
            meaning=(
                "Projects are judged by their stage, such as started, completed or in "
                "operation, and not by a percentage."
            ),
            remedy="Write one of: {known_en}; leave it blank before work has begun",
        ),
        example=Example(
            wrong="indicator,period,value\npanlong_pumped_storage,2024,60%",
            right="indicator,period,value\npanlong_pumped_storage,2024,started",
        ),
    ),
}

_MATCHING: dict[str, ProblemTexts] = {
    "unknown-indicator": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="规划中没有指标 {value}（{count} 行）",
            meaning=(
                "整张统计表可以直接读入，与规划无关的行略去并计数。如果是名称写法不同，"
                "这些数据就没有用上。"
            ),
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="the plan has no indicator {value} (rows: {count})",
            meaning=(
                "A whole office table may be read: rows that are not the plan's are left out "
                "and counted. If only the spelling differs, these data are not used."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="indicator,period,value,unit\n主城都市区地区生产总直,2024,24500,亿元",
            right="indicator,period,value,unit\n主城都市区地区生产总值,2024,24500,亿元",
        ),
    ),
    "others-left-out": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="另有 {count} 行属于规划以外的指标或地区",
            meaning="规划以外的名称太多，前一千个已逐一列出，其余合并计数。它们都不计入结果。",
            remedy="如其中应有规划的指标，请核对名称；否则不必处理",
        ),
        en=Explanation(
            message="{count} more rows are of indicators or regions that are not the plan's",
            meaning=(
                "So many names are not the plan's that the first thousand are listed and the "
                "others counted together. None of them counts."
            ),
            remedy=(
                "Check the names if the plan's indicators should be among them; otherwise "
                "there is nothing to do"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\n指标1001,2024,5,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "unknown-region": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="规划中没有地区 {value}（{count} 行）",
            meaning="不认识的地区，其数值不会算到规划的任何地区名下。",
            remedy="这些行未采用；如确属规划中的地区，请将名称加入规划的 regions",
        ),
        en=Explanation(
            message="the plan has no region {value} (rows: {count})",
            meaning="Values of a region that is not known are never put to one of the plan's.",
            remedy=(
                "Those rows are left out; add the name to the plan's regions if it is one of them"
            ),
        ),
        example=Example(
            wrong="indicator,region,period,value,unit\n地区生产总值,主城都是区,2024,24500,亿元",
            right="indicator,region,period,value,unit\n地区生产总值,主城都市区,2024,24500,亿元",
        ),
    ),
    "other-region": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 的范围是 {wanted}，不是{value}（{count} 行）",
            meaning="同一指标，全市与主城都市区是两个数。用错范围，差距和增速都会错。",
            remedy="这些行未采用：局部不等于整体",
        ),
        en=Explanation(
            message="{target} is set for {wanted}, not for {value} (rows: {count})",
            meaning=(
                "One indicator has one value for the whole city and another for its main "
                "area. With the wrong one both gap and growth would be wrong."
            ),
            remedy="Those rows are left out: a part is not the whole",
        ),
        example=Example(
            wrong="indicator,region,period,value,unit\ngdp_metro,全市,2024,32193,亿元",
            right="indicator,region,period,value,unit\ngdp_metro,主城都市区,2024,24500,亿元",
        ),
    ),
    "name-ambiguous": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 与规划中几个指标的名称都等同：{known}",
            meaning=(
                "规划没有这一名称，但有几个指标的名称与它等同，例如只差“年末”“数量”等字。"
                "不说明是哪一个，就不知道数值归谁。"
            ),
            remedy="把 {value} 写入其中一个指标的 also，或在数据中使用目标编号",
        ),
        en=Explanation(
            message="{value} is equivalent to names of several indicators: {known}",
            meaning=(
                "The plan does not have this name, but several of its indicators have one that "
                "comes to the same, such as without 年末 or 数量. Which of them is meant, is not "
                "said."
            ),
            remedy="Put {value} into the `also` of one of them, or use its id in the data",
        ),
        example=Example(
            wrong="indicator,period,value,unit\n年末三级医院数量,2024,60,所",
            right="indicator,period,value,unit\ntertiary_hospitals,2024,60,所",
        ),
    ),
    "region-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 未注明地区，可能指多个地区（{count} 行）",
            meaning=(
                "规划为不同地区设有同名指标，或只为某一地区设定。不注明地区，就不知道数值归谁。"
            ),
            remedy="请填写 region 列，用 --data-region 指明，或使用目标编号：{known}",
        ),
        en=Explanation(
            message="{value} does not say for which region (rows: {count})",
            meaning=(
                "The plan has the indicator for several regions, or for one that is not the "
                "plan's own. Without a region it is not known whose value it is."
            ),
            remedy=(
                "Fill in the column region, give --data-region, or use one of the ids: {known}"
            ),
        ),
        example=Example(
            wrong="indicator,region,period,value,unit\n地区生产总值,,2024,24500,亿元",
            right="indicator,region,period,value,unit\n地区生产总值,主城都市区,2024,24500,亿元",
        ),
    ),
}

_SERIES: dict[str, ProblemTexts] = {
    "basis-not-linked": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 的口径“{basis_zh}”与“{other_zh}”没有共同年份，无法衔接",
            meaning=(
                "不同口径的数不能直接比较；某一年两种口径都公布的，按其比率折算。"
                "没有这样的年份，该口径的数就不参与评价。"
            ),
            remedy="请补上某一年两种口径的数；如口径其实相同，请写成同一名称",
        ),
        en=Explanation(
            message="the basis {basis_en} of {target} has no year in common with {other_en}",
            meaning=(
                "Values of two bases are never compared as they stand: they are linked by their "
                "ratio in a year that is published on both. Without one those of this basis take "
                "no part in the verdict."
            ),
            remedy="Add a year on both bases; if the two are one, give them one name",
        ),
        example=Example(
            wrong=(
                "indicator,region,period,basis,value,unit\n"
                "natural_gas_output,全市,2022,before,140,亿立方米\n"
                "natural_gas_output,全市,2023,after,150,亿立方米"
            ),
            right=(
                "indicator,region,period,basis,value,unit\n"
                "natural_gas_output,全市,2022,before,140,亿立方米\n"
                "natural_gas_output,全市,2022,after,143,亿立方米\n"
                "natural_gas_output,全市,2023,after,150,亿立方米"
            ),
        ),
    ),
    "conflicting-values": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{target} 在 {period} 有同一优先级的不同数值：{values}（首个在第 {first} 行）",
            meaning=(
                "同一时期有两个数，又没有说明哪个是修订数，取哪个都是猜测，结果也会随文件顺序而变。"
            ),
            remedy="请将其一标为 revised（修订），或删去一个",
        ),
        en=Explanation(
            message=(
                "{target} has values of equal standing for {period}: {values} (the first on "
                "line {first})"
            ),
            meaning=(
                "Two values for one period, and nothing says which one is revised: either "
                "would be a guess, and the result would hang on the order of the files."
            ),
            remedy="Mark one as revised, or take one out",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit,status\ngdp_metro,2024,24500,亿元,\n"
                "gdp_metro,2024,24600,亿元,"
            ),
            right=(
                "indicator,period,value,unit,status\ngdp_metro,2024,24500,亿元,\n"
                "gdp_metro,2024,24600,亿元,revised"
            ),
        ),
    ),
    "sources-disagree": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {period} 的数值，各来源不一致：{values}；采用 {used}",
            meaning="不同来源的口径或核算时点可能不同。混用会把口径差异算成增长。",
            remedy="请核对口径，只留一个来源的数，或将应采用的标为 revised（修订）",
        ),
        en=Explanation(
            message="sources disagree on {target} for {period}: {values}; {used} is used",
            meaning=(
                "Sources may differ in definition or in when they counted. Mixed in one "
                "series, that difference would pass for growth."
            ),
            remedy=(
                "Compare the definitions and keep one source, or mark the value to use as revised"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit,status,source\n"
                "gdp_metro,2024,24500,亿元,preliminary,统计公报\n"
                "gdp_metro,2024,25100,亿元,final,统计年鉴"
            ),
            right=(
                "indicator,period,value,unit,status,source\n"
                "gdp_metro,2024,24500,亿元,preliminary,统计公报\n"
                "gdp_metro,2024,25100,亿元,revised,统计年鉴"
            ),
        ),
    ),
    "revision-changes-status": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message=(
                "{target} 在 {period} 的数值由 {before_value} 修订为 {value}，状态"
                "由{before_zh}变为{after_zh}"
            ),
            meaning="采用修订数是正常做法，但它改变了结论，以前通报的结论不再成立。",
            remedy="请核对修订数，并在通报中说明结论的变化；如基期数也有修订，请一并更新",
        ),
        en=Explanation(
            message=(
                "the revision of {target} for {period} from {before_value} to {value} "
                "changes its status from {before_en} to {after_en}"
            ),
            meaning=(
                "Revised values are used, as they should be, but this one changes the "
                "verdict: what was reported before no longer holds."
            ),
            remedy=(
                "Check the revised value and report the change; if the base was revised too, "
                "give its new value"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit,status\ngdp_metro,2022,22352,亿元,\n"
                "gdp_metro,2024,25200,亿元,preliminary\ngdp_metro,2024,23900,亿元,revised"
            ),
            right=(
                "indicator,period,value,unit,status\ngdp_metro,2022,20500,亿元,revised\n"
                "gdp_metro,2024,25200,亿元,preliminary\ngdp_metro,2024,23900,亿元,revised"
            ),
        ),
    ),
    "missing-year": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 缺 {year} 年数值，其后各年未计入",
            meaning="累计数要逐年相加，增速要逐年连乘，缺一年就算不下去。不插补，也不跳过。",
            remedy="请补上缺少的年份",
        ),
        en=Explanation(
            message="{target} has no value for {year}, so later ones are not added",
            meaning=(
                "A running total adds every year, and growth rates are chained year by year; "
                "neither goes on over a gap. Nothing is filled in or skipped."
            ),
            remedy="Add the missing year",
        ),
        example=Example(
            wrong="indicator,period,value,unit\nurban_new_jobs,2024,71.9,万人",
            right=(
                "indicator,period,value,unit\nurban_new_jobs,2023,70.5,万人\n"
                "urban_new_jobs,2024,71.9,万人"
            ),
        ),
    ),
    "rates-added": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{period} 的 {value}% 是各年增速之和；连乘应为 {chained}%",
            meaning="各年增速的基数不同，相加会少算：两年各增 20%，累计增长 44%，不是 40%。",
            remedy="各年增速应连乘，不能相加：(1 + r1)(1 + r2)… - 1",
        ),
        en=Explanation(
            message=(
                "{value} % for {period} is the sum of the yearly rates; chained they give "
                "{chained} %"
            ),
            meaning=(
                "Each year's rate stands on another base, so a sum falls short: two years of "
                "20 % make 44 %, not 40 %."
            ),
            remedy="Chain yearly rates, never add them: (1 + r1)(1 + r2)… - 1",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\ncorridor_freight_volume_growth,2023,21,%\n"
                "corridor_freight_volume_growth,2024,41,%\n"
                "corridor_freight_volume_growth,2023-2024年,62,%"
            ),
            right=(
                "indicator,period,value,unit\ncorridor_freight_volume_growth,2023,21,%\n"
                "corridor_freight_volume_growth,2024,41,%\n"
                "corridor_freight_volume_growth,2023-2024年,70.6,%"
            ),
        ),
    ),
    "mean-as-rate": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 年的 {value} 标明“{name}”，却按比上年增长连乘",
            meaning=(
                "年均增速是若干年的平均，不是当年的增速。2023年 20%、2024年年均 15%，"
                "两年共为 1.15²，连乘则成 1.20×1.15。"
            ),
            remedy="请填比上年增长率，并在备注写明“比上年”；或改填各年的总量",
        ),
        en=Explanation(
            message=(
                "{value} of {target} for {period} is said to be “{name}”, but is chained as growth "
                "on the year before"
            ),
            meaning=(
                "Average growth is a mean over several years, and not the growth of the last one: "
                "20 % for 2023 and a mean of 15 % to 2024 make 1.15², and chained 1.20 · 1.15."
            ),
            remedy=(
                "Give the growth on the year before, and say so in the note (比上年), or the "
                "amounts of each year"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit,note\n服务贸易额,2023,20,%,\n"
                "服务贸易额,2024,15,%,2022—2024年年均增长率"
            ),
            right=(
                "indicator,period,value,unit\n服务贸易额,2022,500,亿元\n"
                "服务贸易额,2023,600,亿元\n服务贸易额,2024,661.25,亿元"
            ),
        ),
    ),
    "rising-rates": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 应当下降，但给出的各年增速均为正，按上升处理",
            meaning="公报常写“下降3.1%”，录入时若只写 3.1，就成了上升，结论正好相反。",
            remedy="下降请写成负数，如 -3.2",
        ),
        en=Explanation(
            message=(
                "{target} is to fall, but every rate given for it is positive and read as a rise"
            ),
            meaning=(
                "Bulletins say “fell by 3.1 %”; entered as 3.1 it becomes a rise, and the "
                "verdict is turned round."
            ),
            remedy="Write a fall as a negative rate, such as -3.2",
        ),
        example=Example(
            wrong="indicator,period,value,unit\nco2_intensity_reduction,2023,3.1,%",
            right="indicator,period,value,unit\nco2_intensity_reduction,2023,-3.1,%",
        ),
    ),
    "like-growth": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {period} 的 {value} 像是增长率",
            meaning=(
                "数值小到可以是百分数，又与上一年的数接不上，或与目标要求的增速相近；"
                "多为该填总量处填了增速。数值按原样采用。"
            ),
            remedy="请填总量（{unit}），不填增长率；若确为总量，请补上上一年的数",
        ),
        en=Explanation(
            message="{value} of {target} for {period} looks like a growth rate",
            meaning=(
                "It is small enough to be a percentage, and does not follow from the year before "
                "or is about the growth that the goal asks for: mostly a rate was filled in where "
                "the amount was asked for. The value is used as it stands."
            ),
            remedy=(
                "Write the amount ({unit}), not its growth; if it is the amount, add that of the "
                "year before"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\nfdi_growth,2024,8.5,亿美元",
            right="indicator,period,value,unit\nfdi_growth,2024,18.5,亿美元",
        ),
    ),
    "share-as-fraction": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{value} 像是小数，而 {target} 以 % 计",
            meaning="26% 写成小数是 0.26；若单位又写 %，就只有原数的百分之一。数值按原样采用。",
            remedy="请写 26，单位 %，不写 0.26",
        ),
        en=Explanation(
            message="{value} looks like a fraction where {target} is in per cent",
            meaning=(
                "26 % as a fraction is 0.26; with the unit % beside it, it is a hundred "
                "times too small. The value is used as it stands."
            ),
            remedy="Write 26 with the unit %, not 0.26",
        ),
        example=Example(
            wrong="indicator,period,value,unit\nmanufacturing_share_gdp,2024,0.26,%",
            right="indicator,period,value,unit\nmanufacturing_share_gdp,2024,26,%",
        ),
    ),
    "share-out-of-range": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {period} 的比重为 {value}，不在 0%—100% 之间",
            meaning=(
                "部分不会大于整体，也不会小于零。多为小数点或单位有误，或填成了增速、指数。"
                "数值按原样采用。"
            ),
            remedy="请核对小数点、单位和指标",
        ),
        en=Explanation(
            message="{value} of {target} for {period} is a share outside 0–100 %",
            meaning=(
                "A part is never more than the whole, nor less than nothing: the decimal "
                "point or unit is wrong, or this is a growth rate or an index. The value is "
                "used as it stands."
            ),
            remedy="Check the decimal point, the unit and the indicator",
        ),
        example=Example(
            wrong="indicator,period,value,unit\nmanufacturing_share_gdp,2024,275,%",
            right="indicator,period,value,unit\nmanufacturing_share_gdp,2024,27.5,%",
        ),
    ),
    "off-by-factor": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message=(
                "{target} 在 {period} 的数值 {value} 约为{reference_zh}的 {factor} 倍；可能原"
                "因：{cause_zh}"
            ),
            meaning=(
                "相差十、百、千、万倍多半不是实际变动，而是单位或小数点有误。数值按原样采用，"
                "结论可能因此出错。"
            ),
            remedy="请核对单位和小数点",
        ),
        en=Explanation(
            message=(
                "{value} for {period} of {target} is about {factor} times {reference_en}; "
                "likely cause: {cause_en}"
            ),
            meaning=(
                "A value off by a factor of ten, a hundred or ten thousand usually shows no "
                "real change but a wrong unit or decimal point. The value is used as it "
                "stands, and the verdict may be wrong for it."
            ),
            remedy="Check the unit and the decimal point",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,万元"
            ),
            right=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,亿元"
            ),
        ),
    ),
    "zero-value": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 年的数值为 0，而 {before} 为 {before_value}",
            meaning="空缺、未统计常被填成 0，与其前后的数值相去甚远。数值按原样采用。",
            remedy="请核对；没有数值的，单元格留空或写“…”",
        ),
        en=Explanation(
            message="{target} is 0 for {period}, and {before_value} in {before}",
            meaning=(
                "A value that is missing is often filled in as 0, far from those around it. The "
                "value is used as it stands."
            ),
            remedy="Check it; where there is no value, leave the cell empty or write …",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nretail_sales,2022,14299.6,亿元\n"
                "retail_sales,2023,0,亿元"
            ),
            right=(
                "indicator,period,value,unit\nretail_sales,2022,14299.6,亿元\n"
                "retail_sales,2023,15629.6,亿元"
            ),
        ),
    ),
    "publication-unclear": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 数值的发布日期 {value} 无法识别",
            meaning=(
                "发布日期说明数值何时已知，history 和 compare --from 据此还原当时的状态。"
                "数值照常采用，视为时期结束时即已知。"
            ),
            remedy="请写作 2025-03-01 或 2025-03",
        ),
        en=Explanation(
            message="{value} says no date on which {target} for {period} was published",
            meaning=(
                "The date of publication says since when a value is known; `history` and `compare "
                "--from` go by it. The value is used, as if known from the end of its period."
            ),
            remedy="Write it as 2025-03-01 or 2025-03",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit,published\nretail_sales,2023,15130.25,亿元,01/02/2024"
            ),
            right=(
                "indicator,period,value,unit,published\nretail_sales,2023,15130.25,亿元,2024-02-01"
            ),
        ),
    ),
    "sign-change": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 年为负数 {value}，而 {before} 为 {before_value}",
            meaning=(
                "总量、个数、比重不会由正变负：多半是把短横当成了负号，或误填了增速、增减量。"
                "数值按原样采用。"
            ),
            remedy="请核对正负号；如为增速、增减量或差额，请写明其指标名称",
        ),
        en=Explanation(
            message="{target} is {value} for {period}, below zero, and {before_value} in {before}",
            meaning=(
                "Amounts, numbers and shares do not turn negative: mostly a dash was read as a "
                "minus, or a growth rate or difference was entered. The value is used as it stands."
            ),
            remedy="Check the sign; give a growth rate or difference under a name of its own",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nretail_sales,2022,14299.6,亿元\n"
                "retail_sales,2023,-15629.6,亿元"
            ),
            right=(
                "indicator,period,value,unit\nretail_sales,2022,14299.6,亿元\n"
                "retail_sales,2023,15629.6,亿元"
            ),
        ),
    ),
    "jump": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 从 {before} 到 {period} 变化 {change}，超出同类指标的正常变动幅度",
            meaning=(
                "突变多因口径、范围或统计方法改变，或录入有误；以它推算的增速不可信。"
                "数值按原样采用。"
            ),
            remedy="请核对数值；如口径有变，各年（包括基期）应改用同一口径",
        ),
        en=Explanation(
            message=(
                "{target} changes by {change} from {before} to {period}: no series of this "
                "kind moves so"
            ),
            meaning=(
                "A sudden change usually comes from a new definition, area or method, or a "
                "slip; a growth rate drawn from it cannot be trusted. The value is used as "
                "it stands."
            ),
            remedy=(
                "Check the value; where the definition changed, give every year by the same "
                "one, the base too"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nresident_population_metro,2023,2130,万人\n"
                "resident_population_metro,2024,3190,万人"
            ),
            right=(
                "indicator,period,value,unit\nresident_population_metro,2023,2130,万人\n"
                "resident_population_metro,2024,2139,万人"
            ),
        ),
    ),
    "cumulative-falls": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 的累计数从 {before_value}（{before}）降到 {value}（{period}）",
            meaning="累计数只增不减。下降说明其中一个是当期数，或口径有变，或录入有误。",
            remedy="请核对哪个是累计数，哪个是当期数",
        ),
        en=Explanation(
            message=(
                "the running total of {target} falls from {before_value} ({before}) to "
                "{value} ({period})"
            ),
            meaning=(
                "A running total never falls. One of the two is the amount of its period "
                "alone, the definition changed, or it is a slip."
            ),
            remedy="Check which one is a running total and which the amount of its period",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nurban_new_jobs,2023年1-6月,38.1,万人\n"
                "urban_new_jobs,2023年1-9月,18.6,万人"
            ),
            right=(
                "indicator,period,value,unit\nurban_new_jobs,2023年1-6月,38.1,万人\n"
                "urban_new_jobs,2023年1-9月,56.7,万人"
            ),
        ),
    ),
    "parts-not-total": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 年为 {value}，各部分（{values}）合计却为 {total}",
            meaning=(
                "各月、各季度或上下半年之和应等于全年数。相差半个百分点以内视为修订，"
                "再多则有一个数口径不同或录入有误。数值按原样采用。"
            ),
            remedy="请核对全年数和各部分的数值",
        ),
        en=Explanation(
            message="{target} is {value} for {period}, but its parts ({values}) add up to {total}",
            meaning=(
                "Months, quarters or halves add up to their year. Half a per cent is what "
                "revisions explain; beyond it one of the values is on another definition, or a "
                "slip. The values are used as they stand."
            ),
            remedy="Check the value of the year and those of its parts",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nretail_sales,2023H1,7000,亿元\n"
                "retail_sales,2023H2,8000,亿元\nretail_sales,2023,15629.6,亿元"
            ),
            right=(
                "indicator,period,value,unit\nretail_sales,2023H1,7000,亿元\n"
                "retail_sales,2023H2,8629.6,亿元\nretail_sales,2023,15629.6,亿元"
            ),
        ),
    ),
    "areas-not-total": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 年为 {value}，其各地区（{count} 个）合计却为 {total}",
            meaning=(
                "规划文件的 total 写明各地区合起来就是这一目标。地区齐全时合计应与之相等，"
                "不齐时不应超过。数值按原样采用。"
            ),
            remedy="请核对总数和各地区的数值；如各地区本不相加，请从规划中去掉 total",
        ),
        en=Explanation(
            message=("{target} is {value} for {period}, but its areas ({count}) add up to {total}"),
            meaning=(
                "By the plan (`total`) the areas together are this target. All of them add up to "
                "it, and some of them to no more. The values are used as they stand."
            ),
            remedy=(
                "Check the value of the whole and those of the areas; take `total` out of the plan "
                "if they do not add up by their nature"
            ),
        ),
        example=Example(
            wrong="indicator,region,period,value,unit\n产值,甲区,2023,70,亿元\n产值,全市,2023,60,亿元",
            right="indicator,region,period,value,unit\n产值,甲区,2023,40,亿元\n产值,全市,2023,60,亿元",
        ),
    ),
    "part-exceeds-whole": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} {period} 年为 {value}，大于所属范围 {known} 的 {before_value}",
            meaning=(
                "规划文件的 within 写明这一范围属于另一范围，同一指标部分不会大于总体："
                "多半是范围填错，或两者口径不同。数值按原样采用。"
            ),
            remedy="请核对地区和数值；两者应为同一口径、同一单位",
        ),
        en=Explanation(
            message=(
                "{target} is {value} for {period}, more than the {before_value} of {known}, of "
                "which it is a part"
            ),
            meaning=(
                "By the plan (`within`) the one area lies within the other, and of one indicator "
                "a part is never more than the whole: mostly the area is a slip, or the two are "
                "on different definitions. The values are used as they stand."
            ),
            remedy="Check area and value; both have to be on one definition and in one unit",
        ),
        example=Example(
            wrong=(
                "# GDP of an area within the city, where the plan has both\n"
                "indicator,region,period,value,unit\n地区生产总值,城区,2023,13000,亿元\n"
                "地区生产总值,全市,2023,12000,亿元"
            ),
            right=(
                "indicator,region,period,value,unit\n地区生产总值,城区,2023,1300,亿元\n"
                "地区生产总值,全市,2023,12000,亿元"
            ),
        ),
    ),
    "quarters-running": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {year} 年的各季度数值逐季大幅上升（{values}），像是自年初累计数",
            meaning=(
                "标题写着“三季度”的往往是一至三季度累计。把累计数当作当季数相加，全年数会成倍偏大。"
            ),
            remedy=(
                "如为累计数，请写作 2024年1-9月 或在指标名称后注明“累计值”；如确为当季数，不必改"
            ),
        ),
        en=Explanation(
            message=(
                "the quarters of {target} in {year} rise from one to the next ({values}) as "
                "totals since January do"
            ),
            meaning=(
                "What is headed third quarter is often the sum of three. Added up as single "
                "quarters, totals make a year several times too large."
            ),
            remedy=(
                "If they are totals, write 2024年1-9月, or 累计值 behind the name; if they "
                "are single quarters, leave them"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\ngdp_metro,2024Q1,5600,亿元\n"
                "gdp_metro,2024Q2,11600,亿元\ngdp_metro,2024Q3,17900,亿元"
            ),
            right=(
                "indicator,period,value,unit\ngdp_metro,2024-01/03,5600,亿元\n"
                "gdp_metro,2024-01/06,11600,亿元\ngdp_metro,2024-01/09,17900,亿元\n"
                "gdp_metro,2024,24500,亿元"
            ),
        ),
    ),
    "months-running": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {year} 年的各月数值逐月匀速上升（{values}），像是自年初累计数",
            meaning=("月报多公布自年初累计数。把累计数当作当月数相加，全年数会成倍偏大。"),
            remedy=(
                "如为累计数，请写作 2024年1-3月 或在指标名称后注明“累计值”；如确为当月数，不必改"
            ),
        ),
        en=Explanation(
            message=(
                "the months of {target} in {year} rise evenly ({values}), as totals since "
                "January do"
            ),
            meaning=(
                "Monthly reports mostly give totals since January. Added up as single months, "
                "they make a year several times too large."
            ),
            remedy=(
                "If they are totals, write 2024年1-3月, or 累计值 behind the name; if they are "
                "single months, leave them"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nurban_new_jobs,2023,70,万人\n"
                "urban_new_jobs,2024-01,6.1,万人\n"
                "urban_new_jobs,2024-02,12.0,万人\nurban_new_jobs,2024-03,18.4,万人"
            ),
            right=(
                "indicator,period,value,unit\nurban_new_jobs,2023,70,万人\n"
                "urban_new_jobs,2024-01/01,6.1,万人\n"
                "urban_new_jobs,2024-01/02,12.0,万人\nurban_new_jobs,2024-01/03,18.4,万人"
            ),
        ),
    ),
    "years-running": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message=(
                "{target} 截至 {year} 年的各年数值（{values}）逐年匀速上升，"
                "像是规划期以来的累计数，却按各年当年数相加"
            ),
            meaning=(
                "累计类目标由各年当年数相加得出。70、142、211 更像是三年累计 211，而不是合计 423。"
            ),
            remedy=(
                "如为累计数，时期请写作 {since}-{year}年累计（或 截至{year}年底累计）；"
                "如确为当年数，不必改"
            ),
        ),
        en=Explanation(
            message=(
                "the yearly values of {target} up to {year} ({values}) rise evenly, as totals "
                "since the start of the plan do, and were added up"
            ),
            meaning=(
                "A cumulative target is the sum of yearly amounts. 70, 142 and 211 are more "
                "likely 211 in three years than 423 in all."
            ),
            remedy=(
                "If they are totals, write their period as {since}-{year}年累计, or "
                "截至{year}年底累计; if they are yearly amounts, leave them"
            ),
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\nurban_new_jobs,2023,70,万人\n"
                "urban_new_jobs,2024,142,万人\nurban_new_jobs,2025,211,万人"
            ),
            right=(
                "indicator,period,value,unit\nurban_new_jobs,2023,70,万人\n"
                "urban_new_jobs,2023-2024年累计,142,万人\nurban_new_jobs,2023-2025年累计,211,万人"
            ),
        ),
    ),
    "future-period": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 的 {value} 所属时期 {period} 尚未到来",
            meaning=(
                "尚未到来的年份不会有公布数，多为年份误录（2025 写成 2052）。"
                "远在规划期之后、或与其他年份不相连的，不作为评估年份，也不采用。"
            ),
            remedy="请更正年份；如确为推算值，请用 --year {year} 评估",
        ),
        en=Explanation(
            message="{value} of {target} is for {period}, which is still to come",
            meaning=(
                "Nothing is published for a year to come: mostly the year is a slip (2052 for "
                "2025). If it lies well after the plan, or apart from the other years, it does "
                "not become the year of the status, and the value is not used."
            ),
            remedy="Correct the year; if it is a projection that is meant, use --year {year}",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2022,22352,亿元\ngdp_metro,2052,24500,亿元",
            right="indicator,period,value,unit\ngdp_metro,2022,22352,亿元\ngdp_metro,2025,24500,亿元",
        ),
    ),
    "total-not-used": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {period} 的数值 {value} 是多年累计，未采用",
            meaning="该目标按单个年份衡量；几年的累计数说明不了其中某一年。",
            remedy="请提供各年的数值；如果就是当年数，请把时期写作 2024",
        ),
        en=Explanation(
            message="{value} for {period} of {target} is a total of several years and is not used",
            meaning=(
                "The target is measured by single years, of which a total of several says nothing."
            ),
            remedy="Give the value of each year; if it is the year's own, write the period as 2024",
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,截至2024年底累计,47000,亿元",
            right="indicator,period,value,unit\ngdp_metro,2024,24500,亿元",
        ),
    ),
    "part-year-not-used": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {period} 的数值 {value} 不足一年，未当作 {year} 年全年数采用",
            meaning=(
                "该目标按全年数衡量，年内数值只与上年同期比较、供参考，不作评价依据。"
                "每个目标只提示最近的一期。"
            ),
            remedy="全年数公布后请补上；如果就是全年数，请把时期写作 {year}",
        ),
        en=Explanation(
            message="{value} for {period} of {target} is not used: part of a year is not {year}",
            meaning=(
                "The target is measured by whole years. Some months are shown beside the same ones "
                "of the year before, and no verdict rests on them. Of each target the latest are "
                "told."
            ),
            remedy=(
                "Give the year's value once it is published; if this is it, write the period as "
                "{year}"
            ),
        ),
        example=Example(
            wrong="indicator,period,value,unit\ngdp_metro,2026年1-6月,13000,亿元",
            right="indicator,period,value,unit\ngdp_metro,2026,27000,亿元",
        ),
    ),
    "part-as-year": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 在 {period} 的数值 {value} 与全年数（{reference}）相当，像是全年数",
            meaning=(
                "几个月的数不应与全年数相当：多为时期写错，或填了全年数。"
                "不足一年的数值不当作全年数。"
            ),
            remedy="请核对时期；全年数请写作 2024",
        ),
        en=Explanation(
            message="{value} for {period} of {target} looks like the whole year's ({reference})",
            meaning=(
                "Some months do not add up to a year: the period is a slip, or the year's "
                "value was entered. A part of a year is never taken for the year."
            ),
            remedy="Check the period; write the whole year as 2024",
        ),
        example=Example(
            wrong=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\n"
                "gdp_metro,2024年1-9月,24500,亿元"
            ),
            right=(
                "indicator,period,value,unit\ngdp_metro,2023,23600,亿元\ngdp_metro,2024,24500,亿元"
            ),
        ),
    ),
}

_PLAN: dict[str, ProblemTexts] = {
    "unit-taken": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{unit} 已经是单位",
            meaning="一个词若有两种含义，数值就会按错误的单位换算。",
            remedy="请换一个名称；`gapcalc units {unit}` 说明它是什么",
        ),
        en=Explanation(
            message="{unit} is a unit already",
            meaning="With two meanings of one word values would be converted by the wrong one.",
            remedy="Choose another name; `gapcalc units {unit}` says what it is",
        ),
        example=Example(
            wrong=(
                "plan: {base_year: 2022, target_year: 2027}\nunits: {担: 50 * 千克, 斤: 0.6 * 千克}"
            ),
            right=(
                "plan: {base_year: 2022, target_year: 2027}\n"
                "units: {担: 50 * 千克, 司马斤: 0.6 * 千克}"
            ),
        ),
    ),
    "unit-definition": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="单位 {unit} 的定义中，{value} 无法识别",
            meaning=(
                "单位的定义是方括号中的新量纲，或数乘以已有的单位；名称是不含空格的一个词。"
                "其他内容一律不予计算。"
            ),
            remedy="写法如 [charging_point]、50 * 千克、10000/15 * 平方米",
        ),
        en=Explanation(
            message="{value} in the definition of the unit {unit} is not understood",
            meaning=(
                "A unit is a dimension of its own in square brackets, or a number of a unit that "
                "there is; its name is one word without spaces. Nothing else is evaluated."
            ),
            remedy="Write it as [charging_point], 50 * 千克, 10000/15 * 平方米",
        ),
        example=Example(
            wrong="plan: {base_year: 2022, target_year: 2027}\nunits: {担: 50 千克斤}",
            right="plan: {base_year: 2022, target_year: 2027}\nunits: {担: 50 * 千克}",
        ),
    ),
    "plan-form": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{key}：此处应写 {wanted_zh}",
            meaning="这个键的内容形式不对，如该写“键: 值”的地方写了一段文字。",
            remedy="各键的格式见 `gapcalc schema`",
        ),
        en=Explanation(
            message="{key}: {wanted_en} is wanted here",
            meaning=(
                "What stands here has not the form of this key: plain text, say, where keys "
                "and values are wanted."
            ),
            remedy="See `gapcalc schema` for the form of each key",
        ),
        example=Example(
            wrong="    goal: 3 万亿元",
            right="    goal: {over: 3 万亿元}",
        ),
    ),
    "unknown-key": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="未知的键 {key}",
            meaning="写错的键如果略过不管，其设置就没有生效，又不易察觉。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="unknown key {key}",
            meaning=(
                "If a misspelt key were passed over, what it sets would have no effect and "
                "nobody would notice."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="    measur: flow",
            right="    measure: flow",
        ),
    ),
    "missing-key": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{where} 缺少 {key}",
            meaning=(
                "缺了这个键就无法计算：规划要有基期年和目标年，每个目标要有名称、目标值、"
                "单位和路径。"
            ),
            remedy="请补上",
        ),
        en=Explanation(
            message="{where} has no {key}",
            meaning=(
                "Nothing can be computed without it: a plan needs its base and target year, "
                "a target its name, goal, unit and path."
            ),
            remedy="Add it",
        ),
        example=Example(
            wrong="plan: {base_year: 2022}",
            right="plan: {base_year: 2022, target_year: 2027}",
        ),
    ),
    "duplicate-key": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="键 {key} 重复，首次出现在第 {first} 行",
            meaning="同一个键写了两次，一般的 YAML 程序会悄悄采用后一个；这里不替作者取舍。",
            remedy="请删去或改名其中一个",
        ),
        en=Explanation(
            message="the key {key} stands here again; it is first on line {first}",
            meaning=(
                "Most YAML programs silently take the second of two; here the choice is left "
                "to the author."
            ),
            remedy="Remove or rename one of the two",
        ),
        example=Example(
            wrong="    path: compound\n    path: linear",
            right="    path: compound",
        ),
    ),
    "unknown-value": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{key} 不能是 {value}",
            meaning="这个键只能取固定的几个值，它们决定用哪个公式。",
            remedy="可选值：{known}",
        ),
        en=Explanation(
            message="{key} cannot be {value}",
            meaning="This key takes one of a few fixed values; they decide which formula is used.",
            remedy="Choose one of: {known}",
        ),
        example=Example(
            wrong="    measure: yearly",
            right="    measure: flow",
        ),
    ),
    "unknown-reference": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="本规划没有 {key} {value}",
            meaning="这里引用的地区、行动或对照数列，规划文件中没有定义。",
            remedy="请先定义，或选用：{known}",
        ),
        en=Explanation(
            message="{key} {value} is not in this plan",
            meaning="The region, action or series named here is not defined in the plan file.",
            remedy="Define it, or choose one of: {known}",
        ),
        example=Example(
            wrong=(
                "plan: {base_year: 2022, target_year: 2027, region: metr}\n"
                "regions: {metro: {zh: 主城都市区}}"
            ),
            right=(
                "plan: {base_year: 2022, target_year: 2027, region: metro}\n"
                "regions: {metro: {zh: 主城都市区}}"
            ),
        ),
    ),
    "goal-unit-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 没有单位",
            meaning="目标值 30000 不说明是亿元还是万元，就无从比较。",
            remedy="请在数值后写明单位；该指标的公布单位为 {wanted}",
        ),
        en=Explanation(
            message="{value} has no unit",
            meaning="A goal of 30000 means nothing until it says 亿元 or 万元.",
            remedy="Write it after the number; the target is published in {wanted}",
        ),
        example=Example(
            wrong="    goal: {over: 30000}",
            right="    goal: {over: 30000 亿元}",
        ),
    ),
    "goals-not-total": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 各地区（{count} 个）的目标合计 {total}，{known} 却为 {value}",
            meaning=(
                "规划文件的 total 写明各地区合起来就是另一目标，或目标分解表印有合计：分解下去的"
                "目标与总数不符，多半有一个数填错或漏了地区。目标按原样采用。"
            ),
            remedy="请核对各地区的目标；如本就不相加，请去掉 total",
        ),
        en=Explanation(
            message=(
                "the goals of {target} for its areas ({count}) add up to {total}, and {known} is "
                "{value}"
            ),
            meaning=(
                "By the plan (`total`) the areas together are another target, or the table of "
                "goals prints a total: a goal is a slip, or an area is missing. The goals are used "
                "as they stand."
            ),
            remedy="Check the goals of the areas; take `total` out if they are not meant to add up",
        ),
        example=Example(
            wrong="regions: {jia: {at_least: 20 亿元}, yi: {at_least: 300 亿元}}",
            right="regions: {jia: {at_least: 200 亿元}, yi: {at_least: 300 亿元}}",
        ),
    ),
    "goal-table": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="目标分解表 {value} 不能采用：{why_zh}",
            meaning="各地区的目标值取自这张表；表不能采用，这些目标就没有目标值。",
            remedy="请核对 goal_tables 中的文件，表内须有地区名称和指标名称",
        ),
        en=Explanation(
            message="the table of goals {value} cannot be used: {why_en}",
            meaning=(
                "The goals of areas are taken from this table; without it the targets have none."
            ),
            remedy=(
                "Check the file under goal_tables; the table has to name areas and targets of the "
                "plan"
            ),
        ),
        example=Example(
            wrong="goal_tables: [../goals.csv]",
            right="goal_tables: [goals.csv]",
        ),
    ),
    "goal-heading": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="目标分解表的 {value} 列没有采用",
            meaning=(
                "列名须为规划中的指标，可连同年份、“目标”和单位。看不懂的列若不读，各地区就会"
                "少了目标而无人知道。"
            ),
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="the column {value} of the table of goals is not read",
            meaning=(
                "A heading has to name a target of the plan, beside a year, 目标 and a unit. If "
                "others were passed over, goals would be missing and nobody would know."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="2027年工业总产直目标（亿元）",
            right="2027年工业总产值目标（亿元）",
        ),
    ),
    "goal-area": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="目标分解表中的地区 {value} 不在规划的 regions 中",
            meaning="不认识的地区，其目标不会算到别的地区名下。",
            remedy="请更正名称，或加入 regions；规划中有：{known}",
        ),
        en=Explanation(
            message="the table of goals has an area {value} that is not among the plan's regions",
            meaning="Goals of an area that is not known are never put to another one.",
            remedy="Correct the name, or add it to regions; the plan has: {known}",
        ),
        example=Example(
            wrong="甲去",
            right="甲区",
        ),
    ),
    "out-of-range": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 超出范围：{bounds}",
            meaning="这个比率不可能取这样的值，多为漏写 % 或多写了零。",
            remedy="请写这一范围内的数；比率带百分号，如 5%",
        ),
        en=Explanation(
            message="{value} cannot stand here: {bounds}",
            meaning=(
                "A share of this size makes no sense here; usually the sign % is missing or "
                "a zero too many was typed."
            ),
            remedy="Write a number within these bounds; a share has its sign, such as 5%",
        ),
        example=Example(
            wrong="plan: {base_year: 2022, target_year: 2027, tolerance: 500%}",
            right="plan: {base_year: 2022, target_year: 2027, tolerance: 5%}",
        ),
    ),
    "goal-range": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="下限 {low} 大于上限 {high}",
            meaning="区间目标以下限为达标线，两端写反，达标线就错了。",
            remedy="请先写较小的数",
        ),
        en=Explanation(
            message="the lower bound {low} is above the upper bound {high}",
            meaning=(
                "A goal between two bounds is met at the lower one; the wrong way round, it "
                "would be met elsewhere."
            ),
            remedy="Write the smaller one first",
        ),
        example=Example(
            wrong="    goal: {between: [3 万亿元, 2 万亿元]}",
            right="    goal: {between: [2 万亿元, 3 万亿元]}",
        ),
    ),
    "goal-path": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="路径 {path} 与此目标不符",
            meaning=(
                "路径说明从基期到目标怎样推进。有的组合没有公式可用，例如项目阶段不按增长率推进。"
            ),
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="the path {path} does not fit this goal",
            meaning=(
                "The path is the shape of the way from base to goal. Some pairs have no "
                "arithmetic: a stage of a project does not grow by a rate."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="    goal: {stage: completed}\n    path: compound",
            right="    goal: {stage: completed}\n    path: step",
        ),
    ),
    "series-unsaid": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="单位为 {unit}，未说明公布的是水平还是增速",
            meaning=(
                "20%、19%、18% 可以是一个比重的三年数值，也可以是三年的增速，数字本身看不出来；"
                "前者降了十分之一，后者连乘为增长近七成。"
            ),
            remedy="请写 series: levels（公布的是水平），或 series: rates（公布的是增速）",
        ),
        en=Explanation(
            message="measured in {unit}, and whether levels or growth rates are published is not "
            "said",
            meaning=(
                "20, 19 and 18 % may be three levels of a share or three rates of growth, and "
                "nothing in them tells which: the one fell by a tenth, the other grew by two "
                "thirds."
            ),
            remedy="Say series: levels, or series: rates for growth rates",
        ),
        example=Example(
            wrong="    goal: {reduce_by: 50%}\n    unit: '%'",
            right="    goal: {reduce_by: 50%}\n    unit: '%'\n    series: levels",
        ),
    ),
    "same-as": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="same_as: {value} 不能与本目标同为一事：{why_zh}",
            meaning=(
                "same_as 指同一件事的另一种说法（如“翻一番”与具体数量）：两者共用数据，只评价一次，"
                "所以地区要相同，单位要能换算，且所指的目标要有一项自己评价。"
            ),
            remedy="请指向同一地区、同一计量的另一目标，或删去 same_as",
        ),
        en=Explanation(
            message="same_as: {value} cannot be the goal that is said again here: {why_en}",
            meaning=(
                "same_as names the goal that another one says again, as a doubling does beside a "
                "count: the two share their data and one is judged. They need one region, units "
                "that convert, and one of them that stands for itself."
            ),
            remedy="Name another target of this region and measure, or leave same_as out",
        ),
        example=Example(
            wrong=(
                "plan: {base_year: 2022, target_year: 2027}\n"
                "targets:\n"
                "  firms: {name: 企业数, goal: {at_least: 200 家}, unit: 家, path: compound, "
                "same_as: twice}\n"
                "  twice: {name: 企业数翻番, goal: {times_base: 2}, unit: 家, path: compound, "
                "same_as: firms}"
            ),
            right=(
                "plan: {base_year: 2022, target_year: 2027}\n"
                "targets:\n"
                "  firms: {name: 企业数, goal: {at_least: 200 家}, unit: 家, path: compound}\n"
                "  twice: {name: 企业数翻番, goal: {times_base: 2}, unit: 家, path: compound, "
                "same_as: firms}"
            ),
        ),
    ),
    "waypoint": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="途中目标有误：{hint_zh}",
            meaning="途中目标（by）是基期与目标年之间某年末应达到的数值，路径经过这一点。",
            remedy="请更正年份或数值，或删去该项",
        ),
        en=Explanation(
            message="this is no waypoint: {hint_en}",
            meaning=(
                "A waypoint (`by`) is a value to be reached by the end of a year between the base "
                "year and the target year; the path passes through it."
            ),
            remedy="Correct the year or the value, or drop the entry",
        ),
        example=Example(
            wrong="    by: {2028: 2 万亿元}",
            right="    by: {2025: 2 万亿元}",
        ),
    ),
    "index-misused": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="index 有误：{hint_zh}",
            meaning="index 是指数等于 100 的年份；各年指数由此年起算，基期不能早于这一年。",
            remedy="请更正 index 的年份，或删去",
        ),
        en=Explanation(
            message="this is no index: {hint_en}",
            meaning=(
                "`index` is the year in which an index is 100; its values are reckoned from there, "
                "so that the way cannot begin before it."
            ),
            remedy="Correct the year of index, or take it out",
        ),
        example=Example(
            wrong=("    goal: {at_least: 140}\n    unit: 指数\n    index: 2025\n    series: rates"),
            right=("    goal: {at_least: 140}\n    unit: 指数\n    index: 2020\n    series: rates"),
        ),
    ),
    "per-series": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="不能按 per 相除：{hint_zh}",
            meaning="per 表示数值除以同期的另一数列，如人均地区生产总值。",
            remedy="请更正 per，或删去",
        ),
        en=Explanation(
            message="nothing can be divided by what `per` says: {hint_en}",
            meaning=(
                "With `per` the values are divided by those of another series for the same period, "
                "as GDP per head is."
            ),
            remedy="Correct `per`, or take it out",
        ),
        example=Example(
            wrong=(
                "plan: {base_year: 2022, target_year: 2027}\n"
                "series: {population: {name: 常住人口, unit: 万人}}\n"
                "targets:\n"
                "  gdp:\n"
                "    name: 人均地区生产总值\n"
                "    goal: {at_least: 10 万元/人}\n"
                "    unit: 亿元\n"
                "    per: gdp\n"
                "    path: compound"
            ),
            right=(
                "plan: {base_year: 2022, target_year: 2027}\n"
                "series: {population: {name: 常住人口, unit: 万人}}\n"
                "targets:\n"
                "  gdp:\n"
                "    name: 人均地区生产总值\n"
                "    goal: {at_least: 10 万元/人}\n"
                "    unit: 亿元\n"
                "    per: population\n"
                "    path: compound"
            ),
        ),
    ),
    "cut-exceeds-base": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 的基期值为 {value}，不大于要下降的数量 {known}",
            meaning="下降这么多，就一点不剩；多半是基期值或降幅的单位写错了。",
            remedy="请核对数值的单位和规划中的 reduce_by",
        ),
        en=Explanation(
            message="the base of {target} is {value}, no more than the cut of {known}",
            meaning=(
                "Such a cut leaves nothing; most likely the base or the cut is in another unit "
                "than it was meant in."
            ),
            remedy="Check the unit of the value, and reduce_by in the plan",
        ),
        example=Example(
            wrong="coal,2020,120,万吨",
            right="coal,2020,1200,万吨",
        ),
    ),
    "divisor-missing": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{target} 除以 {other}，而 {other} 没有{period_zh}数值，该期的商无法计算",
            meaning="人均、单位产值等按同期两个数值相除；缺其中一个，就不会用别的年份代替。",
            remedy="请补充 {other} 该期的数值",
        ),
        en=Explanation(
            message=(
                "{target} is divided by {other}, which has no value for {period_en}: there is no "
                "quotient of that period"
            ),
            meaning=(
                "What is counted per head or per unit takes both values for one period; that of "
                "another year never stands in for a missing one."
            ),
            remedy="Add the value of {other} for that period",
        ),
        example=Example(
            wrong="gdp_per_head,2023,29000,亿元",
            right="gdp_per_head,2023,29000,亿元\npopulation,2023,3190,万人",
        ),
    ),
    "base-years": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="基期不能是几年平均：{hint_zh}",
            meaning=(
                "base_year 写作 2018-2020 时，基期值为各年数值的平均，路径自这几年的中点起算；"
                "累计、保持、一次交付的目标和年均增速都没有这样的起点。"
            ),
            remedy="请写一个基期年，如 base_year: 2020",
        ),
        en=Explanation(
            message="the base cannot be a mean of years here: {hint_en}",
            meaning=(
                "With base_year: 2018-2020 the base is the mean of the values of these years, and "
                "the way begins in the middle of them; what is added up, held, delivered whole or "
                "grows by a mean rate has no such beginning."
            ),
            remedy="Write one base year, such as base_year: 2020",
        ),
        example=Example(
            wrong="    base_year: 2018-2020\n    path: cumulative",
            right="    base_year: 2018-2020\n    path: linear",
        ),
    ),
    "year-order": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="基期年 {base} 不早于目标年 {target}",
            meaning="进度按基期年到目标年的时间计算，次序颠倒就无法计算。",
            remedy="请更正其中之一",
        ),
        en=Explanation(
            message="the base year {base} is not before the target year {target}",
            meaning=(
                "Progress is measured over the time from the base year to the target year, "
                "which would be nothing or less."
            ),
            remedy="Correct one of the two",
        ),
        example=Example(
            wrong="plan: {base_year: 2028, target_year: 2027}",
            right="plan: {base_year: 2022, target_year: 2027}",
        ),
    ),
    "yaml-syntax": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="YAML 语法有误：{what}",
            meaning="规划文件的写法不合 YAML 语法，从此处起无法理解，整个文件不采用。",
            remedy="请检查此处的缩进、引号和括号",
        ),
        en=Explanation(
            message="this is not valid YAML: {what}",
            meaning=(
                "The plan file breaks the rules of YAML and cannot be understood from here "
                "on, so none of it is used."
            ),
            remedy="Check indentation, quotes and brackets here",
        ),
        example=Example(
            wrong="    goal: {over: 3 万亿元",
            right="    goal: {over: 3 万亿元}",
        ),
    ),
    "yaml-full-width": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="“{value}” 用了全角冒号",
            meaning="YAML 只认半角冒号加一个空格；全角冒号被当成文字，整个文件因此无法理解。",
            remedy="请改成半角冒号，后面加一个空格",
        ),
        en=Explanation(
            message="the colon of “{value}” is full-width",
            meaning=(
                "YAML knows the ordinary colon and a blank behind it. The full-width one is text "
                "to it, so that the file cannot be understood."
            ),
            remedy="Type an ordinary colon and a blank",
        ),
        example=Example(
            wrong="base_year：2022",
            right="base_year: 2022",
        ),
    ),
    "too-many-problems": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="问题超过 {limit} 个，其余未列出",
            meaning="问题这么多的文件多半不是规划文件，或同一错误反复出现。",
            remedy="请先改正已列出的问题，或确认这是规划文件",
        ),
        en=Explanation(
            message="there are more than {limit} problems; the others are not listed",
            meaning=(
                "A file with so many is seldom a plan, or one mistake repeats itself everywhere."
            ),
            remedy="Mend those that are listed first, or check that this is a plan file",
        ),
        example=Example(
            wrong="gapcalc check notes.yaml",
            right="gapcalc check targets.yaml",
        ),
    ),
    "yaml-empty": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="规划文件为空",
            meaning="文件中没有内容，或只有注释。",
            remedy="其格式见 `gapcalc schema`",
        ),
        en=Explanation(
            message="the plan file is empty",
            meaning="There is nothing in it, or nothing but comments.",
            remedy="See `gapcalc schema` for its form",
        ),
        example=Example(
            wrong="# plan",
            right=(
                "plan: {base_year: 2022, target_year: 2027}\n"
                "targets: "
                "{gdp: {name: GDP, goal: {over: 3 万亿元}, unit: 亿元, path: compound}}"
            ),
        ),
    ),
    "yaml-too-large": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="规划文件超过 {limit}",
            meaning="规划文件大小设有上限，以免误给的文件占用过多时间和内存。",
            remedy="几千个目标的规划也用不到这么大，请删去无关内容",
        ),
        en=Explanation(
            message="the plan file is larger than {limit}",
            meaning=(
                "Plan files are read up to a fixed size, so that a wrong file cannot take "
                "the time and memory of the machine."
            ),
            remedy="A plan of thousands of targets needs less; take out what is not the plan",
        ),
        example=Example(
            wrong="gapcalc check database.yaml",
            right="gapcalc check my-plan.yaml",
        ),
    ),
    "yaml-too-deep": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="嵌套超过 {limit} 层",
            meaning="层层嵌套的文件可能拖垮程序，规划文件也不需要。多为多打了括号或缩进。",
            remedy="规划文件只需五层，请去掉多余的括号或缩进",
        ),
        en=Explanation(
            message="nested deeper than {limit} levels",
            meaning=(
                "A deeply nested file can bring a program down, and no plan needs one. "
                "Usually there are brackets or indents too many."
            ),
            remedy="A plan file needs five; remove the extra brackets or indentation",
        ),
        example=Example(
            wrong="    also: [[[[[[[[[[[[GDP]]]]]]]]]]]]",
            right="    also: [GDP]",
        ),
    ),
    "yaml-feature": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{what}：不支持标签、复合键和多文档",
            meaning="标签让人难以看出一个值是什么；一个文件只写一个规划。",
            remedy="请直接写出内容",
        ),
        en=Explanation(
            message="{what}: tags, complex keys and several documents are not read here",
            meaning=(
                "With a tag a reader cannot see what a value is, and a file holds one plan alone."
            ),
            remedy="Write the value out in full",
        ),
        example=Example(
            wrong="    unit: !!str 亿元",
            right="    unit: 亿元",
        ),
    ),
}

_COMMAND: dict[str, ProblemTexts] = {
    "no-input": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="没有数据",
            meaning="没有给出数据文件而规划本身不带数据，或标准输入为空，因此没有可评价的数值。",
            remedy="请指定数据文件，用 - 读标准输入，或用 --set ID=数值 给出数值",
        ),
        en=Explanation(
            message="there is no data",
            meaning=(
                "No data file is named and the plan brings none of its own, or standard "
                "input is empty: there are no values to judge."
            ),
            remedy=(
                "Name data files, give - to read standard input, or set values with --set ID=VALUE"
            ),
        ),
        example=Example(
            wrong="gapcalc status --plan my-plan.yaml",
            right="gapcalc status my-data.csv --plan my-plan.yaml",
        ),
    ),
    "unknown-command": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="没有 {value} 这个命令",
            meaning="程序名后面的第一个词是命令。不予执行，以免误解所要的结果。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="there is no command {value}",
            meaning=(
                "The first word after the program's name is the command. Nothing is run, "
                "since another one may be meant."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="gapcalc stats",
            right="gapcalc status",
        ),
    ),
    "no-such-option": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{command} 没有 {value} 这个选项",
            meaning="该命令不认识这个选项。不予执行，以免给出并非所要的结果。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="{command} has no option {value}",
            meaning=(
                "The command does not know the option. Nothing is run, since the result "
                "would not be the one asked for."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="gapcalc status --years 2024",
            right="gapcalc status --year 2024",
        ),
    ),
    "option-misused": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{option} 缺少值，或带了不该有的值",
            meaning="有的选项后面要跟一个值，有的不带值；这里两者弄反了。",
            remedy="用法见 {command} --help",
        ),
        en=Explanation(
            message="{option} lacks its value, or was given one that it does not take",
            meaning=(
                "Some options are followed by a value, others stand alone; here it is the "
                "other way round."
            ),
            remedy="`{command} --help` shows which",
        ),
        example=Example(
            wrong="gapcalc status --year",
            right="gapcalc status --year 2024",
        ),
    ),
    "argument-missing": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{command} 后面缺少 {value}",
            meaning="命令没有说明要处理什么。",
            remedy="补上 {value}；示例见 {command} --help",
        ),
        en=Explanation(
            message="{command} lacks {value}",
            meaning="The command does not say what it is to work on.",
            remedy="Add {value}; `{command} --help` has examples",
        ),
        example=Example(
            wrong="gapcalc show",
            right="gapcalc show gdp_metro",
        ),
    ),
    "argument-too-many": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{command} 后面的内容过多",
            meaning="命令后面的词多于它能接受的。名称含空格时须加引号。",
            remedy="去掉多余的词；用法见 {command} --help",
        ),
        en=Explanation(
            message="there is more behind {command} than it takes",
            meaning=(
                "More words follow the command than it has a place for. A name with spaces "
                "needs quotes."
            ),
            remedy="Leave out what is too much; `{command} --help` shows what it takes",
        ),
        example=Example(
            wrong="gapcalc targets new sister cities",
            right="gapcalc targets 'new sister cities'",
        ),
    ),
    "unknown-option": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{option} 不能是 {value}",
            meaning="该选项只接受规划或程序中已有的值。不予执行，以免给出并非所要的结果。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="{option} cannot be {value}",
            meaning=(
                "The option takes only what the plan or the program has. Nothing is run, "
                "since the result would not be the one asked for."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="gapcalc status --only late",
            right="gapcalc status --only behind",
        ),
    ),
    "options-conflict": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{option} 与 {value} 不能同时使用",
            meaning="两个选项要的是不同的东西，不能写进一个文件。不予执行。",
            remedy="只用其中一个",
        ),
        en=Explanation(
            message="{option} and {value} do not go together",
            meaning=(
                "The two options ask for different things, which cannot be one file. Nothing is "
                "run."
            ),
            remedy="Give one of the two",
        ),
        example=Example(
            wrong="gapcalc report --poster --brief -o sheet.svg",
            right="gapcalc report --poster -o sheet.svg",
        ),
    ),
    "option-malformed": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{option} {value} 不是 {wanted} 的写法",
            meaning="该选项要有列名、等号和内容，这里缺了列名或等号。不予执行。",
            remedy="请写作 {option} {wanted}，含空格时加引号",
        ),
        en=Explanation(
            message="{option} {value} is not of the form {wanted}",
            meaning=(
                "The option needs the name of a column, an equals sign and what is behind it; "
                "the name or the sign is missing. Nothing is run."
            ),
            remedy="Write {option} {wanted}, in quotes where it has blanks",
        ),
        example=Example(
            wrong="gapcalc check data --where Sex:Female",
            right="gapcalc check data --where Sex=Female",
        ),
    ),
    "baseline-form": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="该文件不是已知警告的清单",
            meaning="--baseline 只接受 gapcalc check --write-baseline 写出的文件。",
            remedy="用 gapcalc check 数据 --write-baseline known.json 写出一份",
        ),
        en=Explanation(
            message="this is no list of known warnings",
            meaning="--baseline takes what `gapcalc check --write-baseline` has written.",
            remedy="Write one with `gapcalc check DATA --write-baseline known.json`",
        ),
        example=Example(
            wrong="gapcalc check data --baseline data/a.csv",
            right="gapcalc check data --baseline known.json",
        ),
    ),
    "ignore-unused": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="--ignore {value} 没有对应的警告",
            meaning="数据中没有这种警告：可能已经解决，也可能代码或名称写错。",
            remedy="已经解决的请去掉该选项；名称用 gapcalc check 查看",
        ),
        en=Explanation(
            message="--ignore {value} leaves out no warning",
            meaning="The data have no such warning: it may be settled, or the name mistyped.",
            remedy="Drop the option where it is settled; `gapcalc check` shows the names",
        ),
        example=Example(
            wrong="gapcalc check data --ignore jump:gdp_mtro",
            right="gapcalc check data --ignore jump:gdp_metro",
        ),
    ),
    "option-unused": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{option} {value} 没有起作用",
            meaning="读入的文件中没有该选项所指的列、列中的值或工作表，数据按没有该选项时读取。",
            remedy="各列和工作表的名称用 gapcalc read 查看",
        ),
        en=Explanation(
            message="{option} {value} changed nothing",
            meaning=(
                "None of the files has the column, the value in it, or the sheet that the option "
                "names; they were read as if it were not there."
            ),
            remedy="`gapcalc read` lists the columns and sheets",
        ),
        example=Example(
            wrong="gapcalc check data --skip-column Remarks",
            right="gapcalc check data --skip-column note",
        ),
    ),
    "source-unused": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="读入的文件中没有 {value}",
            meaning="规划文件 sources 中的这一条不适用于任何读入的文件，可能文件改了名或没有送到。",
            remedy="请核对文件名；通配式从路径末尾比对，如 raw/*.csv",
        ),
        en=Explanation(
            message="none of the files that were read is {value}",
            meaning=(
                "This entry of `sources` in the plan file speaks of no file that was read. A file "
                "may have been renamed, or be missing."
            ),
            remedy="Check the name; a pattern fits the end of a path: raw/*.csv",
        ),
        example=Example(
            wrong="sources: [{files: jobs-*.xls, unit: 万人}]",
            right="sources: [{files: jobs-*.xlsx, unit: 万人}]",
        ),
    ),
    "source-contradicted": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="规划文件 sources 说 {key} 是 {value}，文件自己写的是 {other}",
            meaning="文件写明的为准，sources 中的说法没有起作用；其中之一可能有误。",
            remedy="请改正或删去 sources 中的这一项",
        ),
        en=Explanation(
            message="`sources` says that {key} is {value}, the file itself says {other}",
            meaning=(
                "What a file says counts, and what `sources` says of it was never used. One of "
                "the two may be wrong."
            ),
            remedy="Correct or remove that key of `sources`",
        ),
        example=Example(
            wrong="sources: [{files: gdp.csv, unit: 万元}]",
            right="sources: [{files: gdp.csv}]",
        ),
    ),
    "source-option-unused": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="规划文件 sources 的 {value} 没有起作用",
            meaning="文件中没有所指的列、列中的值或工作表，按没有这一项时读取。",
            remedy="各列和工作表的名称用 gapcalc read 查看",
        ),
        en=Explanation(
            message="{value} in `sources` of the plan file changed nothing",
            meaning=(
                "The file has no such column, value or sheet, and was read as if it were not said."
            ),
            remedy="`gapcalc read` lists the columns and sheets",
        ),
        example=Example(
            wrong="sources: [{files: jobs.csv, skip: Remarks}]",
            right="sources: [{files: jobs.csv, skip: note}]",
        ),
    ),
    "setting-malformed": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 不是“编号=数值”的写法",
            meaning="--set 要有目标编号、等号和带单位的数值，这里缺了一部分。",
            remedy="请写作 ID=数值 或 ID@年份=数值，并带单位：gdp@2024=24500亿元",
        ),
        en=Explanation(
            message="{value} sets nothing",
            meaning=(
                "--set needs the id of a target, an equals sign and a value with its unit; a "
                "part of that is missing."
            ),
            remedy="Write ID=VALUE or ID@YEAR=VALUE, with its unit: gdp@2024=24500亿元",
        ),
        example=Example(
            wrong="gapcalc status --set gdp_metro:24500亿元",
            right="gapcalc status --set gdp_metro@2024=24500亿元",
        ),
    ),
    "setting-without-year": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 没有说明是哪一年",
            meaning="未给 --year 时，以数据的最新年份为准；这里没有数据，年份无从确定，也不能猜。",
            remedy="请写作 ID@年份=数值，或用 --year 指定",
        ),
        en=Explanation(
            message="{value} does not say for which year",
            meaning=(
                "Without --year the latest year in the data is meant; here there are no "
                "data, and the year is not guessed."
            ),
            remedy="Write ID@YEAR=VALUE, or give --year",
        ),
        example=Example(
            wrong="gapcalc status --plan my-plan.yaml --set output=372亿元",
            right="gapcalc status --plan my-plan.yaml --set output@2024=372亿元",
        ),
    ),
    "setting-unused": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{value} 未被采用：{target} 用不上该时期的数值",
            meaning=(
                "半年或前三季度的流量不能当作全年数；累计和连乘缺了前面的年份，"
                "后面的数值也用不上。这个数值没有改变结果。"
            ),
            remedy="哪些数值可代表全年，见 `gapcalc show {target}`",
        ),
        en=Explanation(
            message="{value} is not used: {target} has no use for a value of that period",
            meaning=(
                "A flow of half a year cannot stand for the year, and a sum or chain that "
                "lacks an earlier year cannot go on to a later one. This value changes "
                "nothing."
            ),
            remedy="See `gapcalc show {target}` for what can stand for a year",
        ),
        example=Example(
            wrong="gapcalc status --set gdp_metro@2024H1=11800亿元",
            right="gapcalc status --set gdp_metro@2024=24500亿元",
        ),
    ),
    "growth-malformed": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 不是年均增长的写法",
            meaning=(
                "--growth 要有目标编号、等号和年均增长的比例或数量；这里缺了一部分，"
                "或比例超出允许范围。"
            ),
            remedy=(
                "请写作 ID=8%（高于 -100%，不超过 1000%）、ID=120公里 或 ID=0.5个百分点，"
                "情景名称写在前面：高:ID=8%"
            ),
        ),
        en=Explanation(
            message="{value} is no growth a year",
            meaning=(
                "--growth needs the id of a target, an equals sign and a growth a year, by "
                "per cent within bounds; a part of that is missing or beyond them."
            ),
            remedy=(
                "Write ID=8% (above -100%, up to 1000%), ID=120公里 or ID=0.5pp, with the "
                "name of a case before it: high:ID=8%"
            ),
        ),
        example=Example(
            wrong="gapcalc what-if --growth gdp_metro:8%",
            right="gapcalc what-if --growth gdp_metro=8%",
        ),
    ),
    "growth-unit": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 不能作为 {target} 的年均增长",
            meaning="按增长率推进的目标只接受百分数，其他目标只接受带单位的数量，单位不能猜。",
            remedy="请写作 {wanted}",
        ),
        en=Explanation(
            message="{value} cannot be the growth a year of {target}",
            meaning=(
                "On a compound path growth is a percentage; on other paths it is an amount "
                "with its unit, which is not guessed."
            ),
            remedy="Write {wanted}",
        ),
        example=Example(
            wrong="gapcalc what-if --growth gdp_metro=1500亿元",
            right="gapcalc what-if --growth gdp_metro=8%",
        ),
    ),
    "growth-ambiguous": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 对 {target} 有两种读法：每年增加若干个百分点，或按百分比增长",
            meaning="目标本身是比率，两种读法的结果相差很大，不能猜。",
            remedy=(
                "百分点请写作 {wanted}；按百分比增长的，请算出目标年数值，"
                "用 --set {target}@年份=数值 给出"
            ),
        ),
        en=Explanation(
            message=(
                "{value} can be read in two ways for {target}: points a year, or per cent of "
                "its own level"
            ),
            meaning=(
                "The target is a ratio itself; the two readings lead far apart, and neither "
                "is guessed."
            ),
            remedy=(
                "For points write {wanted}; for per cent work out the value and give it with "
                "--set {target}@YEAR=VALUE"
            ),
        ),
        example=Example(
            wrong="gapcalc what-if --growth private_economy_share_gdp=0.5%",
            right="gapcalc what-if --growth private_economy_share_gdp=0.5pp",
        ),
    ),
    "growth-refused": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{target} 不按年均增长推算，{value} 无法采用",
            meaning=(
                "按建成与否评价的目标、没有数值界限的目标和与对照数列相比的目标，"
                "没有自身的年均增长。"
            ),
            remedy="请用 --set {target}@年份=数值 给出某年的数值",
        ),
        en=Explanation(
            message="{target} takes no growth a year: {value} cannot be used",
            meaning=(
                "A target that is delivered whole, has no threshold, or is set against "
                "another series has no growth of its own."
            ),
            remedy="Give a value with --set {target}@YEAR=VALUE",
        ),
        example=Example(
            wrong="gapcalc what-if --growth rd_intensity_vs_national=0.1pp",
            right="gapcalc what-if --set rd_intensity_vs_national@2026=2.6%",
        ),
    ),
    "growth-unused": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{target} 的年均增长 {value} 未被采用：没有可据以推算到 {year} 年的数值",
            meaning=(
                "从目标年以前的最新数值起推算；按百分比增长要求数值大于零，"
                "累计目标要求有一个全年数。"
            ),
            remedy="请用 --set {target}@年份=数值 给出起点，已有数值见 `gapcalc show {target}`",
        ),
        en=Explanation(
            message=(
                "the growth of {target} by {value} is not used: no value of it can grow "
                "until {year}"
            ),
            meaning=(
                "Growth starts from the latest value before the target year; by per cent the "
                "value has to be above zero, and a cumulative target needs a full year's "
                "amount."
            ),
            remedy=(
                "Give a value to start from with --set {target}@YEAR=VALUE; `gapcalc show "
                "{target}` lists those that are there"
            ),
        ),
        example=Example(
            wrong="gapcalc what-if --growth gdp_metro=8%",
            right="gapcalc what-if --growth gdp_metro=8% --set gdp_metro@2024=24500亿元",
        ),
    ),
    "assumed-twice": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="{value} 与同一情景中 {target} 的另一假设不同",
            meaning=(
                "同一情景中，同一目标只能有一个年均增长，同一时期只能有一个数值；以哪个为准不能猜。"
            ),
            remedy="请删去其一，或写成两个情景：高:ID=8%、低:ID=4%",
        ),
        en=Explanation(
            message="{value} differs from another assumption on {target} in the same case",
            meaning=(
                "In one case a target has one growth, and one value for a period; which of "
                "two is meant is not guessed."
            ),
            remedy="Remove one of them, or make two cases of them: high:ID=8% and low:ID=4%",
        ),
        example=Example(
            wrong="gapcalc what-if --growth gdp_metro=8% --growth gdp_metro=4%",
            right="gapcalc what-if --growth high:gdp_metro=8% --growth low:gdp_metro=4%",
        ),
    ),
    "unknown-target": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="规划中没有目标 {value}",
            meaning="目标按编号或规划中的名称查找，这个都不是。",
            remedy="{hint_zh}",
        ),
        en=Explanation(
            message="the plan has no target {value}",
            meaning=(
                "Targets are found by their id or by their names in the plan; this is neither."
            ),
            remedy="{hint_en}",
        ),
        example=Example(
            wrong="gapcalc show gdp_meter",
            right="gapcalc show gdp_metro",
        ),
    ),
    "unknown-revision": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="没有这个文件，git 版本库中也没有版本 {value}",
            meaning=(
                "冒号前应是 git 版本：提交、分支或标签。版本名写错，"
                "或持续集成只取了最近一次提交，都会查不到。"
            ),
            remedy="请用 `git log` 核对版本；持续集成中请取全部历史（fetch-depth: 0）",
        ),
        en=Explanation(
            message="there is no such file, and git knows no revision {value}",
            meaning=(
                "Before the colon stands a revision of git: a commit, branch or tag. It is "
                "not found where the name is misspelt, or where a pipeline has fetched the "
                "last commit alone."
            ),
            remedy=(
                "`git log` lists the revisions; let a pipeline fetch the whole history "
                "(fetch-depth: 0)"
            ),
        ),
        example=Example(
            wrong="gapcalc compare HEAD~l:data data",
            right="gapcalc compare HEAD~1:data data",
        ),
    ),
    "not-in-revision": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="版本 {value} 中没有 {path}",
            meaning=(
                "冒号后的路径从版本库顶层算起，以 ./ 开头则从当前文件夹算起。"
                "文件可能是后来才加入的，或当时叫别的名字。"
            ),
            remedy="可用 `git ls-tree -r --name-only {value}` 列出该版本的文件",
        ),
        en=Explanation(
            message="revision {value} holds no {path}",
            meaning=(
                "The path after the colon is counted from the top of the repository, or from "
                "the present folder where it begins with ./. The file may have come later, "
                "or bore another name then."
            ),
            remedy="`git ls-tree -r --name-only {value}` lists what the revision holds",
        ),
        example=Example(
            wrong="gapcalc compare HEAD~1:dta data",
            right="gapcalc compare HEAD~1:data data",
        ),
    ),
    "output-exists": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件已存在",
            meaning="填报表可能已有人填写，覆盖后无法找回，因此不写。",
            remedy="请换一个文件名，或先移走原文件",
        ),
        en=Explanation(
            message="the file is there already",
            meaning=(
                "Somebody may have filled it in, and writing over it would lose that; "
                "nothing is written."
            ),
            remedy="Name another file, or move this one away first",
        ),
        example=Example(
            wrong="gapcalc template -o filled.csv",
            right="gapcalc template -o 2026.csv",
        ),
    ),
    "output-is-input": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="要写的文件也是要读的文件",
            meaning="写入会毁掉读入的数据，所以没有写。",
            remedy="请用 -o 另给一个文件名",
        ),
        en=Explanation(
            message="the file to write is one of those that are read",
            meaning="Writing it would destroy the data it is made from, so nothing was written.",
            remedy="Give another name to -o",
        ),
        example=Example(
            wrong="gapcalc template data.csv -o data.csv",
            right="gapcalc template data.csv -o to-fill-in.csv",
        ),
    ),
    "unwritable": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="文件无法写入：{what_zh}",
            meaning="文件夹不存在、没有写入权限、磁盘已满，或文件正被其他程序（如 Excel）打开。",
            remedy="请关闭占用它的程序，或用 -o 另给一个位置",
        ),
        en=Explanation(
            message="the file cannot be written: {what_en}",
            meaning=(
                "The folder does not exist, you may not write there, the disk is full, or "
                "another program such as Excel has the file open."
            ),
            remedy="Close the program that uses it, or give another place to -o",
        ),
        example=Example(
            wrong="gapcalc template -o no-such-folder/2026.csv",
            right="gapcalc template -o 2026.csv",
        ),
    ),
    "git-failed": ProblemTexts(
        severity="error",
        zh=Explanation(
            message="git 不能给出这份数据：{what_zh}",
            meaning=(
                "“版本:路径”要从当前文件夹所在的 git 版本库中取数据；没有安装 git、"
                "不在版本库内、版本库损坏或内容过大时取不到。"
            ),
            remedy="请确认已安装 git 并在版本库内运行，或先取出该版本，再比较两个文件夹",
        ),
        en=Explanation(
            message="git cannot give these data: {what_en}",
            meaning=(
                "REVISION:PATH takes data from the git repository that the present folder "
                "belongs to. That fails where git is not installed, outside a repository, or "
                "where the repository is damaged or holds too much."
            ),
            remedy=(
                "See that git is there and run it inside the repository, or check the "
                "revision out and compare two folders"
            ),
        ),
        example=Example(
            wrong="gapcalc compare HEAD~1:data data",
            right="git worktree add ../before HEAD~1\ngapcalc compare ../before/data data",
        ),
    ),
    "link-not-followed": ProblemTexts(
        severity="warning",
        zh=Explanation(
            message="{count} 个符号链接或子模块未读取，第一个是 {value}",
            meaning=(
                "版本中的链接可以指向任何地方，子模块另有版本库，都不从版本中读取；"
                "其所指的数据不在结果中。"
            ),
            remedy="请直接给出所指的文件，或先取出该版本，再比较两个文件夹",
        ),
        en=Explanation(
            message="symbolic links or submodules not read: {count}, the first is {value}",
            meaning=(
                "In a revision a link may point anywhere and a submodule is another "
                "repository; neither is read, and the data behind it are not in the result."
            ),
            remedy=(
                "Name the file that is meant, or check the revision out and compare two folders"
            ),
        ),
        example=Example(
            wrong="gapcalc compare v1:links data",
            right="gapcalc compare v1:data data",
        ),
    ),
}

SECTIONS: dict[Bilingual, dict[str, ProblemTexts]] = {
    Bilingual("文件", "Files"): _FILES,
    Bilingual("表格", "Tables"): _TABLES,
    Bilingual("单元格", "Cells"): _CELLS,
    Bilingual("指标与地区", "Indicators and regions"): _MATCHING,
    Bilingual("数值之间", "Values beside each other"): _SERIES,
    Bilingual("规划文件", "The plan file"): _PLAN,
    Bilingual("命令行", "The command line"): _COMMAND,
}
