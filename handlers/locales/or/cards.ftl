# The card in a team's group

card-head = { $mark } <b>{ $priority } · { $id }</b> · { $kind }
card-title = <b>{ $title }</b>
card-place = { $what }
card-refs = 🔗 { $refs }
card-caller = 👤 { $name }, { $who } · ଲେଖିଛନ୍ତି: { $operator }
card-read-all = { $text } <a href="{ $url }">ପୂରା ପଢ଼ନ୍ତୁ</a>
card-diagnosis = 🔎 ଏପର୍ଯ୍ୟନ୍ତ ଜଣାପଡ଼ିଛି: { $text }
card-due = ⏰ <b>{ $when }</b> ସୁଦ୍ଧା ଉତ୍ତର ଦିଅନ୍ତୁ ({ $live })
card-recommended = ସୁପାରିଶ
card-due-provisional = ⏰ <b>{ $when }</b> ସୁଦ୍ଧା ଉତ୍ତର ଦିଅନ୍ତୁ ({ $live }; ସେହି ବର୍ଷର ଛୁଟି ତାଲିକା ନିଶ୍ଚିତ ହୋଇନାହିଁ)
card-late = 🔴 <b>ବିଳମ୍ବ:</b> { $when } ସୁଦ୍ଧା ଉତ୍ତର ଦେବାର ଥିଲା ({ $live })
card-in-time = ✔️ ଠିକ ସମୟରେ ଉତ୍ତର ମିଳିଛି, { $when }
card-answered-late = ⚠️ { $late } ବିଳମ୍ବରେ ଉତ୍ତର ମିଳିଛି, { $when } (ଶେଷ ସମୟ { $due } ଥିଲା)
card-taken-in-time = ✔️ ଠିକ ସମୟରେ ନିଆଯାଇଛି, { $when }{ $answered ->
    [no] {""}
   *[other] ; ଉତ୍ତର { $answered }
  }
card-taken-late = ⚠️ { $late } ବିଳମ୍ବରେ ନିଆଯାଇଛି, { $when } (ଶେଷ ସମୟ { $due } ଥିଲା){ $answered ->
    [no] {""}
   *[other] ; ଉତ୍ତର { $answered }
  }
card-solve-by = 🎯 { $when } ସୁଦ୍ଧା ସମାଧାନ କରିବାର ଅଛି
card-solve-rests = 🎯 ଏବେ ଉତ୍ତର ଆସିଲେ { $when } ସୁଦ୍ଧା ସମାଧାନ କରିବାର ଅଛି
card-solve-late = 🎯 { $when } ସୁଦ୍ଧା ସମାଧାନ କରିବାର ଥିଲା
card-nobody = ଏପର୍ଯ୍ୟନ୍ତ କେହି ନେଇନାହାନ୍ତି।
card-answered-nobody = { $who } ଉତ୍ତର ଦେଇଛନ୍ତି, ଏବେ କାହା ପାଖରେ ନାହିଁ।
card-holder = 🙋 { $when }ରୁ <b>{ $who }</b>ଙ୍କ ପାଖରେ ଅଛି
card-promised = 📅 { $when } ସୁଦ୍ଧା କରିବାର କଥା ଦିଆଯାଇଛି
card-next-stale = 📅 କୌଣସି ତାରିଖ କୁହାଯାଇନାହିଁ; { $when }ରେ ପୁଣି ପଚରାଯିବ
card-next-answer = 📅 ହେଲ୍ପଡେସ୍କକୁ { $when }ରେ ମନେ ପକାଇ ଦିଆଯିବ
card-next-promise = 📅 { $when } ସୁଦ୍ଧା କରିବାର କଥା ଦିଆଯାଇଛି
card-next-response = 📅 ପରବର୍ତ୍ତୀ ପଦକ୍ଷେପ { $when }ରେ
card-solved = ✅ <b>ସମାଧାନ ହେଲା</b>: { $who }, { $when }
card-solution = { $text }
card-files = 📎 ତଳେ { $count }ଟି ଫାଇଲ
card-delayed = <i>(ବିଳମ୍ବରେ ଆସିଛି: { $when }ରେ ଆସିବାର ଥିଲା)</i>
not-delivered = ⚠️ <b>ଏପର୍ଯ୍ୟନ୍ତ ପହଞ୍ଚି ନାହିଁ:</b> { $why }। ବାରମ୍ବାର ଚେଷ୍ଟା ହେଉଛି।
trouble-removed = ବଟ ଟିମର ଗ୍ରୁପରେ ନାହିଁ
trouble-silenced = ବଟ ଟିମର ଗ୍ରୁପରେ ଲେଖିପାରୁନାହିଁ
trouble-closed = ଟିମର ଟପିକ ବନ୍ଦ ଅଛି
trouble-blocked = ବଟକୁ ବ୍ଲକ କରାଯାଇଛି
trouble-refused = Telegram ତାହା ନେଉନାହିଁ
