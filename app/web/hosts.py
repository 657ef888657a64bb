"""Under which names and addresses this laptop can be reached, found without asking the network anything."""

import socket
from contextlib import suppress
from functools import cache
from urllib.parse import urlsplit

from app.settings import Settings

NOWHERE = ("192.0.2.1", 9)


@cache
def lan_address() -> str:
    """The address that phones in the hall can reach: the one this laptop would send from. Nothing is sent."""
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(NOWHERE)
        found = str(probe.getsockname()[0])
        if not found.startswith("0."):
            return found
    return next((a for a in own_addresses() if not a.startswith("127.")), "127.0.0.1")


@cache
def own_addresses() -> tuple[str, ...]:
    found: dict[str, None] = {}
    with suppress(OSError):
        for entry in socket.getaddrinfo(socket.gethostname(), None):
            found[str(entry[4][0]).partition("%")[0]] = None
    return tuple(found)


def forget() -> None:
    """The laptop may have been carried to another network."""
    lan_address.cache_clear()
    own_addresses.cache_clear()


def public_url(settings: Settings) -> str:
    """What every QR and link says: the configured address, or the laptop's own in the hall."""
    if settings.public_url:
        return settings.public_url.rstrip("/")
    local = settings.host in ("127.0.0.1", "localhost", "::1")
    host = settings.host if local or settings.host not in ("", "0.0.0.0", "::") else lan_address()
    host = f"[{host}]" if ":" in host else host
    return f"http://{host}:{settings.port}"


def known_hosts(settings: Settings) -> frozenset[str]:
    named = urlsplit(settings.public_url).hostname or ""
    names = {"localhost", "127.0.0.1", "::1", "testserver", socket.gethostname().lower(), lan_address(), named}
    return frozenset(names | set(own_addresses()) | {settings.host} | set(settings.hosts)) - {"", "0.0.0.0", "::"}
