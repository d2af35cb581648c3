"""A small document in which every part refers to another, and what the model says to a change."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from cluster_psia.assessment import (
    Actor,
    Assessment,
    Chain,
    Institution,
    Link,
    PovertyGroup,
)
from cluster_psia.assessment.document.explain import explain_error
from cluster_psia.assessment.document.model import replace

OWNER = Actor(id="owner", label="Owners", kind="small_producer", stage="production")
HOME = Actor(id="home", label="Homeworkers", kind="homeworker", stage="home_work")
BDS = Institution(id="bds", label="Service provider", kind="bds")
WOMEN = PovertyGroup(id="women", node="home", kind="home_workers", label="Women at home")
LINK = Link(source="owner", target="home", kind="subcontracts")
WHOLE = Assessment(
    name="x", chain=Chain(actors=(OWNER, HOME), institutions=(BDS,), links=(LINK,)), groups=(WOMEN,)
)


def refusal(**changes: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        replace(WHOLE, **changes)
    return explain_error(refused.value)
