"""Who may come in, under which name, and how often."""
