"""What differs between two documents, in words, and on which page it stands: what undo takes back,
and what somebody else did meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import whole_method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.method.graph import entry_at
from cluster_psia.walk.pairs import fields_that_differ, keys_that_differ, pairs_that_differ
from cluster_psia.words import and_phrase

if TYPE_CHECKING:
    from cluster_psia.assessment.document.contents import Contents
    from cluster_psia.method import Method

NAMED = 48  # characters of a name or text from people
# The page on which a part of the document stands, and fields that stand on another one.
PAGES = {
    "name": "profile",
    "sample": "home",
    "profile": "profile",
    "sources": "profile",
    "facts": "profile",
    "ratings": "matrix",
    "weights": "matrix",
    "chain": "chain",
    "positions": "chain",
    "guide": "chain",
    "groups": "groups",
    "programme": "profile",
    "design": "design",
    "indicators": "indicators",
    "methods": "methods",
    "work_plan": "work_plan",
    "adaptation": "adaptation",
    "headings": "chain",
    "notes": "plan",
}
_ELSEWHERE = {
    "activities": "reach",
    "screening": "screening",
    "poverty": "screening",
    "poverty_reason": "screening",
}
# What a field is called where its own name does not say it.
_FIELDS = {
    "approach_reason": "reason for the approach",
    "as_of": "date",
    "citation": "source",
    "criteria": "added criteria",
    "label": "name",
    "may_be_named": "use of the name",
    "off": "what does not apply",
    "ours": "meaning",
    "poverty": "own word",
    "poverty_reason": "reason for the own word",
    "relabelled": "words of a criterion",
}
_SCORE = {"answer", "group", "rater", "reading", "round"}
_OF = {"programme": " of the programme", "adaptation": " of the adaptation"}
_ONE = {
    "activities": "activity",
    "actors": "node",
    "answers": "answer of the guide",
    "facts": "fact",
    "groups": "group",
    "headings": "matched heading",
    "indicators": "indicator",
    "sources": "source",
    "informants": "informant",
    "institutions": "node",
    "links": "link",
    "methods": "method",
    "tasks": "task",
}
_NAMES = ("label", "name", "document", "theirs")
_ENTRIES = {
    "ChosenIndicator": "box_5.indicators.{}",
    "ChosenMethod": "methods.methods.{}",
    "GuideAnswer": "{}",
}


@dataclass(frozen=True)
class DocumentChange:
    """One thing that differs: the key of the page on which it stands, and the thing in words."""

    page: str
    what: str


def document_changes(before: Contents, after: Contents) -> tuple[DocumentChange, ...]:
    """What differs, in the order of the walk; nothing for two equal documents."""
    names = _Names(before, after)
    found: list[DocumentChange] = []
    # A source comes with what cites it, and places on the map are written down with what would move
    # them: both are named after the rest.
    for part in sorted(type(after).model_fields, key=("sources", "positions").count):
        old, new = getattr(before, part), getattr(after, part)
        moved_along = part == "positions" and before.chain != after.chain
        if old != new and part != "schema_version" and not moved_along:
            found += _part_changes(part, old, new, names)
    return tuple(dict.fromkeys(found))


def changes_in_words(changes: Sequence[DocumentChange], titles: Mapping[str, str]) -> str:
    """The first of them, how many more there are, and the titles of their pages."""
    if not changes:
        return "nothing that a page shows"
    pages = list(dict.fromkeys(titles.get(change.page, change.page) for change in changes))
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    where = and_phrase(pages) if len(pages) < 4 else f"{len(pages)} pages"
    return f"{changes[0].what}{more} ({where})"


class _Names:
    """What things are called in either of the two documents."""

    def __init__(self, before: Contents, after: Contents) -> None:
        self.method: Method = whole_method_of(after)
        self.nodes = {**node_names(before.chain), **node_names(after.chain)}

    def of(self, part: str, key: str) -> str:
        """The name of what stands under a key in a part."""
        if part in ("ratings", "weights"):
            return self.method.table_2.criterion(key).label
        if part == "screening":
            return self.method.screening.item(key).label
        return self.nodes.get(key, key)


def _part_changes(part: str, old: Any, new: Any, names: _Names) -> Iterator[DocumentChange]:
    page = PAGES.get(part, "home")
    if isinstance(new, Mapping):
        yield from _mapping_changes(page, part, old, new, names)
    elif isinstance(new, tuple):
        yield from _list_changes(page, part, old, new, names)
    elif part in ("name", "sample"):
        yield DocumentChange(page, f"{part} of the assessment")
    elif hasattr(new, "model_fields_set"):
        yield from _field_changes(part, old, new, names)
    else:
        yield DocumentChange(page, _words(part))


def _mapping_changes(
    page: str, part: str, old: Mapping[str, Any], new: Mapping[str, Any], names: _Names
) -> Iterator[DocumentChange]:
    """What differs in a part that holds things under keys."""
    keys = keys_that_differ(old, new)
    if part == "positions":
        moved = and_phrase([names.of(part, key) for key in keys])
        yield DocumentChange(page, f"place of {_short(moved)} on the map")
        return
    for key in keys:
        if part == "notes":
            yield DocumentChange(key, "note for the plan")
            continue
        what = _rating_words(old.get(key), new.get(key)) if part == "ratings" else ["weight"]
        yield from (DocumentChange(page, f"{one} of {names.of(part, key)}") for one in what)


def _field_changes(part: str, old: Any, new: Any, names: _Names) -> Iterator[DocumentChange]:
    """What differs in the fields of a part that is no list."""
    page = PAGES.get(part, "home")
    for field in fields_that_differ(old, new):
        was, is_ = getattr(old, field), getattr(new, field)
        where = _ELSEWHERE.get(field, page)
        if isinstance(is_, tuple) and field in _ONE:
            yield from _list_changes(where, field, was, is_, names)
        else:
            yield DocumentChange(where, f"{_words(field)}{_OF.get(part, '')}")


def _list_changes(
    page: str, part: str, old: Sequence[Any], new: Sequence[Any], names: _Names
) -> Iterator[DocumentChange]:
    """What came, went or changed in a list of things."""
    pairs = list(pairs_that_differ(old, new))
    one = _ONE.get(part, _words(part))
    if not pairs:
        yield DocumentChange(page, f"order of the {_words(part)}")
    for was, is_ in pairs:
        name = _name_of(is_ or was, names)
        if was is None or is_ is None:
            yield DocumentChange(page, f"{one} {name.removeprefix('the link ')}".strip())
            continue
        for field in fields_that_differ(was, is_):
            where = _ELSEWHERE.get(field, page)
            if field == "screening":
                yield from _screening_changes(where, was, is_, name, names)
            else:
                yield DocumentChange(where, f"{_words(field)} of {name or one}")


def _screening_changes(
    page: str, was: Any, is_: Any, node: str, names: _Names
) -> Iterator[DocumentChange]:
    """What differs in the items of one node."""
    for old, new in pairs_that_differ(was.screening, is_.screening):
        item = names.of("screening", (new or old).item)
        fields = fields_that_differ(old, new) if old and new else ["sign"]
        for field in fields:
            yield DocumentChange(page, f"{_words(field)} of {item}, {node}")


def _rating_words(old: Any, new: Any) -> Iterator[str]:
    """What differs in the answers to one criterion."""
    if not old or not new or len(old) != len(new):
        yield "score"
        return
    for was, is_ in zip(old, new, strict=True):
        for field in fields_that_differ(was, is_):
            yield "score" if field in _SCORE else _words(field)


def _name_of(thing: Any, names: _Names) -> str:
    """What a thing of a list is called."""
    if hasattr(thing, "source") and hasattr(thing, "target"):
        return _short(f"the link from {names.of('', thing.source)} to {names.of('', thing.target)}")
    if hasattr(thing, "statement"):
        return f"“{_short(thing.statement)}”"
    label = next(filter(None, (getattr(thing, field, "") for field in _NAMES)), "")
    return _short(label or _entry_label(thing, names))


def _entry_label(thing: Any, names: _Names) -> str:
    """What the method calls what a thing is about; nothing where it is about no entry."""
    of = _ENTRIES.get(type(thing).__name__)
    if of is None:
        return ""
    address = of.format(getattr(thing, "key", None) or getattr(thing, "item", ""))
    return entry_at(names.method, address, or_stand_in=True).label


def _words(field: str) -> str:
    return _FIELDS.get(field, field.replace("_", " "))


def _short(text: str) -> str:
    return text if len(text) <= NAMED else f"{text[: NAMED - 1].rstrip()}…"
