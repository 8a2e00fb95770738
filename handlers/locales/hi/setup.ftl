# Setting up

not-allowed-setup = केवल एडमिन, और केवल निजी चैट में, हेल्पडेस्क की सेटिंग बदल सकते हैं।
home-title = <b>{ $desk } की सेटिंग</b>
home-unlinked = ⚠️ ग्रुप नहीं: { $teams }। "टीमें और ग्रुप" दबाएँ।
button-people = 👥 लोग
button-teams = 🛠 टीमें और ग्रुप
button-towns = 🏛 शहर
button-modules = 🧩 मॉड्यूल
button-answers = 💬 तैयार जवाब
button-reasons = ↩️ लौटाने के कारण
button-routes = 🔀 किसे क्या मिले
button-times = ⏱ जवाब का समय
button-summaries = 📊 रिपोर्टें
button-doctor = 🩺 सब जाँचें
button-changes = 🗒 क्या बदला
changes-title = <b>क्या बदला</b>
changes-none = अभी तक कुछ नहीं बदला।
changes-line = { $when }: { $who }: { $what }
changed-item-put = तय किया ({ $part }): { $thing }{ $more ->
    [0] {""}
   *[other] {" "}और { $more } अन्य
  }
changed-item-taken-out = हटाया ({ $part }): { $thing }{ $more ->
    [0] {""}
   *[other] {" "}और { $more } अन्य
  }
changed-something = सेटिंग बदली
changed-linked = { $thing } से एक ग्रुप जोड़ा
changed-unlinked = { $thing } का ग्रुप अलग किया
changed-moved = { $thing } का ग्रुप बदला और फिर से जोड़ा गया
changed-topic-gone = { $thing } का टॉपिक नहीं रहा; कार्ड पूरे ग्रुप में जाते हैं
changed-invited = एक निमंत्रण बनाया: { $role }
changed-revoked = एक निमंत्रण वापस लिया
changed-access-refused = { $person } को अनुमति नहीं दी
changed-appointed = { $person } को बनाया: { $role } { $team }{ $ulbs }
changed-dismissed = { $person } से भूमिका ली: { $role } { $team }{ $ulb }
changed-erased = एक कॉलर का डेटा हमेशा के लिए मिटाया
changed-let-go = { $person } को सूची से हटाया
changed-days-closed = छुट्टी घोषित: { $first } से { $last }
changed-days-open = खुला घोषित: { $first } से { $last }
changed-days-hours = खास समय घोषित: { $first } से { $last } { $hours }
changed-days-taken-back = घोषणा वापस ली: { $first } से { $last }
changed-year-confirmed = { $year } की छुट्टियाँ पक्की कीं
changed-sla-changed = { $thing }: लक्ष्य { $target_days }, ज़्यादा से ज़्यादा { $due_days } कामकाजी दिन{ $resolve_days ->
    [0] {""}
   *[other] , हल { $resolve_days } में
  } { $team }
part-teams = टीम
part-routes = किसे क्या मिले
part-ulbs = शहर
part-modules = मॉड्यूल
part-reasons = लौटाने का कारण
part-answers = तैयार जवाब
part-summaries = रिपोर्ट
by-telegram = Telegram
saved = सहेजा गया।
gone-chat = बॉट अब उस चैट में नहीं है। उसे फिर जोड़ें, फिर वहाँ /link लिखें।
gone-person = यह इस बीच बदल चुका है। "लोग" फिर खोलें।
gone-link = यह लिंक पहले से नहीं चलता।
gone-item = वह अब नहीं है। /admin भेजें।
gone-step = यह बहुत पहले का है या हो चुका है। फिर शुरू करने के लिए /admin भेजें।
gone-tie = यह टिकट अब जुड़ा नहीं है। /status से टिकट फिर खोलें।
gone-absence = वह अब नहीं है। आपके पास क्या है, देखने के लिए /mine भेजें।
step-gone = यह बहुत पहले का है या हो चुका है। फिर शुरू करें।
item-gone = वह अब नहीं है।
not-fitting = यह नहीं हो सकता: { $why }
problem-too-long = { $field }: ज़्यादा से ज़्यादा { $limit } अक्षर
problem-too-short = { $field }: कम से कम { $limit } अक्षर
problem-missing = { $field }: कुछ लिखें
problem-too-small = { $field }: कम से कम { $limit }
problem-too-large = { $field }: ज़्यादा से ज़्यादा { $limit }
problem-bad-code = { $field }: 1 से 10 बड़े अंग्रेज़ी अक्षर और अंक
problem-twice = { $value } दो बार है
problem-due-before-target = आखिरी दिन लक्ष्य से पहले नहीं हो सकता
problem-no-team = { $team } नाम की टीम नहीं है
problem-no-ulb = { $ulb } नाम का शहर नहीं है
problem-no-module = { $module } नाम का मॉड्यूल नहीं है
problem-unrouted = { $nature } टिकट किसी टीम को नहीं जाते
problem-bad = { $field }: यह पढ़ा नहीं गया
problem-field-name = नाम
problem-field-name-or = ओड़िआ नाम
problem-field-name-hi = हिन्दी नाम
problem-field-alias = दूसरी वर्तनी
problem-field-ask = क्या माँगें
problem-field-words = शब्द
problem-field-text = जवाब
problem-field-code = कोड
problem-field-target-days = लक्ष्य
problem-field-due-days = आखिरी दिन
problem-field-at = समय
in-use-tickets = खुले टिकटों में रहते { $what } को नहीं हटा सकते।
in-use-routes = { $what } को अभी टिकट भेजे जाते हैं, इसलिए नहीं हटा सकते। पहले "किसे क्या मिले" बदलें।
in-use-people = { $what } में लोग हैं, इसलिए नहीं हटा सकते।
in-use-group = { $what } पहले से { $team } का ग्रुप है। पहले उसे वहाँ से अलग करें, या अलग टॉपिक में /link लिखें।
locked-list = 🔒 यह कॉन्फ़िगरेशन फ़ाइल में है (<code>{ $part }</code>); वहीं बदलता है।
locked-link = 🔒 यह ग्रुप कॉन्फ़िगरेशन फ़ाइल में है (chat_id); वहीं बदलता है।

## Groups
teams-title = <b>टीमें और ग्रुप</b>
    ✅ ग्रुप है, ⚠️ अभी नहीं है।
desk-group = हेल्पडेस्क का अपना ग्रुप
button-add-teams = ➕ टीम जोड़ें
team-title = <b>{ $team }</b>
team-linked = ग्रुप: { $title }
team-in-topic = इसके कार्ड उस ग्रुप के एक टॉपिक में जाते हैं।
team-unlinked = ⚠️ कोई ग्रुप जुड़ा नहीं है। बटन दबाएँ, या बॉट को ग्रुप में जोड़ें, या वहाँ /link लिखें।
team-members = लोग: { $count } { $names }
team-by-group = सदस्य: ग्रुप में जो बटन दबाते या रिप्लाई करते हैं।
team-listed = सदस्य: केवल जिन्हें भूमिका दी गई है।
button-link-group = 🔗 ग्रुप जोड़ें
button-unlink = ✂️ अलग करें
button-unlink-yes = ✂️ हाँ, अलग करें
button-rename = ✏️ नाम बदलें
button-by-group = ग्रुप के सब लोग
button-listed = केवल सूची के लोग
unlink-sure = <b>{ $team }</b> का ग्रुप अलग करें? टिकट चलते रहेंगे; दूसरा ग्रुप जुड़ने तक उनके कार्ड रुके रहेंगे।
unlinked-toast = अलग किया गया।
question = <b>{ $title }</b> ({ $members } सदस्य) किससे जोड़ूँ?
question-by = { $asker } ने कहा है। ग्रुप के मालिक: { $owner }।
nobody-knows = पता नहीं
question-yes = ✅ { $who } ने { $team } से जोड़ा।
question-no = { $who } ने नहीं जोड़ा।
question-public = <b>{ $title }</b> नहीं जुड़ सकता: इसका सार्वजनिक नाम @{ $username } है, इसलिए कोई भी टिकट पढ़ सकता है। ग्रुप को प्राइवेट करें (सेटिंग, "Group type"), फिर उसमें /link लिखें।
button-desk-group = 🏠 हेल्पडेस्क का ग्रुप
button-link-no = नहीं
linked-toast = { $team } से जुड़ गया। आने वाले कार्ड: { $count }।
link-declined = ग्रुप वैसा ही रहा।
link-asked = यह ग्रुप किस टीम का है, एडमिन से निजी चैट में पूछा गया है।
link-declined-lately = एक एडमिन ने इस ग्रुप को जोड़ने से मना किया है। कल फिर कहें।
link-too-often = आपने आज कई ग्रुप जोड़ने को कहा है। कल फिर कहें, या एडमिन से कहें।
some-topic = एक टॉपिक
link-is = यह ग्रुप पहले से { $team } का है।
link-public = इस ग्रुप का सार्वजनिक नाम @{ $username } है: कोई भी टिकट पढ़ सकता है। उसे प्राइवेट करें (सेटिंग, "Group type"), फिर /link लिखें।
group-linked = यह ग्रुप अब <b>{ $team }</b> का है। टिकट यहाँ कार्ड बनकर आते हैं: "टिकट लें", "हल हुआ" और बाकी बटन हर कार्ड के नीचे हैं। कार्ड पर रिप्लाई करने से हेल्पडेस्क और टीमों के लिए टिप्पणी जुड़ जाती है; नीचे के बटनों से वह सिर्फ़ हेल्पडेस्क के लिए, या शहर के लिए भी हो सकती है।
topic-linked = यह टॉपिक अब <b>{ $team }</b> का है। टिकट यहाँ कार्ड बनकर आते हैं: "टिकट लें", "हल हुआ" और बाकी बटन हर कार्ड के नीचे हैं। कार्ड पर रिप्लाई करने से हेल्पडेस्क और टीमों के लिए टिप्पणी जुड़ जाती है; नीचे के बटनों से वह सिर्फ़ हेल्पडेस्क के लिए, या शहर के लिए भी हो सकती है।
group-not-linked = यह ग्रुप किसी टीम से जुड़ा नहीं है। /link लिखें: एडमिन से पूछा जाएगा।
which-topic = इस ग्रुप में कई टीमें हैं। कृपया यह अपनी टीम के टॉपिक में करें: { $teams }।
group-moved = ℹ️ Telegram ने { $team } के ग्रुप को नई ID दी है। सब वहाँ चला गया: खुले कार्ड वहाँ नए आएँगे। कुछ नहीं करना है।
group-moved-file = ⚠️ Telegram ने { $team } के ग्रुप को नई ID दी है। सब वहाँ चला गया, खुले कार्ड नए आएँगे। कृपया कॉन्फ़िगरेशन फ़ाइल में नई ID लिखें: chat_id = { $chat }
card-moved-on = { $id } नए ग्रुप में चल रहा है।
card-moved-topic = { $id } इसी ग्रुप के दूसरे टॉपिक में चल रहा है।
chat-held =
    { $count ->
        [0] वहाँ जो जाना है वह रुका है, और हो सकने पर अपने-आप जाएगा।
       *[other] रुके हैं: { $held }{ $more ->
            [0] {""}
           *[other] {" "}और { $more } अन्य
        }। सब अपने-आप जाएगा, सबसे ज़रूरी पहले।
    }
chat-removed = 🔴 बॉट को <b>{ $title }</b> ({ $team }) से हटा दिया गया: वहाँ अब कुछ नहीं पहुँचता। बॉट को फिर जोड़ें, या दूसरा ग्रुप जोड़ें: /admin, "टीमें और ग्रुप"।
    { $waiting }
group-deleted = 🔴 <b>{ $team }</b> का ग्रुप मिटा दिया गया। उसके सदस्य अब टीम में नहीं हैं, उनके टिकट फिर खाली हैं, और कार्ड रुके हैं। दूसरा ग्रुप जोड़ें: /admin, "टीमें और ग्रुप"।
chat-silenced = 🔴 बॉट <b>{ $title }</b> ({ $team }) में नहीं लिख सकता। ग्रुप की सेटिंग खोलें और बॉट को मैसेज भेजने दें (चैनल में: उसे पोस्ट कर सकने वाला एडमिन बनाएँ)।
    { $waiting }
chat-closed = 🔴 <b>{ $title }</b> में { $team } का टॉपिक बंद है, इसलिए बॉट वहाँ नहीं लिख सकता। टॉपिक फिर खोलें, या बॉट को टॉपिक सँभालने दें।
    { $waiting }
chat-refused = 🔴 Telegram <b>{ $title }</b> ({ $team }) में कुछ नहीं ले रहा, और कहता है: { $why }। ग्रुप की अनुमतियाँ देखें; वे ठीक हों तो कृपया इसकी सूचना दें।
    { $waiting }
chat-blocked = 🔴 { $title } तक नहीं पहुँचा जा सकता: { $why }।
chat-timer = ⏳ <b>{ $title }</b> ({ $team }) में Telegram अब { $days } दिन बाद मैसेज हटा देता है, खुले टिकटों के कार्ड भी। ग्रुप की सेटिंग में इसे बंद करें। जो कार्ड हट गया, वह ज़रूरत पड़ने पर फिर डाला जाता है; ग्रुप में /status और नंबर लिखने से भी आता है।
chat-regained = 🟢 बॉट <b>{ $title }</b> ({ $team }) में फिर काम कर सकता है। वहाँ जो बाकी है, आ रहा है।
topic-gone = ⚠️ { $team } का टॉपिक मिटा दिया गया है। कार्ड अब ग्रुप में ही जाएँगे। दूसरे टॉपिक के लिए उसमें /link लिखें।
topic-gone-file = ⚠️ { $team } का टॉपिक मिटा दिया गया है। कार्ड अब ग्रुप में ही जाएँगे। कृपया कॉन्फ़िगरेशन फ़ाइल से thread_id हटाएँ।
topic-gone-shared = 🔴 { $team } का टॉपिक मिटा दिया गया है, और ग्रुप { $other } का है। कार्ड रुके हैं। { $team } के लिए टॉपिक खोलें और उसमें /link लिखें।

## Lists
list-ulbs = <b>शहर</b> ({ $count })
list-modules = <b>मॉड्यूल</b> ({ $count })
list-answers = <b>तैयार जवाब</b> ({ $count })
answers-locked = 🔒 कॉन्फ़िगरेशन फ़ाइल में है और वहीं बदलता है।
answer-any = सभी
answer-team-which = यह किस टीम को दिखे?
answer-module-which = यह किस मॉड्यूल के लिए दिखे?
list-reasons = <b>लौटाने के कारण</b> ({ $count })
button-add-ulbs = ➕ शहर जोड़ें
button-add-modules = ➕ मॉड्यूल जोड़ें
button-add-answers = ➕ जवाब जोड़ें
button-answer-team = 👥 टीम
button-answer-module = 🧩 मॉड्यूल
button-answer-any = सभी
button-add-reasons = ➕ कारण जोड़ें
button-take-out = 🗑 हटाएँ
button-take-out-yes = 🗑 हाँ, हटाएँ
button-take-out-n = 🗑 { $number }
button-edit-name = ✏️ नाम
button-edit-name-or = ✏️ ओड़िआ नाम
button-edit-name-hi = ✏️ हिन्दी नाम
button-edit-words = ✏️ शब्द
button-edit-alias = ✏️ दूसरी वर्तनी
button-edit-ask = ✏️ क्या माँगें
button-edit-proof = 🔁 किससे पता चले
button-edit-text = ✏️ टेक्स्ट
item-title = <b>{ $name }</b>
field-modules-name = नाम: { $value }
field-modules-name-or = ओड़िआ में: { $value }
field-modules-name-hi = हिन्दी में: { $value }
field-modules-words = पहचान के शब्द: { $value }
field-reasons-name = नाम: { $value }
field-reasons-name-or = ओड़िआ में: { $value }
field-reasons-name-hi = हिन्दी में: { $value }
field-reasons-ask = अगला फ़ॉर्म यह माँगता है: { $value }
field-reasons-proof = यह पूरा है जब फ़ॉर्म में हो: { $value }
proof-picture = फ़ोटो या दस्तावेज़
proof-id = MUKTASoft की कोई ID
field-answers-text = { $value }
field-answers-for = टीम: { $team }। मॉड्यूल: { $module }।
field-ulbs-name = नाम: { $value }
field-ulbs-name-or = ओड़िआ में: { $value }
field-ulbs-name-hi = हिन्दी में: { $value }
field-ulbs-alias = दूसरी वर्तनी: { $value }
out-sure = हटाएँ? <b>{ $name }</b>
add-teams = नई टीम का नाम लिखें। बंद करने के लिए /cancel।
add-reasons = कारण थोड़े शब्दों में लिखें। बंद करने के लिए /cancel।
add-answers = जवाब लिखें, ज़्यादा से ज़्यादा 300 अक्षर। बंद करने के लिए /cancel।
add-ulbs = शहर का नाम लिखें, या कॉमा लगाकर कोड, नाम और ओड़िआ नाम: <code>JA, Jatni, ଜଟଣୀ</code>। बंद करने के लिए /cancel।
edit-word = नीचे लिखें। बंद करने के लिए /cancel।
edit-word-or-none = नीचे लिखें; डैश (-) से यह खाली रहता है। बंद करने के लिए /cancel।
edit-words = कॉमा लगाकर नीचे लिखें। बंद करने के लिए /cancel।

## Towns
button-import = 📥 सूची भेजें
button-unlisted = ❓ सूची में नहीं
towns-too-large = शहरों की सूची के लिए यह फ़ाइल बहुत बड़ी है। ज़्यादा से ज़्यादा 200 kB की CSV भेजें।
towns-too-many = इस सूची में { $most } से ज़्यादा पंक्तियाँ हैं। केवल शहर भेजें, हर पंक्ति में एक।
towns-fetching = फ़ाइल पढ़ी जा रही है।
towns-empty = इसमें कुछ नहीं है। सूची यहाँ लिखें या CSV फ़ाइल भेजें।
towns-encoding = इस सूची के कुछ अक्षर पढ़े नहीं जा सके: फ़ाइल किसी और एन्कोडिंग में सेव हुई है। उसे "CSV UTF-8" के रूप में सेव करके फिर भेजें।
errand-failed-fetch = फ़ाइल पढ़ी नहीं जा सकी ({ $why })। सूची को "CSV UTF-8" के रूप में सेव करके फिर भेजें, या यहाँ लिखें।
errand-failed-doctor = रिपोर्ट नहीं बन सकी ({ $why })। /doctor फिर भेजें; फिर न बने तो लॉग देखें।
errand-failed-member = Telegram से नहीं पूछा जा सका कि आप अब भी ग्रुप में हैं या नहीं ({ $why })। ग्रुप में कार्ड के नीचे यही बटन एक बार फिर दबाएँ।
errand-failed-look = जोड़े जाने वाले एक ग्रुप को देखा नहीं जा सका ({ $why })। वहाँ एक बार फिर /link भेजें।
towns-preview = <b>सूची</b>: नए { $added }, बदले { $changed }, पहले जैसे { $same }, नहीं लिए गए { $bad }।
towns-refused = ❌ पंक्ति { $line }: <code>{ $text }</code>: { $why }
towns-changed = ✏️ { $code } { $name }
towns-added = ➕ { $code } { $name }
why-columns = दो या तीन हिस्से चाहिए: कोड, नाम, ओड़िआ नाम
why-code = कोड में 1 से 10 बड़े अंग्रेज़ी अक्षर और अंक हों
why-name = नाम नहीं है या 64 अक्षरों से लंबा है
why-name-or = ओड़िआ नाम में ओड़िआ अक्षर नहीं हैं
why-lost = अक्षर खो गए हैं: सूची को "CSV UTF-8" में सेव करके फिर भेजें
why-twice = यह कोड दो बार है
why-name-twice = यह नाम किसी दूसरे कोड का है
button-save-towns = ✅ सहेजें { $count }
towns-saved = सहेजे गए शहर: { $count }।
unlisted-title = <b>टिकटों के शहर जो सूची में नहीं हैं</b>
unlisted-none = टिकटों के सभी शहर सूची में हैं।
unlisted-line = • { $name } ({ $count } टिकट)
button-add-town = ➕ { $name } जोड़ें
button-is-town = = { $name }
town-placed = { $name }: { $count ->
    [0] कोई टिकट नहीं गया।
   *[other] इसमें गए टिकट: { $count }।
    }

## Routes and response times
routes-title = <b>किसे क्या मिले</b>: किस टीम को क्या जाए। बदलने के लिए पंक्ति दबाएँ।
route-which = <b>{ $case }</b> किस टीम को जाए?
times-title = <b>जवाब का समय</b>, कामकाजी दिनों में
times-line = <b>{ $priority } { $name }</b>{ $own ->
    [yes] , { $team }
   *[no] {""}
    }: लक्ष्य { $target }, ज़्यादा से ज़्यादा { $due }{ $resolve ->
    [0] {""}
   *[other] , { $resolve } में हल
    }
times-recommended = SOP में { $teams } के लिए ये समय केवल सिफ़ारिश हैं; बाकी टीमों के लिए ज़रूरी हैं।
times-first-shown = बदलने से क्या होगा, यह पहले दिखेगा।
times-until-now = अब तक: { $line }
button-target-days = लक्ष्य { $days }
button-due-days = अधिकतम { $days }
button-as-for-all = सब टीमों जैसा
button-resolve-days = { $days ->
    [0] सीमा नहीं
   *[other] हल { $days }
    }

## Summaries
summaries-title = अपने-आप जाने वाली <b>रिपोर्टें</b>
summaries-none = अभी कोई रिपोर्ट नहीं जाती।
locked-summaries = 🔒 रिपोर्टें कॉन्फ़िगरेशन फ़ाइल में हैं; वहीं बदलती हैं।
summary-line = { $number }. { $title }: { $scope }, { $at }, { $every }
button-add-summary = ➕ चैनल या ग्रुप
scope-all = पूरा हेल्पडेस्क
every-day = हर कामकाजी दिन
every-week = हर हफ़्ते
every-month = हर महीने
pick = रिपोर्ट कहाँ जाए, नीचे का बटन दबाकर चुनें।
pick-below = नीचे के बटन दबाएँ।
pick-ended = कोई चैट नहीं चुनी गई। फिर शुरू: /admin, "रिपोर्टें"।
key-channel = 📢 चैनल चुनें
key-group = 👥 ग्रुप चुनें
picked = { $title } चुना गया।
summary-for = <b>{ $title } के लिए रिपोर्ट</b>
summary-which = किसकी रिपोर्ट? एक शहर के लिए नाम का कुछ हिस्सा लिखें।
summary-when = दिन में किस समय?
summary-how-often = कितनी बार?
add-modules = मॉड्यूल का नाम लिखें, फिर कोलन (:) लगाकर लोग जो शब्द कहते हैं, जैसे <code>Muster roll: muster, attendance</code>। बंद करने के लिए /cancel।
towns-send = सूची यहाँ लिखें या CSV फ़ाइल भेजें, हर पंक्ति में एक शहर: <code>code,name,name in Odia</code>। सहेजने से पहले दिखेगा कि क्या बदलेगा। बंद करने के लिए /cancel।
