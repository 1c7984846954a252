"""Writing campaigns: opening one, from a plan or a file; exempting, extending, and receiving outside the system."""

from tonghop.campaigns.actions.bodies import confirm_bodies
from tonghop.campaigns.actions.guidance import answer_question, ask_question
from tonghop.campaigns.actions.obligations import exempt, extend, extend_several, record_received_outside
from tonghop.campaigns.actions.opening import open_campaign, open_from_file
from tonghop.campaigns.actions.outages import record_outage

__all__ = [
    "answer_question",
    "ask_question",
    "confirm_bodies",
    "exempt",
    "extend",
    "extend_several",
    "open_campaign",
    "open_from_file",
    "record_outage",
    "record_received_outside",
]
