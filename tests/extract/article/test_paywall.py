"""Lines that ask for an account before the rest may be read."""

import pytest

from extract.article.paywall import asks_for_account


@pytest.mark.parametrize(
    "line",
    [
        "SUBSCRIBE TO CONTINUE READING",
        "Sign in to read this",
        "Log in to unlock the whole text",
        "Register now for the full story",
        "Become a member to keep reading",
        "Jetzt abonnieren und weiterlesen",
        "Anmelden, um weiter zu lesen",
        "Suscríbete para seguir leyendo",
        "Assine para continuar lendo",
        "Подпишитесь, чтобы продолжить",
        "To keep reading, please register",
        "Weiterlesen mit einem Abonnement",
        "Pour lire la suite, abonnez-vous",
        "Чтобы продолжить, оформите подписку",
        "Reserved for our subscribers",
        "Nur für Abonnenten",
        "Réservé aux abonnés",
        "Solo para suscriptores",
        "Exclusivo para assinantes",
        "Только для подписчиков",
    ],
)
def test_a_line_that_asks_is_known(line):
    assert asks_for_account([line])


@pytest.mark.parametrize(
    "line", ["The bay's log book says so", "Subscribe to our letter", "x" * 250, ""]
)
def test_other_lines_ask_for_nothing(line):
    assert not asks_for_account([line])
