# Searching, and what is similar

command-find = Find tickets
find-ask = <b>What shall I look for?</b> Send a ticket's number, a caller's number, an ID of MUKTASoft, or words in any mix: of the trouble, the caller, town, module or team, for example <i>Jatni muster roll blank</i>.
find-head = 🔎 <b>{ $query }</b>: { $many ->
    [many] the newest { $count } tickets
   *[few] { $count ->
        [one] 1 ticket
       *[other] { $count } tickets
    }
  }
find-head-all = 🔎 { $many ->
    [many] The newest { $count } tickets
   *[few] { $count ->
        [one] 1 ticket
       *[other] { $count } tickets
    }
  }
find-head-loosely = 🔎 <b>{ $query }</b>: no ticket has all of these words. With some of them:
find-empty = 🔎 <b>{ $query }</b>: nothing found. Try fewer or other words, the beginning of a word, a ticket's number, or an ID like WO/2023-24/000339. I look at what is open and at the last 400 days, as far as you may see it.
find-empty-filtered = 🔎 <b>{ $query }</b>: nothing found with these filters. Clear them, or try other words.
find-gone = This search is too old. Send /find once more.
find-button-ulb = 📍 Town
find-button-team = 👥 Team
find-button-status = Status
find-button-priority = Priority
find-button-late = 🔴 Late
find-button-mine = 📂 Mine
find-button-open = Open
find-button-solved = Solved
find-button-any = Any
find-button-clear = ✖️ Clear
not-allowed-find = I search in the private chat, for people who are on the helpdesk's list. Write to me there.
button-similar = 🧩 Similar
similar-head = 🧩 Similar to { $id }:
similar-none = 🧩 Nothing similar to { $id } in the last 400 days.
similar-solved = • { $id } { $title } → <i>{ $solution }</i>
similar-open = • { $id } { $title } ({ $status })
similar-known = • Known: { $trouble } → <i>{ $solution }</i>
button-keep-answer = 💾 Keep this answer
answer-kept = Kept. It will be offered for tickets like this one.
answer-kept-already = It is kept already.
answer-none = Nobody wrote how { $id } was solved, so there is no answer to keep.
not-allowed-keep-answer = Only the team that has { $id } and the helpdesk can keep its answer.
