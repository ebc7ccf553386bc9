"""Front Desk: a practice room for the people who answer a clinic's phone and stand at its front desk."""

__version__ = "0.1.0"
