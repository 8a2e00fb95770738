# Closures, in the panel where an admin sets the desk up

button-closures = 📅 Closures

closures-confirmed = 📅 <b>Holidays of { $year }</b> · ✅ confirmed
closures-unconfirmed = 📅 <b>Holidays of { $year }</b> · ⚠️ not confirmed: deadlines in it are marked provisional
closures-weekly = Off every week: { $days }
closures-closed = { $sign } { $days }: { $named ->
    [yes] { $name }
   *[no] closed
  }{ $estimated ->
    [yes] {" "}(estimated: check the date)
   *[no] {""}
  }
closures-open = { $sign } { $days }: <b>open</b>{ $named ->
    [yes] , { $name }
   *[no] {""}
  }
closures-hours = { $sign } { $days }: <b>open { $hours }</b>{ $named ->
    [yes] , { $name }
   *[no] {""}
  }{ $counts ->
    [yes] {""}
   *[no] {" "}(too short for a business day)
  }
closures-legend = 🔒 in the configuration file · ✏️ declared here
nth-weekday = { $nth ->
    [0] { $day }
    [1] 1st { $day }
    [2] 2nd { $day }
    [3] 3rd { $day }
   *[other] { $nth }th { $day }
  }
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

button-declare-closed = ➕ Closed day
button-declare-open = ➕ Open day
button-declare-hours = 🕘 Special hours
button-take-back = ➖ Take back
button-confirm-year = ✅ { $year } is confirmed
button-year-yes = Yes, { $year } is confirmed
button-confirm = ✅ Confirm
button-tomorrow = Tomorrow
which-closed = Which day is <b>closed</b>? Write the day or days, then the reason:
    <i>25 Dec Christmas</i>, <i>24-26 Dec Cyclone</i>, <i>24.12.2026</i>, <i>tomorrow</i>, <i>in two days</i>
which-open = Which day off will be <b>open</b>? Write the day or days, then the reason:
    <i>12 Dec Catching up</i>, <i>12.12.2026</i>, <i>tomorrow</i>
which-hours = Which day has <b>hours of its own</b>? Write the day, the hours, then the reason:
    <i>24 Dec 10:00-13:30 Christmas Eve</i>, <i>12.12.2026 10:00-13:30 14:00-16:00</i>
take-back-which = Which declared day do you want to take back?
take-back-none = Nothing was declared here for this year or later. What the configuration file (🔒) says is changed there, or by declaring the day anew here.

proposal-closed = <b>{ $days } { $year } closed</b>{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-open = <b>{ $days } { $year } open</b> at the normal hours{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-hours = <b>{ $days } { $year } open { $hours }</b>{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-taken-back = <b>{ $days } { $year }</b> is an ordinary day again{ $named ->
    [yes] {" "}(it was declared: { $name })
   *[no] {""}
  }
proposal-was = Until now: { $line }
proposal-past = ⚠️ <b>{ $day } is past.</b> Is it meant?
proposal-which-hours = <b>{ $days } { $year }: closed, and { $hours }.</b> Which is it?
button-next-year = No: { $day }
button-read-whole = Closed all day
button-read-shut = Closed { $hours } only
button-read-open = Open { $hours } only
proposal-too-short = These hours are shorter than a normal day: it does not count as a business day for deadlines.
proposal-effect = { $moves ->
    [0] No open ticket moves.
    [one] 1 ticket moves{ $earlier ->
        [0] {""}
       *[other] {" "}to an earlier date, at least one business day from now
      }.
   *[other] { $moves } tickets move{ $earlier ->
        [0] {""}
       *[other] {" "}({ $earlier } to an earlier date, at least one business day from now)
      }.
  }{ $forgiven ->
    [0] {""}
    [one] {" "}1 is no longer late.
   *[other] {" "}{ $forgiven } are no longer late.
  }{ $promises ->
    [0] {""}
    [one] {" "}1 promise moves to the next business day; whoever made it is told.
   *[other] {" "}{ $promises } promises move to the next business day; whoever made them is told.
  }
    Tickets that are answered keep their date.
proposal-move = • { $solution ->
    [yes] 🎯{" "}
   *[no] {""}
  }{ $id }: { $before } → { $after }
declared = Saved. The dates of the open tickets are being changed.
recounted = 📅 { $what ->
    [calendar] The calendar was changed
   *[other] The response times of { $what } were changed
  }: { $moved ->
    [one] 1 ticket moved
   *[other] { $moved } tickets moved
  }{ $withdrawn ->
    [0] .
    [one] , 1 is no longer late.
   *[other] , { $withdrawn } are no longer late.
  }
nudge-withdrawn-moved = ✔️ { $id } is not late after all: its due time has moved. It is to be answered by { $when }.
nudge-line-withdrawn-moved = ✔️ { $id }: not late after all, answer by { $when }
confirm-year = Has somebody compared the holidays of <b>{ $year }</b> with the list that the State notified? Estimated dates above all. Deadlines in { $year } are provisional until then.
year-confirmed = The holidays of { $year } are confirmed.
year-unconfirmed = 📅 Nobody has confirmed the holidays of <b>{ $year }</b> yet, so deadlines in it are marked provisional. Compare them with the notified list: /admin, Closures, { $year }.

date-unreadable = I can't find a date in that. Write the date first, then the reason: 25 Dec Christmas, 24-26 Dec, 24.12.2026, tomorrow, Thursday.
date-impossible = There is no such day in the calendar. Write it again, for example 24 Dec.
date-backwards = The last day lies before the first. Write it again, for example 24-26 Dec.
date-too-long = That is more than 31 days. Declare a month at a time.
date-too-far = That day is too far away. Write a day from the past year up to two years ahead.
date-bad-hours = Those hours can't be right: they overlap, or close before they open. Write them as 10:00-13:30 14:00-16:00.
date-no-hours = Which hours? Write them after the day: 24 Dec 10:00-13:30.
date-unclear-hours = Only a part of the day? Write from when until when: 24 Dec 10:00-13:30. If the whole day is meant, leave the hours out.
date-wrong-weekday = That date is another day of the week. Write one of the two, for example Thu 24 Dec.
date-past = That day is not in the future. Write a later day, for example tomorrow or 24 Dec.
