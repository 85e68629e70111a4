"""What `gapcalc read` says of a table: its form, the roles of its columns, the fates of its rows.

The words of `ROLES`, `WHYS`, `FATES` and `FORMATS` stand by the names that the reader gives them.
"""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["FATE_WORDS", "FORMAT_WORDS", "READING_WORDS", "ROLE_WORDS", "WHY_WORDS"]

# In English a role is called as `--column NAME=ROLE` takes it.
ROLE_WORDS: dict[str, Bilingual] = {
    "indicator": Bilingual("指标", "indicator"),
    "region": Bilingual("地区", "region"),
    "period": Bilingual("时期", "period"),
    "part": Bilingual("时期的一段", "part"),
    "value": Bilingual("数值", "value"),
    "unit": Bilingual("单位", "unit"),
    "multiplier": Bilingual("倍数", "multiplier"),
    "bound": Bilingual("界限", "bound"),
    "status": Bilingual("数据性质", "status"),
    "source": Bilingual("来源", "source"),
    "publisher": Bilingual("发布单位", "publisher"),
    "url": Bilingual("网址", "url"),
    "note": Bilingual("备注", "note"),
    "basis": Bilingual("口径", "basis"),
    "published": Bilingual("发布日期", "published"),
    "dimension": Bilingual("分组", "dimension"),
    "skip": Bilingual("不用", "skip"),
    "remark": Bilingual("反馈", "remark"),
    "unknown": Bilingual("未识别", "unknown"),
}

WHY_WORDS: dict[str, Bilingual] = {
    "option": Bilingual("由选项指定", "said by an option"),
    "format": Bilingual("该格式固有的列", "a column of this format"),
    "heading": Bilingual("据列名", "by its heading"),
    "values": Bilingual("据列中的内容", "by what stands below"),
    "place": Bilingual("据所在位置", "by its place"),
    "constant": Bilingual("全列相同", "the same throughout"),
    "repeats": Bilingual("与另一列重复", "repeats another column"),
    "text": Bilingual("文字说明", "running text"),
    "unknown": Bilingual("未能识别，可能区分各行", "not understood, may set rows apart"),
}

FATE_WORDS: dict[str, Bilingual] = {
    "used": Bilingual("采用", "used"),
    "refused": Bilingual("有错误", "refused"),
    "not_understood": Bilingual("未能识别", "not understood"),
    "not_actual": Bilingual("非实际值", "not actual"),
    "part": Bilingual("部分", "part of a whole"),
    "other_region": Bilingual("其他地区", "other region"),
    "other_indicator": Bilingual("其他指标", "other indicator"),
    "not_selected": Bilingual("未选取", "not selected"),
    "hidden": Bilingual("隐藏", "hidden"),
    "no_value": Bilingual("无数值", "no value"),
    "header": Bilingual("表头", "header"),
    "beside": Bilingual("标题和附注", "titles and notes"),
}

# A known format, such as SDMX-CSV, has its own name in either language.
FORMAT_WORDS: dict[str, Bilingual] = {
    "long": Bilingual("长表", "long table"),
    "periods-across": Bilingual("时期横排", "periods across"),
    "names-across": Bilingual("指标横排", "names across"),
    "stub": Bilingual("行列各有名称", "names down and across"),
    "remarks": Bilingual("反馈表", "table of remarks"),
    "none": Bilingual("未找到表格", "no table found"),
    # formats of offices
    "sdmx-csv": Bilingual("SDMX-CSV", "SDMX-CSV"),
    "eurostat-tsv": Bilingual("欧盟统计局批量文件", "bulk file of Eurostat"),
    "oecd": Bilingual("经合组织（旧站）", "OECD (old site)"),
    "imf-weo": Bilingual("货币基金组织展望", "Outlook of the IMF"),
    "statcan": Bilingual("加拿大统计局", "Statistics Canada"),
    "who": Bilingual("世卫组织全球卫生观察站", "Global Health Observatory of the WHO"),
    "un-sdg": Bilingual("联合国 SDG 数据库", "SDG database of the United Nations"),
    "faostat": Bilingual("FAOSTAT", "FAOSTAT"),
    "genesis": Bilingual("GENESIS（德国）", "GENESIS (Germany)"),
    "open-sdg": Bilingual("Open SDG", "Open SDG"),
    "fred": Bilingual("FRED", "FRED"),
    "ecb": Bilingual("欧洲央行数据门户", "data portal of the ECB"),
    "series-rows": Bilingual("数据库导出（名称在日期之上）", "series named above the dates"),
}

READING_WORDS: dict[str, Bilingual] = {
    # the entry that `read --write-source` prints
    "source-not-needed": Bilingual("{file} 不需要", "{file} needs no entry"),
    "source-cannot-help": Bilingual(
        "{file} 没有本规划的数值，写明也读不到",
        "{file} has no value of the plan that an entry would let in",
    ),
    "source-taken": Bilingual("文件没有写明，请核对", "the file does not say; check it"),
    "source-unsaid": Bilingual("请选定后去掉 #", "choose, and take off the #"),
    "read-lines": Bilingual("第 {first}—{last} 行", "lines {first}-{last}"),
    "read-line": Bilingual("第 {first} 行", "line {first}"),
    "read-from-line": Bilingual("自第 {first} 行起", "from line {first}"),
    "read-header": Bilingual("表头第 {lines} 行", "header line {lines}"),
    "read-headers": Bilingual("表头第 {lines} 行", "header lines {lines}"),
    "read-for-all-rows": Bilingual("全表", "for all rows"),
    "read-column": Bilingual("列", "Column"),
    "read-heading": Bilingual("列名", "Heading"),
    "read-role": Bilingual("作用", "Role"),
    "read-why": Bilingual("依据", "How it is known"),
    "read-blank": Bilingual("（空）", "(blank)"),
    "read-member": Bilingual("读取 {detail}", "{detail} is read"),
    "read-parts": Bilingual("未读的部分 {count} 行", "parts not read: {count} rows"),
    "read-more-columns": Bilingual(
        "另有 {count} 列，用 --format json 查看", "{count} more columns: see --format json"
    ),
    "read-rows": Bilingual("共 {total} 行", "rows {total}"),
    "read-file-rows": Bilingual("{path} 合计 {total} 行", "{path}: rows {total}"),
    "read-name": Bilingual(
        "{name} 按等同写法作 {known} 读取；可写入其 also",
        "{name} is read as {known}, an equivalent name; it may stand in its `also`",
    ),
    "read-more-names": Bilingual(
        "另有 {count} 个名称，用 --format json 查看", "{count} more names: see --format json"
    ),
    "read-at-line": Bilingual("第 {line} 行：", "line {line}: "),
    "read-points-here": Bilingual(
        "没有采用 {path} 中的任何数值；用 gapcalc read {shown} 查看是怎样读取的",
        "no value of {path} was used; `gapcalc read {shown}` shows how it was read",
    ),
    "read-points-here-for-several": Bilingual(
        "没有采用 {count} 个文件中的任何数值；可用 gapcalc read {shown} 等查看是怎样读取的",
        "no value of {count} files was used; `gapcalc read {shown}`, say, shows how it was read",
    ),
}
