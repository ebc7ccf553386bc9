"""The thin shell the faces share: one live encounter over engine, scorer and log."""
