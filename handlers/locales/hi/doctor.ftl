# What /doctor says

doctor-looks = सब जाँचा जा रहा है; नतीजा आ रहा है।
doctor-green = <b>सब ठीक है।</b>
doctor-red = <b>ठीक करने की चीज़ें: { $count }</b>
doctor-database = डेटाबेस: जवाब दे रहा है
doctor-outbox = मैसेज: { $count ->
    [1] { $count } रुका है
   *[other] { $count } रुके हैं
  }, सबसे पुराना { $seconds } सेकंड से
doctor-outbox-old = मैसेज: { $count ->
    [1] { $count } रुका है
   *[other] { $count } रुके हैं
  }, सबसे पुराना { $seconds } सेकंड से। ऐसा ही रहे तो नीचे चैट वाली पंक्तियाँ देखें
doctor-given-up = पिछले 24 घंटों में: { $messages } मैसेज नहीं दिखाए जा सके, लोगों के { $updates } मैसेज या बटन दबाने पर काम नहीं हो सका। लॉग में { $numbers } खोजें और जो लिखा हो वह बताएँ
doctor-nothing-given-up = पिछले 24 घंटों में: कुछ नहीं छोड़ा गया
doctor-left-out = शुरू से मैसेज में छूटा, क्योंकि खोजा नहीं जा सका: { $what }। लॉग में यह नाम खोजें और जो लिखा हो वह बताएँ
doctor-trouble = चैट { $chat }: { $since } से कुछ नहीं जा रहा: { $words } ({ $why })। { $count ->
    [0] बार-बार कोशिश हो रही है
   *[other] रुके हैं: { $held }
    }
doctor-person-away = { $chat } ने बॉट को ब्लॉक किया है या कभी शुरू नहीं किया; उनका जो बाकी है वह { $since } से रुका है और उनके बॉट को लिखते ही आएगा
doctor-owed = { $destination ->
    [jira] JIRA
   *[other] { $destination }
}: { $count } भेजने बाकी, सबसे पुराना { $minutes } मिनट से
doctor-engine = इंजन: चल रहा है (<code>{ $ticks }</code>)
doctor-engine-off = इंजन: रुका है। बॉट को फिर चालू करें
doctor-clock = घड़ी: { $now }
doctor-clock-set = घड़ी: HELPDESK_CLOCK से { $now } पर रखी गई है। उसके बिना फिर चालू करें
doctor-fonts = चार्ट: ओड़िआ और हिन्दी के फ़ॉन्ट हैं
doctor-no-font = चार्ट: { $letters ->
    [or] ओड़िआ का
   *[hi] हिन्दी का
    } फ़ॉन्ट नहीं है, इसलिए अंग्रेज़ी में बनते हैं। बॉट की मशीन पर <code>fonts-noto-core</code> या <code>fonts-lohit</code> इंस्टॉल करें
doctor-pin = चैट { $chat }: बॉट पिन कर सकता है
doctor-no-pin = चैट { $chat }: बॉट पिन नहीं कर सकता, इसलिए बोर्ड नहीं है। ग्रुप खोलें, उसका नाम दबाएँ, Administrators में बॉट को "Pin messages" के साथ जोड़ें
doctor-members-hidden = चैट { $chat }: कौन अब भी इसमें है, यह Telegram केवल एडमिन को पक्का बताता है, और जो इसमें है वह कॉलर के नंबर देखता है। ग्रुप खोलें, उसका नाम दबाएँ, Administrators में बॉट को जोड़ें
doctor-topics = चैट { $chat }: बॉट टॉपिक सँभाल सकता है
doctor-no-topics = चैट { $chat }: बॉट टॉपिक नहीं सँभाल सकता। ग्रुप खोलें, उसका नाम दबाएँ, Administrators में बॉट को "Manage topics" का अधिकार दें
doctor-slow = चैट { $chat }: स्लो मोड ({ $seconds } सेकंड) बॉट के कार्ड रोकता है। बॉट को एडमिन बनाएँ, या स्लो मोड बंद करें
doctor-last-post = चैट { $chat }: आखिरी मैसेज { $minutes ->
    [0] अभी-अभी
   *[other] { $minutes } मिनट पहले
    }
doctor-check-config-warning = सेटिंग: { $warning }
doctor-heartbeat = बाहर के मॉनिटर ने बॉट की सूचना पिछली बार { $heard } पर पाई
doctor-heartbeat-never = बाहर के मॉनिटर को बॉट की अभी तक कोई सूचना नहीं मिली: देखें कि यहाँ सब ठीक है या नहीं, और health.heartbeat_url देखें
