"""What a facilitator chooses for a room, before it opens or later: criteria, groups, languages."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from cluster_psia.assessment.document.fields import Id, Line, Part

LONGEST_GROUP = 60

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
GroupName = Annotated[Line, Field(max_length=LONGEST_GROUP)]


def _different(values: tuple[str, ...]) -> tuple[str, ...]:
    """What is not empty, each once, in order."""
    return tuple(dict.fromkeys(value for value in values if value))


Criteria = Annotated[tuple[Id, ...], AfterValidator(_different)]
Groups = Annotated[tuple[GroupName, ...], AfterValidator(_different), Field(max_length=40)]
Languages = Annotated[tuple[LanguageCode, ...], AfterValidator(_different)]


class Addition(Part):
    """Criteria, groups and languages that came into a room after it opened, and when."""

    at: datetime
    criteria: Criteria = ()
    groups: Groups = ()
    languages: Languages = ()
