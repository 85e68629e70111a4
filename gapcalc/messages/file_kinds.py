"""Kinds of file that are not text tables, as the message `wrong-kind` names them."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["FILE_KINDS"]

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
