"""Which column of a filled file is what, by the words of its first row."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from cluster_psia.assessment.tables.reading.even import even_heading
from cluster_psia.assessment.tables.reading.layout import HeadingWords
from cluster_psia.assessment.tables.reading.refused import shortened_text
from cluster_psia.i18n import ENGLISH

if TYPE_CHECKING:
    from cluster_psia.workshop.values import CriterionText, Room

NOT_THERE = -1

# What a heading may be called that names no criterion, in the languages of printed sheets.
_WORDS = {
    "sheet": (
        *("sheet", "sheet number", "sheet no", "sheet no.", "number", "no", "no.", "nr", "nr."),
        *("hoja", "hoja número", "hoja n.º", "número de hoja", "feuille", "feuille numéro"),
        *("n° de feuille", "numéro de feuille", "पर्चा", "पर्चा नंबर", "پرچہ", "پرچہ نمبر"),
    ),
    "group": ("group", "participant group", "grupo", "groupe", "समूह", "گروہ"),
    "criterion": ("criterion", "criterio", "critère", "कसौटी", "मापदंड", "معیار"),
    "answer": (
        *("answer", "score", "respuesta", "puntaje", "réponse", "note"),
        *("उत्तर", "जवाब", "अंक", "جواب", "اسکور"),
    ),
    "comment": ("comment", "comments", "comentario", "commentaire", "टिप्पणी", "تبصرہ"),
}
_HEADINGS = {what: frozenset(map(even_heading, words)) for what, words in _WORDS.items()}
_COMMENT = " comment"  # behind the name of a criterion
_COMMENTS = tuple(f" {word}" for word in sorted(_HEADINGS["comment"]))
_NO_MEANINGS: Mapping[str, str] = {}


class SheetColumns:
    """Which column is what, from the header.

    ``criteria`` and ``comments`` lead from a column to the key of its criterion, ``names`` from
    all that a criterion may be called; ``unknown`` are headings that say nothing to us, ``twice``
    those that stand there a second time. ``meanings`` are headings of theirs that people matched
    with ours by hand; those that mean "" are left aside unsaid.
    """

    def __init__(
        self, header: Sequence[str], room: Room, meanings: Mapping[str, str] = _NO_MEANINGS
    ) -> None:
        self.names = criterion_names(room)
        self._labels = tuple(" ".join(text.label.split()) for text in room.texts_in(ENGLISH))
        means = _evened(meanings)
        self.criteria: dict[int, str] = {}
        self.comments: dict[int, str] = {}
        self.unknown: list[str] = []
        self.twice: list[str] = []
        self._places: dict[str, int] = {}
        self.width = 0  # columns up to the last heading
        for index, text in enumerate(header):
            name = even_heading(text)
            if name:
                self.width = index + 1
                meant = means.get(name, name)
                if meant:
                    self._place(index, meant, text)

    def place_of(self, what: str) -> int:
        """The column of "sheet", "group", "criterion", "answer" or "comment", or NOT_THERE."""
        return self._places.get(what, NOT_THERE)

    @property
    def long(self) -> bool:
        """Whether a row is one answer, and not a whole sheet."""
        return {"criterion", "answer"} <= self._places.keys()

    @property
    def free(self) -> tuple[str, ...]:
        """Headings of ours that nothing stands under yet."""
        fixed = (what.capitalize() for what in _HEADINGS if what not in self._places)
        keys = {label: self.names[even_heading(label)] for label in self._labels}
        answered, commented = set(self.criteria.values()), set(self.comments.values())
        answers = (label for label, key in keys.items() if key not in answered)
        comments = (f"{label}{_COMMENT}" for label, key in keys.items() if key not in commented)
        return (*fixed, *answers, *comments)

    def _place(self, index: int, name: str, shown: str) -> None:
        for what, names in _HEADINGS.items():
            if name in names:
                self._note_second(shown, what in self._places)
                self._places[what] = index
                return
        base = _without_comment(name)
        key = self.names.get(base)
        if key is None:
            self.unknown.append(shown)
            return
        into = self.criteria if base == name else self.comments
        self._note_second(shown, key in into.values())
        into[index] = key

    def _note_second(self, shown: str, there_already: bool) -> None:
        if there_already:
            self.twice.append(shown)


def criterion_names(room: Room) -> dict[str, str]:
    """Everything that a heading may call a criterion, evened out, with its key."""
    names: dict[str, str] = {}
    for texts in room.texts.values():
        for text in texts:
            for name in _names_of(text):
                names.setdefault(even_heading(name), text.key)
    return names


def _names_of(text: CriterionText) -> tuple[str, ...]:
    label = " ".join(text.label.split())
    number = str(text.number)
    return text.key, number, label, f"{number}. {label}", f"{number} {label}"


def _without_comment(name: str) -> str:
    """What a heading names, evened out, whose column holds the comments on it."""
    said = next(filter(name.endswith, _COMMENTS), "")
    return name.removesuffix(said)


def _evened(meanings: Mapping[str, str]) -> dict[str, str]:
    return {even_heading(theirs): even_heading(ours) for theirs, ours in meanings.items()}


def room_headings(room: Room, meanings: Mapping[str, str] = _NO_MEANINGS) -> HeadingWords:
    """The headings of score sheets, with those that people said the meaning of. Numbers of criteria
    are headings only beside one for the number of the sheet: answers look like them.
    """
    criteria, means = criterion_names(room), _evened(meanings)

    def complete(cells: Sequence[str]) -> bool:
        """Whether the cells are all the headings that a sheet needs."""
        return not any(header_problems(SheetColumns(cells, room, meanings)))

    # in a form that can be sent to another process
    count = partial(_count_known, criteria, means)
    return HeadingWords(partial(_is_known, criteria, means), count, complete)


def _is_known(criteria: Container[str], means: Mapping[str, str], text: str) -> bool:
    """Whether a text is a heading of these sheets."""
    name = even_heading(text)
    fixed = any(name in names for names in _HEADINGS.values())
    return fixed or name in means or _without_comment(name) in criteria


def _count_known(criteria: Container[str], means: Mapping[str, str], cells: Sequence[str]) -> int:
    """How many cells are known headings."""
    if _HEADINGS["sheet"].isdisjoint(means.get(even, even) for even in map(even_heading, cells)):
        return 0
    return sum(1 for cell in cells if cell and _is_known(criteria, means, cell))


def header_problems(columns: SheetColumns) -> Iterator[str]:
    """Why the file cannot be read by this first row; nothing when it can."""
    for name in columns.twice:
        yield f"The column '{shortened_text(name)}' stands twice in the first row."
    if columns.place_of("sheet") == NOT_THERE:
        yield "The first row has no column 'Sheet' for the sheet number."
    if not columns.long and not columns.criteria:
        yield "The first row names no criterion of this room: use keys, numbers or labels."


def header_notes(columns: SheetColumns) -> Iterator[str]:
    """Which columns are left aside."""
    for name in columns.unknown:
        yield (
            f"The column '{shortened_text(name)}' was left aside: it is no criterion of this room."
        )
