"""The letters of a text file. UTF-8 and UTF-16 say what they are; of anything else people are asked
whether the letters look right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from cluster_psia.assessment.files.sheets.cell import EncodingOffer, SheetFileError

WESTERN = "cp1252"
# What spreadsheet programs of other countries write, by the names that people know.
ENCODINGS = {
    WESTERN: "Western European",
    "cp1250": "Central European",
    "cp1251": "Cyrillic",
    "cp1253": "Greek",
    "cp1254": "Turkish",
    "cp1255": "Hebrew",
    "cp1256": "Arabic, Urdu, Persian",
    "cp1257": "Baltic",
    "cp1258": "Vietnamese",
    "cp874": "Thai",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
    "cp932": "Japanese",
    "cp949": "Korean",
    "mac_roman": "Western European of old Macintosh computers",
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16, big end first",
}
_ASKED = [name for name in ENCODINGS if not name.startswith("utf")]
_WESTERN_LETTERS = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸ")
_WESTERN_SIGNS = frozenset("\u00a0«»‘’“”‚„–—…•·°ºª€£§©®™¿¡½¼¾²³µ×±†‡‰‹›¨´¸¹¶¬¢¥¤")
_WORD = re.compile(r"\w+")
_BETWEEN_WORDS = re.compile(r"[\s,;|\"]+")
_RUN = re.compile("[^\x00-\x7f\u00a0«»‘’“”–—…]+")
_MARKS = ("\ufeff", "\ufffe")
_CASES_MIXED = re.compile(r"[a-zà-öø-ÿа-яё][À-ÖØ-ÞŒŠŽŸА-ЯЁ]")
_RAISED = "²³ªº"  # at the end of a word: m²
_LOST = "\ufffd"
_FEW = 4  # times as many letters as lost ones
_CHECKED = 200_000  # words
_BEGINNING = 20_000  # letters, for samples
_MOST_IN_A_ROW = 2  # letters beyond a to z, in words of Western languages
_SHARE = 0.34  # of such letters among all
_SAMPLE = 3  # words


@dataclass(frozen=True)
class DecodedText:
    """A text in letters. ``told`` says how its letters were read, where that is not certain;
    ``offers`` are the other ways.
    """

    text: str
    told: str = ""
    offers: tuple[EncodingOffer, ...] = ()


class LettersError(SheetFileError):
    """Nothing says which letters a text is in. ``offers`` are the ways that fit its bytes."""

    def __init__(self, offers: tuple[EncodingOffer, ...]) -> None:
        self.offers = offers
        super().__init__(
            "The letters of the file cannot be told: it was saved in the encoding of one country."
            " Choose the one in which its words look right, or save it as CSV UTF-8 or .xlsx."
        )


def decoded_text(data: bytes, encoding: str = "") -> DecodedText:
    """The text of a file, in ``encoding`` where people chose one. Raises LettersError, and
    SheetFileError for what is no text.
    """
    if encoding:
        return DecodedText(_without_marks(_chosen(data, encoding)))
    text = _as_unicode(data)
    if text is not None:
        return DecodedText(text)
    _refuse_damaged(data)
    western = _fitting(data, WESTERN)
    if western is None or not _plainly_western(western):
        raise LettersError(tuple(_offers(data)))
    words = ", ".join(f"'{word}'" for word in _sample(western))
    told = f"Its letters were read as {ENCODINGS[WESTERN]} ones ({words}); are they right?"
    return DecodedText(western, told, tuple(_offers(data)))


def _chosen(data: bytes, encoding: str) -> str:
    if encoding not in ENCODINGS:
        raise SheetFileError(f"'{encoding}' is no encoding; choose one of: {', '.join(ENCODINGS)}.")
    text = _fitting(data, encoding)
    if text is None:
        raise SheetFileError(
            f"The file is not in {ENCODINGS[encoding]} letters; choose another encoding."
        )
    return text


def _as_unicode(data: bytes) -> str | None:
    """The text where its bytes say that they are UTF-8 or UTF-16; else None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _no_table_without(_fitting(data, "utf-16"))
    for encoding, zero in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(data) > 3 and data[zero:4:2] == b"\0\0" and 0 not in data[1 - zero : 4 : 2]:
            return _no_table_without(_fitting(data, encoding))
    if b"\0" in data:
        raise _no_table()
    text = _fitting(data, "utf-8")
    return None if text is None else _without_marks(text)


def _no_table_without(text: str | None) -> str:
    if text is None or "\0" in text:
        raise _no_table()
    return _without_marks(text)


def _no_table() -> SheetFileError:
    return SheetFileError(
        "This is neither an Excel workbook nor a CSV file; save the table as .xlsx or CSV."
    )


def _fitting(data: bytes, encoding: str, most: int | None = None) -> str | None:
    """The text, or as many letters of it; None where the bytes are none of that encoding."""
    try:
        return data.decode(encoding)[:most]
    except UnicodeDecodeError:
        return None


def _without_marks(text: str) -> str:
    return text.lstrip("".join(_MARKS))


def _refuse_damaged(data: bytes) -> None:
    """Raise SheetFileError for UTF-8 in which a few bytes are damaged: no other encoding fits it
    better.
    """
    text = data.decode("utf-8", errors="replace")
    lost = text.count(_LOST)
    if lost * _FEW < sum(letter > "\x7f" for letter in text) - lost:
        line = text.count("\n", 0, text.index(_LOST)) + 1
        raise SheetFileError(
            f"Line {line} holds bytes that are no letters of UTF-8, as the rest of the file is;"
            " mend that line and save the file again."
        )


def _plainly_western(text: str) -> bool:
    """Whether the letters of a text can hardly be those of another encoding: no more than a few
    with accents, none that only Iceland has, and never many in a row.
    """
    beyond = {letter for letter in set(text) if letter > "\x7f"}
    if not beyond <= _WESTERN_LETTERS | _WESTERN_SIGNS:
        return False
    if any(len(run[0]) > _MOST_IN_A_ROW for run in _RUN.finditer(text)):
        return False
    words = (word[0] for word in _WORD.finditer(text) if not word[0].isascii())
    return all(_western_word(word.rstrip(_RAISED)) for word in islice(words, _CHECKED))


def _western_word(word: str) -> bool:
    runs = [len(run) for run in re.findall(r"[^\x00-\x7f]+", word)]
    few = sum(runs) <= max(_MOST_IN_A_ROW, len(word) * _SHARE)
    return few and _WESTERN_SIGNS.isdisjoint(word) and not _CASES_MIXED.search(word)


def _offers(data: bytes) -> Iterator[EncodingOffer]:
    """The encodings that fit the bytes, those with the likeliest letters first."""
    beginnings = {name: _fitting(data, name, _BEGINNING) for name in _ASKED}
    found = {name: text for name, text in beginnings.items() if text is not None}
    for name in sorted(found, key=lambda name: _unlikely(found[name])):
        yield EncodingOffer(name, ENCODINGS[name], ", ".join(_sample(found[name])))


def _unlikely(text: str) -> int:
    """How many signs, and capitals after small letters, stand where words should be."""
    signs = sum(letter > "\x7f" and not letter.isalpha() for letter in text)
    return signs + len(_CASES_MIXED.findall(text))


def _sample(text: str) -> list[str]:
    """A few words with letters beyond a to z."""
    parts = _BETWEEN_WORDS.split(text[:_BEGINNING])
    words = dict.fromkeys(part[:40] for part in parts if not part.isascii())
    return list(words)[:_SAMPLE]
