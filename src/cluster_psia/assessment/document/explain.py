"""What is wrong with a value, in a user's words: the first problem, its place,
the rule and how to mend it.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cluster_psia.assessment.document.model import Assessment, Part

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

_MOST = 20_000  # problems, a kilobyte each
ErrorContext = Mapping[str, Any]
_FIELDS = {
    "label": "name",
    "poverty_reason": "reason",
    "amount": "income",
    "as_of": "date",
}  # as forms call them


def first_problem(error: ValidationError) -> tuple[str, str]:
    """(place, rule) of the first problem;
    the place is a path like ``ratings.location.0.answer``, empty at the top.
    """
    if error.error_count() > _MOST:  # pydantic hands out all of them or none
        return "", f"{error.error_count():,} things are wrong in it; take another file"
    first = error.errors(include_url=False)[0]
    place = ".".join(shown_key(part) for part in first["loc"] if part != "[key]")
    return place, _rule(first)


def explain_error(error: ValidationError) -> str:
    """The first problem in one line:
    ``ratings.location.0.answer: 7 is not possible here; use one of 1, 2, …``.
    """
    place, rule = first_problem(error)
    return f"{place}: {rule}" if place else rule


def error_sentence(error: ValidationError) -> str:
    """The first problem for people at a form: the rule after the name of the field,
    without its path in a file.
    """
    place, rule = first_problem(error)
    field = place.rpartition(".")[2]
    return (
        f"{_FIELDS.get(field, field.replace('_', ' '))}: {rule}"
        if field and not field.isdigit()
        else rule
    )


def refusal_words(error: ValueError) -> str:
    """Why something was refused, in one sentence without technical words."""
    return error_sentence(error) if isinstance(error, ValidationError) else str(error)


def shown_key(part: object) -> str:
    """A part of a path that can be printed in one line, whatever the file calls it."""
    text = str(part).encode("utf-8", "backslashreplace").decode()
    return repr(text[:40])[1:-1] + ("…" if len(text) > 40 else "")


def shown_value(value: object) -> str:
    """A value in a few printable characters: numbers and short texts as they stand,
    anything else by its kind.
    """
    if isinstance(value, dict):
        return "an object {…}"
    if isinstance(value, list | tuple):
        return "a list […]"
    if isinstance(value, int) and abs(value) >= 10**18:
        return "so large a number"
    if isinstance(value, str | int | float | bool) or value is None:
        text = json.dumps(value if not isinstance(value, str) else value[:40], ensure_ascii=True)
        return text + ("…" if isinstance(value, str) and len(value) > 40 else "")
    return "this value"


def _rule(first: ErrorDetails) -> str:
    context: ErrorContext = first.get("ctx", {})
    words = _RULES.get(first["type"])
    if words:
        return words(context, first)
    expected = _EXPECTED.get(first["type"].split("_")[0], "something else")
    return f"{shown_value(first['input'])} is not possible here; this must be {expected}"


def _unknown_key(_: ErrorContext, first: ErrorDetails) -> str:
    parts: list[type[BaseModel]] = [Assessment, *Part.__subclasses__()]
    known = {name for part in parts for name in part.model_fields}
    near = difflib.get_close_matches(str(first["loc"][-1])[:80], sorted(known), n=1, cutoff=0.8)
    hint = f"did you mean '{near[0]}'?" if near else "take it out, or correct its spelling"
    return f"this key is not one that Cluster PSIA knows; {hint}"


def _too_long(context: ErrorContext, first: ErrorDetails) -> str:
    return (
        f"the text has {len(first['input']):,} characters and may have {context['max_length']:,};"
        " shorten it"
    )


def _too_many(context: ErrorContext, _: ErrorDetails) -> str:
    return (
        f"there are {context['actual_length']:,} here and may be {context['max_length']:,}; take"
        " some out"
    )


def _bound(words: str, name: str) -> Callable[[ErrorContext, ErrorDetails], str]:
    return lambda context, first: (
        f"{shown_value(first['input'])} is not possible here; it must be {words} {context[name]}"
    )


# By pydantic's error type. What is not listed falls back on what kind of value the place wants.
_RULES: dict[str, Callable[[ErrorContext, ErrorDetails], str]] = {
    "missing": lambda *_: "is missing; add it",
    "extra_forbidden": _unknown_key,
    "value_error": lambda context, _: str(context["error"]),
    "literal_error": lambda context, first: (
        f"{shown_value(first['input'])} is not possible here; use one of {context['expected']}"
    ),
    "string_pattern_mismatch": lambda _, first: (
        f"{shown_value(first['input'])} is not possible here; use small letters, digits, '-' and"
        " '_', and begin with a letter or a digit"
    ),
    "string_too_long": _too_long,
    "too_long": _too_many,
    "string_unicode": lambda *_: (
        "the text holds half a character (a lone surrogate); write it again"
    ),
    "finite_number": lambda *_: "must be a finite number, not infinite or NaN",
    "greater_than_equal": _bound("at least", "ge"),
    "less_than_equal": _bound("at most", "le"),
    "greater_than": _bound("more than", "gt"),
    "less_than": _bound("less than", "lt"),
}
# By the first word of pydantic's error type.
_EXPECTED = {
    "string": "text in quotation marks",
    "int": "a whole number, without quotation marks and decimal point",
    "float": "a number, without quotation marks",
    "bool": "true or false",
    "date": "a date of the calendar written like 2025-03-31",
    "tuple": "a list […]",
    "dict": "an object {…}",
    "model": "an object {…}",
}
