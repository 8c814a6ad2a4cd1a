"""Kim, who has a password and plans for two workspaces."""

import pytest

from planner.models import Role
from planner.planning.founding import add_user, join
from tests import make
from tests.web.conftest import PASSWORD, Visitor

HERE = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"


@pytest.fixture
def kim(unit):
    """Somebody with a password, in two workspaces."""
    session = unit()
    kim = add_user(session, "kim@example.org", "Kim Schäfer", PASSWORD)
    for slug in ("acme", "beta"):
        join(session, make.workspace(session, slug), kim, Role.OWNER)
    session.commit()


@pytest.fixture
def come_in(app, kim):
    """A browser in which Kim signs in."""

    def signed_in(password: str = PASSWORD, **environment: str) -> Visitor:
        visitor: Visitor = app.test_client()
        visitor.environ_base.update({"HTTP_USER_AGENT": HERE, "HTTP_ACCEPT_LANGUAGE": "en", **environment})
        visitor.submit("/login", email="kim@example.org", password=password)
        return visitor

    return signed_in
