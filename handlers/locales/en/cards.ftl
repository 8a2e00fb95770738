# The card in a team's group

card-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
card-title = <b>{ $title }</b>
card-place = { $what }
card-refs = 🔗 { $refs }
card-caller = 👤 { $name }, { $who } · logged by { $operator }
card-read-all = { $text } <a href="{ $url }">Read all</a>
card-diagnosis = 🔎 Found so far: { $text }
card-due = ⏰ Answer by <b>{ $when }</b> ({ $live })
card-recommended = recommended
card-due-provisional = ⏰ Answer by <b>{ $when }</b> ({ $live }; that year's holidays are not confirmed)
card-late = 🔴 <b>Late:</b> was to be answered by { $when } ({ $live })
card-in-time = ✔️ Answered in time, { $when }
card-answered-late = ⚠️ Answered { $late } late, { $when } (was due { $due })
card-taken-in-time = ✔️ Taken in time, { $when }{ $answered ->
    [no] {""}
   *[other] ; answered { $answered }
  }
card-taken-late = ⚠️ Taken { $late } late, { $when } (was due { $due }){ $answered ->
    [no] {""}
   *[other] ; answered { $answered }
  }
card-solve-by = 🎯 To be solved by { $when }
card-solve-rests = 🎯 To be solved by { $when } if the answer comes now
card-solve-late = 🎯 Was to be solved by { $when }
card-nobody = Nobody has it yet.
card-answered-nobody = Answered by { $who }, nobody has it.
card-holder = 🙋 <b>{ $who }</b> has it since { $when }
card-promised = 📅 Promised for { $when }
card-next-stale = 📅 No date is promised; the next question is at { $when }
card-next-answer = 📅 The helpdesk is reminded at { $when }
card-next-promise = 📅 Promised for { $when }
card-next-response = 📅 The next step is at { $when }
card-solved = ✅ <b>Solved</b> by { $who }, { $when }
card-solution = { $text }
card-files = 📎 { $count ->
    [one] 1 file below
   *[other] { $count } files below
  }
card-delayed = <i>(delayed: this was owed at { $when })</i>
not-delivered = ⚠️ <b>Not delivered yet:</b> { $why }. It is tried again and again.
trouble-removed = the bot is not in the team's group
trouble-silenced = the bot may not write in the team's group
trouble-closed = the team's topic is closed
trouble-blocked = the bot is blocked
trouble-refused = Telegram does not take it
