# A ticket in the private chat

view-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
view-status = <b>Now:</b> { $status }
view-opened = Opened { $when } by { $operator } ({ $channel })
view-caller = 👤 { $name }, { $who }: { $contact }
view-caller-masked = 👤 { $name }, { $who }
said-edited = ✏️ edited { $when }
view-comment = 💬 <b>{ $who }</b>, { $when }: { $text }
view-no-contact = no number
