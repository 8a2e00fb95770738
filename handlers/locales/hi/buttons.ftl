# Buttons

button-claim = ✋ टिकट लें
button-resolve = ✅ हल हुआ
button-release = ↩️ छोड़ें
button-caller = 📞 कॉलर
button-more = ⋯ और
button-files = 📎 फ़ाइलें ({ $count })
button-cancel = ✖️ रद्द करें
button-back = ‹ पीछे
button-resume = ▶️ जारी रखें
button-new = ➕ नया
button-new-ticket = ➕ नया टिकट
button-call-back = 📞 वापस फ़ोन करें
button-it-answers = ↩️ यह { $id } का जवाब है
button-add-to = 📎 { $id } में जोड़ें
button-discard = 🗑 हटा दें
button-private = ✍️ निजी चैट में लिखें
button-add = ➕ जोड़ें
button-correct = ✏️ सुधारें
button-copy = 📋 कॉलर के लिए कॉपी
button-whatsapp = WhatsApp
button-copy-email = 📋 ई-मेल पता
button-older = आगे ›
button-newer = ‹ पिछला
menu-new-ticket = 🆕 नया टिकट
menu-mine = 📂 मेरे टिकट
menu-hint = या कॉलर की बात सीधे लिखें
