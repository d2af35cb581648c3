"""``make messages NEW=bn``: an empty catalogue for another language,
with each English text in a comment.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from cluster_psia.i18n.catalogues import ENGLISH, LOCALES, read_catalogue

if TYPE_CHECKING:
    from babel.messages.catalog import Message

_HEADER = """\
# {name}. The comment over each text is the English that it was made from; `make messages` says
# where the English has changed since. Once a native speaker has read every text, set
# X-Reviewed-By-Native-Speaker to yes.
msgid ""
msgstr ""
"Project-Id-Version: cluster-psia\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"
"X-Reviewed-By-Native-Speaker: no\\n"

"""


def empty_catalogue(code: str) -> str:
    """The text of the new file.

    Raises ValueError or UnknownLocaleError for a code that names no language.
    """
    from babel import Locale
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    locale = Locale.parse(code, sep="-")
    fresh = Catalog(locale=locale)
    for message in read_catalogue(LOCALES / f"{ENGLISH}.po"):
        if message.id:
            fresh.add(message.id, auto_comments=_in_english(message))
    body = BytesIO()
    write_po(body, fresh, width=10_000, omit_header=True)  # one line a text, comments too
    header = _HEADER.format(name=locale.english_name, code=code, plural_forms=fresh.plural_forms)
    return header + body.getvalue().decode("utf-8").rstrip("\n") + "\n"


def _in_english(message: Message) -> list[str]:
    """The English of a text, or of each of its forms."""
    string = message.string
    return [string] if isinstance(string, str) else list(string or ())


def main(folder: Path = LOCALES) -> None:
    """Write the file, unless there is one already."""
    file = folder / f"{sys.argv[1]}.po"
    text = empty_catalogue(sys.argv[1])
    with file.open("x", encoding="utf-8") as stream:
        stream.write(text)
    print(f"Now translate {file}, and see what is missing with: make messages")


if __name__ == "__main__":
    main()
