# Buttons of a ticket's further way

button-ask = ❓ Ask
button-answer = 💬 Answer
button-no-answer = ⏭ No answer needed
button-forward = ➡️ Forward
button-escalate = 📤 Escalate
button-to-desk = ↩️ Back to the helpdesk
button-reopen = 🔁 Reopen
button-withdraw = 🚫 Withdraw
button-reference = 🔖 Reference
button-link = 🔗 Link
button-unlink-ticket = ✂️ Unlink
button-history = 🕘 History
button-watch = 🔔 Keep me posted
button-for-desk = 🔒 Helpdesk only
button-for-teams = 👥 Helpdesk and teams
button-for-town = 🏛 The town, too
button-unwatch = 🔕 Stop telling me
button-confirm-yes = 👍 Yes, solved
button-confirm-no = 👎 No
button-unreached = 📵 Not reached
button-make-problem = 🧩 Make it a problem
button-hand-over = 🤝 Hand over
button-off-d1 = Tomorrow
button-off-d3 = 3 days
button-off-d7 = 1 week
button-off-t = 📅 Another day
button-off-n = For good
button-take-it-back = 🙋 Take back
button-told-opened = { $on ->
    [yes] 🔔 Opened
   *[no] 🔕 Opened
  }
button-told-answered = { $on ->
    [yes] 🔔 Answered
   *[no] 🔕 Answered
  }
button-told-resolved = { $on ->
    [yes] 🔔 Solved
   *[no] 🔕 Solved
  }

# Reasons that come with the desk

forward-reason-not-ours = Not for our team
forward-reason-our-part-done = Our part is done, the rest is theirs
forward-reason-knows-better = They know this better
reopen-reason-same-again = The same trouble again
reopen-reason-partly = Only partly solved

# On the card

card-came-from = ↪️ From { $team }: { $reason }
card-back = ↩️ { $team } sent it back: { $reason }
card-moved = ➡️ Now with <b>{ $team }</b>: { $reason }
card-moved-to-desk = ↩️ Back with the helpdesk: { $reason }
card-reopened = 🔁 Reopened: { $reason }
card-reopened-unsaid = 🔁 Reopened: it was not solved
card-asked = ❓ <b>{ $who }</b> asked the helpdesk, { $when }: { $text }
card-reference = 🔖 { $reference }
card-linked = 🔗 Linked to { $id }
another-ticket = another ticket
view-tied = 🔗 Linked to this one: { $ids }
card-lent = 🤝 For { $who }, who is back { $when }
card-confirmed-yes = 👍 The caller says that it is solved{ $score ->
    [0] {""}
   *[other] {" "}({ $score } of 5)
  }
card-confirmed-no = 👎 The caller says that it is not solved
card-confirmed-unreached = 📵 The caller could not be reached
card-withdrawn = 🚫 <b>Withdrawn</b> by the helpdesk, { $when }
card-closed = 🔒 Closed, { $when }

# The operator's own message

own-waiting = ❓ { $who } waits for your answer.
own-open = 🎫 <b>{ $id }</b> is with the helpdesk; no date is promised.
    { $title }
    Tell the caller the number: <b>{ $id }</b>
own-withdrawn = 🚫 <b>{ $id }</b> is withdrawn ({ $when }).
    { $title }
caller-text-open = { $desk }: your ticket is { $id }{ $what }. We are working on it. To ask about it, tell us { $id }.

# Prompts

prompt-add = { $mention }, what is to be added to { $id }? Reply to this message; photos and voice notes may go with it.
prompt-add-private = What is to be added to { $id }? Write it here; photos and voice notes may go with it.
done-add = Added to { $id }.
prompt-ask = { $mention }, what do you need to know about { $id }? Reply to this message; photos and voice notes may go with it.
prompt-ask-private = What do you need to know about { $id }? Write it here; photos and voice notes may go with it.
prompt-answer = { $mention }, what is the answer for { $id }? Reply to this message.
prompt-answer-private = What is the answer for { $id }? Write it here, or send photos or a voice note.
prompt-forward = { $mention }, where does { $id } go?
prompt-forward-private = Where does { $id } go?
prompt-forward-why = { $mention }, why does { $id } go to { $team }? Reply to this message, or tap:
prompt-forward-why-private = Why does { $id } go to { $team }? Write it here, or tap:
prompt-return = { $mention }, what is missing or wrong in { $id }? Tap it, or reply to this message:
prompt-return-private = What is missing or wrong in { $id }? Tap it, or write it here:
prompt-reopen = { $mention }, why is { $id } not solved? Reply to this message, or tap:
prompt-reopen-private = Why is { $id } not solved? Write it here, or tap:
prompt-still-wrong = { $mention }, what is still wrong with { $id }? Reply to this message; the team reads it.
prompt-still-wrong-private = What is still wrong with { $id }? Write it here; the team reads it. Or leave it so.
prompt-reference = { $mention }, what is { $id } called elsewhere (a JIRA key or a link)? Reply to this message.
prompt-reference-private = What is { $id } called elsewhere? Send the JIRA key or the link.
prompt-link = { $mention }, to which ticket does { $id } belong? Reply with its number.
prompt-link-private = To which ticket or problem does { $id } belong? Send its number.

# Answers to presses and words

write-question = Write below what you need to know about { $id }.
write-answer = Write below what the answer for { $id } is.
write-why = Write below why { $id } is not solved.
write-reference = Write below what { $id } is called elsewhere.
write-link = Write below to which ticket { $id } belongs.
choose-team = Choose below where { $id } goes.
choose-team-first = Tap the team first, then say why.
escalate-where = 📤 Which team gets { $id }?
escalated-to = { $id } is with { $team }.
question-dropped = { $id }: no answer is waited for any more.
done-resolve = ✅ { $id } is solved. The operator is told.
done-ask = ❓ The helpdesk is asked about { $id }. The answer comes under the card.
done-answer = 💬 The answer for { $id } is passed on.
done-forward = ➡️ { $id } is forwarded.
done-return = ↩️ { $id } is back with the helpdesk.
done-reopen = 🔁 { $id } is open again.
done-still-wrong = ➕ Added to { $id }.
done-reference = 🔖 Noted for { $id }.
done-link = 🔗 { $id } is linked to { $other }.
unlinked-ticket = { $id } is not linked to { $other } any more.
rated = Thank you, it is noted for { $id }.
withdrawn-by-you = { $id } is withdrawn.
watching-on = You will be told what happens to { $id }.
watching-off = You will be told no more about { $id }.
news-on = You will get these messages again.
news-off = You will not get these messages any more.
news-bells = With 🔔 you are told when a ticket of your town is opened, answered or solved; with 🔕 you are not. Tap one to change it.
confirm-ask = { $who } has { $id }. Tap Ask again to take it over and ask.
confirm-forward = { $who } has { $id }. Tap Forward again to forward it anyway.
confirm-withdraw = { $id } will be closed unsolved. Tap Withdraw again to do it.
too-late = { $id } was solved more than { $days ->
    [one] 1 business day
   *[other] { $days } business days
  } ago. Open a new ticket that names { $id }.
wrong-link = { $id } can't be linked to { $other }: it must be another open ticket that is not linked itself.
wrong-choice = That choice is gone. Please choose again.
not-an-id = Send the ticket's number alone, for example { $example }.
not-now-answer = { $id } waits for no answer any more. Reply to a message about it to add a comment.
not-now-no-answer = { $id } waits for no answer any more.
not-now-escalate = { $id } is with a team already.
not-now-forward = { $id } is with the helpdesk or with that team already. Send /status to see where it is.
not-now-return = { $id } is with the helpdesk already.
not-now-reopen = { $id } is open already.
not-now-confirm = { $id } is open: there is nothing to confirm yet.
not-now-rate = The caller's answer comes first: is { $id } solved?
not-allowed-ask = Only the team that has { $id } can ask about it.
not-allowed-answer = Only helpdesk operators can answer for { $id }.
not-allowed-no-answer = Only the team that has { $id } can do that.
not-allowed-forward = Only the team that has { $id } and the helpdesk can forward it.
not-allowed-return = Only the team that has { $id } can send it back.
not-allowed-escalate = Only helpdesk operators can escalate { $id }.
not-allowed-object = Only the SPOC of its town can object to { $id } being solved.
not-allowed-reopen = You can't reopen { $id }. Ask the helpdesk.
not-allowed-confirm = Only helpdesk operators can write down what the caller says about { $id }.
not-allowed-rate = Only helpdesk operators can write down what the caller says about { $id }.
not-allowed-withdraw = Only helpdesk operators can withdraw { $id }.
not-allowed-watch = Open { $id } in the private chat to be kept posted.
not-allowed-reference = Only the team that has { $id } and the helpdesk can name it.
not-allowed-history = Open { $id } in the private chat to see its history.
not-allowed-link = Only the team that has { $id } and the helpdesk can link it.
not-allowed-hand-over = You have nothing of that team to hand over.
not-allowed-mute = That is for the SPOCs of the towns.

# What people are told

asked = ❓ { $id }: <b>{ $who }</b> ({ $team }) asks:
    { $text }
    Reply to this message with the answer: words, photos or a voice note.
answered = 💬 { $mention }{ $id }: <b>{ $who }</b> answers:
    { $text }
answered-here = 💬 { $id }: <b>{ $who }</b> answers:
    { $text }
answered-for-you = 💬 { $id }: { $who } has answered the team's question.
    { $text }
question-passed-on = 📵 { $mention }{ $id }: the bot can't reach { $by } now, whom the question is for. { $count ->
    [0] Nobody else at the helpdesk can be reached either. They get it when they are back.
    [one] It went to another operator as well.
   *[other] It went to { $count } other operators as well.
    }
no-answer-needed = ⏭ { $id }: the team needs no answer any more.
returned = ↩️ { $id }: <b>{ $origin }</b> sent it back: <b>{ $reason }</b>
    { $title }
    Reply to this message with what is missing (words, photos, files), then tap Escalate.
commented-here = 💬 { $mention }{ $id }: <b>{ $who }</b> writes:
    { $text }
comment-kept = { $id }: this is for { $audience ->
    [desk] the helpdesk only
    [town] the helpdesk, the teams and the town
   *[teams] the helpdesk and the teams
  }.
corrected-here = ✏️ { $mention }{ $id }: <b>{ $by }</b> corrected { $what }
corrected-phone = the caller's number
corrected-email = the caller's e-mail address
corrected-name = the caller's name
corrected-ulb = the town: { $value }
corrected-who = who is calling: { $value }
corrected-nature = the sort of trouble: { $value }
corrected-kind = the type: { $value }
corrected-module = the module: { $value }
corrected-words = what is wrong
corrected-files = the files
solved-ask = ✅ { $id } is <b>solved</b> by { $who }.
    { $title }
solved-objected = ⚠️ The town says that it is not solved. It does not close by itself until you have asked.
solved-question = Does the caller agree?
solved-over = 🔁 { $id } was solved, and is open again.
    { $title }
solved-rate = How satisfied is the caller, 1 to 5?
confirmed-yes = 👍 { $id }: the caller says that it is solved. It is closed.
confirmed-no = 👎 { $id }: the caller says that it is not solved. It is open again.
confirmed-unreached = 📵 { $id }: the caller could not be reached. It closes by itself if nobody objects.
reopened = 🔁 { $id } is reopened by { $by }.
    { $text }
reopened-here = 🔁 { $id } is reopened: { $who } writes:
    { $text }
withdrawn = 🚫 { $id } is withdrawn by { $by }.
withdrawn-here = 🚫 { $mention }{ $id } is withdrawn by the helpdesk: nothing more to do.
forwarded-often = 🔁 { $id } was forwarded { $count ->
    [one] 1 time
   *[other] { $count } times
  } and is with { $team } now. Somebody should decide who solves it.
    { $title }
lost-claim = 🙋 { $id }: { $by } has taken it over from you.
lost-moved = ➡️ { $id }, which you had, was forwarded by { $by }.
spoc-opened = 🆕 { $id } is opened for your town.
    { $title }
spoc-answered = 🙋 { $id }: { $team } has answered the helpdesk.
    { $title }
spoc-comment = 💬 { $id }: <b>{ $who }</b> writes:
    { $text }
spoc-taken = 🙋 { $id }: { $team } has taken it.
    { $title }
spoc-asked = ❓ { $id }: { $team } has taken it, and has asked the helpdesk something.
    { $title }
spoc-returned = ↩️ { $id }: { $origin } sent it back to the helpdesk, which goes on with it.
    { $title }
spoc-resolved = ✅ { $id } is solved.
    { $title }
    { $text }
    <b>Not so?</b> Tap Reopen.
watched-claimed = 🔔 { $id }: { $who } has it now.
watched-resolved = 🔔 ✅ { $id } is solved by { $who }.
    { $title }
    { $text }
watched-reopened = 🔔 🔁 { $id } is reopened.
    { $text }
linked-problem = 🧩 { $id } is opened for: { $others }
propose-problem = 🧩 The same trouble from several towns within half an hour: { $others }.
    Shall it be one problem? Its updates and its solution then reach all of them.
problem-gone = These tickets are linked or solved by now.
problem-words = The same trouble in several towns: { $others }.
problem-place = Several towns
handed-over = 🤝 { $by } is away. { $mention }now has: { $others }
handed-to-you = 🤝 { $by } is away; you now have: { $others }
hand-over-to = 🤝 Who takes over what you have?
hand-over-nobody = There is no colleague of your team to hand over to. A colleague is known here once they have tapped a button or written /mine in the group. Else release what you have.
hand-over-nothing = You have nothing to hand over.
handed = Done. { $who } has it now.
handed-over-until = 🤝 { $by } is away until { $until }. Until then { $mention }has: { $others }
handed-to-you-until = 🤝 { $by } is away until { $until }; until then you have: { $others }
hand-over-until = 🤝 When are you back? { $who } has what you have until then.
hand-over-until-off = ⚠️ <b>{ $who } is away, too</b>, until { $off }: nobody would work on what you have. Choose another colleague with /mine, or say when you are back; { $who } has it until then.
hand-over-day = 📅 On which day are you back? Write it: tomorrow, in two days, Thursday, 24 Dec, 24.12.2026.
back-again = 👋 You are back. { $by } still has of what you handed over: { $others }
back-again-nothing = 👋 You are back. Nothing of what you handed to { $by } is left: it is solved, or others have it.
colleague-back = 👋 { $by } is back and can take back: { $others }
took-back = Yours again: { $others }
take-back-nothing = There is nothing left to take back: it is solved, yours already, or others have it.
taken-back-from-you = 🙋 { $by } is back and has taken back: { $others }

# The history of a ticket

history-head = 🕘 <b>{ $id }</b>: what happened
history-line = <i>{ $when }</i> { $what }
history-nobody = the helpdesk
history-opened = { $who } opened it
history-opened-by-mail = The helpdesk opened it by itself, from a mail
history-escalated = It reached { $team }, to be answered by { $due_at }
history-kept = { $who } kept it, promised for { $until }
history-responded = { $team } { $taken ->
    [yes] took it up
   *[no] answered
  } { $outcome ->
    [in-time] in time
    [late] late
   *[other] {""}
  }
history-claimed = { $who } has it
history-released = { $who } gave it back to the team
history-responseundone = It was given back without a word: the clock of { $team } runs on
history-commented = { $who } wrote: { $text }
history-reworded = { $who } edited: { $text }
history-reworded-before = { $who } edited: { $text }. It had read: { $former }
history-corrected = { $who } corrected { $what }
history-filesadded = { $who } added files: { $count }
history-callershown = { $who } saw the caller's number
history-shownunchecked = { $who } saw { $what ->
    [files] the files
   *[caller] the number
  }, though Telegram could not say whether they are still in the group
history-promised = { $who } promised it for { $until }
history-prioritychanged = { $who } made it { $new } (it was { $old })
history-promisechanged = { $who } put it off to { $until }
history-promisemoved = The promised day is closed: promised for { $until } now
history-promisekept = It was solved as promised, by { $until }
history-promisemissed = It was promised for { $until }, and not done
history-duemoved = The calendar or the response times were changed: to be answered by { $due_at }
history-breached = { $team } was late
history-breachwithdrawn = { $team } was not late after all
history-solutiondue = To be solved by { $due_at }
history-solutiondue-none = There is no date any more by when it is to be solved
history-solutionmissed = It was not solved by the due date
history-resolved = { $who } solved it: { $text }
history-asked = { $who } asked the helpdesk: { $text }
history-answered = { $who } answered: { $text }
history-forwarded = { $who } forwarded it from { $origin } to { $team }: { $reason }{ $text }
history-returned = { $who } ({ $origin }) sent it back to the helpdesk: { $reason }{ $text }
history-handedover = { $who } handed it over to { $to }
history-handedover-until = { $who } handed it over to { $to } until { $until }
history-takenback = { $who } took it back from { $origin }
history-reopened = { $who } reopened it: { $text }
history-confirmed = { $who } asked the caller: { $answer ->
    [yes] it is solved
    [no] it is not solved
   *[other] nobody picked up
  }
history-objected = { $who } objected: { $text }
history-rated = The caller gave { $score } of 5
history-closed = It was closed
history-withdrawn = { $who } withdrew it
history-referenced = { $who } named it { $text }
history-linked = { $who } linked it to { $to }
history-unlinked = { $who } took the link away
