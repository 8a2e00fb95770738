# Buttons

button-claim = ✋ Claim
button-resolve = ✅ Resolve
button-release = ↩️ Release
button-caller = 📞 Caller
button-more = ⋯ More
button-files = 📎 Files ({ $count })
button-cancel = ✖️ Cancel
button-back = ‹ Back
button-resume = ▶️ Resume
button-new = ➕ New
button-new-ticket = ➕ New ticket
button-call-back = 📞 Call back
button-it-answers = ↩️ It answers { $id }
button-add-to = 📎 Add to { $id }
button-discard = 🗑 Discard
button-private = ✍️ Write in private
button-add = ➕ Add
button-correct = ✏️ Correct
button-copy = 📋 Copy for the caller
button-whatsapp = WhatsApp
button-copy-email = 📋 E-mail address
button-older = Next ›
button-newer = ‹ Previous
menu-new-ticket = 🆕 New ticket
menu-mine = 📂 My tickets
menu-hint = Or just write what the caller says
