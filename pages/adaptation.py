"""Local adaptation: what this programme says in other words, adds, or switches off.

Its last section is the file that carries all of it on.
"""

from cluster_psia.ui import state
from cluster_psia.ui.adaptation import page as adaptation
from cluster_psia.ui.adaptation.criteria import draw_added_criteria
from cluster_psia.ui.adaptation.file import draw_adaptation_file
from cluster_psia.ui.adaptation.indicators import draw_added_indicators
from cluster_psia.ui.adaptation.measures import draw_added_measures
from cluster_psia.ui.adaptation.off import draw_switched_off
from cluster_psia.ui.adaptation.words import draw_criterion_words

a = state.current_assessment()
adaptation.draw_adaptation_intro()
SECTIONS = {
    "words": draw_criterion_words,
    "criteria": draw_added_criteria,
    "indicators": draw_added_indicators,
    "measures": draw_added_measures,
    "off": draw_switched_off,
    "file": draw_adaptation_file,
}
SECTIONS[adaptation.choose_adaptation_section(a)](a)
