# Mails: the card of one that waits, what became of it, and what is written back

mail-head = ✉️ <b>Mail</b> from <b>{ $name }</b>, { $address }
mail-subject = <b>{ $subject }</b>
mail-no-subject = (no subject)
mail-files = 📎 { $count ->
    [one] one file
   *[other] { $count } files
  }
mail-files-of = 📎 To the mail above.
mail-trouble-too-large = ⚠️ It is { $size } MB: only its beginning was read. The rest is in the mailbox.
mail-trouble-broken = ⚠️ It is broken: what could be read of it stands here. The whole is in the mailbox.
mail-trouble-encrypted = ⚠️ It is encrypted: nobody here can read it. Ask the sender for an open mail.
mail-trouble-packed = ⚠️ Outlook has packed its files into <code>winmail.dat</code>, which few programs open. Ask the sender to send it once more, as HTML or plain text.
mail-trouble-unfetched = ⚠️ The mail server does not hand it out. It is in the mailbox.
mail-trouble-many-files = ⚠️ Only its first files are shown. The others are in the mailbox.
mail-nature-automatic = 🤖 A machine has written it: nobody is told that it came.
mail-nature-replied = 🤖 It seems to be an automatic answer: nobody is told that it came.
mail-nature-bounce = 🤖 A mail server reports that a mail did not arrive.
mail-nature-list = 📰 It comes from a mailing list: nobody is told that it came.
mail-nature-ours = 🤖 It comes from the helpdesk's own address.
mail-proof-passed = ✅ The sender is genuine, says our mail server ({ $said }).
mail-proof-failed = ⛔ <b>The sender is probably forged</b>, says our mail server ({ $said }).
mail-proof-unknown = ❔ Nobody has proved who sent it ({ $said }).
mail-odd-name = ⚠️ The sender's name or address has letters that look like others: read it twice.
mail-known = 👤 Known caller: { $who }
mail-said-to-be = 👤 The address is that of a known caller: { $who }
mail-read = 🔎 { $what }
mail-guess = It may be about <b>{ $id }</b>.
mail-their-tickets = Open tickets of this caller: { $ids }
mail-similar = Similar: { $ids }
mail-taken = ✋ { $who } has it since { $when }.
mail-more-wait = { $count ->
    [one] One more mail waits.
   *[other] { $count } more mails wait.
  }
mail-why-not = <b>Why is it not for this desk?</b> Nothing is written to the sender unless you write it.
mail-blanked = ✉️ A mail stood here; its words were deleted.
mail-end-opened = ✅ { $id }, opened by { $who }, { $when }
mail-end-opened-itself = ✅ { $id }, opened by the helpdesk itself, { $when }
mail-end-added = 📎 Added to { $id }, { $when }
mail-end-answered = ✍️ Answered by { $who }, { $when }
mail-end-refused = 🚫 Not for us, says { $who }, { $when }: { $why }
mail-end-junk = 🗑 Junk, says { $who }, { $when }
mail-end-noted = 🤖 Noted, { $when }
mail-end-double = 🤖 The same mail again, { $when }
mail-reason-other-office = Another office's affair
mail-reason-not-muktasoft = Not about MUKTASoft
mail-reason-nothing-asked = Nothing is asked
mail-reason-known-already = Known already
mail-reason-words = the sender was told why
button-mail-open = 📝 Open
button-mail-answer = ✍️ Answer
button-mail-refuse = 🚫 Not for us
button-mail-junk = 🗑 Junk
button-mail-back = ↩️ Give back
button-mail-no-junk = ↩️ No junk
button-mail-add-other = 📎 Add to a ticket
button-mail-write-why = ✍️ Write why
button-ask-caller = ✉️ Ask the caller
mail-opening = The form is filled in with the mail: check it.
mail-opening-private = The form is in your private chat with me.
mail-write-private = Write it in your private chat with me.
mail-refused = It is put aside.
mail-junked = It is junk.
mail-waits-again = It waits for everybody again.
mail-answered = The answer is on its way.
mail-add-which = That is no ticket ID. Send the ID alone, or /cancel.
ask-mail-answer = ✍️ Write the answer to the mail; it goes to its sender as you write it, with the helpdesk's signature. Or /cancel.
ask-mail-refuse = ✍️ Write to the sender why it is not for this helpdesk. Or /cancel.
ask-mail-add = To which ticket does the mail belong? Send its ID. Or /cancel.
mail-is-taken = { $who } has this mail since { $when }.
mail-is-over = Something has become of this mail already{ $who ->
    [0] .
   *[other] : { $who } was faster.
  }
mail-is-gone = This mail is not there any more.
not-allowed-mail = Mails are the helpdesk's: only operators can do that.
not-allowed-ask-caller = Only the helpdesk writes to callers, while the ticket is open.
not-now-ask-caller = The ticket is over: nothing is asked any more.
write-to-caller = Write the question to the caller; it goes by mail.
prompt-ask-caller = { $mention }, what do you want to ask the caller of { $id }? Reply to this message: your words go to them by mail.
prompt-ask-caller-private = What do you want to ask the caller of <b>{ $id }</b>? Your words go to them by mail.
done-ask-caller = { $id }: your question is on its way to the caller. Their answer comes here.
caller-by-mail = the caller, by mail
button-my-mail = ✉️ My e-mail address
button-my-mail-off = ✉️ Forget { $address }
ask-my-mail = ✉️ From which e-mail address do you write? Send it here; a code goes there. A mail from it with a ticket's ID in its subject, such as <code>[MUK-1042]</code>, is then your comment on that ticket. Or /cancel.
ask-my-mail-code = 🔢 A code is on its way there. Send it here within 30 minutes. Or /cancel.
my-mail-off = The address is forgotten.
my-mail-no-address = That is no e-mail address. Send it alone, or /cancel.
my-mail-too-soon = A code has just gone out. Wait two minutes, then send the address again.
my-mail-known = ✅ Mails from { $address } that name a ticket of your town are yours from now on.
my-mail-wrong = That is not the code. Tries left: { $left }.
my-mail-over = That code opens nothing any more. Give the address once more: /mine.
mails-wait = ⏰ <b>Mails wait: { $count }</b>, the oldest since { $since }.
mails-before = ✉️ Folder { $folder } of the mailbox held { $count ->
    [one] one mail
   *[other] { $count } mails
  } of more than { $days ->
    [one] one day
   *[other] { $days } days
  } before the start. They stay there, unread by me. To have them too, set <code>mail.imap.days_before</code> before the first start.
alarm-mails-dateless = ⚠️ Waiting mails without a next date: { $count }. Please report this.
alarm-mail-refused = ✉️ { $section }: { $host } refuses us: { $why }. Nothing is lost: what comes waits there, what is owed waits here. { $way ->
    [token] Give the consent anew and put the new refresh token where { $section } has it: a file is read again at once, a value of the config at the next start.
   *[password] Look at { $section }: user, password, folder. A password file is read again at once, a value of the config at the next start.
  }
alarm-mail-away = ✉️ { $section }: { $host } has been away for half an hour: { $why }. Nothing is lost; it is tried again and again.
alarm-mail-back = ✉️ { $section }: { $host } takes us again; what waited goes on.
letter-bounced = 📪 The caller did <b>not</b> get our mail: { $why }
letter-refused = 📪 Our mail server does not take a mail to the caller: { $why }

# What callers read
letter-hello = Dear { $name },
letter-hello-nobody = Hello,
letter-ack = your mail has reached us. It is now ticket { $id }.
letter-ack-more = If you want to add something, answer this mail.
letter-asked = about your ticket { $id } we need to know:
letter-asked-more = Please answer this mail.
letter-solved = your ticket { $id } is solved, we are told.
letter-solved-more = Is it? Please answer this mail with a single word: YES if it is solved, NO if it is not. After NO we go on at once.
letter-refusal = about your mail:
letter-answer = about your mail:
letter-no-subject = Your mail to the helpdesk
letter-code = somebody has given this address as their own to the helpdesk. If it was you, this is the code:
letter-code-more = Send it in the chat with the bot within 30 minutes. If it was not you, do nothing.
letter-code-subject = Code for the helpdesk

# What admins read when Telegram is out of reach
silence-subject = { $desk }: Telegram is out of reach
silence = Telegram has been out of reach for { $minutes } minutes. People's messages wait at Telegram, and all that the helpdesk owes them is kept: it goes out when Telegram is back.
silence-more = Please look at the server's way to the network and at @BotFather. No further mail comes while this lasts.

# What is checked
check-mailbox = Mailbox: { $host } lets us in, folder { $folder }
check-mailbox-away = Mailbox { $folder } at { $host }: { $why }. Look at mail.imap: host, port, tls, user, password or token.
check-letters = Mail out: { $host } lets us in
check-letters-away = Mail out: { $host } does not let us in: { $why }. Look at mail.smtp.
check-mail-refused = { $section }: { $host } refuses us: { $why }. { $way ->
    [token] Give the consent anew and put the new refresh token where { $section } has it: a file is read again at once, a value of the config at the next start.
   *[password] Look at { $section }: user, password, folder. A password file is read again at once, a value of the config at the next start.
  }
check-mail-authority = Mail: mail.desk names no authority, so no sender is ever believed; replies to our mails work all the same
check-mail-missing = mail.imap is set, and what reads mails is not installed: { $how }
doctor-mails = Mails that wait: { $count }; the last one came { $since }
doctor-no-mail = No mail has come yet
summary-mails = ✉️ Mails: { $came }. Tickets: { $opened }, added to tickets: { $added }, answered: { $answered }, still waiting: { $waiting }
