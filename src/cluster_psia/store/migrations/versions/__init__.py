"""One file a step, named by what it does."""
