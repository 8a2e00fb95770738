# A ticket in the private chat

view-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
view-status = <b>अभी:</b> { $status }
view-opened = { $when } को { $operator } ने खोला ({ $channel })
view-caller = 👤 { $name }, { $who }: { $contact }
view-caller-masked = 👤 { $name }, { $who }
said-edited = ✏️ बदला गया: { $when }
view-comment = 💬 <b>{ $who }</b>, { $when }: { $text }
view-no-contact = नंबर नहीं
