"""Several posts are chosen from a list, and a deed is done to them, by forms alone."""

import re

import pytest
from werkzeug.datastructures import MultiDict

LIST = "/w/acme/plan/choosing"


def offered(page) -> list[str]:
    return re.findall(r'name="post" value="(\d+:\d+)"', page.text)


def test_the_posts_of_these_weeks_are_offered_with_their_versions(bob, posts):
    assert sorted(offered(bob.get(LIST))) == sorted(f"{post.id}:{post.version}" for post in posts())


def test_filters_narrow_the_list_down(bob, posts):
    assert offered(bob.get(f"{LIST}?q=Messe")) == [f"{post.id}:{post.version}" for post in posts() if post.title == "Messe"]


@pytest.mark.parametrize(("asking", "doing"), [("cancellation", "cancellation"), ("removal", "trash")])
def test_a_page_asks_before_several_go(bob, posts, asking, doing):
    named = MultiDict([("post", value) for value in offered(bob.get(LIST))])
    page = bob.get(f"/w/acme/posts/{asking}", query_string=named)
    assert not any(post.cancelled or post.trashed_at for post in posts())
    data = MultiDict([("csrf_token", bob.token()), *(("post", value) for value in offered(page))])
    assert bob.post(f"/w/acme/posts/{doing}", data=data).status_code == 303
    assert all(post.cancelled or post.trashed_at for post in posts())
