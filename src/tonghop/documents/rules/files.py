"""The names of the files of a consolidated report."""

DOCX = "bao-cao-tong-hop.docx"
PDF = "bao-cao-tong-hop.pdf"
XLSX = "phu-luc-so-lieu.xlsx"
MANIFEST = "manifest.json"
