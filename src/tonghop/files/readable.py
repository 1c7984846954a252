"""Whether text can be read at all: broken encodings and broken spacing are refused, not guessed at."""

import re
import unicodedata
from collections import Counter

from tonghop.files.syllables import spelled_share
from tonghop.kernel.errors import Refused

_VIETNAMESE = frozenset("abcdefghijklmnopqrstuvwxyzàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ")
_LEGACY = re.compile(r"\w[\u00a1-\u00bf\u00d7\u00f7]+\w|[A-Za-z][\u00a1-\u00bf]")
_TOKENS = re.compile(r"[^\W\d_]+")
_MAX_FOREIGN, _MAX_SINGLE, _MAX_LEGACY = 0.03, 0.22, 0.02
_LEAST_SPELLED = 0.6  # of the words with diacritics; ordinary official text has 0.93 and more
MAX_LETTERS = 1_500_000
_FEW = 20  # below so many words shares say nothing
_ADVICE_SCAN = "Hãy mở tệp gốc, lưu lại thành .docx (phông Unicode) rồi gửi lại; bản quét thì cần nhận dạng chữ trước."


def check_length(text: str) -> None:
    """Raise Refused for more text than any official paper has."""
    if len(text) > MAX_LETTERS:
        raise Refused(
            "too-large",
            "Tệp chứa quá nhiều chữ so với một văn bản.",
            advice=f"Mỗi tệp được có tối đa {MAX_LETTERS} ký tự; hãy tách tệp rồi gửi từng phần.",
        )


def check_readable(text: str) -> None:
    """Raise Refused for text without words, in a broken or pre-Unicode encoding, or with letters torn apart."""
    words = _TOKENS.findall(text)
    if not words:
        raise Refused(
            "empty",
            "Tệp không có chữ nào đọc được.",
            advice="Hãy kiểm tra lại tệp; bản quét cần nhận dạng chữ trước.",
        )
    if len(words) < _FEW:
        return
    counts = Counter(unicodedata.normalize("NFC", text).lower())
    letters = {c: count for c, count in counts.items() if c.isalpha() or c == "\ufffd"}
    if len(_LEGACY.findall(text)) / len(words) > _MAX_LEGACY:
        raise Refused(
            "legacy-encoding",
            "Tệp dùng phông chữ cũ (TCVN3, VNI), không phải Unicode, nên chữ đọc ra bị sai.",
            advice="Hãy chuyển văn bản sang Unicode (phông Times New Roman) rồi gửi lại.",
        )
    right, every = spelled_share(text)
    scrambled = every > _FEW and right < every * _LEAST_SPELLED
    foreign = sum(count for c, count in letters.items() if c not in _VIETNAMESE)
    if scrambled or foreign / sum(letters.values()) > _MAX_FOREIGN:
        raise Refused("broken", "Chữ trong tệp bị hỏng bảng mã, không đọc được tiếng Việt.", advice=_ADVICE_SCAN)
    if sum(len(w) == 1 for w in words) / len(words) > _MAX_SINGLE:
        raise Refused(
            "broken",
            "Chữ trong tệp bị tách rời từng con chữ, không ghép lại chắc chắn được.",
            advice=_ADVICE_SCAN,
        )
