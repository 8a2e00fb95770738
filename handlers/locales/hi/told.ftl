# What people are told

resolved = ✅ { $id } <b>हल हो गया</b>: { $who }।
    { $title }
    { $text }
commented = 💬 { $id }: { $who } ने लिखा:
    { $text }
team-not-linked = ⚠️ { $id } अब { $team } के पास है और उसका समय चल रहा है, पर उनका ग्रुप अभी जुड़ा नहीं है। जुड़ते ही कार्ड भेजा जाएगा। कृपया उन्हें फ़ोन पर बताएँ।
something-went-wrong = कुछ गलती हो गई; इसे { $error } नाम से दर्ज किया गया है। कृपया फिर कोशिश करें।
status-brief = { $id } · { $title } · { $status }
files-of = 📎 { $id }
files-not-here = 📎 { $id } की फ़ाइलें यहाँ नहीं डाली जा सकीं। देखने के लिए नंबर दबाकर टिकट खोलें।
message-in-short = 🎫 <b>{ $id }</b>: Telegram यह मैसेज यहाँ नहीं ले रहा। नंबर दबाकर टिकट खोलें।
