"""The one way out to foreign addresses, which may be anybody's: nothing within our own walls is ever asked.

A host is looked up once; every address found has to be public, and the connection goes to one of these, so that a second
look cannot lead elsewhere. The same holds for each redirect. No proxy of the environment, no cookies, little time and room.
The client itself is loaded when somebody is asked: pages are there before it.
"""

from planner.fetching.bounds import Answer, Bounds, FetchRefused, Reason

__all__ = ["Answer", "Bounds", "FetchRefused", "Reason", "fetch", "host_of"]

OUTSIDE = Bounds()


def host_of(address: str, bounds: Bounds | None = None) -> str:
    """The host of an address that may be asked, as it is shown. FetchRefused for another."""
    from planner.fetching import client

    return client.host_of(address, bounds or OUTSIDE)


def fetch(address: str, *, etag: str = "", modified: str = "", contact: str = "", bounds: Bounds | None = None) -> Answer:
    """What lies at an http, https or webcal address, of which `contact` learns who asks. FetchRefused when there is no answer."""
    from planner.fetching import client

    return client.fetch(address, etag=etag, modified=modified, contact=contact, bounds=bounds or OUTSIDE)
