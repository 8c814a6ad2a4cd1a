"""What a user may do to their account: the password and what is asked of it."""

import threading
import unicodedata

from planner.models.user import LONGEST_PASSWORD, SHORTEST_PASSWORD
from planner.wording import Refusal, marked

OURS = ("redaktionsplan", "redaktion", "passwort", "password")
JUDGED = 32  # characters: judging more of a password takes seconds, and what begins well is not guessed
HARD_TO_GUESS = 4  # of zxcvbn's scores 0 to 4: ten thousand million guesses

_judging = threading.Lock()  # zxcvbn keeps the words of one call in a global dictionary


def refuse_weak(password: str, *words: str) -> None:
    """Refusal when a password is short or guessed easily. `words` are what others know of its user: name, address, workspaces.

    As NIST SP 800-63B-4 (3.1.1.2) wants it: no rules about kinds of characters, and nothing that runs out.
    """
    password = unicodedata.normalize("NFC", password)
    if len(password) < SHORTEST_PASSWORD:
        raise Refusal(
            marked("The password needs at least %(n)s characters: four or five words make a good one."), n=SHORTEST_PASSWORD
        )
    if len(password) > LONGEST_PASSWORD:
        raise Refusal(marked("The password has more than %(n)s characters."), n=LONGEST_PASSWORD)
    known = _known(words)
    if len(_without(password, known)) < SHORTEST_PASSWORD // 2:
        raise Refusal(marked("Name, address and workspace are guessed first: the password should be made of other words."))
    if _is_easy(password, known):
        raise Refusal(
            marked(
                "This password is guessed quickly, for it is often used or repeats itself: four or five words make a good one."
            )
        )


def _known(words: tuple[str, ...]) -> list[str]:
    """The words whole and in their parts, the longest first."""
    whole = [unicodedata.normalize("NFC", word).lower() for word in (*words, *OURS)]
    parts = [part for word in whole for part in word.replace("@", " ").replace(".", " ").replace("-", " ").split()]
    return sorted({part for part in (*whole, *parts) if len(part) > 2}, key=len, reverse=True)


def _without(password: str, known: list[str]) -> str:
    rest = password.lower()
    for word in known:
        rest = rest.replace(word, "")
    return "".join(rest.split())


def _is_easy(password: str, known: list[str]) -> bool:
    from zxcvbn import zxcvbn  # its lists take long to load

    with _judging:
        return int(zxcvbn(password[:JUDGED], user_inputs=known)["score"]) < HARD_TO_GUESS
