"""Scenarios and clinics: data that the simulator loads, and the guide to writing them."""
