# What an admin is told at once, because only they can mend it
alarm-two-pollers = ⚠️ Another program fetches this bot's messages too, so some may be answered late. Stop the other one; if you don't know of any, ask @BotFather for a new token.
alarm-token-refused = ⚠️ Telegram refuses the bot's token. Nothing can be sent until telegram.token holds a valid one.
alarm-formatting-refused = ⚠️ Telegram refused how a message was formatted; it was sent as plain text. Please report this: { $say }, { $why }
alarm-message-refused = ⚠️ Telegram refuses a message in every form. It stays owed and is tried again slowly; the others go on. Please report this: { $say }, { $why }
alarm-method-off = ⚠️ This Telegram server does not know { $method }; what needs it is left out.
alarm-backup-failed = ⚠️ No copy of the database could be made: { $why }. Check the disk and <code>backup.dir</code>; it is tried again every hour.
alarm-database-was-away = ⚠️ The database was away for { $seconds } s ({ $why }). Nothing is lost: what waited has gone on. If it happens again, look at the disk and the server.
