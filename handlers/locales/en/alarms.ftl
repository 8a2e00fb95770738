# What an admin is told at once, because only they can mend it
alarm-two-pollers = ⚠️ Another program fetches this bot's messages too, so some may be answered late. Stop the other one; if you don't know of any, ask @BotFather for a new token.
alarm-token-refused = ⚠️ Telegram refused the bot's token for a while and takes it again. Nothing is lost: what waited is being sent. If you did not change the token yourself, ask @BotFather whether somebody else did.
alarm-formatting-refused = ⚠️ Telegram refused how a message was formatted; it was sent as plain text. Please report this: { $say }, { $why }
alarm-message-refused = ⚠️ Telegram refuses a message in every form. It stays owed and is tried again slowly; the others go on. Please report this: { $say }, { $why }
alarm-given-up = ⚠️ Given up in the last 24 hours: { $messages } of the bot's messages (they could not be shown) and { $updates } of people's messages or taps (they could not be handled). Those people were told. Please look for { $numbers } in the log and report what it says.
alarm-method-off = ⚠️ This Telegram server does not know { $method }; what needs it is switched off, and it is tried again every hour.
alarm-backup-failed = ⚠️ No copy of the database could be made: { $why }. Check the disk and <code>backup.dir</code>; it is tried again every hour.
alarm-part-ended = ⚠️ A part of the bot ({ $part }) ended by a mistake ({ $why }) and has begun again; nothing that was stored is lost. Please report this; the log says more.
alarm-database-gone = ⚠️ The helpdesk's database is gone: { $why }. Nothing more is taken from Telegram, so nothing that people write now is lost; it waits until the helpdesk is back.
alarm-database-was-away = ⚠️ The database was away for { $seconds } s ({ $why }). Nothing is lost: what waited has gone on. If it happens again, look at the disk and the server.
in-doubt = ⚠️ Telegram gave no clear answer when the bot sent { $what ->
    [summary] a summary
    [charts] a chart
    [export] a table of tickets
   *[other] a message
  } { $where ->
    [here] here
   *[other] to <b>{ $chat }</b>
  }: it may have arrived, or not. Please look there. If it is missing, tap the button.
button-send-again = 🔁 Send again
sent-again = It is being sent again.
sent-again-already = It was sent again already.
