# Reading what was too long for a card

button-whole = 📖 Read all
whole-follows = The whole text follows.
whole-head = 📖 <b>{ $id }</b>, page { $page } of { $pages }
whole-part = — { $who }, { $when }:
whole-before = Before it was edited:

# Answers to what could not be understood

unknown-command = I don't know /{ $name }. { $near ->
    [none] /help shows what I can do.
   *[other] Did you mean /{ $near }?
    }{ $waits ->
    [yes] {" "}What I asked still waits for your answer.
   *[other] {""}
    }
command-for-other = /{ $name } is for @{ $bot }, not for me.
command-files = What came with /{ $name } was not taken in. To add it to a ticket, send it as a reply to a message about that ticket.
only-in-group = /{ $name } works in groups only.
reply-which = I can't tell which of these tickets you mean. Open it, and reply there:
reply-where = I can't tell which ticket you mean. Please reply to a message about one ticket, or write its number with your words.
whose-answer = A team waits for your answer. Is this it, or another call? I keep it until you choose.
whose-words = Which ticket is this about? I keep it until you choose. (A reply to a message about a ticket goes there at once.)
write-as-yourself = I can't see who you are. Please write it in your own name, not in a channel's.
only-in-private = That works in the private chat only: <a href="{ $url }">write to me there</a>.
not-understood = I can't use that. Send words, photos, voice notes or files.
not-allowed-mine = You are not on the helpdesk's list, so there are no tickets of yours here. /start says how to be added.

# Several forms

forms-open = { $count ->
    [one] 1 form is open.
   *[other] { $count } forms are open.
    } Go on with one, begin another, or discard one:
    { $forms }
