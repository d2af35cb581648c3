"""Tables that people write into, as values: what stands in them, and what becomes of a change."""
