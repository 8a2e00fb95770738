# Callers: their history, and their data on request

button-caller-data = 👤 A caller's data
button-caller-history = 🕘 Caller's tickets
caller-history-head = 🕘 <b>{ $name }</b>, { $contact }: { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
  }
command-caller = A caller's data: show, export, erase
not-allowed-caller-history = Only the helpdesk can see a caller's other tickets.
not-allowed-erase = Only admins can see, export or erase a caller's data, in the private chat.
caller-data-ask = <b>Whose data?</b> Send the caller's phone number, e-mail address or name.
caller-data-none = No caller found. Send /caller and the whole number (of a landline with its area code), the e-mail address or the name.
caller-data-more = More than one caller matches. Write number and name, as in /caller 9437012345 Ramesh, or open one of their tickets and tap <b>Caller's tickets</b>.
caller-data-head = 👤 <b>{ $name }</b>, { $contact }
caller-data-kept = { $tickets ->
    [one] 1 ticket
   *[other] { $tickets } tickets
  }, { $notes ->
    [one] 1 text
   *[other] { $notes } texts
  }, { $files ->
    [one] 1 file
   *[other] { $files } files
  }.
caller-data-sure = ⚠️ <b>Erase for good?</b> Name, number and address go, and every text and file of these tickets. { $open ->
    [0] The tickets stay, without words.
    [one] One of them is still open: nobody will be able to read what it is about.
   *[other] { $open } of them are still open: nobody will be able to read what they are about.
  } It cannot be undone.
caller-data-gone = This caller's data is erased. Their tickets stay, without words. What the bot had sent is being rewritten. What people wrote themselves, files older than two days and copies of the database made before are not: delete those by hand.
erasure-report = 🗑 <b>Erased.</b> { $tables } tables with { $rows } rows were looked through. { $holding ->
    [none] Number and address stand nowhere any more.
   *[other] Number or address still stands in: { $holding }. Please tell whoever runs the bot.
  }
  Messages of the bot that were rewritten or deleted: { $changed }. { $left ->
    [0] None is left.
   *[other] Telegram has not let { $left } be changed yet; delete them by hand: { $left_in }.
  }
  { $said ->
    [0] No message of people was a part of these tickets.
   *[other] What people wrote themselves stands in their chats, messages: { $said_in }.
  }
  { $copies ->
    [0] The helpdesk itself keeps no copy of the database.
   *[other] Copies of the database that were made before still hold it, { $copies } in all: { $named }.
  } { $files ->
    [0] The bytes of the database's files were not looked through: they are a server's, or the bot was started anew meanwhile.
   *[other] Every byte of the database's files was looked through ({ $files }): { $in_files ->
        [none] it is in none.
       *[other] it is still in { $in_files }. Please tell whoever runs the bot.
    }
  } { $exports ->
    [none] No export with callers was made before.
   *[other] Exports with callers that were made before; whoever saved one must delete it: { $exports }.
  } Files that were handed on, and what a database server keeps in its own log, nobody here can reach.
erased-here = What stood here was erased, as the person it was about asked for it or its time was over. Ask for it anew if you need the rest.
taken-back-here = What stood here was taken back by whoever wrote it: it is for others.
stays-there = 📎 { $id }: a file of that comment stays in { $team ->
    [none] a private chat
   *[other] the group of { $team }
  }: Telegram lets nobody take back there what is older than two days. Whoever runs that chat can delete it by hand.
caller-data-export = All that is known of this caller. Hand it over in a safe way.
caller-gone = Nothing is known of this caller any more.
caller-erased = Erased, with the words of { $count ->
    [one] 1 ticket
   *[other] { $count } tickets
  }. The search index is cleared within minutes.
caller-button-o = 👤 Data
caller-button-x = 📄 Export
caller-button-e = 🗑 Erase
caller-button-y = 🗑 Yes, erase
caller-button-n = ‹ Back
