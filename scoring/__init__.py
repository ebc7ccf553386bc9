"""Judging what somebody at a clinic's desk said: text and situation in, marks with evidence out.

A library of its own: it knows no patient, no mood and no screen.
"""
