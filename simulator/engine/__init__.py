"""The pure core: what an encounter is and how it moves. No files, clock or chance of its own; standard library only."""
