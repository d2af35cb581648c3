"""The page Value chain."""
