"""Bytes to text: what settles the encoding, and what is done about characters no database can hold."""

from __future__ import annotations

import pytest

from archive.documents.decoding import decode

RUSSIAN = "Стороны договорились углублять сотрудничество в области безопасности и торговли. " * 5
FRENCH = "Les deux parties ont convenu d'élargir leur coopération économique à l'avenir, a déclaré le président. " * 5
CHINESE = "中国和哈萨克斯坦一致同意深化安全、贸易和能源领域的合作,维护地区和平与稳定。" * 8
JAPANESE = "日本と中国は安全保障と貿易の分野で協力を深めることで一致した。" * 8
KOREAN = "한국과 카자흐스탄은 에너지와 무역 분야에서 협력을 강화하기로 합의했다. " * 8
ARABIC = "اتفق الجانبان على تعزيز التعاون في مجالات الأمن والتجارة والطاقة. " * 6
POLISH = "Prezydenci uzgodnili, że będą współpracować w dziedzinie bezpieczeństwa i gospodarki. " * 6


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("é".encode(), "utf-8", "é"),
        ("é".encode("utf-8-sig"), "utf-8-sig", "é"),
        ("é\r\n".encode("utf-16"), "utf-16", "é\r\n"),
        (b"\xfe\xff" + "é".encode("utf-16-be"), "utf-16", "é"),
        ("ab".encode("utf-32"), "utf-32", "ab"),
    ],
)
def test_a_mark_or_strict_utf8_settles_the_encoding(data: bytes, encoding: str, text: str) -> None:
    decoded = decode("f.txt", data)
    assert (decoded.text, decoded.encoding.name, decoded.encoding.guessed) == (text, encoding, False)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (FRENCH, "cp1252"),
        (CHINESE, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (ARABIC, "cp1256"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
    ],
)
def test_an_old_encoding_is_guessed_and_marked_so(text: str, encoding: str) -> None:
    decoded = decode("f.txt", text.encode(encoding))
    assert decoded.text == text
    assert decoded.encoding.guessed
    assert "guessed" in decoded.warnings[0]


def test_utf16_without_a_mark_is_recognised_by_its_nuls() -> None:
    assert decode("f.txt", ("The sides agreed. " * 9).encode("utf-16-le")).text == "The sides agreed. " * 9


def test_a_declared_encoding_counts_when_it_is_one_of_ours() -> None:
    assert decode("p.html", "при".encode("cp1251"), declared="windows-1251").text == "при"


@pytest.mark.parametrize("declared", ["utf-7", "unicode_escape", "no-such-thing", "idna", "\x00"])
def test_an_odd_declared_encoding_is_not_obeyed(declared: str) -> None:
    assert decode("p.html", (FRENCH + "\\u0041").encode("cp1252"), declared=declared).text == FRENCH + "\\u0041"


def test_nuls_are_replaced_one_for_one_and_reported() -> None:
    decoded = decode("f.txt", ("The sides agreed. " * 20 + "\x00\x00end").encode())
    assert decoded.text.endswith("\ufffd\ufffdend")
    assert decoded.warnings == ("2 NUL or lone surrogate characters were replaced by U+FFFD.",)


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    decoded = decode("f.txt", b"\xff\xfe" + "a\ud800b".encode("utf-16-le", "surrogatepass"))
    assert decoded.text == "a\ufffdb"


def test_marks_that_reorder_text_stay_and_are_noted() -> None:
    decoded = decode("f.txt", "agreed \u202egnihton\u202c".encode())
    assert "\u202e" in decoded.text
    assert "direction" in decoded.warnings[0]


def test_a_few_foreign_bytes_in_utf8_are_lost_alone_and_counted() -> None:
    decoded = decode("f.txt", RUSSIAN.encode() + b"\xe9\xff" + RUSSIAN.encode())
    assert decoded.text == RUSSIAN + "\ufffd\ufffd" + RUSSIAN
    assert "2 bytes are not UTF-8" in decoded.warnings[0]
