"""The errors a person may see; anything else that is raised is a bug."""


class DomainError(Exception):
    """Something that cannot be done, said in Vietnamese to the person at the screen."""

    def __init__(self, message: str, *, advice: str = "") -> None:
        """Say what is wrong and where (`message`) and what to do about it (`advice`)."""
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class NotAllowed(DomainError):  # noqa: N818 - a sentence reads better: raise NotAllowed
    """This person may not do it; doors answer 403."""


class NotPossible(DomainError):  # noqa: N818 - likewise
    """It cannot be done as things stand; doors show it beside the form."""


class Refused(DomainError):  # noqa: N818 - likewise
    """A file that cannot be read as what it should be.

    `reason` is one word for programs: empty, encrypted, broken, too-large, unknown-format, legacy-encoding,
    no-text-layer, macros, infected, not-a-plan, not-a-report.
    """

    def __init__(self, reason: str, message: str, *, advice: str = "") -> None:
        super().__init__(message, advice=advice)
        self.reason = reason
