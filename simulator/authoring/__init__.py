"""What plays to check: deeper checks, tests beside a scenario, a preview, and why a patient did what they did."""
