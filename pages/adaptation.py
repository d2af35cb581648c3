"""Local adaptation: what this programme says in other words, adds, or switches off, and the file to carry it on."""

from cluster_psia.ui import adaptation, adaptation_added, adaptation_file, adaptation_off, state

a = state.assessment()
adaptation.about(a)
SECTIONS = {
    "words": adaptation.words,
    "criteria": adaptation_added.criteria,
    "indicators": adaptation_added.indicators,
    "measures": adaptation_added.measures,
    "off": adaptation_off.off,
    "file": adaptation_file.file,
}
SECTIONS[adaptation.choose_section(a)](a)
