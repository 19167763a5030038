"""What the environment says, read once and judged before anything starts.

`Environment` is all that the settings know of the outside. A production archive that would be unsafe does not start:
every fault is named at once, each with its way out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.core.exceptions import ImproperlyConfigured

from archive.settings.logs import LogFormat

Mode = Literal["local", "production"]
MODES: tuple[Mode, ...] = ("local", "production")
RIGHTS = ("full", "excerpt", "metadata")
LOGS: tuple[LogFormat, ...] = ("plain", "json")

# For one address in each worker process. The local mode serves this machine, which may ask what it likes.
USUAL_RATE: dict[Mode, float] = {"local": 0.0, "production": 40.0}
POSTGRESQL = ("postgresql://", "postgres://")
THIS_MACHINE = "127.0.0.1,::1"

# The key that .env.example shows, so that a copied example is refused.
SAMPLE_KEY = "change-me"
SHORTEST_KEY = 50
SHORTEST_TOKEN = 20
FEWEST_CHARACTERS = 5
NEW_KEY = "Make one: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'"

YES = {"1", "true", "yes", "on"}


@dataclass(frozen=True)
class Environment:
    """
    mode           "local" (nothing to set up, this machine only) or "production"
    data_dir       where the database, the originals and collected static files live
    database_url   "" for SQLite in `data_dir`
    secret_key     "" in local mode: then `data_dir` keeps one
    hosts          names under which the archive may be asked for
    debug          Django's DEBUG, for development
    rights         what readers are shown of a text that has no rights of its own: "full", "excerpt" or "metadata"
    embedded_by    sites whose pages may frame the card of a quotation
    log            "plain" sentences or "json" lines
    proxies        addresses whose X-Forwarded-For is believed
    reading_seconds     of processor time that a document may be read for
    requests_a_second   that one address may go on asking, in each worker process; 0 for no limit
    replica_urls   standbys of the PostgreSQL of `database_url`, which answer readers
    page_memory    MiB of finished pages that each worker process keeps; 0 keeps none
    replica_lag    seconds that a standby may be behind and still answer
    metrics_token  what must be shown to read /metrics; "" closes it
    """

    mode: Mode
    data_dir: Path
    database_url: str
    secret_key: str
    hosts: tuple[str, ...]
    debug: bool
    rights: str = "full"
    embedded_by: tuple[str, ...] = ()
    log: LogFormat = "plain"
    proxies: frozenset[str] = frozenset()
    reading_seconds: float = 30.0
    requests_a_second: float = 0.0
    page_memory: float = 32.0
    metrics_token: str = ""
    replica_urls: tuple[str, ...] = ()
    replica_lag: float = 10.0


def read_environment(values: Mapping[str, str], base_dir: Path) -> Environment:
    """The judged environment. ImproperlyConfigured names every fault at once."""
    mode = mode_named(values.get("ARCHIVE_MODE", "") or "local")
    environment = Environment(
        mode=mode,
        data_dir=Path(values.get("ARCHIVE_DATA") or base_dir / "var").expanduser().absolute(),
        database_url=values.get("DATABASE_URL", ""),
        secret_key=values.get("ARCHIVE_SECRET_KEY", ""),
        hosts=tuple(listed(values.get("ARCHIVE_HOSTS", ""))),
        debug=values.get("ARCHIVE_DEBUG", "").lower() in YES,
        rights=rights_named(values.get("ARCHIVE_RIGHTS", "") or "full"),
        embedded_by=tuple(site_named(site) for site in listed(values.get("ARCHIVE_EMBEDDED_BY", ""))),
        log=log_named(values.get("ARCHIVE_LOG", "") or ("json" if mode == "production" else "plain")),
        proxies=frozenset(listed(values.get("FORWARDED_ALLOW_IPS", "") or THIS_MACHINE)),
        reading_seconds=number_named("ARCHIVE_READING_SECONDS", values.get("ARCHIVE_READING_SECONDS", ""), 30.0),
        requests_a_second=number_named(
            "ARCHIVE_REQUESTS_A_SECOND", values.get("ARCHIVE_REQUESTS_A_SECOND", ""), USUAL_RATE[mode]
        ),
        page_memory=number_named("ARCHIVE_PAGE_MEMORY", values.get("ARCHIVE_PAGE_MEMORY", ""), 32.0),
        replica_urls=replicas_named(values),
        replica_lag=number_named("ARCHIVE_REPLICA_LAG", values.get("ARCHIVE_REPLICA_LAG", ""), 10.0),
        metrics_token=values.get("ARCHIVE_METRICS_TOKEN", ""),
    )
    if environment.mode == "production":
        refuse_when_unsafe(environment)
    return environment


def listed(text: str) -> Iterator[str]:
    return (name.strip() for name in text.split(",") if name.strip())


def mode_named(name: str) -> Mode:
    for mode in MODES:
        if name == mode:
            return mode
    raise ImproperlyConfigured(f"ARCHIVE_MODE is {name!r}; it can be: {', '.join(MODES)}.")


def rights_named(name: str) -> str:
    if name in RIGHTS:
        return name
    raise ImproperlyConfigured(f"ARCHIVE_RIGHTS is {name!r}; it can be: {', '.join(RIGHTS)}.")


def site_named(text: str) -> str:
    """It comes into a header: a ";" or a quote in it would rewrite the whole policy."""
    if re.fullmatch(r"https?://[A-Za-z0-9.-]{1,253}(:\d{1,5})?", text, re.ASCII):
        return text
    raise ImproperlyConfigured(f"ARCHIVE_EMBEDDED_BY wants sites such as https://news.example.org, not {text!r}.")


def log_named(name: str) -> LogFormat:
    for log in LOGS:
        if name == log:
            return log
    raise ImproperlyConfigured(f"ARCHIVE_LOG is {name!r}; it can be: {', '.join(LOGS)}.")


def number_named(name: str, text: str, otherwise: float) -> float:
    """ "nan" and "inf" are numbers to float(), and no limits."""
    if not text:
        return otherwise
    if not re.fullmatch(r"\d{1,6}(\.\d{1,3})?", text, re.ASCII):
        raise ImproperlyConfigured(f"{name} is {text!r}; it wants a number such as 20 or 0.5.")
    return float(text)


def replicas_named(values: Mapping[str, str]) -> tuple[str, ...]:
    urls = tuple(listed(values.get("DATABASE_REPLICA_URLS", "")))
    if urls and not all(url.startswith(POSTGRESQL) for url in (values.get("DATABASE_URL", ""), *urls)):
        raise ImproperlyConfigured("DATABASE_REPLICA_URLS names standbys: it and DATABASE_URL begin postgresql://")
    return urls


def refuse_when_unsafe(environment: Environment) -> None:
    faults = [*faults_of_key(environment.secret_key), *faults_of_hosts(environment.hosts)]
    if environment.metrics_token and len(environment.metrics_token) < SHORTEST_TOKEN:
        faults.append(f"ARCHIVE_METRICS_TOKEN can be guessed: it needs {SHORTEST_TOKEN} random characters.")
    if environment.debug:
        faults.append("ARCHIVE_DEBUG is on, which shows strangers the inside. Unset it.")
    if faults:
        raise ImproperlyConfigured("\n  - ".join(["This archive would not be safe in production:", *faults]))


def faults_of_key(key: str) -> Iterator[str]:
    if not key:
        yield f"ARCHIVE_SECRET_KEY is not set. {NEW_KEY}"
    elif SAMPLE_KEY in key:
        yield f"ARCHIVE_SECRET_KEY is the sample key, which everyone knows. {NEW_KEY}"
    elif len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        yield f"ARCHIVE_SECRET_KEY can be guessed: it needs {SHORTEST_KEY} random characters. {NEW_KEY}"


def faults_of_hosts(hosts: tuple[str, ...]) -> Iterator[str]:
    if not hosts:
        yield "ARCHIVE_HOSTS is not set. Name the archive's hosts, with commas: ARCHIVE_HOSTS=archive.example.org"
    for host in hosts:
        if "*" in host or not host.strip("."):
            yield f"ARCHIVE_HOSTS allows any host ({host!r}). Name them one by one."
        elif "/" in host:
            yield f"ARCHIVE_HOSTS wants names, not addresses: {host!r}."
