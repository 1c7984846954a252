"""The official form of Nghị định 30/2020/NĐ-CP as rules: one rule a file, each with its clause."""

from tonghop.documents.rules.form.frame import Finding
from tonghop.documents.rules.form.table import RULES, check_form

__all__ = ["RULES", "Finding", "check_form"]
