"""What tables that came in would write: each row with its figures, before anything is kept."""
