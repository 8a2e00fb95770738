# JIRA को टिकट का क्या मिलता है
issue-found = *अब तक मिला:* { $text }
issue-place = *शहर:* { $what }
issue-about = *किस बारे में:* { $what }
issue-refs = *MUKTASoft:* { $refs }
issue-priority = *प्राथमिकता:* { $priority } { $name }
issue-due = *पहला जवाब कब तक:* { $when }
issue-solve-by = *हल कब तक:* { $when }
issue-link = *Telegram में:* { $link }
issue-comment = *{ $who }:*
    { $text }
issue-question = *{ $who } पूछते हैं:*
    { $text }
issue-answer = *{ $who } का जवाब:*
    { $text }
issue-reason = *{ $who }, आगे क्यों गया:*
    { $text }
issue-resolution = *{ $who }, कैसे हल हुआ:*
    { $text }

# यहाँ JIRA के बारे में क्या कहा जाता है
jira-no-step = 🧩 { $mention }{ $id }: JIRA में { $issue } “{ $status }” पर है, और वहाँ से टिकट की जगह तक कोई रास्ता नहीं। कृपया उसे हाथ से बदलें।
jira-done-how = 🧩 { $mention }{ $id }: { $issue } JIRA में पूरा हुआ। कैसे हल हुआ? आपके बताने से पहले बाहर किसी को नहीं बताया जाएगा।
jira-priority = 🧩 { $id }: JIRA में { $issue } अब “{ $theirs }” है। यहाँ { $priority } ही रहेगा।
jira-too-late = 🧩 { $id }: { $issue } JIRA में फिर खोला गया, इस टिकट के लिए बहुत देर से। वह फिर पूरा माना जाएगा; कृपया नया टिकट लिखें।
jira-moved = 🧩 { $id }: JIRA का { $former } दूसरी जगह गया और अब { $issue } है। कुछ करना नहीं है।
jira-comment-gone = (यह टिप्पणी JIRA में हटा दी गई।)
jira-file-large = 📎 { $name } JIRA में ही है: वह { $size } MB की है, यहाँ अधिक से अधिक { $most } MB आते हैं: { $link }
jira-file-kept = 📎 { $id }: “{ $name }” JIRA में ही है, JIRA उसे नहीं देता ({ $why }): { $link }
alarm-jira-token = 🧩 JIRA हमारा टोकन नहीं लेता: वह गलत है, उसका समय खत्म हुआ या उसे वापस लिया गया। कुछ खोया नहीं; <code>jira.token</code> में नया टोकन आते ही जो बाकी है वह जाएगा। उसे <code>id.atlassian.com</code> पर बनाएँ।
alarm-jira-refused = 🧩 टिकट { $ticket } का जो भेजना है उसे JIRA नहीं लेता: { $why }। वह रुका है और हर पाँच मिनट में फिर भेजा जाता है; बाकी टिकट चलते हैं। वहाँ प्रोजेक्ट के स्क्रीन, इश्यू के प्रकार और हमारे खाते की अनुमति देखें।
alarm-jira-unread = 🧩 JIRA पढ़ा नहीं जा सकता: { $why }। कुछ खोया नहीं; फिर कोशिश होगी। वहाँ हमारे खाते की अनुमति देखें।
alarm-jira-gone = 🧩 टिकट { $ticket } का JIRA इश्यू { $issue } नहीं रहा: वह मिटाया गया, या हमारा खाता उसे देख नहीं सकता। टिकट उसके बिना चलेगा। नया बनाने के लिए: /admin, JIRA, तुलना।
alarm-jira-project-gone = 🧩 JIRA का प्रोजेक्ट { $project } नहीं रहा, या हमारा खाता उसे देख नहीं सकता। उसके टिकट उसके बिना चलेंगे; जो भेजना है वह रुका है। खाते को अनुमति दें, या दूसरा प्रोजेक्ट चुनें: /admin, JIRA।
alarm-jira-no-step = 🧩 JIRA के वर्कफ़्लो में “{ $from }” से { $to ->
    [done] पूरा
    [new] शुरू नहीं
   *[other] जारी
  } तक ऐसा कोई रास्ता नहीं जो हम ले सकें ({ $issue })। वहाँ एक जोड़ें, या उसका स्क्रीन ऐसा कुछ माँगता है जो हम नहीं जानते। तब तक ऐसे इश्यू हाथ से बदलें।
alarm-jira-double = 🧩 JIRA का { $issue } और { $of } एक ही बात हैं, और हम उसे बंद नहीं कर सकते। कृपया हाथ से बंद करें।
alarm-jira-event = 🧩 JIRA में जो हुआ (इश्यू { $issue } का { $what }) वह लिया नहीं जा सका: { $why }। कृपया वहाँ देखें और बताएँ।
alarm-jira-drift = 🧩 टिकट और JIRA इश्यू के बीच { $count } अंतर: /admin, JIRA, तुलना।

# पैनल में JIRA
button-jira = 🧩 JIRA
button-jira-priorities = प्राथमिकताएँ
button-jira-kinds = प्रकार
button-jira-project = प्रोजेक्ट
button-jira-type = प्रकार
button-jira-part = हिस्सा
button-jira-no-part = कोई नहीं
button-jira-people = वहाँ के लोग
button-jira-compare = तुलना
button-jira-compare-now = अभी तुलना
button-jira-look = फिर देखें
button-jira-off = इस टीम के लिए JIRA नहीं
button-jira-by-type = टिकट के प्रकार से
button-jira-nobody = हम नहीं जानते
button-jira-mend = { $id } ठीक करें
jira-title = <b>JIRA</b>
jira-never-looked = अभी तक किसी ने नहीं देखा। फिर देखें दबाएँ।
jira-looked-at = देखा { $when }।
jira-open = हमारे खुले इश्यू: { $count }
jira-waits = वहाँ जाने को बाकी: { $count }
jira-refuses = 🔴 { $id } रुका है, JIRA कहता है: { $why }
jira-synced = आखिरी बार पढ़ा { $when }
jira-differs = 🔴 अंतर: { $count }। तुलना दबाएँ।
jira-looks = JIRA से पूछा जा रहा है; पेज पर दिखेगा।
jira-compares = तुलना हो रही है; पेज पर दिखेगा।
jira-mends = ठीक किया जा रहा है, अगली बार फिर तुलना होगी।
jira-team = <b>JIRA में { $team }</b>
jira-team-none = इसके टिकट वहाँ नहीं जाते। एक प्रोजेक्ट चुनें:
jira-team-now = प्रोजेक्ट { $project }, प्रकार: { $type }, हिस्सा: { $component }।
jira-by-type = टिकट के प्रकार से
jira-locked = 🔒 यह फ़ाइल में है।
jira-look-first = पहले फिर देखें दबाएँ, ताकि चुनने को कुछ हो।
jira-statuses = शुरू नहीं: { $new }। चल रहा: { $underway }। पूरा: { $done }।
jira-project-which = इसके टिकट किस प्रोजेक्ट में जाएँ?
jira-more = { $count ->
    [1] एक और प्रोजेक्ट नहीं दिखाया गया
   *[other] { $count } और प्रोजेक्ट नहीं दिखाए गए
  }: हमारे खाते को कम दिखाएँ, या प्रोजेक्ट फ़ाइल में लिखें।
jira-type-which = इसके टिकट वहाँ किस प्रकार से जाएँ?
jira-part-which = वे किस हिस्से के हैं?
jira-kinds = <b>हमारे टिकट JIRA में किस प्रकार से जाते हैं</b>, जहाँ टीम दूसरा न कहे
jira-kind-which = { $kind } को वहाँ क्या कहते हैं?
jira-priorities = <b>JIRA में हमारी प्राथमिकताओं के नाम</b>
jira-priority-which = वहाँ { $priority } का नाम क्या है?
jira-people = <b>JIRA के लोग</b>, और वे यहाँ कौन हैं। जिसे कोई नहीं जानता, वह केवल नाम रहता है।
jira-people-none = JIRA में अभी तक किसी ने कुछ नहीं किया।
jira-user = <b>{ $name }</b> कौन है?
jira-never-compared = अभी तक किसी ने तुलना नहीं की।
jira-same = <b>दोनों ओर एक-सा है।</b> तुलना { $when }।
jira-drift = <b>अंतर: { $count }।</b> तुलना { $when }।
jira-drift-line = { $id } / { $issue }: { $what }: यहाँ { $here }, वहाँ { $there }; आखिरी बदलाव { $last ->
    [there] वहाँ
   *[here] यहाँ
  }
jira-drift-gone = इश्यू नहीं रहा
jira-drift-missing = इसका इश्यू नहीं है
jira-drift-status = स्थिति
jira-drift-priority = प्राथमिकता
jira-drift-summary = शीर्षक
jira-drift-due = तारीख
jira-drift-label = लेबल
jira-drift-comment = हमारी टिप्पणियाँ
changed-jira-chosen = JIRA: { $thing }

# JIRA देखने पर क्या मिलता है
check-jira = JIRA: { $site } ({ $kind }) जवाब देता है; हम { $account } हैं
check-jira-away = JIRA जवाब नहीं देता: { $why }। कुछ खोया नहीं; सेटिंग में पता और नेटवर्क देखें
check-jira-token = JIRA हमारा टोकन नहीं लेता: नया बनाकर सेटिंग में रखें
check-jira-no-team = अभी किसी टीम का JIRA नहीं है: /admin, JIRA में चुनें
check-jira-team = { $team }: इसके टिकट { $project } में जा सकते हैं
check-jira-project = { $team }: ऐसा प्रोजेक्ट { $project } नहीं जिसे हमारा खाता देख सके। अनुमति दें, या दूसरा चुनें
check-jira-permissions = { $team }: { $project } में हमारे खाते के पास { $missing } नहीं है। प्रोजेक्ट की अनुमतियों में यह दें
check-jira-type = { $team }: { $project } में { $type } इश्यू प्रकार नहीं है (हैं { $known })। /admin, JIRA में दूसरा चुनें
check-jira-fields = { $team }: { $project } का { $type } { $fields } माँगता है, जो हम नहीं जानते। उन्हें ऐच्छिक करें, या डिफ़ॉल्ट दें
check-jira-workflow = { $team }: { $project } में इन श्रेणियों की स्थिति नहीं है: { $missing }। वर्कफ़्लो में जोड़ें
check-jira-priorities = { $team }: JIRA में { $missing } नाम की प्राथमिकता नहीं है। /admin, JIRA, प्राथमिकताएँ में चुनें
check-jira-component = { $team }: { $project } में { $component } हिस्सा नहीं है। /admin, JIRA में दूसरा चुनें
doctor-jira-token = JIRA: टोकन { $days } दिन से है; ज़्यादा से ज़्यादा { $left } दिन और चलेगा
doctor-jira-unread = JIRA अभी तक पढ़ा नहीं गया
doctor-jira-read = JIRA आखिरी बार पढ़ा गया { $since }
doctor-jira-drift = JIRA: दोनों ओर के बीच { $count } अंतर: /admin, JIRA, तुलना
doctor-jira-same = JIRA: दोनों ओर एक-सा है
