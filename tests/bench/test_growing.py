"""`python -m bench growing`: that each thing is done at each size; what it costs is for the bench itself to tell."""

from bench import growing
from bot.config.from_config import settings_of
from bot.config.load import load


async def test_each_thing_is_done_with_few_and_with_more() -> None:
    settings = settings_of(load(None, {}))
    figures = await growing.run(settings, 900, tickets=(800, 900), people=(100, 200), own=750, lots=1)
    assert [figure.times is None for figure in figures] == [True, False] * (len(figures) // 2)
    assert {f"{size:,} tickets" for size in (800, 900)} <= {f.what.rpartition(", ")[2] for f in figures}
    assert all(figure.value > 0 for figure in figures)
