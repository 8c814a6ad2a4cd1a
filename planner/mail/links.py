"""The addresses that letters lead to. They begin with the public one: no request has a say in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from planner.settings import Settings


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses of a house, and in one of its workspaces (`slug`)."""

    base: str
    slug: str = ""

    @classmethod
    def of(cls, settings: Settings, slug: str = "") -> "Links":
        return cls(settings.base_url, slug)

    def house(self, *parts: object) -> str:
        """`https://plan.example.org/invitation/TOKEN`."""
        return "/".join([self.base, *(quote(str(part), safe="") for part in parts)])

    def inside(self, *parts: object, **asked: object) -> str:
        """`https://plan.example.org/w/acme/posts/7`; a parameter that is None is left out."""
        given = {name.rstrip("_"): value for name, value in asked.items() if value is not None}
        return self.house("w", self.slug, *parts) + _query(given)


def _query(given: Mapping[str, object]) -> str:
    return f"?{urlencode(given)}" if given else ""
