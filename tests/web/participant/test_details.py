"""Changing what was said about oneself, as docs/participant-interface.md states it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cluster_psia.workshop import actions

if TYPE_CHECKING:
    from tests.web.room import Hall


def test_a_group_of_ones_own_goes_before_the_list_and_can_change(here: Hall) -> None:
    path = here.join(group="home_workers", group_other=" Job workers  <b>at the mill</b>")
    assert (
        actions.room_participants(here.rooms, here.code)[0].group
        == "Job workers <b>at the mill</b>"
    )
    page = here.client.get(f"{path}?q=last").text
    assert "Job workers &lt;b&gt;at the mill&lt;/b&gt;" in page
    here.client.post(f"{path}/details", data={"group": "Dyers", "group_other": ""})
    assert actions.room_participants(here.rooms, here.code)[0].group == "Dyers"


def test_details_can_change_and_the_language_with_them(here: Hall) -> None:
    path = here.join(alias="Meena", group="Dyers")
    got = here.client.post(f"{path}/details", data={"language": "hi", "then": "growth"})
    assert got.headers["location"] == f"{path}?q=growth"
    page = here.client.get(path).text
    assert '<html lang="hi"' in page
    person = actions.room_participants(here.rooms, here.code)[0]
    assert (person.alias, person.group, person.language) == ("Meena", "Dyers", "hi")
    assert here.client.post(f"{path}/details", data={"alias": "x" * 61}).status_code == 422
