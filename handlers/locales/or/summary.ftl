# The summary of a day

summary-head = 📊 <b>{ $about }</b> · { $day }
summary-quiet = 📊 <b>{ $about }</b> · { $day }: ସବୁ ଶାନ୍ତ। କିଛି ଆସିନାହିଁ, କିଛି ବିଳମ୍ବ ନାହିଁ{ $open ->
    [0] ।
   *[other] ; { $open }ଟି ଟିକେଟ ଖୋଲା ଅଛି।
  }
summary-window = <i>{ $since }ରୁ { $until } ପର୍ଯ୍ୟନ୍ତ</i>
summary-posted-late = <i>ବିଳମ୍ବରେ ପଠାଗଲା: ବଟ ବନ୍ଦ ଥିଲା। ବିଳମ୍ବ ତାଲିକା ଏବେକାର।</i>
summary-opened = 🆕 { $count }ଟି ଖୋଲାଗଲା{ $each }
summary-resolved = ✅ { $count }ଟିର ସମାଧାନ
summary-solved = 🎯 ଧାର୍ଯ୍ୟ ତାରିଖ ସୁଦ୍ଧା ସମାଧାନ: <b>{ $in_time }ଟି ଠିକ ସମୟରେ, { $late }ଟି ବିଳମ୍ବରେ</b> ({ $share } %)
summary-open = 📂 { $count }ଟି ଏବେ ବି ଖୋଲା
summary-answered = ⏱ ହାତକୁ ନିଆଗଲା: <b>{ $in_time }ଟି ଠିକ ସମୟରେ, { $late }ଟି ବିଳମ୍ବରେ</b> ({ $share } %)
summary-of = • { $of }: { $share } % ଠିକ ସମୟରେ ({ $all }ଟିରୁ { $in_time }ଟି)
summary-of-others = • ଆଉ { $teams }ଟି ଟିମ: { $share } % ଠିକ ସମୟରେ ({ $all }ଟିରୁ { $in_time }ଟି)
summary-solved-of = • { $of }: { $share } % ଠିକ ସମୟରେ ସମାଧାନ ({ $all }ଟିରୁ { $in_time }ଟି)
summary-solved-of-others = • ଆଉ { $teams }ଟି ଟିମ: { $share } % ଠିକ ସମୟରେ ସମାଧାନ ({ $all }ଟିରୁ { $in_time }ଟି)
summary-late = { $count ->
    [one] 🔴 <b>{ $count }ଟିରେ ବିଳମ୍ବ, ଉତ୍ତର ମିଳିନାହିଁ:</b>
   *[other] 🔴 <b>{ $count }ଟିରେ ବିଳମ୍ବ, ଉତ୍ତର ମିଳିନାହିଁ</b>, ସବୁଠାରୁ ପୁରୁଣା:
  }
summary-late-one = { $mark } { $priority } { $id } · { $team } · ଶେଷ ସମୟ { $due }
button-today = ଆଜି
button-yesterday = ଗତକାଲି
command-summary = ଦିନର ରିପୋର୍ଟ
not-allowed-summary = ଏହି ରିପୋର୍ଟ ହେଲ୍ପଡେସ୍କ, ଟିମ ଓ SPOC ମାନଙ୍କ ପାଇଁ। ଆପଣଙ୍କୁ ଦରକାର ହେଲେ ଆଡମିନଙ୍କୁ କୁହନ୍ତୁ।
