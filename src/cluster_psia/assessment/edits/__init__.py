"""Pure edits, one file a topic: from one Assessment and what was given to the next Assessment."""
