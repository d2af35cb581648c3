"""The page Study design."""
