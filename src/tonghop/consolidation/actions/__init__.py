"""What happens in consolidation; one module a theme, all of them named here."""

from tonghop.consolidation.actions.consolidating import consolidate
from tonghop.consolidation.actions.working import (
    Place,
    add_sentence,
    drop_group,
    edit_sentence,
    merge_groups,
    move_sentence,
    pin_point,
    rename_group,
    split_group,
    take_back_group,
    take_proposal,
    undo_change,
)

__all__ = [
    "Place",
    "add_sentence",
    "consolidate",
    "drop_group",
    "edit_sentence",
    "merge_groups",
    "move_sentence",
    "pin_point",
    "rename_group",
    "split_group",
    "take_back_group",
    "take_proposal",
    "undo_change",
]
