"""Pages whose only byline is a line in their own language, through the pure stages to the name."""

import pytest

from benchmarks.adapters import extract_page
from extract.article.authors.bylines import read_names
from transform.normalise.authors import split_names

SIGNED = [
    ("en", "By Anna Smith", "Anna Smith"),
    ("vi", "Tác giả: Nguyễn Văn An", "Nguyễn Văn An"),
    ("hu", "Szerző: Kovács Anna", "Kovács Anna"),
    ("hu", "Írta: Kovács Anna", "Kovács Anna"),
    ("ar", "بقلم: أحمد علي", "أحمد علي"),
    ("ar", "كتب أحمد علي", "أحمد علي"),
    ("fa", "نویسنده: علی رضایی", "علی رضایی"),
    ("he", "מאת דוד כהן", "דוד כהן"),
    ("ja", "文・山田太郎", "山田太郎"),
    ("ja", "執筆：山田太郎", "山田太郎"),
    ("ja", "山田太郎記者", "山田太郎"),
    ("ja", "本社記者 山田太郎", "山田太郎"),
    ("ko", "홍길동 기자", "홍길동"),
    ("ko", "홍길동 기자 hong@news.example", "홍길동"),
    ("ko", "글: 홍길동", "홍길동"),
    ("zh", "作者：王小明", "王小明"),
    ("zh", "本报记者 王小明 报道", "王小明"),
    ("zh", "記者王小明／台北報導", "王小明"),
    ("ru", "Текст: Анна Иванова", "Анна Иванова"),
    ("uk", "Автор: Ганна Коваль", "Ганна Коваль"),
    ("bg", "от Иван Петров", "Иван Петров"),
    ("sr", "Piše: Ana Jovanović", "Ana Jovanović"),
    ("pl", "Opracowała Anna Kowalska", "Anna Kowalska"),
    ("cs", "Napsala Jana Nováková", "Jana Nováková"),
    ("tr", "Haber: Ayşe Yılmaz", "Ayşe Yılmaz"),
    ("es", "Escrito por Ana García", "Ana García"),
    ("pt", "Texto: Ana Silva", "Ana Silva"),
    ("it", "A cura di Anna Rossi", "Anna Rossi"),
    ("fr", "Rédigé par Anne Martin", "Anne Martin"),
    ("ro", "Scris de Ana Popescu", "Ana Popescu"),
    ("de", "Geschrieben von Anna Müller", "Anna Müller"),
    ("nl", "Tekst: Anna de Vries", "Anna de Vries"),
    ("sv", "Skriven av Anna Svensson", "Anna Svensson"),
    ("fi", "Kirjoittaja: Anna Virtanen", "Anna Virtanen"),
    ("el", "Γράφει ο Γιώργος Παπαδόπουλος", "Γιώργος Παπαδόπουλος"),
    ("hi", "लेखक: राहुल शर्मा", "राहुल शर्मा"),
    ("id", "Penulis: Budi Santoso", "Budi Santoso"),
    ("th", "โดย สมชาย ใจดี", "สมชาย ใจดี"),
]
PARAGRAPH = "The council of the harbour town decided that the ferry keeps running through the winter, and nobody in the hall objected to it when the mayor asked."


@pytest.mark.parametrize(("language", "line", "name"), SIGNED)
@pytest.mark.parametrize(
    "frame", ["<p>{}</p>", '<div class="byline">{}</div>', "<div>{} | 28.10.2026</div>"]
)
def test_the_line_under_the_headline_names_the_author(language, line, name, frame):
    page = f"""<html lang="{language}"><head><title>Ferry stays in service</title></head><body>
      <h1>Ferry stays in service</h1>{frame.format(line)}{f"<p>{PARAGRAPH}</p>" * 5}</body></html>"""
    article = extract_page(page.encode(), "https://news.example/story/4711")
    assert article["authors"] == [name]
    assert line not in str(article["body"])


@pytest.mark.parametrize(("language", "line", "name"), SIGNED)
def test_so_does_the_line_below_the_text(language, line, name):
    page = f"""<html lang="{language}"><head><title>Ferry stays in service</title></head><body>
      <h1>Ferry stays in service</h1>{f"<p>{PARAGRAPH}</p>" * 5}<p>{line}</p></body></html>"""
    article = extract_page(page.encode(), "https://news.example/story/4711")
    assert article["authors"] == [name]
    assert line not in str(article["body"])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("2024年08月12日 09:14 来源：江南网 作者：李晓岚", "李晓岚"),
        ("12.08.2024 | Автор: Анна Иванова | Просмотров: 120", "Анна Иванова"),
        ("Datum: 12. 8. 2024, Autor: Jana Nováková", "Jana Nováková"),
        ("Publicado: 12/08/2024 - Autor: Ana García", "Ana García"),
        ("12 August 2024 / Author: Anna Smith / 3 min read", "Anna Smith"),
        ("12 Ağustos 2024 10:30 | Yazar: Ayşe Yılmaz", "Ayşe Yılmaz"),
        ("2024. augusztus 12. | Szerző: Kovács Anna", "Kovács Anna"),
        ("۲۲ مرداد ۱۴۰۳ | نویسنده: علی رضایی", "علی رضایی"),
    ],
)
def test_the_author_may_stand_behind_the_date(line, name):
    page = f"""<html><head><title>Ferry stays in service</title></head><body>
      <h1>Ferry stays in service</h1><p>{line}</p>{f"<p>{PARAGRAPH}</p>" * 5}</body></html>"""
    assert extract_page(page.encode(), "https://news.example/story/4711")["authors"] == [name]


@pytest.mark.parametrize(
    ("signature", "names"),
    [
        ("Ana Popescu și Ion Ionescu", ["Ana Popescu", "Ion Ionescu"]),
        ("Anna Virtanen ja Matti Korhonen", ["Anna Virtanen", "Matti Korhonen"]),
        ("Budi Santoso dan Siti Aminah", ["Budi Santoso", "Siti Aminah"]),
        ("Nguyễn Văn An và Trần Thị Bình", ["Nguyễn Văn An", "Trần Thị Bình"]),
        ("علی رضایی و مریم احمدی", ["علی رضایی", "مریم احمدی"]),
        ("राहुल शर्मा और सीमा वर्मा", ["राहुल शर्मा", "सीमा वर्मा"]),
        ("สมชาย ใจดี และ สมหญิง รักไทย", ["สมชาย ใจดี", "สมหญิง รักไทย"]),
        ("Jānis Bērziņš un Anna Kalniņa", ["Jānis Bērziņš", "Anna Kalniņa"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Dan Brown", ["Dan Brown"]),
        ("Ja Rule", ["Ja Rule"]),
    ],
)
def test_names_are_parted_by_the_and_of_their_language(signature, names):
    assert list(split_names(signature)) == names


@pytest.mark.parametrize(
    "name",
    [
        "Oleh Kovalenko",
        "Nga Pham",
        "Gan Lin",
        "Texter Boyd",
        "Autry Bell",
        "Story Musgrave",
        "Haber Klein",
        "김기자",
        "文在寅",
    ],
)
def test_a_name_that_begins_like_such_a_word_stays_whole(name):
    assert read_names(name) == (name,)
    assert split_names(name) == (name,)


@pytest.mark.parametrize(
    "line",
    [
        "By clicking you agree to our terms of service and to the policy on cookies",
        "Text: 200 words",
        "By Wednesday it would bear a pony, and somebody brought one.",
        "Von Hamburg aus fährt nun täglich ein Zug",
        "記者会見の模様をお伝えします",
        "기자회견 열려",
        "Por la mañana llueve",
        "Von heute an gilt das neue Gesetz",
    ],
)
def test_a_line_that_only_begins_so_names_nobody(line):
    page = f"""<html><head><title>Ferry stays in service</title></head><body>
      <h1>Ferry stays in service</h1><p>{line}</p>{f"<p>{PARAGRAPH}</p>" * 5}</body></html>"""
    assert (
        extract_page(page.encode(), "https://news.example/ferry-stays-in-service")["authors"] == []
    )
