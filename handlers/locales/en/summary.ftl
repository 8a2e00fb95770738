# The summary of a day

summary-head = 📊 <b>{ $about }</b> · { $day }
summary-quiet = 📊 <b>{ $about }</b> · { $day }: all quiet. Nothing came, nothing is late{ $open ->
    [0] .
    [one] ; 1 ticket is open.
   *[other] ; { $open } tickets are open.
  }
summary-window = <i>{ $since } to { $until }</i>
summary-posted-late = <i>Posted late: the bot was down. What is late is as of now.</i>
summary-opened = 🆕 { $count } opened{ $each }
summary-resolved = ✅ { $count } solved
summary-solved = 🎯 Solved by the due date: <b>{ $in_time } in time, { $late } late</b> ({ $share } %)
summary-open = 📂 { $count } still open
summary-answered = ⏱ Taken up: <b>{ $in_time } in time, { $late } late</b> ({ $share } %)
summary-of = • { $of }: { $share } % in time ({ $in_time } of { $all })
summary-of-others = • { $teams ->
    [one] 1 more team
   *[other] { $teams } more teams
  }: { $share } % in time ({ $in_time } of { $all })
summary-solved-of = • { $of }: { $share } % solved in time ({ $in_time } of { $all })
summary-solved-of-others = • { $teams ->
    [one] 1 more team
   *[other] { $teams } more teams
  }: { $share } % solved in time ({ $in_time } of { $all })
summary-late = { $count ->
    [one] 🔴 <b>1 is late and not answered:</b>
   *[other] 🔴 <b>{ $count } are late and not answered</b>, the oldest:
  }
summary-late-one = { $mark } { $priority } { $id } · { $team } · due { $due }
button-today = Today
button-yesterday = Yesterday
command-summary = Summary of a day, week or month
not-allowed-summary = The summary is for the helpdesk, the teams and the SPOCs. Ask an admin if you should have it.
