"""The thin shell that the full screen, plain mode and headless play share: one live encounter over engine, scorer and log."""
