"""The value chain as people take it away: tables, lists, pictures and GraphML."""
