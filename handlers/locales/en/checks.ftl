# What `helpdesk check` finds, in plain text

check-config = settings: read, no mistakes
check-config-warning = settings: { $warning }
check-encryption = encryption: no copy and no export can be made as encryption.recipients wants it: { $why }
check-year = calendar: the holidays of { $year } are confirmed
check-year-unconfirmed = calendar: nobody has confirmed the holidays of { $year }, so deadlines in it are provisional. Compare the list with the notified one: /admin, Closures (or name its dates in the configuration's calendar.closed)
check-year-soon = calendar: nobody has confirmed the holidays of { $year } yet, deadlines in it will be provisional. Compare the list with the notified one: /admin, Closures
check-database = database: reachable, up to date ({ $at })
check-database-new = database: { $path } is not there yet, the first start makes it
check-database-place = database: { $path } can't be made: give the bot's user the right to write to that folder
check-database-away = database: can't be reached ({ $why }). Check database.url, and whether the server runs
check-database-old = database: is at { $at }, this version needs { $head }: stop the bot and run `helpdesk migrate`, or just start it
check-telegram = Telegram: answers, the bot is @{ $bot }
check-telegram-away = Telegram: can't be reached ({ $why }). Check the network and telegram.api_url
check-token-missing = Telegram: there is no token. Get one from @BotFather; set telegram.token, token_file or HELPDESK_TELEGRAM__TOKEN
check-token-refused = Telegram: refuses the token. Check telegram.token, or ask @BotFather for it again
check-privacy = Telegram: privacy mode is on, the bot reads only what is for it
check-privacy-off = Telegram: privacy mode is off, the bot gets every message of its groups. Tell @BotFather: /setprivacy, Enable; then remove the bot from its groups and add it again
check-chat = chat { $chat }: the bot is there and may post
check-chat-away = chat { $chat } ({ $id }): can't be seen ({ $why }). Add the bot to it, or correct its chat_id
check-chat-left = chat { $chat } ({ $id }): the bot is not in it. Add it
check-chat-mute = chat { $chat } ({ $id }): the bot may not post there. Let it send messages (in a channel: make it an admin who may post)
check-chat-timer = chat { $chat } ({ $id }): Telegram deletes messages there after a while, cards too. Switch auto-delete off in its settings
check-chat-public = chat { $chat } ({ $id }): has the public name @{ $name }, so anybody can read tickets there. Make it private
check-team-unlinked = team { $team }: no group is linked yet, what is escalated to it waits there unseen
