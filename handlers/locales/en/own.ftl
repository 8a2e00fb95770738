# The operator's own message

own-escalated = 🎫 <b>{ $id }</b> is with <b>{ $team }</b>.
    { $title }
    ⏰ Answer by <b>{ $when }</b>
    Tell the caller the number: <b>{ $id }</b>
own-kept = 🎫 <b>{ $id }</b> stays with you.
    { $title }
    📅 Promised for <b>{ $when }</b>
    Tell the caller the number: <b>{ $id }</b>
own-solved = 🎫 <b>{ $id }</b> is logged as solved.
    { $title }
    Tell the caller the number: <b>{ $id }</b>
own-claimed = 🎫 <b>{ $id }</b> · { $team }: <b>{ $who }</b> has it since { $since }.
    { $title }
    { $clock }
own-resolved = ✅ <b>{ $id }</b> is solved ({ $who }, { $when }).
    { $title }
caller-text = { $desk }: your ticket is { $id }{ $what }. { $team } will answer by { $when }. To ask about it, tell us { $id }.
caller-text-kept = { $desk }: your ticket is { $id }{ $what }. We will answer by { $when }. To ask about it, tell us { $id }.
caller-text-solved = { $desk }: your ticket { $id }{ $what } is solved. If it comes back, tell us { $id }.
caller-text-solved-so = { $desk }: your ticket { $id }{ $what } is solved: { $how } If it comes back, tell us { $id }.
caller-line = 👤 { $name } · { $contact }
