"""The networks and places that plans name, with the ways in which they are written."""

from typing import NamedTuple

from planner.importing.spelling import plain


class Network(NamedTuple):
    """`slug` as a channel keeps it, `name` as a new channel may be called."""

    slug: str
    name: str


_WRITTEN = {
    Network("instagram", "Instagram"): "ig, insta, instagram, instagramm, ig feed, instagram feed",
    Network("facebook", "Facebook"): "fb, facebook, face book, facebook seite, facebook page, fb seite, fb page, meta",
    Network("linkedin", "LinkedIn"): "li, linkedin, linked in, linkedin seite, linkedin page, lnkd",
    Network("x", "X"): "x, twitter, x twitter, twitter x, x ehemals twitter, x ehem twitter, x formerly twitter, tw",
    Network("xing", "Xing"): "xing, new work, xing seite",
    Network("pinterest", "Pinterest"): "pinterest, pin",
    Network("youtube", "YouTube"): "yt, youtube, you tube, youtube shorts, yt shorts",
    Network("tiktok", "TikTok"): "tiktok, tik tok, tt",
    Network("threads", "Threads"): "threads, instagram threads",
    Network("mastodon", "Mastodon"): "mastodon, fediverse, masto",
    Network("bluesky", "Bluesky"): "bluesky, blue sky, bsky, bs",
    Network("whatsapp", "WhatsApp"): "whatsapp, whats app, wa, whatsapp kanal, whatsapp channel, whatsapp status",
    Network("telegram", "Telegram"): "telegram",
    Network("snapchat", "Snapchat"): "snapchat, snap",
    Network("reddit", "Reddit"): "reddit",
    Network("google", "Google-Unternehmensprofil"): "google, gmb, google my business, google business, google business profile, "
    "google unternehmensprofil, google business profil, google unternehmensprofil gbp, gbp",
    Network("kununu", "kununu"): "kununu",
    Network("vimeo", "Vimeo"): "vimeo",
    Network("blog", "Blog"): "blog, weblog, corporate blog, unternehmensblog, firmenblog, blogartikel, blogbeitrag, blogpost, "
    "blog post",
    Network("newsletter", "Newsletter"): "newsletter, nl, mailing, e mail newsletter, email newsletter, kundennewsletter, "
    "rundmail",
    Network("email", "E-Mail"): "e mail, email, mail",
    Network("website", "Website"): "website, webseite, web, homepage, internetseite, web site, www",
    Network("podcast", "Podcast"): "podcast",
    Network("print", "Print"): "print, zeitung, anzeige, printanzeige, flyer, plakat",
    Network("magazine", "Magazin"): "magazin, magazine, kundenmagazin, kundenzeitung, mitarbeiterzeitung, mitgliederzeitung, "
    "vereinszeitung",
    Network("press", "Presse"): "presse, press, pressemitteilung, pressemeldung, press release, pm, pr",
    Network("intranet", "Intranet"): "intranet",
    Network("teams", "Teams"): "teams, ms teams, microsoft teams",
    Network("slack", "Slack"): "slack",
    Network("viva_engage", "Viva Engage"): "viva engage, yammer",
    Network("notice_board", "Aushang"): "aushang, schwarzes brett, notice board, bulletin board, schaukasten",
    Network("gazette", "Amtsblatt"): "amtsblatt, gemeindeblatt, mitteilungsblatt",
}
NETWORKS = {plain(word): network for network, words in _WRITTEN.items() for word in words.split(",")}

_FORMATS = {
    "Story": "story, stories",
    "Reel": "reel, reels",
    "Post": "post, posts, beitrag, posting, feedpost, feed",
    "Karussell": "karussell, carousel, slideshow",
    "Video": "video, clip, shorts, short",
    "Live": "live, livestream",
    "Artikel": "artikel, article",
    "Event": "event, veranstaltung",
    "Anzeige": "ad, ads, anzeige, anzeigen, werbung",
    "Umfrage": "umfrage, poll",
}
FORMATS = {word.strip(): name for name, words in _FORMATS.items() for word in words.split(",")}

EVERYWHERE = {"alle", "all", "alle kanaele", "all channels", "saemtliche kanaele", "ueberall", "everywhere"}
