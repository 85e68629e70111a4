"""Kinds of file that are not text tables, as the message `wrong-kind` names them."""

from __future__ import annotations

from gapcalc.messages.locale import Bilingual

__all__ = ["FILE_KINDS"]

FILE_KINDS: dict[str, Bilingual] = {
    "xls": Bilingual("旧版 Excel 工作簿（.xls）", "an old Excel workbook (.xls)"),
    "zip": Bilingual(
        "Excel 工作簿（.xlsx）或其他压缩包", "an Excel workbook (.xlsx) or other zip archive"
    ),
    "pdf": Bilingual("PDF 文档", "a PDF document"),
    "gzip": Bilingual("压缩文件（gzip）", "a compressed file (gzip)"),
    "png": Bilingual("图片（PNG）", "a picture (PNG)"),
    "jpeg": Bilingual("图片（JPEG）", "a picture (JPEG)"),
    "rtf": Bilingual("RTF 文档", "a formatted document (RTF)"),
    "markup": Bilingual("网页（HTML）或 XML 文档", "a web page (HTML) or XML document"),
}
