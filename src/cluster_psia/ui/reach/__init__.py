"""The page Reach."""
