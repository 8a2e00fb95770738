# The operator's own message

own-escalated = 🎫 <b>{ $id }</b> अब <b>{ $team }</b> के पास है।
    { $title }
    ⏰ <b>{ $when }</b> तक जवाब मिलेगा
    कॉलर को यह नंबर बताएँ: <b>{ $id }</b>
own-kept = 🎫 <b>{ $id }</b> आपके पास रहा।
    { $title }
    📅 <b>{ $when }</b> तक का वादा
    कॉलर को यह नंबर बताएँ: <b>{ $id }</b>
own-solved = 🎫 <b>{ $id }</b> हल हुए टिकट के रूप में दर्ज हो गया।
    { $title }
    कॉलर को यह नंबर बताएँ: <b>{ $id }</b>
own-claimed = 🎫 <b>{ $id }</b> · { $team }: { $since } से <b>{ $who }</b> के पास है।
    { $title }
    { $clock }
own-resolved = ✅ <b>{ $id }</b> हल हो गया ({ $who }, { $when })।
    { $title }
caller-text = { $desk }: आपका टिकट नंबर { $id }{ $what } है। { $team } की टीम { $when } तक जवाब देगी। पूछते समय { $id } नंबर बताएँ।
caller-text-kept = { $desk }: आपका टिकट नंबर { $id }{ $what } है। हम { $when } तक जवाब देंगे। पूछते समय { $id } नंबर बताएँ।
caller-text-solved = { $desk }: आपका टिकट { $id }{ $what } हल हो गया है। फिर दिक्कत हो तो { $id } नंबर बताएँ।
caller-text-solved-so = { $desk }: आपका टिकट { $id }{ $what } हल हो गया है: { $how } फिर दिक्कत हो तो { $id } नंबर बताएँ।
caller-line = 👤 { $name } · { $contact }
