"""The page Workshop."""
