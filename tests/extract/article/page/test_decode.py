"""Bytes become the text that a browser would show, whatever the labels say."""

import pytest

from extract.article.page.decode import decode_page, looks_binary, recode_page

WORDS = "Grüße aus Łódź: naïve café, Привет, 東京"


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        ("\ufeffGrüße".encode(), "text/html; charset=iso-8859-1", "Grüße"),
        ("\ufeffGrüße".encode("utf-16-le"), None, "Grüße"),
        (WORDS.encode(), "text/html; charset=iso-8859-1", WORDS),
        ("Grüße".encode("latin-1"), "text/html; charset=ISO-8859-1", "Grüße"),
        ("Привет, мир".encode("cp1251"), "text/html; charset=windows-1251", "Привет, мир"),
        (
            b'<meta charset="windows-1251">' + "Привет".encode("cp1251"),
            None,
            '<meta charset="windows-1251">Привет',
        ),
        ("“quoted”".encode("cp1252"), None, "“quoted”"),
        ("Grüße".encode("latin-1"), "text/html; charset=utf-16le", "Grüße"),
        ("“quoted”".encode("cp1252"), "text/html; charset=utf-8", "“quoted”"),
        ("東京".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "東京"),
        ("東京の港".encode("shift_jis"), "text/html; charset=Shift_JIS", "東京の港"),
        (b"plain", "text/html; charset=no-such-thing", "plain"),
        (b"Gr\xfc\xdfe", "text/html; charset=rot13", "Grüße"),
        (b"a\x00b", None, "ab"),
    ],
)
def test_decoding_follows_the_bytes_then_the_labels(body, content_type, text):
    assert decode_page(body, content_type) == text
    assert recode_page(body, content_type) == text.encode()


def test_utf8_with_one_broken_byte_stays_utf8():
    body = (WORDS * 40).encode() + b"\xc3 and more"
    assert decode_page(body, "text/html; charset=iso-8859-1").startswith(WORDS)


@pytest.mark.parametrize(
    ("body", "binary"),
    [
        (b"\x89PNG\r\n\x1a\n", True),
        (bytes(range(1, 32)) * 10, True),
        (b"", False),
        (b"<p>text</p>", False),
        ("\ufefftext".encode("utf-16-le"), False),
    ],
)
def test_binary_is_told_from_text(body, binary):
    assert looks_binary(body) is binary


@pytest.mark.parametrize("start", range(4))
def test_utf8_is_known_wherever_long_pages_are_parted(start):
    body = b"a" * start + "€".encode() * 50_000
    assert recode_page(body) == body
    broken = body[:-1]
    assert recode_page(broken) == decode_page(broken).encode()
    assert recode_page(broken) != broken


RUSSIAN = "Паром остаётся в гавани и этой зимой, решил городской совет после двух часов споров."
CHINESE = "渡轮今冬仍将停靠港口，市议会经过两个小时的讨论后作出这一决定，居民对此表示欢迎。"


@pytest.mark.parametrize(
    ("head", "text", "encoding"),
    [
        ("", RUSSIAN, "cp1251"),
        ("", RUSSIAN, "koi8-r"),
        ("", CHINESE, "gb18030"),
        ("", "渡し船は冬の間も運航を続けると、町議会が二時間の議論の末に決めた。", "cp932"),
        ("", "여객선은 올겨울에도 항구에 머문다고 시의회가 두 시간의 논의 끝에 결정했다.", "cp949"),
        ("", "Το πλοίο μένει στο λιμάνι και αυτόν τον χειμώνα, αποφάσισε το συμβούλιο.", "cp1253"),
        ("", "Prom zostaje w porcie również tej zimy, zdecydowała rada miasta. Mieszkańcy są zadowoleni. Żółć, jaźń, gęś, łąka." * 2, "cp1250"),
        # a label that the bytes belie, and one that is a script's
        ('<meta charset="utf-8">', RUSSIAN, "cp1251"),
        ('<script src="a.js" charset="utf-8"></script><meta charset="gb2312">', CHINESE, "gb18030"),
        ('<?xml version="1.0" encoding="windows-1251"?>', RUSSIAN, "cp1251"),
    ],
)  # fmt: skip
def test_a_page_without_a_true_label_is_read_by_its_letters(head, text, encoding):
    page = f"<html><head>{head}</head><body><p>{text}</p></body></html>"
    assert text in decode_page(page.encode(encoding))


def test_few_letters_are_western_european():
    assert "café" in decode_page("<p>The café stays.</p>".encode("cp1252"))
