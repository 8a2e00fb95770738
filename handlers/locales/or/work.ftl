# Buttons of a ticket's further way

button-ask = ❓ ପଚାରନ୍ତୁ
button-answer = 💬 ଉତ୍ତର ଦିଅନ୍ତୁ
button-no-answer = ⏭ ଉତ୍ତର ଲୋଡ଼ା ନାହିଁ
button-forward = ➡️ ଆଗକୁ ପଠାନ୍ତୁ
button-escalate = 📤 ଟିମକୁ ପଠାନ୍ତୁ
button-to-desk = ↩️ ହେଲ୍ପଡେସ୍କକୁ
button-reopen = 🔁 ପୁଣି ଖୋଲନ୍ତୁ
button-withdraw = 🚫 ପ୍ରତ୍ୟାହାର
button-reference = 🔖 ରେଫରେନ୍ସ ନମ୍ବର
button-link = 🔗 ଯୋଡ଼ନ୍ତୁ
button-unlink-ticket = ✂️ ଅଲଗା କରନ୍ତୁ
button-history = 🕘 ଇତିହାସ
button-watch = 🔔 ମୋତେ ଜଣାନ୍ତୁ
button-for-desk = 🔒 କେବଳ ହେଲ୍ପଡେସ୍କ
button-for-teams = 👥 ହେଲ୍ପଡେସ୍କ ଓ ଟିମ
button-for-town = 🏛 ସହର ମଧ୍ୟ
button-unwatch = 🔕 ଆଉ ଜଣାନ୍ତୁ ନାହିଁ
button-confirm-yes = 👍 ହଁ, ହେଲା
button-confirm-no = 👎 ନା
button-unreached = 📵 ଫୋନ ଲାଗିଲାନି
button-make-problem = 🧩 ମୂଳ ସମସ୍ୟା କରନ୍ତୁ
button-hand-over = 🤝 ଅନ୍ୟକୁ ଦିଅନ୍ତୁ
button-off-d1 = ଆସନ୍ତାକାଲି
button-off-d3 = 3 ଦିନ
button-off-d7 = 1 ସପ୍ତାହ
button-off-t = 📅 ଅନ୍ୟ ଦିନ
button-off-n = ସବୁଦିନ ପାଇଁ
button-take-it-back = 🙋 ଫେରାଇ ନେବି
button-told-opened = { $on ->
    [yes] 🔔 ଖୋଲିଲା
   *[no] 🔕 ଖୋଲିଲା
  }
button-told-answered = { $on ->
    [yes] 🔔 ଉତ୍ତର
   *[no] 🔕 ଉତ୍ତର
  }
button-told-resolved = { $on ->
    [yes] 🔔 ସମାଧାନ
   *[no] 🔕 ସମାଧାନ
  }

# Reasons that come with the desk

forward-reason-not-ours = ଆମ ଟିମର କାମ ନୁହେଁ
forward-reason-our-part-done = ଆମ ଅଂଶ ସରିଛି, ବାକି ସେମାନଙ୍କର
forward-reason-knows-better = ସେମାନେ ଏହା ଭଲ ଜାଣନ୍ତି
reopen-reason-same-again = ସେହି ଅସୁବିଧା ପୁଣି ହେଲା
reopen-reason-partly = ପୂରା ସମାଧାନ ହୋଇନାହିଁ

# On the card

card-came-from = ↪️ { $team } ପାଖରୁ ଆସିଛି: { $reason }
card-back = ↩️ { $team } ଫେରାଇଛନ୍ତି: { $reason }
card-moved = ➡️ ଏବେ <b>{ $team }</b> ପାଖରେ: { $reason }
card-moved-to-desk = ↩️ ପୁଣି ହେଲ୍ପଡେସ୍କ ପାଖରେ: { $reason }
card-reopened = 🔁 ପୁଣି ଖୋଲାଗଲା: { $reason }
card-reopened-unsaid = 🔁 ପୁଣି ଖୋଲାଗଲା: ସମାଧାନ ହୋଇନଥିଲା
card-asked = ❓ <b>{ $who }</b> ହେଲ୍ପଡେସ୍କକୁ ପଚାରିଛନ୍ତି, { $when }: { $text }
card-reference = 🔖 { $reference }
card-linked = 🔗 { $id } ସହ ଯୋଡ଼ା
another-ticket = ଅନ୍ୟ ଏକ ଟିକେଟ
view-tied = 🔗 ଏହା ସହ ଯୋଡ଼ା ଟିକେଟ: { $ids }
card-lent = 🤝 { $who }ଙ୍କ ବଦଳରେ, ସେ { $when }ରେ ଫେରିବେ
card-confirmed-yes = 👍 କଲର କହିଛନ୍ତି, ସମାଧାନ ହୋଇଛି{ $score ->
    [0] {""}
   *[other] {" "}(5 ରୁ { $score })
  }
card-confirmed-no = 👎 କଲର କହିଛନ୍ତି, ସମାଧାନ ହୋଇନାହିଁ
card-confirmed-unreached = 📵 କଲରଙ୍କୁ ଫୋନ ଲାଗିଲା ନାହିଁ
card-withdrawn = 🚫 ହେଲ୍ପଡେସ୍କ <b>ପ୍ରତ୍ୟାହାର</b> କରିଛି, { $when }
card-closed = 🔒 ବନ୍ଦ ହେଲା, { $when }

# The operator's own message

own-waiting = ❓ { $who } ଆପଣଙ୍କ ଉତ୍ତରକୁ ଅପେକ୍ଷା କରିଛନ୍ତି।
own-open = 🎫 <b>{ $id }</b> ହେଲ୍ପଡେସ୍କ ପାଖରେ ଅଛି; କୌଣସି ତାରିଖ ଦିଆଯାଇନାହିଁ।
    { $title }
    କଲରଙ୍କୁ ଏହି ନମ୍ବର ଦିଅନ୍ତୁ: <b>{ $id }</b>
own-withdrawn = 🚫 <b>{ $id }</b> ପ୍ରତ୍ୟାହାର ହେଲା ({ $when })।
    { $title }
caller-text-open = { $desk }: ଆପଣଙ୍କ ଟିକେଟ ନମ୍ବର { $id }{ $what }। କାମ ଚାଲିଛି। ପଚାରିବା ବେଳେ { $id } ନମ୍ବର କୁହନ୍ତୁ।

# Prompts

prompt-add = { $mention }, { $id } ରେ କ'ଣ ଯୋଡ଼ିବେ? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ; ଫଟୋ ଓ ଭଏସ ମେସେଜ ବି ଦେଇପାରିବେ।
prompt-add-private = { $id } ରେ କ'ଣ ଯୋଡ଼ିବେ? ଏଠାରେ ଲେଖନ୍ତୁ; ଫଟୋ ଓ ଭଏସ ମେସେଜ ବି ଦେଇପାରିବେ।
done-add = { $id } ରେ ଯୋଡ଼ାଗଲା।
prompt-ask = { $mention }, { $id } ବିଷୟରେ କ'ଣ ଜାଣିବା ଦରକାର? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ; ଫଟୋ ଓ ଭଏସ ମେସେଜ ବି ଦେଇପାରିବେ।
prompt-ask-private = { $id } ବିଷୟରେ କ'ଣ ଜାଣିବା ଦରକାର? ଏଠାରେ ଲେଖନ୍ତୁ; ଫଟୋ ଓ ଭଏସ ମେସେଜ ବି ଦେଇପାରିବେ।
prompt-answer = { $mention }, { $id } ପାଇଁ ଉତ୍ତର କ'ଣ? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ।
prompt-answer-private = { $id } ପାଇଁ ଉତ୍ତର କ'ଣ? ଏଠାରେ ଲେଖନ୍ତୁ, କିମ୍ବା ଫଟୋ ବା ଭଏସ ମେସେଜ ପଠାନ୍ତୁ।
prompt-forward = { $mention }, { $id } କେଉଁଠାକୁ ଯିବ?
prompt-forward-private = { $id } କେଉଁଠାକୁ ଯିବ?
prompt-forward-why = { $mention }, { $id } କାହିଁକି { $team } ପାଖକୁ ଯିବ? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ, କିମ୍ବା ବଟନ ଦବାନ୍ତୁ:
prompt-forward-why-private = { $id } କାହିଁକି { $team } ପାଖକୁ ଯିବ? ଏଠାରେ ଲେଖନ୍ତୁ, କିମ୍ବା ବଟନ ଦବାନ୍ତୁ:
prompt-return = { $mention }, { $id } ରେ କ'ଣ ବାକି ବା ଭୁଲ ଅଛି? ବଟନ ଦବାନ୍ତୁ, କିମ୍ବା ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ:
prompt-return-private = { $id } ରେ କ'ଣ ବାକି ବା ଭୁଲ ଅଛି? ବଟନ ଦବାନ୍ତୁ, କିମ୍ବା ଏଠାରେ ଲେଖନ୍ତୁ:
prompt-reopen = { $mention }, { $id } ର ସମାଧାନ କାହିଁକି ହୋଇନାହିଁ? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ, କିମ୍ବା ବଟନ ଦବାନ୍ତୁ:
prompt-reopen-private = { $id } ର ସମାଧାନ କାହିଁକି ହୋଇନାହିଁ? ଏଠାରେ ଲେଖନ୍ତୁ, କିମ୍ବା ବଟନ ଦବାନ୍ତୁ:
prompt-still-wrong = { $mention }, { $id } ରେ ଏବେ ବି କ'ଣ ଅସୁବିଧା ଅଛି? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ; ଟିମ ଏହା ପଢ଼ିବେ।
prompt-still-wrong-private = { $id } ରେ ଏବେ ବି କ'ଣ ଅସୁବିଧା ଅଛି? ଏଠାରେ ଲେଖନ୍ତୁ; ଟିମ ଏହା ପଢ଼ିବେ। ନହେଲେ ସେମିତି ଛାଡ଼ି ଦିଅନ୍ତୁ।
prompt-reference = { $mention }, { $id } ର ରେଫରେନ୍ସ ନମ୍ବର କ'ଣ (JIRA ନମ୍ବର କିମ୍ବା ଲିଙ୍କ)? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ।
prompt-reference-private = { $id } ର ରେଫରେନ୍ସ ନମ୍ବର କ'ଣ? JIRA ନମ୍ବର କିମ୍ବା ଲିଙ୍କ ପଠାନ୍ତୁ।
prompt-link = { $mention }, { $id } କେଉଁ ଟିକେଟ ସହ ଯୋଡ଼ାଯିବ? ତାହାର ନମ୍ବର ଲେଖି ରିପ୍ଲାଇ କରନ୍ତୁ।
prompt-link-private = { $id } କେଉଁ ଟିକେଟ ବା ମୂଳ ସମସ୍ୟା ସହ ଯୋଡ଼ାଯିବ? ତାହାର ନମ୍ବର ପଠାନ୍ତୁ।

# Answers to presses and words

write-question = { $id } ବିଷୟରେ କ'ଣ ଜାଣିବା ଦରକାର, ତଳେ ଲେଖନ୍ତୁ।
write-answer = { $id } ପାଇଁ ଉତ୍ତର ତଳେ ଲେଖନ୍ତୁ।
write-why = { $id } ର ସମାଧାନ କାହିଁକି ହୋଇନାହିଁ, ତଳେ ଲେଖନ୍ତୁ।
write-reference = { $id } ର ରେଫରେନ୍ସ ନମ୍ବର କ'ଣ, ତଳେ ଲେଖନ୍ତୁ।
write-link = { $id } କେଉଁ ଟିକେଟ ସହ ଯୋଡ଼ାଯିବ, ତଳେ ଲେଖନ୍ତୁ।
choose-team = { $id } କେଉଁଠାକୁ ଯିବ, ତଳେ ବାଛନ୍ତୁ।
choose-team-first = ଆଗ ଟିମ ଦବାନ୍ତୁ, ତା'ପରେ କାରଣ କୁହନ୍ତୁ।
escalate-where = 📤 { $id } କେଉଁ ଟିମକୁ ଯିବ?
escalated-to = { $id } ଏବେ { $team } ପାଖରେ।
question-dropped = { $id }: ଆଉ ଉତ୍ତରକୁ ଅପେକ୍ଷା ନାହିଁ।
done-resolve = ✅ { $id } ର ସମାଧାନ ହେଲା। ଅପରେଟରଙ୍କୁ ଜଣାଇ ଦିଆଗଲା।
done-ask = ❓ { $id } ବିଷୟରେ ହେଲ୍ପଡେସ୍କକୁ ପଚରାଗଲା। ଉତ୍ତର କାର୍ଡ ତଳେ ଆସିବ।
done-answer = 💬 { $id } ର ଉତ୍ତର ପଠାଗଲା।
done-forward = ➡️ { $id } ଆଗକୁ ପଠାଗଲା।
done-return = ↩️ { $id } ପୁଣି ହେଲ୍ପଡେସ୍କ ପାଖରେ।
done-reopen = 🔁 { $id } ପୁଣି ଖୋଲାଗଲା।
done-still-wrong = ➕ { $id } ରେ ଯୋଡ଼ାଗଲା।
done-reference = 🔖 { $id } ପାଇଁ ଲେଖାଗଲା।
done-link = 🔗 { $id } ଏବେ { $other } ସହିତ ଯୋଡ଼ା ହୋଇଛି।
unlinked-ticket = { $id } ଆଉ { $other } ସହ ଯୋଡ଼ା ନାହିଁ।
rated = ଧନ୍ୟବାଦ, { $id } ପାଇଁ ଲେଖାଗଲା।
withdrawn-by-you = { $id } ପ୍ରତ୍ୟାହାର ହେଲା।
watching-on = { $id } ରେ ଯାହା ହେବ, ଆପଣଙ୍କୁ ଜଣାଇ ଦିଆଯିବ।
watching-off = { $id } ବିଷୟରେ ଆପଣଙ୍କୁ ଆଉ ଜଣାଇ ଦିଆଯିବ ନାହିଁ।
news-on = ସେହି ଖବର ଆପଣଙ୍କୁ ପୁଣି ଜଣାଇ ଦିଆଯିବ।
news-off = ସେହି ଖବର ଆପଣଙ୍କ ପାଖକୁ ଆଉ ଆସିବ ନାହିଁ।
news-bells = 🔔 ଥିଲେ ଆପଣଙ୍କ ସହରର ଟିକେଟ ଖୋଲିଲେ, ଉତ୍ତର ମିଳିଲେ ବା ସମାଧାନ ହେଲେ ଖବର ଆପେ ଆସେ, 🔕 ଥିଲେ ଆସେ ନାହିଁ। ବଦଳାଇବାକୁ ଦବାନ୍ତୁ।
confirm-ask = { $id } { $who }ଙ୍କ ପାଖରେ ଅଛି। ନିଜ ପାଖକୁ ନେଇ ପଚାରିବାକୁ "ପଚାରନ୍ତୁ" ଆଉ ଥରେ ଦବାନ୍ତୁ।
confirm-forward = { $id } { $who }ଙ୍କ ପାଖରେ ଅଛି। ତଥାପି ପଠାଇବାକୁ "ଆଗକୁ ପଠାନ୍ତୁ" ଆଉ ଥରେ ଦବାନ୍ତୁ।
confirm-withdraw = { $id } ସମାଧାନ ନହୋଇ ବନ୍ଦ ହେବ। କରିବାକୁ ହେଲେ "ପ୍ରତ୍ୟାହାର" ଆଉ ଥରେ ଦବାନ୍ତୁ।
too-late = { $id } ର ସମାଧାନ { $days }ଟି କାର୍ଯ୍ୟଦିବସରୁ ଅଧିକ ସମୟ ତଳେ ହୋଇଛି। { $id } ନମ୍ବର ଲେଖି ନୂଆ ଟିକେଟ ଖୋଲନ୍ତୁ।
wrong-link = { $id } କୁ { $other } ସହ ଯୋଡ଼ିହେବ ନାହିଁ: ତାହା ଅନ୍ୟ ଏକ ଖୋଲା ଟିକେଟ ହେବା ଦରକାର ଓ ନିଜେ ଯୋଡ଼ା ହୋଇ ନଥିବା ଦରକାର।
wrong-choice = ସେ ବଟନ ଆଉ ନାହିଁ। ଦୟାକରି ପୁଣି ବାଛନ୍ତୁ।
not-an-id = କେବଳ ଟିକେଟର ନମ୍ବର ପଠାନ୍ତୁ, ଯେମିତି { $example }।
not-now-answer = { $id } ଆଉ ଉତ୍ତରକୁ ଅପେକ୍ଷା କରୁନାହିଁ। ମନ୍ତବ୍ୟ ଦେବାକୁ ତାହାର କୌଣସି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ।
not-now-no-answer = { $id } ଆଉ ଉତ୍ତରକୁ ଅପେକ୍ଷା କରୁନାହିଁ।
not-now-escalate = { $id } ଆଗରୁ ଗୋଟିଏ ଟିମ ପାଖରେ ଅଛି।
not-now-forward = { $id } ହେଲ୍ପଡେସ୍କ ପାଖରେ କିମ୍ବା ସେହି ଟିମ ପାଖରେ ଆଗରୁ ଅଛି। କେଉଁଠାରେ ଅଛି ଦେଖିବାକୁ /status ପଠାନ୍ତୁ।
not-now-return = { $id } ଆଗରୁ ହେଲ୍ପଡେସ୍କ ପାଖରେ ଅଛି।
not-now-reopen = { $id } ଆଗରୁ ଖୋଲା ଅଛି।
not-now-confirm = { $id } ଖୋଲା ଅଛି: ଏପର୍ଯ୍ୟନ୍ତ ନିଶ୍ଚିତ କରିବାକୁ କିଛି ନାହିଁ।
not-now-rate = ଆଗ କଲରଙ୍କ ଉତ୍ତର ଦରକାର: { $id } ର ସମାଧାନ ହୋଇଛି କି?
not-allowed-ask = { $id } ଯେଉଁ ଟିମ ପାଖରେ ଅଛି, କେବଳ ସେମାନେ ତାହା ବିଷୟରେ ପଚାରିପାରିବେ।
not-allowed-answer = { $id } ପାଇଁ କେବଳ ହେଲ୍ପଡେସ୍କ ଅପରେଟର ଉତ୍ତର ଦେଇପାରିବେ।
not-allowed-no-answer = { $id } ଯେଉଁ ଟିମ ପାଖରେ ଅଛି, କେବଳ ସେମାନେ ଏହା କରିପାରିବେ।
not-allowed-forward = { $id } କୁ କେବଳ ତାହାର ଟିମ ଓ ହେଲ୍ପଡେସ୍କ ଆଗକୁ ପଠାଇପାରିବେ।
not-allowed-return = { $id } ଯେଉଁ ଟିମ ପାଖରେ ଅଛି, କେବଳ ସେମାନେ ଫେରାଇପାରିବେ।
not-allowed-escalate = { $id } କୁ କେବଳ ହେଲ୍ପଡେସ୍କ ଅପରେଟର ଟିମକୁ ପଠାଇପାରିବେ।
not-allowed-object = { $id } ର ସମାଧାନରେ ଆପତ୍ତି କେବଳ ସେହି ସହରର SPOC କରିପାରିବେ।
not-allowed-reopen = ଆପଣ { $id } କୁ ପୁଣି ଖୋଲିପାରିବେ ନାହିଁ। ହେଲ୍ପଡେସ୍କକୁ କୁହନ୍ତୁ।
not-allowed-confirm = { $id } ବିଷୟରେ କଲରଙ୍କ କଥା କେବଳ ହେଲ୍ପଡେସ୍କ ଅପରେଟର ଲେଖିପାରିବେ।
not-allowed-rate = { $id } ବିଷୟରେ କଲରଙ୍କ କଥା କେବଳ ହେଲ୍ପଡେସ୍କ ଅପରେଟର ଲେଖିପାରିବେ।
not-allowed-withdraw = { $id } କୁ କେବଳ ହେଲ୍ପଡେସ୍କ ଅପରେଟର ପ୍ରତ୍ୟାହାର କରିପାରିବେ।
not-allowed-watch = ଖବର ପାଇବାକୁ { $id } କୁ ପ୍ରାଇଭେଟ ଚାଟରେ ଖୋଲନ୍ତୁ।
not-allowed-reference = { $id } ର ରେଫରେନ୍ସ ନମ୍ବର କେବଳ ତାହାର ଟିମ ଓ ହେଲ୍ପଡେସ୍କ ଲେଖିପାରିବେ।
not-allowed-history = ଇତିହାସ ଦେଖିବାକୁ { $id } କୁ ପ୍ରାଇଭେଟ ଚାଟରେ ଖୋଲନ୍ତୁ।
not-allowed-link = { $id } କୁ କେବଳ ତାହାର ଟିମ ଓ ହେଲ୍ପଡେସ୍କ ଯୋଡ଼ିପାରିବେ।
not-allowed-hand-over = ଅନ୍ୟକୁ ଦେବା ପାଇଁ ସେ ଟିମର କିଛି ଆପଣଙ୍କ ପାଖରେ ନାହିଁ।
not-allowed-mute = ଏହା ସହରର SPOC ମାନଙ୍କ ପାଇଁ।

# What people are told

asked = ❓ { $id }: <b>{ $who }</b> ({ $team }) ପଚାରିଛନ୍ତି:
    { $text }
    ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରି ଉତ୍ତର ଦିଅନ୍ତୁ: ଲେଖା, ଫଟୋ କିମ୍ବା ଭଏସ ମେସେଜ।
answered = 💬 { $mention }{ $id }: <b>{ $who }</b> ଉତ୍ତର ଦେଇଛନ୍ତି:
    { $text }
answered-here = 💬 { $id }: <b>{ $who }</b> ଉତ୍ତର ଦେଇଛନ୍ତି:
    { $text }
answered-for-you = 💬 { $id }: ଟିମର ପ୍ରଶ୍ନର ଉତ୍ତର { $who } ଦେଇଛନ୍ତି।
    { $text }
question-passed-on = 📵 { $mention }{ $id }: ଏହି ପ୍ରଶ୍ନ { $by }ଙ୍କ ପାଇଁ, କିନ୍ତୁ ବଟ ଏବେ ତାଙ୍କ ପାଖରେ ପହଞ୍ଚିପାରୁନାହିଁ। { $count ->
    [0] ହେଲ୍ପଡେସ୍କର ଆଉ କାହା ପାଖରେ ବି ପହଞ୍ଚି ହେଉନାହିଁ। ଫେରିଲେ ସେ ଏହା ପାଇବେ।
    [one] ଏହା ଆଉ ଜଣେ ଅପରେଟରଙ୍କୁ ମଧ୍ୟ ପଠାଯାଇଛି।
   *[other] ଏହା ଆଉ { $count } ଜଣ ଅପରେଟରଙ୍କୁ ମଧ୍ୟ ପଠାଯାଇଛି।
    }
no-answer-needed = ⏭ { $id }: ଟିମକୁ ଆଉ ଉତ୍ତର ଦରକାର ନାହିଁ।
returned = ↩️ { $id }: <b>{ $origin }</b> ଫେରାଇଛନ୍ତି: <b>{ $reason }</b>
    { $title }
    ଯାହା ବାକି ଅଛି, ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରି ଦିଅନ୍ତୁ (ଲେଖା, ଫଟୋ, ଫାଇଲ), ତା'ପରେ "ଟିମକୁ ପଠାନ୍ତୁ" ଦବାନ୍ତୁ।
commented-here = 💬 { $mention }{ $id }: <b>{ $who }</b> ଲେଖିଛନ୍ତି:
    { $text }
comment-kept = { $id }: ଏହା { $audience ->
    [desk] କେବଳ ହେଲ୍ପଡେସ୍କ
    [town] ହେଲ୍ପଡେସ୍କ, ଟିମ ଓ ସହର
   *[teams] ହେଲ୍ପଡେସ୍କ ଓ ଟିମ
  } ପାଇଁ।
corrected-here = ✏️ { $mention }{ $id }: <b>{ $by }</b> ସୁଧାରିଲେ: { $what }
corrected-phone = କଲରଙ୍କ ନମ୍ବର
corrected-email = କଲରଙ୍କ ଇ-ମେଲ ଠିକଣା
corrected-name = କଲରଙ୍କ ନାମ
corrected-ulb = ସହର: { $value }
corrected-who = କିଏ ଫୋନ କରିଛନ୍ତି: { $value }
corrected-nature = ଅସୁବିଧାର ପ୍ରକାର: { $value }
corrected-kind = ଟିକେଟର ପ୍ରକାର: { $value }
corrected-module = ମଡ୍ୟୁଲ: { $value }
corrected-words = ଅସୁବିଧାର ବିବରଣୀ
corrected-files = ଫାଇଲ
solved-ask = ✅ { $who } { $id } ର <b>ସମାଧାନ</b> କରିଛନ୍ତି।
    { $title }
solved-objected = ⚠️ ସହର କହୁଛି ଯେ ସମାଧାନ ହୋଇନାହିଁ। ଆପଣ ନ ପଚାରିବା ଯାଏଁ ଏହା ଆପେ ବନ୍ଦ ହେବ ନାହିଁ।
solved-question = କଲର ବି ସେୟା କହୁଛନ୍ତି କି?
solved-over = 🔁 { $id } ର ସମାଧାନ ହୋଇଥିଲା, ଏବେ ପୁଣି ଖୋଲା ଅଛି।
    { $title }
solved-rate = କଲର କେତେ ସନ୍ତୁଷ୍ଟ, 1 ରୁ 5?
confirmed-yes = 👍 { $id }: କଲର କହିଛନ୍ତି, ସମାଧାନ ହୋଇଛି। ଟିକେଟ ବନ୍ଦ ହେଲା।
confirmed-no = 👎 { $id }: କଲର କହିଛନ୍ତି, ସମାଧାନ ହୋଇନାହିଁ। ଟିକେଟ ପୁଣି ଖୋଲାଗଲା।
confirmed-unreached = 📵 { $id }: କଲରଙ୍କୁ ଫୋନ ଲାଗିଲା ନାହିଁ। କେହି ଆପତ୍ତି ନକଲେ ଏହା ଆପେ ବନ୍ଦ ହେବ।
reopened = 🔁 { $id } କୁ { $by } ପୁଣି ଖୋଲିଛନ୍ତି।
    { $text }
reopened-here = 🔁 { $id } ପୁଣି ଖୋଲାଗଲା: { $who } ଲେଖିଛନ୍ତି:
    { $text }
withdrawn = 🚫 { $id } କୁ { $by } ପ୍ରତ୍ୟାହାର କରିଛନ୍ତି।
withdrawn-here = 🚫 { $mention }{ $id } କୁ ହେଲ୍ପଡେସ୍କ ପ୍ରତ୍ୟାହାର କରିଛି: ଆଉ କିଛି କରିବାର ନାହିଁ।
forwarded-often = 🔁 { $id } { $count } ଥର ଏପଟ ସେପଟ ହେଲାଣି, ଏବେ { $team } ପାଖରେ। କିଏ ସମାଧାନ କରିବ, କେହି ଜଣେ ସ୍ଥିର କରନ୍ତୁ।
    { $title }
lost-claim = 🙋 { $id }: { $by } ଏହାକୁ ଆପଣଙ୍କଠାରୁ ନେଇଛନ୍ତି।
lost-moved = ➡️ ଆପଣଙ୍କ ପାଖରେ ଥିବା { $id } କୁ { $by } ଆଗକୁ ପଠାଇଛନ୍ତି।
spoc-opened = 🆕 ଆପଣଙ୍କ ସହର ପାଇଁ { $id } ଖୋଲାଗଲା।
    { $title }
spoc-answered = 🙋 { $id }: { $team } ହେଲ୍ପଡେସ୍କକୁ ଉତ୍ତର ଦେଇଛନ୍ତି।
    { $title }
spoc-comment = 💬 { $id }: <b>{ $who }</b> ଲେଖିଛନ୍ତି:
    { $text }
spoc-taken = 🙋 { $id }: { $team } ଏହାକୁ ହାତକୁ ନେଇଛନ୍ତି।
    { $title }
spoc-asked = ❓ { $id }: { $team } ଏହାକୁ ନେଇ ହେଲ୍ପଡେସ୍କକୁ କିଛି ପଚାରିଛନ୍ତି।
    { $title }
spoc-returned = ↩️ { $id }: { $origin } ଏହାକୁ ହେଲ୍ପଡେସ୍କକୁ ଫେରାଇଛନ୍ତି; ହେଲ୍ପଡେସ୍କ ଆଗକୁ ଦେଖିବ।
    { $title }
spoc-resolved = ✅ { $id } ର ସମାଧାନ ହେଲା।
    { $title }
    { $text }
    <b>ହୋଇନାହିଁ?</b> "ପୁଣି ଖୋଲନ୍ତୁ" ଦବାନ୍ତୁ।
watched-claimed = 🔔 { $id }: ଏବେ { $who }ଙ୍କ ପାଖରେ।
watched-resolved = 🔔 ✅ { $who } { $id } ର ସମାଧାନ କରିଛନ୍ତି।
    { $title }
    { $text }
watched-reopened = 🔔 🔁 { $id } ପୁଣି ଖୋଲାଗଲା।
    { $text }
linked-problem = 🧩 { $others } ପାଇଁ { $id } ଖୋଲାଗଲା
propose-problem = 🧩 ଅଧ ଘଣ୍ଟା ଭିତରେ କେତୋଟି ସହରରୁ ସମାନ ଅସୁବିଧା: { $others }।
    ଏହାକୁ ଗୋଟିଏ ମୂଳ ସମସ୍ୟା କରିବେ କି? ତାହାର ଖବର ଓ ସମାଧାନ ସମସ୍ତଙ୍କ ପାଖକୁ ଯିବ।
problem-gone = ଏହି ଟିକେଟଗୁଡ଼ିକ ଯୋଡ଼ା ହୋଇସାରିଛି କିମ୍ବା ସମାଧାନ ହୋଇସାରିଛି।
problem-words = କେତୋଟି ସହରରେ ସମାନ ଅସୁବିଧା: { $others }।
problem-place = କେତୋଟି ସହର
handed-over = 🤝 { $by } ଛୁଟିରେ ଅଛନ୍ତି। { $mention }ଏବେ ଆପଣଙ୍କ ପାଖରେ: { $others }
handed-to-you = 🤝 { $by } ଛୁଟିରେ ଅଛନ୍ତି; ଏବେ ଆପଣଙ୍କ ପାଖରେ: { $others }
hand-over-to = 🤝 ଆପଣଙ୍କ ପାଖରେ ଯାହା ଅଛି, କିଏ ନେବେ?
hand-over-nobody = ଦେବା ପାଇଁ ଆପଣଙ୍କ ଟିମରେ ଆଉ କେହି ନାହାନ୍ତି। ଯେଉଁମାନେ ଗ୍ରୁପରେ କୌଣସି ବଟନ ଦବାଇଛନ୍ତି କିମ୍ବା /mine ଲେଖିଛନ୍ତି, କେବଳ ସେମାନେ ଏଠାରେ ଦେଖାଯିବେ। ନହେଲେ ଟିକେଟ ଛାଡ଼ି ଦିଅନ୍ତୁ।
hand-over-nothing = ଦେବା ପାଇଁ ଆପଣଙ୍କ ପାଖରେ କିଛି ନାହିଁ।
handed = ହୋଇଗଲା। ଏବେ { $who }ଙ୍କ ପାଖରେ।
handed-over-until = 🤝 { $by } { $until } ପର୍ଯ୍ୟନ୍ତ ଛୁଟିରେ। ସେ ପର୍ଯ୍ୟନ୍ତ { $mention }ଦେଖିବେ: { $others }
handed-to-you-until = 🤝 { $by } { $until } ପର୍ଯ୍ୟନ୍ତ ଛୁଟିରେ; ସେ ପର୍ଯ୍ୟନ୍ତ ଆପଣଙ୍କ ପାଖରେ: { $others }
hand-over-until = 🤝 ଆପଣ କେବେ ଫେରିବେ? ସେ ପର୍ଯ୍ୟନ୍ତ ଆପଣଙ୍କ ଟିକେଟ { $who }ଙ୍କ ପାଖରେ ରହିବ।
hand-over-until-off = ⚠️ <b>{ $who } ମଧ୍ୟ ଛୁଟିରେ ଅଛନ୍ତି</b>, { $off } ପର୍ଯ୍ୟନ୍ତ: ଆପଣଙ୍କ କାମ କେହି କରିବେ ନାହିଁ। /mine ରୁ ଅନ୍ୟ ଜଣଙ୍କୁ ବାଛନ୍ତୁ, କିମ୍ବା କେବେ ଫେରିବେ କୁହନ୍ତୁ; ସେପର୍ଯ୍ୟନ୍ତ ଏହା { $who }ଙ୍କ ପାଖରେ ରହିବ।
hand-over-day = 📅 ଆପଣ କେଉଁ ଦିନ ଫେରିବେ? ଲେଖନ୍ତୁ: କାଲି, ଦୁଇ ଦିନ ପରେ, ଗୁରୁବାର, 24 ଡିସେମ୍ବର, 24.12.2026।
back-again = 👋 ଆପଣ ଫେରିଲେ। ଆପଣ ଯାହା ଦେଇଥିଲେ, ସେଥିରୁ { $by }ଙ୍କ ପାଖରେ ଏବେ ବି ଅଛି: { $others }
back-again-nothing = 👋 ଆପଣ ଫେରିଲେ। ଆପଣ { $by }ଙ୍କୁ ଯାହା ଦେଇଥିଲେ, ସେଥିରୁ କିଛି ବାକି ନାହିଁ: ତାହା ସମାଧାନ ହୋଇଛି, କିମ୍ବା ଅନ୍ୟଙ୍କ ପାଖରେ ଅଛି।
colleague-back = 👋 { $by } ଫେରିଲେ ଓ ଫେରାଇ ନେଇପାରିବେ: { $others }
took-back = ପୁଣି ଆପଣଙ୍କ ପାଖରେ: { $others }
take-back-nothing = ଫେରାଇ ନେବାକୁ କିଛି ନାହିଁ: ତାହା ସମାଧାନ ହୋଇଛି, ଆଗରୁ ଆପଣଙ୍କର, କିମ୍ବା ଅନ୍ୟଙ୍କ ପାଖରେ ଅଛି।
taken-back-from-you = 🙋 { $by } ଫେରିଲେ ଓ ଫେରାଇ ନେଲେ: { $others }

# The history of a ticket

history-head = 🕘 <b>{ $id }</b>: କ'ଣ କ'ଣ ହେଲା
history-line = <i>{ $when }</i> { $what }
history-nobody = ହେଲ୍ପଡେସ୍କ
history-opened = { $who } ଖୋଲିଲେ
history-opened-by-mail = ଗୋଟିଏ ମେଲରୁ ହେଲ୍ପଡେସ୍କ ଏହାକୁ ନିଜେ ଖୋଲିଛି
history-escalated = { $team } ପାଖକୁ ଗଲା, { $due_at } ସୁଦ୍ଧା ଉତ୍ତର ଦେବାର ଅଛି
history-kept = { $who } ନିଜ ପାଖରେ ରଖିଲେ, { $until } ସୁଦ୍ଧା କରିବେ
history-responded = { $team } { $outcome ->
    [in-time] ଠିକ ସମୟରେ
    [late] ବିଳମ୍ବରେ
   *[other] {""}
  } { $taken ->
    [yes] ଏହାକୁ ନେଲେ
   *[no] ଉତ୍ତର ଦେଲେ
  }
history-claimed = { $who } ନେଲେ
history-released = { $who } ଟିମକୁ ଫେରାଇଲେ
history-responseundone = କିଛି ନ କହି ଫେରାଇ ଦିଆଗଲା: { $team } ଟିମର ସମୟ ଗଣା ଆଗକୁ ଚାଲୁଛି
history-commented = { $who } ଲେଖିଲେ: { $text }
history-reworded = { $who } ବଦଳାଇଲେ: { $text }
history-reworded-before = { $who } ବଦଳାଇଲେ: { $text }। ପୂର୍ବରୁ ଲେଖାଥିଲା: { $former }
history-corrected = { $who } ସୁଧାରିଲେ: { $what }
history-filesadded = { $who } ଫାଇଲ ଯୋଡ଼ିଲେ: { $count }
history-callershown = { $who } କଲରଙ୍କ ନମ୍ବର ଦେଖିଲେ
history-shownunchecked = { $who } { $what ->
    [files] ଫାଇଲ ଦେଖିଲେ
   *[caller] ନମ୍ବର ଦେଖିଲେ
  }, ଯଦିଓ ସେ ଏବେ ବି ଗ୍ରୁପରେ ଅଛନ୍ତି କି ନାହିଁ Telegram କହିପାରିଲା ନାହିଁ
history-promised = { $who } { $until } ସୁଦ୍ଧା କରିବେ ବୋଲି କହିଲେ
history-prioritychanged = { $who } ଏହାକୁ { $new } କଲେ (ଆଗରୁ { $old } ଥିଲା)
history-promisechanged = { $who } { $until } ପର୍ଯ୍ୟନ୍ତ ପଛାଇଲେ
history-promisemoved = କଥା ଦିଆଯାଇଥିବା ଦିନ ବନ୍ଦ: ଏବେ { $until } ସୁଦ୍ଧା କରିବାର କଥା
history-promisekept = କଥା ଅନୁସାରେ { $until } ସୁଦ୍ଧା ସମାଧାନ ହେଲା
history-promisemissed = { $until } ସୁଦ୍ଧା କରିବାର କଥା ଥିଲା, ହେଲା ନାହିଁ
history-duemoved = ଛୁଟି ତାଲିକା କିମ୍ବା ଉତ୍ତର ସମୟ ବଦଳିଲା: { $due_at } ସୁଦ୍ଧା ଉତ୍ତର ଦେବାର ଅଛି
history-breached = { $team } ବିଳମ୍ବ କଲେ
history-breachwithdrawn = { $team } ପାଖରେ ବିଳମ୍ବ ହୋଇନଥିଲା
history-solutiondue = { $due_at } ସୁଦ୍ଧା ସମାଧାନ କରିବାର ଅଛି
history-solutiondue-none = ସମାଧାନ ପାଇଁ ଆଉ କୌଣସି ତାରିଖ ଧାର୍ଯ୍ୟ ନାହିଁ
history-solutionmissed = ଧାର୍ଯ୍ୟ ତାରିଖ ସୁଦ୍ଧା ସମାଧାନ ହେଲା ନାହିଁ
history-resolved = { $who } ସମାଧାନ କଲେ: { $text }
history-asked = { $who } ହେଲ୍ପଡେସ୍କକୁ ପଚାରିଲେ: { $text }
history-answered = { $who } ଉତ୍ତର ଦେଲେ: { $text }
history-forwarded = { $who } { $origin } ପାଖରୁ { $team } ପାଖକୁ ପଠାଇଲେ: { $reason }{ $text }
history-returned = { $who } ({ $origin }) ହେଲ୍ପଡେସ୍କକୁ ଫେରାଇଲେ: { $reason }{ $text }
history-handedover = { $who } ଏହାକୁ { $to }ଙ୍କୁ ଦେଲେ
history-handedover-until = { $who } { $until } ପର୍ଯ୍ୟନ୍ତ { $to }ଙ୍କୁ ଦେଲେ
history-takenback = { $who } { $origin }ଙ୍କଠାରୁ ଫେରାଇ ନେଲେ
history-reopened = { $who } ପୁଣି ଖୋଲିଲେ: { $text }
history-confirmed = { $who } କଲରଙ୍କୁ ପଚାରିଲେ: { $answer ->
    [yes] ସମାଧାନ ହୋଇଛି
    [no] ସମାଧାନ ହୋଇନାହିଁ
   *[other] କେହି ଫୋନ ଉଠାଇଲେ ନାହିଁ
  }
history-objected = { $who } କହିଲେ ଯେ ସମାଧାନ ହୋଇନାହିଁ: { $text }
history-rated = କଲର 5 ରୁ { $score } ଦେଲେ
history-closed = ବନ୍ଦ ହେଲା
history-withdrawn = { $who } ପ୍ରତ୍ୟାହାର କଲେ
history-referenced = { $who } ରେଫରେନ୍ସ ନମ୍ବର ଲେଖିଲେ: { $text }
history-linked = { $who } ଏହାକୁ { $to } ସହ ଯୋଡ଼ିଲେ
history-unlinked = { $who } ଏହାକୁ ଅଲଗା କଲେ
