# What /doctor says

doctor-looks = Looking at everything; the report follows.
doctor-green = <b>All is well.</b>
doctor-red = <b>{ $count ->
    [one] One thing needs
   *[other] { $count } things need
    } fixing:</b>
doctor-database = database: answers
doctor-outbox = messages: { $count ->
    [one] 1 waits,
   *[other] { $count } wait,
  } the oldest for { $seconds } s
doctor-outbox-old = messages: { $count ->
    [one] 1 waits,
   *[other] { $count } wait,
  } the oldest for { $seconds } s. If that stays so, look at the lines about chats below
doctor-given-up = given up in the last 24 hours: { $messages } of the bot's messages, { $updates } of people's messages or taps. Look for { $numbers } in the log and report what it says
doctor-nothing-given-up = given up in the last 24 hours: nothing
doctor-left-out = left out of messages since the start, because it could not be looked up: { $what }. Look for these names in the log and report what it says
doctor-trouble = chat { $chat }: nothing gets through since { $since }: { $words } ({ $why }). { $count ->
    [0] It is tried again and again
   *[other] Waiting for it: { $held }
    }
doctor-person-away = { $chat } has blocked the bot or never started it; what is owed to them waits since { $since } and comes when they write to the bot
doctor-owed = { $destination ->
    [jira] JIRA
   *[other] { $destination }
}: { $count ->
    [one] { $count } thing waits
   *[other] { $count } things wait
} to go there, the oldest for { $minutes } min
doctor-engine = engine: runs (<code>{ $ticks }</code>)
doctor-engine-off = engine: stands still. Restart the bot
doctor-clock = clock: { $now }
doctor-clock-set = clock: was set by HELPDESK_CLOCK and shows { $now }. Restart without it
doctor-fonts = charts: fonts for Odia and Hindi are there
doctor-no-font = charts: no font for { $letters ->
    [or] Odia
   *[hi] Hindi
    }, so they are drawn in English. Install <code>fonts-noto-core</code> or <code>fonts-lohit</code> on the bot's machine
doctor-pin = chat { $chat }: the bot may pin
doctor-no-pin = chat { $chat }: the bot may not pin, so there is no board. Open the group, tap its name, Administrators, add the bot with "Pin messages"
doctor-members-hidden = chat { $chat }: Telegram tells only an admin for certain who is still in it, and whoever is in it sees callers' numbers. Open the group, tap its name, Administrators, add the bot
doctor-topics = chat { $chat }: the bot may manage topics
doctor-no-topics = chat { $chat }: the bot may not manage topics. Open the group, tap its name, Administrators, the bot, "Manage topics"
doctor-slow = chat { $chat }: slow mode ({ $seconds } s) holds the bot's cards back. Make the bot an admin, or switch slow mode off (Permissions)
doctor-last-post = chat { $chat }: the last post was { $minutes ->
    [0] just now
    [one] a minute ago
   *[other] { $minutes } minutes ago
    }
doctor-check-config-warning = settings: { $warning }
doctor-heartbeat = the monitor outside last heard of the bot at { $heard }
doctor-heartbeat-never = the monitor outside has not heard of the bot yet: look whether all is well here, and at health.heartbeat_url
