"""Kinds of file that are not text tables, as the messages `wrong-kind` and `exchange-format` name
them.
"""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["EXCHANGE_FORMATS", "FILE_KINDS"]

FILE_KINDS: dict[str, Bilingual] = {
    "xls": Bilingual("旧版 Excel 工作簿（.xls）", "an old Excel workbook (.xls)"),
    "xlsx": Bilingual("Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"),
    "xlsb": Bilingual("二进制 Excel 工作簿（.xlsb）", "a binary Excel workbook (.xlsb)"),
    "et": Bilingual("WPS 表格文件（.et）", "a WPS spreadsheet (.et)"),
    "ods": Bilingual("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"),
    "opendocument": Bilingual("OpenDocument 文档", "an OpenDocument document"),
    "numbers": Bilingual("Numbers 表格（.numbers）", "a Numbers spreadsheet (.numbers)"),
    "word": Bilingual("Word 文档", "a Word document"),
    "powerpoint": Bilingual("PowerPoint 演示文稿", "a PowerPoint presentation"),
    "zip": Bilingual("压缩包（zip）", "a zip archive"),
    "pdf": Bilingual("PDF 文档", "a PDF document"),
    "gzip": Bilingual("压缩文件（gzip）", "a compressed file (gzip)"),
    "png": Bilingual("图片（PNG）", "a picture (PNG)"),
    "jpeg": Bilingual("图片（JPEG）", "a picture (JPEG)"),
    "rtf": Bilingual("RTF 文档", "a formatted document (RTF)"),
    "markup": Bilingual("网页（HTML）或 XML 文档", "a web page (HTML) or XML document"),
}

# Formats in which offices exchange data, each with what to export in its place.
EXCHANGE_FORMATS: dict[str, tuple[Bilingual, Bilingual]] = {
    "px": (
        Bilingual("PC-Axis 文件（.px）", "a PC-Axis file (.px)"),
        Bilingual(
            "请在 PX-Web 中选“逗号分隔（csv，带标题）”或 Excel 导出；PxWin 中另存为 CSV",
            "In PX-Web export the table as CSV with heading, or as Excel; in PxWin save it as CSV",
        ),
    ),
    "json-stat": (
        Bilingual("JSON-stat 文件", "a JSON-stat file"),
        Bilingual(
            "请从同一接口取 CSV，如 format=csv，或从网页导出 CSV",
            "Ask the same service for CSV (format=csv), or export CSV from its page",
        ),
    ),
    "sdmx-ml": (
        Bilingual("SDMX-ML（XML）文件", "an SDMX-ML file (XML)"),
        Bilingual(
            "请从同一接口取 SDMX-CSV，如 format=csvfile 或 format=SDMX-CSV",
            "Ask the same service for SDMX-CSV (format=csvfile, or format=SDMX-CSV)",
        ),
    ),
    "sdmx-json": (
        Bilingual("SDMX-JSON 文件", "an SDMX-JSON file"),
        Bilingual(
            "请从同一接口取 SDMX-CSV，如 format=csvfile 或 format=SDMX-CSV",
            "Ask the same service for SDMX-CSV (format=csvfile, or format=SDMX-CSV)",
        ),
    ),
    "json": (
        Bilingual("JSON 文件", "a JSON file"),
        Bilingual(
            "请导出为 CSV 或 Excel 工作簿（.xlsx）", "Export CSV or an Excel workbook (.xlsx)"
        ),
    ),
}
