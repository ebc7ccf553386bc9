"""Refit the weights of a pack on labelled replies: ``python -m scoring.fit``. Needs numpy (extra ``fit``)."""
