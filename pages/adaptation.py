"""Local adaptation: what this programme says in other words, adds,
or switches off, and the file to carry it on.
"""

from cluster_psia.ui import state
from cluster_psia.ui.adaptation import file as adaptation_file
from cluster_psia.ui.adaptation import off as adaptation_off
from cluster_psia.ui.adaptation import page as adaptation
from cluster_psia.ui.adaptation.criteria import draw_added_criteria
from cluster_psia.ui.adaptation.indicators import draw_added_indicators
from cluster_psia.ui.adaptation.measures import draw_added_measures

a = state.current_assessment()
adaptation.draw_adaptation_intro()
SECTIONS = {
    "words": adaptation.draw_criterion_words,
    "criteria": draw_added_criteria,
    "indicators": draw_added_indicators,
    "measures": draw_added_measures,
    "off": adaptation_off.draw_switched_off,
    "file": adaptation_file.draw_adaptation_file,
}
SECTIONS[adaptation.choose_adaptation_section(a)](a)
