"""Settings come from the environment, once, at the start."""

import os
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from email.utils import parseaddr
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})
SHORTEST_KEY = 32  # bytes
JOBS = ("inline", "sqlite", "postgres", "redis")
DATABASES = ("sqlite:///", "postgresql://", "postgresql+psycopg://")
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)  # that a command may name: rules look a year beyond


class SettingsError(Exception):
    """A setting is missing or unusable; the message is one sentence for whoever starts the program."""


@dataclass(frozen=True, slots=True)
class Settings:
    data_dir: Path
    database_url: str
    secret_key: str
    feed_key: str
    base_url: str  # without a slash at the end
    loopback: bool  # reachable from this machine only
    demo: bool = False  # the passwords of the demo work
    today: date | None = None  # stands in for today, in commands
    imprint_url: str | None = None
    privacy_url: str | None = None
    proxies: int = 0  # trusted proxies in front of us
    mail_url: str | None = field(default=None, repr=False)  # with the password; None: letters go to a folder
    mail_from: str = "Redaktionsplan <redaktionsplan@localhost>"
    jobs: str = "inline"  # one of JOBS: where jobs wait
    redis_url: str = field(default="redis://localhost:6379/0", repr=False)

    @property
    def secure(self) -> bool:
        """Whether visitors come by https: cookies are then Secure and carry the __Host- prefix."""
        return self.base_url.startswith("https://")


def from_environment(
    environ: Mapping[str, str] = os.environ, *, host: str = "127.0.0.1", port: int = 8000, demo: bool = False
) -> Settings:
    """Read all settings. Away from loopback nothing is made up: a missing key or address is a SettingsError."""
    if sys.flags.optimize:
        raise SettingsError("Python runs with -O or PYTHONOPTIMIZE, which takes checks out of calendar feeds. Start it without.")
    loopback = host in LOOPBACK_HOSTS
    data_dir = Path(environ.get("PLANNER_DATA_DIR") or "instance").absolute()
    database_url, base_url = _database_url(environ, data_dir), _base_url(environ, host, port, loopback)
    return Settings(
        data_dir=data_dir,
        database_url=database_url,
        secret_key=_key(environ, "PLANNER_SECRET_KEY", data_dir / "secret.key", loopback),
        feed_key=_key(environ, "PLANNER_FEED_KEY", data_dir / "feed.key", loopback),
        base_url=base_url,
        loopback=loopback,
        demo=demo,
        today=_today(environ),
        imprint_url=_web_address(environ, "PLANNER_IMPRINT_URL"),
        privacy_url=_web_address(environ, "PLANNER_PRIVACY_URL"),
        proxies=_count(environ, "PLANNER_PROXIES"),
        mail_url=_mail_url(environ),
        mail_from=_mail_from(environ, base_url),
        jobs=_jobs(environ, database_url),
        redis_url=environ.get("PLANNER_REDIS_URL") or "redis://localhost:6379/0",
    )


def _database_url(environ: Mapping[str, str], data_dir: Path) -> str:
    address = environ.get("PLANNER_DATABASE_URL") or f"sqlite:///{data_dir / 'planner.sqlite'}"
    if not address.startswith(DATABASES):
        raise SettingsError("PLANNER_DATABASE_URL begins with sqlite:/// or postgresql://.")
    return address


def _key(environ: Mapping[str, str], name: str, path: Path, loopback: bool) -> str:
    key = environ.get(name, "")
    if not key and loopback:
        key = _kept_key(path)
    if not key:
        raise SettingsError(f"{name} is not set. Away from loopback it has to be given, for example from `openssl rand -hex 32`.")
    if len(key.encode()) < SHORTEST_KEY:
        raise SettingsError(f"{name} is shorter than {SHORTEST_KEY} bytes.")
    return key


def _kept_key(path: Path) -> str:
    """The key in the file, made with mode 0600 when there is none; two starts at once agree on one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"PLANNER_DATA_DIR {path.parent} cannot be used: {error.strerror}") from error
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    except OSError as error:
        raise SettingsError(f"PLANNER_DATA_DIR {path.parent} cannot be used: {error.strerror}") from error
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_hex(32)
        file.write(key)
    return key


def _base_url(environ: Mapping[str, str], host: str, port: int, loopback: bool) -> str:
    given = _web_address(environ, "PLANNER_BASE_URL")
    if given:
        if urlsplit(given).path.strip("/"):
            raise SettingsError("PLANNER_BASE_URL is an address without a path, such as https://plan.example.org.")
        return given.rstrip("/")
    if not loopback:
        raise SettingsError(
            "PLANNER_BASE_URL is not set. Links in feeds and reports need the public address, such as https://plan.example.org."
        )
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _web_address(environ: Mapping[str, str], name: str) -> str | None:
    address = environ.get(name)
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"{name} is not a web address: {address}")
    return address


def _mail_url(environ: Mapping[str, str]) -> str | None:
    """The address is not repeated in an error: it holds a password."""
    address = environ.get("PLANNER_MAIL_URL")
    if not address:
        return None
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("smtp", "smtps") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # such as a port that is no number
        usable = False
    if not usable:
        raise SettingsError("PLANNER_MAIL_URL is not an address such as smtp://user:password@mail.example.org:587.")
    return address


def _mail_from(environ: Mapping[str, str], base_url: str) -> str:
    """`Name <address>` or an address; without one, `redaktionsplan@` the host of our own address."""
    given = environ.get("PLANNER_MAIL_FROM")
    name, address = parseaddr(given or f"Redaktionsplan <redaktionsplan@{_mail_host(base_url)}>")
    local, at, domain = address.rpartition("@")
    if not (local and at and domain) or " " in address or not (given or "").isprintable():
        raise SettingsError(f"PLANNER_MAIL_FROM is not an address such as plan@example.org: {given!r}")
    return f"{name or 'Redaktionsplan'} <{address}>"


def _mail_host(base_url: str) -> str:
    host = urlsplit(base_url).hostname or "localhost"
    try:
        ip_address(host)
    except ValueError:
        return host
    return "localhost"


def _jobs(environ: Mapping[str, str], database_url: str) -> str:
    """Without a choice jobs wait where the data lie."""
    chosen = environ.get("PLANNER_JOBS") or ("sqlite" if database_url.startswith("sqlite") else "postgres")
    if chosen not in JOBS:
        raise SettingsError(f"PLANNER_JOBS is one of {', '.join(JOBS)}, not {chosen}.")
    if chosen == "postgres" and database_url.startswith("sqlite"):
        raise SettingsError("PLANNER_JOBS=postgres needs PLANNER_DATABASE_URL to be a PostgreSQL database.")
    return chosen


def _today(environ: Mapping[str, str]) -> date | None:
    text = environ.get("PLANNER_TODAY")
    try:
        today = date.fromisoformat(text) if text else None
    except ValueError:
        raise SettingsError(f"PLANNER_TODAY is not an ISO date such as 2026-11-23: {text}") from None
    if today and not FIRST_DAY <= today <= LAST_DAY:
        raise SettingsError(f"PLANNER_TODAY lies outside {FIRST_DAY.year} to {LAST_DAY.year}: {text}")
    return today


def _count(environ: Mapping[str, str], name: str) -> int:
    text = environ.get(name) or "0"
    if not text.isascii() or not text.isdigit():
        raise SettingsError(f"{name} is not a whole number: {text}")
    return int(text)
