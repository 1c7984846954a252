"""Questions and answers: how long they may be, and that they say something."""

from tonghop.kernel.errors import NotPossible

LONGEST_QUESTION, LONGEST_ANSWER = 1_000, 4_000


def checked_words(text: str, what: str, most: int) -> str:
    """Return the words trimmed; raise NotPossible where there are none or too many, naming `what` they are."""
    words = text.strip()
    if not words:
        raise NotPossible(f"Chưa ghi {what}.", advice=f"Hãy ghi {what} rồi gửi lại.")
    if len(words) > most:
        raise NotPossible(
            f"{what.capitalize()} dài {len(words)} chữ cái, nhiều hơn {most}.", advice="Hãy viết gọn hơn."
        )
    return words
