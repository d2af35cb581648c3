"""The session of one tab: what it has open, how that changes, what its widgets and pages remember.

Pages and topics say ``from cluster_psia.ui import state`` and use the names below. Only ``tab`` and
``widgets`` touch Streamlit's session.
"""

from __future__ import annotations

from cluster_psia.ui.state.drafts import (
    draft_at,
    drafts_under,
    drop_drafts,
    has_drafts,
    keep_draft,
    try_to_keep,
)
from cluster_psia.ui.state.lines import (
    focus_next,
    lines_told,
    note_lines,
    take_lines,
)
from cluster_psia.ui.state.made import made_of_document
from cluster_psia.ui.state.messages import add_error, add_notice, take_messages
from cluster_psia.ui.state.run import begin_run, end_run
from cluster_psia.ui.state.saving import (
    Change,
    NotKept,
    edit_assessment,
    keep_mine_as_copy,
    open_new,
    take_newer,
)
from cluster_psia.ui.state.step_told import Step, StepAhead, StepTold
from cluster_psia.ui.state.steps import (
    ask_to_redo,
    ask_to_undo,
    redo_change,
    step_ahead,
    take_steps_told,
    undo_change,
)
from cluster_psia.ui.state.stores import (
    LeadingCheck,
    SessionEnded,
    assessment_store,
    current_visitor,
    room_of_key,
    room_store,
    still_leading,
)
from cluster_psia.ui.state.tab import (
    ADDRESS,
    LOST,
    Conflict,
    begin_widgets,
    come_to_page,
    current_assessment,
    current_conflict,
    current_revision,
    current_visit,
    go_to,
    show_revision,
    take_newest,
)
from cluster_psia.ui.state.text_values import TextField
from cluster_psia.ui.state.texts import (
    SAVED_WORD,
    bind_text,
    document_field,
    forget_refused,
    keep_unsent,
    mark_used,
    note_filter,
    note_text,
    refused_texts,
    take_missed,
    texts_told,
    try_refused_again,
)
from cluster_psia.ui.state.view import change_view, keep_view, view_of
from cluster_psia.ui.state.widgets import (
    begin_with,
    bind_change,
    has_widget,
    renew_widgets,
    said_by,
    set_widget_value,
    widget_key,
    widget_value,
)

__all__ = [
    "ADDRESS",
    "LOST",
    "SAVED_WORD",
    "Change",
    "Conflict",
    "LeadingCheck",
    "NotKept",
    "SessionEnded",
    "Step",
    "StepAhead",
    "StepTold",
    "TextField",
    "add_error",
    "add_notice",
    "ask_to_redo",
    "ask_to_undo",
    "assessment_store",
    "begin_run",
    "begin_widgets",
    "begin_with",
    "bind_change",
    "bind_text",
    "change_view",
    "come_to_page",
    "current_assessment",
    "current_conflict",
    "current_revision",
    "current_visit",
    "current_visitor",
    "document_field",
    "draft_at",
    "drafts_under",
    "drop_drafts",
    "edit_assessment",
    "end_run",
    "focus_next",
    "forget_refused",
    "go_to",
    "has_drafts",
    "has_widget",
    "keep_draft",
    "keep_mine_as_copy",
    "keep_unsent",
    "keep_view",
    "lines_told",
    "made_of_document",
    "mark_used",
    "note_filter",
    "note_lines",
    "note_text",
    "open_new",
    "redo_change",
    "refused_texts",
    "renew_widgets",
    "room_of_key",
    "room_store",
    "said_by",
    "set_widget_value",
    "show_revision",
    "step_ahead",
    "still_leading",
    "take_lines",
    "take_messages",
    "take_missed",
    "take_newer",
    "take_newest",
    "take_steps_told",
    "texts_told",
    "try_refused_again",
    "try_to_keep",
    "undo_change",
    "view_of",
    "widget_key",
    "widget_value",
]
