# Searching, and what is similar

command-find = टिकट खोजें
find-ask = <b>क्या खोजूँ?</b> टिकट का नंबर, कॉलर का नंबर, MUKTASoft की ID, या शब्द भेजें, किसी भी क्रम में: दिक्कत, कॉलर, शहर, मॉड्यूल या टीम के, जैसे <i>जटनी मस्टर रोल खाली</i>।
find-head = 🔎 <b>{ $query }</b>: { $many ->
    [many] सबसे नए { $count } टिकट
   *[few] { $count } टिकट
  }
find-head-all = 🔎 { $many ->
    [many] सबसे नए { $count } टिकट
   *[few] { $count } टिकट
  }
find-head-loosely = 🔎 <b>{ $query }</b>: किसी टिकट में ये सारे शब्द नहीं हैं। कुछ शब्दों वाले टिकट:
find-empty = 🔎 <b>{ $query }</b>: कुछ नहीं मिला। कम या दूसरे शब्द, शब्द का शुरू का हिस्सा, टिकट का नंबर, या WO/2023-24/000339 जैसी ID लिखें। मैं खुले टिकटों और पिछले 400 दिनों में, जितना आप देख सकते हैं, उतने में खोजता हूँ।
find-empty-filtered = 🔎 <b>{ $query }</b>: इन फ़िल्टरों में कुछ नहीं मिला। फ़िल्टर हटाएँ, या दूसरे शब्द लिखें।
find-gone = यह खोज बहुत पुरानी है। /find एक बार और भेजें।
find-button-ulb = 📍 शहर
find-button-team = 👥 टीम
find-button-status = स्थिति
find-button-priority = प्राथमिकता
find-button-late = 🔴 देर
find-button-mine = 📂 मेरे
find-button-open = खुले
find-button-solved = हल हुए
find-button-any = सभी
find-button-clear = ✖️ हटाएँ
not-allowed-find = मैं केवल निजी चैट में, हेल्पडेस्क की सूची वालों के लिए खोजता हूँ। मुझे वहाँ लिखें।
button-similar = 🧩 मिलते-जुलते
similar-head = 🧩 { $id } से मिलते-जुलते:
similar-none = 🧩 पिछले 400 दिनों में { $id } जैसा कुछ नहीं है।
similar-solved = • { $id } { $title } → <i>{ $solution }</i>
similar-open = • { $id } { $title } ({ $status })
similar-known = • पहले से मालूम: { $trouble } → <i>{ $solution }</i>
button-keep-answer = 💾 यह जवाब रखें
answer-kept = रख लिया। ऐसे टिकटों के लिए यह दिखाया जाएगा।
answer-kept-already = यह पहले से रखा हुआ है।
answer-none = { $id } कैसे हल हुआ, किसी ने नहीं लिखा, इसलिए रखने को कोई जवाब नहीं है।
not-allowed-keep-answer = { $id } का जवाब केवल उसकी टीम और हेल्पडेस्क रख सकते हैं।
