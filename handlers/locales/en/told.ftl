# What people are told

resolved = ✅ { $id } is <b>solved</b> by { $who }.
    { $title }
    { $text }
commented = 💬 { $id }: { $who } writes:
    { $text }
team-not-linked = ⚠️ { $id } is with { $team }, and its clock runs, but their group is not linked yet. The card is sent as soon as it is. Please tell them by phone.
something-went-wrong = Something went wrong; it is noted as { $error }. Please try again.
status-brief = { $id } · { $title } · { $status }
files-of = 📎 { $id }
files-not-here = 📎 The files of { $id } could not be posted here. Open the ticket by its number to see them.
message-in-short = 🎫 <b>{ $id }</b>: Telegram does not take this message here. Open the ticket by its number.
