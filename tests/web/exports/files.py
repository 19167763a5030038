"""Files of lists, asked for and read back."""

from __future__ import annotations

import csv
import io
import json
import re

from django.http import StreamingHttpResponse
from django.test import Client


def records(client: Client, noun: str, suffix: str, query: str) -> list[dict[str, str]]:
    response = client.get(f"/{noun}.{suffix}?{query}")
    assert response.status_code == 200, response.content
    return PARSERS[suffix](body_of(response))


def body_of(response: StreamingHttpResponse) -> str:
    return b"".join(response).decode()


PARSERS = {
    "csv": lambda text: list(csv.DictReader(io.StringIO(text, newline=""))),
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.split("\n") if line],
}


def undone(cell: str) -> str:
    """What the data dictionary says a reader does."""
    return cell[1:] if re.match(r"'+[=+\-@\x00-\x1f＝＋－＠]", cell) else cell
