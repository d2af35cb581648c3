"""Files as a worn stick or a broken transfer hands them over."""

from __future__ import annotations

import random

PIECES = (b"", b"<", b">", b'"', b"\0", b"&", b"-", b"9", b"</c>")


def damaged(data: bytes, dice: random.Random) -> bytes:
    """One bit, the end, or a piece of the bytes is not what it was."""
    at = dice.randrange(len(data))
    piece = dice.choice([*PIECES, dice.randbytes(3)])
    kind = dice.randrange(4)
    if kind == 0:
        return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:at] + piece + data[at:]
    return data[:at] + piece + data[at + dice.randrange(1, 40) :]
