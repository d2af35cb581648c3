"""Texts by language and key: nothing missing, counts in the right form,
the matrix as the method prints it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel import Locale

from cluster_psia import i18n
from cluster_psia.i18n import catalogues
from cluster_psia.method import load_method
from cluster_psia.settings import VARIABLE
from cluster_psia.web import light_web
from cluster_psia.workshop.values import GROUPS
from tests.machine import run_apart

ROOT = Path(__file__).parents[2]
CODES = ("en", "ar", "es", "fr", "hi", "ur")
CLUSTER = re.compile("cluster|clúster|grappe|क्लस्टर|کلسٹر|تجمّع", re.IGNORECASE)
SCRIPTS = {
    "hi": ("\u0900", "\u097f"),
    "ar": ("\u0600", "\u06ff"),
    "ur": ("\u0600", "\u06ff"),
}
FORMS = {6: ("zero", "one", "two", "few", "other", "many"), 2: ("one", "other")}


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder with the English catalogue and room for another."""
    (tmp_path / "en.po").write_bytes((catalogues.LOCALES / "en.po").read_bytes())
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    _forget()
    yield tmp_path
    _forget()


def _forget() -> None:
    catalogues._read.cache_clear()
    catalogues.language.cache_clear()
    catalogues.languages.cache_clear()


def test_six_languages_each_by_its_own_name_and_only_english_reviewed() -> None:
    assert [(each.code, each.name, each.direction, each.reviewed) for each in i18n.languages()] == [
        ("en", "English", "ltr", True),
        ("ar", "العربية", "rtl", False),
        ("es", "Español", "ltr", False),
        ("fr", "Français", "ltr", False),
        ("hi", "हिन्दी", "ltr", False),
        ("ur", "اردو", "rtl", False),
    ]
    assert i18n.is_reviewed("en")
    assert not i18n.is_reviewed("ur")
    assert (i18n.text_direction("ur"), i18n.text_direction("hi")) == ("rtl", "ltr")


def test_the_english_matrix_is_the_method() -> None:
    table = load_method().table_2
    printed = {f"matrix.groups.{group.key}": group.label for group in table.groups}
    for criterion in table.criteria:
        printed[f"matrix.{criterion.key}.label"] = criterion.label
        printed[f"matrix.{criterion.key}.question"] = criterion.question
        printed |= {
            i18n.anchor_key(criterion.key, anchor.points): anchor.label
            for anchor in criterion.anchors
        }
    own = {
        key: text for key, text in i18n.catalogue_texts("en").items() if key.startswith("matrix.")
    }
    assert {key: text for key, text in own.items() if not key.endswith(".plain")} == printed


def test_plain_words_belong_to_a_criterion_its_question_or_an_anchor() -> None:
    table = load_method().table_2
    plain = {
        key.removesuffix(".plain") for key in i18n.catalogue_texts("en") if key.endswith(".plain")
    }
    criteria = {f"matrix.{criterion.key}" for criterion in table.criteria}
    anchors = {
        i18n.anchor_key(c.key, anchor.points) for c in table.criteria for anchor in c.anchors
    }
    questions = {f"{criterion}.question" for criterion in criteria}
    assert criteria <= plain <= criteria | anchors | questions


def test_plain_anchors_are_asked_for_and_the_print_stands_in() -> None:
    assert i18n.anchor_key("location", (4, 5), plain=True) == "matrix.location.anchor.4.plain"
    assert i18n.anchor_key("location", (4, 5)) == "matrix.location.anchor.4"
    assert i18n.anchor_key("labour_skills", (1,), plain=True) == "matrix.labour_skills.anchor.1"


@pytest.mark.parametrize("code", CODES)
def test_every_participant_group_has_a_name_of_its_own(code: str) -> None:
    assert len({i18n.translated_text(code, f"groups.{group}") for group in GROUPS}) == len(GROUPS)


@pytest.mark.parametrize("code", CODES)
def test_no_two_anchors_of_a_criterion_read_the_same(code: str) -> None:
    for criterion in load_method().table_2.criteria:
        for plain in (True, False):
            keys = [
                i18n.anchor_key(criterion.key, anchor.points, plain=plain)
                for anchor in criterion.anchors
            ]
            assert len({i18n.translated_text(code, key) for key in keys}) == len(keys)


@pytest.mark.parametrize("code", CODES)
def test_phones_say_what_a_cluster_is_and_not_its_name(code: str) -> None:
    """The labels that stand for the desk alone may; no word that a participant reads."""
    table = load_method().table_2
    read = [i18n.question_key(criterion.key) for criterion in table.criteria]
    read += [f"matrix.{criterion.key}.plain" for criterion in table.criteria]
    read += [
        i18n.anchor_key(criterion.key, anchor.points, plain=True)
        for criterion in table.criteria
        for anchor in criterion.anchors
    ]
    texts = i18n.catalogue_texts(code)
    read += [key for key in texts if key.startswith(("participant.", "groups.", "points."))]
    said = {
        key: " ".join(texts[key]) if isinstance(texts[key], tuple) else texts[key] for key in read
    }
    assert [key for key, text in said.items() if CLUSTER.search(str(text))] == []


def test_french_signs_stand_behind_a_space_that_does_not_break() -> None:
    for key, text in i18n.catalogue_texts("fr").items():
        for form in (text,) if isinstance(text, str) else text:
            assert not re.search(r"[^\u00a0\u202f][:;?!»]|«[^\u00a0\u202f]", form), (key, form)


@pytest.mark.parametrize("code", CODES[1:])
def test_a_catalogue_has_every_text_of_its_own(code: str) -> None:
    assert catalogues._read(code).texts.keys() == catalogues._read("en").texts.keys()


@pytest.mark.parametrize("code", sorted(SCRIPTS))
def test_every_text_is_in_the_script_of_its_language(code: str) -> None:
    first, last = SCRIPTS[code]
    for key, text in i18n.catalogue_texts(code).items():
        for form in (text,) if isinstance(text, str) else text:
            assert any(first <= letter <= last for letter in form), key


@pytest.mark.parametrize("code", CODES)
def test_texts_are_short_enough_for_a_phone(code: str) -> None:
    buttons = (
        "next",
        "back",
        "save",
        "question.unknown",
        "question.not_applicable",
        "question.finish",
    )
    assert all(len(i18n.translated_text(code, f"participant.{button}")) <= 24 for button in buttons)
    assert all(
        len(form) <= 260
        for text in i18n.catalogue_texts(code).values()
        for form in ([text] if isinstance(text, str) else text)
    )


@pytest.mark.parametrize(
    ("code", "n", "said"),
    [
        ("en", 0, "0 answers"),
        ("en", 1, "1 answer"),
        ("en", 2, "2 answers"),
        ("fr", 0, "0 réponse"),
        ("fr", 1, "1 réponse"),
        ("fr", 2, "2 réponses"),
        ("es", 0, "0 respuestas"),
        ("es", 1, "1 respuesta"),
        ("hi", 3, "3 जवाब"),
        ("ur", 3, "3 جواب"),
        ("ar", 2, "جوابان"),
        ("ar", 3, "3 أجوبة"),
        ("ar", 11, "11 جوابًا"),
        ("ar", 100, "100 جواب"),
    ],
)
def test_a_count_takes_the_form_of_its_language(code: str, n: int, said: str) -> None:
    assert i18n.plural_text(code, "participant.reveal.count", n) == said


@pytest.mark.parametrize("code", CODES)
def test_forms_are_those_of_the_unicode_consortium(code: str) -> None:
    rule = Locale.parse(code).plural_form
    forms = i18n.plural_forms(code, 200)
    names = FORMS[6 if code == "ar" else 2]
    one_by_one = [names[form] for form in forms]
    assert one_by_one == [rule(n) for n in range(201)]


def test_values_are_filled_in_and_are_never_read_as_a_text() -> None:
    assert i18n.translated_text("fr", "participant.title", code="K7P2") == "Salle K7P2"
    assert (
        i18n.translated_text("en", "points.nearer", anchor="{most} <b>&")
        == 'Nearer to "{most} <b>&"'
    )
    with pytest.raises(KeyError, match="code"):
        i18n.translated_text("en", "participant.title", anchor="3")


def test_what_does_not_exist_is_told() -> None:
    asked: tuple[Callable[[], str], ...] = (
        lambda: i18n.translated_text("en", "participant.nothing"),
        lambda: i18n.translated_text("xx", "participant.next"),
        lambda: i18n.translated_text("../locales/en", "participant.next"),
        lambda: i18n.translated_text("en", "participant.reveal.count"),
        lambda: i18n.plural_text("en", "participant.next", 2),
    )
    for ask in asked:
        with pytest.raises(i18n.UnknownTextError):
            ask()


def test_another_language_is_one_file_and_english_stands_in_for_what_it_lacks(
    one_more: Path,
) -> None:
    (one_more / "ar.po").write_text(
        'msgid ""\nmsgstr ""\n'
        '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);\\n"\n'
        '"X-Reviewed-By-Native-Speaker: yes\\n"\n\n'
        'msgid "participant.next"\nmsgstr "التالي"\n\n'
        '#, fuzzy\nmsgid "participant.back"\nmsgstr "?"\n\n'
        'msgid "participant.question.left"\nmsgid_plural "participant.question.left"\n'
        'msgstr[0] "a"\nmsgstr[1] ""\nmsgstr[2] "c"\n',
        encoding="utf-8",
    )
    assert i18n.languages()[1] == i18n.Language("ar", "العربية", "rtl", reviewed=True)
    assert (
        i18n.translated_text("ar", "participant.next"),
        i18n.translated_text("ar", "participant.back"),
    ) == (
        "التالي",
        "Back",
    )
    assert [i18n.plural_text("ar", "participant.question.left", n) for n in (1, 2)] == [
        "1 question is still open",
        "2 questions are still open",
    ]
    assert i18n.catalogue_texts("ar")["participant.question.left"] == (
        "{n} question is still open",
        "{n} questions are still open",
        "{n} questions are still open",
    )
    assert i18n.plural_forms("ar", 4) == (2, 0, 1, 2, 2)


def test_an_installed_package_carries_the_catalogues() -> None:
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "setuptools"
    ]["package-data"]
    assert "**/*.po" in data["cluster_psia"]


def test_a_server_that_has_begun_opens_no_catalogue_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def begin() -> None:
        async with light_web(door=False).lifespan(None):
            pass

    monkeypatch.setenv(VARIABLE, f"sqlite:///{tmp_path / 'kept.db'}")
    for cached in (catalogues._read, catalogues.language, catalogues.languages):
        cached.cache_clear()
    run_apart(begin())

    def none_left(*_: object, **__: object) -> None:
        raise OSError(24, "Too many open files")

    for name in ("open", "glob", "is_file"):
        monkeypatch.setattr(Path, name, none_left)
    for each in catalogues.languages():
        assert catalogues.translated_text(each.code, "participant.consent.title")
