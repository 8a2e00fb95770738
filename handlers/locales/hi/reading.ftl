# Reading what was too long for a card

button-whole = 📖 पूरा पढ़ें
whole-follows = जो लिखा गया था, वह सब आ रहा है।
whole-head = 📖 <b>{ $id }</b>, पेज { $page } / { $pages }
whole-part = — { $who }, { $when }:

# Answers to what could not be understood

unknown-command = यह कमांड मुझे नहीं आता। मैं क्या कर सकता हूँ, यह /help बताता है।
only-in-private = यह केवल निजी चैट में चलता है: <a href="{ $url }">मुझे वहाँ लिखें</a>।
not-understood = यह काम नहीं आएगा। लिखकर, फ़ोटो, वॉइस मैसेज या फ़ाइल भेजें।
not-allowed-mine = आप हेल्पडेस्क की सूची में नहीं हैं, इसलिए यहाँ आपका कोई टिकट नहीं है। सूची में कैसे आएँ, यह /start बताता है।

# Several forms

forms-open = { $count } फ़ॉर्म खुले हैं। किसी एक को जारी रखें, नया शुरू करें, या एक हटा दें:
    { $forms }
