"""Refit a pack on labelled replies: ``python -m scoring.fit``. Needs lightgbm and numpy (extra ``fit``)."""
