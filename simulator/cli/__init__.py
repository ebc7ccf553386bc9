"""The command line. Standard output is data, standard error is talk; every exit code stands in ``exits.py``.

Importing this package loads nothing heavy: a command's module is imported when the command is given.
"""
