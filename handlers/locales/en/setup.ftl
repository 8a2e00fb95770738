# Setting up

not-allowed-setup = Only admins can change the helpdesk's settings, and only in the private chat.
home-title = <b>Setting up the { $desk }</b>
home-unlinked = ⚠️ Without a group: { $teams }. Tap Teams and groups.
button-people = 👥 People
button-teams = 🛠 Teams and groups
button-towns = 🏛 Towns
button-modules = 🧩 Modules
button-answers = 💬 Ready answers
button-reasons = ↩️ Send-back reasons
button-routes = 🔀 Routes
button-times = ⏱ Response times
button-summaries = 📊 Summaries
button-doctor = 🩺 Check everything
button-changes = 🗒 What was changed
changes-title = <b>What was changed</b>
changes-none = Nothing was changed yet.
changes-line = { $when }: { $who }: { $what }
changed-item-put = { $part } set: { $thing }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }
changed-item-taken-out = { $part } taken out: { $thing }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
  }
changed-something = changed the settings
changed-linked = linked a group to { $thing }
changed-unlinked = unlinked the group of { $thing }
changed-moved = the group of { $thing } moved and was linked anew
changed-topic-gone = the topic of { $thing } is gone; its cards go to the whole group
changed-invited = made an invitation: { $role }
changed-revoked = took an invitation back
changed-access-refused = refused { $person } access
changed-appointed = made { $person } { $role } { $team }{ $ulbs }
changed-dismissed = took a role from { $person }: { $role } { $team }{ $ulb }
changed-erased = erased a caller for good
changed-let-go = let { $person } go
changed-days-closed = declared closed: { $first } to { $last }
changed-days-open = declared open: { $first } to { $last }
changed-days-hours = declared special hours: { $first } to { $last } { $hours }
changed-days-taken-back = took a declaration back: { $first } to { $last }
changed-year-confirmed = confirmed the holidays of { $year }
changed-sla-changed = { $thing }: aim { $target_days }, at the latest { $due_days ->
    [one] 1 business day
   *[other] { $due_days } business days
  }{ $resolve_days ->
    [0] {""}
   *[other] , solved within { $resolve_days }
  } { $team }
part-teams = Team
part-routes = Routes
part-ulbs = Town
part-modules = Module
part-reasons = Send-back reason
part-answers = Ready answer
part-summaries = Summary
by-telegram = Telegram
saved = Saved.
gone-chat = The bot is not in that chat any more. Add it again, then /link there.
gone-person = This has changed meanwhile. Open People again.
gone-link = This link no longer works anyway.
gone-item = That is not there any more. Send /admin.
gone-step = This step has expired or is done already. Send /admin to begin again.
gone-tie = That link is not there any more. Open the ticket again with /status.
gone-absence = That is not there any more. Send /mine to see what you have.
step-gone = This step has expired or is done already. Begin again.
item-gone = That is not there any more.
not-fitting = That can't be: { $why }
problem-too-long = { $field }: at most { $limit ->
    [one] 1 letter
   *[other] { $limit } letters
  }
problem-too-short = { $field }: at least { $limit ->
    [one] 1 letter
   *[other] { $limit } letters
  }
problem-missing = { $field }: write something
problem-too-small = { $field }: at least { $limit }
problem-too-large = { $field }: at most { $limit }
problem-bad-code = { $field }: 1 to 10 capital English letters and digits
problem-twice = { $value } is there twice
problem-due-before-target = the last day can't lie before the target
problem-no-team = there is no team { $team }
problem-no-ulb = there is no town { $ulb }
problem-no-module = there is no module { $module }
problem-unrouted = nobody gets { $nature } tickets
problem-bad = { $field }: this can't be read
problem-field-name = name
problem-field-name-or = name in Odia
problem-field-name-hi = name in Hindi
problem-field-alias = other spellings
problem-field-ask = what to ask for
problem-field-words = words
problem-field-text = text
problem-field-code = code
problem-field-target-days = target
problem-field-due-days = last day
problem-field-at = time
in-use-tickets = { $what } can't be removed while open tickets use it.
in-use-routes = { $what } can't be removed while a route leads to it. Change the routes first.
in-use-people = { $what } can't be removed while people belong to it.
in-use-group = { $what } is the group of { $team } already. Unlink it there first, or write /link in a topic of its own.
locked-list = 🔒 The configuration file names this (<code>{ $part }</code>); it is changed there.
locked-link = 🔒 The configuration file names this group (chat_id); it is changed there.

## Groups
teams-title = <b>Teams and groups</b>
    ✅ has a group, ⚠️ has none yet.
desk-group = The helpdesk's own group
button-add-teams = ➕ Add a team
team-title = <b>{ $team }</b>
team-linked = Group: { $title }
team-in-topic = Its cards go to a topic of that group.
team-unlinked = ⚠️ No group is linked. Tap the button, or add the bot to the group, or write /link there.
team-members = People: { $count } { $names }
team-by-group = Members: whoever taps a button or replies in the group.
team-listed = Members: only those who were appointed.
button-link-group = 🔗 Link its group
button-unlink = ✂️ Unlink
button-unlink-yes = ✂️ Yes, unlink
button-rename = ✏️ Rename
button-by-group = Anyone in the group
button-listed = Only people on the list
unlink-sure = Unlink the group of <b>{ $team }</b>? Tickets go on; their cards wait until another group is linked.
unlinked-toast = Unlinked.
question = Link <b>{ $title }</b> ({ $members ->
    [one] one member
   *[other] { $members } members
    }) to …?
question-by = Asked for by { $asker }. The group's owner: { $owner }.
nobody-knows = unknown
question-yes = ✅ Linked to { $team } by { $who }.
question-no = Left alone by { $who }.
question-public = <b>{ $title }</b> can't be linked: it has the public name @{ $username }, so anybody could read the tickets. Make the group private (its settings, Group type), then write /link in it.
button-desk-group = 🏠 The helpdesk's group
button-link-no = No
linked-toast = Linked to { $team }. Cards that follow: { $count }.
link-declined = The group is left alone.
link-asked = The admins are asked in private which team this group belongs to.
link-declined-lately = An admin has said no to linking this group. Ask again tomorrow.
link-too-often = You have asked for several groups today. Ask again tomorrow, or ask an admin.
some-topic = a topic
link-is = This group belongs to { $team } already.
link-public = This group has the public name @{ $username }: anybody could read the tickets. Make it private (settings, Group type), then write /link again.
group-linked = This group belongs to <b>{ $team }</b> now. Tickets come here as cards: Claim, Resolve and the rest are buttons under each. A reply to a card is a comment for the helpdesk and the teams; the buttons under it make it the helpdesk's only, or the town's, too.
topic-linked = This topic belongs to <b>{ $team }</b> now. Tickets come here as cards: Claim, Resolve and the rest are buttons under each. A reply to a card is a comment for the helpdesk and the teams; the buttons under it make it the helpdesk's only, or the town's, too.
group-not-linked = This group is not linked to a team. Write /link: the admins are asked.
which-topic = Several teams share this group. Please do this in the topic of your team: { $teams }.
group-moved = ℹ️ Telegram gave the group of { $team } a new id. Everything has moved: open cards are sent again there. You need not do anything.
group-moved-file = ⚠️ Telegram gave the group of { $team } a new id. All is moved, open cards come anew there. Please write the new id into the configuration file: chat_id = { $chat }
card-moved-on = { $id } continues in the new group.
card-moved-topic = { $id } continues in another topic of this group.
chat-held =
    { $count ->
        [0] What is meant for it waits, and follows by itself once it can.
       *[other] Waiting for it: { $held }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }. All of it follows by itself, the most urgent first.
    }
chat-removed = 🔴 The bot was removed from <b>{ $title }</b> ({ $team }): nothing reaches it any more. Add the bot again, or link another group: /admin, Teams and groups.
    { $waiting }
group-deleted = 🔴 The group of <b>{ $team }</b> was deleted. Its members are no longer of the team, what they had is free again, and cards wait. Link another group: /admin, Teams and groups.
chat-silenced = 🔴 The bot may not write in <b>{ $title }</b> ({ $team }). Open the group's settings and let the bot send messages (in a channel: make it an admin who may post).
    { $waiting }
chat-closed = 🔴 The topic of { $team } in <b>{ $title }</b> is closed, so the bot may not write there. Open the topic again, or let the bot manage topics.
    { $waiting }
chat-refused = 🔴 Telegram takes nothing in <b>{ $title }</b> ({ $team }), and says: { $why }. Look at the group's permissions; if they are right, please report this.
    { $waiting }
chat-blocked = 🔴 { $title } can't be reached: { $why }.
chat-timer = ⏳ In <b>{ $title }</b> ({ $team }) Telegram now deletes messages after { $days ->
    [one] one day
   *[other] { $days } days
    }, the cards of open tickets too. Switch that off in the group's settings. A card that is gone is posted anew when it is missed; /status with the ID in the group brings it as well.
chat-regained = 🟢 The bot can work in <b>{ $title }</b> ({ $team }) again. What is missing there follows.
topic-gone = ⚠️ The topic of { $team } is deleted. Its cards go to the group itself now. For another topic write /link in it.
topic-gone-file = ⚠️ The topic of { $team } is deleted. Its cards go to the group itself now. Please take thread_id out of the configuration file.
topic-gone-shared = 🔴 The topic of { $team } is deleted, and the group itself belongs to { $other }. Cards wait. Open a topic for { $team } and write /link in it.

## Lists
list-ulbs = <b>Towns</b> ({ $count })
list-modules = <b>Modules</b> ({ $count })
list-answers = <b>Ready answers</b> ({ $count })
answers-locked = 🔒 is set in the configuration file and changed there.
answer-any = all
answer-team-which = Which team is it offered to?
answer-module-which = For which module is it offered?
list-reasons = <b>Send-back reasons</b> ({ $count })
button-add-ulbs = ➕ Add a town
button-add-modules = ➕ Add a module
button-add-answers = ➕ Add an answer
button-answer-team = 👥 Team
button-answer-module = 🧩 Module
button-answer-any = All of them
button-add-reasons = ➕ Add a reason
button-take-out = 🗑 Take out
button-take-out-yes = 🗑 Yes, take out
button-take-out-n = 🗑 { $number }
button-edit-name = ✏️ Name
button-edit-name-or = ✏️ Name in Odia
button-edit-name-hi = ✏️ Name in Hindi
button-edit-words = ✏️ Words
button-edit-alias = ✏️ Other spellings
button-edit-ask = ✏️ What to ask for
button-edit-proof = 🔁 What counts as given
button-edit-text = ✏️ Text
item-title = <b>{ $name }</b>
field-modules-name = Name: { $value }
field-modules-name-or = In Odia: { $value }
field-modules-name-hi = In Hindi: { $value }
field-modules-words = Recognised by: { $value }
field-reasons-name = Name: { $value }
field-reasons-name-or = In Odia: { $value }
field-reasons-name-hi = In Hindi: { $value }
field-reasons-ask = The next form asks for: { $value }
field-reasons-proof = Counts as given once the form has: { $value }
proof-picture = a picture or a document
proof-id = an ID of MUKTASoft's
field-answers-text = { $value }
field-answers-for = Offered to: { $team }. Module: { $module }.
field-ulbs-name = Name: { $value }
field-ulbs-name-or = In Odia: { $value }
field-ulbs-name-hi = In Hindi: { $value }
field-ulbs-alias = Other spellings: { $value }
out-sure = Take <b>{ $name }</b> out?
add-teams = Write the name of the new team. /cancel ends this.
add-modules = Write the name of the module and, after a colon, the words that people use for it, like <code>Muster roll: muster, attendance</code>. /cancel ends this.
add-reasons = Write the reason, in a few words. /cancel ends this.
add-answers = Write the answer, at most 300 letters. /cancel ends this.
add-ulbs = Write the town's name, or its code, name and name in Odia with commas: <code>JA, Jatni, ଜଟଣୀ</code>. /cancel ends this.
edit-word = Write it below. /cancel ends this.
edit-word-or-none = Write it below; a dash (-) leaves it empty. /cancel ends this.
edit-words = Write them below, separated by commas. /cancel ends this.

## Towns
button-import = 📥 Paste or upload a list
button-unlisted = ❓ Not listed yet
towns-send = Paste the list here or send it as a CSV file, one town per line: <code>code,name,name in Odia</code>. You will see what it changes before anything is saved. /cancel ends this.
towns-too-large = That file is too large for a list of towns. Send a CSV of at most 200 kB.
towns-too-many = That list has more than { $most } lines. Send only the towns, a line each.
towns-fetching = The file is being read.
towns-empty = There is no line in it. Paste the list here or send it as a CSV file.
towns-encoding = Letters are lost in this list: it was saved in another encoding. Save it as "CSV UTF-8" and send it again.
errand-failed-fetch = The file could not be read ({ $why }). Save the list as "CSV UTF-8" and send it again, or paste it here.
errand-failed-doctor = The report could not be made ({ $why }). Send /doctor again; if it fails again, look at the log.
errand-failed-member = Telegram could not be asked whether you are still in the group ({ $why }). Tap it once more under the card in the group.
errand-failed-look = A group that is to be linked could not be looked at ({ $why }). Send /link there once more.
towns-preview = <b>The list</b>: { $added } new, { $changed } changed, { $same } as before, { $bad } refused.
towns-refused = ❌ line { $line }: <code>{ $text }</code>: { $why }
towns-changed = ✏️ { $code } { $name }
towns-added = ➕ { $code } { $name }
why-columns = two or three columns are needed: code, name, name in Odia
why-code = the code is 1 to 10 capital letters and digits
why-name = the name is missing or longer than 64 letters
why-name-or = the name in Odia has no Odia letters
why-lost = letters are lost: save the list as "CSV UTF-8" and send it again
why-twice = this code is there twice
why-name-twice = another code has this name
button-save-towns = ✅ Save { $count }
towns-saved = { $count ->
    [one] One town is saved.
   *[other] { $count } towns are saved.
    }
unlisted-title = <b>Towns that tickets name and the list does not</b>
unlisted-none = Every town that tickets name is on the list.
unlisted-line = • { $name } ({ $count ->
    [one] one ticket
   *[other] { $count } tickets
    })
button-add-town = ➕ Add { $name }
button-is-town = = { $name }
town-placed = { $name }: { $count ->
    [0] no ticket moved.
    [one] one ticket moved to it.
   *[other] { $count } tickets moved to it.
    }

## Routes and response times
routes-title = <b>Routes</b>: which team gets what. Tap a line to change it.
route-which = Which team gets <b>{ $case }</b>?
times-title = <b>Response times</b>, in business days
times-line = <b>{ $priority } { $name }</b>{ $own ->
    [yes] , { $team }
   *[no] {""}
    }: aim { $target }, at the latest { $due }{ $resolve ->
    [0] { "" }
   *[other] , solved within { $resolve }
    }
times-recommended = The SOP recommends these times to { $teams }; the other teams are bound by them.
times-first-shown = What a change moves is shown first.
times-until-now = Until now: { $line }
button-target-days = Aim { $days }
button-due-days = Latest { $days }
button-as-for-all = As for all teams
button-resolve-days = { $days ->
    [0] No limit
   *[other] Solve { $days }
    }

## Summaries
summaries-title = <b>Summaries</b> that are posted by themselves
summaries-none = No summary is posted yet.
locked-summaries = 🔒 The configuration file names the summaries; they are changed there.
summary-line = { $number }. { $title }: { $scope }, { $at }, { $every }
button-add-summary = ➕ Add a channel or group
scope-all = The whole helpdesk
every-day = every business day
every-week = every week
every-month = every month
pick = Tap a button below and choose where the summary is posted.
pick-below = Use the buttons below.
pick-ended = No chat was chosen. /admin, Summaries begins again.
key-channel = 📢 Choose a channel
key-group = 👥 Choose a group
picked = { $title } is chosen.
summary-for = <b>Summary for { $title }</b>
summary-which = About what? For one town, write a part of its name.
summary-when = At what time of the day?
summary-how-often = How often?
