"""Whether a text answers a question of the outline, or only says it again: compared by pairs of syllables."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from tonghop.quality.rules.prose import sentences_of
from tonghop.quality.rules.unit_names import syllable_key

_LETTER = re.compile(r"\s*(?P<letter>[a-zđ])[).]\s")
_SEVERAL = 2  # syllables of a point in one sentence
_SYLLABLE = re.compile(r"[^\W\d_]+")
# What an outline asks with; it says nothing about the matter itself.
_ASKING = """
và của các những với về trong theo cho để từ đến tại trên dưới khi sau trước là được đã có không chưa còn như
do bởi việc công tác kết quả thực hiện tình hình đánh giá nêu rõ cụ thể số lượng tỷ lệ mức độ nội dung nhiệm
vụ triển khai tổ chức hoạt động ban hành xây dựng gắn liên quan địa phương đơn vị cơ quan hai cấp bảo đảm hiện
trạng phát sinh khó khăn vướng mắc hạn chế tồn tại nguyên nhân giải pháp đề xuất kiến nghị thời gian gồm bao
những mỗi từng việc khả năng nhu cầu ý kiến
"""


@lru_cache(maxsize=2_000)
def words_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring syllables of a text, each in plain form: "thu tuc" is what "thủ tục" is."""
    return frozenset(f"{a} {b}" for a, b in pairwise(_keys(text)))


@lru_cache(maxsize=2_000)
def syllables_by_sentence(text: str) -> tuple[frozenset[str], ...]:
    """Return the syllables of each sentence, in plain form."""
    return tuple(frozenset(_keys(sentence.text)) for sentence in sentences_of(text))


def _own_syllables(point: str, others: Iterable[str]) -> frozenset[str]:
    """Return the syllables of a point that no other has and that no outline asks with."""
    return frozenset(_keys(point)).difference(_asking(), *(frozenset(_keys(other)) for other in others))


def telling_words(point: str, others: Iterable[str]) -> frozenset[str]:
    """Return the pairs of a point that only it has, less the words that every outline asks with."""
    asked = _asking()
    own = {pair for pair in words_of(point) if not any(part in asked for part in pair.split(" "))}
    return frozenset(own.difference(*map(words_of, others)))


@dataclass(frozen=True, slots=True)
class Answered:
    """Which lettered points a section answers: by the letters it writes itself, and by words it has of each point.

    `touched` are those of which one sentence has several syllables, though no two of them side by side: "khám bệnh cho
    300 người" speaks of "khám, chữa bệnh".
    """

    letters: frozenset[str]
    shares: Mapping[str, float]
    touched: frozenset[str]

    def misses(self, letter: str, *, share: float) -> bool:
        """Tell whether a point finds no answer while the others do: its letter is left out, or all of its words."""
        said = self.shares.get(letter, 1.0)
        if self.letters and letter not in self.letters:
            return said < share
        others = [value for other, value in self.shares.items() if other != letter]
        silent = said == 0 and letter not in self.touched
        return not self.letters and silent and bool(others) and min(others) >= share


def answered(title: str, points: Sequence[tuple[str, str]], blocks: Sequence[str]) -> Answered:
    """Compare a section's text with its points, (letter, text); a point without words of its own counts as answered."""
    said = words_of("\n".join(blocks))
    sentences = [syllables for block in blocks for syllables in syllables_by_sentence(block)]
    shares, touched = {}, set()
    for letter, point in points:
        others = [title, *(text for other, text in points if other != letter)]
        wanted, own = telling_words(point, others), _own_syllables(point, others)
        shares[letter] = sum(word in said for word in wanted) / len(wanted) if wanted else 1.0
        if any(len(own & syllables) >= _SEVERAL for syllables in sentences):
            touched.add(letter)
    written = [found["letter"] for block in blocks if (found := _LETTER.match(block))]
    return Answered(frozenset(written) & {letter for letter, _ in points}, shares, frozenset(touched))


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    return frozenset(map(syllable_key, _ASKING.split()))


def _keys(text: str) -> list[str]:
    return [syllable_key(found[0]) for found in _SYLLABLE.finditer(text)]


def echo_share(text: str, asked: Iterable[str]) -> tuple[float, int]:
    """Return which share of a text's words stands in runs of three or more words of the form, and how many do."""
    words = _keys(text)
    known = _runs_in(tuple(asked))
    taken = [False] * len(words)
    for i in range(len(words) - 2):
        if tuple(words[i : i + 3]) in known:
            taken[i : i + 3] = [True] * 3
    return (sum(taken) / len(words) if words else 0.0), sum(taken)


@lru_cache(maxsize=64)  # the outline's questions and the plan's lines are asked of every section of every report
def _runs_in(asked: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    """Return the runs of three words in the texts."""
    known: set[tuple[str, ...]] = set()
    for question in asked:
        keys = _keys(question)
        known.update(tuple(keys[i : i + 3]) for i in range(len(keys) - 2))
    return frozenset(known)
