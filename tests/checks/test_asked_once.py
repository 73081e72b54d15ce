"""Det som frågas en gång av hela ärendet ger samma svar som när varje mening läses för sig."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from harness import completed, load
from hypothesis import given, settings
from hypothesis import strategies as st

from beslutsgen.checks.dat014 import _DATE, _dates_in, _is_fact
from beslutsgen.checks.misspellings import _authored, _in_sentence, _Words, misspellings
from beslutsgen.checks.nam004 import _mentioned
from beslutsgen.checks.names import known_names, known_words
from beslutsgen.checks.phrases import Phrases
from beslutsgen.checks.sentences import _divided, sentences
from beslutsgen.checks.uses import LONG, counts, letters, uses, words
from beslutsgen.facts import Datum
from beslutsgen.passage import FactSpan, Passage

if TYPE_CHECKING:
    from beslutsgen.checks.base import View
    from beslutsgen.checks.uses import Use
    from beslutsgen.diagnostic import WholeFile

FACTS = """\
parter: {utforare: {namn: Leanlink Råd och stöd, roll: utforare}, region: {namn: Region Östergötland, roll: annan}}
termer: {ellen: Ellen Keys gata, insats: korttidsvård/mellanvård och rehabilitering, gata: Straßegatan}
datum: {start: {varde: 2018-03-01}}
"""
PIECES = [
    *(
        "Leanlink",
        "Lenalink",
        "leanlink",
        "Råd",
        "Råds",
        "råd",
        "och",
        "oc",
        "stöd",
        "stöds",
        "stödja",
        "stöd.",
    ),
    *("Leanlink Råd och stöd", "Leanlink Råd och stöds", "LEANLINK RÅD OCH STÖD", "Leanlink, Råd och stöd"),
    *(
        "Region",
        "Östergötland",
        "Östergötlnad",
        "Östergötlands",
        "Region Östergötland",
        "Regionen",
        "xRegion",
    ),
    *("Ellen", "Keys", "gata", "Kyes gata", "Ellen Keys gata", "(Ellen", "Keys)", "Linköping", "Lidköping"),
    *("korttidsvård/mellanvård", "mellanvrd", "rehabilitering", "rehabiliterng", "{{ termer.insats }}"),
    *(
        "www.leanlink.se",
        "anna@stöd.se",
        "Straßegatan",
        "Strassegatan",
        "İstanbul",
        "2",
        "7 §",
        ".",
        ". Så",
        ",",
    ),
    *(
        "{{ parter.utforare }}",
        "{{ parter.region }}",
        "{{ datum.start }}",
        "2018-02-31",
        "–",
        "2018-03-01",
        "31/2",
    ),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)


def _long(use: Use) -> bool:
    return len(use.tokens.folded[use.at]) >= LONG


def _view(*paragraphs: str) -> View:
    text = "\n\n".join(f"Då {paragraph} så." for paragraph in paragraphs)
    return load(completed(f"{FACTS}text: {{bakgrund: {json.dumps(text, ensure_ascii=False)}}}\n")).view


@given(texts, texts)
@settings(max_examples=200, deadline=None)
def test_the_words_of_all_texts_are_those_of_each_sentence(first: str, second: str) -> None:
    view = _view(first, second)
    each = [(use.tokens.folded[use.at], use) for one in view.sentences for use in letters(one) if _long(use)]
    found = words(view)
    assert list(found) == list(dict.fromkeys(word for word, _ in each))
    assert counts(view) == Counter(word for word, _ in each)
    for word in found:
        there = [use for other, use in each if other == word]
        assert uses(view, word) == there
        assert found.named(word) == all(use.text[0].isupper() for use in there)


@given(texts, texts)
@settings(max_examples=300, deadline=None)
def test_misspelt_names_are_those_found_sentence_by_sentence(first: str, second: str) -> None:
    view = _view(first, second)
    names = known_names(view)
    single, several = _Words(names, known_words(view)), Phrases(names)
    read = [one for sentence in view.sentences for one in _in_sentence(sentence, single, several)]
    assert list(misspellings(view)) == [one for one in read if _authored(one.sentence, one.start, one.end)]


def test_a_misspelt_name_of_several_words_is_found_beside_right_ones() -> None:
    right = "Leanlink Råd och stöd och Leanlink Råd och stöds personal"
    found = misspellings(_view(right, "Leanlink, Råd och stöd", "Region Östergötlnad"))
    assert {one.text for one in found} == {"Leanlink, Råd och stöd", "Region Östergötlnad"}


@given(texts)
@settings(max_examples=200, deadline=None)
def test_dates_are_those_of_all_sentences_that_are_no_facts(text: str) -> None:
    view = _view(text)
    read = [(one, match) for one in view.sentences for match in _dates(one.passage.text, one.start, one.end)]
    expected = [(one.start, match.span()) for one, match in read if not _is_fact(one, match)]
    assert [
        (one.start, match.span()) for one, match in _dates_in(view) if not _is_fact(one, match)
    ] == expected


def _dates(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_DATE.finditer(text, start, end))


@given(
    st.lists(
        st.sampled_from(["Hej. ", "Du! ", "a", "B", "2", " ", "t.ex. ", "kl. ", "vi", "?” ", "14. "]),
        max_size=12,
    ),
    st.lists(st.integers(0, 30), max_size=8, unique=True),
)
@settings(max_examples=300)
def test_a_sentence_never_ends_inside_a_fact(parts: list[str], ends: list[int]) -> None:
    text = "".join(parts)
    cuts = sorted(min(end, len(text)) for end in ends)
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    facts = tuple(FactSpan(start, end, Datum(2018, 3, 1)) for start, end in spans if start < end)
    found = sentences(Passage(text, _Nowhere(), facts), "text.bakgrund")
    assert [(one.start, one.end) for one in found] == list(_divided(text, facts))
    assert all(fact in one.facts for one in found for fact in facts if one.start <= fact.start < one.end)


class _Nowhere:
    """En plats som ingen frågar efter."""

    def spot(self, start: int, end: int) -> WholeFile:
        raise NotImplementedError(start, end)


NAMES = frozenset({"Leanlink", "Leanlink LSS", "Leanlink Råd och stöd", "Attendo", "LSS"})


@given(
    st.lists(
        st.sampled_from([*NAMES, " ", "s", "S", "x", "_", ",", "leanlink", "ATTENDO", " lss"]), max_size=8
    )
)
@settings(max_examples=500)
def test_providers_are_found_as_one_expression_would(parts: list[str]) -> None:
    text = "".join(parts)
    longest_first = "|".join(re.escape(name) for name in sorted(NAMES, key=lambda name: (-len(name), name)))
    found = re.finditer(rf"(?<!\w)(?:{longest_first})(?=s?(?!\w))", text, re.IGNORECASE)
    assert list(_mentioned(text, NAMES)) == [(match[0], match.span()) for match in found]
