"""The fields of one thing of the document, each drawn by the name of its attribute."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.ui.parts import forms

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment


def unless_empty(put: forms.Put) -> forms.Put:
    """The same edit for a choice that must not be empty: emptying it changes nothing."""

    def _put(a: Assessment, given: Any) -> Assessment:
        return put(a, given) if given else a

    return _put


@dataclass(frozen=True)
class FieldsOf:
    """The fields of ``held``, a node, an answer or an activity; None where there is none yet.

    ``name`` makes a widget's name from that of an attribute, ``setter`` the edit that puts into it
    what was given. Words and help are those of ``forms``.
    """

    held: object | None
    name: Callable[[str], str]
    setter: Callable[[str], forms.Put]

    def draw_text_line(self, field: str, label: str, **kw: Any) -> None:
        """One line of text."""
        forms.draw_text_line(
            self.name(field), label, self._value(field) or "", self.setter(field), **kw
        )

    def draw_text_area(self, field: str, label: str, **kw: Any) -> None:
        """Some lines of text."""
        forms.draw_text_area(
            self.name(field), label, self._value(field) or "", self.setter(field), **kw
        )

    def draw_count(self, field: str, label: str, **kw: Any) -> None:
        """A whole number, or empty for not known."""
        forms.draw_count(self.name(field), label, self._value(field), self.setter(field), **kw)

    def draw_yes_no(self, field: str, label: str, **kw: Any) -> None:
        """Yes, no, or not said yet."""
        forms.draw_yes_no(self.name(field), label, self._value(field), self.setter(field), **kw)

    def draw_choice(self, field: str, label: str, options: Mapping[str, str], **kw: Any) -> None:
        """One of ``options`` (key to label) from a list, or none."""
        forms.draw_choice(
            self.name(field), label, options, self._value(field), self.setter(field), **kw
        )

    def draw_needed_choice(
        self, field: str, label: str, options: Mapping[str, str], **kw: Any
    ) -> None:
        """One of ``options``; emptying it changes nothing."""
        put = unless_empty(self.setter(field))
        forms.draw_choice(self.name(field), label, options, self._value(field), put, **kw)

    def draw_pills(self, field: str, label: str, options: Mapping[str, str], **kw: Any) -> None:
        """One of ``options``, shown all at once, or none."""
        self.draw_choice(field, label, options, pills=True, **kw)

    def _value(self, field: str) -> Any:
        return None if self.held is None else getattr(self.held, field)
