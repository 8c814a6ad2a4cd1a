"""A random plan of tests.domain.plans, put in by commands alone."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from click.testing import Result

from planner.domain.cadence import Slots, Term
from planner.domain.cadence_text import text
from planner.domain.plan import Channel, Plan, Post, Readiness, Stance, Topic
from tests.domain.plans import PEOPLE, Case

Call = Callable[..., Result]
STATUS = {
    Readiness.IDEA: ("Idee", "geplant", "to do", ""),
    Readiness.DRAFT: ("Entwurf", "in Arbeit", "WIP"),
    Readiness.REVIEW: ("In review", "zur Freigabe", "Abstimmung"),
    Readiness.APPROVED: ("freigegeben", "final", "terminiert"),
    Readiness.PUBLISHED: ("veröffentlicht", "Posted", "erledigt"),
}
CANCELLED = ("abgesagt", "Cancelled", "entfällt")


def sayable(of: Case) -> Case:
    """The case without what no command says, and with a topic for every post, as an import makes them."""
    channels = tuple(_sayable_channel(channel) for channel in of.plan.channels)
    keys = {channel.key for channel in channels}
    topics = {topic.id: replace(topic, channels=topic.channels & keys, dropped=False, cool_down=None) for topic in of.plan.topics}
    noted = set(topics)
    for channel in channels:
        for post in channel.posts:
            assert post.topic
            topic = topics.setdefault(post.topic, Topic(post.topic, frozenset({channel.key})))
            if topic.id not in noted:  # made for its posts, and meant for their channels
                topics[topic.id] = replace(topic, channels=topic.channels | {channel.key})
    stand_ins = {person: other for person, other in of.plan.stand_ins.items() if person != other}
    plan = replace(of.plan, channels=channels, topics=tuple(topics.values()), stand_ins=stand_ins, efforts=(), horizon=28)
    return of._replace(plan=plan)


def _sayable_channel(channel: Channel) -> Channel:
    terms = tuple(_sayable_term(term) for term in channel.terms)
    seen: set[tuple[Any, ...]] = set()
    posts = []
    for post in channel.posts:
        again = (post.day, post.topic) in seen  # would be a duplicate row
        seen.add((post.day, post.topic))
        posts.append(replace(post, topic=100 + post.id if again or post.topic is None else post.topic))
    return replace(channel, terms=terms, posts=tuple(posts), min_distance=None, max_per_day=None, inquiries=())


def _sayable_term(term: Term) -> Term:
    if not isinstance(term.cadence, Slots):
        return term
    return replace(term, cadence=replace(term.cadence, lines=tuple(replace(line, person=None) for line in term.cadence.lines)))


def enter(of: Case, planner: Call, folder: Path, random: Random) -> Call:
    """Puts a sayable case in, cadences in any order; gives what calls further commands in its workspace."""

    def done(*words: object, today: object = of.today) -> Result:
        called = planner(*map(str, words), "--workspace", "acme", PLANNER_TODAY=str(today))
        assert called.exit_code == 0, (words, called.stderr)
        return called

    assumed = () if of.plan.assume_publication else ("--no-assume-publication",)
    assert planner("workspace", "add", "Acme", *assumed).exit_code == 0
    for person in PEOPLE:
        done("user", "add", person, "--name", person.partition("@")[0])
    for person, other in of.plan.stand_ins.items():
        done("member", "set", person, "--stand-in", other)
    for absence in of.plan.absences:
        done("absence", "add", absence.person, absence.first, absence.last)
    for day in of.plan.holidays:
        done("holiday", "add", day, "Feiertag")
    for channel in of.plan.channels:
        _open(channel, done, of, random)
    for topic in of.plan.topics:
        if topic.id <= 100:
            meant = (word for key in topic.channels for word in ("--channel", key))
            done("topic", "add", f"Thema {topic.id}", *meant, *(("--evergreen",) if topic.evergreen else ()))
    _import_posts(of.plan, done, folder, random)
    return done


def _open(channel: Channel, done: Call, of: Case, random: Random) -> None:
    given = {"responsible": channel.responsible, "stand-in": channel.stand_in, "max-silence": channel.max_silence}
    options = [word for name, value in given.items() if value for word in (f"--{name}", value)]
    done("channel", "add", channel.key, "--lead-days", channel.lead_days, *options)
    for term in random.sample(channel.terms, len(channel.terms)):
        done("channel", "cadence", channel.key, text(term.cadence, random.choice(("en", "de"))), "--from", term.first)
    if channel.stance is not Stance.PUBLISH:
        ended = channel.terms[-1].end if channel.terms else of.today
        done("channel", "set", channel.key, "--stance", channel.stance.value, today=ended)
    for end in {term.end for term in channel.terms} - {term.first for term in channel.terms} - {None}:
        done("channel", "cadence", channel.key, "none", "--from", end)
    for pause in channel.pauses:
        done("pause", "add", pause.first, pause.last, "--channel", channel.key, "--reason", "Umzug")


def _import_posts(plan: Plan, done: Call, folder: Path, random: Random) -> None:
    """As one sheet, whose rows stand in the order of entry."""
    posts = sorted((post.id, channel.key, post) for channel in plan.channels for post in channel.posts)
    if not posts:
        return
    rows = [_row(key, post, random) for _, key, post in posts]
    file = folder / "plan.csv"
    file.write_text("\n".join(["Datum;Uhrzeit;Kanal;Titel;Status;Verantwortlich", *rows]), encoding="utf-8")
    done("import", file)


def _row(channel: str, post: Post, random: Random) -> str:
    day = random.choice((f"{post.day:%d.%m.%Y}", post.day.isoformat()))
    time = "" if post.time is None else random.choice((f"{post.time:%H:%M}", f"{post.time:%H.%M} Uhr"))
    status = random.choice(CANCELLED if post.cancelled else STATUS[post.readiness])
    return ";".join((day, time, channel, f"Thema {post.topic}", status, post.person or ""))
