# What the clock says, and the answers to it

mention = <a href="tg://user?id={ $person }">{ $name }</a>

nudge-warning = ⏰ { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } का जवाब <b>{ $when }</b> तक देना है। अभी किसी ने जवाब नहीं दिया।
    { $title }
nudge-breach = 🔴 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } में <b>देर</b> हो गई: { $when } तक जवाब देना था।
    { $title }
nudge-still-late = 🔴 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } का <b>अब भी जवाब नहीं मिला</b>; समय-सीमा { $when } थी।
    { $title }
nudge-operator = 🔴 { $id } में <b>देर</b> हो गई: { $team } को { $when } तक जवाब देना था। आप उन्हें फ़ोन कर सकते हैं, या कॉलर को बता सकते हैं।
    { $title }
nudge-managers = 🔴 { $id } ({ $priority }) में { $team } के पास <b>देर</b> हो गई: किसी ने जवाब नहीं दिया; समय-सीमा { $when } थी।
    { $title }
nudge-admins = 🔴 { $id } ({ $priority }) में { $team } के पास <b>देर</b> हो गई{ $managers ->
    [yes] , और उसके मैनेजर जानते हैं
   *[no] {""}
  }: समय-सीमा { $when } थी।
    { $title }
nudge-withdrawn = ✔️ { $id } का जवाब समय पर ही मिला था: वह { $when } से पहले आया था।
nudge-solve-soon = 🎯 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } को <b>{ $when }</b> तक <b>हल</b> करना है।
    { $title }
nudge-unsolved = 🎯 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } <b>हल नहीं हुआ</b>; { $when } तक हल करना था।
    { $title }
nudge-unsolved-told = 🎯 { $id } ({ $priority }) <b>हल नहीं हुआ</b>; { $when } तक हल करना था। यह { $team } के पास है।
    { $title }
nudge-solve-moved = ✔️ { $id }: हल करने की तारीख बदली है, अब { $when }।
nudge-promise = 📅 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } का वादा आज, <b>{ $when }</b> तक का है।
    { $title }
nudge-promise-moved = 📅 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } के लिए वादे वाला दिन बंद है। अब वादा <b>{ $when }</b> तक का है; ठीक न हो तो दूसरी तारीख बताएँ।
    { $title }
nudge-missed = 📅 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } का वादा { $when } तक का था। अब कब तक?
    { $title }
nudge-answer = ❓ { $id } को { $since } से { $team } के लिए आपके जवाब का इंतज़ार है।
    { $title }
nudge-objection = ⚠️ { $id }: इसका शहर { $since } से कह रहा है कि <b>हल नहीं हुआ</b>, और किसी ने कॉलर से नहीं पूछा। जब तक हेल्पडेस्क का कोई नहीं पूछता, यह बंद नहीं होगा।
    { $title }
nudge-stale = 💤 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } में { $since } से कुछ नहीं हुआ। क्या अब भी देख रहे हैं?
    { $title }

nudge-many = ⏰ <b>{ $count } टिकट</b> इंतज़ार में { $count ->
    [1] है
   *[other] हैं
  }:
nudge-many-withdrawn = ✔️ <b>असल में देर नहीं हुई:</b>
nudge-more = … और { $count }: /queue
nudge-line-warning = { $mark } { $id } { $title }: { $when } तक जवाब · { $holder }
nudge-line-breach = { $mark } 🔴 { $id } { $title }: देर, समय-सीमा { $when } थी · { $holder }
nudge-line-still-late = { $mark } 🔴 { $id } { $title }: अब भी जवाब नहीं, समय-सीमा { $when } थी · { $holder }
nudge-line-operator = { $mark } 🔴 { $id } { $title }: { $team } के पास देर, समय-सीमा { $when } थी
nudge-line-caller = { $line } · 📞 { $caller }
nudge-line-managers = { $mark } 🔴 { $id } { $title }: { $team } के पास देर, समय-सीमा { $when } थी · { $holder }
nudge-line-admins = { $mark } 🔴 { $id } { $title }: { $team } के पास देर, समय-सीमा { $when } थी · { $holder }
nudge-line-withdrawn = ✔️ { $id }: समय पर ही जवाब मिला था
nudge-line-solve-soon = { $mark } 🎯 { $id } { $title }: { $when } तक हल करना है · { $holder }
nudge-line-unsolved = { $mark } 🎯 { $id } { $title }: हल नहीं हुआ, समय-सीमा { $when } थी · { $holder }
nudge-line-unsolved-told = { $mark } 🎯 { $id } { $title }: { $when } तक हल नहीं हुआ, { $team } के पास · { $holder }
nudge-line-solve-moved = ✔️ { $id }: अब { $when } तक हल करना है
nudge-line-promise = { $mark } 📅 { $id } { $title }: { $when } तक का वादा · { $holder }
nudge-line-promise-moved = { $mark } 📅 { $id } { $title }: वह दिन बंद है, अब { $when } तक का वादा · { $holder }
nudge-line-missed = { $mark } 📅 { $id } { $title }: { $when } तक का वादा था · { $holder }
nudge-line-answer = { $mark } ❓ { $id } { $title }: { $since } से आपके जवाब का इंतज़ार
nudge-line-objection = { $mark } ⚠️ { $id } { $title }: शहर { $since } से कह रहा है कि हल नहीं हुआ
nudge-line-stale = { $mark } 💤 { $id } { $title }: { $since } से कुछ नहीं हुआ · { $holder }

menu-promise = 📅 { $id } कब तक होगा?
    { $title }
menu-reason = 📅 { $id } का वादा दूसरी तारीख का था। तारीख आगे क्यों बढ़ रही है?
    { $title }
promise-d0 = आज, { $when }
promise-d1 = कल, { $when }
promise-d3 = 3 दिन, { $when }
promise-d5 = 1 हफ़्ता, { $when }
reason-more-work = अनुमान से ज़्यादा काम
reason-others = दूसरों का इंतज़ार
reason-urgent = दूसरा ज़रूरी काम
reason-unreached = कॉलर से बात नहीं हुई
button-by-when = 📅 कब तक?
button-still-on = 👍 हाँ, कब तक?
button-priority = 🚦 प्राथमिकता

promised = { $id } के लिए { $when } तक का वादा दर्ज हुआ।
priority-set = { $id } अब { $priority } है।
raised-to-p1 = 🔴 { $id } अब <b>P1</b> है: कृपया पहले इसका जवाब दें।
    { $title }
date-gone = उस तारीख का वादा अब नहीं हो सकता। "कब तक?" फिर दबाएँ।
not-allowed-promise = { $id } जिनके पास है, केवल वही बता सकते हैं कि कब तक होगा।
not-allowed-priority = { $id } की प्राथमिकता केवल हेल्पडेस्क और उसकी टीम बदल सकते हैं।

alarm-overdue = ⚠️ समय-सीमाओं की जाँच पिछड़ रही है: पाँच मिनट से ज़्यादा हो गए, { $count } की जाँच नहीं हुई। लॉग देखें।
alarm-dateless = ⚠️ { $count ->
    [1] { $count } खुले टिकट की
   *[other] { $count } खुले टिकटों की
  } आगे कोई तारीख नहीं है। कृपया इसकी सूचना दें: { $tickets }
alarm-outbox-old = ⚠️ { $count ->
    [1] { $count } मैसेज 15 मिनट से ज़्यादा समय से रुका है।
   *[other] { $count } मैसेज 15 मिनट से ज़्यादा समय से रुके हैं।
  } क्या Telegram से संपर्क है?

late-minutes = { $count } मिनट
late-hours = { $count ->
    [one] { $count } घंटा
   *[other] { $count } घंटे
  }
late-days = { $count } दिन
