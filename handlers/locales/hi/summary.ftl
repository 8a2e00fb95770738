# The summary of a day

summary-head = 📊 <b>{ $about }</b> · { $day }
summary-quiet = 📊 <b>{ $about }</b> · { $day }: सब शांत। कुछ नहीं आया, किसी में देर नहीं{ $open ->
    [0] ।
    [1] ; { $open } टिकट खुला है।
   *[other] ; { $open } टिकट खुले हैं।
  }
summary-window = <i>{ $since } से { $until } तक</i>
summary-posted-late = <i>देर से भेजा गया: बॉट बंद था। देर की सूची अभी की है।</i>
summary-opened = 🆕 { $count ->
    [1] { $count } खुला
   *[other] { $count } खुले
  }{ $each }
summary-resolved = ✅ { $count ->
    [1] { $count } हल हुआ
   *[other] { $count } हल हुए
  }
summary-solved = 🎯 तय तारीख तक हल: <b>{ $in_time } समय पर, { $late } देर से</b> ({ $share } %)
summary-open = 📂 { $count ->
    [1] { $count } अब भी खुला
   *[other] { $count } अब भी खुले
  }
summary-answered = ⏱ टिकट लिए गए: <b>{ $in_time } समय पर, { $late } देर से</b> ({ $share } %)
summary-of = • { $of }: { $share } % समय पर ({ $all } में से { $in_time })
summary-of-others = • { $teams ->
    [1] { $teams } और टीम
   *[other] { $teams } और टीमें
  }: { $share } % समय पर ({ $all } में से { $in_time })
summary-solved-of = • { $of }: { $share } % समय पर हल ({ $all } में से { $in_time })
summary-solved-of-others = • { $teams ->
    [1] { $teams } और टीम
   *[other] { $teams } और टीमें
  }: { $share } % समय पर हल ({ $all } में से { $in_time })
summary-late = { $count ->
    [one] 🔴 <b>{ $count } में देर, जवाब नहीं मिला:</b>
   *[other] 🔴 <b>{ $count } में देर, जवाब नहीं मिला</b>, सबसे पुराने:
  }
summary-late-one = { $mark } { $priority } { $id } · { $team } · समय-सीमा { $due }
button-today = आज
button-yesterday = कल
command-summary = दिन की रिपोर्ट
not-allowed-summary = यह रिपोर्ट हेल्पडेस्क, टीमों और SPOC के लिए है। आपको चाहिए तो एडमिन से कहें।
