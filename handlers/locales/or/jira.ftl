# JIRAରେ ଟିକେଟରୁ କ'ଣ ଯାଏ
issue-found = *ଏପର୍ଯ୍ୟନ୍ତ ମିଳିଛି:* { $text }
issue-place = *ସହର:* { $what }
issue-about = *ବିଷୟ:* { $what }
issue-refs = *MUKTASoft:* { $refs }
issue-priority = *ଗୁରୁତ୍ୱ:* { $priority } { $name }
issue-due = *ପ୍ରଥମ ଉତ୍ତର ସୁଦ୍ଧା:* { $when }
issue-solve-by = *ସମାଧାନ ସୁଦ୍ଧା:* { $when }
issue-link = *Telegramରେ:* { $link }
issue-comment = *{ $who }:*
    { $text }
issue-question = *{ $who } ପଚାରୁଛନ୍ତି:*
    { $text }
issue-answer = *{ $who }ଙ୍କ ଉତ୍ତର:*
    { $text }
issue-reason = *{ $who }, କାହିଁକି ଆଗକୁ ଯାଉଛି:*
    { $text }
issue-resolution = *{ $who }, କିପରି ସମାଧାନ ହେଲା:*
    { $text }

# JIRA ବିଷୟରେ ଏଠାରେ କ'ଣ କୁହାଯାଏ
jira-no-step = 🧩 { $mention }{ $id }: JIRAର { $issue } “{ $status }”ରେ ଅଛି; ସେଠାରୁ ଟିକେଟ ଯେଉଁଠି ଅଛି ସେଠାକୁ କୌଣସି ବାଟ ନାହିଁ। ଦୟାକରି ହାତରେ ଘୁଞ୍ଚାନ୍ତୁ।
jira-done-how = 🧩 { $mention }{ $id }: { $issue } JIRAରେ ସରିଛି। କିପରି ସମାଧାନ ହେଲା? ଆପଣ ନକହିବା ଯାଏ ବାହାରେ କାହାକୁ କୁହାଯିବ ନାହିଁ।
jira-priority = 🧩 { $id }: JIRAର { $issue } ଏବେ “{ $theirs }”। ଏଠାରେ ଏହା { $priority } ରହୁଛି।
jira-too-late = 🧩 { $id }: { $issue } JIRAରେ ପୁଣି ଖୋଲିଲା, ଏହି ଟିକେଟ ପାଇଁ ବହୁତ ଡେରିରେ। ତାହା ପୁଣି ସରିଲା ହେବ; ଦୟାକରି ନୂଆ ଟିକେଟ ଲେଖନ୍ତୁ।
jira-moved = 🧩 { $id }: JIRAର { $former } ଘୁଞ୍ଚିଗଲା, ଏବେ { $issue }। କିଛି କରିବାକୁ ନାହିଁ।
jira-comment-gone = (ଏହି ମନ୍ତବ୍ୟ JIRAରେ ହଟାଯାଇଛି।)
jira-file-large = 📎 { $name } JIRAରେ ରହିଛି: ତାହା { $size } MB, ଏଠାକୁ ସର୍ବାଧିକ { $most } MB ଆସେ: { $link }
jira-file-kept = 📎 { $id }: “{ $name }” JIRAରେ ରହିଛି, JIRA ତାହା ଦେଉନାହିଁ ({ $why }): { $link }
alarm-jira-token = 🧩 JIRA ଆମ ଟୋକେନ ନେଉନାହିଁ: ତାହା ଭୁଲ, ସମୟ ସରିଛି କିମ୍ବା ଫେରାଇ ନିଆଯାଇଛି। କିଛି ହଜିନାହିଁ; <code>jira.token</code>ରେ ନୂଆ ଟୋକେନ ଆସିଲେ ଯାହା ଅପେକ୍ଷାରେ ଅଛି ତାହା ଯିବ। ତାହା <code>id.atlassian.com</code>ରେ ତିଆରି କରନ୍ତୁ।
alarm-jira-refused = 🧩 ଟିକେଟ { $ticket } ପାଇଁ ଯାହା ପଠାଇବାର ଅଛି JIRA ନେଉନାହିଁ: { $why }। ତାହା ଅପେକ୍ଷା କରେ ଓ ପ୍ରତି ପାଞ୍ଚ ମିନିଟରେ ପୁଣି ଚେଷ୍ଟା ହୁଏ; ଅନ୍ୟ ଟିକେଟ ଚାଲୁଥାଏ। ସେଠାରେ ପ୍ରୋଜେକ୍ଟର ସ୍କ୍ରିନ, ଇସୁ ପ୍ରକାର ଓ ଆମ ଆକାଉଣ୍ଟର ଅନୁମତି ଦେଖନ୍ତୁ।
alarm-jira-unread = 🧩 JIRA ପଢ଼ି ହେଉନାହିଁ: { $why }। କିଛି ହଜିନାହିଁ; ପୁଣି ଚେଷ୍ଟା ହେବ। ସେଠାରେ ଆମ ଆକାଉଣ୍ଟର ଅନୁମତି ଦେଖନ୍ତୁ।
alarm-jira-gone = 🧩 ଟିକେଟ { $ticket }ର JIRA ଇସୁ { $issue } ନାହିଁ: ତାହା ଡିଲିଟ ହୋଇଛି, କିମ୍ବା ଆମ ଆକାଉଣ୍ଟ ଦେଖିପାରିବ ନାହିଁ। ଟିକେଟ ତାହା ବିନା ଚାଲିବ। ନୂଆ ତିଆରି ପାଇଁ: /admin, JIRA, ତୁଳନା।
alarm-jira-project-gone = 🧩 JIRAର ପ୍ରୋଜେକ୍ଟ { $project } ନାହିଁ, କିମ୍ବା ଆମ ଆକାଉଣ୍ଟ ଦେଖିପାରିବ ନାହିଁ। ଟିକେଟଗୁଡ଼ିକ ତାହା ବିନା ଚାଲିବ; ଯାହା ପଠାଇବାର ଅଛି ଅପେକ୍ଷା କରେ। ଆକାଉଣ୍ଟକୁ ଅନୁମତି ଦିଅନ୍ତୁ, କିମ୍ବା ଅନ୍ୟ ପ୍ରୋଜେକ୍ଟ ବାଛନ୍ତୁ: /admin, JIRA।
alarm-jira-no-step = 🧩 JIRAର ୱର୍କଫ୍ଲୋରେ “{ $from }”ରୁ { $to ->
    [done] ସରିଲା
    [new] ଆରମ୍ଭ ହୋଇନାହିଁ
   *[other] ଚାଲୁଛି
  }କୁ ଆମେ ନେଇପାରିବା ଭଳି ବାଟ ନାହିଁ ({ $issue })। ସେଠାରେ ଗୋଟିଏ ଯୋଡ଼ନ୍ତୁ, କିମ୍ବା ତାର ସ୍କ୍ରିନ ଆମେ ଜାଣିନଥିବା କିଛି ମାଗୁଛି। ସେ ପର୍ଯ୍ୟନ୍ତ ହାତରେ ଘୁଞ୍ଚାଯାଏ।
alarm-jira-double = 🧩 JIRAର { $issue } ଓ { $of } ଏକା କଥା; ଆମେ ତାହା ବନ୍ଦ କରିପାରୁନାହୁଁ। ଦୟାକରି ହାତରେ ବନ୍ଦ କରନ୍ତୁ।
alarm-jira-event = 🧩 JIRAରେ ଯାହା ହେଲା (ଇସୁ { $issue }ର { $what }) ତାହା ନେଇ ହେଲା ନାହିଁ: { $why }। ଦୟାକରି ସେଠାରେ ଦେଖନ୍ତୁ ଓ ଜଣାନ୍ତୁ।
alarm-jira-drift = 🧩 ଟିକେଟ ଓ JIRA ଇସୁ ମଧ୍ୟରେ { $count }ଟି ଅମେଳ: /admin, JIRA, ତୁଳନା।

# ପ୍ୟାନେଲରେ JIRA
button-jira = 🧩 JIRA
button-jira-priorities = ଗୁରୁତ୍ୱ
button-jira-kinds = ପ୍ରକାର
button-jira-project = ପ୍ରୋଜେକ୍ଟ
button-jira-type = ପ୍ରକାର
button-jira-part = ଅଂଶ
button-jira-no-part = କିଛି ନୁହେଁ
button-jira-people = ସେଠାକାର ଲୋକ
button-jira-compare = ତୁଳନା
button-jira-compare-now = ଏବେ ତୁଳନା
button-jira-look = ପୁଣି ଦେଖନ୍ତୁ
button-jira-off = ଏହି ଟିମ ପାଇଁ JIRA ନୁହେଁ
button-jira-by-type = ଟିକେଟର ପ୍ରକାର ଅନୁସାରେ
button-jira-nobody = ଆମେ ଜାଣିନାହୁଁ
button-jira-mend = { $id } ଠିକ କରନ୍ତୁ
jira-title = <b>JIRA</b>
jira-never-looked = ଏଯାଏ କେହି ଦେଖିନାହାନ୍ତି। ପୁଣି ଦେଖନ୍ତୁ ଚାପନ୍ତୁ।
jira-looked-at = ଦେଖାଗଲା { $when }।
jira-open = ଆମର ଖୋଲା ଇସୁ: { $count }
jira-waits = ସେଠାକୁ ଯିବାକୁ ଅପେକ୍ଷାରେ: { $count }
jira-refuses = 🔴 { $id } ଅପେକ୍ଷାରେ, JIRA କହୁଛି: { $why }
jira-synced = ଶେଷରେ ପଢ଼ାଗଲା { $when }
jira-differs = 🔴 ଅମେଳ: { $count }। ତୁଳନା ଚାପନ୍ତୁ।
jira-looks = JIRAକୁ ପଚରାଯାଉଛି; ପୃଷ୍ଠାରେ ଦେଖାଯିବ।
jira-compares = ତୁଳନା ହେଉଛି; ପୃଷ୍ଠାରେ ଦେଖାଯିବ।
jira-mends = ଠିକ କରାଯାଉଛି, ପର ଥର ପୁଣି ତୁଳନା ହେବ।
jira-team = <b>JIRAରେ { $team }</b>
jira-team-none = ଏହାର ଟିକେଟ ସେଠାକୁ ଯାଏ ନାହିଁ। ଗୋଟିଏ ପ୍ରୋଜେକ୍ଟ ବାଛନ୍ତୁ:
jira-team-now = ପ୍ରୋଜେକ୍ଟ { $project }, ପ୍ରକାର: { $type }, ଅଂଶ: { $component }।
jira-by-type = ଟିକେଟର ପ୍ରକାର ଅନୁସାରେ
jira-locked = 🔒 ଏହା ଫାଇଲରେ ଅଛି।
jira-look-first = ଆଗ ପୁଣି ଦେଖନ୍ତୁ ଚାପନ୍ତୁ, ତା'ପରେ ବାଛିହେବ।
jira-statuses = ଆରମ୍ଭ ହୋଇନାହିଁ: { $new }। ଚାଲୁଛି: { $underway }। ସରିଛି: { $done }।
jira-project-which = ଏହାର ଟିକେଟ କେଉଁ ପ୍ରୋଜେକ୍ଟକୁ ଯିବ?
jira-more = { $count ->
    [one] ଆଉ ଗୋଟିଏ ପ୍ରୋଜେକ୍ଟ ଦେଖାଯାଇନାହିଁ
   *[other] ଆଉ { $count }ଟି ପ୍ରୋଜେକ୍ଟ ଦେଖାଯାଇନାହିଁ
  }: ଆମ ଆକାଉଣ୍ଟକୁ କମ୍ ଦେଖାନ୍ତୁ, କିମ୍ବା ଫାଇଲରେ ପ୍ରୋଜେକ୍ଟ ଲେଖନ୍ତୁ।
jira-type-which = ଏହାର ଟିକେଟ ସେଠାକୁ କେଉଁ ପ୍ରକାରରେ ଯିବ?
jira-part-which = ସେଗୁଡ଼ିକ କେଉଁ ଅଂଶର?
jira-kinds = <b>ଆମ ଟିକେଟ JIRAକୁ କେଉଁ ପ୍ରକାରରେ ଯାଏ</b>, ଯେଉଁଠି ଟିମ ଅନ୍ୟ କିଛି ନ କହେ
jira-kind-which = { $kind }କୁ ସେଠାରେ କ'ଣ କୁହନ୍ତି?
jira-priorities = <b>JIRAରେ ଆମ ଗୁରୁତ୍ୱର ନାମ</b>
jira-priority-which = ସେଠାରେ { $priority }ର ନାମ କ'ଣ?
jira-people = <b>JIRAର ଲୋକ</b>, ଓ ଏଠାରେ ସେମାନେ କିଏ। ଯାହାଙ୍କୁ କେହି ଜାଣନ୍ତି ନାହିଁ, କେବଳ ନାମ ରହେ।
jira-people-none = JIRAରେ ଏଯାଏ କେହି କିଛି କରିନାହାନ୍ତି।
jira-user = <b>{ $name }</b> କିଏ?
jira-never-compared = ଏଯାଏ କେହି ତୁଳନା କରିନାହାନ୍ତି।
jira-same = <b>ଦୁଇ ପଟ ସମାନ।</b> ତୁଳନା { $when }।
jira-drift = <b>ଅମେଳ: { $count }।</b> ତୁଳନା { $when }।
jira-drift-line = { $id } / { $issue }: { $what }: ଏଠାରେ { $here }, ସେଠାରେ { $there }; ଶେଷରେ ବଟିମିଲା { $last ->
    [there] ସେଠାରେ
   *[here] ଏଠାରେ
  }
jira-drift-gone = ଇସୁ ନାହିଁ
jira-drift-missing = ଏହାର ଇସୁ ନାହିଁ
jira-drift-status = ସ୍ଥିତି
jira-drift-priority = ଗୁରୁତ୍ୱ
jira-drift-summary = ଶୀର୍ଷକ
jira-drift-due = ତାରିଖ
jira-drift-label = ଲେବଲ
jira-drift-comment = ଆମର ମନ୍ତବ୍ୟ
changed-jira-chosen = JIRA: { $thing }

# JIRA ଦେଖିଲେ କ'ଣ ମିଳେ
check-jira = JIRA: { $site } ({ $kind }) ଉତ୍ତର ଦେଉଛି; ଆମେ { $account }
check-jira-away = JIRA ଉତ୍ତର ଦେଉନାହିଁ: { $why }। କିଛି ହଜିନାହିଁ; ସେଟିଂରେ ଠିକଣା ଓ ନେଟୱର୍କ ଦେଖନ୍ତୁ
check-jira-token = JIRA ଆମ ଟୋକେନ ନେଉନାହିଁ: ନୂଆ ତିଆରି କରି ସେଟିଂରେ ରଖନ୍ତୁ
check-jira-no-team = ଏଯାଏ କୌଣସି ଟିମର JIRA ନାହିଁ: /admin, JIRAରେ ବାଛନ୍ତୁ
check-jira-team = { $team }: ଏହାର ଟିକେଟ { $project }କୁ ଯାଇପାରିବ
check-jira-project = { $team }: ଆମ ଆକାଉଣ୍ଟ ଦେଖିପାରିବା ଭଳି { $project } ପ୍ରୋଜେକ୍ଟ ନାହିଁ। ଅନୁମତି ଦିଅନ୍ତୁ, କିମ୍ବା ଅନ୍ୟ ବାଛନ୍ତୁ
check-jira-permissions = { $team }: { $project }ରେ ଆମ ଆକାଉଣ୍ଟର { $missing } ନାହିଁ। ପ୍ରୋଜେକ୍ଟର ଅନୁମତିରେ ଏହା ଦିଅନ୍ତୁ
check-jira-type = { $team }: { $project }ରେ { $type } ଇସୁ ପ୍ରକାର ନାହିଁ (ଅଛି { $known })। /admin, JIRAରେ ଅନ୍ୟ ବାଛନ୍ତୁ
check-jira-fields = { $team }: { $project }ର { $type } { $fields } ମାଗୁଛି, ଯାହା ଆମେ ଜାଣିନାହୁଁ। ତାହାକୁ ଇଚ୍ଛାଧୀନ କରନ୍ତୁ, କିମ୍ବା ଡିଫଲ୍ଟ ଦିଅନ୍ତୁ
check-jira-workflow = { $team }: { $project }ରେ ଏହି ଶ୍ରେଣୀର ସ୍ଥିତି ନାହିଁ: { $missing }। ୱର୍କଫ୍ଲୋରେ ଯୋଡ଼ନ୍ତୁ
check-jira-priorities = { $team }: JIRAରେ { $missing } ନାମର ଗୁରୁତ୍ୱ ନାହିଁ। /admin, JIRA, ଗୁରୁତ୍ୱରେ ବାଛନ୍ତୁ
check-jira-component = { $team }: { $project }ରେ { $component } ଅଂଶ ନାହିଁ। /admin, JIRAରେ ଅନ୍ୟ ବାଛନ୍ତୁ
doctor-jira-token = JIRA: ଟୋକେନ { $days } ଦିନ ହେଲା ଜଣା; ଅତି ବେଶିରେ ଆଉ { $left } ଦିନ ଚାଲିବ
doctor-jira-unread = JIRA ଏଯାଏ ପଢ଼ାଯାଇନାହିଁ
doctor-jira-read = JIRA ଶେଷରେ ପଢ଼ାଗଲା { $since }
doctor-jira-drift = JIRA: ଦୁଇ ପଟ ମଧ୍ୟରେ { $count }ଟି ଅମେଳ: /admin, JIRA, ତୁଳନା
doctor-jira-same = JIRA: ଦୁଇ ପଟ ସମାନ
