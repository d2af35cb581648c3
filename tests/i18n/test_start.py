"""An empty catalogue for another language."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.core import UnknownLocaleError

from cluster_psia.i18n import check, start
from cluster_psia.i18n.catalogues import LOCALES, read_catalogue


def test_a_new_catalogue_has_every_key_empty_and_its_english_over_it(tmp_path: Path) -> None:
    file = tmp_path / "bn.po"
    file.write_text(start.empty_catalogue("bn"), encoding="utf-8")
    catalog, reference = read_catalogue(file), check.by_key(read_catalogue(LOCALES / "en.po"))
    assert catalog.num_plurals == 2
    assert sorted(check.catalogue_problems(catalog, reference)) == sorted(
        f"{key}: empty" for key in reference
    )
    translated = file.read_text(encoding="utf-8").replace('msgstr ""\n\n', 'msgstr "x"\n\n')
    file.write_text(translated, encoding="utf-8")
    assert not [
        problem
        for problem in check.catalogue_problems(read_catalogue(file), reference)
        if "changed" in problem
    ]


def test_a_catalogue_that_is_there_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["start", "bn"])
    start.main(tmp_path)
    with pytest.raises(FileExistsError):
        start.main(tmp_path)


@pytest.mark.parametrize(("code", "forms"), [("ja", 1), ("ar", 6), ("pt-BR", 2)])
def test_a_new_catalogue_has_as_many_forms_as_its_language_counts(
    tmp_path: Path, code: str, forms: int
) -> None:
    file = tmp_path / "new.po"
    file.write_text(start.empty_catalogue(code), encoding="utf-8")
    catalogue = read_catalogue(file)
    assert catalogue.num_plurals == forms
    assert {len(each.string) for each in catalogue if isinstance(each.string, tuple)} == {forms}


def test_a_new_catalogue_says_its_code_and_that_nobody_has_reviewed_it() -> None:
    text = start.empty_catalogue("pt-BR")
    assert '"Language: pt-BR\\n"' in text
    assert '"X-Reviewed-By-Native-Speaker: no\\n"' in text


@pytest.mark.parametrize(
    ("code", "error"), [("qq", UnknownLocaleError), ("no language", ValueError), ("", ValueError)]
)
def test_a_code_that_names_no_language_makes_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, error: type[Exception]
) -> None:
    monkeypatch.setattr("sys.argv", ["start", code])
    with pytest.raises(error):
        start.main(tmp_path)
    assert list(tmp_path.iterdir()) == []
