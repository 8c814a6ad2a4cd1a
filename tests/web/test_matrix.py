"""Every route x method x person, held against the written table of expectations."""

from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine
from werkzeug.routing import IntegerConverter, Rule
from werkzeug.test import TestResponse

from planner import db
from planner.models import Right, Role, may
from planner.web import create_app
from planner.web.access import Audience
from tests.web.conftest import SETTINGS, Visitor, signed_in
from tests.web.expectations import ANYONE, EXPECTATIONS, FIXED, GUESTS, MACHINES, ONCE, PLACES, STORED_ON_READING, USERS
from tests.web.world import feed_token

RULES = list(create_app(SETTINGS, create_engine("sqlite://")).url_map.iter_rules())
MEMBERS = {"alice": Role.OWNER, "admin": Role.ADMIN, "bob": Role.EDITOR, "approver": Role.APPROVER, "viewer": Role.VIEWER}
OUTSIDE = ("charlie", "ex")  # a member of another workspace, and somebody who was an admin here and left
SAFE = ("GET", "HEAD", "OPTIONS")
INSIDE = {200, 204, 302, 303, 304, 409, 413, 422}  # what somebody with the right may get; a redirect is not one to sign-in


def test_every_route_is_expected_and_every_expectation_has_a_route():
    assert {rule.endpoint for rule in RULES} == set(EXPECTATIONS)


@pytest.mark.parametrize("endpoint", sorted(EXPECTATIONS))
def test_the_mark_on_the_view_is_the_expected_one(app: Flask, endpoint: str):
    mark = app.view_functions[endpoint].access  # type: ignore[attr-defined]
    assert (mark.value if isinstance(mark, Audience) else mark) == wanted(endpoint)


def wanted(endpoint: str) -> str | tuple[Right, ...]:
    """One right, or any one of several."""
    expected = EXPECTATIONS[endpoint]
    return (expected,) if isinstance(expected, Right) else expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.endpoint} {rule.rule}")
def test_everybody_gets_what_is_due_to_them(app: Flask, sqlite: Engine, acme: SimpleNamespace, rule: Rule):
    expected = wanted(rule.endpoint)
    path = address(app, rule, own(acme, rule))
    people = {name: signed_in(app, sqlite, f"{name}@example.org") for name in (*MEMBERS, *OUTSIDE)}
    strangers = {"anonymous": app.test_client(), "feed token": bearing(app, feed_token(sqlite))}
    strangers["guest token"] = bearing(app, acme.guest_token)

    before = dump(sqlite)
    for method in methods(app, rule, path):
        for name, visitor in (people | strangers).items():
            if method in SAFE or not is_admitted(expected, name):
                check(expected, name, ask(visitor, method, path))
    assert dump(sqlite) == before, "reading, or a refused request, has changed the database"

    for method in set(methods(app, rule, path)) - set(SAFE):
        for name, visitor in people.items():
            if is_admitted(expected, name):
                if expected != MACHINES:
                    assert visitor.open(path, method=method).status_code == 400, "no token was asked for"
                response = ask(visitor, method, path)
                check(expected, name, response)
                if (rule.endpoint.endswith("removal") or rule.endpoint in ONCE) and response.status_code == 303:
                    break  # it is gone now, for whoever comes next


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.arguments], ids=lambda rule: f"{rule.endpoint} {rule.rule}")
def test_foreign_and_missing_are_the_same(app: Flask, sqlite: Engine, acme: SimpleNamespace, rule: Rule):
    if wanted(rule.endpoint) in (ANYONE, MACHINES, GUESTS):
        pytest.skip("it is found by its secret, not by who asks")
    alice, charlie = signed_in(app, sqlite, "alice@example.org"), signed_in(app, sqlite, "charlie@example.org")
    here = own(acme, rule)
    for method in methods(app, rule, address(app, rule, here)):
        if wanted(rule.endpoint) == USERS and method == "OPTIONS":
            continue  # it asks for no thing
        foreign = ask(charlie, method, address(app, rule, here))
        assert foreign.status_code == 404
        assert foreign.data == ask(charlie, method, address(app, rule, here | {"workspace": "nothing-here"})).data
        if method == "OPTIONS":
            continue
        for argument in here.keys() & PLACES.keys():
            elsewhere = ask(alice, method, address(app, rule, here | {argument: getattr(acme, PLACES[argument][1])}))
            missing = ask(alice, method, address(app, rule, here | {argument: nothing(rule, argument)}))
            assert (elsewhere.status_code, elsewhere.data) == (404, missing.data), argument


def methods(app: Flask, rule: Rule, path: str) -> list[str]:
    """Those that this rule answers: of two at one address the first one answers OPTIONS."""
    router = app.url_map.bind("localhost")
    return [method for method in sorted(rule.methods or ()) if router.match(path, method=method)[0] == rule.endpoint]


def is_admitted(expected: str | tuple[Right, ...], name: str) -> bool:
    if isinstance(expected, tuple):
        return name in MEMBERS and any(may(MEMBERS[name], right) for right in expected)
    return expected in (ANYONE, MACHINES, GUESTS) or name in (*MEMBERS, *OUTSIDE)


def check(expected: str | tuple[Right, ...], name: str, response: TestResponse) -> None:
    to_sign_in = (response.location or "").startswith("/login")
    what = f"{name} gets {response.status} {response.location or ''} for {response.request.method} {response.request.path}"
    if is_admitted(expected, name):
        allowed = INSIDE if isinstance(expected, tuple) else INSIDE | {403, 404}  # such as a set-up that is over
        assert response.status_code in allowed, what
    elif name in ("anonymous", "feed token", "guest token"):
        assert response.status_code == 302, what
        assert to_sign_in, what
    else:
        assert response.status_code == (404 if name in OUTSIDE else 403), what


def ask(visitor: Visitor, method: str, path: str) -> TestResponse:
    data = {"csrf_token": visitor.token()} if method not in SAFE else None
    return visitor.open(path, method=method, data=data)


def address(app: Flask, rule: Rule, values: dict[str, Any]) -> str:
    return app.url_map.bind("localhost").build(rule.endpoint, values, method=None)


def own(world: SimpleNamespace, rule: Rule) -> dict[str, Any]:
    """What stands in an address of Acme."""
    return {name: FIXED[name] if name in FIXED else getattr(world, PLACES[name][0]) for name in rule.arguments}


def nothing(rule: Rule, argument: str) -> Any:
    return 999_999_999 if isinstance(rule._converters[argument], IntegerConverter) else "nothing-here"


def bearing(app: Flask, token: str) -> Visitor:
    """Somebody who holds a secret of one place, a feed's or a guest's, and tries it as a key to everything."""
    visitor: Visitor = app.test_client()  # type: ignore[assignment]
    visitor.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return visitor


def dump(engine: Engine) -> dict[str, list[Any]]:
    """All rows, without what reading may store."""
    tables = [table for table in db.Base.metadata.sorted_tables if table.name not in STORED_ON_READING]
    with engine.connect() as connection:
        return {
            table.name: [
                tuple(value for key, value in row.items() if key != "seen_at")
                for row in connection.execute(table.select()).mappings()
            ]
            for table in tables
        }
