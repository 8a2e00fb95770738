"""The export: every ticket with its times, typed, by options, and nobody told of unasked."""

from __future__ import annotations

import asyncio
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.commands.cli import main
from bot.files.sheets import harmless
from helpdesk.people.actors import Person
from helpdesk.reports.exporting import COLUMNS, PERSONAL, CellKind
from helpdesk.ticket.fact import ClockOutcome
from helpdesk.ticket.facts.clock import Responded
from helpdesk.ticket.notes import Caller, NoteKind
from helpdesk.ticket.rows import ClockRow
from helpdesk.ticket.ticket import Confirmation, Status
from storage.database import Database
from tests.bot.files.tables import FORMULA, NS, rows
from tests.storage.factories import OLIVIA, RAVI, after, note, ticket

OWN_FORMATS = 164  # the first number of a format that a file brings itself: here that of instants


async def play(url: str) -> None:
    """Two tickets of Monday, one of Tuesday."""
    database = Database.open(url)
    async with database.unit() as unit:
        caller = await unit.texts.keep_caller(Caller(phone="+919437012345", name="Ramesh", ulb="JA"))
        await unit.people.put(Person(RAVI, "Ravi"))
        answered = {"status": Status.CLAIMED, "team": "egov", "cycle": 1, "caller": caller, "ulb": "JA"}
        await unit.tickets.add(ticket(1001, **answered))
        await unit.timers.put_clock(
            ClockRow(
                ticket=1001, cycle=1, team="egov", started_at=after(minutes=1), target_at=after(hours=8),
                due_at=after(hours=32), ended_at=after(hours=2), outcome=ClockOutcome.IN_TIME,
            )
        )  # fmt: skip
        await unit.journal.append(1001, [Responded(after(hours=2), RAVI, "egov", ClockOutcome.IN_TIME)])
        await unit.texts.add_note(note(FORMULA, ticket=1001))
        await unit.texts.add_note(note("Cleared the cache", ticket=1001, kind=NoteKind.RESOLUTION))
        await unit.tickets.add(ticket(1002, ulb="DL"))
        await unit.tickets.add(ticket(1003, opened_at=after(days=1), ulb="JA"))
    await database.close()


@pytest.fixture
def url(desk_url: str) -> str:
    asyncio.run(play(desk_url))
    return desk_url


def run(url: str, *arguments: str) -> int:
    return main(["export", *arguments], {"HELPDESK_DATABASE__URL": url, "HELPDESK_TELEGRAM__TOKEN": "1:a"})


def test_every_time_is_there_in_the_desk_s_time_and_in_utc(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, "all.csv") == 0
    assert "3 tickets" in capsys.readouterr().out
    first, second, third = rows(tmp_path / "all.csv")
    assert first["ticket"] == "MUK-1001"
    assert first["opened_local"] == "2026-11-16T10:00:00+05:30"
    assert first["opened_utc"] == "2026-11-16T04:30:00+00:00"
    assert (first["first_team"], first["first_response_by"]) == ("eGov", "Ravi")
    assert first["first_response_local"] == "2026-11-16T12:00:00+05:30"
    assert (first["first_response_in_time"], first["answered_late"]) == ("yes", "0")
    assert (first["ulb"], first["logged_by"]) == ("Jatni", str(OLIVIA))
    assert (second["first_team"], second["first_response_in_time"]) == ("", "")
    assert third["ticket"] == "MUK-1003"
    assert "Ramesh" not in (tmp_path / "all.csv").read_text()
    assert "9437012345" not in (tmp_path / "all.csv").read_text()
    assert not (tmp_path / "all.csv.part").exists()


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (["--since", "2026-11-17"], ["MUK-1003"]),
        (["--until", "2026-11-16"], ["MUK-1001", "MUK-1002"]),
        (["--team", "egov"], ["MUK-1001"]),
        (["--ulb", "JA", "--until", "2026-11-16"], ["MUK-1001"]),
        (["--since", "2027-01-01"], []),
    ],
)
def test_the_options_narrow_it_down(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: list[str], numbers: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, "some.csv", *wanted) == 0
    assert [row["ticket"] for row in rows(tmp_path / "some.csv")] == numbers


def test_callers_are_in_it_only_if_they_are_asked_for_and_no_formula_is(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, "all.csv", "--with-callers") == 0
    first = rows(tmp_path / "all.csv")[0]
    assert (first["caller_name"], first["caller_phone"]) == ("Ramesh", "'+919437012345")
    assert first["description"] == "'" + FORMULA
    assert first["resolution"] == "Cleared the cache"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (["all.txt"], "end its name in .xlsx or .csv"),
        ([], "say where to"),
        (["a.csv", "--since", "soon"], "'soon' is no date"),
        (["a.csv", "--since", "2026-02-01", "--until", "2026-01-01"], "--since lies after"),
        (["a.csv", "--team", "nobody"], "there is no team 'nobody'; there are egov"),
        (["a.csv", "--ulb", "XX"], "there is no ULB 'XX'"),
    ],
)
def test_what_can_t_be_done_is_one_line(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    wanted: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, *wanted) == 2
    assert said in capsys.readouterr().err


def test_a_database_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(f"sqlite+aiosqlite:///{tmp_path / 'no.db'}", "a.csv") == 2
    assert "there is no database" in capsys.readouterr().err
    assert not (tmp_path / "no.db").exists()


def read_workbook(path: Path) -> list[dict[str, object]]:
    """Return a workbook's first sheet as its program would: words, numbers, and instants without a zone."""
    with zipfile.ZipFile(path) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        looks = ElementTree.fromstring(book.read("xl/styles.xml")).findall(f"{NS}cellXfs/{NS}xf")
    instants = {str(index) for index, look in enumerate(looks) if int(look.get("numFmtId", "0")) >= OWN_FORMATS}
    table = [
        {str(c.get("r")).rstrip("0123456789"): value_of(c, instants) for c in row} for row in root.iter(f"{NS}row")
    ]  # fmt: skip
    titles = table[0]
    return [{str(titles[letter]): value for letter, value in row.items()} for row in table[1:]]


def value_of(cell: ElementTree.Element, instants: set[str]) -> object:
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    number = float(cell.findtext(f"{NS}v", ""))
    if cell.get("s") in instants:
        return datetime(1899, 12, 30) + timedelta(seconds=round(number * 86_400))  # noqa: DTZ001 - as Excel has it
    return number


def test_a_workbook_and_a_csv_say_the_same_cell_by_cell(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, "all.csv", "--with-callers") == 0
    assert run(url, "all.xlsx", "--with-callers") == 0
    kinds = {column.title: column.kind for column in COLUMNS + PERSONAL}
    book, lines = read_workbook(tmp_path / "all.xlsx"), rows(tmp_path / "all.csv")
    assert len(book) == len(lines) == 3
    for row, line in zip(book, lines, strict=True):
        assert list(line) == list(kinds)
        for title, said in line.items():
            cell = row.get(title)
            if not said:
                assert cell is None
            elif kinds[title] is CellKind.TEXT:
                assert isinstance(cell, str)
                assert said == harmless(cell)
            elif kinds[title] is CellKind.NUMBER:
                assert cell == int(said)
            else:
                at = datetime.fromisoformat(said)
                assert cell == at.replace(tzinfo=None)
                assert at.utcoffset() == (timedelta(0) if kinds[title] is CellKind.UTC else timedelta(hours=5.5))
    assert book[0]["description"] == FORMULA


def test_an_anonymous_first_response_is_nobody_else_s(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answered() -> None:
        database = Database.open(url)
        async with database.unit() as unit:
            for hours, by in ((1, None), (5, RAVI)):
                await unit.journal.append(1003, [Responded(after(hours=hours), by, "egov", ClockOutcome.IN_TIME)])
        await database.close()

    asyncio.run(answered())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, "all.csv") == 0
    assert [row["first_response_by"] for row in rows(tmp_path / "all.csv")] == ["Ravi", "", ""]


def test_what_callers_said_of_solutions_is_in_it(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def solved() -> None:
        database = Database.open(url)
        async with database.unit() as unit:
            said: tuple[tuple[Confirmation | None, int | None], ...] = (
                (Confirmation.YES, 4), (Confirmation.NO, None), (Confirmation.UNREACHED, None),
            )  # fmt: skip
            for number, (confirmation, score) in enumerate(said, 1004):
                known = {"resolved_at": after(hours=1), "confirmation": confirmation, "satisfaction": score}
                await unit.tickets.add(ticket(number, status=Status.RESOLVED, opened_at=after(days=2), **known))
        await database.close()

    asyncio.run(solved())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text("")
    assert run(url, "all.csv") == 0
    told = [(row["confirmation"], row["satisfaction"]) for row in rows(tmp_path / "all.csv")]
    assert told == [("", "")] * 3 + [("yes", "4"), ("no", ""), ("unreached", "")]
