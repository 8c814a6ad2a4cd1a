"""Two imports of one file at the same moment, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy import Engine, select

from planner import db
from planner.models import Post, Workspace
from tests.planning.foreign import Office, fates, office, plan, row


def test_the_second_finds_what_the_first_has_brought(engine: Engine):
    session = db.unit(engine)
    office(session)
    session.commit()
    file, together = plan(*(row(f"Beitrag {n}") for n in range(20))), Barrier(2)

    def take_in(_: int) -> dict[str, int]:
        together.wait()
        session = db.unit(engine)
        intake = Office(session, session.scalars(select(Workspace)).one()).take_in(file)
        session.commit()
        db.session.remove()
        return fates(intake)

    with ThreadPoolExecutor(2) as two:
        ended = list(two.map(take_in, range(2)))
    assert sorted(ended, key=str) == [{"created": 20}, {"unchanged": 20}]
    assert len(db.unit(engine).scalars(select(Post.id).where(Post.workspace_id == 1)).all()) == 20
