"""The one visual language: every colour the program draws with, by what it means.

Style sheets, scripts and the theme cannot import it; a test holds every colour of theirs against
these names, and no other module writes a colour down.

Nothing is said by colour alone: a score carries its numeral, a shade its marks, a message its icon
and a word. Every filled mark has an outline in ``MUTED`` (1 px), which carries the 3:1 contrast
that pale fills cannot.
"""

from __future__ import annotations

# Ground and ink.
INK = "#1F2933"
MUTED = "#52606D"  # secondary text, and the outline of every filled mark
LINE = "#D9DEE4"  # rules and grid lines
PAPER = "#FFFFFF"
WASH = "#F6F4EF"  # panels
FIELD_LINE = "#7B8794"  # around what can be filled in on a phone, 3:1 on paper

# Printed sheets are black on white; so are letters that are only measured.
BLACK = "#000000"
PRINT_LINE = "#777777"

# Two meanings.
PRIMARY = "#0F6B6B"  # what can be pressed
PRIMARY_DARK = "#0B5252"  # the same while it is pressed
PRIMARY_PALE = "#E8EEF0"  # the ground of what is chosen, or under the pointer
CAPACITY = PRIMARY  # what lets gains last
NEED = "#B4491F"  # what poverty targeting looks for

# A score from 1 to 5, always with its numeral on it.
SCALE: dict[int, str] = {
    1: PRIMARY_PALE,
    2: "#BFD8D8",
    3: "#86B8B8",
    4: "#2E7B7B",
    5: PRIMARY_DARK,
}
SCALE_TEXT: dict[int, str] = {1: INK, 2: INK, 3: INK, 4: PAPER, 5: PAPER}

# Shades of a poverty node (UNIDO 2004, Box 2); hatch and marks say the same without colour.
SHADE: dict[str, str] = {"none": PAPER, "vulnerable": "#F5D9A8", "likely": "#D9783A"}

# Institutions: one fill, the border tells where they stand.
INSTITUTION = "#DCE6F2"
INSTITUTION_BORDER_DASHED: dict[str, bool] = {"in": False, "beyond": True}

# Checks and messages, each with an icon and a word; the text is at least 4.5:1 on its ground.
INFO_GROUND = "#EEF3F6"
GOOD = "#236B40"
GOOD_GROUND = "#EAF4EE"
WARN = "#8A5E00"
WARN_TEXT = "#6F4A00"
WARN_GROUND = "#FFF5DD"
WRONG = "#A4262C"
WRONG_GROUND = "#FBECEC"

# Two sizes of type in pixels.
SIZE_TEXT = 13
SIZE_SMALL = 11
