# Why this date: the story of a deadline

button-why = 🗓 Why this date?
command-why = Why a ticket is due when it is
why-none = { $id } has no date: it waits for no team and nothing is promised for it.
why-head = 🗓 <b>{ $id }</b>: { $team } is to answer by <b>{ $when }</b>
why-start = Reached { $team } at { $when }
why-from = Counted from { $when }, when it became more urgent
why-from-before = { $team } had it before: counted from { $when }
why-policy = { $priority } { $name }: { $days ->
    [one] 1 business day
   *[other] { $days } business days
  }; only days that begin after the ticket came are counted
why-recommended = The SOP recommends this time to { $team }, and does not bind it.
why-begun = • { $dates }: the day had begun, it does not count
why-counted = • { $dates }: <b>business day { $n } of { $of }</b>
why-shut = • { $dates }: { $why }
why-short = • { $dates }: open, but too short for a business day ({ $why })
why-over = • { $dates }: a business day more than the limit
why-reason-named = { $name }
why-reason-estimated = { $name } (estimated)
why-reason-weekday = { $day }, shut
why-reason-closed = special hours
why-priority = ↕️ { $when }: priority { $old } → { $new }, so due { $due }
why-moved = 📅 { $when }: the calendar or the response times were changed, so due { $due }
why-so = So it is due when that day closes: <b>{ $when }</b>
why-kept = With the calendar as it is now the date would be another, but the date given then stays: <b>{ $when }</b>
why-provisional = ⚠️ Nobody has confirmed the holidays of { $year } yet: the date may move.
why-breached = 🔴 It was already late at { $when }: it stays marked late.
why-running = Not answered yet.
why-late = 🔴 Not answered yet: it is late.
why-ended-in-time = ✅ Answered in time, { $when }. The date will not change any more.
why-ended-late = 🔴 Answered late, { $when }. The date will not change any more.
why-taken-in-time = ✅ Taken in time, { $when }. If it is given back before a word, the clock runs on.
why-taken-late = 🔴 Taken late, { $when }. If it is given back before a word, the clock runs on.
why-ended-cancelled = The clock was stopped at { $when }, without an answer of the team.
why-rested = • { $dates }: a business day, but it waited for an answer
why-solve-head = 🎯 <b>{ $id }</b> is to be solved by <b>{ $when }</b>
why-solve-start = { $days ->
    [one] 1 business day
   *[other] { $days } business days
  } that open after { $when }; whichever team has it since
why-solve-running = Not solved yet.
why-solve-late = 🔴 Not solved yet: that date is over.
why-solve-rests = ⏸ It waits for an answer: until that comes, this rests.
why-solved-in-time = ✅ Solved in time, { $when }. The date is kept for good.
why-solved-cancelled = This ended at { $when }: there is no date any more by when it is to be solved.
why-solved-late = 🔴 Solved late, { $when }. The date is kept for good.
why-promised = 📅 { $id } was promised for <b>{ $until }</b> (said { $when })
why-put-off = 📅 { $id } was put off to <b>{ $until }</b> (said { $when })
why-promise-moved = 📅 { $id } is promised for <b>{ $until }</b>: the day that was promised is closed ({ $when })
