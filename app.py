"""The WSGI application: `waitress-serve app:app`, `gunicorn app:app`."""

from planner.web import create_app

app = create_app()
