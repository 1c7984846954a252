"""Letters (mục I.4): Times New Roman, black, throughout the paper."""

from collections import Counter
from collections.abc import Iterator

from tonghop.documents.rules.form.frame import DECREE, Finding, place_of
from tonghop.documents.rules.form.parts import Parts
from tonghop.files.look import ParagraphLook, RunLook

_CLAUSE = f"{DECREE}, mục I.4"
_SIGNS = ("symbol", "wingdings", "webdings", "cambria math", "segoe ui symbol", "ms gothic")
_FEW = 3  # letters that one may overlook: a sign, a bullet


def check(parts: Parts) -> Iterator[Finding]:
    """Raise one error for each other font and each other colour, at its first place, with how much of it there is."""
    fonts: Counter[str] = Counter()
    colours: Counter[str] = Counter()
    first: dict[str, ParagraphLook] = {}
    for line in parts.lines:
        for run in line.runs:
            letters = sum(char.isalnum() for char in run.text)
            if not letters:
                continue
            if _is_other_font(run):
                fonts[run.font] += letters
                first.setdefault(run.font, line)
            if run.colour and not _is_dark(run.colour):
                colours[run.colour] += letters
                first.setdefault(run.colour, line)
    for font, count in fonts.most_common():
        if count > _FEW:
            said = f"{count} chữ dùng phông “{font}”; cần chuyển sang Times New Roman (Unicode)."
            yield Finding("font", "error", place_of(first[font]), said, _CLAUSE)
    for colour, count in colours.most_common():
        if count > _FEW:
            said = f"{count} chữ có màu (mã #{colour}); chữ của văn bản phải màu đen."
            yield Finding("colour", "error", place_of(first[colour]), said, _CLAUSE)


def _is_other_font(run: RunLook) -> bool:
    name = run.font.lower()
    return bool(name) and not name.startswith(("times new roman", *_SIGNS))


def _is_dark(colour: str) -> bool:
    """Tell whether a colour cannot be told from black on paper; a colour that is no number is taken for black."""
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return True
    return max(red, green, blue) <= 0x30  # noqa: PLR2004 - near black
