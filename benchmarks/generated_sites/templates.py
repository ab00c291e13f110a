"""The generated sites: what each adds to its articles, and what it repeats honestly; data only."""

from dataclasses import dataclass
from typing import Final, Literal

Role = Literal["site", "prompt", "honest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A line that a site puts into `share` of its articles; one of several wordings each time.

    Slots: {place} {topic} {number} {name} {date} {title} {headline} (of another article). `tag` and
    `names` are its HTML. `linked` lines are links. `times` repeats the line (a list of links).
    """

    role: Role
    wordings: tuple[str, ...]
    share: float = 1.0
    tag: str = "p"
    names: str = ""
    linked: bool = False
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTemplate:
    """One site: its language, the lines above, within and below its articles' text.

    `keep` are standing disclaimers that its configuration pins as content.
    """

    name: str
    language: str
    title_in_text: bool = True
    head: tuple[Planted, ...] = ()
    middle: tuple[Planted, ...] = ()
    tail: tuple[Planted, ...] = ()
    frame: Literal["article", "div", "table"] = "article"
    keep: tuple[str, ...] = ()


def site(*wordings: str, **more: object) -> Planted:
    """Plant a line of the site's own."""
    return Planted(role="site", wordings=wordings, **more)  # type: ignore[arg-type]


def prompt(*wordings: str, **more: object) -> Planted:
    """Plant a line that asks the reader for something."""
    return Planted(role="prompt", wordings=wordings, **more)  # type: ignore[arg-type]


def honest(*wordings: str, **more: object) -> Planted:
    """Plant a line that repeats over articles and belongs to them."""
    return Planted(role="honest", wordings=wordings, **more)  # type: ignore[arg-type]


SITES: Final[tuple[SiteTemplate, ...]] = (
    SiteTemplate(
        name="Norwick Courier",
        language="en",
        head=(
            site("Norwick Courier", tag="div", names="top-name"),
            site("{place} News", tag="div", names="kicker"),
        ),
        tail=(
            honest("This is a developing story.", share=0.2),
            prompt(
                "Want to know more about {topic}? Subscribe to our news on social networks.",
                "Interested in {topic}? Follow us on Telegram.",
            ),
            site("{title}", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Eastern Wire",
        language="en",
        frame="div",
        head=(
            site("Home > World > {place}", tag="div"),
            site("By {name}, {date}", tag="div", names="meta"),
        ),
        middle=(
            honest("What happened", tag="h3", share=0.5),
            site("Read also: {headline}", share=0.5, linked=True),
        ),
        tail=(
            honest("Brent crude: ${number}.20 a barrel (+1.{number}%)", share=0.6),
            site("Read also", tag="h4"),
            site("{headline}", tag="li", linked=True, times=4),
            prompt("Join {number} readers of our morning newsletter", tag="div"),
            site("This page was put together by the night desk of Eastern Wire.", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Harbour Gazette",
        language="en",
        frame="table",
        title_in_text=False,
        head=(honest("NORWICK, {date} (HG) —", share=0.5),),
        tail=(
            honest("Opinions in this column are the author's own.", share=0.6),
            prompt("Get the day's news from {place} delivered to your inbox."),
            prompt("Download the Harbour Gazette app"),
            site("Facebook Twitter Telegram WhatsApp", tag="div"),
            site("© 2022 Harbour Gazette. All rights reserved.", tag="div"),
        ),
        keep=("Opinions in this column are the author's own.",),
    ),
    SiteTemplate(
        name="Речной вестник",
        language="ru",
        head=(
            site("Новости: {place}", tag="div"),
            site("{date}, 12:{number}", tag="div"),
        ),
        tail=(
            honest("Новость дополняется.", share=0.2),
            prompt(
                "Хотите знать больше о {topic}? Подписывайтесь на наши новости в социальных сетях.",
                "Подписывайтесь на наш Telegram-канал",
                "Читайте нас в Яндекс.Дзен",
            ),
            site("{title}", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Северный курьер",
        language="ru",
        frame="div",
        head=(site("Северный курьер", tag="div"), site("Фото: {name}", tag="div")),
        middle=(honest("Что известно", tag="h3", share=0.4),),
        tail=(
            honest("Курс доллара: {number},4 ₽ (+0,{number} %)", share=0.5),
            site("Читайте также", tag="div"),
            site("{headline}", tag="div", linked=True, times=3),
            prompt("Нашли ошибку? Выделите её и нажмите Ctrl+Enter"),
            prompt("Больше новостей о {topic} — в нашем канале"),
            site("Перепечатка материалов запрещена без письменного согласия редакции."),
        ),
    ),
    SiteTemplate(
        name="Хроника дня",
        language="ru",
        frame="table",
        head=(site("Главная » Новости » {place}", tag="div"),),
        tail=(
            site("Текст подготовила дежурная смена «Хроники дня»."),
            site("Просмотров: {number}", tag="div"),
            prompt("Поделитесь этой новостью с друзьями!"),
            prompt("Оставьте свой комментарий", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Elbkurier",
        language="de",
        head=(
            site("Nachrichten aus {place}", tag="div", names="rubrik"),
            site("Von {name}", tag="div", names="autor"),
        ),
        tail=(
            honest("Dieser Artikel wird laufend aktualisiert.", share=0.2),
            prompt(
                "Wollen Sie mehr über {topic} wissen? Abonnieren Sie unseren Newsletter.",
                "Folgen Sie uns auf Facebook und Twitter",
            ),
            site("{title}", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Morgenblatt",
        language="de",
        frame="div",
        title_in_text=False,
        head=(site("Morgenblatt", tag="div"),),
        middle=(site("Lesen Sie auch: {headline}", share=0.6, linked=True),),
        tail=(
            honest("„Der Fluss gibt, der Fluss nimmt.“", share=0.15),
            site("Das könnte Sie auch interessieren", tag="h4"),
            site("{headline}", tag="li", linked=True, times=5),
            prompt("Laden Sie unsere kostenlose App herunter"),
            site("Kommentare ({number})", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Le Phare",
        language="fr",
        head=(
            site("Actualités {place}", tag="div"),
            site("Publié le {date} à 12h{number}", tag="div"),
        ),
        tail=(
            honest("Plus d'informations à suivre.", share=0.2),
            prompt(
                "Vous voulez en savoir plus sur {topic} ? Abonnez-vous à notre newsletter.",
                "Suivez-nous sur Facebook et Twitter",
            ),
            site("À lire aussi", tag="div"),
            site("{headline}", tag="div", linked=True, times=3),
        ),
    ),
    SiteTemplate(
        name="Journal du Fleuve",
        language="fr",
        frame="table",
        head=(site("Journal du Fleuve", tag="div"),),
        tail=(
            honest("Les propos tenus ici n'engagent que leurs auteurs.", share=0.5),
            site("Partager", tag="div"),
            prompt("Soutenez notre rédaction : faites un don"),
            site("Cet article vous est offert par les lecteurs du Journal du Fleuve à {place}."),
        ),
        keep=("Les propos tenus ici n'engagent que leurs auteurs.",),
    ),
    SiteTemplate(
        name="La Ribera",
        language="es",
        head=(
            site("Noticias de {place}", tag="div"),
            site("Por {name}", tag="div"),
        ),
        tail=(
            honest("Noticia en desarrollo.", share=0.2),
            prompt(
                "¿Quiere saber más sobre {topic}? Suscríbase a nuestras noticias en las redes sociales.",
                "Síguenos en Facebook y Twitter",
            ),
            site("{title}", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Diario del Puerto",
        language="es",
        frame="div",
        head=(site("Diario del Puerto", tag="div"), site("Foto: {name}", tag="div")),
        middle=(honest("Las claves", tag="h3", share=0.4),),
        tail=(
            site("Noticias relacionadas", tag="h4"),
            site("{headline}", tag="li", linked=True, times=4),
            prompt("Deja un comentario", tag="div"),
            prompt("Recibe cada mañana las noticias de {place} en tu correo"),
            site("Este texto fue elaborado por la mesa de guardia del Diario del Puerto."),
        ),
    ),
    SiteTemplate(
        name="World Ledger",
        language="en",
        head=(
            site("WORLD LEDGER | {place}", tag="div"),
            site("{date} 14:{number} GMT", tag="div"),
            site("{number} views", tag="span"),
        ),
        tail=(
            honest("More details to follow.", share=0.3),
            site("Source: World Ledger", tag="div"),
            prompt("Like this story? Share it with your friends!", tag="div"),
            prompt("Do you want to read more on {topic}? Sign up for our free daily digest."),
            site("Tags: {topic}, {place}", tag="div"),
            site("{title} — World Ledger", tag="div"),
        ),
    ),
    SiteTemplate(
        name="Тихий берег",
        language="ru",
        head=(site("Раздел: {topic}", tag="div"),),
        middle=(site("Реклама", tag="div", share=0.6),),
        tail=(
            honest("Подробности уточняются.", share=0.3),
            prompt(
                "Вы хотите первыми узнавать о {topic}? Включите уведомления, и мы пришлём вам наши главные новости."
            ),
            site("Теги: {topic}", tag="div"),
            site("Выпускающий: {name}", tag="div"),
            site("{headline}", tag="li", linked=True, times=8),
        ),
    ),
    SiteTemplate(
        name="Nordblick",
        language="de",
        frame="div",
        head=(site("Nordblick", tag="div"), site("Ein Artikel von {name}", tag="div")),
        tail=(
            prompt(
                "Sie möchten keine Nachricht zu {topic} verpassen? Dann melden Sie sich für unsere Push-Nachrichten an."
            ),
            prompt("Unterstützen Sie unabhängigen Journalismus mit einer Spende"),
            site("Auch interessant", tag="h4"),
            site("{headline}", tag="li", linked=True, times=6),
            site("Startseite", tag="div"),
            site("Alle Rechte vorbehalten. Nordblick 2022", tag="div"),
        ),
    ),
)
