"""How colleagues are named to guests, who need not know who exactly works here."""


def familiar(name: str) -> str:
    """First name and initial: `Kim S.` for Kim Schäfer."""
    first, *rest = name.split() or ["?"]
    return " ".join([first, *(f"{word[0]}." for word in rest[-1:])])
