"""Foreign addresses are fetched; nothing of ours is ever asked, however it is named."""

import ast
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

import planner
from planner.domain.public_address import is_public
from planner.fetching import Bounds, FetchRefused, Reason, fetch, host_of
from tests.publisher import Publisher, content, dripping, endless, half, moved, noise, publishing, versioned, zipped


def listed(text: str) -> list[str]:
    return text.split()


OURS = listed("""
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.1.2.3 127.255.255.255
168.63.129.16 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170 192.0.2.1 192.88.99.1
192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1
255.255.255.255 :: ::1 ::127.0.0.1 ::10.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8
::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1 100::1 2001::1 2001:0:7f00:1:: 2001:10::1 2001:20::1
2001:db8::1 2002:7f00:1:: 2002:a9fe:a9fe:: 2002:: 3fff::1 4000::1 5f00::1 fc00::1 fd00::1 fd00:ec2::254 fdff::1 fe80::1
fe80::1%eth0 2a00::1%eth0 fe90::1 fec0::1 ff00::1 ff01::1 ff02::1 ff05::1:3 ff0e::1 2a00:1450:4001::5efe:7f00:1
2a00:1450:4001::200:5efe:a00:1 localhost 127.1 0177.0.0.1 2130706433 0x7f000001
""")

OTHERS = listed("""
1.1.1.1 8.8.8.8 9.9.9.9 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 168.63.129.15 169.253.255.255
172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 198.17.255.255 198.20.0.1 223.255.255.255
2001:4860:4860::8888 2606:4700:4700::1111 2a00:1450:4001:800::200e 2003::1 2600::1
""")

REFUSED = listed("""
file:///etc/passwd ftp://example.org/a.ics gopher://example.org/ dict://example.org:11211/
ldap://example.org/ data:text/calendar,x
javascript:alert(1) about:blank unix:/run/x.sock jar:http://example.org!/ sftp://example.org/
mailto:a@example.org //example.org/a.ics
/etc/passwd example.org/a.ics http:example.org https:///a.ics http://?x http://#x http://: http://:80/ http://user@example.org/
http://user:pass@example.org/ https://127.0.0.1@example.org/ https://example.org@127.0.0.1/ http://example.org:22/
http://example.org:8080/ http://example.org:0/ http://example.org:65536/ http://example.org:-1/ http://example.org:8000/
https://example.org:6379/ http://0177.0.0.1/ http://0x7f.0.0.1/ http://0x7f000001/ http://2130706433/ http://017700000001/
http://127.1/ http://127.0.1/ http://0/ http://1.2.3.4.5/ http://1.2.3/ http://256.1.1.1/ http://example.0x7f/ http://example.1/
http://[::1 http://::1/ http://[fe80::1%25eth0]/ http://[::ffff:127.0.0.1%251]/ http://[v1.x]/ http://exa%6dple.org/
http://127.0.0.1%00.example.org/ http://127.0.0.1%2f@example.org/ http://example..org/ http://.example.org/ http://-example.org/
http://example.org\\@127.0.0.1/ http:\\\\127.0.0.1\\ http://ex*mple.org/ http://①②⑦.⓪.⓪.①/
""")


@pytest.fixture(scope="module")
def publisher():
    with publishing() as running:
        yield running


def refusal(address: str, bounds: Bounds | None = None) -> Reason:
    with pytest.raises(FetchRefused) as refused:
        fetch(address, bounds=bounds)
    return refused.value.reason


@pytest.mark.parametrize("address", OURS)
def test_what_may_lie_within_our_walls_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", OTHERS)
def test_what_is_somebody_elses_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address", [*REFUSED, "http://exam ple.org/", "http://example.org/\r\nX: y", "", "http://x/" + "y" * 2000]
)
def test_only_plain_web_addresses_are_asked(address):
    assert refusal(address) is Reason.ADDRESS


@pytest.mark.parametrize("host", [each for each in OURS if "%" not in each])
def test_an_address_of_ours_is_not_asked_by_its_number(host):
    written = f"[{host}]" if ":" in host else host
    assert refusal(f"http://{written}/") in (Reason.NOT_PUBLIC, Reason.ADDRESS)


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "localhost.", "x.localhost"])
def test_a_name_of_ours_is_not_asked(name):
    assert refusal(f"http://{name}/") in (Reason.NOT_PUBLIC, Reason.UNKNOWN_HOST)


def test_one_address_of_ours_among_others_is_one_too_many():
    bounds = Bounds(look_up=lambda host, port: ["8.8.8.8", "127.0.0.1"])
    assert refusal("https://example.org/", bounds) is Reason.NOT_PUBLIC


def test_a_name_service_that_takes_its_time_is_not_waited_for():
    bounds = Bounds(seconds=0.1, look_up=lambda host, port: threading.Event().wait(1) or [])
    assert refusal("https://example.org/", bounds) is Reason.TIMEOUT


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("webcal://Example.org/a.ics", "example.org"),
        ("https://müller.example/a", "xn--mller-kva.example"),
        ("https://example.org.:443/a", "example.org"),
        (" https://outlook.office365.com/owa/calendar/x/reachcalendar.ics ", "outlook.office365.com"),
        ("https://[2606:4700:4700::1111]/", "2606:4700:4700::1111"),
    ],
)
def test_the_host_is_what_is_shown_of_an_address(address, host):
    assert host_of(address) == host


def test_an_answer_comes_with_what_is_named_the_next_time(publisher):
    publisher.scripts["/a"] = versioned("BEGIN", '"1"')
    first = fetch(publisher.address("/a"), contact="https://plan.example.org", bounds=publisher.bounds())
    assert (first.content, first.etag, first.modified) == (b"BEGIN", '"1"', "Wed, 25 Nov 2026 08:00:00 GMT")
    assert fetch(publisher.address("/a"), etag=first.etag, modified=first.modified, bounds=publisher.bounds()).unchanged
    sent = publisher.headers["/a"]
    assert sent["If-Modified-Since"] == first.modified
    assert "Cookie" not in sent


def test_the_agent_says_whom_to_ask(publisher):
    publisher.scripts["/agent"] = content("x", Set_Cookie="a=b")
    fetch(publisher.address("/agent"), contact="https://plan.example.org", bounds=publisher.bounds())
    assert publisher.headers["/agent"]["User-Agent"] == "Redaktionsplan (+https://plan.example.org)"
    assert publisher.headers["/agent"]["Host"] == f"127.0.0.1:{publisher.port}"


def test_what_was_packed_is_unpacked(publisher):
    publisher.scripts["/zipped"] = zipped(b"BEGIN" * 1000)
    assert fetch(publisher.address("/zipped"), bounds=publisher.bounds()).content == b"BEGIN" * 1000


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        (content("x", 404), Reason.GONE),
        (content("x", 410), Reason.GONE),
        (content("x", 401), Reason.DENIED),
        (content("x", 403), Reason.DENIED),
        (content("x", 304), Reason.STATUS),
        (content("", 204), Reason.STATUS),
        (content("x", 206), Reason.STATUS),
        (content("x", 500), Reason.SERVER),
        (content("x", 429), Reason.SERVER),
        (content(b"x" * 2001), Reason.TOO_LARGE),
        (zipped(bytes(5_000_000)), Reason.TOO_LARGE),
        (endless, Reason.TOO_LARGE),
        (content("x", Content_Encoding="br"), Reason.BROKEN),
        (content("no gzip", Content_Encoding="gzip"), Reason.BROKEN),
        (half("BEGIN"), Reason.BROKEN),
        (noise, Reason.BROKEN),
    ],
)
def test_an_answer_that_is_none_is_a_reason(publisher, script, reason):
    publisher.scripts["/bad"] = script
    assert refusal(publisher.address("/bad"), publisher.bounds(most_bytes=2000)) is reason


def test_bytes_that_drip_in_win_no_time(publisher):
    publisher.scripts["/drip"] = dripping
    assert refusal(publisher.address("/drip"), publisher.bounds(seconds=0.3)) is Reason.TIMEOUT


def test_a_few_redirects_are_followed(publisher):
    publisher.scripts |= {
        "/1": moved("/2"),
        "/2": moved(publisher.address("/3"), 301),
        "/3": moved("4", 308),
        "/4": content("there"),
    }
    assert fetch(publisher.address("/1"), bounds=publisher.bounds()).content == b"there"


def test_redirects_come_to_an_end(publisher):
    publisher.scripts["/round"] = moved("/round")
    assert refusal(publisher.address("/round"), publisher.bounds()) is Reason.REDIRECTS
    assert publisher.visits["/round"] == 4


@pytest.fixture(scope="module")
def canary():
    """Beside us, and never to be asked."""
    with publishing("127.0.0.2") as running:
        yield running


@pytest.mark.parametrize("form", ["{host}", "[::ffff:{host}]", "localhost", "0x7f000002", "127.2", "user@{host}"])
def test_a_redirect_leads_nowhere_within(publisher, canary, form):
    host = form.format(host="127.0.0.2")
    publisher.scripts["/in"] = moved(f"http://{host}:{canary.port}/secret")
    bounds = Bounds(allowed=publisher.bounds().allowed, ports=frozenset({canary.port}))
    assert refusal(publisher.address("/in"), bounds) in (Reason.NOT_PUBLIC, Reason.REDIRECTS, Reason.UNREACHABLE)
    assert canary.visits.total() == 0


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "gopher://x/", "http://x:22/", "javascript:1", "http://[::1", "https:////a]:[b", ""]
)
def test_a_redirect_leads_to_web_addresses_only(publisher, location):
    publisher.scripts["/out"] = moved(location)
    assert refusal(publisher.address("/out"), publisher.bounds()) is Reason.REDIRECTS


def test_a_name_that_changes_its_address_gains_nothing(publisher, canary):
    """Each hop asks the name service once, and goes to what was checked."""
    answers = [["127.0.0.1"], ["127.0.0.2"]]
    bounds = Bounds(
        allowed=frozenset({("127.0.0.1", publisher.port)}),
        look_up=lambda host, port: answers.pop(0),
    )
    publisher.scripts["/flip"] = moved("/flip")
    assert refusal(f"http://rebind.example:{publisher.port}/flip", bounds) is Reason.NOT_PUBLIC
    assert (answers, canary.visits.total()) == ([], 0)


def test_proxies_of_the_environment_are_not_used(publisher, canary, monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, canary.address(""))
    publisher.scripts["/direct"] = content("there")
    assert fetch(publisher.address("/direct"), bounds=publisher.bounds()).content == b"there"
    assert canary.visits.total() == 0


def test_a_certificate_of_nobody_we_know_is_refused(tmp_path):
    with Publisher() as publisher:
        publisher.socket = _context(tmp_path).wrap_socket(publisher.socket, server_side=True)
        threading.Thread(target=publisher.serve_forever, args=(0.01,), daemon=True).start()
        bounds = Bounds(allowed=publisher.bounds().allowed, look_up=lambda host, port: ["127.0.0.1"])
        assert refusal(f"https://calendar.example:{publisher.port}/", bounds) is Reason.INSECURE
        publisher.shutdown()


def _context(folder: Path) -> ssl.SSLContext:
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "calendar.example")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    signed = made.sign(key, hashes.SHA256())
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "both.pem").write_bytes(private + signed.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "both.pem")
    return context


def test_nobody_there_is_a_reason():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        assert refusal(f"http://127.0.0.1:{port}/", Bounds(allowed=frozenset({("127.0.0.1", port)}))) is Reason.UNREACHABLE


CLIENTS = {"httpx2", "httpx", "httpcore2", "requests", "urllib3", "aiohttp", "urllib.request", "http.client", "pycurl"}


def test_nothing_else_goes_out():
    """One client in the whole program."""
    root = Path(planner.__file__).parent
    others = (path for path in root.rglob("*.py") if (root / "fetching") not in path.parents)
    assert [path.name for path in others if CLIENTS & _imported(ast.parse(path.read_text()))] == []
    assert CLIENTS & _imported(ast.parse((root / "fetching" / "client.py").read_text()))


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                found |= {name.name for name in names} | {name.name.partition(".")[0] for name in names}
            case ast.ImportFrom(module=str(module), names=names):
                found |= {module, module.partition(".")[0]} | {f"{module}.{name.name}" for name in names}
    return found
