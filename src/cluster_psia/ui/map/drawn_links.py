"""Links that are drawn on the map, one after another, and what the map is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.edits.chain import LinkEnds, add_link
from cluster_psia.mapping.network import nodes_by_id
from cluster_psia.mapping.usual_links import link_guess
from cluster_psia.mapping.words import link_sentence
from cluster_psia.ui import state
from cluster_psia.ui.map.opened import NewLink, OpenLink, link_of, open_now, opened_item

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment, Link

READ_BACK = 3  # so many links are read back on the map at a time


@dataclass(frozen=True)
class DrawnLinksView:
    """The last few links that were drawn, each with the number under which it was told."""

    last: tuple[tuple[int, LinkEnds], ...] = ()


def told_to_map(a: Assessment) -> dict[str, Any]:
    """What the map has to know while links are drawn: ``asks``, the ends of the one whose kind is
    asked for, or an empty text, and what was ``said``: the last few as sentences, as far as they
    are still there.
    """
    now = opened_item(a)
    asks = f"{now.source}|{now.target}" if isinstance(now, NewLink) else ""
    held = state.view_of(DrawnLinksView)
    there = [(number, link_of(a, ends)) for number, ends in held.last]
    said = [{"number": number, "words": link_in_words(link)} for number, link in there if link]
    return {"asks": asks, "said": said}


def draw_link(number: int, source: Any, target: Any) -> None:
    """Draw a link that was told with this number, if there is anything to draw."""
    drawn_now = _draw(source, target)
    last = (*state.view_of(DrawnLinksView).last, *((number, ends) for ends in drawn_now))
    state.change_view(DrawnLinksView, last=last[-READ_BACK:])


def _draw(source: Any, target: Any) -> tuple[LinkEnds, ...]:
    """The link that was drawn; none when there was nothing to draw."""
    a = state.current_assessment()
    there = nodes_by_id(a.chain)
    if not isinstance(source, str) or not isinstance(target, str) or source == target:
        return ()
    if not {source, target} <= set(there):
        state.add_error("Not drawn: one of the two nodes of the link is not there any more.")
        return ()
    _tell_of_unanswered(a)
    guess = link_guess(a.chain, source, target, method_of(a).box_2)
    if guess is None:
        open_now(NewLink(source, target))
        return ()
    return _add((source, target, guess.kind), guess.why)


def _add(ends: LinkEnds, why: str) -> tuple[LinkEnds, ...]:
    there = link_of(state.current_assessment(), ends)
    if there:
        state.add_error(
            f"{link_in_words(there)} That link is on the map already, so it was not drawn again."
        )
    elif state.edit_assessment(lambda now: add_link(now, *ends)):
        read_back_link(f"Its kind is our guess ({why}); the panel changes it.")
    else:
        return ()
    open_now(OpenLink(ends))
    return () if there else (ends,)


def _tell_of_unanswered(a: Assessment) -> None:
    """The next link takes the place of one whose kind was asked for in vain."""
    now = opened_item(a)
    if isinstance(now, NewLink):
        names = node_names(a.chain)
        state.add_error(
            f"No link from {names[now.source]} to {names[now.target]}: its kind was not chosen."
        )


def read_back_link(more: str = "") -> None:
    """Say which link was added last: by sight one may have hit another node than was meant."""
    newest = state.current_assessment().chain.links[-1]
    state.add_notice(f"{link_in_words(newest)} Undo takes the link back. {more}".strip())


def link_in_words(link: Link) -> str:
    """What a link of the open assessment says, as a sentence."""
    a = state.current_assessment()
    return link_sentence(link, a.chain, method_of(a))
