"""Measurements of what must be fast, each against a bound taken in the same run."""
