"""The value chain map: where everything stands, and the pictures made of it."""
