# Reading what was too long for a card

button-whole = 📖 Read all
whole-follows = All that was written follows.
whole-head = 📖 <b>{ $id }</b>, page { $page } of { $pages }
whole-part = — { $who }, { $when }:

# Answers to what could not be understood

unknown-command = I don't know that command. /help shows what I can do.
only-in-private = That works in the private chat only: <a href="{ $url }">write to me there</a>.
not-understood = I can't use that. Send words, photos, voice notes or files.
not-allowed-mine = You are not on the helpdesk's list, so there are no tickets of yours here. /start says how to be added.

# Several forms

forms-open = { $count } forms are open. Go on with one, begin another, or discard one:
    { $forms }
