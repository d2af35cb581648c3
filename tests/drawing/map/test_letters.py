"""Letters that no font of this computer has are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.assessment import Assessment
from cluster_psia.assessment.edits.chain import add_actor
from cluster_psia.drawing.map import letters
from cluster_psia.drawing.map.letters import missing_letters, missing_words, texts_of_picture
from cluster_psia.drawing.map.png import missing_in_names, missing_in_png

if TYPE_CHECKING:
    import pytest

NOBODYS = "\U00100abc"  # for private use: no font that is handed out has it


def test_45_a_letter_of_no_font_is_named_once_and_those_of_a_font_are_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(letters, "_SHOWN", "LNSPC")
    svg = f'<text x="1">é {NOBODYS}{NOBODYS} a</text><text x="2">“—”</text>'
    assert missing_letters(texts_of_picture(svg), "DejaVu Sans") == (NOBODYS,)


def test_45_words_name_the_letters_and_what_to_install() -> None:
    assert "皮 革 (Debian: fonts-noto-cjk" in missing_words(["皮", "革"])
    assert missing_words(["皮"] * 20).count("皮") == 12
    assert missing_words(()) == ""


def test_45_a_map_in_latin_letters_lacks_none() -> None:
    a = add_actor(Assessment(name="x"), "Tanneurs à façon", "trader")
    assert missing_in_png(a) == missing_in_names(a) == ""
