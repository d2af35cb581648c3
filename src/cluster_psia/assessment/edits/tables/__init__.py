"""Parts of an assessment as tables that people write into."""
