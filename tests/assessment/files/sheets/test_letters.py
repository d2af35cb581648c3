"""The letters of text files: read where their bytes say what they are, asked for where not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cluster_psia.assessment.files.sheets.letters import ENCODINGS
from tests.assessment.files.sheets.made import all_texts, read


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_letters_of_any_spreadsheet_program_are_read(encoding: str) -> None:
    found = read("Name;à\r\nmarché;Æble".encode(encoding))
    assert all_texts(found) == [[["Name", "à"], ["marché", "Æble"]]]


def test_western_letters_are_read_and_people_are_asked_whether_they_are_right() -> None:
    found = read("Name\nmarché\nfaçonnière\n45 m²\n12 €".encode("cp1252"))
    assert "Western European" in found.notes[0]
    assert "'marché', 'façonnière'" in found.notes[0]


@pytest.mark.parametrize(
    ("word", "encoding"),
    [
        ("Кожевники", "cp1251"),
        ("عمال الجلود", "cp1256"),
        ("皮革工人", "gb18030"),
        ("皮革工", "big5"),
        ("ışık iplik", "cp1254"),
        ("Łódź", "cp1250"),
        ("Spółdzielnia", "cp1250"),
        ("Δέρμα", "cp1253"),
        ("革の職人", "cp932"),
        ("가죽", "cp949"),
        ("ช่างหนัง", "cp874"),
        ("עורות", "cp1255"),
    ],
)
def test_other_letters_are_never_taken_for_western_ones(word: str, encoding: str) -> None:
    data = f"Name;Kind\n{word};x".encode(encoding)
    asked = read(data)
    assert asked.pages == ()
    assert "Choose the one in which its words look right" in asked.problem
    offers = {offer.encoding: offer.sample for offer in asked.offers}
    assert word.split(maxsplit=1)[0] in offers[encoding]
    assert all_texts(read(data, encoding)) == [[["Name", "Kind"], [word, "x"]]]


def test_a_chosen_encoding_that_does_not_fit_or_is_none_is_told() -> None:
    assert "is not in UTF-8 letters" in read("é".encode("cp1252"), "utf-8").problem
    assert "'klingon' is no encoding" in read(b"x", "klingon").problem


def test_a_damaged_byte_in_utf_8_is_told_with_its_line() -> None:
    data = "Name\nКожевники\nШвеи".encode()
    damaged = data[:-3] + b"\xff" + data[-2:]
    assert read(damaged).problem.startswith("Line 3 holds bytes that are no letters of UTF-8")


@given(st.sampled_from(sorted(ENCODINGS)), st.binary(max_size=60))
def test_any_bytes_in_any_encoding_end_in_a_table_or_a_sentence(encoding: str, data: bytes) -> None:
    for found in (read(data), read(data, encoding)):
        assert found.problem or found.pages
