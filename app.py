"""The WSGI entry for servers such as gunicorn: `gunicorn app:app`. All settings have to be given in the environment."""

from planner.settings import from_environment
from planner.web import create_app

app = create_app(from_environment(host="0.0.0.0"))  # noqa: S104 (stands for "not only loopback": no key is made up)
