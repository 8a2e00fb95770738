# Numbers: what summaries of more than a day say, exports, charts, and the weekly word to the admins

summary-more = <blockquote expandable>{ $lines }</blockquote>
summary-reopened = • { $count } reopened
summary-returned = • { $count } sent back to the helpdesk ({ $each })
summary-returned-for = { $count } { $reason }
summary-returned-other = { $count } for another reason
summary-not-late = • { $count } counted as late before, but answered in time
summary-undone = • { $count } counted as taken up before, but given back without a word
summary-known-later = • ✏️ { $count } of these became known only after the period's end
summary-confirmed = • Asked whether it is solved: { $yes } said yes, { $no } no{ $unreached ->
    [0] {""}
   *[other] , { $unreached } not reached
  }
summary-rated = • Satisfaction: { $average } of 5 ({ $count ->
    [one] 1 answer
   *[other] { $count } answers
  })
summary-promises = • Promises: { $kept } kept{ $missed ->
    [0] {""}
   *[other] , { $missed } missed
  }
summary-more-ulbs = • More than usual from { $each }
summary-more-modules = • More than usual about { $each }
summary-unusual = { $name } { $count } (usually { $usual })
button-week = 7 days
button-month = 30 days
button-pilot = Since the start
button-everything = All
button-one-team = Team…
button-one-ulb = ULB…
button-earlier = ‹
button-further = ›
button-charts = 📈 Charts
button-export = Export
button-export-callers = Export with callers
export-comes = The file is being made. It comes here in a moment.
export-comes-already = That file is being made already. It comes here in a moment.
export-caption = 📄 The tickets opened on <b>{ $days }</b> · { $about }. Callers are not in it.
export-caption-callers = 📄 The tickets opened on <b>{ $days }</b> · { $about }. <b>Callers' names and numbers are in it</b>: keep it to yourself and delete it when you are done.
export-failed = The file of { $days } could not be made, or is larger than Telegram takes. Choose fewer days, a team or a ULB; or run <code>helpdesk export</code> on the helpdesk's own machine.
charts-come = The pictures are being drawn. They come here in a moment.
charts-come-already = Those pictures are being drawn already.
charts-head = 📈 <b>{ $about }</b> · { $day }
charts-flow = Since { $first }: opened { $opened }, solved { $resolved }; open before { $before }, now { $open }.
charts-teams = Taken up in time, of all that was taken up: { $each }.
charts-no-teams = No team has taken anything up in these days.
charts-ages = Open now: { $all }; older than a week: { $week }, than a month: { $month }.
chart-flow = Opened and solved
chart-opened = opened
chart-resolved = solved
chart-backlog = open at the day's end
chart-teams = Taken up in time
chart-in-time = in time
chart-late = late
chart-share = { $share } % · { $in_time } of { $all }
chart-more-teams = { $count ->
    [one] 1 more team
   *[other] { $count } more teams
    }
chart-ages = Open now, by age
chart-quiet = Nothing came or was solved
chart-nothing = Nothing is open
chart-nobody = Nothing was taken up
chart-age-0 = under 1 day
chart-age-1 = 1–2 days
chart-age-2 = 3–6 days
chart-age-3 = 7–29 days
chart-age-4 = 30+ days
weekly-word = 🗓 <b>The helpdesk's week</b>
    • { $sent ->
        [one] 1 message was
       *[other] { $sent } messages were
    } sent; the slowest waited { $worst ->
        [0] less than a second
        [one] 1 second
       *[other] { $worst } seconds
    }.
    { $refused ->
        [0] • None was refused.
       *[other] • <b>{ $refused ->
            [one] 1 was refused
           *[other] { $refused } were refused
        }</b>: { $why }.
    }
    { $troubled ->
        [0] • Every linked chat can be posted to.
       *[other] • <b>Needs attention</b>: { $chats }. /doctor says what to do.
    }
    { $unconfirmed ->
        [no] • The calendar is confirmed as far as it has to be.
       *[other] • <b>Nobody has confirmed the holidays of { $unconfirmed } yet</b>: compare them with the notified list under /admin, Closures.
    }
    { $backups ->
        [-2] • PostgreSQL is not copied by the bot: have <code>pg_dump</code> do it every night.
        [-1] • <b>No backups are made</b>: set backup.dir.
        [0] • <b>There is no backup yet.</b>
       *[other] • { $backups ->
            [one] 1 backup
           *[other] { $backups } backups
        }: the newest is { $newest ->
            [0] of today
            [one] 1 day old
           *[other] { $newest } days old
        }, the oldest { $oldest ->
            [0] of today
            [one] 1 day old
           *[other] { $oldest } days old
        }.
    }
    • The database has { $megabytes } MB.
