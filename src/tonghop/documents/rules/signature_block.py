"""The lines of a signature block: for whom and in whose place somebody signs (Nghị định 30/2020/NĐ-CP, Điều 13)."""

_DEPUTY = "phó "
_HEADS = (
    ("Văn phòng", "Chánh Văn phòng"),
    ("Thanh tra", "Chánh Thanh tra"),
    ("Ban ", "Trưởng ban"),
    ("Sở ", "Giám đốc"),
    ("Công an", "Giám đốc"),
    ("Ủy ban nhân dân", "Chủ tịch"),
    ("UBND", "Chủ tịch"),
)
_COMMITTEE = "Ủy ban nhân dân"
_OTHER_HEAD = "Thủ trưởng cơ quan"


def signature_block(authority: str, post: str, *, unit: str) -> tuple[tuple[str, ...], str]:
    """Return the lines above the post, and the post as it is set, all in capitals.

    `authority` is "", "TM.", "KT.", "TM., KT.", "TL.", "TUQ.", "Q." as asked for on submission.
    """
    forms = {part.strip() for part in authority.split(",") if part.strip()}
    lines = (
        f"TM. {_collective(unit)}" if "TM." in forms else "",
        f"KT. {_head_over(post, unit)}" if "KT." in forms else "",
        f"TL. {head_post(unit)}" if "TL." in forms else "",
        f"TUQ. {head_post(unit)}" if "TUQ." in forms else "",
    )
    position = f"Q. {post}" if "Q." in forms else post
    return tuple(line.upper() for line in lines if line), position.upper()


def head_post(unit: str) -> str:
    """Return how the head of a body of that name is called."""
    return next((post for start, post in _HEADS if unit.startswith(start)), _OTHER_HEAD)


def _collective(unit: str) -> str:
    """Return in whose name a committee's report is signed: the place is in the letterhead already."""
    return _COMMITTEE if unit.startswith(("UBND", _COMMITTEE)) else unit


def _head_over(post: str, unit: str) -> str:
    """Return the post in whose place a deputy signs: "Phó Giám đốc" stands in for "Giám đốc"."""
    start = post.lower().find(_DEPUTY)
    return post[start + len(_DEPUTY) :] if start == 0 else head_post(unit)
