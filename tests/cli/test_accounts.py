"""Whoever runs the installation helps somebody who lost phone and recovery codes."""

from planner import clock, db
from planner.models import AuditEntry, SignIn, User, Workspace
from planner.models.user import sign_in


def test_the_second_factor_is_turned_off_and_sessions_end(acme, planner, data_dir):
    engine = db.connect(f"sqlite:///{data_dir}/planner.sqlite")
    session = db.unit(engine)
    kim = session.query(User).filter_by(email="kim@example.org").one()
    kim.totp_cipher, kim.totp_since = b"sealed", clock.now()
    sign_in(session, kim, agent="")
    session.commit()
    assert planner("user", "second-factor-off", "kim@example.org").exit_code == 0
    session = db.unit(engine)
    kim = session.query(User).filter_by(email="kim@example.org").one()
    assert (kim.totp_since, session.query(SignIn).count()) == (None, 0)
    workspace = session.query(Workspace).one()
    entry = session.query(AuditEntry).filter_by(workspace_id=workspace.id, verb="second_factor_off").one()
    assert (entry.who, entry.about) == ("", "Kim Schäfer")
    engine.dispose()


def test_nobody_known_is_said(planner):
    assert "There is no user “tom@example.org”." in planner("user", "second-factor-off", "tom@example.org").stderr
