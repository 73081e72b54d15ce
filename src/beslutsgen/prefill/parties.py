"""Parterna: organ, utförare och andra som papperen nämner, med sin roll och sina namnformer."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from beslutsgen.pattern import late
from beslutsgen.prefill.words import BOARD, LOWER, ORGAN, UPPER, capital, entry_name, free

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beslutsgen.arende.pack import Pack
    from beslutsgen.prefill.head import Head
    from beslutsgen.prefill.material import Piece
    from beslutsgen.prefill.outline import Outline

_FORMER: Final = late(r"(?:före detta|f\.? ?d\.?|tidigare|dåvarande|förra)\s\Z", re.IGNORECASE)
_RECEIVER: Final = late(
    rf"(?<!\w)(?:till|med)\s(?P<name>[{UPPER}][\w&-]+"
    rf"(?: (?:och |i )?[{UPPER}][\w&-]+| AB| och [{LOWER}]+(?= avseende)){{0,4}})"
)
_LONG: Final = 60
_URL: Final = late(r"\s*(?:https?://|www\.)\S+")
_NUMBERED: Final = late(r"\A(?:[-–•*]|\d{1,2}[.)])\s+")


class Party(Struct):
    """En part. `forms` är andra namn på samma part, `unsure` det som är osäkert om den."""

    key: str
    namn: str
    roll: str
    forms: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    listed: bool = False
    shown: str | None = None


class Parties(Struct):
    """Parterna efter sina nycklar, och mottagarna i ordning."""

    all: dict[str, Party] = field(default_factory=dict)
    recipients: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def named(self, text: str) -> Party | None:
        """Parten med det namnet, oavsett stor eller liten bokstav."""
        plain = text.casefold()
        found = (
            one for one in self.all.values() if plain in (name.casefold() for name in (one.namn, *one.forms))
        )
        return next(found, None)

    def by_role(self, roll: str) -> Party | None:
        """Den första parten med rollen."""
        return next((one for one in self.all.values() if one.roll == roll), None)

    def add(self, key: str, namn: str, roll: str, *, listed: bool = False) -> Party:
        """Parten, ny om ingen heter så."""
        known = self.named(namn)
        if known is not None:
            return known
        party = Party(free(key, self.all), namn, roll, listed=listed)
        self.all[party.key] = party
        return party


def find_parties(pieces: Sequence[Piece], outline: Outline, head: Head, pack: Pack) -> Parties:
    """Parterna i papperen: nämnden först, sedan utföraren, sedan de andra."""
    text = "\n".join(piece.text for piece in pieces if piece.part == "body")
    mentions, former = _organs(text)
    lists = [*_recipients(outline)]
    parties = Parties(links=[link for _, links in lists for link in links])
    _board(parties, mentions, former, head, pack)
    _provider(parties, text, outline, [name for name, _ in lists], pack)
    _office(parties, outline, head, pack)
    for name in former:
        parties.add("tidigare_namnd" if BOARD.fullmatch(name) else _key(name), name, "annan")
    for name in mentions:
        if name == pack.organisation.kommun.text:
            continue
        parties.add(_key(name), name, _role(name), listed=name in _register(pack))
    for name, _ in lists:
        if name:
            parties.recipients.append(_recipient(parties, name))
    _shortened(parties, text)
    return parties


def _register(pack: Pack) -> frozenset[str]:
    former = (name.namn for organ in pack.register.values() for name in organ.tidigare_namn)
    return frozenset((*(organ.namn for organ in pack.register.values()), *former))


def _key(name: str) -> str:
    return "region" if name.startswith("Region ") else entry_name(name, (), "part", most=3)


def _role(name: str) -> str:
    return "samverkanspart" if name.startswith("Region ") else "annan"


def _organs(text: str) -> tuple[Counter[str], dict[str, None]]:
    """Organens namn med antal omnämnanden, och de som bara nämns som tidigare organ."""
    now: Counter[str] = Counter()
    then: dict[str, None] = {}
    for match in ORGAN.finditer(text):
        name = capital(match[0])
        if _FORMER.search(text, max(match.start() - 16, 0), match.start()):
            then.setdefault(name)
        else:
            now[name] += 1
    return now, {name: None for name in then if name not in now}


def _board(parties: Parties, mentions: Counter[str], former: dict[str, None], head: Head, pack: Pack) -> None:
    """Nämnden som beslutar: den i huvudet, annars den som nämns oftast."""
    given = head.values.get("namnd")
    boards = [name for name, _ in mentions.most_common() if BOARD.fullmatch(name) and name not in former]
    name = given or next(iter(boards), None)
    if name is None:
        return
    board = parties.add("bestallare", name, "bestallare", listed=name in _register(pack))
    if given is None and len(boards) > 1:
        board.unsure.append(f"Papperen nämner också {_and(boards[1:])}. Vilken nämnd beslutar?")
    for other in head.others.get("namnd", []):
        board.unsure.append(f"I ett annat papper står {other}.")


def _office(parties: Parties, outline: Outline, head: Head, pack: Pack) -> None:
    """Förvaltningen som lägger fram förslaget: den vid underskriften, annars den i huvudet."""
    name = outline.office or head.values.get("forvaltning")
    if name is None:
        return
    office = parties.add("forvaltningen", name, "annan", listed=name in _register(pack))
    given = head.values.get("forvaltning")
    if given and given.casefold() != name.casefold():
        office.unsure.append(f"I huvudet står {given}.")


def _provider(parties: Parties, text: str, outline: Outline, recipients: list[str], pack: Pack) -> None:
    """Utföraren: en i registret som papperen nämner, annars en mottagare som punkterna eller titeln nämner."""
    known = _providers(text, pack)
    if known:
        name = _main(known)
        provider = parties.add("utforare", name, "utforare", listed=True)
        provider.forms += [one for one in known if one != name and name.startswith(f"{one} ")]
        for other in known:
            if other != name and other not in provider.forms:
                parties.add(_key(other), other, "annan", listed=True)
        return
    asked = " ".join(piece.text for piece in (*outline.titles, *outline.points))
    name = next((one for one in recipients if one in asked and not BOARD.fullmatch(one)), "")
    if name:
        parties.add("utforare", name, "utforare")
    elif found := _RECEIVER.search(asked):
        provider = parties.add("utforare", found["name"], "utforare")
        provider.unsure.append("Är det här utföraren?")


def _providers(text: str, pack: Pack) -> Counter[str]:
    """Registrets utförare som texten nämner, var och en med sitt längsta namn."""
    names = sorted((organ.namn for organ in pack.register.values() if organ.slag == "utforare"), key=len)
    if not names:
        return Counter()
    pattern = "|".join(r",? ".join(map(re.escape, name.split())) for name in reversed(names))
    return Counter(
        match[0].replace(",", "") for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)
    )


def _main(known: Counter[str]) -> str:
    """Det vanligaste fullständiga namnet."""
    whole = [name for name in known if not any(other.startswith(f"{name} ") for other in known)]
    return max(whole, key=lambda name: known[name])


def _recipients(outline: Outline) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Mottagarna en i taget, och adresser som hamnat efter dem."""
    for piece in outline.sections.get("skickas_till", []):
        lines = piece.lines if piece.kind == "paragraph" else (piece.text,)
        for line in lines:
            links = tuple(link.strip() for link in _URL.findall(line))
            name = _NUMBERED.sub("", _URL.sub("", line)).strip(" ,;.")
            if name or links:
                yield name, links


def _recipient(parties: Parties, name: str) -> str:
    """Mottagaren som partens nyckel; en enhet får en egen post, en längre text står som den är."""
    known = parties.named(name)
    if known is not None:
        return known.key
    if len(name) > 2 * _LONG or not name[:1].isupper():
        return name
    return parties.add(entry_name(name, (), "mottagare", most=1), name, "annan").key


def _shortened(parties: Parties, text: str) -> None:
    """Korta namn på samma part: regionen för Region Östergötland."""
    regions = [one for one in parties.all.values() if one.namn.startswith("Region ")]
    if len(regions) == 1 and re.search(r"(?<!\w)[Rr]egionens?(?!\w)", text):
        regions[0].forms.append("regionen")


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"
