"""Traces of pages in plain text: numbers, running headers and form feeds amid it, taken out where pages meet."""

import re
from collections import Counter
from itertools import pairwise

_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:trang\s*)?(?P<page>\d{1,3})(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*", re.IGNORECASE
)
_AT_ENDS = re.compile(r"^\d{1,3}\s+|\s+\d{1,3}$")  # a page's number beside what runs along
_ENDED = re.compile(r"[.;:!?…]['\"”’)]*\s*$|/\.\s*$")
_FEED = "\x0c"
_FEWEST_LINES = 15  # of a page
_REACH = 2  # lines beside a page's number that may run along with it
_LONGEST_HEADER = 120


def without_pages(lines: list[str]) -> list[str]:
    """Return the lines without page numbers and what runs along with them; a torn sentence's halves are neighbours."""
    lines = [part for line in lines for part in _parted(line)]
    seams = _seams(lines)
    if not seams:
        return lines
    gone = seams | _running(lines, seams)
    out: list[str] = []
    at = 0
    while at < len(lines):
        if at not in gone:
            out.append(lines[at])
            at += 1
            continue
        while at < len(lines) and (at in gone or not lines[at].strip()):
            at += 1
        while out and not out[-1].strip():
            out.pop()
        if not out or _ENDED.search(out[-1]) or at >= len(lines):
            out.append("")
    return out


def _parted(line: str) -> list[str]:
    """Return a line's parts with each form feed as a line of its own."""
    if _FEED not in line:
        return [line]
    parts = [part for words in line.split(_FEED) for part in (words, _FEED)][:-1]
    return [part for part in parts if part]


def _seams(lines: list[str]) -> set[int]:
    """Return the lines that are form feeds or page numbers: numbers that count up, a page's lines apart."""
    feeds = {n for n, line in enumerate(lines) if line == _FEED}
    numbers = [(n, int(found["page"])) for n, line in enumerate(lines) if (found := _NUMBER.fullmatch(line))]
    counted: set[int] = set()
    beside = [(n, page) for n, page in numbers if not feeds.isdisjoint(range(n - _REACH, n + _REACH + 1))]
    for (n, page), (m, following) in [*pairwise(numbers), *pairwise(beside)]:
        if following == page + 1 and m - n >= _FEWEST_LINES:
            counted |= {n, m}
    counted |= {n for n, _ in beside}
    counted |= {n for n, _ in numbers if _tears(lines, n)}
    return counted | feeds


def _tears(lines: list[str], at: int) -> bool:
    """Tell whether a number alone on its line stands inside a sentence."""
    before = next((line for line in reversed(lines[max(at - 3, 0) : at]) if line.strip()), "")
    after = next((line for line in lines[at + 1 : at + 4] if line.strip()), "")
    if "\t" in before + after or "|" in before + after or len(before.strip()) < len(lines[at].strip()) + _FEWEST_LINES:
        return False
    return bool(before) and not _ENDED.search(before) and after.lstrip()[:1].islower()


def _running(lines: list[str], seams: set[int]) -> set[int]:
    """Return the lines that stand, word for word, at the same distance from at least half of the places."""
    near: dict[int, tuple[str, int]] = {}
    for seam in seams:
        for step in (1, -1):
            at, distance = seam + step, 0
            while 0 <= at < len(lines) and distance < _REACH:
                words = lines[at].strip()
                distance += bool(words)
                if words and at not in seams and len(words) < _LONGEST_HEADER:
                    near[at] = (_AT_ENDS.sub("", words), step * distance)
                at += step
    count = Counter(near.values())
    least = max(2, sum(at + 1 not in seams for at in seams) // 2)
    return {at for at, place in near.items() if place[0] and count[place] >= least}
