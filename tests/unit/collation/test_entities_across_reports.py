from __future__ import annotations

import random
import time

from variorum.collation.entities import link_entities
from variorum.model import Entity, EntityKind, Reading, SharedEntity


def reading(report_id: str, *entities: tuple[str, EntityKind] | tuple[str, EntityKind, tuple[str, ...]]) -> Reading:
    made = tuple(
        Entity(f"{report_id}:e{n}", item[0], item[1], item[2] if len(item) == 3 else (item[0],), (f"{report_id}:m{n}",))
        for n, item in enumerate(entities)
    )
    return Reading(report_id, (), made, (), (), (), ())


def link(*readings: Reading) -> dict[str, SharedEntity]:
    shared = link_entities({item.report_id: item for item in readings})
    return {entity_id: entity for entity in shared for entity_id in entity.entity_ids}


PERSON, PLACE, BODY, GROUP = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.GROUP


def test_a_full_name_and_a_surname_meet_across_reports() -> None:
    found = link(reading("a", ("Omar al-Tayeb", PERSON)), reading("b", ("Al-Tayeb", PERSON)))
    assert found["a:e0"] is found["b:e0"]
    assert found["a:e0"].name == "Omar al-Tayeb"
    assert found["a:e0"].id == "entity:omar-al-tayeb"


def test_a_surname_that_two_people_bear_joins_neither() -> None:
    found = link(
        reading("a", ("Maria Lindqvist", PERSON)), reading("b", ("Henrik Lindqvist", PERSON)),
        reading("c", ("Lindqvist", PERSON)),
    )  # fmt: skip
    assert len({found[key].id for key in ("a:e0", "b:e0", "c:e0")}) == 3


def test_two_spellings_of_a_place_meet_and_two_countries_do_not() -> None:
    found = link(
        reading("a", ("Khmeymim", PLACE), ("Niger", PLACE), ("Iran", PLACE)),
        reading("b", ("Hemeimeem", BODY), ("Nigeria", PLACE), ("Iraq", PLACE)),
    )
    assert found["a:e0"] is found["b:e0"]
    assert found["a:e1"] is not found["b:e1"]
    assert found["a:e2"] is not found["b:e2"]


def test_a_given_name_is_not_a_like_sounding_surname() -> None:
    found = link(reading("a", ("Al-Bashir", PERSON)), reading("b", ("Bashar", PERSON)))
    assert found["a:e0"] is not found["b:e0"]


def test_a_country_meets_its_other_names_but_not_the_government_that_its_capital_stands_for() -> None:
    found = link(
        reading("a", ("United Kingdom", PLACE), ("London", PLACE)),
        reading("b", ("Britain", PLACE, ("Britain", "British")), ("London", BODY)),
    )
    assert found["a:e0"] is found["b:e0"]
    assert found["a:e1"] is not found["b:e1"]


def test_people_whom_no_report_names_stay_apart() -> None:
    found = link(
        reading("a", ("spokesman", PERSON), ("officials", GROUP), ("hill farmers", GROUP)),
        reading("b", ("spokesman", PERSON), ("officials", GROUP), ("hill farmers", GROUP)),
    )
    assert found["a:e0"] is not found["b:e0"]
    assert found["a:e1"] is not found["b:e1"]
    assert found["a:e2"] is found["b:e2"]


def person(report_id: str, name: str, roles: tuple[str, ...] = (), scope: tuple[str, ...] = ()) -> Reading:
    made = Entity(f"{report_id}:e0", name, PERSON, (name,), (f"{report_id}:m0",), roles, scope)
    return Reading(report_id, (), (made,), (), (), (), ())


def test_a_role_that_one_person_holds_joins_the_one_to_whom_another_report_gives_it() -> None:
    chief, haldane = person("a", "fire chief", ("fire chief",)), person("b", "Oona Haldane", ("fire chief",), ("city",))
    found = link(chief, haldane)
    assert found["a:e0"] is found["b:e0"]
    assert found["a:e0"].name == "Oona Haldane"
    assert found["a:e0"].spellings == ("Oona Haldane",)


def test_a_role_that_two_people_hold_joins_neither() -> None:
    found = link(
        person("a", "mayor", ("mayor",)), person("b", "Tomas Redfern", ("mayor",)), person("c", "Ana Rojas", ("mayor",))
    )
    assert len({found[f"{key}:e0"].id for key in "abc"}) == 3


def test_a_role_of_a_named_body_finds_the_person_of_that_body() -> None:
    found = link(
        person("a", "head of Corvin Mills", ("head",), ("corvin", "mills")),
        person("b", "Marius Corvin", ("chief executive",), ("corvin", "mills")),
        person("c", "Petra Wynn", ("leader",), ("docker", "union")),
    )
    assert found["a:e0"] is found["b:e0"]
    assert found["a:e0"] is not found["c:e0"]


def test_a_spokesman_of_one_report_is_nobody_whom_another_names() -> None:
    found = link(person("a", "spokesman", ("spokesman",)), person("b", "Karel Obrist", ("spokesman",)))
    assert found["a:e0"] is not found["b:e0"]


def test_a_deputy_and_a_former_mayor_are_not_the_mayor() -> None:
    found = link(
        person("a", "mayor", ("mayor",)), person("b", "Ana Rojas", ("deputy mayor",)),
        person("c", "Luis Quispe", ("former mayor",)),
    )  # fmt: skip
    assert len({found[f"{key}:e0"].id for key in "abc"}) == 3


def test_every_entity_is_in_one_shared_entity_and_the_order_of_reports_does_not_matter() -> None:
    names = ["Ana Rojas", "Rojas", "A. Rojas", "Luis Quispe", "Quispe", "Luís Quispe", "Jonas Krog"]
    readings = {f"r{n}": reading(f"r{n}", (name, PERSON), ("Oslo", PLACE)) for n, name in enumerate(names)}
    expected = link_entities(readings)
    ids = [entity_id for entity in expected for entity_id in entity.entity_ids]
    assert sorted(ids) == sorted(entity.id for item in readings.values() for entity in item.entities)
    keys = list(readings)
    random.Random(1).shuffle(keys)
    assert link_entities({key: readings[key] for key in keys}) == expected
    assert len({entity.id for entity in expected}) == len(expected)


def test_cost_grows_with_the_reports_and_not_with_their_pairs() -> None:
    def spend(size: int) -> float:
        readings = {
            f"r{n}": reading(
                f"r{n}", ("Ana Rojas", PERSON), ("Rojas", PERSON), (f"Town{n}ville", PLACE), ("Oslo", PLACE)
            )
            for n in range(size)
        }
        start = time.process_time()
        link_entities(readings)
        return time.process_time() - start

    spend(50)
    assert spend(2000) < 60 * max(spend(200), 0.005)
