"""The map: areas carry the numbers, no state is lost, and the data keeps to what the page may weigh."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from archive.lexicons import actors
from archive.web.charts import world as drawing
from archive.web.charts.derive_outlines import closed, projected, unbroken
from archive.web.charts.world import LEAST, REACH, world


def test_four_times_as_many_are_a_circle_of_twice_the_radius() -> None:
    one, other = world({"KZ": 400, "FR": 100}).places
    assert (one.code, one.radius) == ("KZ", other.radius * 2)


def test_one_among_a_million_can_still_be_hit() -> None:
    smallest = world({"CN": 1_000_000, "TV": 1}).places[-1]
    assert (smallest.radius, smallest.reach) == (LEAST, REACH)


def test_a_state_is_either_empty_land_or_counted_and_what_the_map_lacks_is_told() -> None:
    drawn = world({"KZ": 3, "atlantis": 2, "FR": 0})
    assert [place.code for place in drawn.places] == ["KZ"]
    assert drawn.places[0].outline not in drawn.empty
    assert drawn.unplaced == {"atlantis": 2}


def test_nothing_counted_is_a_map_all_the_same() -> None:
    assert world({}).places == ()
    assert world({}).empty


def test_every_state_of_the_lexicon_has_its_place_on_the_map() -> None:
    states = {entry.iso2: 1 for entry in actors().values() if entry.type == "country" and entry.iso2}
    assert world(states).unplaced == {}


def test_every_place_lies_on_the_map() -> None:
    drawn = world({entry.iso2: 1 for entry in actors().values() if entry.iso2})
    width, height = drawn.size
    assert [place.code for place in drawn.places if not (0 <= place.x <= width and 0 <= place.y <= height)] == []


def test_the_outlines_are_at_most_44_kilobytes_over_the_wire() -> None:
    data = Path(drawing.__file__).with_name("outlines.toml").read_bytes()
    assert len(gzip.compress(data, 6)) < 44_000


@pytest.mark.parametrize(
    ("ring", "expected"),
    [
        ([(178.0, -17.0), (-179.0, -17.0)], [(178.0, -17.0), (181.0, -17.0)]),
        ([(-179.0, 65.0), (179.0, 65.0), (100.0, 65.0)], [(181.0, 65.0), (179.0, 65.0), (100.0, 65.0)]),
        ([(10.0, 50.0), (11.0, 50.0)], [(10.0, 50.0), (11.0, 50.0)]),
    ],
)
def test_a_state_across_the_180th_meridian_is_not_torn(ring: list, expected: list) -> None:
    assert unbroken(ring) == expected


def test_the_middle_of_the_world_is_the_middle_of_the_map() -> None:
    assert projected(0, 84) == (500, 0)


def test_a_path_leaves_out_the_points_that_fall_together() -> None:
    assert closed([(0.0, 0.0), (0.2, 0.1), (5.0, 0.0), (5.0, 5.0), (0.0, 0.0)]) == "M0,0l5,0 0,5z"
