"""The web: find, do, answer. `create_app` puts the house together."""

import logging
from importlib import import_module

from flask import Flask
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from planner import db, migrating, redaction, wording
from planner.settings import LOOPBACK_HOSTS, Settings, SettingsError, from_environment
from planner.web import access, assets, door, errors, packing, setup, shell, urls
from planner.web.headers import SecurityHeaders

# One module a feature, each with a blueprint `bp`.
FEATURES = (
    "health",
    "sign_in",
    "account",
    "account_password",
    "account_email",
    "account_factor",
    "account_sessions",
    "account_proof",
    "notices",
    "unsubscribe",
    "setup",
    "workspaces",
    "clients",
    "preferences",
    "live",
    "search",
    "today",
    "my_week",
    "plan",
    "choosing",
    "saved_views",
    "posts",
    "post_steps",
    "post_publication",
    "approvals",
    "approval_settings",
    "approval_asking",
    "checklists",
    "comments",
    "post_versions",
    "format_checklists",
    "due_days",
    "attachments",
    "moves",
    "several",
    "copies",
    "deeds",
    "slots",
    "topics",
    "topic_steps",
    "topic_quick",
    "topic_merging",
    "topic_series",
    "channels",
    "cadences",
    "pauses",
    "inquiries",
    "team",
    "guest_links",
    "guest",
    "leaving",
    "invitations",
    "joining",
    "audit",
    "outbox",
    "absences",
    "absence_calendars",
    "absence_subscribing",
    "workload",
    "settings",
    "imports",
    "paste",
    "reports",
    "feeds",
    "published",
)
UPLOAD_LIMIT = 10 * 1024 * 1024  # bytes; a feature may ask for less

logging.getLogger("flask_wtf.csrf").setLevel(logging.WARNING)  # a missing token is the visitor's news, told on the page


def create_app(settings: Settings | None = None, engine: Engine | None = None) -> Flask:
    """The application. SettingsError when a setting is missing or the database is not at this version's schema."""
    redaction.redact_logs()
    settings = settings or from_environment()
    engine = engine or _current_database(settings.database_url)
    app = Flask("planner", template_folder=str(wording.templates_folder()), static_folder=None)
    app.config.update(_config(settings))
    app.extensions["planner"] = door.House(settings, engine)
    wording.teach(app.jinja_env)
    urls.teach(app)
    for feature in FEATURES:
        app.register_blueprint(import_module(f"planner.web.{feature}").bp)
    packing.teach(app)
    door.open_for(app)
    errors.say_in_words(app)
    shell.build(app)
    access.refuse_unmarked(app)
    setup.announce(settings, engine)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, *[settings.proxies] * 3)  # type: ignore[method-assign]  # Flask's documented way
    app.wsgi_app = SecurityHeaders(assets.serve(app), https=settings.secure)  # type: ignore[method-assign]
    return app


def _current_database(url: str) -> Engine:
    engine = db.connect(url)
    if not migrating.is_current(engine):
        raise SettingsError("The database is not at this version's schema. `planner init` brings it there.")
    return engine


def _config(settings: Settings) -> dict[str, object]:
    return {
        "SECRET_KEY": settings.secret_key,
        "TRUSTED_HOSTS": sorted({urls.host(settings.base_url), *LOOPBACK_HOSTS, "[::1]"}),
        "MAX_CONTENT_LENGTH": UPLOAD_LIMIT,
        "SESSION_COOKIE_NAME": "__Host-rp_session" if settings.secure else "rp_session",
        "SESSION_COOKIE_SECURE": settings.secure,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "WTF_CSRF_CHECK_DEFAULT": False,  # the door asks for the token, at its place in the order
        "WTF_CSRF_TIME_LIMIT": None,  # as long as the session: a form may stay open over lunch
        "WTF_CSRF_SSL_STRICT": False,  # the door looks at Sec-Fetch-Site; some browsers hide the Referer
    }
