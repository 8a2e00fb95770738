# The summary of a day

summary-head = 📊 <b>{ $about }</b> · { $day }
summary-quiet = 📊 <b>{ $about }</b> · { $day }: सब शांत। कुछ नहीं आया, किसी में देर नहीं{ $open ->
    [0] ।
   *[other] ; { $open } टिकट खुले।
  }
summary-window = <i>{ $since } से { $until }</i>
summary-posted-late = <i>देर से भेजा गया: बॉट बंद था। देर की सूची अभी की है।</i>
summary-opened = 🆕 { $count } खुले{ $each }
summary-resolved = ✅ { $count } हल हुए
summary-solved = 🎯 वादे की तारीख तक हल: <b>{ $in_time } समय पर, { $late } देर से</b> ({ $share } %)
summary-open = 📂 { $count } अब भी खुले
summary-answered = ⏱ काम उठाया गया: <b>{ $in_time } समय पर, { $late } देर से</b> ({ $share } %)
summary-of = • { $of }: { $share } % समय पर ({ $all } में से { $in_time })
summary-of-others = • { $teams } और टीमें: { $share } % समय पर ({ $all } में से { $in_time })
summary-solved-of = • { $of }: { $share } % समय पर हल ({ $all } में से { $in_time })
summary-solved-of-others = • { $teams } और टीमें: { $share } % समय पर हल ({ $all } में से { $in_time })
summary-late = { $count ->
    [one] 🔴 <b>{ $count } में देर, जवाब नहीं मिला:</b>
   *[other] 🔴 <b>{ $count } में देर, जवाब नहीं मिला</b>, सबसे पुराने:
  }
summary-late-one = { $mark } { $priority } { $id } · { $team } · समय-सीमा { $due }
button-today = आज
button-yesterday = बीता कल
command-summary = दिन का हिसाब
not-allowed-summary = यह हिसाब हेल्पडेस्क, टीमों और SPOC के लिए है। आपको चाहिए तो एडमिन से कहें।
