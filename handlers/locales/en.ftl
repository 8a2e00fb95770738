# English. Keys are grouped by where they are read; facts come escaped.

## Words

nature-functional = Functional
nature-technical-infrastructure = Technical: Infrastructure
nature-technical-app = Technical: App / iFIX
nature-bug = Bug
nature-enhancement = Enhancement
kind-problem = Problem
kind-incident = Incident
kind-change-request = Change Request
kind-bug-fix = Bug Fix
channel-call = Call
channel-email = E-mail
channel-message = Message
channel-visit = Visit
who-ulb-employee = ULB employee
who-cbo = CBO
who-other = Other
status-open = with the helpdesk
status-escalated = with { $team }, nobody has it yet
status-claimed = with { $team }, { $who } has it
status-waiting = waiting for an answer
status-resolved = solved
status-closed = closed
no-module = no module
no-name = name not given
no-words = (no words, see the files)
someone = somebody
desk-team = the helpdesk

## The card in a team's group

card-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
card-title = <b>{ $title }</b>
card-place = { $ulb } · { $module } · { $nature }
card-refs = 🔗 { $refs }
card-caller = 👤 { $name }, { $who } · logged by { $operator }
card-read-all = { $text } <a href="{ $url }">Read all</a>
card-diagnosis = 🔎 Found so far: { $text }
card-due = ⏰ Answer by <b>{ $when }</b> ({ $live })
card-due-provisional = ⏰ Answer by <b>{ $when }</b> ({ $live }; that year's holidays are not confirmed)
card-late = 🔴 <b>Late:</b> was to be answered by { $when } ({ $live })
card-in-time = ✔️ Answered in time, { $when }
card-answered-late = ⚠️ Answered late, { $when } (was due { $due })
card-nobody = Nobody has it yet.
card-answered-nobody = Answered by { $who }, nobody has it.
card-holder = 🙋 <b>{ $who }</b> has it since { $when }
card-promised = 📅 Promised for { $when }
card-solved = ✅ <b>Solved</b> by { $who }, { $when }
card-solution = { $text }
card-files = 📎 { $count ->
    [one] 1 file below
   *[other] { $count } files below
  }
card-delayed = <i>(delayed: this was owed at { $when })</i>

## Buttons

button-claim = ✋ Claim
button-resolve = ✅ Resolve
button-release = ↩️ Release
button-caller = 📞 Caller
button-more = ⋯ More
button-files = 📎 Files ({ $count })
button-cancel = ✖️ Cancel
button-back = ‹ Back
button-resume = ▶️ Resume
button-new = ➕ New
button-discard = 🗑 Discard
button-private = ✍️ Write in private
button-copy = 📋 Copy for the caller
button-whatsapp = WhatsApp
button-mail = E-mail
button-older = Next ›
button-newer = ‹ Previous
menu-new-ticket = 🆕 New ticket
menu-mine = 📂 My tickets
menu-hint = Or just write what the caller says

## The operator's own message

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
caller-text = MUKTA helpdesk: your ticket is { $id }. { $team } will answer by { $when }. To ask about it, tell us { $id }.
caller-text-kept = MUKTA helpdesk: your ticket is { $id }. We will answer by { $when }. To ask about it, tell us { $id }.
caller-text-solved = MUKTA helpdesk: your ticket { $id } is solved. If it comes back, tell us { $id }.

## The form that opens a ticket

form-head = 🆕 <b>New ticket</b>
form-head-review = 📋 <b>Check and send</b>
form-taken = ➕ Taken in: { $what }
form-taken-phone = the number
form-taken-email = the e-mail address
form-taken-name = the name
form-taken-ulb = the town
form-taken-place = the town's name
form-taken-module = the module
form-taken-description = what is wrong
form-taken-file = the file
form-taken-diagnosis = the diagnosis
form-taken-solution = the solution
form-taken-search = the search
form-problem-empty = ⚠️ I could read no words in that. Please write, or tap a button.
form-problem-phone = ⚠️ That is not a whole phone number. Send it again with all its digits, or tap No number.
form-problem-no-ulb = ⚠️ No town by that name. Try another spelling, or tap Not listed.
form-problem-long-name = ⚠️ That is too long for a name. Send only the name.
form-field-caller = 👤 { $value }
form-field-ulb = 📍 { $value }
form-field-who = 🪪 { $value }
form-field-nature = 🧭 { $value }
form-field-module = 🧩 { $value }
form-field-kind = 🏷 { $value }
form-field-words = 📝 { $value }
form-field-diagnosis = 🔎 { $value }
form-field-files = 📎 { $count ->
    [one] 1 file
   *[other] { $count } files
  }
form-notice-recent-tickets = ℹ️ This number in the last hour: { $tickets }
form-notice-other-forms = ℹ️ A colleague has a form open on this number: { $people }
form-notice-open-tickets = ℹ️ This caller's open tickets: { $tickets }
form-notice-similar = ℹ️ About the same ID: { $tickets }
form-notice-answer-by = ⏰ Answer by <b>{ $when }</b>
form-search = 🔍 { $query }
form-page = Page { $page } of { $pages }
form-ask-caller = <b>Who is calling?</b> Send the number, an e-mail address or a name.
form-ask-known = <b>Which of them is it?</b>
form-ask-name = <b>What is the caller's name?</b>
form-ask-ulb = <b>Which town (ULB)?</b> Tap it, or type a part of its name.
form-ask-place = <b>What is the town called?</b> Write its name.
form-ask-who = <b>Who is it?</b>
form-ask-nature = <b>What sort of trouble is it?</b>
form-ask-module = <b>Which part of MUKTASoft?</b>
form-ask-words = <b>What is wrong?</b> Write it in the caller's words; send photos, voice notes or files. Then tap Done.
form-ask-review = { $team ->
    [none] Escalate, keep it, or say that it is solved.
   *[other] <b>Escalate</b> sends it to <b>{ $team }</b>. Or keep it, or say that it is solved.
  }
form-ask-change = <b>What shall be changed?</b>
form-ask-kind = <b>Which type?</b>
form-ask-channel = <b>How did it come?</b>
form-ask-diag = <b>What was found or tried so far?</b> Write it.
form-ask-keep = <b>By when will you answer?</b>
form-ask-solved = <b>How was it solved?</b> Write it, or tap.
form-button-no-number = No number
form-button-someone-else = 👥 Someone else
form-button-skip-name = Skip the name
form-button-all = Show all
form-button-not-listed = Not listed
form-button-page-before = ‹ Previous
form-button-page-after = Next ›
form-button-ulb-employee = 🏛 ULB employee
form-button-cbo = 👥 CBO
form-button-other = Other
form-button-functional = Functional
form-button-infrastructure = Technical: Infrastructure
form-button-app = Technical: App / iFIX
form-button-bug = 🐞 Bug
form-button-enhancement = 💡 Enhancement
form-button-no-module = Another, or none
form-button-done = ✔️ Done
form-button-clear = 🧹 Clear the text
form-button-p1 = P1
form-button-p2 = P2
form-button-p3 = P3
form-button-p4 = P4
form-button-change = ✏️ Change
form-button-diagnosis = 🔎 Diagnosis
form-button-escalate = 📤 Escalate
form-button-keep = 📥 Keep
form-button-solved = ✅ Solved
form-button-no-date = No date yet
form-button-back = ‹ Back
form-button-change-caller = Caller
form-button-change-name = Name
form-button-change-ulb = Town (ULB)
form-button-change-who = Who is calling
form-button-change-nature = Sort of trouble
form-button-change-module = Module
form-button-change-words = What is wrong
form-button-change-kind = Type
form-button-change-channel = How it came
form-button-change-diag = Diagnosis
opened = { $id } is opened.
unrouted = No team is set for this sort of trouble. Tell your administrator; you can still keep the ticket.
no-number = No number
resolved-by-you = ✅ { $id } is solved. The operator is told.

## A ticket in the private chat

view-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
view-status = <b>Now:</b> { $status }
view-opened = Opened { $when } by { $operator } ({ $channel })
view-caller = 👤 { $name }, { $who }: { $contact }
view-caller-masked = 👤 { $name }, { $who }
view-comment = 💬 <b>{ $who }</b>, { $when }: { $text }
view-no-contact = no number

## What people are told

resolved = ✅ { $id } is <b>solved</b> by { $who }.
    { $title }
    { $text }
commented = 💬 { $id }: { $who } writes:
    { $text }
team-not-linked = ⚠️ { $id } is with { $team }, and its clock runs, but their group is not linked yet. The card is sent as soon as it is. Please tell them by phone.
something-went-wrong = Something went wrong; it is noted as { $error }. Please try again.
status-brief = { $id } · { $title } · { $status }
files-of = 📎 { $id }

## Answers to presses

claimed-by-you = { $id } is yours.
already-yours = { $id } is yours already.
already-claimed = { $who } has { $id } since { $when }.
released = { $id } is back with the team.
not-now-resolved = { $id } is solved already.
not-now-closed = { $id } is closed.
not-now-open = { $id } is with the helpdesk, not with a team.
not-now-escalated = Nobody has { $id }. Claim it first.
not-now-claimed = { $id } is claimed already.
not-now-waiting = { $id } waits for an answer.
not-visible = No ticket { $id } that you can see.
not-visible-here = This card is not of this chat any more. Open { $id } with /status.
not-allowed-claim = Only the team that has { $id } can claim it.
not-allowed-release = Only whoever has { $id } can release it.
not-allowed-resolve = Only the team that has { $id } can resolve it.
not-allowed-caller = Only whoever has { $id } can see the number. Claim it first.
not-allowed-comment = Only the team that has { $id } and the helpdesk can write about it.
not-allowed-files = You can't see the files of { $id }.
not-allowed-view = You can't open { $id } here.
not-allowed-open = Only helpdesk operators can open tickets.
not-allowed-queue = The queue is for teams and the helpdesk.
confirm-resolve = { $who } has { $id }. Press Resolve once more to solve it all the same.
caller-is = { $name }: { $contact }
caller-unknown = No number was given for { $id }. Ask the operator.
write-below = Write below how { $id } was solved.
unknown-button = This button no longer works. Send /status to see where things are.
form-gone = This form is finished or discarded. Send /new for another.
form-moved-on = The form has moved on; look at its last card.
form-not-yours = This form is another person's.
prompt-gone = This question is no longer open.
prompt-not-yours = This question is for somebody else.
cancelled = Cancelled.
files-sent = The files follow.
no-files = There are no files.

## Prompts

prompt-resolve = { $mention }, how was { $id } solved? Reply to this message, or tap:
prompt-resolve-private = How was { $id } solved? Write it here, with photos if they help.
prompt-empty = Please answer in words (a photo may go with them).

## Private chat

start-operator = Hello { $name }. This is the { $desk }.
    <b>New ticket:</b> tap the button below, share a contact, or just write what the caller says, for example:
    <i>9437012345 Ramesh, Jatni, muster roll does not open</i>
    <b>Status:</b> send the number, for example { $example }.
start-member = Hello { $name }. This is the { $desk }.
    Tickets for your team come to its group. Claim, Resolve and the rest are buttons under each card.
    /mine shows what you have, /queue what waits. Send a number, for example { $example }, to open a ticket.
start-spoc = Hello { $name }. This is the { $desk }.
    Send a ticket's number, for example { $example }, to see how it stands. /mine lists the open tickets of your town.
start-manager = Hello { $name }. This is the { $desk }.
    Send a ticket's number, for example { $example }, to see how it stands. /queue shows what waits.
start-stranger = This is the { $desk }: it keeps the tickets of MUKTASoft.
    You are not on its list. If you work with MUKTASoft, ask your helpdesk or administrator to add you and give them this number: <code>{ $person }</code>
help-operator = <b>Opening a ticket</b>
    Write what the caller says, or /new, or share a contact. What is missing is asked one by one. Photos, voice notes and files can be sent at any time.
    <b>Looking</b>
    A number alone (<code>{ $example }</code>) shows the ticket. /mine: yours that are open. /queue: what the teams have.
    /cancel ends the form in progress. /language changes the language.
help-member = <b>In the group</b>
    <b>Claim</b> takes a ticket. <b>Resolve</b> asks how it was solved. <b>Release</b> gives it back. <b>Caller</b> shows the number to whoever has it. A reply to a card is a comment.
    <b>Here</b>
    /mine: what you have. /queue: what waits. A number alone (<code>{ $example }</code>) opens a ticket.
help-spoc = Send a ticket's number (<code>{ $example }</code>) to see how it stands. /mine lists the open tickets of your town. /language changes the language.
help-manager = Send a ticket's number (<code>{ $example }</code>) to see how it stands. /queue shows what waits. /language changes the language.
help-group = /queue: what waits here. /status { $example }: how a ticket stands. /mine: what you have. A reply to a card is a comment.
no-ticket = No ticket { $id } that you can see.
no-ticket-yours = No ticket { $id } that you can see. Your open tickets:
status-which = Which ticket? Send its number, for example { $example }. Your open tickets:
status-none = Which ticket? Send its number, for example { $example }.
nothing-to-cancel = There is nothing to cancel.
form-discarded = The form is discarded.
form-open-already = A form is open: <b>{ $title }</b>. Go on with it, begin another, or discard it?
form-five-open = Five forms are open, that is the most. Go on with one, or discard one.
form-untitled = no words yet
comment-taken = Added to { $id }.
language-which = Which language shall I use with you?
language-set = I will write to you in English.
language-name = English
group-not-linked = This group is not linked to a team. An administrator sets its chat_id in the configuration.

## Lists

list-queue = <b>{ $team }</b>: { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
  }
list-mine = <b>Yours</b>: { $count ->
    [one] 1 open ticket
   *[other] { $count } open tickets
  }
list-queue-empty = <b>{ $team }</b>: nothing waits. 👍
list-mine-empty = You have no open tickets. 👍
list-line = { $mark } { $id } { $title } · { $ulb } · { $holder } · { $due }
list-line-late = { $mark } 🔴 { $id } { $title } · { $ulb } · { $holder } · late, was due { $due }
list-line-promised = { $mark } { $id } { $title } · { $ulb } · { $holder }
list-nobody = nobody
list-desk = helpdesk
list-all-teams = All teams

## Command menus

command-new = Open a ticket
command-status = How a ticket stands
command-mine = My open tickets
command-queue = What waits
command-help = What I can do
command-language = Change the language
command-cancel = Stop what is in progress
command-start = Begin
