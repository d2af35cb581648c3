"""The language of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.web.room import Hall


def test_the_phones_setting_is_the_default_language_and_the_person_chooses(here: Hall) -> None:
    hindi = here.client.get(
        f"/w/{here.code}", headers={"accept-language": "ta,hi-IN;q=0.8,en;q=0.5"}
    ).text
    assert '<html lang="hi" dir="ltr">' in hindi
    assert (
        '<html lang="en"'
        in here.client.get(f"/w/{here.code}?lang=en", headers={"accept-language": "hi"}).text
    )
    urdu = here.client.get(f"/w/{here.code}?lang=ur").text
    assert '<html lang="ur" dir="rtl">' in urdu
    assert '<html lang="en"' in here.client.get(f"/w/{here.code}?lang=xx").text
