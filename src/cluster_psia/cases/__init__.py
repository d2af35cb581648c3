"""The published clusters and programmes, to find, place and compare."""
