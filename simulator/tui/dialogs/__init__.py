"""Small screens that ask for one thing and hand back a value."""
