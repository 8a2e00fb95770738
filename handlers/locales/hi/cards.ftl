# The card in a team's group

card-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
card-title = <b>{ $title }</b>
card-place = { $what }
card-refs = 🔗 { $refs }
card-caller = 👤 { $name }, { $who } · दर्ज किया: { $operator }
card-read-all = { $text } <a href="{ $url }">पूरा पढ़ें</a>
card-diagnosis = 🔎 अब तक पता चला: { $text }
card-due = ⏰ <b>{ $when }</b> तक जवाब दें ({ $live })
card-recommended = सिफ़ारिश
card-due-provisional = ⏰ <b>{ $when }</b> तक जवाब दें ({ $live }; उस साल की छुट्टियाँ पक्की नहीं हुई हैं)
card-late = 🔴 <b>देर:</b> { $when } तक जवाब देना था ({ $live })
card-in-time = ✔️ समय पर जवाब मिला, { $when }
card-answered-late = ⚠️ { $late } देर से जवाब मिला, { $when } (समय-सीमा { $due } थी)
card-taken-in-time = ✔️ समय पर लिया गया, { $when }{ $answered ->
    [no] {""}
   *[other] ; जवाब { $answered }
  }
card-taken-late = ⚠️ { $late } देर से लिया गया, { $when } (समय-सीमा { $due } थी){ $answered ->
    [no] {""}
   *[other] ; जवाब { $answered }
  }
card-solve-by = 🎯 { $when } तक हल करना है
card-solve-rests = 🎯 अभी जवाब आए तो { $when } तक हल करना है
card-solve-late = 🎯 { $when } तक हल करना था
card-nobody = अभी किसी ने नहीं लिया।
card-answered-nobody = { $who } ने जवाब दिया, अभी किसी के पास नहीं है।
card-holder = 🙋 { $when } से <b>{ $who }</b> के पास है
card-promised = 📅 { $when } तक का वादा है
card-next-stale = 📅 कोई तारीख नहीं बताई गई; अगली बार { $when } को पूछा जाएगा
card-next-answer = 📅 हेल्पडेस्क को { $when } को याद दिलाया जाएगा
card-next-promise = 📅 { $when } तक का वादा है
card-next-response = 📅 अगला कदम { $when } को
card-solved = ✅ <b>हल हुआ</b>: { $who }, { $when }
card-solution = { $text }
card-files = 📎 नीचे { $count ->
    [one] { $count } फ़ाइल
   *[other] { $count } फ़ाइलें
  }
card-delayed = <i>(देर से आया: { $when } को आना था)</i>
not-delivered = ⚠️ <b>अभी तक नहीं पहुँचा:</b> { $why }। बार-बार कोशिश हो रही है।
trouble-removed = बॉट टीम के ग्रुप में नहीं है
trouble-silenced = बॉट टीम के ग्रुप में नहीं लिख सकता
trouble-closed = टीम का टॉपिक बंद है
trouble-blocked = बॉट को ब्लॉक किया गया है
trouble-refused = Telegram इसे नहीं ले रहा
