# JIRA को टिकट का क्या मिलता है
issue-found = *अब तक मिला:* { $text }
issue-place = *शहर:* { $what }
issue-about = *विषय:* { $what }
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
alarm-jira-token = 🧩 JIRA हमारा टोकन नहीं लेता: वह ग़लत है, उसका समय ख़त्म हुआ या उसे वापस लिया गया। कुछ खोया नहीं; <code>jira.token</code> में नया टोकन आते ही जो बाक़ी है वह जाएगा। उसे <code>id.atlassian.com</code> पर बनाएँ।
alarm-jira-refused = 🧩 टिकट { $ticket } का जो भेजना है उसे JIRA नहीं लेता: { $why }। वह रुका है और हर पाँच मिनट में फिर भेजा जाता है; बाक़ी टिकट चलते हैं। वहाँ प्रोजेक्ट के स्क्रीन, इश्यू के प्रकार और हमारे खाते की अनुमति देखें।
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
