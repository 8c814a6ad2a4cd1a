"""What is asked of a password, and who may set a new one."""

import unicodedata

import pytest

from planner import db
from planner.demo.people import FIRST_USER
from planner.models import Purpose, User
from planner.models.account import make_link, open_link
from planner.models.user import is_password
from planner.planning.accounts import refuse_weak, reset_password
from planner.wording import Refusal
from tests import make

WORDS = ("kim@adler-druck.example", "Kim Schäfer", "Adler Druck")


@pytest.mark.parametrize(
    "password",
    [
        FIRST_USER.password,
        "eule fährt gern bahn",
        "x7Kq-vLw2-9RtM-pZ",
        "猫は静かに月を見ている夜の屋根",
        "é" * 3 + " nuage lampe poire" * 6,
    ],
)
def test_a_long_password_nobody_guesses_is_taken(password: str):
    refuse_weak(password, *WORDS)


@pytest.mark.parametrize(
    ("password", "because"),
    [
        ("kurz aber bunt", "at least"),
        ("é" * 129, "more than"),
        (unicodedata.normalize("NFD", "äöüäöüäöüäöü"), "at least"),
        ("passwordpassword", "guessed quickly"),
        ("123456789123456789", "guessed quickly"),
        ("qwertzuiopasdfghjkl", "guessed quickly"),
        ("abababababababab", "guessed quickly"),
        ("sonnenschein2026!", "guessed quickly"),
        ("Redaktionsplan 2026!", "other words"),
        ("Kim Schäfer 1984", "other words"),
        ("kim@adler-druck.example", "other words"),
        ("AdlerDruck-Adler-Druck", "other words"),
    ],
)
def test_a_password_that_is_guessed_is_refused_with_the_reason(password: str, because: str):
    with pytest.raises(Refusal) as refused:
        refuse_weak(password, *WORDS)
    assert because in refused.value.message


def test_a_password_is_the_same_however_its_letters_are_composed():
    user = User(email="kim@example.org", name="Kim")
    user.set_password(unicodedata.normalize("NFD", "eule fährt gern bahn"))
    assert is_password(user, unicodedata.normalize("NFC", "eule fährt gern bahn"))


def test_of_two_resets_at_once_one_wins(engine):
    session = db.unit(engine)
    link, token = make_link(session, make.user(session), Purpose.PASSWORD)
    session.commit()
    first, second = (open_link(each, token, Purpose.PASSWORD) for each in (session, session))
    outcomes = [
        reset_password(session, each, password) for each, password in ((first, "drei rote lampen"), (second, "vier blaue boote"))
    ]
    session.commit()
    assert outcomes == [True, False]
    assert is_password(db.unit(engine).get_one(User, link.user_id), "drei rote lampen")
