"""Pages and static files go out packed where the browser takes it."""

import gzip

import pytest

from planner.web import assets


def test_a_page_is_packed_for_a_browser_that_takes_it(alice):
    plain, packed = alice.get("/w/acme/plan"), alice.get("/w/acme/plan", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert len(packed.data) < len(plain.data) / 3
    assert gzip.decompress(packed.data).count(b"<tr") == plain.data.count(b"<tr")


@pytest.mark.parametrize("name", ["planner.css", "vendor.js", "page.js", "icons.svg"])
def test_static_files_are_packed_beforehand(anonymous, name):
    with anonymous.get(assets.asset(name), headers={"Accept-Encoding": "gzip"}) as response:
        assert response.headers["Content-Encoding"] == "gzip"


def test_an_open_page_asks_whether_the_plan_has_changed(bob):
    before = int(bob.get("/w/acme/revision").text)
    bob.submit("/w/acme/topics/new", "", title="Something new")
    assert int(bob.get("/w/acme/revision").text) > before
