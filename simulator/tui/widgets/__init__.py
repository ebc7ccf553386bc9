"""The parts screens are made of. None of them reads a file or decides anything."""
