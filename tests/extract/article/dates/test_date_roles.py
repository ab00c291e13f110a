"""What the words around a date say it is, and the quick test that rules most texts out."""

import re

import pytest

from extract.article.dates.date_roles import (
    MODIFIED_WORDS,
    PUBLISHED_WORDS,
    may_tell_roles,
    read_role,
)
from records.article import DateRole

BEHIND = ("geändert", "aktualisiert", "bearbeitet", "gepostet", "veröffentlicht", "publiziert")


def spell(alternative: str) -> str:
    """Return a text that one alternative of the words matches."""
    return re.sub(r"\(\?:.*?\)\?", "", re.sub(r"\[(.).*?\]", r"\1", alternative))


WORDS = [spell(word) for word in (*MODIFIED_WORDS.split("|"), *PUBLISHED_WORDS.split("|"))]


@pytest.mark.parametrize("word", [*WORDS, "last published"])
def test_no_word_before_a_date_is_ruled_out(word):
    assert read_role(f"{word} ", "") is not DateRole.UNKNOWN
    assert may_tell_roles([f"On the bay {word[0].upper()}{word[1:]}: 8 April 2024"]) == [True]


@pytest.mark.parametrize("word", [*BEHIND, "geschrieben", "erstellt"])
def test_no_word_behind_a_date_is_ruled_out(word):
    assert read_role("", f" zuletzt {word.upper()}") is not DateRole.UNKNOWN
    assert may_tell_roles([f"Am 8. April 2024 zuletzt {word.upper()}"]) == [True]


def test_each_text_is_told_apart():
    assert may_tell_roles(["8 April 2024", "Updated 8 April 2024", ""]) == [False, True, False]
    assert may_tell_roles([]) == []


@pytest.mark.parametrize(
    ("published", "modified"),
    [
        ("Published:", "Updated:"),
        ("Veröffentlicht:", "Aktualisiert:"),
        ("Publié le", "Mis à jour le"),
        ("Publicado:", "Actualizado:"),
        ("Publicado em", "Atualizado em"),
        ("Pubblicato il", "Aggiornato il"),
        ("Gepubliceerd op", "Bijgewerkt:"),
        ("Publicerad", "Uppdaterad"),
        ("Offentliggjort", "Opdateret"),
        ("Publisert", "Oppdatert"),
        ("Julkaistu", "Päivitetty"),
        ("Opublikowano:", "Aktualizacja:"),
        ("Publikováno:", "Aktualizováno:"),
        ("Publikované:", "Aktualizované:"),
        ("Megjelent:", "Frissítve:"),
        ("Publicat:", "Actualizat:"),
        ("Публикувано:", "Обновена:"),
        ("Δημοσιεύθηκε:", "Ενημερώθηκε:"),
        ("Опубликовано:", "Обновлено:"),
        ("Опубліковано:", "Оновлено:"),
        ("Objavljeno:", "Ažurirano:"),
        ("Objavljeno:", "Posodobljeno:"),
        ("Yayınlanma:", "Güncelleme:"),
        ("نشر في", "آخر تحديث"),
        ("تاریخ انتشار:", "به\u200cروزرسانی:"),
        ("פורסם:", "עודכן:"),
        ("प्रकाशित:", "अपडेट:"),
        ("প্রকাশ:", "আপডেট:"),
        ("شائع", "اپ ڈیٹ"),
        ("வெளியிடப்பட்டது:", "புதுப்பிக்கப்பட்டது:"),
        ("Diterbitkan", "Diperbarui"),
        ("Diterbitkan", "Dikemas kini"),
        ("Đăng ngày", "Cập nhật"),
        ("เผยแพร่:", "อัปเดต:"),
        ("입력", "수정"),
        ("公開:", "更新:"),
        ("发布时间:", "更新时间:"),
        ("Paskelbta", "Atnaujinta"),
        ("Publicēts", "Atjaunināts"),
        ("Avaldatud", "Uuendatud"),
        ("გამოქვეყნდა", "განახლდა"),
        ("Հրապարակվել է", "Թարմացվել է"),
        ("Publicat", "Actualitzat"),
        ("Argitaratua", "Eguneratua"),
        ("Dərc edilib", "Yenilənib"),
        ("Publikuar", "Përditësuar"),
        ("Објавено", "Ажурирано"),
        ("Gepubliseer", "Opgedateer"),
        ("Imechapishwa", "Imesasishwa"),
    ],
)
def test_fifty_languages_say_whether_a_date_is_of_publication_or_of_change(published, modified):
    assert read_role(published, "") is DateRole.PUBLISHED
    assert read_role(modified, "") is DateRole.MODIFIED
