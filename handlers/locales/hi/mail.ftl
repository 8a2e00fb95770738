# मेल: प्रतीक्षा में पड़े मेल का कार्ड, उसका क्या हुआ, और क्या लिखा जाता है

mail-head = ✉️ <b>मेल</b>: <b>{ $name }</b>, { $address }
mail-subject = <b>{ $subject }</b>
mail-no-subject = (कोई शीर्षक नहीं)
mail-files = 📎 { $count } फ़ाइल
mail-files-of = 📎 ऊपर के मेल के साथ।
mail-trouble-too-large = ⚠️ यह { $size } MB का है: केवल शुरुआत पढ़ी गई। बाकी मेलबॉक्स में है।
mail-trouble-broken = ⚠️ मेल टूटा हुआ है: जो पढ़ा जा सका वह यहाँ है। पूरा मेलबॉक्स में है।
mail-trouble-encrypted = ⚠️ मेल एन्क्रिप्टेड है: यहाँ कोई नहीं पढ़ सकता। भेजने वाले से सादा मेल माँगें।
mail-trouble-packed = ⚠️ आउटलुक ने इसकी फ़ाइलें <code>winmail.dat</code> में बंद कर दी हैं, जिसे कम प्रोग्राम खोलते हैं। भेजने वाले से कहें कि इसे साधारण मेल के रूप में फिर भेजें।
mail-trouble-unfetched = ⚠️ मेल सर्वर इसे नहीं देता। यह मेलबॉक्स में है।
mail-trouble-many-files = ⚠️ केवल पहली फ़ाइलें दिखाई गई हैं। बाकी मेलबॉक्स में हैं।
mail-nature-automatic = 🤖 इसे मशीन ने लिखा है: इसकी पावती किसी को नहीं जाती।
mail-nature-replied = 🤖 यह अपने-आप आया जवाब लगता है: इसकी पावती किसी को नहीं जाती।
mail-nature-bounce = 🤖 मेल सर्वर बताता है कि कोई मेल नहीं पहुँचा।
mail-nature-list = 📰 यह मेलिंग लिस्ट से आया है: इसकी पावती किसी को नहीं जाती।
mail-nature-ours = 🤖 यह हेल्पडेस्क के अपने पते से आया है।
mail-proof-passed = ✅ भेजने वाला असली है, हमारे मेल सर्वर के अनुसार ({ $said })।
mail-proof-failed = ⛔ <b>भेजने वाला शायद नकली है</b>, हमारे मेल सर्वर के अनुसार ({ $said })।
mail-proof-unknown = ❔ भेजने वाला कौन है, यह प्रमाणित नहीं ({ $said })।
mail-odd-name = ⚠️ भेजने वाले के नाम या पते में दूसरे अक्षरों जैसे दिखने वाले अक्षर हैं: दो बार पढ़ें।
mail-known = 👤 जाने-पहचाने कॉलर: { $who }
mail-said-to-be = 👤 पता एक जाने-पहचाने कॉलर का है: { $who }
mail-read = 🔎 { $what }
mail-guess = यह शायद <b>{ $id }</b> के बारे में है।
mail-their-tickets = इस कॉलर के खुले टिकट: { $ids }
mail-similar = मिलते-जुलते: { $ids }
mail-taken = ✋ { $when } से { $who } के पास है।
mail-more-wait = { $count } और मेल प्रतीक्षा में हैं।
mail-why-not = <b>यह इस हेल्पडेस्क के लिए क्यों नहीं है?</b> जब तक आप न लिखें, भेजने वाले को कुछ नहीं जाता।
mail-blanked = ✉️ यहाँ एक मेल था; उसके शब्द मिटा दिए गए हैं।
mail-end-opened = ✅ { $id }, { $who } ने खोला, { $when }
mail-end-opened-itself = ✅ { $id }, हेल्पडेस्क ने खुद खोला, { $when }
mail-end-added = 📎 { $id } में जोड़ा गया, { $when }
mail-end-answered = ✍️ { $who } ने जवाब दिया, { $when }
mail-end-refused = 🚫 हमारे लिए नहीं, { $who }, { $when }: { $why }
mail-end-junk = 🗑 बेकार, { $who }, { $when }
mail-end-noted = 🤖 दर्ज, { $when }
mail-end-double = 🤖 वही मेल फिर से, { $when }
mail-reason-other-office = दूसरे कार्यालय का काम
mail-reason-not-muktasoft = MUKTASoft के बारे में नहीं
mail-reason-nothing-asked = कुछ पूछा नहीं गया
mail-reason-known-already = पहले से पता है
mail-reason-words = भेजने वाले को कारण लिखा गया
button-mail-open = 📝 खोलें
button-mail-answer = ✍️ जवाब दें
button-mail-refuse = 🚫 हमारे लिए नहीं
button-mail-junk = 🗑 बेकार
button-mail-back = ↩️ वापस रखें
button-mail-no-junk = ↩️ बेकार नहीं
button-mail-add-other = 📎 किसी टिकट में जोड़ें
button-mail-write-why = ✍️ कारण लिखें
button-ask-caller = ✉️ कॉलर से पूछें
mail-opening = फ़ॉर्म मेल से भर दिया गया है: जाँच लें।
mail-opening-private = फ़ॉर्म मेरे साथ आपकी निजी चैट में है।
mail-write-private = मेरे साथ अपनी निजी चैट में लिखें।
mail-refused = इसे अलग रख दिया गया।
mail-junked = इसे बेकार माना गया।
mail-waits-again = यह फिर सबके लिए प्रतीक्षा में है।
mail-answered = जवाब भेजा जा रहा है।
mail-add-which = यह टिकट आईडी नहीं है। केवल आईडी भेजें, या /cancel।
ask-mail-answer = ✍️ मेल का जवाब लिखें; वह वैसा ही भेजने वाले को जाएगा, हेल्पडेस्क के हस्ताक्षर के साथ। या /cancel।
ask-mail-refuse = ✍️ भेजने वाले को लिखें कि यह इस हेल्पडेस्क के लिए क्यों नहीं है। या /cancel।
ask-mail-add = यह मेल किस टिकट का है? उसकी आईडी भेजें। या /cancel।
mail-is-taken = { $when } से यह मेल { $who } के पास है।
mail-is-over = इस मेल पर पहले ही काम हो चुका है{ $who ->
    [0] ।
   *[other] : { $who } पहले थे।
  }
mail-is-gone = यह मेल अब नहीं है।
not-allowed-mail = मेल हेल्पडेस्क के हैं: यह केवल ऑपरेटर कर सकते हैं।
not-allowed-ask-caller = कॉलर को केवल हेल्पडेस्क लिखता है, जब तक टिकट खुला है।
not-now-ask-caller = टिकट पूरा हो चुका है: अब कुछ नहीं पूछा जाता।
write-to-caller = कॉलर के लिए सवाल लिखें; वह मेल से जाएगा।
prompt-ask-caller = { $mention }, { $id } के कॉलर से क्या पूछना है? इस मैसेज पर रिप्लाई करें: आपके शब्द उन्हें मेल से जाएँगे।
prompt-ask-caller-private = <b>{ $id }</b> के कॉलर से क्या पूछना है? आपके शब्द उन्हें मेल से जाएँगे।
done-ask-caller = { $id }: आपका सवाल कॉलर को जा रहा है। उनका जवाब यहाँ आएगा।
caller-by-mail = कॉलर ने मेल से
button-my-mail = ✉️ मेरा ई-मेल पता
button-my-mail-off = ✉️ { $address } भूल जाएं
ask-my-mail = ✉️ आप किस ई-मेल पते से लिखते हैं? यहां भेजें; वहां एक कोड जाएगा। फिर वहां से आए जिस मेल के शीर्षक में टिकट नंबर हो, जैसे <code>[MUK-1042]</code>, वह उस टिकट पर आपकी टिप्पणी होगा। या /cancel।
ask-my-mail-code = 🔢 एक कोड वहां जा रहा है। 30 मिनट में यहां भेजें। या /cancel।
my-mail-off = पता भुला दिया गया।
my-mail-no-address = यह ई-मेल पता नहीं है। केवल पता भेजें, या /cancel।
my-mail-too-soon = अभी-अभी एक कोड भेजा गया है। दो मिनट बाद पता फिर भेजें।
my-mail-known = ✅ { $address } से आए जिन मेलों में आपके शहर का टिकट नंबर हो, वे अब आपके माने जाएंगे।
my-mail-wrong = यह वह कोड नहीं है। बाकी कोशिशें: { $left }।
my-mail-over = वह कोड अब काम नहीं करता। पता फिर दें: /mine।
mails-wait = ⏰ <b>{ $count } मेल प्रतीक्षा में</b>, सबसे पुराना { $since } से।
mails-before = ✉️ मेलबॉक्स के फ़ोल्डर { $folder } में शुरुआत से { $days } दिन से भी पहले के { $count } मेल थे। वे वहीं रहेंगे, मैं उन्हें नहीं पढ़ता। वे भी चाहिए हों तो पहली शुरुआत से पहले <code>mail.imap.days_before</code> तय करें।
alarm-mails-dateless = ⚠️ प्रतीक्षा में पड़े ऐसे मेल जिनकी आगे कोई तारीख नहीं है: { $count }। कृपया इसकी सूचना दें।
alarm-mail-refused = ✉️ { $section }: { $host } हमें अंदर आने नहीं देता: { $why }। कुछ खोया नहीं: आने वाले मेल वहां, भेजने वाले यहां प्रतीक्षा में हैं। { $way ->
    [token] अनुमति फिर से दें और नया रिफ्रेश टोकन वहीं रखें जहां { $section } में है: फ़ाइल तुरंत पढ़ी जाती है, कॉन्फ़िग का मान अगली शुरुआत पर।
   *[password] { $section } देखें: यूज़र, पासवर्ड, फ़ोल्डर। पासवर्ड फ़ाइल तुरंत पढ़ी जाती है, कॉन्फ़िग का मान अगली शुरुआत पर।
  }
alarm-mail-away = ✉️ { $section }: { $host } आधे घंटे से नहीं मिल रहा: { $why }। कुछ खोया नहीं; बार-बार कोशिश हो रही है।
alarm-mail-back = ✉️ { $section }: { $host } फिर अंदर आने देता है; जो प्रतीक्षा में था वह आगे बढ़ रहा है।
letter-bounced = 📪 कॉलर को हमारा मेल <b>नहीं</b> मिला: { $why }
letter-refused = 📪 हमारा मेल सर्वर कॉलर का मेल नहीं लेता: { $why }

# कॉलर जो पढ़ते हैं
letter-hello = { $name } जी,
letter-hello-nobody = नमस्ते,
letter-ack = आपका मेल हमें मिल गया है। अब यह टिकट { $id } है।
letter-ack-more = कुछ जोड़ना हो तो इसी मेल का जवाब दें।
letter-asked = आपके टिकट { $id } के बारे में हमें यह जानना है:
letter-asked-more = कृपया इसी मेल का जवाब दें।
letter-solved = हमें बताया गया है कि आपका टिकट { $id } हल हो गया है।
letter-solved-more = क्या यह सही है? कृपया इसी मेल का जवाब एक शब्द में दें: हल हो गया हो तो हाँ, नहीं हुआ हो तो नहीं। "नहीं" पर हम तुरंत आगे काम करेंगे।
letter-refusal = आपके मेल के बारे में:
letter-answer = आपके मेल के बारे में:
letter-no-subject = हेल्पडेस्क को आपका मेल
letter-code = किसी ने यह पता अपना बताकर हेल्पडेस्क को दिया है। यदि आपने दिया है, तो यह कोड है:
letter-code-more = बॉट के साथ चैट में 30 मिनट में इसे भेजें। यदि आपने नहीं दिया, तो कुछ न करें।
letter-code-subject = हेल्पडेस्क के लिए कोड

# What admins read when Telegram is out of reach
silence-subject = { $desk }: Telegram नहीं मिल रहा
silence = { $minutes } मिनट से Telegram नहीं मिल रहा। लोगों के मैसेज Telegram पर रुके हैं, और हेल्पडेस्क को जो भेजना था वह सब रखा है: Telegram के लौटते ही वह जाएगा।
silence-more = कृपया सर्वर का नेटवर्क और @BotFather देखें। जब तक यह चलेगा, और कोई मेल नहीं आएगा।

# What is checked
check-mailbox = मेलबॉक्स: { $host } अंदर आने देता है, फ़ोल्डर { $folder }
check-mailbox-away = मेलबॉक्स { $folder }, { $host }: { $why }। mail.imap देखें।
check-letters = मेल बाहर: { $host } अंदर आने देता है
check-letters-away = मेल बाहर: { $host } अंदर आने नहीं देता: { $why }। mail.smtp देखें।
check-mail-refused = { $section }: { $host } हमें अंदर आने नहीं देता: { $why }। { $way ->
    [token] अनुमति फिर से दें और नया रिफ्रेश टोकन वहीं रखें जहां { $section } में है: फ़ाइल तुरंत पढ़ी जाती है, कॉन्फ़िग का मान अगली शुरुआत पर।
   *[password] { $section } देखें: यूज़र, पासवर्ड, फ़ोल्डर। पासवर्ड फ़ाइल तुरंत पढ़ी जाती है, कॉन्फ़िग का मान अगली शुरुआत पर।
  }
check-mail-authority = मेल: mail.desk में जांचने वाले सर्वर का नाम नहीं है, इसलिए किसी भेजने वाले पर भरोसा नहीं होता; हमारे मेल के जवाब फिर भी काम करते हैं
check-mail-missing = mail.imap तय है, पर मेल पढ़ने वाला प्रोग्राम नहीं है: { $how }
doctor-mails = प्रतीक्षा में मेल: { $count }; आखिरी आया: { $since }
doctor-no-mail = अब तक कोई मेल नहीं आया
summary-mails = ✉️ मेल: { $came }। टिकट बने: { $opened }, टिकट में जोड़े गए: { $added }, जवाब दिए गए: { $answered }, अब भी प्रतीक्षा में: { $waiting }
