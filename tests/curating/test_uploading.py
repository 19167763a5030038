"""Which uploads are refused before anything is read, each in a sentence that names the file and the way out."""

from __future__ import annotations

import pytest

from archive.curating.uploading import LARGEST_TOGETHER, MOST_FILES, Sent, is_plain_name, refusal
from archive.importing.finding import LARGEST


def sent(*names: str, size: int = 10) -> list[Sent]:
    return [Sent(name, size, lambda: b"") for name in names]


@pytest.mark.parametrize(
    "name", ["a.txt", "Déclaration du 3 juillet.txt", "联合声明.html", "بيان.txt", "a.txt.meta.toml"]
)
def test_plain_names_are_taken(name: str) -> None:
    assert is_plain_name(name)
    assert refusal(sent(name)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "", " ", ".", "..", ".htaccess", "../../etc/passwd", "a/b.txt", "a\\b.txt", "C:\\a.txt", "a\0.txt", "a\n.txt",
        "\u202etxt.exe", "a\u200b.txt", "a\ud800.txt", "<b>.txt", 'a".txt', "a|b.txt", "x" * 201, "é" * 101, "a?.txt",
    ],
)  # fmt: skip
def test_hostile_names_are_refused_in_a_sentence(name: str) -> None:
    assert not is_plain_name(name)
    why = refusal(sent("a.txt", name))
    assert "rename it" in why
    assert not {"\0", "\n", "\u202e", "\ud800"} & set(why)


@pytest.mark.parametrize(
    ("files", "why"),
    [
        (sent(), "choose one or more"),
        (sent(*(f"{number}.txt" for number in range(MOST_FILES + 1))), "send at most 100"),
        (sent("a.txt", size=LARGEST + 1), "send the text alone"),
        (sent(*"abcde", size=LARGEST_TOGETHER // 4), "send fewer at once"),
        (sent("a.txt", "A.TXT"), "rename one of them"),
        (sent("é.txt", "e\u0301.txt"), "rename one of them"),
    ],
)
def test_too_much_at_once_is_refused_in_a_sentence(files: list[Sent], why: str) -> None:
    assert why in refusal(files)


def test_what_fits_is_taken() -> None:
    assert refusal(sent("a.txt", "b.txt", size=LARGEST)) == ""
