"""The words around a date in, what they say the date is out."""

import re
from collections.abc import Sequence
from typing import Final

from records.article import DateRole

PUBLISHED_WORDS: Final = (
    r"publi[sckeéq]|pubbl|posted|erschienen|veröffentlich|eingestellt am|gepubl|geplaatst|"
    r"julkaistu|publicera|publiser|udgivet|zveřejn|vydáno|megjelen|objavljeno|δημοσ|опублик|опублік|"
    r"created|erstellt|gespeichert|geschrieben|написан|post time|post date|date posted|issued|released|yayın|yayim|oluşturul|eklenme|diterbitkan|tayang|diunggah|đăng|发布|發布|發表|发表|公開|掲載|投稿|配信|입력|등록|نشر|منتشر|انتشار|פורסם|प्रकाशित|প্রকাশ|வெளியிட|வெளியான|เผยแพร่|شائع|paskelbta|publicēts|avaldatud|objavljen|objavio|објављен|публикуван|publikovan|zverejn|közzét|megjelen|argitarat|offentliggj|апублік|გამოქვეყნ|հրապարակ|dərc|објав|imechapish|publisert|julkais"
)
MODIFIED_WORDS: Final = (
    r"modif|updat|aktuali[sz]|mis(?:e)? à jour|actualiz|aggiorn|zaktual|обновл|оновл|изменен|"
    r"geändert|änderung|edited|revised|bearbeitet|güncel|uppdatera|opdater|oppdater|bijgewerkt|gewijzigd|"
    r"päivitetty|last change|修改|更新|수정|تحديث|diperbarui|diperbaharui|dikemas kini|cập nhật|به روز رسانی|بروزرسانی|ویرایش|עודכן|עדכון|अपडेट|संशोधित|আপডেট|হালনাগাদ|புதுப்பிக்க|อัปเดต|อัพเดท|แก้ไข|اپ ڈیٹ|atnaujint|atjaunin|uuendatud|muudetud|ažuriran|ажуриран|izmijenjen|izmenjen|posodobljen|актуализ|обновен|aktualizov|frissít|módosít|ενημερ[ώω]|τελευτα[ίι]α ενημ|güncell|dəyişdir|atualiz|абноў|به‌روز|განახლ|թարմաց|actualitz|eguner|yenilən|përditës|opgedat|imesasish"
)
# all are asked of lower case: without IGNORECASE the search skips what begins none of these words
_MARKED: Final = re.compile(
    rf"(?P<modified>{MODIFIED_WORDS}|last published)|(?P<published>{PUBLISHED_WORDS})"
)
# what a sentence says behind its date: "wurde am 29. Januar 2020 geändert"
_MODIFIED_VERBS: Final = "geändert|aktualisiert|bearbeitet"
_PUBLISHED_VERBS: Final = "gepostet|veröffentlicht|publiziert|geschrieben|erstellt"
_MODIFIED_BEHIND: Final = re.compile(rf"[^.]{{0,22}}\b(?:{_MODIFIED_VERBS})")
_PUBLISHED_BEHIND: Final = re.compile(rf"[^.]{{0,22}}\b(?:{_PUBLISHED_VERBS})")
_VERBS_BEHIND: Final = (*_MODIFIED_VERBS.split("|"), *_PUBLISHED_VERBS.split("|"))
_WORDS: Final = f"{MODIFIED_WORDS}|{PUBLISHED_WORDS}|{_MODIFIED_VERBS}|{_PUBLISHED_VERBS}"
# how all these words begin, up to what may vary in them
_BEGINNINGS: Final = frozenset(re.findall(r"(?:^|\|)([^|\s(\[]+)", _WORDS))


def read_role(before: str, behind: str) -> DateRole:
    """Tell what the words around a date say it is; the nearest word before it speaks."""
    behind = behind.lower()
    has_verb = any(map(behind.__contains__, _VERBS_BEHIND))
    if has_verb and _MODIFIED_BEHIND.match(behind):
        return DateRole.MODIFIED
    role = DateRole.UNKNOWN
    for found in _MARKED.finditer(before.lower()):
        role = DateRole.MODIFIED if found["modified"] else DateRole.PUBLISHED
    if has_verb and role is DateRole.UNKNOWN and _PUBLISHED_BEHIND.match(behind):
        return DateRole.PUBLISHED
    return role


def may_tell_roles(texts: Sequence[str]) -> list[bool]:
    """Tell of each text whether one of the words that tell a date's role may stand in it.

    Nearly every word is ruled out by asking all texts at once.
    """
    texts = [text.lower() for text in texts]
    whole = "\n".join(texts)
    found = list(filter(whole.__contains__, _BEGINNINGS))
    return [any(map(text.__contains__, found)) for text in texts]
