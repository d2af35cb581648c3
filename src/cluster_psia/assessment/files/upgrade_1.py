"""From version 1 of the document to version 2: sources and facts each in one list.

In version 1 every citation held the title of its document, facts stood in the profile without an
id, and one date served for when something was so and for when it was said.
"""

from __future__ import annotations

from typing import Any

from cluster_psia.assessment.document.fields import clean_text, slug
from cluster_psia.method import load_method
from cluster_psia.method.cite import document_key

_REPORTED = "reported "  # so dates began that our samples knew to be those of a report


def with_lists_of_sources_and_facts(raw: dict[str, Any]) -> dict[str, Any]:
    """A document of version 1 in JSON values as one of version 2.

    Equal sources become one. The date of a fact is when it was so, but for one that says it is of a
    report, or is only the year in which the cited document was published; what is not dated has
    that year. What is wrong in ``raw`` stays as wrong as it was, so that it is still told.
    """
    made = _Upgraded()
    now = {name: made.value(value) for name, value in raw.items()}
    profile = now.get("profile")
    if isinstance(profile, dict) and isinstance(profile.get("facts"), list):
        now["profile"] = {name: held for name, held in profile.items() if name != "facts"}
        now["facts"] = made.facts(profile["facts"])
    if isinstance(now.get("ratings"), dict):
        now["ratings"] = {key: _ratings(held) for key, held in now["ratings"].items()}
    return {**now, "sources": list(made.sources.values())} if made.sources else now


def _ratings(held: Any) -> Any:
    """The ratings of a criterion, whose citation was called its source."""
    if not isinstance(held, list):
        return held
    return [_rating(one) if isinstance(one, dict) else one for one in held]


def _rating(one: dict[str, Any]) -> dict[str, Any]:
    return {"citation" if name == "source" else name: value for name, value in one.items()}


class _Upgraded:
    """The values of a document on their way, and the sources that their citations name."""

    def __init__(self) -> None:
        self.sources: dict[str, dict[str, Any]] = {}  # by document
        self._published = {d.key: str(d.year) for d in load_method().documents.documents}

    def value(self, value: Any) -> Any:
        """A value with all citations in it, whatever it is."""
        if isinstance(value, list):
            return [self.value(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {
            name: self._citation(held) if name in ("citation", "source") else self.value(held)
            for name, held in value.items()
        }

    def _citation(self, held: Any) -> Any:
        """A citation of a source in the list; none where neither document nor place was named."""
        if not isinstance(held, dict) or not isinstance(held.get("document"), str):
            return held  # the source of a link is a node; what is wrong stays so
        document = document_key(clean_text(held["document"]))
        if not document and not clean_text(held.get("place", "")):
            return None
        more = {name: given for name, given in held.items() if name != "document"}
        return {"source": self._source(document), **more}

    def _source(self, document: str) -> str:
        if document not in self.sources:
            taken = {*self._published, *(source["id"] for source in self.sources.values())}
            made = document if document in self._published else slug(document, taken, "source")
            self.sources[document] = {"id": made, "document": document}
        id_: str = self.sources[document]["id"]
        return id_

    def facts(self, held: list[Any]) -> list[Any]:
        """The facts with ids made from their words, and with two dates."""
        taken: set[str] = set()
        made = []
        for fact in held:
            if isinstance(fact, dict):
                id_ = slug(str(fact.get("statement")), taken, "fact")
                taken.add(id_)
                made.append(self._fact(fact, id_))
            else:
                made.append(fact)
        return made

    def _fact(self, fact: dict[str, Any], id_: str) -> dict[str, Any]:
        rest = {name: held for name, held in fact.items() if name != "as_of"}
        as_of = fact.get("as_of", "")
        said = as_of.strip() if isinstance(as_of, str) else ""
        if said == "not dated":
            return {"id": id_, **rest, "reported": self._year_of(fact)}
        if said.startswith(_REPORTED):
            return {"id": id_, **rest, "reported": said.removeprefix(_REPORTED)}
        is_reports = bool(said) and said == self._year_of(fact)
        return {"id": id_, **rest, "reported" if is_reports else "event": as_of}

    def _year_of(self, fact: dict[str, Any]) -> str:
        """The year in which the cited document was published; empty for none of the method's."""
        cited = fact.get("citation")
        source = cited.get("source") if isinstance(cited, dict) else None
        return self._published.get(source, "") if isinstance(source, str) else ""
