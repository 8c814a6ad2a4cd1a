"""Verbs over several things of a plan. They never commit."""
