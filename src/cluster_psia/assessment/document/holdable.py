"""What no store, no workbook and no XML file can hold, said once: documents drop it when they are
read, and everything that writes XML drops it again from texts that did not come through a document.
"""

from __future__ import annotations

import re

# Control characters but tab and line feed, halves of characters (surrogates), and the two code
# points that XML 1.0 forbids. Of the controls it forbids some and warns of the others.
_UNHOLDABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def holdable_text(text: str) -> str:
    """``text`` without what XML cannot hold and give back unchanged."""
    return _UNHOLDABLE.sub("", text)
