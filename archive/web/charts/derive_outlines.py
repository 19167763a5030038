"""Makes `outlines.toml`: the states of the world, simplified until a page can carry them. Run by hand when it changes.

    npm pack world-atlas@2              # unpack it anywhere
    python -m archive.web.charts.derive_outlines package

Takes outlines from Natural Earth 1:110m and, for states too small to be drawn there, a place from 1:10m; codes from
CLDR through the installed Babel. The projection is Equal Earth: no state looks larger than it is.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from babel.core import get_global

HEADER = """\
# Outlines of states for the map of the world, in the units of its viewBox. Made by derive_outlines.py.
# Derived from Natural Earth 4.1.0 (naturalearthdata.com), which is in the public domain, as packed in world-atlas
# 2.0.2 by Mike Bostock (ISC License). The simplified outlines are no statement on borders.
"""
OUTLINES = Path(__file__).with_name("outlines.toml")

WIDTH = 1000
CUT = (-56.0, 84.0)
"""Degrees of latitude between which the map is drawn: Antarctica promises nothing."""
SMALLEST = 16.0
"""Square units below which an outline is no target for a pointer: the state gets a place as well, drawn as a circle."""
SPECK = 1.5
"""Islands below this are left out, but for the largest of a state."""

UNCODED = {"Kosovo": "XK"}
"""Outlines that ISO 3166-1 gives no number. Others without one are drawn as land that leads nowhere."""

Point = tuple[float, float]
Ring = list[Point]
Atlas = Mapping[str, Any]


def derive(folder: Path, outlines: Path = OUTLINES) -> None:
    """Writes the data; the same input gives the same bytes."""
    coarse, fine = (json.loads((folder / f"countries-{scale}.json").read_text()) for scale in ("110m", "10m"))
    drawn, places = shapes(coarse), {code: place(rings) for code, rings in shapes(fine).items() if code}
    small = [code for code in sorted(places) if code not in drawn or max(map(area, drawn[code])) < SMALLEST]
    lines = [
        f"{HEADER}\nsize = [{WIDTH}, {height()}]\n",
        "# Too small to be hit with a pointer: drawn as a circle even where nothing is counted.",
        f"small = {json.dumps(small)}\n",
        "[outline]",
        *(f'{code or "land"} = "{path(drawn[code])}"' for code in sorted(drawn)),
        "\n# Where a state's circle stands: the centre of gravity of its largest part.\n[place]",
        *(f"{code} = [{x:.0f}, {y:.0f}]" for code, (x, y) in sorted(places.items())),
    ]
    outlines.write_text("\n".join(lines) + "\n", encoding="utf-8")


def shapes(atlas: Atlas) -> dict[str, list[Ring]]:
    """Projected rings by ISO 3166-1 alpha-2, those without a code together under ""; Antarctica left out."""
    arcs = list(decoded(atlas))
    found: dict[str, list[Ring]] = {}
    for geometry in atlas["objects"]["countries"]["geometries"]:
        code = code_of(geometry)
        if code != "AQ":
            found.setdefault(code, []).extend(rings_of(geometry, arcs))
    return found


def decoded(atlas: Atlas) -> Iterator[Ring]:
    """Arcs in degrees: TopoJSON stores differences on a grid."""
    (across, up), (left, bottom) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((left + x * across, bottom + y * up))
        yield points


def code_of(geometry: Mapping[str, Any]) -> str:
    number = geometry.get("id")
    codes = get_global("territory_aliases").get(number, ()) if number else ()
    return codes[0] if codes else UNCODED.get(geometry["properties"]["name"], "")


def rings_of(geometry: Mapping[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    """The outer rings; a lake or an enclave within a state is drawn by whoever owns it."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", ())
    for polygon in polygons:
        ring = [point for index in polygon[0] for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]
        yield [projected(longitude, latitude) for longitude, latitude in unbroken(ring)]


def unbroken(ring: Ring) -> Ring:
    """Without the leap at the 180th meridian, on the side where most of the state lies."""
    points = ring[:1]
    for longitude, latitude in ring[1:]:
        turns = round((points[-1][0] - longitude) / 360)
        points.append((longitude + 360 * turns, latitude))
    middle = sum(longitude for longitude, _latitude in points) / len(points)
    return [(longitude - 360 * round(middle / 360), latitude) for longitude, latitude in points]


def projected(longitude: float, latitude: float) -> Point:
    """Equal Earth (Šavrič, Patterson and Jenny 2018), in units of the drawing, downwards."""
    return (
        WIDTH / 2 + scale() * equal_earth(longitude, latitude)[0],
        scale() * (equal_earth(0, CUT[1])[1] - equal_earth(0, min(max(latitude, CUT[0]), CUT[1]))[1]),
    )


def equal_earth(longitude: float, latitude: float) -> Point:
    a, b, c, d = 1.340264, -0.081106, 0.000893, 0.003796
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * d * theta**8 + 7 * c * theta**6 + 3 * b * theta**2 + a
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    return x, d * theta**9 + c * theta**7 + b * theta**3 + a * theta


def scale() -> float:
    return WIDTH / (2 * equal_earth(180, 0)[0])


def height() -> int:
    return math.ceil(projected(0, CUT[0])[1])


def path(rings: Iterable[Ring]) -> str:
    """The `d` of an SVG path: whole units, relative, so that it compresses well."""
    ordered = sorted(rings, key=area, reverse=True)
    return "".join(closed(ring) for n, ring in enumerate(ordered) if n == 0 or area(ring) > SPECK)


def closed(ring: Ring) -> str:
    points = [(round(x), round(y)) for x, y in ring]
    kept = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]][:-1]
    steps = [f"{x2 - x1},{y2 - y1}" for (x1, y1), (x2, y2) in itertools.pairwise(kept)]
    return f"M{kept[0][0]},{kept[0][1]}l{' '.join(steps)}z" if steps else ""


def area(ring: Ring) -> float:
    return abs(twice_area(ring)) / 2


def twice_area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))


def place(rings: Iterable[Ring]) -> Point:
    """The centre of gravity of the largest part."""
    ring = max(rings, key=area)
    twice = twice_area(ring)
    if not twice:
        return ring[0]
    pairs = list(zip(ring, ring[1:] + ring[:1], strict=True))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (3 * twice)
    return x, y


if __name__ == "__main__":
    derive(Path(sys.argv[1]))
