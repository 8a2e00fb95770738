# People: links, requests, roles

role-operator = ऑपरेटर
role-member = टीम सदस्य
role-spoc = शहर के SPOC
role-manager = मैनेजर
role-admin = एडमिन
button-access = 🙋 अनुमति माँगें
button-refuse = 🚫 मना करें
button-invite = ✉️ बुलाएँ
button-search = 🔍 खोजें
button-links = 🔗 खुले निमंत्रण ({ $count })
button-drop = ✖️ { $role }
button-add-role = ➕ भूमिका दें
button-language = 🌐 भाषा
button-let-go = 🚪 सूची से हटाएँ
button-let-go-yes = 🚪 हाँ, हटाएँ
button-whole-desk = पूरे हेल्पडेस्क के
button-done-towns = ✅ हो गया ({ $count })
button-revoke = ✖️ रद्द { $number }
button-share = ↗️ किसी को भेजें

access-asked = एडमिन से पूछा गया है। उनका फ़ैसला आपको यहीं बताया जाएगा।
access-asked-already = आप पहले ही पूछ चुके हैं। एडमिन जवाब देंगे; न दें तो कल फिर पूछें।
access-in-already = आप पहले से सूची में हैं। /start भेजें।
access-no-admin = इस हेल्पडेस्क का अभी कोई एडमिन नहीं है। जिन्होंने इसे चालू किया, उन्हें वहीं एक लिंक मिलेगा।
access-request = 🙋 <b>{ $name }</b> { $username } ने अनुमति माँगी है ({ $when })।
    ये कौन हैं? भूमिका चुनें, या मना करें।
access-let-go = ⚠️ ये पहले यहाँ थे: इनके अधिकार { $when } को खत्म हुए।
access-was-given = ✅ { $who } ने सूची में जोड़ा: { $roles }
access-was-refused = 🚫 { $who } ने मना किया।
access-refused = एडमिन ने आपको सूची में नहीं लिया। अगर यह गलती है, तो हेल्पडेस्क को फ़ोन करें।
refused-toast = मना किया गया।
appointed = आप अब सूची में हैं: <b>{ $role ->
    [operator] ऑपरेटर
    [member] टीम सदस्य
    [spoc] SPOC
    [manager] मैनेजर
   *[admin] एडमिन
    }</b>। शुरू करने के लिए /start भेजें।
appointed-team = आप अब सूची में हैं: <b>{ $role ->
    [operator] ऑपरेटर
    [member] टीम सदस्य
    [spoc] SPOC
    [manager] मैनेजर
   *[admin] एडमिन
    }</b> ({ $team })। शुरू करने के लिए /start भेजें।
dismissed = आपकी एक भूमिका हटाई गई: <b>{ $role ->
    [operator] ऑपरेटर
    [member] टीम सदस्य
    [spoc] SPOC
    [manager] मैनेजर
   *[admin] एडमिन
    }</b>। अब आप क्या कर सकते हैं, यह जानने के लिए /help भेजें।
dismissed-team = आपकी एक भूमिका हटाई गई: <b>{ $role ->
    [operator] ऑपरेटर
    [member] टीम सदस्य
    [spoc] SPOC
    [manager] मैनेजर
   *[admin] एडमिन
    }</b> ({ $team })। अब आप क्या कर सकते हैं, यह जानने के लिए /help भेजें।
let-go = आप अब इस हेल्पडेस्क की सूची में नहीं हैं। आपके काम के लिए धन्यवाद।
you-left-the-group = आपने { $team } का ग्रुप छोड़ दिया है, इसलिए आप यहाँ अब उस टीम के सदस्य नहीं हैं। अब आप क्या कर सकते हैं, यह /help बताता है।
ask-in-the-group = Telegram नहीं बताता कि आप अब भी टीम के ग्रुप में हैं या नहीं। ग्रुप में कार्ड के नीचे यही बटन एक बार फिर दबाएँ।
group-of-yours-unlinked = { $team } का ग्रुप अब इस हेल्पडेस्क से जुड़ा नहीं है, इसलिए आप यहाँ अब उस टीम के सदस्य नहीं हैं। अब आप क्या कर सकते हैं, यह /help बताता है।
team-of-yours-listed = अब केवल वे लोग { $team } के सदस्य हैं जिन्हें किसी एडमिन ने भूमिका दी है, इसलिए आप यहाँ अब उस टीम के सदस्य नहीं हैं। अगर आपको होना चाहिए, तो एडमिन से कहें। अब आप क्या कर सकते हैं, यह /help बताता है।
roles-ended = इस हेल्पडेस्क में आपकी कुछ भूमिकाएँ समाप्त हो गई हैं। अब आप क्या कर सकते हैं, यह /help बताता है।
appointed-toast = { $name } को भूमिका दी गई।
dropped-toast = { $name } की भूमिका हटाई गई।
let-go-toast = { $name } को सूची से हटाया गया। { $count ->
    [0] कोई टिकट नहीं था।
   *[other] टीम को लौटे टिकट: { $count }।
    }
claim-freed = { $id } फिर खाली है: यह जिनके पास था, { $name }, अब टीम में नहीं हैं। कौन लेगा?
left-the-group = { $name } ने { $team } का ग्रुप छोड़ दिया और अब सदस्य नहीं हैं। { $count ->
    [0] कोई टिकट नहीं था।
   *[other] टीम को लौटे टिकट: { $count }।
    }

invitation = ✉️ <b>आपको { $desk } में बुलाया गया है</b>, भूमिका: { $role }।
    यह लिंक खोलें: { $url }
    यह { $until } तक एक बार काम करेगा।
invitation-shared = आपको { $desk } में बुलाया गया है, भूमिका: { $role }। लिंक { $until } तक एक बार काम करेगा।
invitation-taken = { $name } ने आपका निमंत्रण स्वीकार किया: { $role ->
    [operator] ऑपरेटर
    [member] टीम सदस्य
    [spoc] SPOC
    [manager] मैनेजर
   *[admin] एडमिन
    }।
link-made = निमंत्रण नीचे है: उसे आगे भेजें।
link-revoked = लिंक अब काम नहीं करेगा।
link-used = यह निमंत्रण कोई और इस्तेमाल कर चुका है। नया माँगें।
link-expired = यह निमंत्रण बहुत पुराना है। नया माँगें।
link-revoked-already = यह निमंत्रण वापस लिया जा चुका है। नया माँगें।
link-asked-back = आप इस हेल्पडेस्क में पहले थे, इसलिए एडमिन से पूछा गया है। वे तय करेंगे तो बॉट आपको लिखेगा।
link-yours = आप यह लिंक पहले ही इस्तेमाल कर चुके हैं। आप क्या कर सकते हैं, यह देखने के लिए /start भेजें।
welcome-admin = { $name }, आप अब { $desk } के एडमिन हैं। सारी सेटिंग /admin में है:
welcome-operator = स्वागत है, { $name }: आप { $desk } के ऑपरेटर हैं।
welcome-member = स्वागत है, { $name }: आप { $desk } की एक टीम में हैं।
welcome-spoc = स्वागत है, { $name }: आप { $desk } के SPOC हैं।
welcome-manager = स्वागत है, { $name }: आप { $desk } के मैनेजर हैं।

people-title = <b>लोग</b> ({ $count })
people-found = <b>"{ $words }" नाम के लोग</b> ({ $count })
person-title = <b>{ $name }</b> { $username }
person-role = • { $role }
person-role-group = • { $role } (टीम के ग्रुप से)
person-role-file = 🔒 { $role } (फ़ाइल से)
person-no-roles = कोई भूमिका नहीं।
person-language = भाषा: { $tongue }
person-gone = ये अब सूची में नहीं हैं।
locked-people = 🔒 कॉन्फ़िगरेशन फ़ाइल में किसी के बारे में जो है, वह वहीं <code>[[people]]</code> के नीचे बदलता है।
let-go-sure = <b>{ $name }</b> को सूची से हटाएँ? उनकी भूमिकाएँ और लिंक खत्म होंगे, उनके पास के टिकट टीमों को लौटेंगे।
tongue-which = कौन-सी भाषा?
roles-for = <b>{ $name }</b> को कौन-सी भूमिका?
roles-for-link = जिन्हें बुलाया जा रहा है, उनकी भूमिका क्या होगी?
team-which = किस टीम के?
spoc-which = किन शहरों के? नाम का कुछ हिस्सा लिखें, फिर उसे दबाएँ।
towns-none = "{ $words }" जैसा कोई शहर नहीं है।
towns-chosen = चुने गए: <b>{ $towns }</b>
links-title = <b>निमंत्रण जो अब भी चलते हैं</b>
links-none = कोई निमंत्रण खुला नहीं है।
links-line = { $number }. { $role }, { $who } से, { $until } तक
by-terminal = टर्मिनल
search-hint = नाम का कुछ हिस्सा नीचे लिखें।
last-admin = यह नहीं हो सकता: हेल्पडेस्क की सेटिंग करने वाला कोई नहीं बचेगा। पहले किसी और को एडमिन बनाएँ।
decided = { $who } ने पहले ही फ़ैसला कर लिया है।
