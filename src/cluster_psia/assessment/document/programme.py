"""The programme in the document: its areas of intervention,
and the activities that enter the chain somewhere.
"""

from __future__ import annotations

from cluster_psia.assessment.document.fields import Count, FreeText, Id, Line, Name, Part


class Serves(Part):
    """Whom an activity serves: how many people, and of whom in words. Without a number it is said
    that nobody knows how many.
    """

    people: Count | None = None
    whom: Line = ""


class Activity(Part):
    """Something the programme does, under an area of Table 1 and maybe one of its effects.

    ``node`` is the operator or institution where it enters the chain; empty as long as nobody has
    said. So is ``serves``: these people are counted, and not all who work at the node.
    """

    id: Id
    area: Id
    effect: Id | None = None
    label: Name
    node: Id | None = None
    serves: Serves | None = None
    note: FreeText = ""


class Programme(Part):
    """What the cluster development programme does: a name, areas of intervention of Table 1,
    and activities.
    """

    name: Line = ""
    description: FreeText = ""
    areas: tuple[Id, ...] = ()
    activities: tuple[Activity, ...] = ()
