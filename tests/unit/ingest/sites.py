"""Fifteen invented pages in the markup of many kinds of news site, each with what a reader would call its text."""

# A page's lines are long.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass

A = "The harbour of Selm was closed on Tuesday after a crane fell on the east quay, the port authority said."
B = "“Nobody was under it, and that is luck,” said Ines Ferrow, who has run the harbour since 2019."
C = "The crane was 41 years old and had passed an inspection in March, according to the builder's papers."
D = "Dockers stopped work for two hours and asked the city to have every crane looked at before the spring."
E = "The council will decide in January whether the quay is opened again, its speaker told reporters."
BODY = (A, B, C, D, E)
TITLE = "Crane falls on the quay of Selm"
JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Crane falls on the quay'
    ' of Selm","datePublished":"2024-11-19T18:20:00+01:00","author":{"@type":"Person","name":"Bo Lind"},"publisher":{"@type":'
    '"Organization","name":"The Selm Courier"}}</script>'
)


@dataclass(frozen=True)
class Site:
    """One page and the truth: prose in order, headline, day and author (None where the page states none)."""

    source: str
    prose: tuple[str, ...] = BODY
    title: str = TITLE
    day: str | None = "2024-11-19"
    byline: str | None = "Bo Lind"


def p(*lines: str, tag: str = "p", cls: str = "") -> str:
    opened = f'<{tag} class="{cls}">' if cls else f"<{tag}>"
    return "\n".join(f"{opened}{line}</{tag}>" for line in lines)


def page(head: str, body: str) -> str:
    return f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


MENU = "".join(
    f'<li><a href="/{word.lower()}">{word}</a></li>'
    for word in ("News", "Politics", "Business", "Sport", "Weather", "Video")
)
TEASERS = "".join(
    f'<div class="card"><a href="/{n}"><img src="{n}.jpg" alt=""><h3>{title}</h3><p>{text}</p></a><span>{n} hours ago</span></div>'
    for n, title, text in (
        (
            2,
            "Ferry line to open in spring after a long dispute",
            "The two owners have agreed on a price, a person close to the talks said on Monday.",
        ),
        (
            4,
            "Mayor of Telm will not run again",
            "She has led the town for eleven years and says that it is time for somebody else.",
        ),
        (7, "School roof repaired at last", "Pupils had lessons in a tent for most of the winter."),
    )
)

SITES: dict[str, Site] = {
    "wordpress": Site(
        page(
            f"<title>{TITLE} | The Selm Courier</title>{JSON_LD}",
            f"""<div id="page"><header id="masthead"><ul class="menu">{MENU}</ul></header><main><article class="post"><header><h1 class="entry-title">{TITLE}</h1>
            <div class="entry-meta">Posted on <time datetime="2024-11-19T18:20:00+01:00">19 November 2024</time> by <a rel="author" href="/author/bo">Bo Lind</a></div></header>
            <div class="entry-content"><figure class="wp-caption"><img src="a.jpg"><figcaption>The quay on Tuesday. Photo by Carla Doe</figcaption></figure>{p(A, B)}
            <p><strong>Read more:</strong> <a href="/x">Ferry line to open in spring after a long dispute</a></p>{p(C)}
            <div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>{p(D, E)}</div>
            <div class="author-box"><h4>Bo Lind</h4><p>Bo Lind has covered the coast for The Selm Courier since 2011. He lives in Selm with two dogs.</p></div>
            <nav class="post-navigation"><a href="/p">Previous: School roof repaired at last</a></nav></article><section class="related"><h2>Related posts</h2>{TEASERS}</section></main>
            <footer>Proudly powered by WordPress</footer></div>""",
        )
    ),
    "hashed class names": Site(
        page(
            f'<title>{TITLE}</title><meta property="article:published_time" content="2024-11-19T17:20:00Z"><meta name="author" content="Bo Lind">',
            f"""<div class="css-1q2w3e"><div class="css-a1"><a href="/">Home</a><a href="/sport">Sport</a><a href="/login">Log in</a></div><div class="css-9z8y"><h1 class="css-x1">{TITLE}</h1>
            <div class="css-b2"><span>By Bo Lind</span><span>19 November 2024</span><span>3 min read</span></div>{p(A, B, cls="css-pp")}
            <div class="css-nl"><p>Get the day's stories in your inbox. Sign up for our newsletter.</p><button>Sign up</button></div>{p(C, D, cls="css-pp")}
            <div class="css-pic"><img src="q.jpg"><p>The crane lies across the quay. Photograph: Carla Doe/Selm Pictures</p></div>{p(E, cls="css-pp")}
            <div class="css-tags"><a href="/t/1">Harbours</a><a href="/t/2">Selm</a><a href="/t/3">Accidents</a></div></div><div class="css-mm"><p>Most popular</p>{TEASERS}</div></div>""",
        )
    ),
    "tables for layout": Site(
        f"""<html><head><title>{TITLE} - Selm Courier</title></head><body bgcolor="white"><table width="100%"><tr><td colspan="2"><a href="/">Home</a> | <a href="/news">News</a> | <a href="/sport">Sport</a></td></tr>
        <tr><td width="20%"><b>Headlines</b><br><a href="/1">Mayor of Telm will not run again</a><br><a href="/2">School roof repaired at last</a></td>
        <td><h1>{TITLE}</h1><i>By Bo Lind</i><br>November 19, 2024<br><p>{A}<p>{B}<p>{C}<p>{D}<p>{E}<br><a href="/print">Printer-friendly version</a> <a href="/mail">E-mail this story</a></td></tr>
        <tr><td colspan="2"><font size="1">&copy; 2024 Selm Courier</font></td></tr></table></body></html>"""
    ),
    "breaks, no paragraphs": Site(
        page(
            f'<title>{TITLE}</title><meta itemprop="datePublished" content="2024-11-19">',
            f"""<div class="nav"><a href="/">Front page</a></div><div class="story"><h1>{TITLE}</h1><div class="by">Bo Lind, The Selm Courier</div><div class="text">{A}<br><br>{B}<br><br>{C}<br><br>{D}<br><br>{E}</div>
            <div class="copy">© The Selm Courier 2024. No part of this story may be reproduced without permission.</div></div>""",
        ),
        byline="Bo Lind",
    ),
    "captions as paragraphs": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<article><h1>{TITLE}</h1><p><em>The quay of Selm on Tuesday morning. Photo by Carla Doe</em></p>{p(A, B)}<p><img src="b.jpg"></p><p><small>Dockers wait at the gate (Photo: Carla Doe)</small></p>{p(C)}
            <p>Image: The crane in 2012 | Credit: City archive of Selm</p>{p(D, E)}<p>Photo by Carla Doe for The Selm Courier</p></article>""",
        )
    ),
    "bulleted summary": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<main><h1>{TITLE}</h1><div class="summary"><h2>Key points</h2><ul><li>Crane falls on the east quay</li><li>Nobody hurt</li><li>Port closed until further notice</li></ul></div>{p(A, B)}
            <p>What the dockers ask for:</p><ul><li>a look at every crane before the spring</li><li>a second gate on the east quay</li><li>a doctor on every shift</li></ul>{p(C, D, E)}</main>""",
        ),
        prose=(
            A,
            B,
            "What the dockers ask for:",
            "a look at every crane before the spring",
            "a second gate on the east quay",
            "a doctor on every shift",
            C,
            D,
            E,
        ),
    ),
    "footnotes": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<article><h1>{TITLE}</h1>{p(A)}<p>{B}<sup id="r1"><a href="#f1">[1]</a></sup></p>{p(C)}<p>{D}<sup><a href="#f2">2</a></sup></p>{p(E)}<hr><ol class="footnotes">
            <li id="f1">Interview with the author, 19 November 2024. <a href="#r1">↩</a></li><li id="f2">Letter of the dockers' union to the city, p. 3. <a href="#r2">↩</a></li></ol></article>""",
        )
    ),
    "cookies and a wall": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<div id="consent"><h2>We value your privacy</h2><p>We and our 812 partners store and access information on a device, such as cookies, and process personal data. You can change your choices at any time.</p><button>Accept all</button></div>
            <article><h1>{TITLE}</h1>{p(A, B, C)}<div class="inline-promo"><p>You have 2 free articles left this month. Subscribe now for 1 crown a week.</p></div>{p(D, E)}</article>
            <div class="paywall"><p>Already a subscriber? Log in to continue reading.</p></div>""",
        )
    ),
    "related headlines between": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<article><h1>{TITLE}</h1>{p(A)}<p><a href="/x">Ferry line to open in spring after a long dispute</a></p>{p(B)}<aside class="more"><p>READ MORE</p><p><a href="/y">Mayor of Telm will not run again</a></p></aside>{p(C)}
            <p><b>ALSO READ | <a href="/z">School roof repaired at last</a></b></p>{p(D)}<p>Related: <a href="/w">Who owns the cranes of Selm?</a></p>{p(E)}<div class="recirc">{TEASERS}</div></article>""",
        )
    ),
    "a live blog": Site(
        page(
            f"<title>{TITLE} – live</title>{JSON_LD}",
            f"""<main><h1>{TITLE}</h1><p class="status">Live: this page is updated as news comes in</p><div class="post"><time>18:20</time><h2>Port stays closed</h2>{p(E)}<div class="share">Share</div></div>
            <div class="post"><time>15:02</time><p class="upd">Updated at 15.10 CET</p>{p(D)}</div><div class="post"><span class="t">11.47am</span>{p(C)}</div><div class="post"><time>09:31 CET</time>{p(A, B)}</div>
            <button>Show more posts</button></main>""",
        ),
        prose=(E, D, C, A, B),
    ),
    "a table of figures": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<article><h1>{TITLE}</h1>{p(A, B)}<table><caption>Cranes of Selm</caption><tr><th>Crane</th><th>Built</th><th>Load</th></tr><tr><td>East 1</td><td>1983</td><td>12 t</td></tr><tr><td>East 2</td><td>1991</td><td>20 t</td></tr></table>{p(C, D, E)}
            <p>Source: Port authority of Selm</p></article>""",
        )
    ),
    "a word about the author": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<article><h1>{TITLE}</h1><address>By Bo Lind in Selm</address>{p(*BODY)}<p><em>Bo Lind is the coast correspondent of The Selm Courier. Follow him on Twitter @bolind</em></p><p><em>Additional reporting by Carla Doe. Editing by Rhea Lund.</em></p>
            <p>Have you got a story? Write to us at news@selmcourier.example</p></article>""",
        )
    ),
    "an agency's copy": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<div class="wrap"><div class="crumbs"><a href="/">Home</a> &gt; <a href="/world">World</a> &gt; Coast</div><h1>{TITLE}</h1><p>Dalia News Agency</p><p>Published: 19 Nov 2024, 06:20 PM | Updated: 19 Nov 2024, 07:05 PM</p>
            <p>SELM, Nov 19 (Dalia) – {A}</p>{p(B, C, D, E)}<p>(This story has not been edited by our staff and is published from a syndicated feed.)</p><p>(Only the headline may have been reworked.)</p></div>""",
        )
    ),
    "headings and a quotation box": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<div class="article-body"><h1>{TITLE}</h1><h2 class="standfirst">Port authority speaks of luck; dockers want every crane looked at</h2>{p(A)}<h3>‘That is luck’</h3>{p(B)}<blockquote class="pullquote"><p>Nobody was under it, and that is luck</p></blockquote>
            {p(C)}<h3>What happens next</h3>{p(D, E)}</div><div class="ad">Advertisement</div>""",
        )
    ),
    "teasers above and below": Site(
        page(
            f"<title>{TITLE}</title>{JSON_LD}",
            f"""<div class="ticker"><span>BREAKING</span><a href="/q">Storm warning for the west coast</a></div><div class="top">{TEASERS}</div><div class="content"><h1>{TITLE}</h1><div>{p(*BODY)}</div></div><div class="bottom"><h2>More from Selm</h2>{TEASERS}
            <h2>Newsletter</h2><p>The best of the coast, every Friday at noon. Unsubscribe whenever you like.</p><form><input type="email"><button>Send</button></form></div>""",
        )
    ),
}
