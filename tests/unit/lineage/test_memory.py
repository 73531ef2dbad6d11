"""A growing story is traced as if it were traced anew."""

from __future__ import annotations

import random

from variorum.lineage import LineageMemory, trace_lineage

WORDS = (
    "quarry lantern meadow ferry anvil harvest copper saddle orchard turbine gravel pilot ledger canvas kiln".split()
)


def _make_all(make_report, count):
    draw = random.Random(4)
    texts = []
    for _ in range(count):
        own = [f"The {' '.join(draw.sample(WORDS, 9))} stood there on day {draw.randint(1, 99)}." for _ in range(4)]
        taken = draw.choice(texts).split("\n")[:3] if texts and draw.random() < 0.7 else []
        texts.append("\n".join([*taken, *own]))
    return [
        make_report(
            f"r{n:02d}", text, outlet=f"Bay Post {n % 5}", published=f"2024-05-{1 + n % 28:02d}T{n % 24:02d}:00Z"
        )
        for n, text in enumerate(texts)
    ]


def test_a_story_that_grows_gives_the_same_lineage_as_one_traced_anew(make_report):
    reports = _make_all(make_report, 40)
    memory = LineageMemory()
    for count in (30, 31, 40):
        assert trace_lineage("s", reports[:count], None, memory=memory) == trace_lineage("s", reports[:count], None)


def test_a_report_that_changed_is_read_again(make_report):
    reports = _make_all(make_report, 30)
    memory = LineageMemory()
    trace_lineage("s", reports, None, memory=memory)
    reports[3] = make_report("r03", reports[9].text, outlet="Cape Star", published="2024-05-30T08:00Z")
    assert trace_lineage("s", reports, None, memory=memory) == trace_lineage("s", reports, None)


def test_of_two_reports_with_one_id_the_first_counts(make_report):
    reports = _make_all(make_report, 30)
    twice = [*reports, make_report("r03", reports[9].text)]
    assert trace_lineage("s", twice, None) == trace_lineage("s", reports, None)
