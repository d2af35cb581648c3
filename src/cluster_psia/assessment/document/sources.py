"""Where what is said comes from: the sources of an assessment, places in them, and the facts that
they tell.
"""

from __future__ import annotations

from typing import Literal

from cluster_psia.assessment.document.fields import FreeText, Id, Line, Part, Topic

SourceKind = Literal["document", "data", "interview", "group", "observation"]


class Source(Part):
    """Something that can be cited, entered once and picked everywhere after that.

    ``document`` is a key of the method's documents, or any other title. ``said_by`` is who said it
    where that is not its author: an informant, a group that was asked.
    """

    id: Id
    document: Line
    author: Line = ""
    year: Line = ""
    kind: SourceKind | None = None
    said_by: Line = ""


class Citation(Part):
    """A place in one of the sources: ``source`` is its id."""

    source: Id
    place: Line = ""


class Fact(Part):
    """Something a source says. ``value`` is the figure as printed; where sources differ, facts
    stand side by side.

    ``event`` is when it was so, ``reported`` when that was said or published: a report of 2008 may
    tell of 1998. Both are empty where no source dates it.
    """

    id: Id
    topic: Topic
    statement: FreeText
    value: Line = ""
    event: Line = ""
    reported: Line = ""
    citation: Citation | None = None
