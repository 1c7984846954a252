"""The content of an official paper as frozen values; how it looks is the renderers' business."""

from dataclasses import dataclass

from tonghop.documents.render.blocks import Block, Cell, HeadCell, Heading, Item, Paragraph, Sentence, Table

__all__ = [
    "Appendix",
    "Block",
    "Cell",
    "HeadCell",
    "Heading",
    "IssueDay",
    "Item",
    "OfficialDocument",
    "Paragraph",
    "Sentence",
    "Signing",
    "Table",
]

MONTHS_IN_YEAR = 12


@dataclass(frozen=True)
class IssueDay:
    """The date under the letterhead; `day` None leaves the day blank for the clerk."""

    year: int
    month: int
    day: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.month <= MONTHS_IN_YEAR:
            raise ValueError(f"no month {self.month}")


@dataclass(frozen=True)
class Signing:
    """Who signs (Nghị định 30/2020, Điều 13); authority lines such as "TM. ỦY BAN NHÂN DÂN" stand on top."""

    position: str
    name: str = ""
    authority_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Appendix:
    """An appendix with its own pages; the Roman number is given by the order, where there are two or more."""

    title: str
    body: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True)
class OfficialDocument:
    """One official paper; with `type_name` "" a letter (công văn), whose subject stands under its number.

    `number` "" and `issued.day` None are left blank for the clerk; `symbol` follows the stroke ("BC-UBND").
    `issuer_in_text` names the issuer in running text ("UBND tỉnh Lào Cai"); without it `issuer` serves.
    `foot_note` stands at the foot of each page. `show_sources` prints the sentences' source ids, small and raised:
    for a working copy, not the paper sent.
    """

    type_name: str
    subject: str
    issuer: str
    symbol: str
    place: str
    issued: IssueDay
    signing: Signing
    body: tuple[Block, ...]
    owner_body: str = ""
    number: str = ""
    addressees: tuple[str, ...] = ()
    legal_bases: tuple[str, ...] = ()
    closing: str = ""
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    issuer_in_text: str = ""
    draft: bool = False
    simulated: bool = False
    foot_note: str = ""
    show_sources: bool = False
