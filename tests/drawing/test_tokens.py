"""Colours stand in ``tokens``: style sheets, scripts, templates and the theme say the same ones
under the same names, and no token and no variable is there for nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from cluster_psia.drawing import tokens

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "cluster_psia"
TOKENS = SOURCE / "drawing" / "tokens.py"
THEME = ROOT / ".streamlit" / "config.toml"
SHEETS = sorted(file for kind in ("css", "js", "html") for file in SOURCE.rglob(f"*.{kind}"))
CODE = sorted(file for file in SOURCE.rglob("*.py") if file != TOKENS)
HEX = re.compile(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
RGB = re.compile(r"rgba?\((\d+), ?(\d+), ?(\d+)")

NAMED = {name: value for name, value in vars(tokens).items() if HEX.fullmatch(str(value))}
COLOURS = {*NAMED.values(), *tokens.SCALE.values(), *tokens.SHADE.values()}
THEME_NAMES = {
    "primaryColor": "PRIMARY",
    "backgroundColor": "PAPER",
    "secondaryBackgroundColor": "WASH",
    "textColor": "INK",
    "borderColor": "LINE",
    "linkColor": "PRIMARY",
    "grayTextColor": "MUTED",
    "blueTextColor": "INK",
    "blueBackgroundColor": "INFO_GROUND",
    "greenTextColor": "GOOD",
    "greenBackgroundColor": "GOOD_GROUND",
    "yellowTextColor": "WARN_TEXT",
    "yellowBackgroundColor": "WARN_GROUND",
    "redTextColor": "WRONG",
    "redBackgroundColor": "WRONG_GROUND",
}


def read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def as_token(colour: str) -> str:
    """A colour as tokens write it: six capital digits, whatever its opacity."""
    digits = colour.removeprefix("#")
    full = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits[:6]
    return f"#{full.upper()}"


def colours_in(text: str) -> Iterator[str]:
    """Every colour that a text writes down, as a token."""
    for found in HEX.finditer(text):
        yield as_token(found[0])
    for found in RGB.finditer(text):
        yield "#" + "".join(f"{int(part):02X}" for part in found.groups())


def relative(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_every_way_to_write_a_colour_is_seen() -> None:
    text = "a { color: #fff; border: 1px solid #8A5E0073; box-shadow: 0 0 rgba(31, 41, 51, 0.25) }"
    assert list(colours_in(text)) == ["#FFFFFF", "#8A5E00", "#1F2933"]


@pytest.mark.parametrize("file", [*SHEETS, THEME], ids=relative)
def test_every_colour_of_a_sheet_or_script_is_a_token(file: Path) -> None:
    assert set(colours_in(read(file))) <= COLOURS


@pytest.mark.parametrize("file", CODE, ids=relative)
def test_no_code_but_tokens_writes_a_colour_down(file: Path) -> None:
    assert list(colours_in(read(file))) == []


def test_the_theme_means_the_same() -> None:
    theme = tomllib.loads(read(THEME))["theme"]
    colours = {name: as_token(value) for name, value in theme.items() if "Color" in name}
    assert colours == {name: NAMED[token] for name, token in THEME_NAMES.items()}


@pytest.mark.parametrize("file", SHEETS, ids=relative)
def test_a_variable_or_constant_bears_the_name_of_its_token(file: Path) -> None:
    declared = r"(?:--([a-z-]+): *|\b([A-Z_]+) = \")(#[0-9a-fA-F]+)"
    for found in re.finditer(declared, read(file)):
        name = (found[1] or found[2]).upper().replace("-", "_")
        assert as_token(found[3]) == NAMED[name], name


@pytest.mark.parametrize("file", SHEETS, ids=relative)
def test_no_variable_is_declared_and_not_used(file: Path) -> None:
    text = read(file)
    assert set(re.findall(r"(--[a-z-]+):", text)) <= set(re.findall(r"var\((--[a-z-]+)\)", text))


def test_the_phones_draw_scores_in_the_colours_of_the_scale() -> None:
    light = read(SOURCE / "web" / "light" / "static" / "light.css")
    grounds = {
        int(step): as_token(colour)
        for step, colour in re.findall(r"\.s([1-5]) \{ background: (#\w+); fill: \2", light)
    }
    assert grounds == tokens.SCALE


def test_no_token_is_there_for_nothing() -> None:
    code = "".join(map(read, CODE))
    written = {colour for file in (*SHEETS, THEME) for colour in colours_in(read(file))}
    own = read(TOKENS).partition("PAPER =")[2]
    public = [name for name in vars(tokens) if name.isupper()]
    for name in public:
        in_code = f"tokens.{name}" in code or re.search(rf"[:=(] ?{name}\b", own)
        assert in_code or NAMED.get(name) in written, name
