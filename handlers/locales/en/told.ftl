# What people are told

resolved = ✅ { $id } is <b>solved</b> by { $who }.
    { $title }
    { $text }
objected = ⚠️ { $id }: { $who } says that it is <b>not solved</b>:
    { $text }
    It does not close until you say what the caller says.
objection-noted = Noted: { $id } does not close for now, and the helpdesk is told to ask. <b>Reopen</b> sends it back at once.
commented = 💬 { $id }: { $who } writes:
    { $text }
solution-reworded = ✏️ { $id }: { $who } has changed how it was solved:
    { $text }
edit-stayed = ✏️ { $id } is open already: { $what } in it did not change. To change it there, tap Correct.
edit-stayed-here = ✏️ { $id } is open already: { $what } in it did not change. Reply to this message with what is right, and its team reads it.
edit-unread = ✏️ That message was read before you changed it. Please write it anew.
caller-of = 📞 { $id }: the caller.
    { $title }
team-not-linked = ⚠️ { $id } is with { $team }, and its clock runs, but their group is not linked yet. The card is sent as soon as it is. Please tell them by phone.
something-went-wrong = Something went wrong; it is noted as { $error }. Please try again.
given-up = A message for you could not be shown; it is noted as { $error }. Please do once more what you did last. If it happens again, tell your admin that number.
given-up-ticket = A message about { $id } could not be shown; it is noted as { $error }. Nothing of the ticket is lost: tap its ID to open it. If it happens again, tell your admin that number.
given-up-form = The form could not be shown; it is noted as { $error }. What you wrote is kept: write one word more to see the form, or send /cancel and begin again with /new. If it happens again, tell your admin that number.
status-brief = { $id } · { $title } · { $status }
files-of = 📎 { $id }
files-not-here = 📎 The files of { $id } could not be posted here. Open the ticket by its number to see them.
files-not-all-here = 📎 Some files of { $id }. The others could not be posted here: open the ticket by its number to see them.
file-not-here = 📎 What you asked for could not be posted: files are not allowed in this chat. Ask for it in the private chat with the bot.
message-in-short = 🎫 <b>{ $id }</b>: Telegram does not take this message here. Open the ticket by its number.
