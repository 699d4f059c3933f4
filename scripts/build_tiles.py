"""Rebuild `lineofsight/reference/data/tiles.csv`: a place on a grid for each authority of today.

Usage: python scripts/build_tiles.py

Every authority gets one equal tile. Approximate centres are first pushed apart until tiles
would hardly overlap (which enlarges London and the conurbations), then each is given the cell
of a grid that keeps the sum of squared distances smallest. Needs SciPy.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

OUT = Path(__file__).parents[1] / "lineofsight" / "reference" / "data" / "tiles.csv"

#: DfE code, latitude, longitude (to about 0.05 degree; boroughs of cities a little finer) and
#: the three letters that stand on the tile.
CENTRES = """
201 51.515 -0.09 CoL; 202 51.55 -0.16 Cam; 203 51.475 0.06 Grn; 204 51.55 -0.06 Hac
205 51.495 -0.22 H&F; 206 51.55 -0.11 Isl; 207 51.505 -0.19 K&C; 208 51.455 -0.115 Lam
209 51.45 -0.02 Lew; 210 51.475 -0.075 Swk; 211 51.515 -0.035 THa; 212 51.45 -0.19 Wan
213 51.515 -0.155 Wes; 301 51.545 0.13 B&D; 302 51.615 -0.21 Bnt; 303 51.46 0.14 Bex
304 51.56 -0.27 Bre; 305 51.37 0.05 Bro; 306 51.355 -0.085 Cro; 307 51.525 -0.33 Eal
308 51.65 -0.085 Enf; 309 51.59 -0.11 Hgy; 310 51.595 -0.34 Hrw; 311 51.565 0.22 Hav
312 51.54 -0.445 Hil; 313 51.465 -0.36 Hou; 314 51.39 -0.285 Kin; 315 51.41 -0.19 Mer
316 51.525 0.03 New; 317 51.585 0.07 Red; 318 51.44 -0.31 Ric; 319 51.36 -0.18 Sut
320 51.595 -0.015 WFo
330 52.48 -1.88 Bir; 331 52.41 -1.51 Cov; 332 52.50 -2.09 Dud; 333 52.51 -2.01 San
334 52.42 -1.72 Sol; 335 52.60 -1.97 Wsl; 336 52.59 -2.13 Wol
340 53.44 -2.83 Kno; 341 53.41 -2.94 Liv; 342 53.45 -2.70 StH; 343 53.54 -3.00 Sef
344 53.37 -3.07 Wir; 350 53.59 -2.47 Bol; 351 53.60 -2.30 Bur; 352 53.46 -2.23 Man
353 53.56 -2.06 Old; 354 53.63 -2.14 Roc; 355 53.49 -2.36 Sal; 356 53.39 -2.12 Sto
357 53.48 -2.08 Tam; 358 53.41 -2.36 Tra; 359 53.53 -2.58 Wig
370 53.53 -1.55 Bar; 371 53.53 -1.10 Don; 372 53.41 -1.28 Rot; 373 53.40 -1.53 She
380 53.84 -1.87 Bfd; 381 53.72 -1.96 Cal; 382 53.62 -1.75 Kir; 383 53.82 -1.50 Lee
384 53.66 -1.42 Wak; 390 54.93 -1.68 Gat; 391 55.02 -1.65 Ncl; 392 55.03 -1.50 NTy
393 54.96 -1.44 STy; 394 54.88 -1.44 Sun
420 49.93 -6.32 IoS; 800 51.36 -2.49 B&N; 801 51.46 -2.59 Bri; 802 51.38 -2.78 NSo
803 51.54 -2.47 SGl; 805 54.68 -1.26 Har; 806 54.54 -1.22 Mid; 807 54.56 -1.02 R&C
808 54.56 -1.34 Stk; 810 53.76 -0.34 Hul; 811 53.87 -0.55 ERi; 812 53.54 -0.13 NEL
813 53.58 -0.53 NLi; 815 54.15 -1.45 NYo; 816 53.97 -1.08 Yor
821 51.90 -0.42 Lut; 822 52.20 -0.47 Bed; 823 52.00 -0.48 CBe; 825 51.77 -0.82 Buc
826 52.07 -0.75 MK; 830 53.10 -1.55 Dby; 831 52.91 -1.47 Der; 838 50.80 -2.35 Dor
839 50.74 -1.87 BCP; 840 54.70 -1.75 Dur; 841 54.54 -1.55 Dar; 845 50.93 0.30 ESx
846 50.84 -0.13 B&H; 850 51.05 -1.25 Ham; 851 50.81 -1.07 Por; 852 50.92 -1.40 Sou
855 52.68 -1.20 Lei; 856 52.64 -1.13 LeC; 857 52.66 -0.65 Rut; 860 52.82 -2.03 Sta
861 53.02 -2.16 SoT; 865 51.30 -1.95 Wil; 866 51.57 -1.75 Swi; 867 51.41 -0.75 BrF
868 51.48 -0.68 W&M; 869 51.43 -1.25 WBe; 870 51.45 -0.98 Rdg; 871 51.51 -0.58 Slo
872 51.42 -0.87 Wok; 873 52.35 0.05 Cbs; 874 52.60 -0.27 Pet; 876 53.34 -2.72 Hal
877 53.40 -2.57 War; 878 50.80 -3.75 Dev; 879 50.40 -4.12 Ply; 880 50.46 -3.55 Tor
881 51.80 0.60 Esx; 882 51.55 0.70 Snd; 883 51.50 0.38 Thu; 884 52.10 -2.75 Her
885 52.20 -2.20 Wor; 886 51.20 0.80 Ken; 887 51.39 0.54 Med; 888 53.88 -2.60 Lan
889 53.70 -2.47 BwD; 890 53.82 -3.03 Bpl; 891 53.13 -1.00 Not; 892 52.96 -1.17 NtC
893 52.60 -2.75 Shr; 894 52.72 -2.48 T&W; 895 53.17 -2.30 ChE; 896 53.20 -2.70 ChW
908 50.40 -4.80 Cor; 916 51.82 -2.15 Glo; 919 51.83 -0.22 Hrt; 921 50.67 -1.30 IoW
925 53.10 -0.25 Lin; 926 52.65 1.00 Nor; 929 55.25 -1.95 Nbl; 931 51.78 -1.30 Oxf
933 51.10 -3.15 Som; 935 52.20 1.05 Suf; 936 51.25 -0.42 Sur; 937 52.30 -1.57 Wrk
938 50.93 -0.48 WSx; 940 52.42 -0.72 NNh; 941 52.20 -1.05 WNh
942 54.70 -3.20 Cmb; 943 54.40 -2.80 W&F
"""


@dataclass(frozen=True)
class Enlarged:
    """A conurbation given room: codes that begin so, its radius, and how many tiles it needs."""

    codes: tuple[str, ...]
    km: float
    tiles: int


ENLARGED = (
    Enlarged(("2", "30", "31", "32"), 27.0, 33),  # London
    Enlarged(("35",), 24.0, 10),  # Greater Manchester
    Enlarged(("33",), 24.0, 7),  # West Midlands
)

#: Side of a tile in kilometres on the ground. England would fill 153 tiles of 29 km; a little
#: more keeps them together.
SIDE = 35.0


def centres() -> tuple[list[str], list[str], NDArray[np.float64]]:
    """Codes, letters, and centres in tiles east and south of an origin."""
    rows = [entry.split() for entry in CENTRES.replace("\n", ";").split(";") if entry.strip()]
    codes = [row[0] for row in rows]
    letters = [row[3] for row in rows]
    degrees = np.array([[float(row[2]), float(row[1])] for row in rows])
    km = degrees * [111.3 * np.cos(np.radians(52.8)), -111.3]
    return codes, letters, km / SIDE


def make_room(
    points: NDArray[np.float64], middle: NDArray[np.float64], radius: float, tiles: int
) -> NDArray[np.float64]:
    """Enlarge a circle until it holds `tiles` tiles, keeping the area of all that lies around."""
    wanted = np.sqrt(tiles / np.pi)
    away = points - middle
    distance = np.sqrt((away**2).sum(axis=1, keepdims=True)) + 1e-9
    inside = distance * wanted / radius
    outside = np.sqrt(distance**2 + wanted**2 - radius**2)
    moved: NDArray[np.float64] = middle + away / distance * np.where(
        distance < radius, inside, outside
    )
    return moved


def push_apart(points: NDArray[np.float64], rounds: int = 400) -> NDArray[np.float64]:
    """Move points until each has about a tile's room, each held weakly to where it belongs."""
    home, moved = points.copy(), points.copy()
    for _ in range(rounds):
        apart = moved[:, None, :] - moved[None, :, :]
        distance = np.sqrt((apart**2).sum(axis=2)) + 1e-9
        overlap = np.clip(1.03 - distance, 0, None)
        np.fill_diagonal(overlap, 0)
        push = (apart / distance[:, :, None] * overlap[:, :, None]).sum(axis=1) * 0.35
        moved = moved + push + (home - moved) * 0.006
    return moved


def place(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """A free cell (column, row) for each point, moving them least in all."""
    lowest = np.floor(points.min(axis=0)) - 1
    highest = np.ceil(points.max(axis=0)) + 1
    columns = np.arange(lowest[0], highest[0] + 1)
    rows = np.arange(lowest[1], highest[1] + 1)
    cells = np.array([[column, row] for row in rows for column in columns])
    cost = ((points[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
    _, chosen = linear_sum_assignment(cost)
    placed: NDArray[np.int64] = cells[chosen].astype(np.int64)
    placed -= placed.min(axis=0)
    return placed


def main() -> None:
    """Write the tiles and print the map."""
    codes, letters, points = centres()
    for region in ENLARGED:
        members = np.array([code.startswith(region.codes) for code in codes])
        points = make_room(points, points[members].mean(axis=0), region.km / SIDE, region.tiles)
    placed = place(push_apart(points))
    order = sorted(range(len(codes)), key=lambda i: codes[i])
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "letters", "column", "row"])
        writer.writerows([codes[i], letters[i], *placed[i].tolist()] for i in order)
    at = {tuple(cell): name for cell, name in zip(placed.tolist(), letters, strict=True)}
    width, height = placed.max(axis=0) + 1
    for row in range(height):
        print("".join(f"{at.get((column, row), ''):4}" for column in range(width)).rstrip())
    print(f"{OUT.name}: {len(codes)} tiles, {width} by {height}")


if __name__ == "__main__":
    main()
