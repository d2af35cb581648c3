"""Method: every instrument of the five sources to browse and search, with place and links."""

from cluster_psia.ui.frame.links import keep_address
from cluster_psia.ui.library.method import page as method
from cluster_psia.ui.library.method.entry import draw_entry
from cluster_psia.ui.library.method.glossary import draw_citations, draw_glossary
from cluster_psia.ui.library.method.register import draw_instrument_users, draw_instruments
from cluster_psia.ui.library.method.search import draw_search_hits

keep_address()
here = method.method_here()
query = method.asked_query()
entry = method.chosen_address(here)
if entry:
    draw_entry(here, entry)
elif query:
    draw_search_hits(here, query)
else:
    draw = {
        "instruments": draw_instruments,
        "users": draw_instrument_users,
        "glossary": draw_glossary,
        "cite": draw_citations,
    }
    draw[method.choose_method_view()](here)
