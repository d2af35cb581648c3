"""Where the nodes of the map stand: computed, kept, and free."""
