# Buttons of a ticket's further way

button-ask = ❓ पूछें
button-answer = 💬 जवाब दें
button-no-answer = ⏭ जवाब नहीं चाहिए
button-forward = ➡️ आगे भेजें
button-escalate = 📤 टीम को भेजें
button-to-desk = ↩️ हेल्पडेस्क को
button-reopen = 🔁 फिर खोलें
button-withdraw = 🚫 टिकट रद्द करें
button-reference = 🔖 रेफ़रेंस नंबर
button-link = 🔗 जोड़ें
button-unlink-ticket = ✂️ अलग करें
button-history = 🕘 इतिहास
button-watch = 🔔 मुझे बताते रहें
button-for-desk = 🔒 सिर्फ़ हेल्पडेस्क
button-for-teams = 👥 हेल्पडेस्क और टीमें
button-for-town = 🏛 शहर भी
button-unwatch = 🔕 अब न बताएँ
button-confirm-yes = 👍 हाँ, हल हुआ
button-confirm-no = 👎 नहीं
button-unreached = 📵 फ़ोन नहीं लगा
button-make-problem = 🧩 मूल समस्या बनाएँ
button-hand-over = 🤝 काम सौंपें
button-off-d1 = कल
button-off-d3 = 3 दिन
button-off-d7 = 1 हफ़्ता
button-off-t = 📅 दूसरा दिन
button-off-n = हमेशा के लिए
button-take-it-back = 🙋 वापस लें
button-told-opened = { $on ->
    [yes] 🔔 खुला
   *[no] 🔕 खुला
  }
button-told-answered = { $on ->
    [yes] 🔔 जवाब
   *[no] 🔕 जवाब
  }
button-told-resolved = { $on ->
    [yes] 🔔 हल हुआ
   *[no] 🔕 हल हुआ
  }

# Reasons that come with the desk

forward-reason-not-ours = हमारी टीम का काम नहीं
forward-reason-our-part-done = हमारा हिस्सा हो गया, बाकी उनका है
forward-reason-knows-better = वे इसे बेहतर जानते हैं
reopen-reason-same-again = वही दिक्कत फिर हुई
reopen-reason-partly = पूरा हल नहीं हुआ

# On the card

card-came-from = ↪️ { $team } से आया: { $reason }
card-back = ↩️ { $team } ने लौटाया: { $reason }
card-moved = ➡️ अब <b>{ $team }</b> के पास: { $reason }
card-moved-to-desk = ↩️ फिर हेल्पडेस्क के पास: { $reason }
card-reopened = 🔁 फिर खुला: { $reason }
card-reopened-unsaid = 🔁 फिर खुला: हल नहीं हुआ था
card-asked = ❓ <b>{ $who }</b> ने हेल्पडेस्क से पूछा, { $when }: { $text }
card-reference = 🔖 { $reference }
card-linked = 🔗 { $id } से जुड़ा है
another-ticket = किसी और टिकट
view-tied = 🔗 इससे जुड़े टिकट: { $ids }
card-lent = 🤝 { $who } की जगह, जो { $when } को लौटेंगे
card-confirmed-yes = 👍 कॉलर कहते हैं कि हल हो गया{ $score ->
    [0] {""}
   *[other] {" "}(5 में से { $score })
  }
card-confirmed-no = 👎 कॉलर कहते हैं कि हल नहीं हुआ
card-confirmed-unreached = 📵 कॉलर से बात नहीं हो पाई
card-withdrawn = 🚫 हेल्पडेस्क ने <b>रद्द किया</b>, { $when }
card-closed = 🔒 बंद, { $when }

# The operator's own message

own-waiting = ❓ { $who } को आपके जवाब का इंतज़ार है।
own-open = 🎫 <b>{ $id }</b> हेल्पडेस्क के पास है; कोई तारीख तय नहीं है।
    { $title }
    कॉलर को यह नंबर बताएँ: <b>{ $id }</b>
own-withdrawn = 🚫 <b>{ $id }</b> रद्द किया गया ({ $when })।
    { $title }
caller-text-open = { $desk }: आपका टिकट नंबर { $id }{ $what } है। काम चल रहा है। पूछते समय { $id } नंबर बताएँ।

# Prompts

prompt-add = { $mention }, { $id } में क्या जोड़ना है? इस मैसेज पर रिप्लाई करें; फ़ोटो और वॉइस मैसेज भी दे सकते हैं।
prompt-add-private = { $id } में क्या जोड़ना है? यहाँ लिखें; फ़ोटो और वॉइस मैसेज भी दे सकते हैं।
done-add = { $id } में जोड़ा गया।
prompt-ask = { $mention }, { $id } के बारे में क्या जानना है? इस मैसेज पर रिप्लाई करें; फ़ोटो और वॉइस मैसेज भी दे सकते हैं।
prompt-ask-private = { $id } के बारे में क्या जानना है? यहाँ लिखें; फ़ोटो और वॉइस मैसेज भी दे सकते हैं।
prompt-answer = { $mention }, { $id } के लिए जवाब क्या है? इस मैसेज पर रिप्लाई करें।
prompt-answer-private = { $id } के लिए जवाब क्या है? यहाँ लिखें, या फ़ोटो या वॉइस मैसेज भेजें।
prompt-forward = { $mention }, { $id } कहाँ जाएगा?
prompt-forward-private = { $id } कहाँ जाएगा?
prompt-forward-why = { $mention }, { $id } को { $team } के पास क्यों भेज रहे हैं? इस मैसेज पर रिप्लाई करें, या बटन दबाएँ:
prompt-forward-why-private = { $id } को { $team } के पास क्यों भेज रहे हैं? यहाँ लिखें, या बटन दबाएँ:
prompt-return = { $mention }, { $id } में क्या कमी या गलती है? बटन दबाएँ, या इस मैसेज पर रिप्लाई करें:
prompt-return-private = { $id } में क्या कमी या गलती है? बटन दबाएँ, या यहाँ लिखें:
prompt-reopen = { $mention }, { $id } हल क्यों नहीं हुआ? इस मैसेज पर रिप्लाई करें, या बटन दबाएँ:
prompt-reopen-private = { $id } हल क्यों नहीं हुआ? यहाँ लिखें, या बटन दबाएँ:
prompt-still-wrong = { $mention }, { $id } में अब भी क्या दिक्कत है? इस मैसेज पर रिप्लाई करें; टीम इसे पढ़ेगी।
prompt-still-wrong-private = { $id } में अब भी क्या दिक्कत है? यहाँ लिखें; टीम इसे पढ़ेगी। या ऐसे ही छोड़ दें।
prompt-reference = { $mention }, { $id } का रेफ़रेंस नंबर क्या है (JIRA नंबर या लिंक)? इस मैसेज पर रिप्लाई करें।
prompt-reference-private = { $id } का रेफ़रेंस नंबर क्या है? JIRA नंबर या लिंक भेजें।
prompt-link = { $mention }, { $id } किस टिकट से जुड़ेगा? उसका नंबर लिखकर रिप्लाई करें।
prompt-link-private = { $id } किस टिकट या मूल समस्या से जुड़ेगा? उसका नंबर भेजें।

# Answers to presses and words

write-question = { $id } के बारे में क्या जानना है, नीचे लिखें।
write-answer = { $id } के लिए जवाब नीचे लिखें।
write-why = { $id } हल क्यों नहीं हुआ, नीचे लिखें।
write-reference = { $id } का रेफ़रेंस नंबर क्या है, नीचे लिखें।
write-link = { $id } किस टिकट से जुड़ेगा, नीचे लिखें।
choose-team = { $id } कहाँ जाएगा, नीचे चुनें।
choose-team-first = पहले टीम दबाएँ, फिर कारण बताएँ।
escalate-where = 📤 { $id } किस टीम को जाएगा?
escalated-to = { $id } अब { $team } के पास है।
question-dropped = { $id }: अब जवाब का इंतज़ार नहीं है।
done-resolve = ✅ { $id } हल हो गया। ऑपरेटर को बता दिया गया।
done-ask = ❓ { $id } के बारे में हेल्पडेस्क से पूछा गया। जवाब कार्ड के नीचे आएगा।
done-answer = 💬 { $id } का जवाब भेज दिया गया।
done-forward = ➡️ { $id } आगे भेज दिया गया।
done-return = ↩️ { $id } फिर हेल्पडेस्क के पास है।
done-reopen = 🔁 { $id } फिर खुल गया।
done-still-wrong = ➕ { $id } में जोड़ा गया।
done-reference = 🔖 { $id } के लिए दर्ज हुआ।
done-link = 🔗 { $id } अब { $other } से जुड़ा है।
unlinked-ticket = { $id } अब { $other } से जुड़ा नहीं है।
rated = धन्यवाद, { $id } के लिए दर्ज हुआ।
withdrawn-by-you = { $id } रद्द किया गया।
watching-on = { $id } में जो होगा, आपको बताया जाएगा।
watching-off = { $id } के बारे में अब आपको नहीं बताया जाएगा।
news-on = यह खबर आपको फिर बताई जाएगी।
news-off = ये खबरें अब आपको नहीं आएँगी।
news-bells = 🔔 होने पर आपके शहर का टिकट खुलने, जवाब मिलने या हल होने की खबर अपने-आप आती है, 🔕 होने पर नहीं। बदलने के लिए दबाएँ।
confirm-ask = { $id } { $who } के पास है। अपने पास लेकर पूछने के लिए "पूछें" एक बार और दबाएँ।
confirm-forward = { $id } { $who } के पास है। फिर भी भेजना हो तो "आगे भेजें" एक बार और दबाएँ।
confirm-withdraw = { $id } बिना हल हुए बंद हो जाएगा। ऐसा करना हो तो "टिकट रद्द करें" एक बार और दबाएँ।
too-late = { $id } को हल हुए { $days } कामकाजी दिन से ज़्यादा हो गए। { $id } का नंबर लिखकर नया टिकट खोलें।
wrong-link = { $id } को { $other } से नहीं जोड़ सकते: वह कोई दूसरा खुला टिकट होना चाहिए जो खुद जुड़ा न हो।
wrong-choice = वह विकल्प अब नहीं है। कृपया फिर चुनें।
not-an-id = केवल टिकट का नंबर भेजें, जैसे { $example }।
not-now-answer = { $id } को अब जवाब का इंतज़ार नहीं है। टिप्पणी देने के लिए उसके किसी मैसेज पर रिप्लाई करें।
not-now-no-answer = { $id } को अब जवाब का इंतज़ार नहीं है।
not-now-escalate = { $id } पहले से एक टीम के पास है।
not-now-forward = { $id } पहले से हेल्पडेस्क या उसी टीम के पास है। कहाँ है, यह देखने के लिए /status भेजें।
not-now-return = { $id } पहले से हेल्पडेस्क के पास है।
not-now-reopen = { $id } पहले से खुला है।
not-now-confirm = { $id } खुला है: अभी पुष्टि करने को कुछ नहीं है।
not-now-rate = पहले कॉलर का जवाब चाहिए: क्या { $id } हल हो गया?
not-allowed-ask = { $id } जिस टीम के पास है, केवल वही उसके बारे में पूछ सकती है।
not-allowed-answer = { $id } के लिए केवल हेल्पडेस्क के ऑपरेटर जवाब दे सकते हैं।
not-allowed-no-answer = { $id } जिस टीम के पास है, केवल वही यह कर सकती है।
not-allowed-forward = { $id } को केवल उसकी टीम और हेल्पडेस्क आगे भेज सकते हैं।
not-allowed-return = { $id } जिस टीम के पास है, केवल वही लौटा सकती है।
not-allowed-escalate = { $id } को केवल हेल्पडेस्क के ऑपरेटर टीम को भेज सकते हैं।
not-allowed-object = { $id } के हल होने पर आपत्ति केवल उसके शहर के SPOC कर सकते हैं।
not-allowed-reopen = आप { $id } को फिर नहीं खोल सकते। हेल्पडेस्क से कहें।
not-allowed-confirm = { $id } के बारे में कॉलर की बात केवल हेल्पडेस्क के ऑपरेटर लिख सकते हैं।
not-allowed-rate = { $id } के बारे में कॉलर की बात केवल हेल्पडेस्क के ऑपरेटर लिख सकते हैं।
not-allowed-withdraw = { $id } को केवल हेल्पडेस्क के ऑपरेटर रद्द कर सकते हैं।
not-allowed-watch = खबर पाने के लिए { $id } को निजी चैट में खोलें।
not-allowed-reference = { $id } का रेफ़रेंस नंबर केवल उसकी टीम और हेल्पडेस्क लिख सकते हैं।
not-allowed-history = इतिहास देखने के लिए { $id } को निजी चैट में खोलें।
not-allowed-link = { $id } को केवल उसकी टीम और हेल्पडेस्क जोड़ सकते हैं।
not-allowed-hand-over = सौंपने के लिए उस टीम का कुछ आपके पास नहीं है।
not-allowed-mute = यह शहरों के SPOC के लिए है।

# What people are told

asked = ❓ { $id }: <b>{ $who }</b> ({ $team }) ने पूछा:
    { $text }
    इस मैसेज पर रिप्लाई करके जवाब दें: लिखकर, फ़ोटो से या वॉइस मैसेज से।
answered = 💬 { $mention }{ $id }: <b>{ $who }</b> ने जवाब दिया:
    { $text }
answered-here = 💬 { $id }: <b>{ $who }</b> ने जवाब दिया:
    { $text }
answered-for-you = 💬 { $id }: टीम के सवाल का जवाब { $who } ने दे दिया है।
    { $text }
question-passed-on = 📵 { $mention }{ $id }: यह सवाल { $by } के लिए है, पर बॉट अभी उन तक नहीं पहुँच पाता। { $count ->
    [0] हेल्पडेस्क के किसी और तक भी नहीं पहुँचा जा सकता। लौटने पर उन्हें मिलेगा।
    [one] यह एक और ऑपरेटर को भी भेजा गया है।
   *[other] यह { $count } और ऑपरेटरों को भी भेजा गया है।
    }
no-answer-needed = ⏭ { $id }: टीम को अब जवाब नहीं चाहिए।
returned = ↩️ { $id }: <b>{ $origin }</b> ने लौटाया: <b>{ $reason }</b>
    { $title }
    जो कमी है, इस मैसेज पर रिप्लाई करके दें (लिखकर, फ़ोटो, फ़ाइल), फिर "टीम को भेजें" दबाएँ।
commented-here = 💬 { $mention }{ $id }: <b>{ $who }</b> ने लिखा:
    { $text }
comment-kept = { $id }: यह { $audience ->
    [desk] सिर्फ़ हेल्पडेस्क
    [town] हेल्पडेस्क, टीमों और शहर
   *[teams] हेल्पडेस्क और टीमों
  } के लिए है।
corrected-here = ✏️ { $mention }{ $id }: <b>{ $by }</b> ने सुधारा: { $what }
corrected-phone = कॉलर का नंबर
corrected-email = कॉलर का ई-मेल पता
corrected-name = कॉलर का नाम
corrected-ulb = शहर: { $value }
corrected-who = किसने फ़ोन किया: { $value }
corrected-nature = दिक्कत का प्रकार: { $value }
corrected-kind = टिकट का प्रकार: { $value }
corrected-module = मॉड्यूल: { $value }
corrected-words = दिक्कत का विवरण
corrected-files = फ़ाइलें
solved-ask = ✅ { $who } ने { $id } <b>हल कर दिया</b>।
    { $title }
solved-objected = ⚠️ शहर का कहना है कि यह हल नहीं हुआ। आपके पूछने तक यह अपने-आप बंद नहीं होगा।
solved-question = क्या कॉलर भी यही कहते हैं?
solved-over = 🔁 { $id } हल हुआ था, अब फिर से खुला है।
    { $title }
solved-rate = कॉलर कितने संतुष्ट हैं, 1 से 5?
confirmed-yes = 👍 { $id }: कॉलर कहते हैं कि हल हो गया। टिकट बंद हुआ।
confirmed-no = 👎 { $id }: कॉलर कहते हैं कि हल नहीं हुआ। टिकट फिर खुल गया।
confirmed-unreached = 📵 { $id }: कॉलर से बात नहीं हो पाई। किसी को आपत्ति न हो तो यह अपने-आप बंद हो जाएगा।
reopened = 🔁 { $id } को { $by } ने फिर खोला।
    { $text }
reopened-here = 🔁 { $id } फिर खुला: { $who } ने लिखा:
    { $text }
withdrawn = 🚫 { $id } को { $by } ने रद्द किया।
withdrawn-here = 🚫 { $mention }{ $id } को हेल्पडेस्क ने रद्द किया: अब कुछ नहीं करना है।
forwarded-often = 🔁 { $id } { $count } बार आगे भेजा जा चुका है, अब { $team } के पास है। कोई तय करे कि इसे कौन हल करेगा।
    { $title }
lost-claim = 🙋 { $id }: { $by } ने इसे आपसे ले लिया है।
lost-moved = ➡️ { $id }, जो आपके पास था, { $by } ने आगे भेज दिया है।
spoc-opened = 🆕 आपके शहर के लिए { $id } खुला।
    { $title }
spoc-answered = 🙋 { $id }: { $team } ने हेल्पडेस्क को जवाब दिया।
    { $title }
spoc-comment = 💬 { $id }: <b>{ $who }</b> ने लिखा:
    { $text }
spoc-taken = 🙋 { $id }: { $team } ने इसे ले लिया है।
    { $title }
spoc-asked = ❓ { $id }: { $team } ने इसे लिया है और हेल्पडेस्क से कुछ पूछा है।
    { $title }
spoc-returned = ↩️ { $id }: { $origin } ने इसे हेल्पडेस्क को लौटाया है; आगे का काम हेल्पडेस्क करेगा।
    { $title }
spoc-resolved = ✅ { $id } हल हो गया।
    { $title }
    { $text }
    <b>हल नहीं हुआ?</b> "फिर खोलें" दबाएँ।
watched-claimed = 🔔 { $id }: अब { $who } के पास है।
watched-resolved = 🔔 ✅ { $who } ने { $id } हल कर दिया।
    { $title }
    { $text }
watched-reopened = 🔔 🔁 { $id } फिर खुल गया।
    { $text }
linked-problem = 🧩 { $others } के लिए { $id } खुला
propose-problem = 🧩 आधे घंटे में कई शहरों से एक ही दिक्कत: { $others }।
    क्या इसे एक मूल समस्या बना दें? तब उसकी खबर और उसका हल सब तक पहुँचेगा।
problem-gone = ये टिकट अब तक जुड़ चुके हैं या हल हो चुके हैं।
problem-words = कई शहरों में एक ही दिक्कत: { $others }।
problem-place = कई शहर
handed-over = 🤝 { $by } छुट्टी पर हैं। { $mention }अब आपके पास: { $others }
handed-to-you = 🤝 { $by } छुट्टी पर हैं; अब आपके पास: { $others }
hand-over-to = 🤝 आपके पास जो है, उसे कौन लेगा?
hand-over-nobody = सौंपने के लिए आपकी टीम में कोई और नहीं है। साथी यहाँ तभी दिखते हैं, जब वे ग्रुप में कोई बटन दबा चुके हों या /mine लिख चुके हों। नहीं तो अपने टिकट छोड़ दें।
hand-over-nothing = सौंपने के लिए आपके पास कुछ नहीं है।
handed = हो गया। अब { $who } के पास है।
handed-over-until = 🤝 { $by } { $until } तक छुट्टी पर हैं। तब तक { $mention }के पास है: { $others }
handed-to-you-until = 🤝 { $by } { $until } तक छुट्टी पर हैं; तब तक आपके पास है: { $others }
hand-over-until = 🤝 आप कब लौटेंगे? तब तक आपके टिकट { $who } के पास रहेंगे।
hand-over-until-off = ⚠️ <b>{ $who } भी छुट्टी पर हैं</b>, { $off } तक: आपके काम पर कोई नहीं रहेगा। /mine से किसी और को चुनें, या बताएँ कि आप कब लौटेंगे; तब तक यह { $who } के पास रहेगा।
hand-over-day = 📅 आप किस दिन लौटेंगे? लिखें: कल, दो दिन बाद, गुरुवार, 24 दिसंबर, 24.12.2026।
back-again = 👋 आप लौट आए। आपने जो सौंपा था, उसमें से { $by } के पास अब भी है: { $others }
back-again-nothing = 👋 आप लौट आए। आपने { $by } को जो सौंपा था, उसमें से कुछ बाकी नहीं: वह हल हुआ, या दूसरों के पास है।
colleague-back = 👋 { $by } लौट आए और वापस ले सकते हैं: { $others }
took-back = फिर आपके पास: { $others }
take-back-nothing = वापस लेने को कुछ नहीं बचा: वह हल हुआ, पहले से आपके पास है, या दूसरों के पास है।
taken-back-from-you = 🙋 { $by } लौट आए और वापस ले लिया: { $others }

# The history of a ticket

history-head = 🕘 <b>{ $id }</b>: क्या-क्या हुआ
history-line = <i>{ $when }</i> { $what }
history-nobody = हेल्पडेस्क
history-opened = { $who } ने खोला
history-opened-by-mail = हेल्पडेस्क ने इसे एक मेल से खुद खोला
history-escalated = { $team } के पास पहुँचा, { $due_at } तक जवाब देना है
history-kept = { $who } ने अपने पास रखा, { $until } तक का वादा
history-responded = { $team } ने { $outcome ->
    [in-time] समय पर
    [late] देर से
   *[other] {""}
  } { $taken ->
    [yes] इसे लिया
   *[no] जवाब दिया
  }
history-claimed = { $who } ने लिया
history-released = { $who } ने टीम को लौटाया
history-responseundone = बिना कुछ कहे लौटाया गया: { $team } का समय आगे गिना जा रहा है
history-commented = { $who } ने लिखा: { $text }
history-reworded = { $who } ने बदला: { $text }
history-reworded-before = { $who } ने बदला: { $text }। पहले लिखा था: { $former }
history-corrected = { $who } ने सुधारा: { $what }
history-filesadded = { $who } ने फ़ाइलें जोड़ीं: { $count }
history-callershown = { $who } ने कॉलर का नंबर देखा
history-shownunchecked = { $who } ने { $what ->
    [files] फ़ाइलें देखीं
   *[caller] नंबर देखा
  }, हालाँकि Telegram नहीं बता सका कि वे अब भी ग्रुप में हैं या नहीं
history-promised = { $who } ने { $until } तक का वादा किया
history-prioritychanged = { $who } ने इसे { $new } किया (पहले { $old } था)
history-promisechanged = { $who } ने इसे { $until } तक आगे बढ़ाया
history-promisemoved = वादे वाला दिन बंद है: अब वादा { $until } तक का है
history-promisekept = वादे के अनुसार { $until } तक हल हुआ
history-promisemissed = वादा { $until } तक का था, पूरा नहीं हुआ
history-duemoved = छुट्टियों की सूची या जवाब का समय बदला: { $due_at } तक जवाब देना है
history-breached = { $team } को देर हुई
history-breachwithdrawn = { $team } को देर नहीं हुई थी
history-solutiondue = { $due_at } तक हल करना है
history-solutiondue-none = हल करने की अब कोई तारीख तय नहीं
history-solutionmissed = तय तारीख तक हल नहीं हुआ
history-resolved = { $who } ने हल किया: { $text }
history-asked = { $who } ने हेल्पडेस्क से पूछा: { $text }
history-answered = { $who } ने जवाब दिया: { $text }
history-forwarded = { $who } ने { $origin } से { $team } को भेजा: { $reason }{ $text }
history-returned = { $who } ({ $origin }) ने हेल्पडेस्क को लौटाया: { $reason }{ $text }
history-handedover = { $who } ने { $to } को सौंपा
history-handedover-until = { $who } ने { $until } तक { $to } को सौंपा
history-takenback = { $who } ने { $origin } से वापस लिया
history-reopened = { $who } ने फिर खोला: { $text }
history-confirmed = { $who } ने कॉलर से पूछा: { $answer ->
    [yes] हल हो गया
    [no] हल नहीं हुआ
   *[other] किसी ने फ़ोन नहीं उठाया
  }
history-objected = { $who } ने कहा कि हल नहीं हुआ: { $text }
history-rated = कॉलर ने 5 में से { $score } दिए
history-closed = बंद हुआ
history-withdrawn = { $who } ने रद्द किया
history-referenced = { $who } ने रेफ़रेंस नंबर लिखा: { $text }
history-linked = { $who } ने इसे { $to } से जोड़ा
history-unlinked = { $who } ने इसे अलग किया
