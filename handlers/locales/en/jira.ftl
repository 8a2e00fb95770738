# What JIRA gets of a ticket
issue-found = *Found so far:* { $text }
issue-place = *Town:* { $what }
issue-about = *About:* { $what }
issue-refs = *MUKTASoft:* { $refs }
issue-priority = *Priority:* { $priority } { $name }
issue-due = *First answer by:* { $when }
issue-solve-by = *To be solved by:* { $when }
issue-link = *In Telegram:* { $link }
issue-comment = *{ $who }:*
    { $text }
issue-question = *{ $who } asks:*
    { $text }
issue-answer = *{ $who } answers:*
    { $text }
issue-reason = *{ $who }, why it goes on:*
    { $text }
issue-resolution = *{ $who }, how it was solved:*
    { $text }

# What is said here of JIRA
jira-no-step = 🧩 { $mention }{ $id }: JIRA's issue { $issue } stands at “{ $status }”, and from there no step leads to where the ticket is. Please move it by hand.
jira-done-how = 🧩 { $mention }{ $id }: { $issue } is done in JIRA. How was it solved? Nobody outside is told before you say so.
jira-priority = 🧩 { $id }: JIRA's { $issue } is “{ $theirs }” now. Here it stays { $priority }.
jira-too-late = 🧩 { $id }: { $issue } was reopened in JIRA, too late for this ticket. It goes back to done; please log a new one.
jira-moved = 🧩 { $id }: JIRA's issue { $former } was moved and is { $issue } now. Nothing needs to be done.
jira-comment-gone = (This comment was taken away in JIRA.)
jira-file-large = 📎 { $name } stays in JIRA, for it has { $size } MB and at most { $most } come here: { $link }
jira-file-kept = 📎 { $id }: “{ $name }” stays in JIRA, which does not hand it out ({ $why }): { $link }
alarm-jira-token = 🧩 JIRA does not take our token: it is wrong, has expired or was taken back. Nothing is lost; what waits goes once a new one is in <code>jira.token</code>. Make it at <code>id.atlassian.com</code>, under API tokens.
alarm-jira-refused = 🧩 JIRA refuses what is owed for ticket { $ticket }: { $why }. It waits and is tried again every five minutes; other tickets go on. Look at the project's screens, issue types and at our account's permissions there.
alarm-jira-unread = 🧩 JIRA can't be read: { $why }. Nothing is lost; it is tried again. Look at our account's permissions there.
alarm-jira-gone = 🧩 JIRA's issue { $issue } of ticket { $ticket } is gone: it was deleted, or our account may not see it. The ticket goes on without it. To make another: /admin, JIRA, Compare.
alarm-jira-project-gone = 🧩 JIRA's project { $project } is gone, or our account may not see it. Its tickets go on without it; what is owed waits. Give the account access, or choose another project: /admin, JIRA.
alarm-jira-no-step = 🧩 JIRA's workflow has no step that we may take from “{ $from }” to { $to ->
    [done] done
    [new] not begun
   *[other] under way
  } ({ $issue }). Add one there, or its screen asks for a field that we don't know. Until then such issues are moved by hand.
alarm-jira-double = 🧩 JIRA's issue { $issue } is a double of { $of } and can't be closed by us. Please close it by hand.
alarm-jira-event = 🧩 Something that happened in JIRA ({ $what } of issue { $issue }) could not be taken in: { $why }. Please look there, and report this.
alarm-jira-drift = 🧩 { $count ->
    [one] One thing differs
   *[other] { $count } things differ
  } between tickets and their issues in JIRA: /admin, JIRA, Compare.

# JIRA in the panel
button-jira = 🧩 JIRA
button-jira-priorities = Priorities
button-jira-kinds = Types
button-jira-project = Project
button-jira-type = Type
button-jira-part = Component
button-jira-no-part = None
button-jira-people = People there
button-jira-compare = Compare
button-jira-compare-now = Compare now
button-jira-look = Look again
button-jira-off = No JIRA for this team
button-jira-by-type = By the ticket's type
button-jira-nobody = Nobody we know
button-jira-mend = Mend { $id }
jira-title = <b>JIRA</b>
jira-never-looked = Nobody has looked yet. Tap Look again.
jira-looked-at = Seen { $when }.
jira-open = Open issues of ours: { $count }
jira-waits = Waits to go there: { $count }
jira-refuses = 🔴 { $id } waits, for JIRA says: { $why }
jira-synced = Last read { $when }
jira-differs = 🔴 Differs: { $count }. Tap Compare.
jira-looks = Asking JIRA; the page shows it.
jira-compares = Comparing; the page shows it.
jira-mends = It is put right, and compared again next time.
jira-team = <b>{ $team } in JIRA</b>
jira-team-none = Its tickets do not go there. Choose a project:
jira-team-now = Project { $project }, type: { $type }, component: { $component }.
jira-by-type = by the ticket's type
jira-locked = 🔒 This is in the file.
jira-look-first = Tap Look again first, so that there is something to choose from.
jira-statuses = Not begun: { $new }. Under way: { $underway }. Done: { $done }.
jira-project-which = Which project do its tickets go to?
jira-more = { $count ->
    [one] One more project is not shown
   *[other] { $count } more projects are not shown
  }: let our account see fewer, or name the project in the file.
jira-type-which = As which type do its tickets go there?
jira-part-which = Which component are they of?
jira-kinds = <b>As which type our tickets go to JIRA</b>, where the team does not say another
jira-kind-which = What is { $kind } called there?
jira-priorities = <b>What our priorities are called in JIRA</b>
jira-priority-which = What is { $priority } called there?
jira-people = <b>People in JIRA</b>, and who they are here. Who is nobody here stays a name.
jira-people-none = Nobody has done anything in JIRA yet.
jira-user = Who is <b>{ $name }</b>?
jira-never-compared = Nobody has compared yet.
jira-same = <b>Both sides are the same.</b> Compared { $when }.
jira-drift = <b>Differs: { $count }.</b> Compared { $when }.
jira-drift-line = { $id } / { $issue }: { $what }: here { $here }, there { $there }; changed last { $last ->
    [there] there
   *[here] here
  }
jira-drift-gone = the issue is gone
jira-drift-missing = it has no issue
jira-drift-status = the status
jira-drift-priority = the priority
jira-drift-summary = the title
jira-drift-due = the date
jira-drift-label = the label
jira-drift-comment = comments of ours
changed-jira-chosen = JIRA: { $thing }

# What a look at JIRA finds
check-jira = JIRA: { $site } ({ $kind }) answers; we are { $account }
check-jira-away = JIRA does not answer: { $why }. Nothing is lost; check jira.url and the network
check-jira-token = JIRA does not take our token: make a new one at id.atlassian.com and put it into jira.token
check-jira-no-team = no team has JIRA yet: choose in /admin, JIRA, or in jira.teams
check-jira-team = { $team }: its tickets can go to { $project }
check-jira-project = { $team }: there is no project { $project } that our account may see. Give it access, or choose another
check-jira-permissions = { $team }: in { $project } our account lacks { $missing }. Give it these in the project's permission scheme
check-jira-type = { $team }: { $project } has no issue type { $type } (it has { $known }). Choose another in /admin, JIRA
check-jira-fields = { $team }: { $type } in { $project } demands { $fields }, which we don't know. Make them optional, or give them a default
check-jira-workflow = { $team }: { $project } has no status of these categories: { $missing }. Add one to its workflow
check-jira-priorities = { $team }: JIRA has no priorities called { $missing }. Choose in /admin, JIRA, Priorities
check-jira-component = { $team }: { $project } has no component { $component }. Choose another in /admin, JIRA
doctor-jira-token = JIRA: the token is known for { $days ->
    [one] 1 day
   *[other] { $days } days
  }; days left at the most: { $left }
doctor-jira-unread = JIRA was never read yet
doctor-jira-read = JIRA was last read { $since }
doctor-jira-drift = JIRA: { $count } differences between both sides: /admin, JIRA, Compare
doctor-jira-same = JIRA: both sides are the same
