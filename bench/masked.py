"""`python -m bench masked`: what masking a long text costs, beside a short one of the same sort."""

from __future__ import annotations

from time import process_time

from bench.base.figures import Figure, against
from helpdesk.text.masking import mask_text

SHORT, LONG = 1_000, 100_000  # letters
MOST_TIMES = 110.0
ROUNDS = 5
REGION = "IN"
SORTS = {  # each is repeated until it is long enough
    "words with numbers": "Ramesh of Jatni says 94370 12345 does not answer, MUKTA/2026/0042 is at ward 7. ",
    "digits alone": "9437012345",
    "digits with signs": "9-4.3 7(0)1/2 ",
    "blanks": " ",
    "Odia": "ଜଟଣୀର ରମେଶ କହିଲେ ୯୪୩୭୦୧୨୩୪୫ ଲାଗୁନାହିଁ। ",
}


def run() -> list[Figure]:
    """Return, for each sort of text, what a short and a long one cost."""
    return [figure for sort in SORTS for figure in measure(sort, SORTS[sort])]


def measure(sort: str, piece: str, short: int = SHORT, long: int = LONG) -> list[Figure]:
    """Return the milliseconds of CPU that both take; the short one is the floor."""
    costs = {length: _cost((piece * (length // len(piece) + 1))[:length]) for length in (short, long)}
    floor = Figure(what=f"floor: {short:,} letters masked, {sort}", value=costs[short] * 1000, unit="ms")
    return [floor, against(floor, f"{long:,} letters masked, {sort}", costs[long] * 1000, most=MOST_TIMES)]


def _cost(text: str) -> float:
    """Return the seconds of the cheapest of some rounds, each long enough to be counted."""
    mask_text(text, REGION)
    best, times = float("inf"), 1
    for _ in range(ROUNDS):
        while True:
            begun = process_time()
            for _ in range(times):
                mask_text(text, REGION)
            if (spent := process_time() - begun) > 0.02:
                break
            times *= 2
        best = min(best, spent / times)
    return best
