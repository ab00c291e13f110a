"""The language of a text, by the text and the page's claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.normalise.language import (
    decide_language,
    detect_language,
    rate_against,
    read_claimed_region,
    read_language_claim,
)

TEXTS = {
    "en": "The town council met on Thursday evening to decide whether the old bridge over the river should be repaired or replaced by a new one.",
    "de": "Der Stadtrat hat am Donnerstagabend darüber beraten, ob die alte Brücke über den Fluss repariert oder durch eine neue ersetzt werden soll.",
    "fr": "Le conseil municipal s'est réuni jeudi soir pour décider si le vieux pont sur la rivière devait être réparé ou remplacé par un nouveau.",
    "es": "El ayuntamiento se reunió el jueves por la noche para decidir si el viejo puente sobre el río debe repararse o sustituirse por uno nuevo, según explicó la alcaldesa a los vecinos que esperaban en la plaza.",
    "pl": "Rada miasta zebrała się w czwartek wieczorem, aby zdecydować, czy stary most na rzece powinien zostać naprawiony, czy zastąpiony nowym.",
    "ru": "Городской совет собрался в четверг вечером, чтобы решить, следует ли отремонтировать старый мост через реку или построить новый.",
    "el": "Το δημοτικό συμβούλιο συνεδρίασε το βράδυ της Πέμπτης για να αποφασίσει αν η παλιά γέφυρα θα επισκευαστεί.",
    "zh": "市议会于星期四晚上开会，讨论河上的旧桥应当修理还是由一座新桥取代。",
    "ja": "市議会は木曜日の夜に会合を開き、川に架かる古い橋を修理するか新しい橋に取り替えるかを話し合った。",
    "ko": "시의회는 목요일 저녁 회의를 열어 강 위의 낡은 다리를 수리할지 새 다리로 바꿀지를 논의했다.",
    "th": "สภาเมืองประชุมกันในเย็นวันพฤหัสบดีเพื่อตัดสินใจว่าควรซ่อมสะพานเก่าข้ามแม่น้ำหรือไม่",
    "ar": "اجتمع مجلس المدينة مساء الخميس ليقرر ما إذا كان ينبغي إصلاح الجسر القديم فوق النهر أو استبداله بجسر جديد.",
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_sees_the_language_of_a_sentence(code):
    assert detect_language(TEXTS[code]).code == code


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_claim_that_agrees_makes_it_surer(code):
    alone, agreed = decide_language(TEXTS[code], None), decide_language(TEXTS[code], f"{code}-XX")
    assert alone.code == agreed.code == code
    assert 0 <= alone.confidence <= agreed.confidence <= 1


def test_a_long_text_overrules_a_wrong_claim():
    decided = decide_language(TEXTS["ru"] * 5, "en")
    assert decided.code == "ru"
    assert decided.confidence < decide_language(TEXTS["ru"] * 5, "ru").confidence
    assert decide_language(TEXTS["ja"], "en").code == "ja"


def test_a_claim_decides_what_the_text_leaves_open():
    assert decide_language("Short line.", "pl").code == "pl"
    assert decide_language("Short line.", None) is None
    assert decide_language("", None) is None
    kin = decide_language(TEXTS["ru"], "be")
    assert kin.code == "be"
    assert kin.confidence <= 0.7


def test_a_claimed_language_whose_letters_are_missing_is_wrong():
    assert decide_language(TEXTS["ru"] * 5, "be").code == "ru"
    assert decide_language(TEXTS["ru"] * 5, "uk").code == "ru"
    assert rate_against(TEXTS["ru"] * 5, detect_language(TEXTS["ru"] * 5), "tt") == 0


@pytest.mark.parametrize(
    ("claim", "code"),
    [("en-GB", "en"), ("RU", "ru"), ("zh_Hans_CN", "zh"), ("nb", "no"), ("iw", "he"), ("deu", "de"), ("english", None), ("x", None), ("", None), (None, None)],
)  # fmt: skip
def test_reads_the_claim_of_a_page(claim, code):
    assert read_language_claim(claim) == code


def test_reads_the_country_in_a_claim():
    assert read_claimed_region("en-GB") == "GB"
    assert read_claimed_region("pt_BR") == "BR"
    assert read_claimed_region("zh-Hans") is None
    assert read_claimed_region(None) is None


LONGER = (
    "The mayor, who had opposed the plan for years, said that the engineers' report left no choice. "
    "Steel from the nineteen sixties is tired, and each winter the repairs cost more than the last. "
    "Shopkeepers on both banks fear two summers without customers, yet few of them spoke against it. "
    "A ferry for pedestrians will run from April, paid for by the county and free for pupils."
)


def test_a_sentence_is_less_sure_than_a_page():
    sentence, page = detect_language(TEXTS["en"]), detect_language(f"{TEXTS['en']} {LONGER}")
    assert sentence.confidence < page.confidence


@given(st.text(max_size=300), st.one_of(st.none(), st.text(max_size=8)))
def test_any_text_has_a_code_of_two_letters_and_a_confidence_or_nothing(text, claim):
    decided = decide_language(text, claim)
    if decided is not None:
        assert len(decided.code) == 2
        assert 0 <= decided.confidence <= 1


def test_a_mark_without_a_letter_has_no_language():
    assert detect_language("\ua9b3") is None
