"""The sequence of the stages; the only code that knows Prefect (steps.py does not)."""
