"""Files of posts: what is taken, what is kept of it, and how it goes out again."""

import io
import os
import threading
from datetime import UTC, datetime

import pytest
from PIL import Image
from sqlalchemy import Engine, event, select

from planner import db
from planner.jobs.housekeeping import collect_files
from planner.models import Attachment, Post
from planner.models.attachment import space_used
from planner.planning.attaching import MOST_BYTES, attach, looked_at
from planner.storage import Store
from planner.wording import Refusal
from tests import make
from tests.web.hostile_files import JPEG, PNG, REFUSED, SCRIPT, TAKEN, picture, with_place


@pytest.fixture
def at(acme):
    return lambda step="": f"/w/acme/posts/{acme.post_id}{step}"


@pytest.fixture
def files(unit):
    """The attachments of Acme, the one of the world first."""
    return lambda: list(unit().scalars(select(Attachment).where(Attachment.workspace_id == 1).order_by(Attachment.id)))


def bring(visitor, at, name: str, content: bytes, **fields):
    data = {"csrf_token": visitor.token(), "file": (io.BytesIO(content), name), **fields}
    return visitor.post(at("/attachments"), data=data, content_type="multipart/form-data")


def test_what_is_taken_goes_out_to_save_only(bob, at, files):
    for name, content in TAKEN.items():
        assert bring(bob, at, name, content).status_code == 303, name
    assert len(files()) == len(TAKEN) + 1
    for kept in files():
        answer = bob.get(at(f"/attachments/{kept.id}"))
        assert (answer.status_code, len(answer.data)) == (200, kept.size), kept.name
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "html" not in answer.content_type
        assert not {"/", "\\", "\n", "\r"} & set(kept.name)
        if kept.is_picture:
            assert SCRIPT not in answer.data
            assert bob.get(at(f"/attachments/{kept.id}/small")).content_type == "image/webp"


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_a_hostile_file_is_refused(name):
    with pytest.raises(Refusal):
        looked_at(name, REFUSED[name])


@pytest.mark.parametrize("name", ["seite.html", "zeichnung.png", "riesig.png", "makro.docx"])
def test_a_refused_file_is_said_at_its_field_and_leaves_nothing(bob, at, files, name, tmp_path):
    before = len(list((tmp_path / "attachments").iterdir()))
    response = bring(bob, at, name, REFUSED[name], alt="Bleibt stehen")
    assert response.status_code == 422
    assert 'id="file-error"' in response.text
    assert "Bleibt stehen" in response.text
    assert len(files()) == 1
    assert len(list((tmp_path / "attachments").iterdir())) == before


def test_a_photo_forgets_where_it_was_taken(bob, at, files):
    bring(bob, at, "foto.jpg", with_place())
    content = bob.get(at(f"/attachments/{files()[-1].id}")).data
    kept = Image.open(io.BytesIO(content))
    assert (dict(kept.getexif()), kept.info.get("comment")) == ({}, None)
    assert b"Secret" not in content


def test_a_photo_stands_upright(bob, at, files):
    turned = Image.Exif()
    turned[0x0112] = 6
    bring(bob, at, "foto.jpg", picture("JPEG", (40, 20), exif=turned))
    assert Image.open(io.BytesIO(bob.get(at(f"/attachments/{files()[-1].id}")).data)).size == (20, 40)


def test_what_is_larger_than_allowed_is_refused(bob, at):
    with pytest.raises(Refusal, match="25 MB"):
        looked_at("film.mp4", b"x" * (MOST_BYTES + 1))
    for path, mib, status in (("/attachments", 25, 400), ("/attachments", 27, 413), ("/checklist", 11, 413)):
        said = {"CONTENT_LENGTH": str(mib * 1024**2), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
        assert bob.post(at(path), environ_overrides=said).status_code == status, "the empty body has no token"


def test_a_picture_wants_words_before_its_post_is_approved(bob, at, files):
    bring(bob, at, "bild.png", PNG)
    form = bob.see(at()).form(at("/readiness")).fields | {"readiness": "4"}
    assert "A picture is not described in words." in bob.post(at("/readiness"), data=form).text
    bob.submit(at(f"/attachments/{files()[-1].id}/alt"), alt="Ein Azubi lacht.")
    assert bob.post(at("/readiness"), data=form).status_code == 303
    assert "Ein Azubi lacht." in bob.see(at()).html


def test_nobody_gets_a_file_past_its_post(bob, charlie, visit, acme, at, unit):
    bob.submit("/w/acme/posts/new", title="Anderer", day="2026-11-27")
    other = unit().scalars(select(Post.id).where(Post.workspace_id == 1, Post.title == "Anderer")).one()
    assert bob.get(f"/w/acme/posts/{other}/attachments/{acme.attachment_id}").status_code == 404
    assert charlie.get(at(f"/attachments/{acme.attachment_id}")).status_code == 404
    assert visit("viewer@example.org").get(at(f"/attachments/{acme.attachment_id}")).status_code == 200


def test_a_removed_file_goes_first_from_the_list_then_from_the_disk(bob, acme, at, files, unit, tmp_path):
    kept, store = files()[0].storage_name, Store(tmp_path)
    bob.submit(at(), at(f"/attachments/{acme.attachment_id}/removal"))
    assert (files(), store.path(kept) is not None) == ([], True)
    assert bob.get(at(f"/attachments/{acme.attachment_id}")).status_code == 404
    written = store.path(kept).stat().st_mtime
    collect_files(unit(), store, datetime.fromtimestamp(written + 60, UTC))
    assert store.path(kept), "an upload may still be on its way to its row"
    collect_files(unit(), store, datetime.fromtimestamp(written + 3700, UTC))
    assert (store.path(kept), store.path(kept, small=True)) == (None, None)
    assert len(list(store.folder.iterdir())) == 2, "those of Rival stay"


def test_a_file_that_is_not_there_any_more_is_404(bob, acme, at, files, tmp_path):
    Store(tmp_path).remove(files()[0].storage_name)
    assert bob.get(at(f"/attachments/{acme.attachment_id}")).status_code == 404
    assert bob.get(at(f"/attachments/{acme.attachment_id}/small")).status_code == 404


def test_when_the_row_cannot_be_kept_the_file_goes(bob, at, files, sqlite, tmp_path):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    event.listen(sqlite, "commit", fail)
    before = len(list((tmp_path / "attachments").iterdir()))
    bob.application.testing = False
    try:
        assert bring(bob, at, "bild.png", PNG).status_code == 500
    finally:
        event.remove(sqlite, "commit", fail)
    assert len(list((tmp_path / "attachments").iterdir())) == before
    assert len(files()) == 1


def test_a_file_has_its_name_only_when_it_is_whole(tmp_path, monkeypatch):
    store, seen = Store(tmp_path), []
    flush = os.fsync
    monkeypatch.setattr(os, "fsync", lambda it: (seen.append(sorted(p.suffix for p in store.folder.iterdir())), flush(it)))
    name = store.keep(b"whole")
    assert seen == [[".part"], [""]]
    assert store.path(name).read_bytes() == b"whole"
    assert store.path(name).stat().st_mode & 0o77 == 0


def test_twenty_uploads_at_once_keep_within_the_room(engine: Engine):
    session = db.unit(engine)
    post = make.post(session, make.channel(session, make.workspace(session)))
    session.commit()
    fit = looked_at("foto.jpg", JPEG)
    room, outcomes = 7 * len(fit.content) + 1, []

    def upload(number: int) -> None:
        unit = db.unit(engine)
        here = unit.scalar(select(Post).where(Post.workspace_id == post.workspace_id, Post.id == post.id))
        try:
            attach(unit, here, fit, f"file-{number}", alt="", by=None, room=room)
            unit.commit()
            outcomes.append("kept")
        except Refusal:
            outcomes.append("refused")
        finally:
            db.session.remove()

    threads = [threading.Thread(target=upload, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["kept"] * 7 + ["refused"] * 13
    assert space_used(db.unit(engine), post.workspace_id) == 7 * len(fit.content)
