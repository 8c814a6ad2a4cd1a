"""What every page has around it."""


def test_the_first_page_of_an_untouched_house_is_its_set_up(anonymous):
    assert anonymous.get("/").location == "/setup"


def test_health_is_a_word_without_cookie(anonymous):
    response = anonymous.get("/healthz")
    assert (response.text, response.headers.get("Set-Cookie"), response.headers.get("Vary")) == ("ok", None, None)


def test_a_member_sees_the_plan(alice):
    assert alice.see("/w/acme/plan").headings == ["Plan"]
