"""Decides about continuity. Pure functions of dates and frozen values: no clock, no database, no request."""
