"""Checks that a scenario is good to practise with, beyond that it can be played. One kind a module."""
