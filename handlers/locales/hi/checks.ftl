# What `helpdesk check` finds, in plain text

check-config = सेटिंग: पढ़ी गई, ठीक है
check-config-warning = सेटिंग: { $warning }
check-encryption = एन्क्रिप्शन: encryption.recipients के अनुसार बैकअप और फ़ाइलें नहीं बन सकतीं: { $why }
check-year = कैलेंडर: { $year } की छुट्टियाँ पक्की हैं
check-year-unconfirmed = कैलेंडर: { $year } की छुट्टियाँ किसी ने पक्की नहीं कीं, इसलिए उसमें समय-सीमाएँ बदल सकती हैं। सरकारी सूची से मिलाएँ: /admin, छुट्टियाँ (या कॉन्फ़िगरेशन के calendar.closed में तारीखें लिखें)
check-year-soon = कैलेंडर: { $year } की छुट्टियाँ अभी किसी ने पक्की नहीं कीं, उसमें समय-सीमाएँ बदल सकती हैं। सरकारी सूची से मिलाएँ: /admin, छुट्टियाँ
check-database = डेटाबेस: मिल रहा है, अप-टू-डेट है ({ $at })
check-database-new = डेटाबेस: { $path } अभी नहीं है, पहली बार चालू होने पर बनेगा
check-database-place = डेटाबेस: { $path } नहीं बन सकता: उस फ़ोल्डर में लिखने का अधिकार बॉट के यूज़र को दें
check-database-away = डेटाबेस: नहीं मिल रहा ({ $why })। database.url देखें, और यह भी कि सर्वर चल रहा है या नहीं
check-database-old = डेटाबेस: { $at } पर है, इस संस्करण को { $head } चाहिए: बॉट रोककर `helpdesk migrate` चलाएँ, या बस उसे चालू करें
check-telegram = Telegram: जवाब दे रहा है, बॉट है @{ $bot }
check-telegram-away = Telegram: नहीं मिल रहा ({ $why })। नेटवर्क और telegram.api_url देखें
check-token-missing = Telegram: टोकन नहीं है। @BotFather से लें; telegram.token, token_file या HELPDESK_TELEGRAM__TOKEN में डालें
check-token-refused = Telegram: टोकन नहीं मानता। telegram.token देखें, या @BotFather से फिर लें
check-privacy = Telegram: प्राइवेसी मोड चालू है, बॉट केवल अपने लिए आए मैसेज पढ़ता है
check-privacy-off = Telegram: प्राइवेसी मोड बंद है, बॉट को ग्रुपों का हर मैसेज मिलता है। @BotFather से कहें: /setprivacy, Enable; फिर बॉट को ग्रुपों से हटाकर दोबारा जोड़ें
check-chat = चैट { $chat }: बॉट वहाँ है और मैसेज भेज सकता है
check-chat-away = चैट { $chat } ({ $id }): दिखती नहीं ({ $why })। उसमें बॉट को जोड़ें, या उसका chat_id ठीक करें
check-chat-left = चैट { $chat } ({ $id }): बॉट उसमें नहीं है। उसे जोड़ें
check-chat-mute = चैट { $chat } ({ $id }): बॉट वहाँ मैसेज नहीं भेज सकता। उसे मैसेज भेजने दें (चैनल में: उसे मैसेज भेज सकने वाला एडमिन बनाएँ)
check-chat-timer = चैट { $chat } ({ $id }): वहाँ Telegram कुछ समय बाद मैसेज हटा देता है, कार्ड भी। उसकी सेटिंग में अपने-आप हटाना बंद करें
check-chat-public = चैट { $chat } ({ $id }): उसका सार्वजनिक नाम @{ $name } है, इसलिए कोई भी वहाँ टिकट पढ़ सकता है। उसे प्राइवेट करें
check-team-unlinked = टीम { $team }: अभी कोई ग्रुप नहीं जुड़ा, उसे भेजे टिकट वहाँ किसी को नहीं दिखते
