"""What a browser calls itself, in words."""

BROWSERS = (  # the first that fits: each also calls itself by the names of those after it
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Vivaldi", "Vivaldi"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def browser(agent: str) -> str:
    """Such as `Firefox`; empty when it is none that we know."""
    return _first(BROWSERS, agent)


def system(agent: str) -> str:
    """Such as `Linux`; empty when it is none that we know."""
    return _first(SYSTEMS, agent)


def short(agent: str) -> str:
    """As it is noted, in no language: `Firefox/Linux`."""
    return "/".join(name for name in (browser(agent), system(agent)) if name)


def _first(signs: tuple[tuple[str, str], ...], agent: str) -> str:
    return next((name for sign, name in signs if sign in agent), "")
