"""The people's side over HTTP: what the chat page in the browser uses to read, write and press as anybody.

Everything is JSON under `/people`, on loopback only. A request whose `Host` is not a loopback name is refused with 403
(DNS rebinding), and so is one whose `Origin` is not this very server. A POST needs `Content-Type: application/json`,
except uploads, which are `multipart/form-data`; these need an `Origin` header (a browser always sends one) or
`X-Sandbox: 1`. Refusals are `{"error": "why, in plain words"}`: 403 not from here, 404 no such person, chat or
message, 409 what the person's own app would not let them do, 422 a bad request.

Reading

    GET /people
        [{"id": 2001, "name": "Sunita (L1 desk)", "first_name", "last_name", "username", "about", "language",
          "blocked": false, "unread": 3}]
    GET /people/{person}/chats
        [CHAT], the ones the person is in; private chat with the bot first, then by last message. For the groups
        that the person could join: GET /people/{person}/groups -> [{"id", "type", "title", "inside": false}]
    GET /people/{person}/chats/{chat}?before={message_id}&limit=100
        {"chat": CHAT, "messages": [MESSAGE oldest first], "more": false, "keyboard": KEYBOARD | null,
         "commands": [{"command", "description"}], "pinned": [message_id]}        and marks the chat as read
    GET /people/{person}/chats/{chat}/commands
        [{"command": "new", "description": "Open a ticket"}]: the menu that applies for this person here
    GET /people/files/{path}
        the bytes of a photo, voice note, document: MESSAGE.media.url points here
    GET /people/bot
        {"id", "name", "username", "link": "t.me/..."}

Doing. Every reply is {"ok": true} and what is named; what follows of it comes as events.

    POST /people/{person}/chats/{chat}/say      {"text", "reply_to"?: message_id, "topic"?: id}  -> {"message": MESSAGE}
    POST /people/{person}/chats/{chat}/tap      {"message": id, "row": 0, "column": 1}   the button at that place, or
                                                {"message": id, "data": "..."}            any data: a forged press
        -> {"query": "id" | null, "url"?: link to open, "copied"?: text for the clipboard}
           With a query, an event "answer" follows; none within 30 s means that the button spins in vain.
           A url `t.me/<bot>?start=x` is to be opened as POST start; `?startgroup=x` asks for a group, then POST add_bot.
    POST /people/{person}/chats/{chat}/upload   multipart: file (or several named file), caption?, reply_to?, topic?,
                                                kind? = photo|document|voice|audio|video (else told from the type)
        -> {"messages": [MESSAGE]}   several files become an album (at most 10)
    POST /people/{person}/chats/{chat}/contact  {"phone"?, "first_name"?}: own contact when empty -> {"message": MESSAGE}
    POST /people/{person}/chats/{chat}/share    {"request_id", "chat": id}: the answer to a request_chat key
    POST /people/{person}/chats/{chat}/edit     {"message": id, "text"}
    POST /people/{person}/chats/{chat}/delete   {"message": id}: own messages, and any in private
    POST /people/{person}/chats/{chat}/react    {"message": id, "emoji": "👍" or ""}
    POST /people/{person}/chats/{chat}/read     {}
    POST /people/{person}/chats/{chat}/join     {}      POST .../leave {}
    POST /people/{person}/chats/{chat}/add_bot  {"payload"?: "startgroup payload", "admin"?: false}
    POST /people/{person}/chats/{chat}/remove_bot {}
    POST /people/{person}/start                 {"payload"?: "deep link payload"} -> {"message": MESSAGE}
    POST /people/{person}/block                 {}      POST /people/{person}/unblock {}

Events: GET /people/{person}/events, Server-Sent Events. `event:` is the type, `data:` the JSON. A comment line is sent
every 15 s. Nothing is replayed: after a reconnect read the chats again.

    new, edit       {"chat": id, "message": MESSAGE, "unread": 2, "silent": false}
    delete          {"chat": id, "message": message_id}
    reaction, pin   {"chat": id, "message": MESSAGE}
    answer          {"chat": id, "message": message_id, "query": id, "text": "", "alert": false, "url": ""}
                    alert: a box to be closed; text without alert: a toast; neither: the button stops spinning
    membership      {"chat": id, "note": "..."}: read the list of chats again
    action          {"chat": id, "action": "typing"}
    commands        {}: the menus changed

CHAT      {"id", "type": "private"|"group"|"supergroup"|"channel", "title", "members": 5, "unread": 0, "last": MESSAGE |
          null, "can_write": true, "bot_inside": true, "blocked": false, "migrated_to": null, "topics": [{"id", "name"}],
          "mentioned": false}
MESSAGE   {"id", "chat", "date": unix, "sender": {"id", "name", "is_bot"} | null, "mine": false, "text", "entities":
          [Bot API entities, UTF-16 offsets; a date_time has "unix_time" and "date_time_format"], "html": the same text as
          safe HTML, "media": {"kind", "url", "name", "size", "mime_type", "width", "height", "duration"} | null,
          "contact": {"phone_number", "first_name"} | null, "service": "a sentence" | null, "buttons": [[{"text", "kind":
          "callback"|"url"|"copy"|"other", "style"?, "url"?, "copy"?}]], "reply_to": {"id", "sender": name, "text"} | null,
          "topic": id | null, "album": id | null, "edited": false, "pinned": false, "reactions": [{"emoji", "count",
          "mine"}]}
KEYBOARD  the Bot API's ReplyKeyboardMarkup or ForceReply in force in that chat: {"keyboard": [[{"text",
          "request_contact"?, "request_chat"?}]], "resize_keyboard", "one_time_keyboard", "input_field_placeholder"}
"""
