"""How much is read of a file. Limits stand on what is packed, unpacked and named, and hold before
anything is built of it: whatever the bytes, reading ends within seconds and a few hundred MB.
"""

from __future__ import annotations

from cluster_psia.assessment.files.sheets.cell import SheetFileError

LARGEST = 10_000_000  # bytes of a file, as the page lets in
ROWS = 200_000  # that hold something, in a file
CELLS = 500_000  # that hold something
PLACES = 4_000_000  # cells with the empty ones before them
LONGEST_CELL = 20_000  # characters; no field takes as many
SHEETS = 250
NAMED = 5_000  # relationships, merged cells and the like
TEXTS = 500_000  # shared texts of a workbook
RUNS = 750_000  # pieces of text in one format, in all cells
LETTERS = 20_000_000  # in all of them
DIRECTORY = 2_000_000  # bytes of the list of what an archive holds
UNPACKED = 300_000_000  # bytes of the parts that are looked at
PARSED = 60_000_000  # bytes of them that are XML with something in it
ELEMENTS = 3_000_000
STYLES = 60_000  # formats of cells
DEEPEST = 60  # levels of XML


class Budget:
    """What may still be read of one file. Each method raises SheetFileError when it is used up."""

    def __init__(self) -> None:
        self.rows, self.cells, self.places = ROWS, CELLS, PLACES
        self.unpacked, self.parsed, self.elements = UNPACKED, PARSED, ELEMENTS
        self.runs = RUNS

    def take_row(self, filled: int, places: int) -> None:
        """One row with so many filled cells, in so many places."""
        self.rows -= 1
        self.cells -= filled
        self.places -= places
        if min(self.rows, self.cells, self.places) < 0:
            raise SheetFileError(
                f"The file holds more than is read of one file ({ROWS:,} rows, {CELLS:,} cells);"
                " split it."
            )

    def take_run(self, of_its_text: int) -> None:
        """One more piece of a text; the text has so many with it."""
        self.runs -= 1
        if self.runs < 0 or of_its_text > LONGEST_CELL:
            raise too_much()

    def take_bytes(self, unpacked: int, parsed: int = 0) -> None:
        """So many bytes of an archive, unpacked, and as XML to be parsed."""
        self.unpacked -= unpacked
        self.parsed -= parsed
        if min(self.unpacked, self.parsed) < 0:
            raise too_much()


def too_much() -> SheetFileError:
    """What is said of a file that unpacks to more than anybody types."""
    return SheetFileError(
        "The workbook unpacks to far more than tables hold; copy the table into a new workbook."
    )
