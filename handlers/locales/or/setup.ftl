# Setting up

not-allowed-setup = କେବଳ ଆଡମିନ, ଆଉ କେବଳ ପ୍ରାଇଭେଟ ଚାଟରେ, ହେଲ୍ପଡେସ୍କର ସେଟିଂ ବଦଳାଇପାରିବେ।
home-title = <b>{ $desk } ସେଟିଂ</b>
home-unlinked = ⚠️ ଗ୍ରୁପ ନାହିଁ: { $teams }। "ଟିମ ଓ ଗ୍ରୁପ" ଦବାନ୍ତୁ।
button-people = 👥 ଲୋକ
button-teams = 🛠 ଟିମ ଓ ଗ୍ରୁପ
button-towns = 🏛 ସହର
button-modules = 🧩 ମଡ୍ୟୁଲ
button-answers = 💬 ପ୍ରସ୍ତୁତ ଉତ୍ତର
button-reasons = ↩️ ଫେରାଇବାର କାରଣ
button-routes = 🔀 କିଏ କ'ଣ ପାଇବ
button-times = ⏱ ଉତ୍ତର ସମୟ
button-summaries = 📊 ରିପୋର୍ଟ
button-doctor = 🩺 ସବୁ ଯାଞ୍ଚ କରନ୍ତୁ
button-changes = 🗒 କ'ଣ ବଦଳିଲା
changes-title = <b>କ'ଣ ବଦଳିଲା</b>
changes-none = ଏପର୍ଯ୍ୟନ୍ତ କିଛି ବଦଳିନାହିଁ।
changes-line = { $when }: { $who }: { $what }
changed-item-put = ସ୍ଥିର କଲେ ({ $part }): { $thing }{ $more ->
    [0] {""}
   *[other] {" "}ଓ ଆଉ { $more }ଟି
  }
changed-item-taken-out = ହଟାଇଲେ ({ $part }): { $thing }{ $more ->
    [0] {""}
   *[other] {" "}ଓ ଆଉ { $more }ଟି
  }
changed-something = ସେଟିଂ ବଦଳାଇଲେ
changed-linked = { $thing } ସହ ଏକ ଗ୍ରୁପ ଯୋଡ଼ିଲେ
changed-unlinked = { $thing } ଟିମର ଗ୍ରୁପ ଅଲଗା କଲେ
changed-moved = { $thing } ଟିମର ଗ୍ରୁପ ବଦଳିଲା ଓ ପୁଣି ଯୋଡ଼ାଗଲା
changed-topic-gone = { $thing } ଟିମର ଟପିକ ନାହିଁ; କାର୍ଡ ପୂରା ଗ୍ରୁପକୁ ଯାଏ
changed-invited = ଏକ ନିମନ୍ତ୍ରଣ କଲେ: { $role }
changed-revoked = ଏକ ନିମନ୍ତ୍ରଣ ଫେରାଇନେଲେ
changed-access-refused = { $person }ଙ୍କୁ ଅନୁମତି ଦେଲେ ନାହିଁ
changed-appointed = { $person }ଙ୍କୁ କଲେ: { $role } { $team }{ $ulbs }
changed-dismissed = { $person }ଙ୍କ ଭୂମିକା ନେଲେ: { $role } { $team }{ $ulb }
changed-erased = ଜଣେ କଲରଙ୍କ ତଥ୍ୟ ସବୁଦିନ ପାଇଁ ଲିଭାଇଲେ
changed-let-go = { $person }ଙ୍କୁ ତାଲିକାରୁ ହଟାଇଲେ
changed-days-closed = ଛୁଟି ଘୋଷଣା: { $first }ରୁ { $last }
changed-days-open = ଖୋଲା ଘୋଷଣା: { $first }ରୁ { $last }
changed-days-hours = ବିଶେଷ ସମୟ ଘୋଷଣା: { $first }ରୁ { $last } { $hours }
changed-days-taken-back = ଘୋଷଣା ଫେରାଇନେଲେ: { $first }ରୁ { $last }
changed-year-confirmed = { $year } ର ଛୁଟି ନିଶ୍ଚିତ କଲେ
changed-sla-changed = { $thing }: ଲକ୍ଷ୍ୟ { $target_days }, ସର୍ବାଧିକ { $due_days } କାର୍ଯ୍ୟଦିବସ{ $resolve_days ->
    [0] {""}
   *[other] , ସମାଧାନ { $resolve_days }ରେ
  } { $team }
part-teams = ଟିମ
part-routes = କିଏ କ'ଣ ପାଇବ
part-ulbs = ସହର
part-modules = ମଡ୍ୟୁଲ
part-reasons = ଫେରାଇବାର କାରଣ
part-answers = ପ୍ରସ୍ତୁତ ଉତ୍ତର
part-summaries = ରିପୋର୍ଟ
by-telegram = Telegram
saved = ସେଭ ହେଲା।
gone-chat = ବଟ ଆଉ ସେ ଚାଟରେ ନାହିଁ। ପୁଣି ଯୋଡ଼ନ୍ତୁ, ତା'ପରେ ସେଠାରେ /link ଲେଖନ୍ତୁ।
gone-person = ଏହି ମଧ୍ୟରେ ଏହା ବଦଳିଛି। "ଲୋକ" ପୁଣି ଖୋଲନ୍ତୁ।
gone-link = ଏହି ଲିଙ୍କ ଆଗରୁ କାମ କରୁନାହିଁ।
gone-item = ତାହା ଆଉ ନାହିଁ। /admin ପଠାନ୍ତୁ।
gone-step = ଏହା ବହୁତ ଆଗର କିମ୍ବା ହୋଇସାରିଛି। ପୁଣି ଆରମ୍ଭ କରିବାକୁ /admin ପଠାନ୍ତୁ।
gone-tie = ଏହି ଟିକେଟ ଆଉ ଯୋଡ଼ା ନାହିଁ। /status ଦେଇ ଟିକେଟ ପୁଣି ଖୋଲନ୍ତୁ।
gone-absence = ତାହା ଆଉ ନାହିଁ। ଆପଣଙ୍କ ପାଖରେ କ'ଣ ଅଛି ଦେଖିବାକୁ /mine ପଠାନ୍ତୁ।
step-gone = ଏହା ବହୁତ ଆଗର କିମ୍ବା ହୋଇସାରିଛି। ପୁଣି ଆରମ୍ଭ କରନ୍ତୁ।
item-gone = ତାହା ଆଉ ନାହିଁ।
not-fitting = ଏହା ହେବ ନାହିଁ: { $why }
problem-too-long = { $field }: ସର୍ବାଧିକ { $limit } ଅକ୍ଷର
problem-too-short = { $field }: ଅତିକମରେ { $limit } ଅକ୍ଷର
problem-missing = { $field }: କିଛି ଲେଖନ୍ତୁ
problem-too-small = { $field }: ଅତିକମରେ { $limit }
problem-too-large = { $field }: ସର୍ବାଧିକ { $limit }
problem-bad-code = { $field }: 1 ରୁ 10 ବଡ଼ ଇଂରାଜୀ ଅକ୍ଷର ଓ ଅଙ୍କ
problem-twice = { $value } ଦୁଇଥର ଅଛି
problem-due-before-target = ଶେଷ ଦିନ ଲକ୍ଷ୍ୟ ପୂର୍ବରୁ ହୋଇପାରିବ ନାହିଁ
problem-no-team = { $team } ନାମରେ ଟିମ ନାହିଁ
problem-no-ulb = { $ulb } ନାମରେ ସହର ନାହିଁ
problem-no-module = { $module } ନାମରେ ମଡ୍ୟୁଲ ନାହିଁ
problem-unrouted = { $nature } ଟିକେଟ କୌଣସି ଟିମକୁ ଯାଏ ନାହିଁ
problem-bad = { $field }: ଏହା ପଢ଼ିହେଲା ନାହିଁ
problem-field-name = ନାମ
problem-field-name-or = ଓଡ଼ିଆ ନାମ
problem-field-name-hi = ହିନ୍ଦୀ ନାମ
problem-field-alias = ଅନ୍ୟ ବନାନ
problem-field-ask = କ'ଣ ମାଗିବେ
problem-field-words = ଶବ୍ଦ
problem-field-text = ଉତ୍ତର
problem-field-code = କୋଡ
problem-field-target-days = ଲକ୍ଷ୍ୟ
problem-field-due-days = ଶେଷ ଦିନ
problem-field-at = ସମୟ
in-use-tickets = ଖୋଲା ଟିକେଟରେ ଥିବା ଯାଏ { $what } ହଟାଯାଇପାରିବ ନାହିଁ।
in-use-routes = { $what } ପାଖକୁ ଟିକେଟ ଯାଉଛି, ତେଣୁ ହଟାଯାଇପାରିବ ନାହିଁ। ଆଗ "କିଏ କ'ଣ ପାଇବ" ବଦଳାନ୍ତୁ।
in-use-people = { $what } ରେ ଲୋକ ଥିବା ଯାଏ ହଟାଯାଇପାରିବ ନାହିଁ।
in-use-group = { $what } ଆଗରୁ { $team } ଟିମର ଗ୍ରୁପ। ଆଗ ସେଠାରୁ ଅଲଗା କରନ୍ତୁ, କିମ୍ବା ଅଲଗା ଟପିକରେ /link ଲେଖନ୍ତୁ।
locked-list = 🔒 ଏହା କନଫିଗରେସନ ଫାଇଲରେ ଅଛି (<code>{ $part }</code>); ସେଠାରେ ବଦଳେ।
locked-link = 🔒 ଏହି ଗ୍ରୁପ କନଫିଗରେସନ ଫାଇଲରେ ଅଛି (chat_id); ସେଠାରେ ବଦଳେ।

## Groups
teams-title = <b>ଟିମ ଓ ଗ୍ରୁପ</b>
    ✅ ଗ୍ରୁପ ଅଛି, ⚠️ ଏପର୍ଯ୍ୟନ୍ତ ନାହିଁ।
desk-group = ହେଲ୍ପଡେସ୍କର ନିଜ ଗ୍ରୁପ
button-add-teams = ➕ ଟିମ ଯୋଡ଼ନ୍ତୁ
team-title = <b>{ $team }</b>
team-linked = ଗ୍ରୁପ: { $title }
team-in-topic = ଏହାର କାର୍ଡ ସେହି ଗ୍ରୁପର ଗୋଟିଏ ଟପିକକୁ ଯାଏ।
team-unlinked = ⚠️ କୌଣସି ଗ୍ରୁପ ଯୋଡ଼ା ନାହିଁ। ବଟନ ଦବାନ୍ତୁ, କିମ୍ବା ବଟକୁ ଗ୍ରୁପରେ ଯୋଡ଼ନ୍ତୁ, କିମ୍ବା ସେଠାରେ /link ଲେଖନ୍ତୁ।
team-members = ଲୋକ: { $count } { $names }
team-by-group = ସଦସ୍ୟ: ଗ୍ରୁପରେ ଯିଏ ବଟନ ଦବାନ୍ତି କିମ୍ବା ରିପ୍ଲାଇ କରନ୍ତି।
team-listed = ସଦସ୍ୟ: କେବଳ ଯାହାଙ୍କୁ ଭୂମିକା ଦିଆଯାଇଛି।
button-link-group = 🔗 ଗ୍ରୁପ ଯୋଡ଼ନ୍ତୁ
button-unlink = ✂️ ଅଲଗା କରନ୍ତୁ
button-unlink-yes = ✂️ ହଁ, ଅଲଗା କରନ୍ତୁ
button-rename = ✏️ ନାମ ବଦଳାନ୍ତୁ
button-by-group = ଗ୍ରୁପରେ ଥିବା ସମସ୍ତେ
button-listed = କେବଳ ତାଲିକାର ଲୋକ
unlink-sure = <b>{ $team }</b> ଟିମର ଗ୍ରୁପ ଅଲଗା କରିବେ କି? ଟିକେଟ ଚାଲିବ; ଅନ୍ୟ ଗ୍ରୁପ ଯୋଡ଼ିବା ଯାଏ କାର୍ଡ ଅପେକ୍ଷା କରିବ।
unlinked-toast = ଅଲଗା ହେଲା।
question = <b>{ $title }</b> ({ $members } ଜଣ ସଦସ୍ୟ) କାହା ସହ ଯୋଡ଼ିବି?
question-by = { $asker } କହିଛନ୍ତି। ଗ୍ରୁପର ମାଲିକ: { $owner }।
nobody-knows = ଜଣା ନାହିଁ
question-yes = ✅ { $who } { $team } ସହ ଯୋଡ଼ିଛନ୍ତି।
question-no = { $who } ଯୋଡ଼ିନାହାନ୍ତି।
question-public = <b>{ $title }</b> ଯୋଡ଼ାଯାଇପାରିବ ନାହିଁ: ଏହାର ସାର୍ବଜନୀନ ନାମ @{ $username } ଅଛି, ତେଣୁ ଯେକେହି ଟିକେଟ ପଢ଼ିପାରିବ। ଗ୍ରୁପକୁ ପ୍ରାଇଭେଟ କରନ୍ତୁ (ସେଟିଂ, "Group type"), ତା'ପରେ ସେଥିରେ /link ଲେଖନ୍ତୁ।
button-desk-group = 🏠 ହେଲ୍ପଡେସ୍କର ଗ୍ରୁପ
button-link-no = ନା
linked-toast = { $team } ସହ ଯୋଡ଼ାଗଲା। ଆସୁଥିବା କାର୍ଡ: { $count }।
link-declined = ଗ୍ରୁପ ସେମିତି ରହିଲା।
link-asked = ଏହି ଗ୍ରୁପ କେଉଁ ଟିମର, ଆଡମିନଙ୍କୁ ପ୍ରାଇଭେଟ ଚାଟରେ ପଚରାଗଲା।
link-declined-lately = ଜଣେ ଆଡମିନ ଏହି ଗ୍ରୁପକୁ ଯୋଡ଼ିବାକୁ ମନା କରିଛନ୍ତି। କାଲି ପୁଣି କୁହନ୍ତୁ।
link-too-often = ଆପଣ ଆଜି ଅନେକ ଗ୍ରୁପ ପାଇଁ କହିଛନ୍ତି। କାଲି ପୁଣି କୁହନ୍ତୁ, କିମ୍ବା ଆଡମିନଙ୍କୁ କୁହନ୍ତୁ।
some-topic = ଗୋଟିଏ ଟପିକ
link-is = ଏହି ଗ୍ରୁପ ଆଗରୁ { $team } ଟିମର।
link-public = ଏହି ଗ୍ରୁପର ସାର୍ବଜନୀନ ନାମ @{ $username } ଅଛି: ଯେକେହି ଟିକେଟ ପଢ଼ିପାରିବ। ପ୍ରାଇଭେଟ କରନ୍ତୁ (ସେଟିଂ, "Group type"), ତା'ପରେ ପୁଣି /link ଲେଖନ୍ତୁ।
group-linked = ଏହି ଗ୍ରୁପ ଏବେ <b>{ $team }</b> ଟିମର। ଟିକେଟ ଏଠାକୁ କାର୍ଡ ହୋଇ ଆସିବ: "ମୁଁ ନେବି", "ସମାଧାନ" ଓ ଅନ୍ୟ ବଟନ ପ୍ରତି କାର୍ଡ ତଳେ ଅଛି। କାର୍ଡକୁ ରିପ୍ଲାଇ କଲେ ତାହା ହେଲ୍ପଡେସ୍କ ଓ ଟିମ ପାଇଁ ମନ୍ତବ୍ୟ ହେବ; ତଳ ବଟନ ଦବାଇ ଏହାକୁ କେବଳ ହେଲ୍ପଡେସ୍କ ପାଇଁ, କିମ୍ବା ସହର ପାଇଁ ମଧ୍ୟ କରିପାରିବେ।
topic-linked = ଏହି ଟପିକ ଏବେ <b>{ $team }</b> ଟିମର। ଟିକେଟ ଏଠାକୁ କାର୍ଡ ହୋଇ ଆସିବ: "ମୁଁ ନେବି", "ସମାଧାନ" ଓ ଅନ୍ୟ ବଟନ ପ୍ରତି କାର୍ଡ ତଳେ ଅଛି। କାର୍ଡକୁ ରିପ୍ଲାଇ କଲେ ତାହା ହେଲ୍ପଡେସ୍କ ଓ ଟିମ ପାଇଁ ମନ୍ତବ୍ୟ ହେବ; ତଳ ବଟନ ଦବାଇ ଏହାକୁ କେବଳ ହେଲ୍ପଡେସ୍କ ପାଇଁ, କିମ୍ବା ସହର ପାଇଁ ମଧ୍ୟ କରିପାରିବେ।
group-not-linked = ଏହି ଗ୍ରୁପ କୌଣସି ଟିମ ସହ ଯୋଡ଼ା ନାହିଁ। /link ଲେଖନ୍ତୁ: ଆଡମିନଙ୍କୁ ପଚରାଯିବ।
which-topic = ଏହି ଗ୍ରୁପରେ ଅନେକ ଟିମ ଅଛନ୍ତି। ଦୟାକରି ଏହା ନିଜ ଟିମର ଟପିକରେ କରନ୍ତୁ: { $teams }।
group-moved = ℹ️ Telegram { $team } ଟିମର ଗ୍ରୁପକୁ ନୂଆ ID ଦେଇଛି। ସବୁ ସେଠାକୁ ଗଲା: ଖୋଲା କାର୍ଡ ସେଠାରେ ନୂଆ କରି ଆସିବ। କିଛି କରିବାର ନାହିଁ।
group-moved-file = ⚠️ Telegram { $team } ଟିମର ଗ୍ରୁପକୁ ନୂଆ ID ଦେଇଛି। ସବୁ ସେଠାକୁ ଗଲା, ଖୋଲା କାର୍ଡ ନୂଆ କରି ଆସିବ। ଦୟାକରି କନଫିଗରେସନ ଫାଇଲରେ ନୂଆ ID ଲେଖନ୍ତୁ: chat_id = { $chat }
card-moved-on = { $id } ନୂଆ ଗ୍ରୁପରେ ଚାଲିଛି।
card-moved-topic = { $id } ଏହି ଗ୍ରୁପର ଅନ୍ୟ ଟପିକରେ ଚାଲିଛି।
chat-held =
    { $count ->
        [0] ସେଠାକୁ ଯାହା ଯିବାର ଅଛି ତାହା ଅପେକ୍ଷା କରିଛି, ଓ ହୋଇପାରିଲେ ଆପେ ଯିବ।
       *[other] ଅପେକ୍ଷାରେ: { $held }{ $more ->
            [0] {""}
           *[other] {" "}ଓ ଆଉ { $more }ଟି
        }। ସବୁ ଆପେ ଯିବ, ଅତି ଜରୁରୀ ଆଗେ।
    }
chat-removed = 🔴 ବଟକୁ <b>{ $title }</b> ({ $team }) ରୁ ହଟାଇ ଦିଆଗଲା: ସେଠାକୁ ଆଉ କିଛି ଯାଉନାହିଁ। ବଟକୁ ପୁଣି ଯୋଡ଼ନ୍ତୁ, କିମ୍ବା ଅନ୍ୟ ଗ୍ରୁପ ଯୋଡ଼ନ୍ତୁ: /admin, "ଟିମ ଓ ଗ୍ରୁପ"।
    { $waiting }
group-deleted = 🔴 <b>{ $team }</b> ଟିମର ଗ୍ରୁପ ଲିଭାଇ ଦିଆଗଲା। ତାହାର ସଦସ୍ୟମାନେ ଆଉ ଟିମରେ ନାହାନ୍ତି, ସେମାନଙ୍କ ଟିକେଟ ପୁଣି ଖାଲି, ଆଉ କାର୍ଡ ଅପେକ୍ଷା କରିଛି। ଅନ୍ୟ ଗ୍ରୁପ ଯୋଡ଼ନ୍ତୁ: /admin, "ଟିମ ଓ ଗ୍ରୁପ"।
chat-silenced = 🔴 ବଟ <b>{ $title }</b> ({ $team }) ରେ ଲେଖିପାରୁନାହିଁ। ଗ୍ରୁପର ସେଟିଂ ଖୋଲି ବଟକୁ ମେସେଜ ପଠାଇବାକୁ ଦିଅନ୍ତୁ (ଚ୍ୟାନେଲରେ: ପୋଷ୍ଟ କରିପାରୁଥିବା ଆଡମିନ କରନ୍ତୁ)।
    { $waiting }
chat-closed = 🔴 <b>{ $title }</b> ରେ { $team } ଟିମର ଟପିକ ବନ୍ଦ ଅଛି, ତେଣୁ ବଟ ସେଠାରେ ଲେଖିପାରୁନାହିଁ। ଟପିକ ପୁଣି ଖୋଲନ୍ତୁ, କିମ୍ବା ବଟକୁ ଟପିକ ଚଳାଇବାକୁ ଦିଅନ୍ତୁ।
    { $waiting }
chat-refused = 🔴 Telegram <b>{ $title }</b> ({ $team }) ରେ କିଛି ନେଉନାହିଁ, ଓ କହୁଛି: { $why }। ଗ୍ରୁପର ଅନୁମତି ଦେଖନ୍ତୁ; ସେସବୁ ଠିକ ଥିଲେ ଦୟାକରି ଏହା ଜଣାନ୍ତୁ।
    { $waiting }
chat-blocked = 🔴 { $title } ପାଖରେ ପହଞ୍ଚି ହେଉନାହିଁ: { $why }।
chat-timer = ⏳ <b>{ $title }</b> ({ $team }) ରେ Telegram ଏବେ { $days } ଦିନ ପରେ ମେସେଜ ହଟାଇଦିଏ, ଖୋଲା ଟିକେଟର କାର୍ଡ ମଧ୍ୟ। ଗ୍ରୁପର ସେଟିଂରେ ଏହାକୁ ବନ୍ଦ କରନ୍ତୁ। ଯେଉଁ କାର୍ଡ ହଟିଗଲା, ଦରକାର ପଡ଼ିଲେ ପୁଣି ଦିଆଯାଏ; ଗ୍ରୁପରେ /status ଓ ନମ୍ବର ଲେଖିଲେ ମଧ୍ୟ ଆସେ।
chat-regained = 🟢 ବଟ <b>{ $title }</b> ({ $team }) ରେ ପୁଣି କାମ କରିପାରିବ। ସେଠାରେ ଯାହା ବାକି, ଆସୁଛି।
topic-gone = ⚠️ { $team } ଟିମର ଟପିକ ଲିଭାଯାଇଛି। କାର୍ଡ ଏବେ ଗ୍ରୁପକୁ ଯିବ। ଅନ୍ୟ ଟପିକ ପାଇଁ ସେଥିରେ /link ଲେଖନ୍ତୁ।
topic-gone-file = ⚠️ { $team } ଟିମର ଟପିକ ଲିଭାଯାଇଛି। କାର୍ଡ ଏବେ ଗ୍ରୁପକୁ ଯିବ। ଦୟାକରି କନଫିଗରେସନ ଫାଇଲରୁ thread_id ହଟାନ୍ତୁ।
topic-gone-shared = 🔴 { $team } ଟିମର ଟପିକ ଲିଭାଯାଇଛି, ଆଉ ଗ୍ରୁପଟି { $other } ଟିମର। କାର୍ଡ ଅପେକ୍ଷା କରିଛି। { $team } ପାଇଁ ଟପିକ ଖୋଲନ୍ତୁ ଓ ସେଥିରେ /link ଲେଖନ୍ତୁ।

## Lists
list-ulbs = <b>ସହର</b> ({ $count })
list-modules = <b>ମଡ୍ୟୁଲ</b> ({ $count })
list-answers = <b>ପ୍ରସ୍ତୁତ ଉତ୍ତର</b> ({ $count })
answers-locked = 🔒 କନଫିଗରେସନ ଫାଇଲରେ ଅଛି ଓ ସେଠାରେ ବଦଳେ।
answer-any = ସବୁ
answer-team-which = ଏହା କେଉଁ ଟିମକୁ ଦେଖାଯିବ?
answer-module-which = ଏହା କେଉଁ ମଡ୍ୟୁଲ ପାଇଁ ଦେଖାଯିବ?
list-reasons = <b>ଫେରାଇବାର କାରଣ</b> ({ $count })
button-add-ulbs = ➕ ସହର ଯୋଡ଼ନ୍ତୁ
button-add-modules = ➕ ମଡ୍ୟୁଲ ଯୋଡ଼ନ୍ତୁ
button-add-answers = ➕ ଉତ୍ତର ଯୋଡ଼ନ୍ତୁ
button-answer-team = 👥 ଟିମ
button-answer-module = 🧩 ମଡ୍ୟୁଲ
button-answer-any = ସବୁ
button-add-reasons = ➕ କାରଣ ଯୋଡ଼ନ୍ତୁ
button-take-out = 🗑 ହଟାନ୍ତୁ
button-take-out-yes = 🗑 ହଁ, ହଟାନ୍ତୁ
button-take-out-n = 🗑 { $number }
button-edit-name = ✏️ ନାମ
button-edit-name-or = ✏️ ଓଡ଼ିଆ ନାମ
button-edit-name-hi = ✏️ ହିନ୍ଦୀ ନାମ
button-edit-words = ✏️ ଶବ୍ଦ
button-edit-alias = ✏️ ଅନ୍ୟ ବନାନ
button-edit-ask = ✏️ କ'ଣ ମାଗିବେ
button-edit-proof = 🔁 କେଉଁଥିରୁ ଜଣାପଡ଼େ
button-edit-text = ✏️ ଲେଖା
item-title = <b>{ $name }</b>
field-modules-name = ନାମ: { $value }
field-modules-name-or = ଓଡ଼ିଆରେ: { $value }
field-modules-name-hi = ହିନ୍ଦୀରେ: { $value }
field-modules-words = ଚିହ୍ନିବା ଶବ୍ଦ: { $value }
field-reasons-name = ନାମ: { $value }
field-reasons-name-or = ଓଡ଼ିଆରେ: { $value }
field-reasons-name-hi = ହିନ୍ଦୀରେ: { $value }
field-reasons-ask = ପରବର୍ତ୍ତୀ ଫର୍ମ ଏହା ମାଗେ: { $value }
field-reasons-proof = ଫର୍ମରେ ଏହା ଥିଲେ ପୂରା ବୋଲି ଧରାଯିବ: { $value }
proof-picture = ଫଟୋ ବା ଡକ୍ୟୁମେଣ୍ଟ
proof-id = MUKTASoft ର ଏକ ID
field-answers-text = { $value }
field-answers-for = ଟିମ: { $team }। ମଡ୍ୟୁଲ: { $module }।
field-ulbs-name = ନାମ: { $value }
field-ulbs-name-or = ଓଡ଼ିଆରେ: { $value }
field-ulbs-name-hi = ହିନ୍ଦୀରେ: { $value }
field-ulbs-alias = ଅନ୍ୟ ବନାନ: { $value }
out-sure = ହଟାଇବେ କି? <b>{ $name }</b>
add-teams = ନୂଆ ଟିମର ନାମ ଲେଖନ୍ତୁ। ବନ୍ଦ କରିବାକୁ /cancel।
add-reasons = କାରଣଟି ଅଳ୍ପ ଶବ୍ଦରେ ଲେଖନ୍ତୁ। ବନ୍ଦ କରିବାକୁ /cancel।
add-answers = ଉତ୍ତର ଲେଖନ୍ତୁ, ସର୍ବାଧିକ 300 ଅକ୍ଷର। ବନ୍ଦ କରିବାକୁ /cancel।
add-ulbs = ସହରର ନାମ ଲେଖନ୍ତୁ, କିମ୍ବା କମା ଦେଇ କୋଡ, ନାମ ଓ ଓଡ଼ିଆ ନାମ: <code>JA, Jatni, ଜଟଣୀ</code>। ବନ୍ଦ କରିବାକୁ /cancel।
edit-word = ତଳେ ଲେଖନ୍ତୁ। ବନ୍ଦ କରିବାକୁ /cancel।
edit-word-or-none = ତଳେ ଲେଖନ୍ତୁ; ଡ୍ୟାସ (-) ଦେଲେ ଖାଲି ରହେ। ବନ୍ଦ କରିବାକୁ /cancel।
edit-words = କମା ଦେଇ ତଳେ ଲେଖନ୍ତୁ। ବନ୍ଦ କରିବାକୁ /cancel।

## Towns
button-import = 📥 ତାଲିକା ପଠାନ୍ତୁ
button-unlisted = ❓ ତାଲିକାରେ ନାହିଁ
towns-too-large = ସହର ତାଲିକା ପାଇଁ ଏହି ଫାଇଲ ବହୁତ ବଡ଼। ସର୍ବାଧିକ 200 kB ର CSV ପଠାନ୍ତୁ।
towns-too-many = ଏହି ତାଲିକାରେ { $most } ରୁ ଅଧିକ ଧାଡ଼ି ଅଛି। କେବଳ ସହର ପଠାନ୍ତୁ, ପ୍ରତି ଧାଡ଼ିରେ ଗୋଟିଏ।
towns-fetching = ଫାଇଲ ପଢ଼ାଯାଉଛି।
towns-empty = ଏଥିରେ କିଛି ନାହିଁ। ତାଲିକା ଏଠାରେ ଲେଖନ୍ତୁ କିମ୍ବା CSV ଫାଇଲ ପଠାନ୍ତୁ।
towns-encoding = ଏହି ତାଲିକାର କିଛି ଅକ୍ଷର ପଢ଼ିହେଲା ନାହିଁ: ଫାଇଲ ଅନ୍ୟ ଏନକୋଡିଂରେ ସେଭ ହୋଇଛି। "CSV UTF-8" ଭାବେ ସେଭ କରି ପୁଣି ପଠାନ୍ତୁ।
errand-failed-fetch = ଫାଇଲ ପଢ଼ିହେଲା ନାହିଁ ({ $why })। ତାଲିକାକୁ "CSV UTF-8" ଭାବେ ସେଭ କରି ପୁଣି ପଠାନ୍ତୁ, କିମ୍ବା ଏଠାରେ ଲେଖନ୍ତୁ।
errand-failed-doctor = ରିପୋର୍ଟ ତିଆରି ହୋଇପାରିଲା ନାହିଁ ({ $why })। ପୁଣି /doctor ପଠାନ୍ତୁ; ପୁଣି ନହେଲେ ଲଗ ଦେଖନ୍ତୁ।
errand-failed-member = ଆପଣ ଏବେ ବି ଗ୍ରୁପରେ ଅଛନ୍ତି କି ନାହିଁ Telegram କୁ ପଚାରିହେଲା ନାହିଁ ({ $why })। ଗ୍ରୁପରେ କାର୍ଡ ତଳେ ସେହି ବଟନ ଆଉ ଥରେ ଦବାନ୍ତୁ।
errand-failed-look = ଯୋଡ଼ିବାକୁ ଥିବା ଗୋଟିଏ ଗ୍ରୁପ ଦେଖିହେଲା ନାହିଁ ({ $why })। ସେଠାରେ ଆଉ ଥରେ /link ପଠାନ୍ତୁ।
towns-preview = <b>ତାଲିକା</b>: { $added } ନୂଆ, { $changed } ବଦଳିଛି, { $same } ଆଗ ପରି, { $bad } ନିଆଯାଇନାହିଁ।
towns-refused = ❌ ଧାଡ଼ି { $line }: <code>{ $text }</code>: { $why }
towns-changed = ✏️ { $code } { $name }
towns-added = ➕ { $code } { $name }
why-columns = ଦୁଇ ବା ତିନି ଭାଗ ଦରକାର: କୋଡ, ନାମ, ଓଡ଼ିଆ ନାମ
why-code = କୋଡ 1 ରୁ 10 ବଡ଼ ଇଂରାଜୀ ଅକ୍ଷର ଓ ଅଙ୍କ ହେବ
why-name = ନାମ ନାହିଁ କିମ୍ବା 64 ଅକ୍ଷରରୁ ଲମ୍ବା
why-name-or = ଓଡ଼ିଆ ନାମରେ ଓଡ଼ିଆ ଅକ୍ଷର ନାହିଁ
why-lost = ଅକ୍ଷର ହଜିଯାଇଛି: ତାଲିକାକୁ "CSV UTF-8" ଭାବେ ସେଭ କରି ପୁଣି ପଠାନ୍ତୁ
why-twice = ଏହି କୋଡ ଦୁଇଥର ଅଛି
why-name-twice = ଅନ୍ୟ ଏକ କୋଡରେ ଏହି ନାମ ଅଛି
button-save-towns = ✅ ସେଭ କରନ୍ତୁ { $count }
towns-saved = { $count }ଟି ସହର ସେଭ ହେଲା।
unlisted-title = <b>ଟିକେଟରେ ଥିବା, ତାଲିକାରେ ନଥିବା ସହର</b>
unlisted-none = ଟିକେଟରେ ଥିବା ସବୁ ସହର ତାଲିକାରେ ଅଛି।
unlisted-line = • { $name } ({ $count }ଟି ଟିକେଟ)
button-add-town = ➕ { $name } ଯୋଡ଼ନ୍ତୁ
button-is-town = = { $name }
town-placed = { $name }: { $count ->
    [0] କୌଣସି ଟିକେଟ ଗଲା ନାହିଁ।
   *[other] { $count }ଟି ଟିକେଟ ଏଥିରେ ଗଲା।
    }

## Routes and response times
routes-title = <b>କିଏ କ'ଣ ପାଇବ</b>: କେଉଁ ଟିମ ପାଖକୁ କ'ଣ ଯିବ। ବଦଳାଇବାକୁ ଧାଡ଼ି ଦବାନ୍ତୁ।
route-which = <b>{ $case }</b> କେଉଁ ଟିମ ପାଖକୁ ଯିବ?
times-title = <b>ଉତ୍ତର ସମୟ</b>, କାର୍ଯ୍ୟଦିବସରେ
times-line = <b>{ $priority } { $name }</b>{ $own ->
    [yes] , { $team }
   *[no] {""}
    }: ଲକ୍ଷ୍ୟ { $target }, ସର୍ବାଧିକ { $due }{ $resolve ->
    [0] {""}
   *[other] , { $resolve } ଭିତରେ ସମାଧାନ
    }
times-recommended = SOP ଅନୁସାରେ { $teams } ପାଇଁ ଏହି ସମୟ କେବଳ ସୁପାରିଶ; ଅନ୍ୟ ଟିମ ପାଇଁ ବାଧ୍ୟତାମୂଳକ।
times-first-shown = ବଦଳାଇଲେ କ'ଣ ହେବ, ତାହା ଆଗ ଦେଖାଯିବ।
times-until-now = ଏପର୍ଯ୍ୟନ୍ତ: { $line }
button-target-days = ଲକ୍ଷ୍ୟ { $days }
button-due-days = ସର୍ବାଧିକ { $days }
button-as-for-all = ସବୁ ଟିମ ଭଳି
button-resolve-days = { $days ->
    [0] ସୀମା ନାହିଁ
   *[other] ସମାଧାନ { $days }
    }

## Summaries
summaries-title = ଆପେ ଯାଉଥିବା <b>ରିପୋର୍ଟ</b>
summaries-none = ଏପର୍ଯ୍ୟନ୍ତ କୌଣସି ରିପୋର୍ଟ ଯାଉନାହିଁ।
locked-summaries = 🔒 ରିପୋର୍ଟ କନଫିଗରେସନ ଫାଇଲରେ ଅଛି; ସେଠାରେ ବଦଳେ।
summary-line = { $number }. { $title }: { $scope }, { $at }, { $every }
button-add-summary = ➕ ଚ୍ୟାନେଲ ବା ଗ୍ରୁପ
scope-all = ପୂରା ହେଲ୍ପଡେସ୍କ
every-day = ପ୍ରତି କାର୍ଯ୍ୟଦିବସ
every-week = ପ୍ରତି ସପ୍ତାହ
every-month = ପ୍ରତି ମାସ
pick = ରିପୋର୍ଟ କେଉଁଠାକୁ ଯିବ, ତଳ ବଟନ ଦବାଇ ବାଛନ୍ତୁ।
pick-below = ତଳ ବଟନ ବ୍ୟବହାର କରନ୍ତୁ।
pick-ended = କୌଣସି ଚାଟ ବଛାଗଲା ନାହିଁ। ପୁଣି ଆରମ୍ଭ: /admin, "ରିପୋର୍ଟ"।
key-channel = 📢 ଚ୍ୟାନେଲ ବାଛନ୍ତୁ
key-group = 👥 ଗ୍ରୁପ ବାଛନ୍ତୁ
picked = { $title } ବଛାଗଲା।
summary-for = <b>{ $title } ପାଇଁ ରିପୋର୍ଟ</b>
summary-which = କାହାର ରିପୋର୍ଟ? ଗୋଟିଏ ସହର ପାଇଁ ନାମର କିଛି ଅଂଶ ଲେଖନ୍ତୁ।
summary-when = ଦିନର କେଉଁ ସମୟରେ?
summary-how-often = କେତେ ଥର?
add-modules = ମଡ୍ୟୁଲର ନାମ ଲେଖନ୍ତୁ, ତା'ପରେ କୋଲନ (:) ଦେଇ ଲୋକେ ଯେଉଁ ଶବ୍ଦ କୁହନ୍ତି, ଯେମିତି <code>Muster roll: muster, attendance</code>। ବନ୍ଦ କରିବାକୁ /cancel।
towns-send = ତାଲିକା ଏଠାରେ ଲେଖନ୍ତୁ କିମ୍ବା CSV ଫାଇଲ ପଠାନ୍ତୁ, ଧାଡ଼ିକେ ଗୋଟିଏ ସହର: <code>code,name,name in Odia</code>। ସେଭ କରିବା ଆଗରୁ କ'ଣ ବଦଳିବ ଦେଖିପାରିବେ। ବନ୍ଦ କରିବାକୁ /cancel।
