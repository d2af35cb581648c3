"""The page Local adaptation."""
