"""The page Work plan."""
