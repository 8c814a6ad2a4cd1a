"""The address of a guest link, for letters and pages."""

from planner.models import GuestLink
from planner.settings import Settings


def address(link: GuestLink, settings: Settings) -> str | None:
    """Where the guest begins; None when it cannot be shown again because the feed key has changed."""
    token = link.token(settings.feed_key)
    return f"{settings.base_url}/guest/{token}" if token else None
