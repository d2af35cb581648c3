"""JSON read more strictly than Python does: no key twice, no NaN, no endless number, no bottomless
nesting.

Every refusal names the first problem and where it stands, as a line and column or as a path.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from cluster_psia.assessment.document.explain import shown_key

DEEPEST = 30  # levels of nesting; an assessment has seven
_LONGEST_NUMBER = 40  # digits
_MOST_PARTS = 300_000  # objects and lists; a map of 2,000 nodes with all signs has some 25,000
_MOST_VALUES = 600_000
_MOST_KEYS = 20_000  # of one object; the places on a map have one for each node
_WORDS = {
    "Expecting value": "a value is missing here",
    "Expecting ',' delimiter": "a comma or a closing bracket is missing here",
    "Expecting ':' delimiter": "a colon is missing here",
    "Expecting property name enclosed in double quotes": (
        "a key in double quotation marks is missing here"
    ),
    "Extra data": "the assessment ends before this; take out what follows",
    "Invalid control character at": (
        "a text runs over the end of its line or holds a control character"
    ),
    "Illegal trailing comma before end of object": "take out the comma before the closing bracket",
    "Illegal trailing comma before end of array": "take out the comma before the closing bracket",
}


class JsonError(Exception):
    """The text is no JSON that can be used: ``place`` (may be empty) and ``rule``."""

    def __init__(self, place: str, rule: str) -> None:
        self.place, self.rule = place, rule
        super().__init__(f"{place}: {rule}" if place else rule)


class _Refused:
    """Stands in the parsed value where JSON was read that this program does not take."""

    def __init__(self, rule: str) -> None:
        self.rule = rule


def parse_json(data: bytes) -> Any:
    """The value in ``data``, UTF-8 with or without a byte order mark. Raises JsonError."""
    text = _decoded(data)
    if not text.strip():
        raise JsonError("", "the file is empty")
    _check_counts(data)
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        raise _syntax(text, error) from error
    except RecursionError as error:
        raise _too_deep("") from error
    for path, item in _walk(value):
        if isinstance(item, _Refused):
            raise JsonError(_dotted(path), item.rule)
        if len(path) > DEEPEST:
            raise _too_deep(_dotted(path[:1]))
    return value


def _check_counts(data: bytes) -> None:
    """Refuse what would be built of far more pieces than an assessment, before it is built."""
    if data.count(b"[") + data.count(b"{") > _MOST_PARTS or data.count(b",") > _MOST_VALUES:
        raise JsonError(
            "", "the file holds far more parts than an assessment does; take another file"
        )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        rule = (
            "the file is not UTF-8 text; it is no assessment, or it was saved in another encoding"
            " (save it as UTF-8)"
        )
        raise JsonError(f"line {line}", rule) from error


def _syntax(text: str, error: json.JSONDecodeError) -> JsonError:
    place = f"line {error.lineno}, column {error.colno}"
    if error.msg.startswith("Unterminated string") or error.pos >= len(text.rstrip()):
        return JsonError(
            place, "the file ends in the middle, as if it were cut off; take a complete copy"
        )
    words = _WORDS.get(
        error.msg, f"this is not valid JSON ({error.msg[:1].lower()}{error.msg[1:]})"
    )
    return JsonError(place, f"{words}; this is not valid JSON" if error.msg in _WORDS else words)


def _too_deep(top: str) -> JsonError:
    return JsonError(
        top,
        f"the file is nested more than {DEEPEST} levels deep, as no assessment is; take another"
        " file",
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Refused:
    if len(pairs) > _MOST_KEYS:
        return _Refused(f"{len(pairs):,} keys in one object are too many; take another file")
    made: dict[str, Any] = {}
    for key, value in pairs:
        twice = key in made
        made[key] = (
            _Refused("this key stands twice in the same object; take one of the two out")
            if twice
            else value
        )
    return made


def _constant(name: str) -> _Refused:
    return _Refused(
        f"{name} is no number that can be used; write a number, or null for an unknown one"
    )


def _whole(digits: str) -> int | _Refused:
    if len(digits) > _LONGEST_NUMBER:
        return _Refused(f"a number of {len(digits)} digits is too large; write a smaller one")
    return int(digits)


def _walk(value: Any) -> Iterator[tuple[tuple[object, ...], Any]]:
    """Every value with the keys and numbers that lead to it, in the order of the file; no
    recursion, for it may be any file.
    """
    waiting: list[tuple[tuple[object, ...], Any]] = [((), value)]
    while waiting:
        path, item = waiting.pop()
        yield path, item
        waiting.extend(reversed([((*path, key), each) for key, each in _inside(item)]))


def _inside(item: Any) -> Iterable[tuple[object, Any]]:
    if isinstance(item, dict):
        return item.items()
    return enumerate(item) if isinstance(item, list) else ()


def _dotted(path: tuple[object, ...]) -> str:
    return ".".join(map(shown_key, path))
