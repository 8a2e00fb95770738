# Lists

list-queue = <b>{ $team }</b>: { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
  }
list-more = … and { $count } more
list-mine = <b>Yours</b>: { $count ->
    [one] 1 open ticket
   *[other] { $count } open tickets
  }
list-queue-empty = <b>{ $team }</b>: nothing waits. 👍
list-mine-empty = You have no open tickets. 👍
list-line = { $mark } { $id } { $title } · { $ulb } · { $holder } · { $due }
list-line-late = { $mark } 🔴 { $id } { $title } · { $ulb } · { $holder } · late, was due { $due }
list-line-promised = { $mark } { $id } { $title } · { $ulb } · { $holder } · 📅 { $due }
list-line-dateless = { $mark } { $id } { $title } · { $ulb } · { $holder }
list-nobody = nobody
list-desk = helpdesk
list-all-teams = All teams
