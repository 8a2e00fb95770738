# Prompts

prompt-resolve = { $mention }, { $id } कैसे हल हुआ? इस मैसेज पर रिप्लाई करें, या बटन दबाएँ:
prompt-resolve-private = { $id } कैसे हल हुआ? यहाँ लिखें; ज़रूरत हो तो फ़ोटो भी दें।
prompt-ready-send = { $mention }, { $id } का हल यह लिखा जाएगा:
    { $text }
prompt-ready-change = { $mention }, { $id } का हल जैसा होना चाहिए, इस मैसेज पर रिप्लाई करके लिखें:
    { $text }
prompt-ready-change-private = { $id } का हल जैसा होना चाहिए, यहाँ लिखें:
    { $text }
prompt-empty = कृपया लिखकर जवाब दें (साथ में फ़ोटो दे सकते हैं)।
button-ready-send = ✅ भेजें
button-ready-change = ✏️ बदलें
button-ready-back = ‹ दूसरे
button-ready-copy = 📋 टेक्स्ट कॉपी करें
