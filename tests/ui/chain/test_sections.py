"""The sections below the map: findings, guide, templates and files;
and what the panel knows of nodes and links.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cluster_psia.assessment import Actor, Assessment, Chain, Link
from cluster_psia.assessment.document.model import replace
from cluster_psia.assessment.edits.chain import add_actor, add_institution, add_link, change_actor
from cluster_psia.assessment.edits.guide import add_informant
from cluster_psia.assessment.files.samples import load_sample
from cluster_psia.assessment.tables.columns import TABLES, table_of
from cluster_psia.mapping.chokepoints import sampling_note
from cluster_psia.method import load_method
from cluster_psia.ui import state
from cluster_psia.ui.chain.incoming import NEEDS
from cluster_psia.ui.map.acts import handle_map_act
from tests.ui.app import cite, cited, open_page, saved, widget
from tests.ui.chain.test_page import choose, half_filled, said, starts
from tests.ui.previews import lines_of, preview_data_of

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest

    from cluster_psia.assessment.tables.shape import Which

EMPTY = Assessment(name="Empty")


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    def _open(a: Assessment, section: str = "") -> AppTest:
        at = open_page(tmp_path, monkeypatch, "chain", a)
        if section:
            starts(at, "button_group", "chain.section").set_value(section).run()
        assert not at.exception
        return at

    return _open


def guided(at: AppTest) -> AppTest:
    """The page with the mapping guide open in the panel."""
    widget(at, "button", "chain.guide").click().run()
    assert not at.exception
    return at


# Findings ----------------------------------------------------------------------------------------


def test_a_finding_opens_its_node(opened: Any) -> None:
    a = add_actor(
        half_filled(), "Stitchers", "subcontractor", poverty="likely", poverty_reason="Paid late"
    )
    at = opened(add_link(a, "stitchers", "traders", "sells_to"), "findings")
    assert "Grave" in said(at)
    next(
        b for b in at.button if b.key and b.key.startswith("finding.") and b.label == "Stitchers"
    ).click().run()
    assert starts(at, "text_input", "node.label.stitchers").value == "Stitchers"


def test_nothing_is_concluded_from_links_that_nobody_drew(opened: Any) -> None:
    assert "Nothing stands out" in said(opened(add_actor(EMPTY, "Traders", "trader"), "findings"))


def test_a_map_too_large_to_count_in_full_says_so_where_no_chokepoint_was_found(
    opened: Any,
) -> None:
    many = tuple(
        Actor(id=f"n{n}", label=f"Makers {n}", kind="small_producer", stage="production")
        for n in range(501)
    )
    ring = tuple(
        Link(source=f"n{n}", target=f"n{(n + 1) % 501}", kind="sells_to") for n in range(501)
    )
    a = replace(EMPTY, chain=Chain(actors=many, links=ring))
    assert sampling_note(a.chain, load_method())
    captions = "\n".join(c.value for c in opened(a, "findings").caption).replace("\\", "")
    assert sampling_note(a.chain, load_method()) in captions


def test_figures_that_do_not_agree_are_told(opened: Any) -> None:
    at = opened(
        add_actor(EMPTY, "Makers", "small_producer", workers=10, women=6, men=7), "findings"
    )
    assert "6 women and 7 men make 13, but the node counts 10 workers" in said(at)


# Guide -------------------------------------------------------------------------------------------


def test_a_question_takes_answers_with_source_and_informant(opened: Any) -> None:
    at = guided(opened(add_informant(half_filled(), "Amina", may_be_named=False)))
    item = "box_a2.items.traders"
    widget(at, "button", f"guide.toggle.{item}").click().run()
    starts(at, "text_area", f"guide.new.{item}.answer").set_value("About forty").run()
    assert saved(at).guide.answers == (), "a draft until it is sent"
    widget(at, "button", f"guide.new.{item}.send").click().run()
    widget(at, "selectbox", f"guide.informant.0.{item}").select("amina").run()
    cite(at, f"guide.source.0.{item}", "Visit")
    answer = saved(at).guide.answers[0]
    assert (answer.answer, answer.informant, cited(at, answer.citation)) == (
        "About forty",
        "amina",
        "Visit",
    )
    widget(at, "button", f"guide.toggle.{item}").click().run()
    assert "About forty (told by Amina, name not to be used)" in said(at)
    assert any("1 of 7 answered" in caption.value for caption in at.caption)


def test_informants_stand_below_whoever_named_them_and_gaps_are_told(opened: Any) -> None:
    a = add_informant(half_filled(), "Trader Aziz", node="traders", gender="man", better_off=True)
    at = guided(opened(a))
    starts(at, "button_group", "guide.part").set_value("informants").run()
    assert "No woman has been heard" in said(at)
    assert "Only the better off have been heard" in said(at)
    starts(at, "text_input", "informant.new.name").set_value("Amina").run()
    widget(at, "button", "informant.new.send").click().run()
    widget(at, "selectbox", "informant.named_by.amina").select("trader_aziz").run()
    widget(at, "button_group", "informant.gender.amina").set_value("woman").run()
    assert saved(at).guide.informants[1].named_by == "trader_aziz"
    assert "↳" in said(at)
    assert "No woman has been heard" not in said(at)


# Templates and files -----------------------------------------------------------------------------


def test_a_name_that_may_not_be_used_is_told_where_it_would_get_out(opened: Any) -> None:
    a = change_actor(
        add_actor(Assessment(name="Names"), "Makers", "small_producer"),
        "makers",
        note="Met Savitri there",
    )
    a = add_informant(a, "Savitri", may_be_named=False)
    told = "“Savitri” has not agreed to be named, but the name stands in the node Makers"
    assert told in said(opened(a, "files"))
    at = guided(opened(a))
    starts(at, "button_group", "guide.part").set_value("informants").run()
    assert told in said(at)


def test_the_chain_of_a_published_case_is_a_template(opened: Any) -> None:
    at = opened(EMPTY)
    widget(at, "selectbox", "chain.template.case").select("sialkot").run()
    widget(at, "button", "chain.template.take").click().run()
    assert not at.exception
    assert saved(at).chain == load_sample("sialkot").chain
    assert saved(at).name == "Empty"


def test_a_pasted_table_is_a_dry_run_first(opened: Any) -> None:
    at = opened(half_filled(), "files")
    pasted = (
        "Name\tKind\tWorkers\tColour\nTraders\t\t60\tred\nDyers\tProcess"
        " specialists\t\t\n\tTraders\t5\t"
    )
    starts(at, "text_area", "chain.paste.table").set_value(pasted).run()
    assert saved(at) == half_filled()
    assert [row["word"] for row in preview_data_of(at)["rows"]] == ["Changed", "New", "Refused"]
    assert "Colour" in said(at)
    widget(at, "button", "chain.import.take").click().run()
    assert not at.exception
    assert [(n.label, n.workers) for n in saved(at).chain.actors] == [
        ("Traders", 60),
        ("Homeworkers", 900),
        ("Dyers", None),
    ]
    assert starts(at, "text_area", "chain.paste.table").value == pasted, (
        "what was not taken is not lost"
    )
    at.button(key="undo").click().run()
    assert saved(at) == half_filled()


def paste(at: AppTest, *rows: str) -> None:
    """Paste a table; columns are written with | between them."""
    pasted = "\n".join(row.replace("|", "\t") for row in rows)
    starts(at, "text_area", "chain.paste.table").set_value(pasted).run()
    assert not at.exception


def test_details_of_a_node_are_taken_and_others_told(opened: Any) -> None:
    at = opened(half_filled(), "files")
    paste(
        at,
        "Node|Item|Sign",
        "Traders|networks|awful",
        "Nobody|networks|clear",
        "Traders|basic_needs|clear",
    )
    awful, nobody, taken = lines_of(at)
    assert "Sign: 'awful' is no sign of deprivation; use one of: No sign" in awful
    assert "row 3: Refused: Nobody: networks: Node: no node is called 'Nobody'" in nobody
    assert "New: Traders: basic_needs: Item" in taken
    widget(at, "button", "chain.import.take").click().run()
    traders = next(n for n in saved(at).chain.actors if n.label == "Traders")
    assert [(r.item, r.sign) for r in traders.screening] == [("basic_needs", "clear")]


@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("actors", "**Poverty**: Not marked, Vulnerable to poverty, Likelihood of poverty"),
        ("institutions", "**Scope**: In the cluster, Beyond the cluster"),
        ("links", "**Governance**: Market, Modular, Relational, Captive, Hierarchy"),
        ("differences", "**Differs in**: Gender, Ethnicity, Religion, Caste, Migration, Age"),
        ("figures", "**Figure**: Units, Workers, Women, Men"),
        ("screening", "**Sign**: No sign, Some sign, Clear sign, Not known"),
    ],
)
def test_the_page_tells_every_column_and_every_word_that_an_import_takes(
    opened: Any, which: Which, words: str
) -> None:
    at = opened(EMPTY, "files")
    starts(at, "button_group", "chain.import.columns").set_value(which).run()
    assert ", ".join(column.head for column in table_of(which).columns) in said(at)
    assert words in said(at)
    assert NEEDS[which] in [caption.value for caption in at.caption]


def test_all_tables_can_be_taken_away(opened: Any) -> None:
    at = opened(half_filled(), "files")
    labels = [button.label for button in at.get("download_button")]
    assert {"Tables (Excel)", *(f"{table.title} (CSV)" for table in TABLES)} <= set(labels)


def test_an_empty_map_begins_with_paste_and_templates_before_everything_else(opened: Any) -> None:
    at = opened(EMPTY)
    assert at.text_area[0].label == "Paste from Excel, with the row of headings"
    assert [b.label for b in at.button if "Start from" in b.label] == [
        "Start from Box 2's simplified cluster",
        "Start from it",
    ]
    assert "Bring in tables" not in [head.value for head in opened(EMPTY, "files").header]
    at = opened(half_filled(), "files")
    assert "Bring in tables" in [head.value for head in at.header]
    assert not [b for b in at.button if "Start from" in b.label]
    assert any("Templates are for an empty map" in caption.value for caption in at.caption)


def test_what_was_pasted_first_and_not_taken_stays_where_it_was_pasted(opened: Any) -> None:
    at = opened(EMPTY)
    table = "Name\tKind\nTraders\tTraders\nDyers\tNo such kind"
    widget(at, "text_area", "chain.paste.table").set_value(table).run()
    next(b for b in at.button if b.key and "take" in b.key and "over" in b.label).click().run()
    assert [actor.label for actor in saved(at).chain.actors] == ["Traders"]
    assert "No such kind" in widget(at, "text_area", "chain.paste.table").value
    widget(at, "text_area", "chain.paste.table").set_value("").run()
    assert not [one for one in at.text_area if one.label.startswith("Paste from Excel")]


# Panel -------------------------------------------------------------------------------------------


def test_the_panel_keeps_what_a_node_knows(opened: Any) -> None:
    at = opened(half_filled())
    choose(at, "homeworkers")
    starts(at, "number_input", "node.men.homeworkers").set_value(100).run()
    starts(at, "button_group", "node.status.homeworkers").set_value(["home_workers"]).run()
    starts(at, "selectbox", "difference.new.homeworkers.kind").select("migration").run()
    starts(at, "text_input", "difference.new.homeworkers.value").set_value("From Bihar").run()
    starts(at, "number_input", "difference.new.homeworkers.people").set_value(300).run()
    widget(at, "button", "difference.new.homeworkers.send").click().run()
    starts(at, "button_group", "node.difference.0.sure.homeworkers").set_value("told").run()
    cite(at, "node.difference.0.source.homeworkers", "Visit in May")
    starts(at, "number_input", "node.difference.0.people.homeworkers").set_value(310).run()
    starts(at, "text_input", "node.income.amount.homeworkers").set_value("120 to 150").run()
    starts(at, "text_input", "node.income.unit.homeworkers").set_value("rupees a day").run()
    node = saved(at).chain.actors[1]
    assert (node.men, node.status_in_employment) == (100, ("home_workers",))
    assert [
        (d.kind, d.value, d.people, d.sure, cited(at, d.citation)) for d in node.differences
    ] == [("migration", "From Bihar", 310, "told", "Visit in May")]
    assert node.income is not None
    assert (node.income.amount, node.income.unit) == ("120 to 150", "rupees a day")


def test_an_institution_knows_whom_it_speaks_for(opened: Any) -> None:
    at = opened(half_filled())
    choose(at, "guild")
    starts(at, "multiselect", "node.represents.guild").set_value(["traders"]).run()
    starts(at, "multiselect", "node.not_represented.guild").set_value(
        ["traders", "homeworkers"]
    ).run()
    starts(at, "button_group", "node.importance.guild").set_value("4").run()
    starts(at, "button_group", "node.scope.guild").set_value("beyond").run()
    guild = saved(at).chain.institutions[0]
    assert (guild.represents, set(guild.not_represented)) == ((), {"traders", "homeworkers"})
    assert (guild.importance, guild.scope) == (4, "beyond")


# What comes from the browser's map ---------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        {"what": "node", "node": "nobody"},
        {"what": "link", "link": "a|b|c"},
        {"what": "cell", "level": "<b>"},
        {"what": "cell", "level": "micro", "stage": "x"},
        {"unheard": [{"number": 0, "what": "name", "node": "traders", "label": "Late"}]},
        {"unheard": [{"number": "1"}, None, 7]},
        {"unheard": {"number": 1}},
        {"unheard": [{"number": 1, "what": "name", "node": "traders", "label": ["<b>"]}]},
        {"unheard": [{"number": 1, "what": "place", "node": "nobody", "x": 1, "y": 2}]},
        {"unheard": [{"number": 1, "what": "place", "node": "traders", "x": "1", "y": None}]},
        {},
        "node",
        None,
        7,
        {"what": ["node"]},
    ],
)
def test_what_does_not_fit_the_chain_is_not_believed(
    act: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state, "said_by", lambda *_: act)
    monkeypatch.setattr(state, "current_assessment", half_filled)
    monkeypatch.setattr(state, "current_revision", lambda: None)

    def never(*_: Any) -> None:
        raise AssertionError("nothing may be opened or changed")

    monkeypatch.setattr(state, "keep_view", never)
    monkeypatch.setattr(state, "edit_assessment", never)
    monkeypatch.setattr(state, "view_of", lambda kind: kind())
    monkeypatch.setattr(state, "change_view", lambda *_, **__: None)
    handle_map_act()


def test_two_institutions_of_one_name_are_told_apart(opened: Any) -> None:
    a = add_institution(half_filled(), "Guild", "trade_association")
    at = opened(a)
    options = starts(at, "selectbox", "chain.choose").options
    assert {"Guild [guild]", "Guild [guild_2]"} <= set(options)
