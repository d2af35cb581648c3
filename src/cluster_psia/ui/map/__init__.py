"""The value chain map on the screen, on whichever page it is shown."""
