"""Rooms in memory: the plainest thing that keeps the contract,
for tests to compare the databases with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

from cluster_psia.workshop import addresses
from cluster_psia.workshop.addresses import FromOneAddress
from cluster_psia.workshop.errors import (
    BadAnswer,
    ParticipantNotFound,
    RoomLocked,
    RoomNotFound,
    RoundClosed,
    TooManyJoin,
)
from cluster_psia.workshop.groups import groups_told
from cluster_psia.workshop.repository import AnswerAt, Sent
from cluster_psia.workshop.rounds import asked_now, forgotten_room, seen_in
from cluster_psia.workshop.sessions import DoorSession
from cluster_psia.workshop.values import (
    CriterionCount,
    Given,
    GroupCount,
    Kept,
    PaperSheet,
    Participant,
    Room,
)

if TYPE_CHECKING:
    from cluster_psia.assessment.document.model import Answer


class MemoryKeys:
    """What each key and each session opens: the id of a room, or None for everything."""

    def __init__(self, places: dict[str, Place]) -> None:
        self.places = places
        self.opens: dict[str, int | None] = {}
        self.held: dict[str, tuple[int, int | None, datetime]] = {}
        self.number = 0

    def add(self, key_hash: str) -> None:
        self.opens[key_hash] = None

    def replace(self, key_hash: str, room_id: int | None = None) -> None:
        for other in [key for key, opened in self.opens.items() if opened == room_id]:
            del self.opens[other]
        self.opens[key_hash] = room_id

    def remove(self, key_hash: str) -> None:
        self.opens.pop(key_hash, None)

    def close(self, room_id: int) -> None:
        self.opens = {key: opened for key, opened in self.opens.items() if opened != room_id}
        self.held = {token: held for token, held in self.held.items() if held[1] != room_id}

    def begin_session(self, key_hash: str, session_hash: str) -> bool:
        if key_hash not in self.opens:
            return False
        self.number += 1
        self.held[session_hash] = (self.number, self.opens[key_hash], datetime.now(UTC))
        return True

    def session(self, session_hash: str) -> DoorSession | None:
        held = self.held.get(session_hash)
        return None if held is None else self._value(*held)

    def sessions(self) -> tuple[DoorSession, ...]:
        return tuple(self._value(*held) for held in reversed(self.held.values()))

    def end_session(self, number: int) -> None:
        self.held = {token: held for token, held in self.held.items() if held[0] != number}

    def _value(self, number: int, room_id: int | None, made_at: datetime) -> DoorSession:
        if room_id is None:
            return DoorSession(number, made_at)
        (room,) = (p.room for p in self.places.values() if p.room.id == room_id)
        return DoorSession(number, made_at, room.code, room.assessment_id)


@dataclass
class Place:
    """A room with its people, their links, and their answers by (rater, round, criterion)."""

    room: Room
    key: str
    people: dict[int, Participant] = field(default_factory=dict)
    tokens: dict[str, int] = field(default_factory=dict)
    answers: dict[AnswerAt, Sent] = field(default_factory=dict)
    written_with: dict[AnswerAt, Answer] = field(default_factory=dict)
    kept: set[AnswerAt] = field(default_factory=set)
    raters: dict[int, str] = field(default_factory=dict)
    out: dict[int, Participant] = field(default_factory=dict)

    def drop_picks(self, numbers: Collection[int], round_: int | None = None) -> None:
        wall = self.room.wall.without(numbers, round_)
        self.room = self.room.model_copy(update={"wall": wall})


class MemoryCrowd:
    """Who is out is kept apart, with the answers; the link stays with the number."""

    def __init__(self, places: dict[str, Place]) -> None:
        self.places = places

    def addresses(self, room: Room, least: int) -> tuple[FromOneAddress, ...]:
        found: dict[str, list[Participant]] = {}
        for person in self.places[room.code].people.values():
            if person.came_from:
                found.setdefault(person.came_from, []).append(person)
        ones = [_one_address(people) for people in found.values() if len(people) >= least]
        return tuple(sorted(ones, key=lambda one: -one.people))

    def numbers_from(self, room: Room, came_from: str) -> tuple[int, ...]:
        people = self.places[room.code].people.values()
        return tuple(p.number for p in people if p.came_from == came_from)

    def people_out(self, room: Room) -> tuple[Participant, ...]:
        return tuple(self.places[room.code].out.values())

    def mark(self, room: Room, numbers: Collection[int], *, out: bool) -> int:
        place = self.places[room.code]
        if place.room.state == "ended":
            raise RoundClosed
        here, there = (place.people, place.out) if out else (place.out, place.people)
        moved = [n for n in numbers if n in here]
        for number in moved:
            there[number] = here.pop(number)
        if out:
            place.drop_picks(moved)
        place.people = dict(sorted(place.people.items()))
        return len(moved)


class MemoryRooms:
    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.keys = MemoryKeys(self.places)
        self.crowd = MemoryCrowd(self.places)

    def close(self) -> None:
        pass

    def add(self, room: Room, key_hash: str) -> Room | None:
        if room.code in self.places:
            return None
        kept = room.model_copy(update={"id": len(self.places) + 1})
        self.places[room.code] = Place(kept, key_hash)
        self.keys.opens[key_hash] = kept.id
        return kept

    def find(self, code: str) -> Room:
        return self._place(code).room

    def all(self) -> tuple[Room, ...]:
        return tuple(place.room for place in reversed(self.places.values()))

    def change(self, code: str, decide: Callable[[Room], Room]) -> Room:
        place = self._place(code)
        place.room = decide(place.room)
        return place.room

    @contextmanager
    def together(self, code: str) -> Iterator[None]:
        self._place(code)
        before = deepcopy(self.places)
        try:
            yield
        except BaseException:
            self.places.clear()
            self.places.update(before)
            raise

    def name_raters(self, room: Room, names: Mapping[int, str], kept: Collection[AnswerAt]) -> None:
        self._place(room.code).raters.update(names)
        self._place(room.code).kept = set(kept)

    def own_raters(self, room: Room) -> frozenset[str]:
        return frozenset(self._place(room.code).raters.values())

    def other_raters(self, room: Room) -> frozenset[str]:
        others = [place for place in self.places.values() if place.room.id != room.id]
        of = [place for place in others if place.room.assessment_id == room.assessment_id]
        return frozenset(name for place in of for name in place.raters.values())

    def join(self, code: str, person: Participant, token_hash: str) -> tuple[Room, Participant]:
        place = self._place(code)
        if token_hash in place.tokens:
            return place.room, place.people[place.tokens[token_hash]]
        if place.room.locked or place.room.state == "ended":
            raise RoomLocked
        lately = datetime.now(UTC) - timedelta(minutes=1)
        same = [p for p in place.people.values() if person.came_from == p.came_from != ""]
        if sum(p.joined_at > lately for p in same) >= addresses.JOINS_A_MINUTE:
            raise TooManyJoin
        new = self._add(place, person)
        place.tokens[token_hash] = new.number
        return place.room, new

    def participant(self, code: str, token_hash: str) -> tuple[Room, Participant]:
        place = self._place(code)
        return place.room, place.people[self._number(place, token_hash)]

    def describe(self, code: str, token_hash: str, alias: str, group: str, language: str) -> None:
        place = self._place(code)
        number = self._number(place, token_hash)
        said = {"alias": alias, "group": group, "language": language}
        place.people[number] = place.people[number].model_copy(update=said)

    def withdraw(self, code: str, token_hash: str) -> None:
        place = self._place(code)
        mine = self._number(place, token_hash)
        if place.room.state == "ended":
            raise RoundClosed
        place.answers = {at: sent for at, sent in place.answers.items() if at[0] != mine}
        place.drop_picks([mine])

    def put_answer(self, code: str, token_hash: str, sent: Sent) -> Kept:
        place = self._place(code)
        number, room = self._number(place, token_hash), place.room
        if sent.criterion not in room.settings.criteria:
            raise BadAnswer("not here")
        for (rater, round_, criterion), before in place.answers.items():
            if (rater, criterion) == (number, sent.criterion) and _old_news(
                before, sent, round_ == (sent.round or room.round)
            ):
                return Kept(changed=False, at=datetime.fromisoformat(before.at))
        if sent.criterion not in room.open_criteria or (sent.round or room.round) != room.round:
            raise RoundClosed
        at = number, room.round, sent.criterion
        if at not in place.answers or place.answers[at].comment != sent.comment:
            place.written_with[at] = sent.answer
        place.answers[at] = sent
        return Kept(changed=True, at=datetime.fromisoformat(sent.at))

    def put_sheets(
        self, code: str, sheets: Collection[PaperSheet], at: datetime
    ) -> tuple[Participant, ...]:
        place = self._place(code)
        if place.room.state == "ended":
            raise RoundClosed
        return tuple(self._put_sheet(place, sheet, at) for sheet in sheets)

    def given(self, room: Room, number: int | None = None) -> tuple[Given, ...]:
        place, order = self._place(room.code), room.settings.criteria
        found = sorted(
            place.answers.items(),
            key=lambda item: (item[0][1], item[0][0], order.index(item[0][2])),
        )
        return tuple(
            Given(
                number=rater,
                group=place.people[rater].group,
                round=round_,
                criterion=key,
                answer=sent.answer,
                comment=sent.comment,
                entered_by=place.people[rater].entered_by,
                at=datetime.fromisoformat(sent.at),
                comment_answer=place.written_with[rater, round_, key],
                kept=(rater, round_, key) in place.kept,
                rater=place.raters.get(rater, ""),
            )
            for (rater, round_, key), sent in found
            if number in (None, rater) and rater in place.people
        )

    def people(self, room: Room) -> tuple[Participant, ...]:
        return tuple(self._place(room.code).people.values())

    def reset(self, code: str, number: int, seen: int | None) -> None:
        place = self._place(code)
        seen_in(place.room, seen)
        if place.room.state == "ended":
            raise RoundClosed
        if number not in place.people:
            raise ParticipantNotFound
        self._clear(place, number)
        place.drop_picks([number], place.room.round)

    def group_counts(self, room: Room) -> tuple[GroupCount, ...]:
        place, counts = self._place(room.code), dict[str, GroupCount]()
        asked = set(asked_now(room))
        for person in place.people.values():
            mine = {
                key
                for rater, round_, key in place.answers
                if (rater, round_) == (person.number, room.round)
            }
            before = counts.setdefault(person.group, GroupCount(group=person.group))
            phone = person.entered_by == "phone"
            counts[person.group] = GroupCount(
                group=person.group,
                joined=before.joined + phone,
                answering=before.answering + (phone and bool(mine)),
                finished=before.finished + (phone and mine >= asked),
                on_paper=before.on_paper + (not phone),
            )
        order = {group: n for n, group in enumerate(room.settings.groups)}
        return tuple(
            sorted(counts.values(), key=lambda c: (order.get(c.group, len(order)), c.group))
        )

    def criterion_counts(self, room: Room) -> tuple[CriterionCount, ...]:
        now = [a for a in self.given(room) if a.round == room.round]
        return tuple(_criterion_count(key, now) for key in room.settings.criteria)

    def forget(self, code: str) -> Room:
        place = self._place(code)
        place.room = forgotten_room(place.room)
        small = groups_told(self.given(place.room))
        place.answers = {at: sent for at, sent in place.answers.items() if at[0] in place.people}
        bare = {"alias": "", "group": ""}
        place.out = {n: person.model_copy(update=bare) for n, person in place.out.items()}
        heard = {number for number, _, _ in place.answers}
        for number, person in place.people.items():
            group = small.get(person.group, person.group) if number in heard else ""
            place.people[number] = person.model_copy(update={"group": group})
        place.tokens.clear()
        self.keys.close(place.room.id)
        place.people = {n: p.model_copy(update={"alias": ""}) for n, p in place.people.items()}
        place.answers = {
            at: Sent(s.criterion, s.answer, "", "", None, None, s.round, _end(place.room))
            for at, s in place.answers.items()
        }
        self._number_anew(place)
        return place.room

    @staticmethod
    def _number_anew(place: Place) -> None:
        heard = {number for number, _, _ in place.answers}
        every = {**place.people, **place.out}
        in_order = sorted(
            every,
            key=lambda n: (n not in heard, len(place.raters.get(n, "")), place.raters.get(n, "")),
        )
        now = {before: number for number, before in enumerate(in_order, 1)}
        bare = {"language": "", "helped": False, "sheet": None, "came_from": ""}
        bare |= {"joined_at": place.room.ended_at}

        def _anew(of: dict[int, Participant]) -> dict[int, Participant]:
            moved = sorted(((now[n], each) for n, each in of.items()), key=itemgetter(0))
            return {n: each.model_copy(update={**bare, "number": n}) for n, each in moved}

        place.people, place.out = _anew(place.people), _anew(place.out)
        place.raters = {now[n]: name for n, name in place.raters.items()}
        place.answers = {(now[at[0]], *at[1:]): s for at, s in place.answers.items()}
        place.kept = {(now[at[0]], at[1], at[2]) for at in place.kept if at[0] in now}
        place.written_with = {
            (now[at[0]], *at[1:]): s for at, s in place.written_with.items() if at[0] in now
        }

    def _place(self, code: str) -> Place:
        if code not in self.places:
            raise RoomNotFound
        return self.places[code]

    @staticmethod
    def _number(place: Place, token_hash: str) -> int:
        if place.tokens.get(token_hash) not in place.people:
            raise ParticipantNotFound
        return place.tokens[token_hash]

    @staticmethod
    def _add(place: Place, person: Participant) -> Participant:
        number = len(place.people) + len(place.out) + 1
        place.people[number] = person.model_copy(update={"number": number, "id": number})
        return place.people[number]

    @staticmethod
    def _clear(place: Place, number: int) -> None:
        for at in [at for at in place.answers if at[:2] == (number, place.room.round)]:
            del place.answers[at]

    def _put_sheet(self, place: Place, sheet: PaperSheet, at: datetime) -> Participant:
        for number in [n for n, p in place.out.items() if p.sheet == sheet.sheet]:
            place.people[number] = place.out.pop(number)
        same = [p for p in place.people.values() if p.sheet == sheet.sheet]
        new = Participant(
            group=sheet.group,
            language=place.room.settings.languages[0],
            entered_by="facilitator",
            joined_at=at,
            sheet=sheet.sheet,
        )
        person = (
            same[0].model_copy(update={"group": sheet.group}) if same else self._add(place, new)
        )
        place.people[person.number] = person
        self._clear(place, person.number)
        for key, answer in sheet.answers.items():
            sent = Sent(
                key, answer, sheet.comments.get(key, ""), "", None, None, None, at.isoformat()
            )
            at_ = person.number, place.room.round, key
            place.answers[at_], place.written_with[at_] = sent, answer
        return person


def _one_address(people: list[Participant]) -> FromOneAddress:
    moments = tuple(sorted(person.joined_at for person in people))
    came_from = next(person.came_from for person in people)
    return FromOneAddress(came_from, moments)


def _end(room: Room) -> str:
    return (room.ended_at or room.opened_at).isoformat()


def _old_news(before: Sent, sent: Sent, same_round: bool) -> bool:
    if sent.sent and before.sent == sent.sent:
        return True
    if not same_round or sent.client is None or before.client != sent.client:
        return False
    return (before.count or 0) >= (sent.count or 0)


def _criterion_count(key: str, given: Collection[Given]) -> CriterionCount:
    answers = [one.answer for one in given if one.criterion == key]
    return CriterionCount(
        criterion=key,
        scores=sum(isinstance(answer, int) for answer in answers),
        unknown=answers.count("unknown"),
        not_applicable=answers.count("not_applicable"),
    )
