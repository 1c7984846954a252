"""The rows of this room by name, for those above who only hold them."""

from tonghop.recommendations.models import Difficulty, Remark

__all__ = ["Difficulty", "Remark"]
