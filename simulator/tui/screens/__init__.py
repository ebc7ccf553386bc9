"""One screen a file; each is opened through ``simulator.tui.routes``, which imports it on use."""
