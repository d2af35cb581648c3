"""A mean that says what it rests on, and is not shown when it rests on too little."""

from __future__ import annotations

from collections.abc import Iterable

from cluster_psia.method.model import Frozen

LOWEST, HIGHEST = 1.0, 5.0
# ours: below half of the rows that apply, a mean says more about what was left out
SHOWN_FROM = 0.5
TOO_FEW = "fewer than half known"
NO_ROW = "no row counts here"
CANCELS = "rows cancel out"
FORMULA = (
    "Ours: the sum of weight times score over the answered rows, divided by the sum of their"
    " weights. Rows that do not apply or have no weight are left out; the mean is shown once at"
    " least half of the remaining rows are answered."
)


class MeanTerm(Frozen):
    """One row that goes into a mean: its weight, and its score as it counts here,
    or None when it is not known.
    """

    criterion: str
    weight: float
    value: float | None
    turned: bool = False  # counts as 6 minus the score


class Mean(Frozen):
    """A weighted mean on the scale of 1 to 5 with what it rests on.

    ``value`` is None when ``why_not`` says why it is not shown. ``lowest`` and ``highest`` are
    what the mean would be if every row not yet known were 1, or 5; None when no row counts at all.
    """

    value: float | None
    known: int
    of: int
    lowest: float | None
    highest: float | None
    terms: tuple[MeanTerm, ...]
    why_not: str = ""
    formula: str = FORMULA

    @property
    def share(self) -> float:
        """The share of rows known, from 0 to 1; 0 when no row counts."""
        return self.known / self.of if self.of else 0.0


def reversed_score(value: float | None) -> float | None:
    """6 minus the score: the same scale read from its other end. None stays None."""
    return None if value is None else LOWEST + HIGHEST - value


def weighted_mean(values: Iterable[tuple[float, float]]) -> float | None:
    """The weighted mean of (weight, value) pairs, None when the weights sum to 0.

    Invariant to the scale of weights.
    """
    pairs = list(values)
    total = sum(weight for weight, _ in pairs)
    return sum(weight * value for weight, value in pairs) / total if total > 0 else None


def mean(terms: Iterable[MeanTerm], *, cancels: bool = False) -> Mean:
    """The mean over ``terms``: weights renormalised over answered rows, nothing shown below half.

    ``cancels`` says that the rows run in opposite directions as they stand, so that a mean over
    them says nothing.
    """
    counted = tuple(term for term in terms if term.weight > 0)
    known = [(term.weight, term.value) for term in counted if term.value is not None]
    why_not = _why_not(len(known), len(counted), cancels)
    return Mean(
        value=None if why_not else weighted_mean(known),
        known=len(known),
        of=len(counted),
        lowest=_mean_if(LOWEST, counted),
        highest=_mean_if(HIGHEST, counted),
        terms=counted,
        why_not=why_not,
    )


def _why_not(known: int, of: int, cancels: bool) -> str:
    if of == 0:
        return NO_ROW
    if cancels:
        return CANCELS
    return "" if known >= SHOWN_FROM * of else TOO_FEW


def _mean_if(unknown: float, terms: Iterable[MeanTerm]) -> float | None:
    """The mean if every row not yet known were ``unknown``."""
    return weighted_mean((t.weight, unknown if t.value is None else t.value) for t in terms)
