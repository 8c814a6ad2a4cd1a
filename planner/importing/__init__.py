"""Foreign plans in: a file's bytes become plain values, and these become rows of a plan. No database here."""
