# Numbers: what summaries of more than a day say, exports, charts, and the weekly word to the admins

summary-more = <blockquote expandable>{ $lines }</blockquote>
summary-reopened = • { $count ->
    [1] { $count } फिर खुला
   *[other] { $count } फिर खुले
  }
summary-returned = • { $count ->
    [1] { $count } हेल्पडेस्क को लौटा
   *[other] { $count } हेल्पडेस्क को लौटे
  } ({ $each })
summary-returned-for = { $count } { $reason }
summary-returned-other = { $count } किसी और कारण से
summary-not-late = • { $count } को पहले देर में गिना गया था, पर जवाब समय पर मिला था
summary-undone = • { $count } को पहले लिया हुआ गिना गया था, पर बिना कुछ कहे लौटा दिया गया
summary-known-later = • ✏️ इनमें से { $count } का पता यह समय बीतने के बाद चला
summary-confirmed = • हल हुआ या नहीं, पूछने पर: { $yes } ने “हाँ”, { $no } ने “नहीं” कहा{ $unreached ->
    [0] {""}
   *[other] , { $unreached } से संपर्क नहीं हुआ
  }
summary-rated = • संतुष्टि: 5 में से { $average } ({ $count } जवाब)
summary-promises = • वादे: { $kept ->
    [1] { $kept } निभाया
   *[other] { $kept } निभाए
  }{ $missed ->
    [0] {""}
    [1] , { $missed } नहीं निभाया
   *[other] , { $missed } नहीं निभाए
  }
summary-more-ulbs = • यहाँ से आम दिनों से ज़्यादा: { $each }
summary-more-modules = • इस बारे में आम दिनों से ज़्यादा: { $each }
summary-unusual = { $name } { $count } (आम तौर पर { $usual })
button-week = 7 दिन
button-month = 30 दिन
button-pilot = शुरू से
button-everything = सब
button-one-team = टीम…
button-one-ulb = ULB…
button-earlier = ‹
button-further = ›
button-charts = 📈 चार्ट
button-export = फ़ाइल में लें
button-export-callers = कॉलर समेत फ़ाइल
export-comes = फ़ाइल बन रही है। थोड़ी देर में यहाँ आएगी।
export-comes-already = वही फ़ाइल बन रही है। थोड़ी देर में यहाँ आएगी।
export-caption = 📄 <b>{ $days }</b> को खुले टिकट · { $about }। कॉलर की जानकारी इसमें नहीं है।
export-caption-callers = 📄 <b>{ $days }</b> को खुले टिकट · { $about }। <b>इसमें कॉलर के नाम और नंबर हैं</b>: किसी को न दें, काम होने पर मिटा दें।
export-failed = { $days } की फ़ाइल नहीं बन सकी, या Telegram की सीमा से बड़ी है। कम दिन, एक टीम या एक ULB चुनें; या हेल्पडेस्क की अपनी मशीन पर <code>helpdesk export</code> चलाएँ।
charts-come = चार्ट बन रहे हैं। थोड़ी देर में यहाँ आएँगे।
charts-come-already = वही चार्ट बन रहे हैं।
charts-head = 📈 <b>{ $about }</b> · { $day }
charts-flow = { $first } से: खुले { $opened }, हल हुए { $resolved }; पहले खुले थे { $before }, अब { $open }।
charts-teams = जो टिकट लिए गए, उनमें से समय पर: { $each }।
charts-no-teams = इन दिनों किसी टीम ने कोई टिकट नहीं लिया।
charts-ages = अभी खुले: { $all }; एक हफ़्ते से पुराने: { $week }, एक महीने से पुराने: { $month }।
chart-flow = खुले और हल हुए
chart-opened = खुले
chart-resolved = हल हुए
chart-backlog = दिन के अंत में खुले
chart-teams = समय पर लिए गए
chart-in-time = समय पर
chart-late = देर से
chart-share = { $share } % · { $all } में से { $in_time }
chart-more-teams = { $count ->
    [1] 1 और टीम
   *[other] { $count } और टीमें
    }
chart-ages = अभी खुले, कितने पुराने
chart-quiet = न कुछ आया, न कुछ हल हुआ
chart-nothing = कुछ खुला नहीं
chart-nobody = कोई टिकट नहीं लिया गया
chart-age-0 = 1 दिन से कम
chart-age-1 = 1–2 दिन
chart-age-2 = 3–6 दिन
chart-age-3 = 7–29 दिन
chart-age-4 = 30+ दिन
weekly-word = 🗓 <b>हेल्पडेस्क का हफ़्ता</b>
    • { $sent } मैसेज भेजे गए; सबसे धीमा { $worst ->
        [0] एक सेकंड से कम रुका
       *[other] { $worst } सेकंड रुका
    }।
    { $refused ->
        [0] • Telegram ने सब मैसेज लिए।
       *[other] • <b>Telegram ने { $refused } मैसेज नहीं { $refused ->
            [1] लिया
           *[other] लिए
        }</b>: { $why }।
    }
    { $troubled ->
        [0] • जुड़ी हुई हर चैट में मैसेज जा सकते हैं।
       *[other] • <b>ध्यान चाहिए</b>: { $chats }। क्या करना है, /doctor बताएगा।
    }
    { $unconfirmed ->
        [no] • कैलेंडर जहाँ तक चाहिए, पक्का है।
       *[other] • <b>{ $unconfirmed } की छुट्टियाँ अभी किसी ने पक्की नहीं कीं</b>: /admin, "छुट्टियाँ" में सरकारी सूची से मिलाएँ।
    }
    { $backups ->
        [-2] • PostgreSQL का बैकअप बॉट नहीं बनाता: हर रात <code>pg_dump</code> से बनवाएँ।
        [-1] • <b>बैकअप नहीं बन रहे</b>: backup.dir सेट करें।
        [0] • <b>अभी कोई बैकअप नहीं है।</b>
       *[other] • { $backups } बैकअप: सबसे नया { $newest ->
            [0] आज का
           *[other] { $newest } दिन पुराना
        }, सबसे पुराना { $oldest ->
            [0] आज का
           *[other] { $oldest } दिन पुराना
        }।
    }
    • डेटाबेस { $megabytes } MB का है।
