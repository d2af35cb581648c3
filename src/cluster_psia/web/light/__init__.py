"""What all light pages share: texts, templates, refusals, the store in threads."""
