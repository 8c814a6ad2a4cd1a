"""Commands that ask: what is planned, where the gaps are, how regularly a channel was fed."""

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import click

from planner.cli.given import InputError, Work, asked_options, work
from planner.domain.continuity import check
from planner.domain.gap import ChannelContinuity, Gap, Reach
from planner.domain.history import History, history
from planner.domain.plan import Plan
from planner.domain.span import Span
from planner.queries.plan import plan_of
from planner.queries.posts import PlannedPost, planned_posts
from planner.wording import gettext as _

FOUR_WEEKS = timedelta(days=28)


@click.command()
@asked_options
def posts(workspace_slug: str, channel_slug: str | None, first: date | None, end: date | None, as_json: bool) -> None:
    """What is planned, by day and time."""
    with work(workspace_slug, reading=True) as here:
        channel = None if channel_slug is None else here.channel(channel_slug)
        found = planned_posts(here.session, here.workspace.id, channel_id=channel.id if channel else None, first=first, end=end)
    if as_json:
        say_json({"workspace": workspace_slug, "posts": [_post(post) for post in found]})
        return
    for post in found:
        at = f"{post.time:%H:%M}" if post.time else "     "
        state = _("cancelled") if post.cancelled else post.readiness.word
        click.echo(f"{post.day} {at}  {post.channel:<20} {state:<10} {post.title}")


def _post(post: PlannedPost) -> dict[str, Any]:
    source = post.source
    return {
        "uid": post.uid,
        "day": post.day.isoformat(),
        "time": f"{post.time:%H:%M}" if post.time else None,
        "channel": post.channel,
        "channel_name": post.channel_name,
        "title": post.title,
        "readiness": post.readiness.word,
        "cancelled": post.cancelled,
        "person": post.person,
        "person_name": post.person_name,
        "topic": post.topic,
        "source": {"file": source.file, "sheet": source.sheet, "row": source.row} if source else None,
    }


@click.command()
@asked_options
def gaps(workspace_slug: str, channel_slug: str | None, first: date | None, end: date | None, as_json: bool) -> None:
    """Where the plan breaks its promises: today and four weeks, if nothing else is said."""
    with work(workspace_slug, reading=True) as here:
        first = first or here.today
        span = Span(first, end or first + FOUR_WEEKS)
        if span.end < span.first:
            raise InputError(_("--to %(end)s lies before --from %(first)s.", end=span.end, first=span.first))
        answer = check(_plan(here, channel_slug, max(here.today, span.end)), span, here.today)
        today = here.today
    if as_json:
        document: dict[str, Any] = {
            "workspace": workspace_slug,
            "today": str(today),
            "from": str(span.first),
            "to": str(span.end),
        }
        document["channels"] = [_channel(channel) for channel in answer.channels]
        document["gaps"] = [gap.plain() for gap in answer.gaps]
        say_json(document)
        return
    for channel in answer.channels:
        _say_channel(channel)
    for gap in answer.gaps:
        _say_gap(gap)


def _channel(channel: ChannelContinuity) -> dict[str, Any]:
    return {
        "channel": channel.channel,
        "promised": channel.promised,
        "filled": channel.filled,
        "paused": channel.paused,
        "empty": channel.empty,
        "reach": _reach(channel.reach),
        "runway_weeks": channel.runway_weeks,
        "adherence": channel.adherence,
        "gaps": [gap.plain() for gap in channel.gaps],
    }


def _reach(reach: date | Reach | None) -> str | None:
    if isinstance(reach, Reach):
        return reach.value
    return reach.isoformat() if reach else None


def _say_channel(channel: ChannelContinuity) -> None:
    reach = _reach(channel.reach) or "–"
    runway = "–" if channel.runway_weeks is None else channel.runway_weeks
    click.echo(
        _(
            "%(channel)s: %(empty)s of %(promised)s empty, planned until %(reach)s, topics for %(runway)s weeks",
            channel=channel.channel,
            empty=channel.empty,
            promised=channel.promised,
            reach=reach,
            runway=runway,
        )
    )
    for gap in channel.gaps:
        _say_gap(gap)


def _say_gap(gap: Gap) -> None:
    days = f"{gap.first}" if gap.first == gap.last else f"{gap.first} – {gap.last}"
    count = "" if gap.missing is None else f" ({gap.missing})"
    click.echo(
        f"  {gap.severity.value:<8} {gap.kind.value:<10} {days}  {gap.reason.value}{count}  {gap.responsible or ''}".rstrip()
    )


@click.command()
@asked_options
def continuity(workspace_slug: str, channel_slug: str | None, first: date | None, end: date | None, as_json: bool) -> None:
    """How regularly channels were fed, as far as the posts inside the days given tell."""
    with work(workspace_slug, reading=True) as here:
        plan, today = _plan(here, channel_slug, here.today), here.today
    span = Span(first or date.min, end or date.max)
    found = {
        channel.key: history((post for post in channel.posts if post.day in span), today, plan.assume_publication)
        for channel in plan.channels
    }
    if as_json:
        say_json({"workspace": workspace_slug, "channels": [_history(key, found[key]) for key in sorted(found)]})
        return
    for key in sorted(found):
        told = found[key]
        click.echo(
            _(
                "%(channel)s: %(posts)s posts on %(days)s days, longest silence %(longest)s days, "
                "posts in %(active)s of %(spanned)s weeks",
                channel=key,
                posts=told.posts,
                days=told.days,
                longest=told.longest_silence.days if told.longest_silence else "–",
                active=told.weeks_with_posts,
                spanned=told.weeks_spanned,
            )
        )


def _history(channel: str, told: History) -> dict[str, Any]:
    longest = told.longest_silence
    return {
        "channel": channel,
        "posts": told.posts,
        "days": told.days,
        "first": told.first and told.first.isoformat(),
        "last": told.last and told.last.isoformat(),
        "longest_silence": longest and {"days": longest.days, "from": str(longest.first), "to": str(longest.last)},
        "current_silence": told.current_silence,
        "weeks_spanned": told.weeks_spanned,
        "weeks_with_posts": told.weeks_with_posts,
        "longest_empty_weeks": told.longest_empty_weeks,
        "longest_active_weeks": told.longest_active_weeks,
        "most_in_week": told.most_in_week,
    }


def _plan(here: Work, channel_slug: str | None, until: date) -> Plan:
    """The plan, of one channel only when it is named."""
    plan = plan_of(here.session, here.workspace, until=until)
    if channel_slug is None:
        return plan
    here.channel(channel_slug)
    return replace(plan, channels=tuple(channel for channel in plan.channels if channel.key == channel_slug))


def say_json(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))
