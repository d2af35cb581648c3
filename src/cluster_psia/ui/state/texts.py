"""Texts that people type: which of them the server holds, and which were refused.

A refused text stays in its field, marked, and is offered again with every change that follows.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cluster_psia.ui.state.saving import Change, NotKept, change_assessment
from cluster_psia.ui.state.tab import session_
from cluster_psia.ui.state.text_values import RefusedText, TextField, TypedTexts
from cluster_psia.ui.state.widgets import (
    has_widget,
    renew_widgets,
    said_by,
    widget_key,
    widget_value,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

PutText = Callable[["Assessment", str], "Assessment"]

SAVED_WORD, UNSENT = "saved_word", "unsent"  # the component in the head, and what it hands over
_REMEMBERED = 60  # texts that the browser may still ask about
_NOT_IN_CLASS = re.compile(r"[^a-zA-Z0-9_-]")
_COUNTED = re.compile(r"-\d+$")


def text_digest(text: str) -> str:
    """A short mark of a text: its length in bytes and its checksum."""
    held = text.encode(errors="replace")
    return f"{len(held)}:{zlib.crc32(held):x}"


def document_field(
    name: str, label: str, put: Callable[[Assessment, str], Assessment]
) -> TextField:
    """A field of the document. One typing is one step of undo, however often it paused."""
    return TextField(name, label, lambda text: change_assessment(_put_in(put, text), typed=name))


def _put_in(put: PutText, text: str) -> Change:
    def _change(a: Assessment) -> Assessment:
        try:
            return put(a, text)
        except LookupError as error:
            raise ValueError("what it belongs to is not there any more") from error

    return _change


# One field ---------------------------------------------------------------------------------------


def bind_text(field: TextField, held: str) -> dict[str, Any]:
    """What a text widget needs to show what is ``held``, or what was refused, and to send what is
    typed.
    """
    refused = session_().texts.refused.get((_open_id(), field.name))
    return {
        "value": refused.text if refused else held,
        "key": widget_key(field.name),
        "on_change": _heard,
        "args": (field,),
    }


def note_text(field: TextField, shown: str | None, held: str) -> None:
    """Tell the browser what the server holds of a field that was drawn: what was kept of it last,
    or else what it began with.

    Streamlit may pass over a callback when one run overtakes another: what a field shows and
    nobody heard of is kept now.
    """
    texts, name, key = session_().texts, name_in_browser(field.name), widget_key(field.name)
    text = shown or ""
    if _was_missed(field, text, held):
        _keep_typed(field, text)
        texts.missed = True
    if (_open_id(), field.name) not in texts.refused:
        texts.kept[key] = text_digest(text)
    if not field.stored:
        texts.in_tab.append(name)
    texts.held[name] = texts.kept.get(key, "") if field.stored else text_digest(held)
    texts.fields[name] = field


def _was_missed(field: TextField, text: str, held: str) -> bool:
    """Whether a field shows what neither was kept nor refused."""
    texts = session_().texts
    kept = texts.kept.get(widget_key(field.name))
    if kept is None or text == held or text_digest(text) == kept:
        return False
    refused = texts.refused.get((_open_id(), field.name))
    return refused is None or refused.text != text


def note_filter(name: str) -> None:
    """Tell the browser that what is typed into a field only filters what is shown."""
    session_().texts.filters.append(name_in_browser(name))


def name_in_browser(name: str) -> str:
    """What the browser calls the widget of this name: as in the class that Streamlit makes of its
    key, without the number at its end.
    """
    return _COUNTED.sub("", _NOT_IN_CLASS.sub("-", widget_key(name)))


def _heard(field: TextField) -> None:
    _keep_typed(field, str(widget_value(field.name) or ""))


def _keep_typed(field: TextField, text: str) -> None:
    """Keep a text and note that it is kept. Nothing is asked of Streamlit between the two: it may
    cut the run short then, and the browser would wait for ever for the word that it is saved.
    """
    now, at = session_(), (_open_id(), field.name)
    key, id_ = widget_key(field.name), _id_in_browser(at[0], field)
    try:
        field.keep(text)
    except NotKept as refused:
        now.texts.refused[at] = RefusedText(at[0], field, text, str(refused))
        return
    now.texts.refused.pop(at, None)
    now.texts.kept[key] = text_digest(text)
    if field.stored:
        _note_taken(now.texts, id_, text)


def mark_used(field: TextField) -> None:
    """Say that what stands in a field has come to its end, and need not be kept."""
    _taken(_open_id(), field, str(widget_value(field.name) or ""))


def _taken(assessment: str, field: TextField, text: str) -> None:
    _note_taken(session_().texts, _id_in_browser(assessment, field), text)


def _id_in_browser(assessment: str, field: TextField) -> str:
    return f"{assessment}/{name_in_browser(field.name)}"


def _note_taken(texts: TypedTexts, id_: str, text: str) -> None:
    """Remember for the browser that this text arrived, whatever its field shows afterwards."""
    texts.taken.pop(id_, None)
    texts.taken[id_] = text_digest(text)
    while len(texts.taken) > _REMEMBERED:
        del texts.taken[next(iter(texts.taken))]


def _open_id() -> str:
    opened = session_().saved
    return opened.id if opened else ""


# What was refused, or overtaken ------------------------------------------------------------------


def refused_texts() -> list[RefusedText]:
    """The texts of the open assessment that could not be kept."""
    return [text for (of, _), text in session_().texts.refused.items() if of == _open_id()]


def try_refused_again() -> None:
    """Try once more to keep what was refused, since something has changed."""
    now = session_()
    for text in refused_texts():
        at = text.assessment, text.field.name
        try:
            text.field.keep(text.text)
        except NotKept as refused:
            now.texts.refused[at] = replace(text, why=str(refused))
        else:
            del now.texts.refused[at]
            _taken(text.assessment, text.field, text.text)


def forget_refused() -> None:
    """Let the fields of refused texts show what is saved."""
    for text in refused_texts():
        _taken(text.assessment, text.field, text.text)
        del session_().texts.refused[text.assessment, text.field.name]
    renew_widgets()


def keep_unsent() -> None:
    """Keep texts that the browser hands over itself: another page, or a program that was started
    anew, was faster than their fields.

    Widgets are drawn anew only where a field shows something else. A text that was typed into a
    form while that was just being drawn is handed over as well, and drawing its form anew would
    close a list under somebody's hand, who then chooses nothing.
    """
    for given in said_by(SAVED_WORD, UNSENT) or ():
        field = session_().texts.fields.get(given["name"])
        if field and given["assessment"] == _open_id():
            _keep_typed(field, given["text"])
            if has_widget(field.name) and widget_value(field.name) != given["text"]:
                renew_widgets()


def take_missed() -> bool:
    """Whether a text was kept while the page was drawn, which then shows what was before."""
    texts = session_().texts
    missed, texts.missed = texts.missed, False
    return missed


def texts_told() -> dict[str, Any]:
    """What the browser is told after each run."""
    now = session_()
    now.texts.runs += 1
    return {
        "run": now.texts.runs,
        "assessment": _open_id(),
        "quiet": now.saved is None,
        "fields": now.texts.held,
        "filters": now.texts.filters,
        "in_tab": now.texts.in_tab,
        "taken": now.texts.taken,
        "refused": {name_in_browser(text.field.name): text.why for text in refused_texts()},
    }
