"""The columns of the tables of the chain as the browser edits them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from cluster_psia.assessment.document.adapted import method_of
from cluster_psia.assessment.document.chain import node_names
from cluster_psia.assessment.document.words import OWNERS
from cluster_psia.method.model.entry import labels_by_key
from cluster_psia.ui.parts.forms import with_unknown_options

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Assessment

CHOSEN = "▶"


def _select(label: str, options: dict[str, str], **more: Any) -> Any:
    return st.column_config.SelectboxColumn(
        label,
        options=list(options),
        format_func=lambda key: options.get(str(key), str(key)),
        **more,
    )


def table_columns(a: Assessment, which: str) -> dict[str, Any]:
    """How the columns of one of the three tables are shown and edited, by field."""
    column = st.column_config
    common = {
        CHOSEN: column.TextColumn(
            CHOSEN, width=36, help="The node that is chosen on the map", disabled=True
        ),
        "note": column.TextColumn("Note", width="large", max_chars=5000),
    }
    return common | {
        "actors": _actor_columns,
        "institutions": _institution_columns,
        "links": _link_columns,
    }[which](a)


def _actor_columns(a: Assessment) -> dict[str, Any]:
    column, box, actors = st.column_config, method_of(a).box_2, a.chain.actors

    def _number(label: str, help_: str) -> Any:
        return column.NumberColumn(
            label, help=help_, min_value=0, step=1, format="localized", width=104
        )

    return {
        "label": column.TextColumn(
            "Name", help="Who they are, in the cluster's own words", max_chars=300
        ),
        "kind": _select(
            "Kind",
            with_unknown_options(labels_by_key(box.actor_kinds), (n.kind for n in actors)),
            help="A kind of operator, after Box 2",
        ),
        "stage": _select(
            "Stage",
            with_unknown_options(labels_by_key(box.stages), (n.stage for n in actors)),
            help="The column on the map; a new actor gets that of its kind",
        ),
        "units": _number("Units", "Firms, workshops or households; leave empty when not known"),
        "workers": _number("Workers", "All people who work here; leave empty when not known"),
        "women": _number("Women", "How many of the workers are women; leave empty when not known"),
        "men": _number("Men", "How many of the workers are men; leave empty when not known"),
        "poverty": _select(
            "Poverty", labels_by_key(box.shades), help="Empty: nobody has looked yet"
        ),
        "poverty_reason": column.TextColumn(
            "Why", help="What makes people here poor or safe", max_chars=5000
        ),
    }


def _institution_columns(a: Assessment) -> dict[str, Any]:
    kinds = {
        k.key: f"{k.label} ({'in' if k.scope == 'in' else 'beyond'} the cluster)"
        for k in method_of(a).box_2.institution_kinds
    }
    return {
        "label": st.column_config.TextColumn("Name", help="As it calls itself", max_chars=300),
        "kind": _select(
            "Kind",
            with_unknown_options(kinds, (node.kind for node in a.chain.institutions)),
            help="Decides whether it is drawn in the cluster or beyond it",
            width="medium",
        ),
        "ownership": _select(
            "Owned", OWNERS, help="Public, private or mixed; empty when not known"
        ),
        "services": st.column_config.TextColumn(
            "Services", help="What it does, for whom", max_chars=5000
        ),
    }


def _link_columns(a: Assessment) -> dict[str, Any]:
    labels = node_names(a.chain)
    kinds = labels_by_key(method_of(a).box_2.link_kinds)
    return {
        "source": _select(
            "From",
            labels,
            help="Seller, principal, employer, lender, or the institution",
            width="medium",
        ),
        "kind": _select(
            "Does what",
            with_unknown_options(kinds, (link.kind for link in a.chain.links)),
            help="What passes between the two",
        ),
        "target": _select(
            "To",
            labels,
            help="Buyer, subcontractor, worker, borrower, or whom it serves",
            width="medium",
        ),
    }
