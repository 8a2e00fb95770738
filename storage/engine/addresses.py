"""Where a database is: one address, or PostgreSQL's several hosts, of which any may be the one that is written to."""

from __future__ import annotations

import re

from sqlalchemy import URL

PORT = 5432
WRITES = "target_session_attrs"
_SEVERAL = re.compile(r"(postgresql\+asyncpg://)([^/?]*@)?([^/?@]*,[^/?@]*)(/[^?]*)(\?.*)?")


def spread(address: str, wanted: str = "read-write") -> str:
    """Return ``a:1,b:2/desk`` as the driver wants it; ``wanted``: whom it looks for, unless it says so itself."""
    found = _SEVERAL.fullmatch(address)
    if found is None:
        return address
    scheme, who, hosts, database, said = found.groups()
    each = [host if ":" in host else f"{host}:{PORT}" for host in hosts.split(",")]
    query = [f"host={host}" for host in each] + ([said[1:]] if said else [])
    if not said or WRITES not in said:
        query.append(f"{WRITES}={wanted}")
    return f"{scheme}{who or ''}{database}?{'&'.join(query)}"


def hosts_of(url: URL, port: int | None = None) -> str:
    """Return the hosts of an address, with their ports where they are said; ``port`` stands for one that is not."""
    several = url.query.get("host")
    if several:
        return several if isinstance(several, str) else ",".join(several)
    port = url.port or port
    return f"{url.host or 'localhost'}:{port}" if port else url.host or "localhost"
