"""Mark-up in plain text (Markdown, stray HTML) taken away, leaving the words and a few hints."""

import html
import re
from dataclasses import dataclass

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(?=\S)")
_SUP_NUMBER = re.compile(r"<sup>\s*(\d{1,3})\s*</sup>|\[\^(\d{1,3})\]:?", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|p|em|strong|sup|sub|span|div|br|font|small|center|a|s)\b[^<>]{0,200}>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</p>", re.IGNORECASE)
_BOLD = re.compile(
    r"(?<![\w_])__(?=[^\s_])([^\n]{1,2000}?)(?<=[^\s_])__(?![\w_])"
)  # "Có ___ hồ sơ" is a blank to fill in
_ITALIC = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?![\w*])")
_BULLET = re.compile(r"^(\s*)[*•▪●◦–—]\s+(?=\S)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_RULE = re.compile(r"^\s*(?:[-=_*~.]\s*){3,}$|^\s*`{3,}\w*\s*$")


@dataclass(frozen=True)
class Plain:
    """A line without mark-up: words, heading level (0 for none), whether all of it was bold."""

    text: str
    level: int = 0
    bold: bool = False


def plain_line(line: str) -> Plain:
    """Return the line's words; tabs are kept, a superscript number becomes "[n]", a bullet "-"."""
    heading = _HEADING.match(line)
    level = len(heading[1]) if heading else 0
    body = line[heading.end() :] if heading else line
    bold = body.lstrip().startswith(("**", "<b>", "<strong>")) and body.rstrip().endswith(("**", "</b>", "</strong>"))
    body = _SUP_NUMBER.sub(lambda m: f"[{m[1] or m[2]}]", body)
    body = _TAG.sub("", _BREAK.sub(" ", body))
    body = _BOLD.sub(r"\1", body.replace("**", ""))
    body = _ITALIC.sub(r"\1", body)
    body = _BULLET.sub(r"\1- ", body)
    body = html.unescape(_ESCAPE.sub(r"\1", body))
    return Plain(body.replace("\u00a0", " ").strip(" "), level, bold)


def is_rule(line: str) -> bool:
    """Tell whether the line only draws a rule ("-----", "***") or fences code."""
    return bool(_RULE.match(line))
