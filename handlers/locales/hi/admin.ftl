# Closures, in the panel where an admin sets the desk up

button-closures = 📅 छुट्टियाँ

closures-confirmed = 📅 <b>{ $year } की छुट्टियाँ</b> · ✅ पक्की
closures-unconfirmed = 📅 <b>{ $year } की छुट्टियाँ</b> · ⚠️ पक्की नहीं: इसमें समय-सीमा बदल सकती है
closures-weekly = हर हफ़्ते छुट्टी: { $days }
closures-closed = { $sign } { $days }: { $named ->
    [yes] { $name }
   *[no] बंद
  }{ $estimated ->
    [yes] {" "}(अनुमान: तारीख जाँचें)
   *[no] {""}
  }
closures-open = { $sign } { $days }: <b>खुला</b>{ $named ->
    [yes] , { $name }
   *[no] {""}
  }
closures-hours = { $sign } { $days }: <b>{ $hours } खुला</b>{ $named ->
    [yes] , { $name }
   *[no] {""}
  }{ $counts ->
    [yes] {""}
   *[no] {" "}(कामकाजी दिन के लिए समय कम)
  }
closures-legend = 🔒 कॉन्फ़िगरेशन फ़ाइल में · ✏️ यहाँ लिखा गया
nth-weekday = { $nth ->
    [0] { $day }
    [1] पहला { $day }
    [2] दूसरा { $day }
    [3] तीसरा { $day }
    [4] चौथा { $day }
    [5] पाँचवाँ { $day }
   *[other] { $nth } नंबर का { $day }
  }
weekday-mon = सोमवार
weekday-tue = मंगलवार
weekday-wed = बुधवार
weekday-thu = गुरुवार
weekday-fri = शुक्रवार
weekday-sat = शनिवार
weekday-sun = रविवार

button-declare-closed = ➕ छुट्टी का दिन
button-declare-open = ➕ खुला दिन
button-declare-hours = 🕘 खास समय
button-take-back = ➖ वापस लें
button-confirm-year = ✅ { $year } पक्का
button-year-yes = हाँ, { $year } पक्का
button-confirm = ✅ पक्का करें
button-tomorrow = कल
which-closed = किस दिन <b>छुट्टी</b> है? दिन लिखें, फिर कारण:
    <i>25 दिसंबर क्रिसमस</i>, <i>24-26 दिसंबर चक्रवात</i>, <i>24.12.2026</i>, <i>कल</i>, <i>दो दिन बाद</i>
which-open = छुट्टी का कौन-सा दिन <b>खुला</b> रहेगा? दिन लिखें, फिर कारण:
    <i>12 दिसंबर बाकी काम</i>, <i>12.12.2026</i>, <i>कल</i>
which-hours = किस दिन का <b>समय अलग</b> है? दिन, समय, फिर कारण लिखें:
    <i>24 दिसंबर 10:00-13:30 क्रिसमस से पहले</i>, <i>12.12.2026 10:00-13:30 14:00-16:00</i>
take-back-which = कौन-सा दिन वापस लें?
take-back-none = इस साल या आगे के लिए यहाँ कुछ नहीं लिखा गया। कॉन्फ़िगरेशन फ़ाइल में (🔒) जो है वह वहीं बदलता है, या उस दिन को यहाँ नया लिखने से।

proposal-closed = <b>{ $days } { $year } छुट्टी</b>{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-open = <b>{ $days } { $year } खुला</b>, रोज़ के समय पर{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-hours = <b>{ $days } { $year } { $hours } खुला</b>{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-taken-back = <b>{ $days } { $year }</b> फिर साधारण दिन{ $named ->
    [yes] {" "}(पहले था: { $name })
   *[no] {""}
  }
proposal-was = अब तक: { $line }
proposal-past = ⚠️ <b>{ $day } बीत चुका है।</b> क्या वही तारीख है?
proposal-which-hours = <b>{ $days } { $year }: बंद, और { $hours }।</b> क्या मतलब है?
button-next-year = नहीं: { $day }
button-read-whole = पूरे दिन बंद
button-read-shut = सिर्फ़ { $hours } बंद
button-read-open = सिर्फ़ { $hours } खुला
proposal-too-short = यह समय साधारण दिन से कम है: समय-सीमा के लिए यह कामकाजी दिन नहीं गिना जाएगा।
proposal-effect = { $moves ->
    [0] किसी खुले टिकट की तारीख नहीं बदलेगी।
   *[other] जिन टिकटों की तारीख बदलेगी: { $moves }{ $earlier ->
        [0] {""}
       *[other] {" "}({ $earlier } की तारीख पहले आएगी, अभी से कम से कम एक कामकाजी दिन बाद)
      }।
  }{ $forgiven ->
    [0] {""}
   *[other] {" "}{ $forgiven } में अब देर नहीं।
  }{ $promises ->
    [0] {""}
    [1] {" "}{ $promises } वादा अगले कामकाजी दिन पर जाएगा; वादा करने वाले को बताया जाएगा।
   *[other] {" "}{ $promises } वादे अगले कामकाजी दिन पर जाएँगे; वादा करने वाले को बताया जाएगा।
  }
    जो पूरे हो चुके, उनकी तारीख वही रहेगी।
proposal-move = • { $solution ->
    [yes] 🎯{" "}
   *[no] {""}
  }{ $id }: { $before } → { $after }
declared = दर्ज हुआ। खुले टिकटों की तारीखें अब बदल रही हैं।
recounted = 📅 { $what ->
    [calendar] छुट्टियों की सूची बदली
   *[other] { $what } के जवाब का समय बदला
  }: { $moved ->
    [1] { $moved } टिकट की तारीख बदली
   *[other] { $moved } टिकटों की तारीख बदली
  }{ $withdrawn ->
    [0] ।
   *[other] , { $withdrawn } में अब देर नहीं।
  }
nudge-withdrawn-moved = ✔️ { $id } में देर नहीं है: समय-सीमा बदली है। { $when } तक जवाब देना है।
nudge-line-withdrawn-moved = ✔️ { $id }: देर नहीं, { $when } तक जवाब
confirm-year = क्या किसी ने <b>{ $year }</b> की छुट्टियाँ राज्य सरकार की सूची से मिलाई हैं? खासकर अनुमानित तारीखें। तब तक { $year } की समय-सीमाएँ बदल सकती हैं।
year-confirmed = { $year } की छुट्टियाँ पक्की हो गईं।
year-unconfirmed = 📅 <b>{ $year }</b> की छुट्टियाँ अभी किसी ने पक्की नहीं कीं, इसलिए इसमें समय-सीमा बदल सकती है। सरकारी सूची से मिलाएँ: /admin, "छुट्टियाँ", { $year }।

date-unreadable = इसमें दिन नहीं पढ़ा गया। पहले दिन लिखें, फिर कारण: 25 दिसंबर क्रिसमस, 24-26 दिसंबर, 24.12.2026, कल, गुरुवार।
date-impossible = कैलेंडर में ऐसा दिन नहीं है। फिर लिखें, जैसे 24 दिसंबर।
date-backwards = आखिरी दिन पहले दिन से पहले है। फिर लिखें, जैसे 24-26 दिसंबर।
date-too-long = यह 31 दिन से ज़्यादा है। एक बार में एक महीना लिखें।
date-too-far = वह दिन बहुत दूर है। पिछले एक साल से अगले दो साल तक का दिन लिखें।
date-bad-hours = ये समय नहीं हो सकते: एक-दूसरे से टकराते हैं, या खुलने से पहले बंद होते हैं। ऐसे लिखें: 10:00-13:30 14:00-16:00।
date-no-hours = कौन-सा समय? दिन के बाद लिखें: 24 दिसंबर 10:00-13:30।
date-unclear-hours = क्या दिन का केवल एक हिस्सा? कब से कब तक, लिखें: 24 दिसंबर 10:00-13:30। पूरा दिन हो तो समय न लिखें।
date-wrong-weekday = उस तारीख को हफ़्ते का कोई और दिन है। दोनों में से एक लिखें, जैसे 24 दिसंबर (गुरुवार)।
date-past = वह दिन बीत चुका है। आने वाला दिन लिखें, जैसे कल या 24 दिसंबर।
