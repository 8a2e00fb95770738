# What the clock says, and the answers to it

mention = <a href="tg://user?id={ $person }">{ $name }</a>

nudge-warning = ⏰ { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ର ଉତ୍ତର <b>{ $when }</b> ସୁଦ୍ଧା ଦେବାର ଅଛି। ଏପର୍ଯ୍ୟନ୍ତ କେହି ଉତ୍ତର ଦେଇନାହାନ୍ତି।
    { $title }
nudge-breach = 🔴 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ରେ <b>ବିଳମ୍ବ</b> ହେଲା: { $when } ସୁଦ୍ଧା ଉତ୍ତର ଦେବାର ଥିଲା।
    { $title }
nudge-still-late = 🔴 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ର <b>ଏବେ ବି ଉତ୍ତର ମିଳିନାହିଁ</b>; ଶେଷ ସମୟ { $when } ଥିଲା।
    { $title }
nudge-operator = 🔴 { $id } ରେ <b>ବିଳମ୍ବ</b> ହେଲା: { $team } { $when } ସୁଦ୍ଧା ଉତ୍ତର ଦେବା କଥା ଥିଲା। ସେମାନଙ୍କୁ ଫୋନ କରିପାରନ୍ତି, କିମ୍ବା କଲରଙ୍କୁ ଜଣାଇପାରନ୍ତି।
    { $title }
nudge-managers = 🔴 { $id } ({ $priority }) ରେ { $team } ପାଖରେ <b>ବିଳମ୍ବ</b> ହେଲା: କେହି ଉତ୍ତର ଦେଇନାହାନ୍ତି; ଶେଷ ସମୟ { $when } ଥିଲା।
    { $title }
nudge-admins = 🔴 { $id } ({ $priority }) ରେ { $team } ପାଖରେ <b>ବିଳମ୍ବ</b> ହେଲା{ $managers ->
    [yes] , ତାହାର ମ୍ୟାନେଜର ଜାଣନ୍ତି
   *[no] {""}
  }: ଶେଷ ସମୟ { $when } ଥିଲା।
    { $title }
nudge-withdrawn = ✔️ { $id } ର ଉତ୍ତର ଠିକ ସମୟରେ ମିଳିଥିଲା: { $when } ପୂର୍ବରୁ ଆସିଥିଲା।
nudge-solve-soon = 🎯 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ର <b>ସମାଧାନ</b> <b>{ $when }</b> ସୁଦ୍ଧା କରିବାର ଅଛି।
    { $title }
nudge-unsolved = 🎯 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ର <b>ସମାଧାନ ହୋଇନାହିଁ</b>; { $when } ସୁଦ୍ଧା କରିବାର ଥିଲା।
    { $title }
nudge-unsolved-told = 🎯 { $id } ({ $priority }) ର <b>ସମାଧାନ ହୋଇନାହିଁ</b>; { $when } ସୁଦ୍ଧା କରିବାର ଥିଲା। ଏହା { $team } ପାଖରେ ଅଛି।
    { $title }
nudge-solve-moved = ✔️ { $id }: ସମାଧାନର ତାରିଖ ବଦଳିଛି, ଏବେ { $when }।
nudge-promise = 📅 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ଆଜି, <b>{ $when }</b> ସୁଦ୍ଧା କରିବାର କଥା।
    { $title }
nudge-promise-moved = 📅 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ପାଇଁ କଥା ଦିଆଯାଇଥିବା ଦିନ ବନ୍ଦ। ଏବେ <b>{ $when }</b> ସୁଦ୍ଧା କରିବାର କଥା; ଏହା ନ ହେଲେ ଅନ୍ୟ ତାରିଖ କୁହନ୍ତୁ।
    { $title }
nudge-missed = 📅 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id }: { $when } ସୁଦ୍ଧା କରିବାର କଥା ଥିଲା। ଏବେ କେବେ ସୁଦ୍ଧା?
    { $title }
nudge-answer = ❓ { $id }: { $since }ରୁ { $team } ପାଇଁ ଆପଣଙ୍କ ଉତ୍ତରକୁ ଅପେକ୍ଷା କରିଛି।
    { $title }
nudge-objection = ⚠️ { $id }: ତାହାର ସହର { $since }ରୁ କହୁଛି <b>ସମାଧାନ ହୋଇନାହିଁ</b>, କେହି କଲରଙ୍କୁ ପଚାରିନାହାନ୍ତି। ହେଲ୍ପଡେସ୍କର କେହି ପଚାରିବା ପର୍ଯ୍ୟନ୍ତ ଏହା ବନ୍ଦ ହେବ ନାହିଁ।
    { $title }
nudge-stale = 💤 { $held ->
    [yes] { $holder }:{" "}
   *[no] {""}
  }{ $id } ରେ { $since }ରୁ କିଛି ହୋଇନାହିଁ। ଏବେ ବି ଦେଖୁଛନ୍ତି କି?
    { $title }

nudge-many = ⏰ <b>{ $count }ଟି ଟିକେଟ</b> ଅପେକ୍ଷା କରିଛି:
nudge-many-withdrawn = ✔️ <b>ପ୍ରକୃତରେ ବିଳମ୍ବ ହୋଇନାହିଁ:</b>
nudge-more = … ଆଉ { $count }ଟି: /queue
nudge-line-warning = { $mark } { $id } { $title }: { $when } ସୁଦ୍ଧା ଉତ୍ତର · { $holder }
nudge-line-breach = { $mark } 🔴 { $id } { $title }: ବିଳମ୍ବ, ଶେଷ ସମୟ { $when } ଥିଲା · { $holder }
nudge-line-still-late = { $mark } 🔴 { $id } { $title }: ଏବେ ବି ଉତ୍ତର ନାହିଁ, ଶେଷ ସମୟ { $when } ଥିଲା · { $holder }
nudge-line-operator = { $mark } 🔴 { $id } { $title }: { $team } ପାଖରେ ବିଳମ୍ବ, ଶେଷ ସମୟ { $when } ଥିଲା
nudge-line-caller = { $line } · 📞 { $caller }
nudge-line-managers = { $mark } 🔴 { $id } { $title }: { $team } ପାଖରେ ବିଳମ୍ବ, ଶେଷ ସମୟ { $when } ଥିଲା · { $holder }
nudge-line-admins = { $mark } 🔴 { $id } { $title }: { $team } ପାଖରେ ବିଳମ୍ବ, ଶେଷ ସମୟ { $when } ଥିଲା · { $holder }
nudge-line-withdrawn = ✔️ { $id }: ଠିକ ସମୟରେ ଉତ୍ତର ମିଳିଥିଲା
nudge-line-solve-soon = { $mark } 🎯 { $id } { $title }: { $when } ସୁଦ୍ଧା ସମାଧାନ · { $holder }
nudge-line-unsolved = { $mark } 🎯 { $id } { $title }: ସମାଧାନ ହୋଇନାହିଁ, ଶେଷ ସମୟ { $when } ଥିଲା · { $holder }
nudge-line-unsolved-told = { $mark } 🎯 { $id } { $title }: { $when } ସୁଦ୍ଧା ସମାଧାନ ହୋଇନାହିଁ, { $team } ପାଖରେ · { $holder }
nudge-line-solve-moved = ✔️ { $id }: ଏବେ { $when } ସୁଦ୍ଧା ସମାଧାନ
nudge-line-promise = { $mark } 📅 { $id } { $title }: { $when } ସୁଦ୍ଧା କରିବାର କଥା · { $holder }
nudge-line-promise-moved = { $mark } 📅 { $id } { $title }: ସେ ଦିନ ବନ୍ଦ, ଏବେ { $when } ସୁଦ୍ଧା କରିବାର କଥା · { $holder }
nudge-line-missed = { $mark } 📅 { $id } { $title }: { $when } ସୁଦ୍ଧା କରିବାର କଥା ଥିଲା · { $holder }
nudge-line-answer = { $mark } ❓ { $id } { $title }: { $since }ରୁ ଆପଣଙ୍କ ଉତ୍ତରକୁ ଅପେକ୍ଷା
nudge-line-objection = { $mark } ⚠️ { $id } { $title }: ସହର { $since }ରୁ କହୁଛି ସମାଧାନ ହୋଇନାହିଁ
nudge-line-stale = { $mark } 💤 { $id } { $title }: { $since }ରୁ କିଛି ହୋଇନାହିଁ · { $holder }

menu-promise = 📅 { $id } କେବେ ସୁଦ୍ଧା ହେବ?
    { $title }
menu-reason = 📅 { $id } ପାଇଁ ଅନ୍ୟ ତାରିଖର କଥା ଦିଆଯାଇଥିଲା। ତାରିଖ କାହିଁକି ପଛାଉଛି?
    { $title }
promise-d0 = ଆଜି, { $when }
promise-d1 = କାଲି, { $when }
promise-d3 = 3 ଦିନ, { $when }
promise-d5 = 1 ସପ୍ତାହ, { $when }
reason-more-work = ଭାବିଥିବାଠାରୁ ଅଧିକ କାମ
reason-others = ଅନ୍ୟଙ୍କୁ ଅପେକ୍ଷା
reason-urgent = ଅନ୍ୟ ଜରୁରୀ କାମ
reason-unreached = କଲରଙ୍କୁ ଫୋନ ଲାଗିଲାନି
button-by-when = 📅 କେବେ ସୁଦ୍ଧା?
button-still-on = 👍 ହଁ, କେବେ ସୁଦ୍ଧା?
button-priority = 🚦 ଗୁରୁତ୍ୱ

promised = { $id }: { $when } ସୁଦ୍ଧା କରିବେ ବୋଲି ଲେଖାଗଲା।
priority-set = { $id } ଏବେ { $priority }।
raised-to-p1 = 🔴 { $id } ଏବେ <b>P1</b>: ଦୟାକରି ଆଗ ଏହାର ଉତ୍ତର ଦିଅନ୍ତୁ।
    { $title }
date-gone = ସେ ତାରିଖ ଆଉ ଦେଇହେବ ନାହିଁ। "କେବେ ସୁଦ୍ଧା?" ପୁଣି ଦବାନ୍ତୁ।
not-allowed-promise = { $id } ଯାହାଙ୍କ ପାଖରେ ଅଛି, କେବଳ ସେ କେବେ ସୁଦ୍ଧା ହେବ କହିପାରିବେ।
not-allowed-priority = { $id } ର ଗୁରୁତ୍ୱ କେବଳ ହେଲ୍ପଡେସ୍କ ଓ ତାହାର ଟିମ ବଦଳାଇପାରିବେ।

alarm-overdue = ⚠️ ଶେଷ ସମୟ ଯାଞ୍ଚ ପଛରେ ପଡ଼ିଛି: ପାଞ୍ଚ ମିନିଟରୁ ଅଧିକ ହେଲାଣି, { $count }ଟି ଦେଖାଯାଇନାହିଁ। ଲଗ ଦେଖନ୍ତୁ।
alarm-dateless = ⚠️ { $count }ଟି ଖୋଲା ଟିକେଟର ଆଗକୁ କୌଣସି ତାରିଖ ନାହିଁ। ଦୟାକରି ଏହା ଜଣାନ୍ତୁ: { $tickets }
alarm-outbox-old = ⚠️ { $count }ଟି ମେସେଜ 15 ମିନିଟରୁ ଅଧିକ ଅପେକ୍ଷା କରିଛି। Telegram ସହ ସଂଯୋଗ ଅଛି କି?

late-minutes = { $count } ମିନିଟ
late-hours = { $count } ଘଣ୍ଟା
late-days = { $count } ଦିନ
