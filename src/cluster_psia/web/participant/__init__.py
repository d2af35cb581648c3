"""The light pages of participants."""
