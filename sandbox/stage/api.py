"""The stage over HTTP: what the demo's page uses to move time, look behind the curtain, and be guided.

Everything is JSON under `/desk`, with the guards and the refusals of `/people` (see there): 403 not from here,
404 not there, 409 what cannot be done now, 422 a request that cannot be read. On a sandbox without a demo round it
every path here is 404. All instants are Unix seconds of desk time unless something else is said.

The clock

    GET  /desk                                      -> DESK
    POST /desk/clock  {"by": seconds, 1 to 2678400}
                      {"to": "next" | "opening" | "closing" | "18:00": the next such local time}
                      {"speed": 0 | 1 | 60 | 600}    0: it stands still; 1: as the world's own
        -> {"ok": true, "desk": DESK}. `by` and `to` answer when the time is there: what comes on the way comes first,
        each at its own instant, with "clock" events. DESK.moving is true meanwhile: a second move is 409 until then,
        but {"speed": n} is taken at once and ends the move where it is. The speed is kept through a move; desk time
        never goes back. 409 while the bot is not running: nobody would do what comes.

The bot

    POST /desk/bot      {"do": "kill" | "start"}                       -> {"ok": true, "desk": DESK}
        kill: SIGKILL, at once. start answers when it is at work. While it is down people can go on: their words wait.
    POST /desk/trouble  {"kind": TROUBLE, "chat"?: chat id}            -> {"ok": true, "desk": DESK}
        slow      every answer to the bot comes 2 s late
        429       every second message or edit (to `chat`, or to any) is refused: too many requests, for 3 s
        500       every second call is refused: internal server error
        lost      every second message or edit is done, but its answer never comes
        kicked    the bot is put out of the group `chat`                 (these three need `chat`;
        locked    members may write nothing in the group `chat`           "none" undoes the first two,
        upgraded  the group `chat` becomes a supergroup with a new id     nothing undoes the third)
        none      all is well again

Behind the curtain

    GET  /desk/calls?after=N&polls=1                -> {"calls": [CALL, oldest first, at most 200], "last": n}
        the Bot API calls numbered above N; without `after` the latest; getUpdates only with polls=1
    GET  /desk/outbox                               -> {"rows": [ROW, newest first, at most 100], "waiting", "sent"}
    GET  /desk/tickets                              -> {"tickets": [TICKET, open ones, first due first, at most 200]}
    GET  /desk/tickets/{number}                     -> TICKET with "journal": [FACT, oldest first]
        Outbox and tickets are 409 while the bot is not running.

Worlds: chats and database together

    POST /desk/reset    {}                          -> {"ok": true, "desk": DESK}      as it was when the demo began
    GET  /desk/worlds                               -> {"worlds": [{"name", "saved": the machine's Unix time, "now"}]}
    POST /desk/worlds   {"save": name} | {"load": name}   -> {"ok": true, "desk": DESK}
        name: letters, digits, space, - and _, at most 40. The bot restarts, a day and any trouble are over; 409 while
        another such change is under way. After reset or load, the event "world": the page reads everything again.

The guide

    GET  /desk/guide                                -> {"steps": [STEP], "at": id of the first not done | null}
    POST /desk/guide/{id}/do    {}                  -> {"ok": true, "steps": [...]}   does it for the person
        answers when the step is done; 409 if it cannot be done yet (an earlier step is open)
    POST /desk/guide/again      {}                  -> {"ok": true, "steps": [...]}   nothing is done yet

A day

    POST /desk/day  {"do": "play" | "pause" | "stop"}                  -> {"ok": true, "desk": DESK}
        play: a working day from eight to six in about two minutes, from the next morning on if eight is over; or go
        on after a pause. pause: the clock stands, people can act. stop: the day is over, the clock goes at speed 1.
        While it plays, {"by"}, {"to"} and {"speed"} of POST /desk/clock are 409, but {"speed": 0} pauses it.

Lessons (only in `helpdesk demo --lesson ...`; else DESK.lesson is null and these are 404)

    GET  /desk/lesson                               -> LESSON
    POST /desk/lesson/{id}/skip  {}                 -> {"ok": true, "lesson": LESSON}   and those that need it
    POST /desk/lesson/{id}/do    {}                 -> {"ok": true, "lesson": LESSON}   shows how it is done

Events: GET /desk/events, Server-Sent Events as of /people/{person}/events; nothing is replayed.

    clock     DESK: at every change, at most four times a second
    call      CALL: when it was answered; not for getUpdates
    bot       {"bot": "running" | "stopped" | "starting"}
    caption   {"caption": "..." | null, "step": 3, "of": 14, "paused", "person", "chat": where it is seen | null}
    guide     {"steps": [STEP], "at"}
    lesson    LESSON
    world     {}: another world was loaded: read everything again

Shapes

    DESK      {"now", "zone": "Asia/Kolkata", "local": "2026-11-18T11:00:05+05:30", "open": office hours now?,
              "opening": the next opening, "closing": the next closing, "speed": 0 | 1 | 60 | 600, "moving": false,
              "next": {"at", "what": "MUK-1290 is late", "ticket": 1290 | null} | null: nothing comes by itself,
              "bot": "running" | "stopped" | "starting", "trouble": {"kind": TROUBLE, "chat": id | null},
              "progress": 0..1 while the month is made, else null, "name": "MUKTASoft helpdesk", "language": "en",
              "playing": {"caption", "step", "of", "paused": false, "person", "chat"} | null,
              "lesson": {"role", "done", "of"} | null, "jira", "mail": whether there is one beside}
              Until the bot was at work once, "zone" is UTC; "open", "opening", "closing", "name", "language": null.
    CALL      {"n": 17, "method", "chat": id | null, "title": of the chat | "", "what": the text or the ids, short,
              "ok": true | false | null while it runs, "status": 200 | null, "answer": in short, "ms": 12.5 | null,
              "fault": "" or what the trouble switch did to it, "at": desk time}
    ROW       {"id", "kind", "urgency", "state": "waiting" | "sending" | "sent" | "failed" | "stale", "chat", "title",
              "ticket": number | null, "attempts", "why": of a refusal | ""}
    TICKET    {"number", "key": "MUK-1290", "status", "priority", "team": key | null, "ulb", "due": instant | null,
              "late": bool, "next": {"at", "what"} | null}
    FACT      {"seq", "at", "name": "claimed", "by": a person's name | null, "facts": {plain values}}
    STEP      {"id": "open", "person": id, "name": "Sunita", "text": one or two sentences, "done": bool,
              "say": words to be written | null, "chat": where to look at what a control does | null,
              "points_at": {"person": id, "chat": id, "message"?: id, "row"?: n, "column"?: n,
                            "label"?: what is written on it}: the button to press,
                           {"person": id, "chat": id, "message"?: id of what is replied to}: the composer, or
                           {"control": "next" | "18:00" | "kill" | "day"}: a button round the chats}
    LESSON    {"role", "title": IN, "tasks": [STEP with "text": IN, and "skipped": bool], "at": id | null, "done": 9,
              "of": 12, "over": bool: every task is done or skipped}; IN is {"en", "or", "hi"}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.base.model import Json
from sandbox.people.wants import NotThere, guarded, needed, number, wants
from sandbox.stage.stage import Stage

Answering = Callable[[Request], Awaitable[Json]]


class StageApi:
    """The routes under `/desk`."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def routes(self) -> list[Route]:
        read: dict[str, Answering] = {
            "/desk": self._desk,
            "/desk/calls": self._calls,
            "/desk/outbox": self._outbox,
            "/desk/tickets": self._tickets,
            "/desk/tickets/{number:int}": self._ticket,
            "/desk/worlds": self._worlds,
            "/desk/guide": self._guide,
            "/desk/lesson": self._lesson,
        }
        done: dict[str, Answering] = {
            "/desk/clock": self._clock,
            "/desk/bot": self._bot,
            "/desk/trouble": self._trouble,
            "/desk/reset": self._reset,
            "/desk/worlds": self._world,
            "/desk/day": self._day,
            "/desk/guide/again": self._again,
            "/desk/guide/{id}/do": self._do_step,
            "/desk/lesson/{id}/{how}": self._learn,
        }
        found = [Route("/desk/events", self._events)]
        found += [Route(path, _answered(run)) for path, run in read.items()]
        return found + [Route(path, _answered(run), methods=["POST"]) for path, run in done.items()]

    async def _desk(self, _: Request) -> Json:
        return self.stage.desk()

    async def _calls(self, request: Request) -> Json:
        asked = request.query_params
        return self.stage.calls.after(number(asked, "after"), polls=asked.get("polls") == "1")

    async def _outbox(self, _: Request) -> Json:
        return await self.stage.backstage.ask("outbox")

    async def _tickets(self, _: Request) -> Json:
        return await self.stage.backstage.ask("tickets")

    async def _ticket(self, request: Request) -> Json:
        found = await self.stage.backstage.ask("ticket", number=request.path_params["number"])
        if not found:
            raise NotThere("no such ticket")
        return found

    async def _clock(self, request: Request) -> Json:
        body, _ = await wants(request)
        if "speed" in body:
            await self.stage.set_speed(needed(body, "speed"))
        elif "to" in body:
            await self.stage.move(to=str(body["to"]))
        else:
            await self.stage.move(by=needed(body, "by"))
        return self._done()

    async def _bot(self, request: Request) -> Json:
        body, _ = await wants(request)
        await self.stage.bot(str(body.get("do", "")))
        return self._done()

    async def _trouble(self, request: Request) -> Json:
        body, _ = await wants(request)
        self.stage.trouble.switch(str(body.get("kind", "")), number(body, "chat"))
        self.stage.changed()
        return self._done()

    async def _worlds(self, _: Request) -> Json:
        return self.stage.worlds.all()

    async def _world(self, request: Request) -> Json:
        body, _ = await wants(request)
        if "save" in body:
            await self.stage.save(str(body["save"]))
        else:
            await self.stage.show(str(body.get("load", "")))
        return self._done()

    async def _reset(self, _: Request) -> Json:
        await self.stage.show(None)
        return self._done()

    async def _day(self, request: Request) -> Json:
        body, _ = await wants(request)
        await self.stage.play(str(body.get("do", "")))
        return self._done()

    async def _guide(self, _: Request) -> Json:
        return self.stage.guide.json()

    async def _again(self, _: Request) -> Json:
        await self.stage.guide.again()
        return {"ok": True} | self.stage.guide.json()

    async def _do_step(self, request: Request) -> Json:
        await self.stage.guide.do(request.path_params["id"])
        return {"ok": True} | self.stage.guide.json()

    async def _lesson(self, _: Request) -> Json:
        return self.stage.taught().json()

    async def _learn(self, request: Request) -> Json:
        lesson, task, how = self.stage.taught(), request.path_params["id"], request.path_params["how"]
        if how == "do":
            await lesson.do(task)
        elif how == "skip":
            lesson.skip(task)
        else:
            raise NotThere("do or skip?")
        return {"ok": True, "lesson": lesson.json()}

    async def _events(self, _: Request) -> Response:
        stream = self.stage.events.stream()
        return StreamingResponse(stream, headers={"Cache-Control": "no-store"}, media_type="text/event-stream")

    def _done(self) -> Json:
        return {"ok": True, "desk": self.stage.desk()}


def _answered(run: Answering) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return JSONResponse(await run(request))

    return guarded(answer)
