# The pinned board of a group, and the queue card of a burst

board-head = 📌 <b>{ $team }</b>
board-late = 🔴 <b>Late: { $count }</b>
board-today = ⏰ <b>Due today: { $count }</b>
board-unclaimed = 🆓 <b>Nobody has it yet: { $count }</b>
board-more = … and { $count } more: /queue
board-empty = Nothing waits. 👍
pin-refused = I may not pin messages in the group of { $team }, so it has no board of what waits. Make me an admin there with the right to pin; I will try again tomorrow.
burst-head = ⏳ <b>{ $count ->
    [one] 1 card is
   *[other] { $count } cards are
  } still on the way</b>, the most urgent first. Telegram lets me post only so many a minute. You can claim here already:
burst-claim = 🙋 Claim { $id }
