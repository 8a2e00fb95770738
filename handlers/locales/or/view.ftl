# A ticket in the private chat

view-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
view-status = <b>ଏବେ:</b> { $status }
view-opened = { $when }ରେ { $operator } ଖୋଲିଛନ୍ତି ({ $channel })
view-caller = 👤 { $name }, { $who }: { $contact }
view-caller-masked = 👤 { $name }, { $who }
said-edited = ✏️ ବଦଳାଗଲା: { $when }
view-comment = 💬 <b>{ $who }</b>, { $when }: { $text }
view-no-contact = ନମ୍ବର ନାହିଁ
