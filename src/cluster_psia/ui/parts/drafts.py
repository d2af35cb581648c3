"""Forms that a button sends. Until then what stands in them is a draft: kept in the store while it
is typed, offered again wherever the form is drawn, and never part of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.ui import state
from cluster_psia.ui.parts.emptied import clear_widgets, fresh_name
from cluster_psia.ui.parts.forms import with_unknown_options

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator


@dataclass(frozen=True)
class DraftForm:
    """The form of that name. Its drafts belong to the open assessment, or to that named by ``of``.

    A field is drawn by its own name within the form; ``begins`` is what it holds when nothing was
    typed into it. Words and help are those of Streamlit's widgets.
    """

    name: str
    of: str | None = None

    def frame(self, *, border: bool = True, **kw: Any) -> DeltaGenerator:
        """The box around the form. Enter in one of its lines presses its button."""
        return st.container(key=f"draft_form_{self.name}", border=border, **kw)

    def draw_line(self, at: str, label: str, begins: str = "", **kw: Any) -> None:
        """One line of text."""
        bound, text = self._text(at, label, begins)
        shown = st.text_input(label, **kw, **bound)
        state.note_text(text, shown, begins)

    def draw_area(self, at: str, label: str, begins: str = "", **kw: Any) -> None:
        """Some lines of text."""
        bound, text = self._text(at, label, begins)
        shown = st.text_area(label, **{"height": 80, **kw}, **bound)
        state.note_text(text, shown, begins)

    def draw_choice(
        self, at: str, label: str, options: Mapping[str, str], begins: str | None = None, **kw: Any
    ) -> None:
        """One of ``options`` (key to label) from a list, or none; or another text, where new ones
        are accepted.
        """
        options = with_unknown_options(options, [begins] if begins else [])
        held = self._held(at, begins)
        if held is not None and kw.get("accept_new_options"):
            options = {held: held, **options}
        keys = list(options)
        st.selectbox(
            label,
            keys,
            index=keys.index(held) if held in keys else None,
            format_func=lambda key: options.get(key, key),
            **{"placeholder": "Choose", **kw},
            **self._bind(at, begins),
        )

    def draw_pills(
        self, at: str, label: str, options: Mapping[str, str], begins: str | None = None, **kw: Any
    ) -> None:
        """One of ``options``, shown all at once, or none."""
        held = self._held(at, begins)
        st.pills(
            label,
            list(options),
            default=held if held in options else None,
            format_func=options.__getitem__,
            wrap=True,
            **self._bind(at, begins),
            **kw,
        )

    def draw_choices(
        self, at: str, label: str, options: Mapping[str, str], begins: Sequence[str], **kw: Any
    ) -> None:
        """Any number of ``options`` from a list."""
        options = with_unknown_options(options, begins)
        held = self._held(at, list(begins))
        st.multiselect(
            label,
            list(options),
            default=[key for key in held if key in options],
            format_func=lambda key: options.get(key, key),
            **self._bind(at, list(begins)),
            **kw,
        )

    def draw_count(self, at: str, label: str, **kw: Any) -> None:
        """A whole number of things or people, or empty for not known."""
        held = self._held(at, None)
        state.begin_with(self._widget(at), held if isinstance(held, int) else None)
        kw = {"placeholder": "not known", "min_value": 0, "step": 1, **kw}
        st.number_input(label, value=None, **self._bind(at, None), **kw)

    def value(self, at: str, begins: Any = None) -> Any:
        """What a field of the form holds now; where it is not drawn, or drawn anew just now, what
        it will show then.
        """
        name = self._widget(at)
        return state.widget_value(name) if state.has_widget(name) else self._held(at, begins)

    def take_lines(self, at: str, take: Callable[[str], bool]) -> None:
        """Let Enter in the line ``at`` send one after another: ``take`` gets each, the field is
        empty for the next at once, and the other fields keep what they hold. A line that ``take``
        refuses is put back, unless the next is being typed already.
        """
        state.note_lines(self.name, self._widget(at), lambda text: self._take(at, text, take))

    def _take(self, at: str, text: str, take: Callable[[str], bool]) -> None:
        draft = state.draft_at(self._place(at), self.of)
        if take(text):
            state.drop_drafts(self.name, self.of)
            if draft is not None and draft != text:  # the next one
                state.try_to_keep(lambda: state.keep_draft(self._place(at), draft, self.of))
        elif draft in (None, text):
            state.try_to_keep(lambda: state.keep_draft(self._place(at), text, self.of))
            clear_widgets(self.name)
            self.focus(at)

    def focus(self, at: str) -> None:
        """Let a field have the focus after this run."""
        state.focus_next(self._widget(at))

    def draw_button(
        self, label: str, on_click: Callable[..., Any], args: tuple[Any, ...] = (), **kw: Any
    ) -> None:
        """The button that sends the form, and beside it a word where a draft stands in it."""
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            key = state.widget_key(f"{self.name}.send")
            st.button(label, key=key, on_click=on_click, args=args, **kw)
            if state.has_drafts(self.name, self.of):
                st.caption("Draft, kept until you send it.", width="content")
                st.button(
                    "Discard the draft",
                    key=state.widget_key(f"{self.name}.discard"),
                    on_click=self.empty,
                    type="tertiary",
                )

    def mark(self, label: str) -> str:
        """The label of what the form is folded into, with a word where a draft stands in it."""
        return f"{label} · draft" if state.has_drafts(self.name, self.of) else label

    def empty(self) -> None:
        """Let the form begin anew: what stood in it was taken, or is to be forgotten."""
        state.drop_drafts(self.name, self.of)
        clear_widgets(self.name)

    def _widget(self, at: str) -> str:
        return fresh_name(self.name, f".{at}")

    def _place(self, at: str) -> str:
        return f"{self.name}/{at}"

    def _held(self, at: str, begins: Any) -> Any:
        """The draft of a field, of the kind that it begins with; else what it begins with."""
        draft = state.draft_at(self._place(at), self.of)
        return begins if draft is None else draft

    def _text(self, at: str, label: str, begins: str) -> tuple[dict[str, Any], state.TextField]:
        name = self._widget(at)
        text = state.TextField(name, label, lambda given: self._keep(at, name, given, begins))
        return state.bind_text(text, str(self._held(at, begins))), text

    def _bind(self, at: str, begins: Any) -> dict[str, Any]:
        name = self._widget(at)

        def _changed() -> None:
            given = state.widget_value(name)
            state.try_to_keep(lambda: self._keep(at, name, given, begins))

        return state.bind_change(name, _changed)

    def _keep(self, at: str, widget: str, given: Any, begins: Any) -> None:
        """Keep what the widget of that name was given, unless the form was emptied in the same
        moment: then it was sent with it. Raises NotKept.
        """
        if widget == self._widget(at):
            draft = None if given == begins else given
            state.keep_draft(self._place(at), draft, self.of)
