"""Method: every instrument of the five sources to browse
and search, with its place and its links.
"""

from cluster_psia.ui.frame.links import keep_address
from cluster_psia.ui.library import entry as method_entry
from cluster_psia.ui.library import method

keep_address()
here = method.method_here()
query = method.asked()
entry = method.chosen(here)
if entry:
    method_entry.shown(here, entry)
elif query:
    method.hits(here, query)
else:
    view = method.choose_view()
    draw = {
        "instruments": method.register,
        "users": method.users,
        "glossary": method.glossary,
        "cite": method.citations,
    }
    draw[view](here)
