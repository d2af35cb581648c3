"""The programme in the document: its areas of intervention,
and the activities that enter the chain somewhere.
"""

from __future__ import annotations

from cluster_psia.assessment.document.fields import FreeText, Id, Line, Name, Part


class Activity(Part):
    """Something the programme does, under an area of Table 1 and maybe one of its effects.

    ``node`` is the operator or institution where it enters the chain; empty as long as nobody has
    said.
    """

    id: Id
    area: Id
    effect: Id | None = None
    label: Name
    node: Id | None = None
    note: FreeText = ""


class Programme(Part):
    """What the cluster development programme does: a name, areas of intervention of Table 1,
    and activities.
    """

    name: Line = ""
    description: FreeText = ""
    areas: tuple[Id, ...] = ()
    activities: tuple[Activity, ...] = ()
