# Buttons

button-claim = ✋ ମୁଁ ନେବି
button-resolve = ✅ ସମାଧାନ
button-release = ↩️ ଛାଡ଼ନ୍ତୁ
button-caller = 📞 କଲର
button-more = ⋯ ଅଧିକ
button-files = 📎 ଫାଇଲ ({ $count })
button-cancel = ✖️ ବାତିଲ
button-back = ‹ ପଛକୁ
button-resume = ▶️ ଆଗକୁ ବଢ଼ନ୍ତୁ
button-new = ➕ ନୂଆ
button-new-ticket = ➕ ନୂଆ ଟିକେଟ
button-call-back = 📞 ଫେରି ଫୋନ କରନ୍ତୁ
button-it-answers = ↩️ ଏହା { $id } ର ଉତ୍ତର
button-add-to = 📎 { $id } ରେ ଯୋଡ଼ନ୍ତୁ
button-discard = 🗑 ବାଦ ଦିଅନ୍ତୁ
button-private = ✍️ ପ୍ରାଇଭେଟରେ ଲେଖନ୍ତୁ
button-add = ➕ ଯୋଡ଼ନ୍ତୁ
button-correct = ✏️ ସୁଧାରନ୍ତୁ
button-copy = 📋 କଲରଙ୍କ ପାଇଁ କପି
button-whatsapp = WhatsApp
button-copy-email = 📋 ଇ-ମେଲ ଠିକଣା
button-older = ପରବର୍ତ୍ତୀ ›
button-newer = ‹ ପୂର୍ବବର୍ତ୍ତୀ
menu-new-ticket = 🆕 ନୂଆ ଟିକେଟ
menu-mine = 📂 ମୋ ଟିକେଟ
menu-hint = କିମ୍ବା କଲରଙ୍କ କଥା ସିଧା ଲେଖନ୍ତୁ
