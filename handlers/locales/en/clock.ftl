# What the clock says, and the answers to it

mention = <a href="tg://user?id={ $person }">{ $name }</a>

nudge-warning = ⏰ { $held ->
    [yes] { $holder }: { $id } is
   *[no] { $id } is
  } to be answered by <b>{ $when }</b>. Nobody has answered yet.
    { $title }
nudge-breach = 🔴 { $held ->
    [yes] { $holder }: { $id } is
   *[no] { $id } is
  } <b>late</b>: it was to be answered by { $when }.
    { $title }
nudge-still-late = 🔴 { $held ->
    [yes] { $holder }: { $id } is
   *[no] { $id } is
  } <b>still not answered</b>; it was due { $when }.
    { $title }
nudge-operator = 🔴 { $id } is <b>late</b>: { $team } was to answer by { $when }. You may want to call them, or tell the caller.
    { $title }
nudge-managers = 🔴 { $id } ({ $priority }) is <b>late</b> with { $team }: nobody has answered; it was due { $when }.
    { $title }
nudge-admins = 🔴 { $id } ({ $priority }) is <b>late</b> with { $team }{ $managers ->
    [yes] , and its managers know
   *[no] {""}
  }: it was due { $when }.
    { $title }
nudge-withdrawn = ✔️ { $id } was answered in time after all: the answer came before { $when }.
nudge-solve-soon = 🎯 { $held ->
    [yes] { $holder }: { $id } is
   *[no] { $id } is
  } to be <b>solved</b> by <b>{ $when }</b>.
    { $title }
nudge-unsolved = 🎯 { $held ->
    [yes] { $holder }: { $id } is
   *[no] { $id } is
  } <b>not solved</b>; it was to be solved by { $when }.
    { $title }
nudge-unsolved-told = 🎯 { $id } ({ $priority }) is <b>not solved</b>; it was to be solved by { $when }. It is with { $team }.
    { $title }
nudge-solve-moved = ✔️ { $id }: by when it is to be solved has moved, to { $when }.
nudge-promise = 📅 { $held ->
    [yes] { $holder }: { $id } is
   *[no] { $id } is
  } promised for today, <b>{ $when }</b>.
    { $title }
nudge-promise-moved = 📅 { $held ->
    [yes] { $holder }: the day
   *[no] The day
  } promised for { $id } is closed. It is promised for <b>{ $when }</b> now; say another date if that does not fit.
    { $title }
nudge-missed = 📅 { $held ->
    [yes] { $holder }: { $id } was
   *[no] { $id } was
  } promised for { $when }. By when now?
    { $title }
nudge-answer = ❓ { $id } waits for your answer to { $team } since { $since }.
    { $title }
nudge-objection = ⚠️ { $id }: its town has said since { $since } that it is <b>not solved</b>, and nobody has asked the caller. It does not close until somebody of the helpdesk does.
    { $title }
nudge-stale = 💤 { $held ->
    [yes] { $holder }: nothing
   *[no] Nothing
  } has happened to { $id } since { $since }. Still on it?
    { $title }

nudge-many = ⏰ <b>{ $count ->
    [one] 1 ticket
   *[other] { $count } tickets
  }</b> { $count ->
    [one] needs
   *[other] need
  } somebody:
nudge-many-withdrawn = ✔️ <b>Not late after all:</b>
nudge-more = … and { $count } more: /queue
nudge-line-warning = { $mark } { $id } { $title }: answer by { $when } · { $holder }
nudge-line-breach = { $mark } 🔴 { $id } { $title }: late, was due { $when } · { $holder }
nudge-line-still-late = { $mark } 🔴 { $id } { $title }: still not answered, was due { $when } · { $holder }
nudge-line-operator = { $mark } 🔴 { $id } { $title }: late with { $team }, was due { $when }
nudge-line-caller = { $line } · 📞 { $caller }
nudge-line-managers = { $mark } 🔴 { $id } { $title }: late with { $team }, was due { $when } · { $holder }
nudge-line-admins = { $mark } 🔴 { $id } { $title }: late with { $team }, was due { $when } · { $holder }
nudge-line-withdrawn = ✔️ { $id }: answered in time after all
nudge-line-solve-soon = { $mark } 🎯 { $id } { $title }: to be solved by { $when } · { $holder }
nudge-line-unsolved = { $mark } 🎯 { $id } { $title }: not solved, was to be by { $when } · { $holder }
nudge-line-unsolved-told = { $mark } 🎯 { $id } { $title }: not solved by { $when }, with { $team } · { $holder }
nudge-line-solve-moved = ✔️ { $id }: to be solved by { $when } now
nudge-line-promise = { $mark } 📅 { $id } { $title }: promised for { $when } · { $holder }
nudge-line-promise-moved = { $mark } 📅 { $id } { $title }: that day is closed, promised for { $when } now · { $holder }
nudge-line-missed = { $mark } 📅 { $id } { $title }: was promised for { $when } · { $holder }
nudge-line-answer = { $mark } ❓ { $id } { $title }: waits for your answer since { $since }
nudge-line-objection = { $mark } ⚠️ { $id } { $title }: the town has said since { $since } that it is not solved
nudge-line-stale = { $mark } 💤 { $id } { $title }: nothing since { $since } · { $holder }

menu-promise = 📅 By when is { $id } done?
    { $title }
menu-reason = 📅 { $id } was promised for another date. Why is it put off?
    { $title }
promise-d0 = Today, { $when }
promise-d1 = Tomorrow, { $when }
promise-d3 = 3 days, { $when }
promise-d5 = 1 week, { $when }
reason-more-work = More work than expected
reason-others = Waits for others
reason-urgent = Something more urgent
reason-unreached = Caller not reached
button-by-when = 📅 By when?
button-still-on = 👍 Yes, by when?
button-priority = 🚦 Priority

promised = { $id } is promised for { $when }.
priority-set = { $id } is { $priority } now.
raised-to-p1 = 🔴 { $id } is <b>P1</b> now: please answer it first.
    { $title }
date-gone = That date can't be promised any more. Tap By when? again.
not-allowed-promise = Only whoever has { $id } can say by when.
not-allowed-priority = Only the helpdesk and the team that has { $id } can change its priority.

alarm-overdue = ⚠️ Reminders are running late: { $count ->
    [one] 1 due date was
   *[other] { $count } due dates were
  } not looked at for more than five minutes. See the log.
alarm-dateless = ⚠️ { $count ->
    [one] 1 open ticket has no next date
   *[other] { $count } open tickets have no next date
  }. Please report this: { $tickets }
alarm-outbox-old = ⚠️ { $count ->
    [one] 1 message has waited
   *[other] { $count } messages have waited
  } for more than 15 minutes. Is Telegram reachable?

late-minutes = { $count } min
late-hours = { $count } h
late-days = { $count ->
    [one] 1 day
   *[other] { $count } days
  }
