"""Small pieces that several pages draw the same way."""
