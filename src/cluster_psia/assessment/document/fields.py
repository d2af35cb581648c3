"""The kinds of field in an Assessment document: what is accepted, how it is tidied,
what is refused and why.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
)

from cluster_psia.assessment.document.holdable import holdable_text
from cluster_psia.method.model import Frozen

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

# The version of the document, in this one place. It goes up with every new field, for an older
# program refuses keys that it does not know; ``docs/architecture.md`` says how to step.
SCHEMA_VERSION: Final = 2

_BREAKS = dict.fromkeys(map(ord, "\n\t\u2028\u2029"), " ")
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST = 20_000  # longer texts are refused anyway; normalising a huge one could take minutes


def clean_text(value: Any) -> Any:
    """Text as text: NFC, without control characters (no store and no workbook can hold them) but
    with line breaks.

    Runs before the length is checked, and cleaning twice changes nothing: what was saved reads
    back the same.
    """
    if not isinstance(value, str) or len(value) > _LONGEST:
        return value
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", holdable_text(text)).strip()


def _clean_line(value: Any) -> Any:
    """``clean_text`` for a text of one line: line breaks and tabs become spaces."""
    cleaned = clean_text(value)
    return cleaned.translate(_BREAKS) if isinstance(cleaned, str) else cleaned


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError("is empty; write a few words so that people can tell it from the others")
    return text


def whole_number(value: Any) -> Any:
    """Python holds that True == 1 == 1.0 and pydantic's Literal agrees;
    an answer is one of the five whole numbers.
    """
    if isinstance(value, bool | float):
        raise ValueError(
            "must be a whole number written without a decimal point, so neither true nor 3.0"
        )
    return value


def _day(value: Any) -> Any:
    """A date or its ISO form; pydantic alone would also take a number as seconds since 1970."""
    if isinstance(value, dt.date) or (isinstance(value, str) and _ISO_DAY.fullmatch(value)):
        return value
    raise ValueError("must be a date written like 2025-03-31")


Name = Annotated[
    str, Field(max_length=300), BeforeValidator(_clean_line), AfterValidator(_not_empty)
]
Line = Annotated[str, Field(max_length=300), BeforeValidator(_clean_line)]
FreeText = Annotated[str, Field(max_length=5000), BeforeValidator(clean_text)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
Count = Annotated[int, Field(ge=0, le=10_000_000_000, strict=True)]
Day = Annotated[dt.date, BeforeValidator(_day)]
YesNo = Annotated[bool, Field(strict=True)]
Answer = Annotated[
    Literal[1, 2, 3, 4, 5, "unknown", "not_applicable"], BeforeValidator(whole_number)
]
Version = Annotated[int, Field(ge=SCHEMA_VERSION, le=SCHEMA_VERSION), BeforeValidator(whole_number)]
Weight = Annotated[float, Field(ge=0, le=100, strict=True)]
Days = Annotated[float, Field(ge=0, le=3650, strict=True)]
PovertyStatus = Literal["none", "vulnerable", "likely"]
StepKey = Literal[
    "profile",
    "matrix",
    "chain",
    "groups",
    "design",
    "indicators",
    "methods",
    "work_plan",
    "plan",
]
STEPS: tuple[StepKey, ...] = get_args(StepKey)
ApproachKey = Literal["one_off", "repeat", "longitudinal"]
Topic = Literal[
    "firms",
    "workers",
    "women",
    "wages",
    "employment",
    "products",
    "markets",
    "location",
    "institutions",
    "joint_action",
    "external_economies",
    "upgrading",
    "social_capital",
    "growth",
    "winners_losers",
    "history",
    "other",
]


def slug(label: str, taken: Iterable[str], fallback: str = "node") -> str:
    """An id made from a label: Latin letters and digits, unique among ``taken``.

    A label without any Latin letter or digit (Tamil, Urdu, Chinese) gets ``fallback`` and a number.
    """
    latin = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "_", latin).strip("_")[:60].strip("_")
    return free_name(base or fallback, taken)


def free_name(base: str, taken: Iterable[str]) -> str:
    """``base``, or the first of ``base_2``, ``base_3`` and so on that is not among ``taken``."""
    used = set(taken)
    name, number = base, 1
    while name in used:
        number += 1
        name = f"{base}_{number}"
    return name


def _end_lists_early(schema: Any) -> None:
    """Let lists end at their first problem: only that is told, and a file of 1 MB can hold half a
    million, a kilobyte each.
    """
    if isinstance(schema, dict):
        if schema.get("type") in ("list", "tuple"):
            schema["fail_fast"] = True
        schema = schema.values()
    elif not isinstance(schema, list):
        return
    for part in schema:
        _end_lists_early(part)


class Part(Frozen):
    """A part of the document: frozen, closed to unknown keys, and without infinities or NaN. Of a
    list nothing is looked at behind the first thing in it that is wrong.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[BaseModel], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = handler(source)
        _end_lists_early(schema)
        return schema
