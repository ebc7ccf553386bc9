"""The pure core: what an encounter is and how it moves. No files, no clock, no chance of its own, standard library only."""
