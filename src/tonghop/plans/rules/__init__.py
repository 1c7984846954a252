"""What is true of a plan: its facts, and the pure functions that read them from a document."""

from tonghop.plans.rules.facts import Reading
from tonghop.plans.rules.proposals import SectionLead, proposed_outline, proposed_section_leads
from tonghop.plans.rules.reader import read_plan

__all__ = ["Reading", "SectionLead", "proposed_outline", "proposed_section_leads", "read_plan"]
