"""Rounding is half up, on whole numbers: no float decides about a promise."""


def rounded(numerator: int, denominator: int) -> int:
    """The whole number nearest to the fraction, half up; neither may be negative."""
    return (2 * numerator + denominator) // (2 * denominator)
