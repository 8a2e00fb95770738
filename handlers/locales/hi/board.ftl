# The pinned board of a group, and the queue card of a burst

board-head = 📌 <b>{ $team }</b>
board-late = 🔴 <b>देर: { $count }</b>
board-today = ⏰ <b>आज की समय-सीमा: { $count }</b>
board-unclaimed = 🆓 <b>अभी किसी ने नहीं लिया: { $count }</b>
board-more = … और { $count }: /queue
board-empty = कुछ बाकी नहीं। 👍
pin-refused = { $team } के ग्रुप में मुझे मैसेज पिन करने की अनुमति नहीं है, इसलिए वहाँ बाकी काम का बोर्ड नहीं है। मुझे वहाँ पिन करने के अधिकार के साथ एडमिन बनाएँ; मैं कल फिर कोशिश करूँगा।
burst-head = ⏳ <b>{ $count ->
    [1] { $count } कार्ड अभी आ रहा है
   *[other] { $count } कार्ड अभी आ रहे हैं
  }</b>, सबसे ज़रूरी पहले। Telegram एक मिनट में कुछ ही भेजने देता है। आप यहीं से ले सकते हैं:
burst-claim = 🙋 { $id } लें
