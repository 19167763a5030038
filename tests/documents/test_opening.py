"""From bytes to a document: every format, what is refused, and what the record promises."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.documents import Document, Refused, open_documents

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def opened(name: str, data: bytes | str, **how: object) -> Document:
    data = data if isinstance(data, bytes) else data.encode()
    (document,) = open_documents(name, data, **how)  # type: ignore[arg-type]
    assert isinstance(document, Document)
    return document


def quotes_of(document: Document) -> list:
    named = [document.source.publisher, document.source.agency, document.source.dateline, *document.source.quoted]
    stated = [fact.quote for fact in document.stated]
    return [
        quote for quote in (*(n.quote for n in named if n), *stated, document.title_quote, *document.captions) if quote
    ]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_keeps_its_bytes_and_its_offsets(path: Path) -> None:
    data = path.read_bytes()
    document = opened(path.name, data)
    assert document.data == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.text == data.decode()
    assert all(document.text[q.start : q.end] == q.text for q in quotes_of(document))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_keeps_its_length_and_its_spans(text: str) -> None:
    try:
        document = opened("any.txt", text.encode("utf-8", "surrogatepass"))
    except Refused:
        return
    assert len(document.readable) == len(document.text)
    assert all(document.text[q.start : q.end] == q.text for q in quotes_of(document))
    ends = [0, *(cut.end for cut in document.cuts)]
    assert all(before <= cut.start < cut.end for before, cut in zip(ends, document.cuts, strict=False))
    assert ends[-1] <= len(document.text)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t \n", "empty"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("noise.txt", bytes(range(256)) * 40, "binary"),
        ("nuls.txt", b"\x00" * 500, "empty"),
        ("page.html", b"<html><body><p> </p></body></html>", "no text"),
        ("records.jsonl", b"\n", "empty"),
    ],
)
def test_what_is_no_text_is_refused_by_name_with_the_reason(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        list(open_documents(name, data))
    assert refused.value.name == name
    assert reason in refused.value.reason


def test_a_file_over_the_limit_is_refused_with_both_figures() -> None:
    with pytest.raises(Refused, match=r"12 bytes are more than the limit of 10"):
        list(open_documents("big.txt", b"twelve bytes", limit=10))


def test_a_bad_record_is_named_by_its_line_and_the_rest_goes_on() -> None:
    lines = [{"text": "The two sides agreed to cooperate."}, None, {"title": "no text"}, {"text": "Second record."}]
    data = b"\n".join(json.dumps(line).encode() if line else b"{broken" for line in lines)
    found = list(open_documents("batch.jsonl", data))
    assert [document.name for document in found] == [f"batch.jsonl#{n}" for n in (1, 2, 3, 4)]
    assert [isinstance(document, Refused) for document in found] == [False, True, True, False]
    assert "not JSON" in found[1].reason  # type: ignore[union-attr]
    assert '"text"' in found[2].reason  # type: ignore[union-attr]


def test_a_record_brings_its_facts() -> None:
    record = {"text": "The two sides agreed.", "title": "Talks", "publisher": "Le Temps", "published": "2022-09-14"}
    document = opened("one.jsonl", json.dumps(record))
    assert (document.title, document.title_source) == ("Talks", "stated")
    assert document.source.publisher is not None
    assert document.source.publisher.name == "Le Temps"
    assert document.known("published").value == "2022-09-14"  # type: ignore[union-attr]


def test_front_matter_is_cut_from_the_body_and_quoted() -> None:
    head = "---\ntitle: 'Joint statement'\npublisher: Example Ministry\ndate: 2020-02-03\n---\n\n"
    document = opened("a.md", head + "The sides agreed to meet.")
    assert document.body == "The sides agreed to meet."
    assert (document.title, document.title_source) == ("Joint statement", "stated")
    assert all(document.text[fact.quote.start : fact.quote.end] == fact.value for fact in document.stated if fact.quote)


def test_a_sidecar_wins_over_front_matter() -> None:
    sidecar = b'publisher = "Archive of the Ministry"\npublished = 2020-02-04\nmood = "calm"\n'
    document = opened("a.txt", "Title: T\nPublisher: Somebody\n\nThe sides agreed.", sidecar=sidecar)
    assert document.source.publisher.name == "Archive of the Ministry"  # type: ignore[union-attr]
    assert document.known("published").value == "2020-02-04"  # type: ignore[union-attr]
    assert any('"mood"' in warning for warning in document.warnings)


def test_a_broken_sidecar_is_reported_and_left_aside() -> None:
    document = opened("a.txt", "The sides agreed.", sidecar=b"publisher = ", sidecar_name="a.txt.meta.toml")
    assert document.stated == ()
    assert "a.txt.meta.toml" in document.warnings[0]


PAGE = """<!doctype html><html lang="en"><head>
<title>Talks in Geneva - Example</title>
<meta property="og:title" content="Talks in Geneva">
<meta property="og:site_name" content="Example Gazette">
<meta property="article:published_time" content="2021-06-16T18:00:00Z"></head>
<body><nav><a href="/">Home</a></nav>
<article><h1>Talks in Geneva</h1>
<p>The two presidents met in Geneva on Wednesday and agreed to resume talks
on strategic stability, a joint statement said after the meeting that lasted
four hours.</p><p>The ambassadors will return to their
posts, both sides said, and consultations between the foreign ministries will begin soon.</p></article>
<footer>Copyright 2021</footer></body></html>"""


def test_a_page_gives_its_article_and_the_facts_of_its_head() -> None:
    document = opened("page.html", PAGE)
    assert "agreed to resume talks" in document.text
    assert "Home" not in document.text
    assert document.media_type == "text/html"
    assert document.title == "Talks in Geneva"
    assert document.source.publisher.name == "Example Gazette"  # type: ignore[union-attr]
    assert document.known("published").value == "2021-06-16T18:00:00Z"  # type: ignore[union-attr]


def test_a_folder_in_the_name_is_dropped() -> None:
    assert opened("../../etc/seeds/a.txt", "The sides agreed.").name == "a.txt"
