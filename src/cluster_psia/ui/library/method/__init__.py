"""The Method: searching it, browsing its instruments, reading an entry."""
