# What an admin is told at once, because only they can mend it
alarm-two-pollers = ⚠️ Another program fetches this bot's messages too, so some may be answered late. Stop the other one; if you don't know of any, ask @BotFather for a new token.
alarm-token-refused = ⚠️ Telegram refuses the bot's token. Nothing can be sent until telegram.token holds a valid one.
alarm-formatting-refused = ⚠️ Telegram refused how a message was formatted; it was sent as plain text. Please report this: { $say }, { $why }
alarm-message-refused = ⚠️ Telegram refused a message for good, and it was not sent. Please report this: { $say }, { $why }
alarm-method-off = ⚠️ This Telegram server does not know { $method }; what needs it is left out.
alarm-backup-failed = ⚠️ No copy of the database could be made: { $why }. Check the disk and <code>backup.dir</code>; it is tried again every hour.
alarm-database-gone = ⚠️ The desk's database is gone: { $why }. Nothing more is taken from Telegram, so nothing that people write now is lost; it waits until the desk is back.
alarm-database-was-away = ⚠️ The database was away for { $seconds } s ({ $why }). Nothing is lost: what waited has gone on. If it happens again, look at the disk and the server.
