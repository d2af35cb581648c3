"""What ``make messages`` finds, and that it finds nothing in the catalogues as they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Message

from cluster_psia.i18n import check
from cluster_psia.i18n.catalogues import LOCALES, read_catalogue

HEADER = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'


GREETING = 'msgid "a.hello"\nmsgstr "Hello {name}"\n'


COUNT = 'msgid "a.count"\nmsgid_plural "a.count"\nmsgstr[0] "{n} cat"\nmsgstr[1] "{n} cats"\n'


GOOD_COUNT = f"#. {{n}} cat\n#. {{n}} cats\n{COUNT}".replace('cat"', 'chat"').replace(
    'cats"', 'chats"'
)


def english() -> dict[str, Message]:
    return check.by_key(read_catalogue(LOCALES / "en.po"))


@pytest.mark.parametrize("file", sorted(LOCALES.glob("*.po")), ids=lambda file: file.stem)
def test_nothing_is_wrong_in_a_catalogue(file: Path) -> None:
    assert list(check.catalogue_problems(read_catalogue(file), english())) == []


def test_pages_ask_for_no_text_that_english_has_not() -> None:
    assert list(check.unknown_text_keys(english())) == []


def test_every_text_of_the_pages_is_asked_for_somewhere() -> None:
    assert list(check.unused_keys(english())) == []
    more = {
        **english(),
        "participant.consent.farewell": Message("participant.consent.farewell", "Bye"),
    }
    assert list(check.unused_keys(more)) == [
        "participant.consent.farewell: asked for nowhere; take it out of every catalogue"
    ]


@pytest.mark.parametrize("key", ["participant.consent.title", "participant.send.waiting"])
def test_a_text_that_pages_ask_for_in_vain_is_found(key: str) -> None:
    without = english()
    del without[key]
    assert {problem.split(":")[0] for problem in check.unknown_text_keys(without)} == {key}


def _found(tmp_path: Path, text: str) -> list[str]:
    (tmp_path / "en.po").write_text(f"{HEADER}{GREETING}\n{COUNT}", encoding="utf-8")
    (tmp_path / "fr.po").write_text(HEADER + text, encoding="utf-8")
    reference = check.by_key(read_catalogue(tmp_path / "en.po"))
    return list(check.catalogue_problems(read_catalogue(tmp_path / "fr.po"), reference))


def _hello(text: str, comment: str = "Hello {name}", flag: str = "") -> str:
    return f'#. {comment}\n{flag}msgid "a.hello"\nmsgstr "{text}"\n\n{GOOD_COUNT}'


@pytest.mark.parametrize(
    "text",
    [
        _hello("Bonjour {name}"),
        _hello("Hello {name}", flag="#, as-in-english\n"),
        _hello("Bonjour {name}").replace('{n} chat"', 'un chat"'),
    ],
)
def test_a_whole_catalogue_has_no_problem(tmp_path: Path, text: str) -> None:
    assert _found(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (GOOD_COUNT, "a.hello: missing"),
        (_hello("Bonjour {name}") + '\nmsgid "a.old"\nmsgstr "x"\n', "a.old: obsolete"),
        (_hello(""), "a.hello: empty"),
        (_hello("Bonjour"), "a.hello: other names in braces"),
        (_hello("Bonjour {nom}"), "a.hello: other names in braces"),
        (_hello("Bonjour {name} {other}"), "a.hello: other names in braces"),
        (_hello("Bonjour {name"), "a.hello: braces"),
        (_hello("Bonjour {name.x}"), "a.hello: braces"),
        (_hello("<b>Bonjour</b> {name}"), "a.hello: HTML"),
        (_hello("Bonjour&nbsp;{name}"), "a.hello: HTML"),
        (
            _hello("Bonjour {name}", comment="Hi {name}"),
            "a.hello: the English has changed since: Hello {name}",
        ),
        (_hello("Bonjour {name}", flag="#, fuzzy\n"), "a.hello: marked fuzzy"),
        (_hello("Hello {name}"), "a.hello: still in English"),
        (_hello("Bonjour {name}").replace('msgstr[1] "{n} chats"', ""), "a.count: empty"),
        (
            _hello("Bonjour {name}").replace('msgstr[1] "{n} chats"', 'msgstr[1] ""'),
            "a.count: empty",
        ),
    ],
)
def test_a_planted_problem_is_found(tmp_path: Path, text: str, problem: str) -> None:
    found = _found(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_what_is_no_catalogue_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "en.po").write_bytes((LOCALES / "en.po").read_bytes())
    (tmp_path / "fr.po").write_text(HEADER + COUNT + 'msgstr[2] "x"\n', encoding="utf-8")
    monkeypatch.setattr(check, "LOCALES", tmp_path)
    with pytest.raises(SystemExit) as stopped:
        check.main()
    assert stopped.value.code == 1
    assert capsys.readouterr().out.startswith("fr: no valid catalogue: ")
