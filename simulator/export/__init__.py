"""One value in, text out: what leaves the program as a document."""
