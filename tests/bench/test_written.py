"""`python -m bench written`: that both ways write on each database; how fast is for the bench itself to tell."""

from bench import written


async def test_both_ways_write_on_each_database_that_is_named(database_url: str) -> None:
    postgres = None if database_url.startswith("sqlite") else database_url
    figures = await written.run(postgres, tickets=3)
    assert len(figures) == (2 if postgres is None else 4)
    assert all(figure.value > 0 for figure in figures)
