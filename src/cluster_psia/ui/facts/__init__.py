"""Sources and facts: their lists, and facts as evidence wherever something rests on them."""
