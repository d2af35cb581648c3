"""What the app installs may be used by anybody for anything: each package says so of itself."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Zlib|CC0|Unlicense|MPL|Mozilla Public)\b"
    r"|Permission is hereby granted, free of charge",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"GPL|GNU|EUPL|SSPL|Commons Clause|Business Source", re.IGNORECASE)


def needed(requirements: str) -> list[Requirement]:
    """The lines of a file of requirements that hold on this system."""
    lines = (ROOT / requirements).read_text(encoding="utf-8").splitlines()
    found = [Requirement(line) for line in lines if line and line[0] not in "#-"]
    return [one for one in found if not one.marker or one.marker.evaluate()]


def installed_with(requirements: str) -> set[str]:
    """The names of all packages that these lines bring, those that the others need included."""
    to_do, names = needed(requirements), set[str]()
    while to_do:
        one = to_do.pop()
        if one.name.lower() in names:
            continue
        names.add(one.name.lower())
        for line in metadata.distribution(one.name).requires or []:
            other, extras = Requirement(line), one.extras or {""}
            if not other.marker or any(other.marker.evaluate({"extra": each}) for each in extras):
                to_do.append(other)
    return names


def licence_of(name: str) -> str:
    """What a package says of its licence: the expression, else the classifiers, else the first line
    of the free text, else how the licence itself begins.
    """
    about = metadata.metadata(name).json
    classified = [one for one in about.get("classifier", []) if one.startswith("License")]
    free = str(about.get("license", "")).splitlines()[:1]
    said = str(about.get("license_expression", "")) or "; ".join(classified) or "".join(free)
    return said or next(
        file.read_text(encoding="utf-8")[:200]
        for file in metadata.files(name) or []
        if file.name.startswith("LICENSE")
    )


def test_everything_the_app_installs_is_permissive() -> None:
    names = installed_with("requirements.txt")
    assert len(names) > 40
    said = {name: licence_of(name) for name in names}
    assert {n: words for n, words in said.items() if not PERMISSIVE.search(words)} == {}
    assert {n: words for n, words in said.items() if COPYLEFT.search(words)} == {}


def test_the_driver_of_postgresql_alone_is_lgpl_and_an_extra() -> None:
    names = installed_with("requirements-postgresql.txt")
    assert {name for name in names if "LGPL" in licence_of(name)} == {"psycopg", "psycopg-binary"}
    assert not names & installed_with("requirements.txt") - {"typing-extensions", "tzdata"}
