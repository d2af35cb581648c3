"""Local adaptation: what this programme says in other words, adds,
or switches off, and the file to carry it on.
"""

from cluster_psia.ui import adaptation, adaptation_file, adaptation_off, state
from cluster_psia.ui.adaptation_criteria import criteria
from cluster_psia.ui.adaptation_indicators import indicators
from cluster_psia.ui.adaptation_measures import measures

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
