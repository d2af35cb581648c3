"""Method: every instrument of the five sources to browse
and search, with its place and its links.
"""

from cluster_psia.ui.frame.links import keep_address
from cluster_psia.ui.library import entry as method_entry
from cluster_psia.ui.library import method

keep_address()
here = method.method_here()
query = method.asked_query()
entry = method.chosen_address(here)
if entry:
    method_entry.draw_entry(here, entry)
elif query:
    method.draw_search_hits(here, query)
else:
    view = method.choose_method_view()
    draw = {
        "instruments": method.draw_instruments,
        "users": method.draw_instrument_users,
        "glossary": method.draw_glossary,
        "cite": method.draw_citations,
    }
    draw[view](here)
