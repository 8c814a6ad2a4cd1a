"""What a list's columns mean, by their headers: German and English synonyms."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from planner.domain.found import Sure
from planner.importing.spelling import plain


class Field(StrEnum):
    """What a column may mean. A mapping by hand names these words."""

    DATE = "date"
    TIME = "time"
    WEEKDAY = "weekday"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    CHANNEL = "channel"
    TITLE = "title"
    TEXT = "text"
    FORMAT = "format"
    STATUS = "status"
    PERSON = "person"
    APPROVAL = "approval"
    LINK = "link"
    FILE = "file"
    PILLAR = "pillar"
    CAMPAIGN = "campaign"
    AUDIENCE = "audience"
    OCCASION = "occasion"  # holidays and action days printed beside the dates: no entry in itself
    NUMBER = "number"  # a running number
    POSTS = "posts"  # one channel's column: a tick or a text means a post there
    NOTE = "note"  # kept as a labelled note
    IGNORED = "ignored"  # by hand only


_HEADERS = {
    Field.DATE: "veroeffentlichungsdatum, veroeffentlichungstermin, vö datum, vö termin, vö, erscheinungsdatum, "
    "erscheinungstermin, erscheint am, publish date, publishing date, publication date, publish on, post date, posting date, "
    "postingdatum, postdatum, go live, go live datum, live date, scheduled date, scheduled for, scheduled at, schedule date, "
    "sendedatum, versanddatum, publikationsdatum, datum, date, termin, datum uhrzeit, datum zeit, date time, datetime, "
    "timestamp, wann, when, zeitpunkt, geplant am, geplant fuer, planned date, tag, day, veroeffentlichung, "
    "veroeffentlichung am, veroeffentlicht am, published at, published on, publiziert am, live am, erscheinen, due date",
    Field.TIME: "uhrzeit, zeit, time, uhr, posting zeit, postingzeit, publish time, post time, posting time, time of day, "
    "veroeffentlichungszeit, zeit der veroeffentlichung, sendezeit",
    Field.WEEKDAY: "wochentag, weekday, day of week, wt, tag der woche, day name",
    Field.WEEK: "kw, kalenderwoche, woche, week, calendar week, week no, week number, wk, cw, iso week, kw nr",
    Field.MONTH: "monat, month",
    Field.YEAR: "jahr, year",
    Field.CHANNEL: "kanal, kanaele, channel, channels, plattform, plattformen, platform, platforms, netzwerk, netzwerke, "
    "network, networks, medium, medien, social network, social media kanal, social media kanaele, social media plattform, "
    "social media channel, wo, where, ausspielkanal, ausspielkanaele, verbreitung, kanal e, profil",
    Field.TITLE: "titel, title, beitragstitel, post title, topic title, thema titel, titel thema, headline, ueberschrift, "
    "arbeitstitel, working title, betreff, subject, thema, topic, beitragsthema, posting thema, themen, topics, idee, idea, "
    "card name, task name, aufgabe, vorgangsname, "
    "content idea, beitrag, post, posting, post name, content, inhalt, was, what, artikel, article, name",
    Field.TEXT: "text, copy, caption, posttext, beitragstext, post text, post copy, body, message, copytext, textentwurf, "
    "textvorschlag, wording, bildunterschrift, beschreibung, description, teaser, teasertext, post inhalt, inhalt text, "
    "text copy, nachricht, postingtext, summary",
    Field.FORMAT: "format, typ, type, art, beitragsart, content type, contenttyp, post type, posttyp, beitragstyp, medienformat, "
    "inhaltsart, content format, post format, contentart, beitragsformat, format typ",
    Field.STATUS: "status, state, stand, bearbeitungsstand, bearbeitungsstatus, result, ergebnis, progress, fortschritt, stage, "
    "post status, publication status, list name, liste, section column, bucket name",
    Field.PERSON: "verantwortlich, verantwortliche, verantwortlicher, verantwortliche r, verantwortlichkeit, zustaendig, "
    "zustaendigkeit, owner, author, autor, autorin, autor in, redakteur, redakteurin, redaktion, responsible, "
    "responsible person, assignee, assigned to, wer, who, bearbeiter, bearbeiterin, bearbeitung, ersteller, person, editor, "
    "ansprechpartner, ansprechpartnerin, verfasser, verfasserin, writer, text von, in charge, "
    "members, mitglieder, zugewiesen, zugewiesen an",
    Field.APPROVAL: "freigabe, approval, approved, freigegeben, freigabe durch, freigegeben von, approved by, abnahme, "
    "freigabe am, freigabe ok, freigabe erteilt, freigabestatus, sign off",
    Field.LINK: "link, url, links, urls, permalink, link zum beitrag, link zum post, post link, post url, beitragslink, weblink, "
    "link url, url link, live link, live url, ziel url, zielseite, landingpage, landing page, hyperlink",
    Field.FILE: "file, datei, filename, file name, dateiname, post file, postfile, quelldatei, source file, pfad, path, dokument",
    Field.PILLAR: "rubrik, kategorie, pillar, category, content pillar, saeule, content saeule, themenfeld, themenbereich, "
    "serie, themencluster, themenwelt, ressort, rubric, series, cluster",
    Field.CAMPAIGN: "kampagne, campaign, aktion, kampagnen, projekt",
    Field.AUDIENCE: "zielgruppe, audience, target audience, target group, zielgruppen, persona, zielgruppe persona",
    Field.OCCASION: "anlass, feiertag, feiertage, aktionstag, aktionstage, holiday, holidays, occasion, ferien, besonderheiten, "
    "feiertag anlass, events, ereignis, gedenktag, jahrestag, schulferien, national day",
    Field.NUMBER: "nr, no, lfd nr, lfd, nummer, id, pos, index, number, post nr, laufende nummer",
    Field.NOTE: "bemerkung, bemerkungen, notiz, notizen, note, notes, kommentar, kommentare, comment, comments, anmerkung, "
    "anmerkungen, hinweis, hinweise, hashtags, hashtag, tags, tag s, bild, bilder, grafik, visual, visuals, image, foto, fotos, "
    "asset, assets, media, bildmaterial, material, ziel, goal, cta, call to action, budget, keyword, keywords, deadline, "
    "abgabe, redaktionsschluss, reichweite, likes, kosten, sonstiges, to do, todo, quelle, source, ort, mentions, "
    "freigabe bis, deadline text, erstellt am, created, created at, datum erstellung, erstellungsdatum, deadline freigabe, "
    "aktualisiert am, updated at, last modified",
}
_RANKS = {field: {plain(word): rank for rank, word in enumerate(words.split(","))} for field, words in _HEADERS.items()}
_BY_HEADER = {word: field for field, ranks in _RANKS.items() for word in ranks}
_ELSE_TEXT = {"inhalt", "content", "beitrag", "post", "posting", "was", "what"}
_OF_NO_PUBLICATION = {"deadline", "erstellung", "erstellt", "hashtags", "bild", "bilder", "bemerkung", "anmerkungen", "budget"}

# Looked for among the words of a longer header, in this order.
_AMONG = (
    (Field.APPROVAL, {"freigabe", "approval", "abnahme"}),
    (Field.STATUS, {"status"}),
    (Field.WEEKDAY, {"wochentag", "weekday"}),
    (Field.WEEK, {"kw", "kalenderwoche"}),
    (Field.TIME, {"uhrzeit"}),
    (Field.LINK, {"link", "url", "permalink"}),
    (Field.AUDIENCE, {"zielgruppe", "audience"}),
    (Field.CAMPAIGN, {"kampagne", "campaign"}),
    (Field.PILLAR, {"rubrik", "kategorie", "category", "pillar"}),
    (Field.PERSON, {"verantwortlich", "zustaendig", "verantwortliche", "owner", "responsible", "autor", "author"}),
    (Field.CHANNEL, {"kanal", "kanaele", "channel", "channels", "plattform", "platform", "netzwerk"}),
    (Field.FORMAT, {"format"}),
    (Field.DATE, {"datum", "date", "veroeffentlichung", "termin"}),
    (Field.TITLE, {"thema", "titel", "title", "topic", "headline", "betreff", "ueberschrift"}),
    (Field.TEXT, {"text", "copy", "caption", "posttext"}),
)
LONGEST_HEADER = 60  # characters


@lru_cache(maxsize=2048)
def by_header(header: str) -> tuple[Field, Sure] | None:
    """What a header says by itself; None when it is silent."""
    if len(header) > LONGEST_HEADER:
        return None
    if header.strip() == "#":
        return Field.NUMBER, Sure.HEADER
    whole, before_bracket = plain(header), plain(header.partition("(")[0])
    words = set(whole.split())
    if field := _BY_HEADER.get(whole) or (None if words & _OF_NO_PUBLICATION else _BY_HEADER.get(before_bracket)):
        return field, Sure.HEADER
    if words & _OF_NO_PUBLICATION:
        return Field.NOTE, Sure.LIKELY
    for field, among in _AMONG:
        if words & among and len(words) <= 5:
            return field, Sure.LIKELY
    return None


def rank(field: Field, header: str) -> int:
    """Which of several columns of one meaning is meant rather: the smaller."""
    return _RANKS[field].get(plain(header), len(_RANKS[field]))


def instead(header: str) -> Field:
    """What a column means when another one has its first meaning."""
    return Field.TEXT if plain(header) in _ELSE_TEXT else Field.NOTE


def header_key(headers: Sequence[str]) -> str:
    """Equal for header rows with the same headers in the same order: what a mapping by hand is remembered under."""
    return hashlib.sha256("\n".join(plain(header) for header in headers).encode()).hexdigest()


def letters(column: int) -> str:
    """The spreadsheet's name of a column, counted from 1: 28 is `AB`."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
