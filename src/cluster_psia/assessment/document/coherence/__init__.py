"""Whether what a document says hangs together."""
