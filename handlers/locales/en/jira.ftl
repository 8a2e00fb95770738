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
jira-too-late = 🧩 { $id }: { $issue } was opened again in JIRA, too late for this ticket. It goes back to done; please log a new one.
jira-moved = 🧩 { $id }: JIRA's issue { $former } was moved and is { $issue } now. Nothing needs to be done.
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
