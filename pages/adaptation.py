"""Local adaptation: what this programme says in other words, adds,
or switches off, and the file to carry it on.
"""

from cluster_psia.ui import state
from cluster_psia.ui.adaptation import file as adaptation_file
from cluster_psia.ui.adaptation import off as adaptation_off
from cluster_psia.ui.adaptation import page as adaptation
from cluster_psia.ui.adaptation.criteria import criteria
from cluster_psia.ui.adaptation.indicators import indicators
from cluster_psia.ui.adaptation.measures import measures

a = state.assessment()
adaptation.about(a)
SECTIONS = {
    "words": adaptation.words,
    "criteria": criteria,
    "indicators": indicators,
    "measures": measures,
    "off": adaptation_off.off,
    "file": adaptation_file.file,
}
SECTIONS[adaptation.choose_section(a)](a)
