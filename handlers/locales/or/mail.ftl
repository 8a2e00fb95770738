# ମେଲ: ଅପେକ୍ଷାରେ ଥିବା ମେଲର କାର୍ଡ, ତାହାର କ'ଣ ହେଲା, ଏବଂ କ'ଣ ଲେଖାଯାଏ

mail-head = ✉️ <b>ମେଲ</b>: <b>{ $name }</b>, { $address }
mail-subject = <b>{ $subject }</b>
mail-no-subject = (ବିଷୟ ନାହିଁ)
mail-files = 📎 { $count }ଟି ଫାଇଲ
mail-files-of = 📎 ଉପର ମେଲ ସହିତ।
mail-trouble-too-large = ⚠️ ଏହା { $size } MB: କେବଳ ଆରମ୍ଭ ପଢ଼ାଗଲା। ବାକି ମେଲବକ୍ସରେ ଅଛି।
mail-trouble-broken = ⚠️ ମେଲଟି ଭାଙ୍ଗିଛି: ଯାହା ପଢ଼ିହେଲା ଏଠାରେ ଅଛି। ପୂରା ମେଲବକ୍ସରେ ଅଛି।
mail-trouble-encrypted = ⚠️ ମେଲଟି ଏନକ୍ରିପ୍ଟ ହୋଇଛି: ଏଠାରେ କେହି ପଢ଼ିପାରିବେ ନାହିଁ। ପଠାଇଥିବା ଲୋକଙ୍କୁ ସାଧା ମେଲ ମାଗନ୍ତୁ।
mail-trouble-packed = ⚠️ ଆଉଟଲୁକ ଏହାର ଫାଇଲଗୁଡ଼ିକୁ <code>winmail.dat</code> ରେ ପ୍ୟାକ କରିଛି, ଯାହା ଅଳ୍ପ ପ୍ରୋଗ୍ରାମରେ ଖୋଲେ। ଏହାକୁ ସାଧାରଣ ମେଲ ଭାବେ ପୁଣି ପଠାଇବାକୁ ପଠାଇଥିବା ଲୋକଙ୍କୁ କୁହନ୍ତୁ।
mail-trouble-unfetched = ⚠️ ମେଲ ସର୍ଭର ଏହାକୁ ଦେଉନାହିଁ। ଏହା ମେଲବକ୍ସରେ ଅଛି।
mail-trouble-many-files = ⚠️ କେବଳ ପ୍ରଥମ ଫାଇଲଗୁଡ଼ିକ ଦେଖାଯାଇଛି। ଅନ୍ୟଗୁଡ଼ିକ ମେଲବକ୍ସରେ ଅଛି।
mail-nature-automatic = 🤖 ଏହା ମେସିନ ଲେଖିଛି: ଏହାର ପ୍ରାପ୍ତି କାହାକୁ ଜଣାଯାଏ ନାହିଁ।
mail-nature-replied = 🤖 ଏହା ଆପେ ଆସିଥିବା ଉତ୍ତର ପରି ଲାଗୁଛି: ଏହାର ପ୍ରାପ୍ତି କାହାକୁ ଜଣାଯାଏ ନାହିଁ।
mail-nature-bounce = 🤖 ମେଲ ସର୍ଭର କହୁଛି ଯେ ଗୋଟିଏ ମେଲ ପହଞ୍ଚିଲା ନାହିଁ।
mail-nature-list = 📰 ଏହା ମେଲିଂ ଲିଷ୍ଟରୁ ଆସିଛି: ଏହାର ପ୍ରାପ୍ତି କାହାକୁ ଜଣାଯାଏ ନାହିଁ।
mail-nature-ours = 🤖 ଏହା ହେଲ୍ପଡେସ୍କର ନିଜ ଠିକଣାରୁ ଆସିଛି।
mail-proof-passed = ✅ ପଠାଇଥିବା ଲୋକ ପ୍ରକୃତ, ଆମ ମେଲ ସର୍ଭର କହୁଛି ({ $said })।
mail-proof-failed = ⛔ <b>ପଠାଇଥିବା ଲୋକ ସମ୍ଭବତଃ ଜାଲ</b>, ଆମ ମେଲ ସର୍ଭର କହୁଛି ({ $said })।
mail-proof-unknown = ❔ କିଏ ପଠାଇଛି ତାହା ପ୍ରମାଣିତ ନୁହେଁ ({ $said })।
mail-odd-name = ⚠️ ପଠାଇଥିବା ଲୋକଙ୍କ ନାମ କିମ୍ବା ଠିକଣାରେ ଅନ୍ୟ ଅକ୍ଷର ପରି ଦେଖାଯାଉଥିବା ଅକ୍ଷର ଅଛି: ଦୁଇଥର ପଢ଼ନ୍ତୁ।
mail-known = 👤 ଜଣା କଲର: { $who }
mail-said-to-be = 👤 ଠିକଣାଟି ଜଣେ ଜଣା କଲରଙ୍କର: { $who }
mail-read = 🔎 { $what }
mail-guess = ଏହା ସମ୍ଭବତଃ <b>{ $id }</b> ବିଷୟରେ।
mail-their-tickets = ଏହି କଲରଙ୍କ ଖୋଲା ଟିକେଟ: { $ids }
mail-similar = ସମାନ: { $ids }
mail-taken = ✋ ନେଇଛନ୍ତି: { $who }, { $when }
mail-more-wait = ଆଉ { $count }ଟି ମେଲ ଅପେକ୍ଷାରେ।
mail-why-not = <b>ଏହା ଏହି ହେଲ୍ପଡେସ୍କ ପାଇଁ କାହିଁକି ନୁହେଁ?</b> ଆପଣ ନ ଲେଖିଲେ ପଠାଇଥିବା ଲୋକଙ୍କୁ କିଛି ଯାଏ ନାହିଁ।
mail-blanked = ✉️ ଏଠାରେ ଗୋଟିଏ ମେଲ ଥିଲା; ତାହାର ଲେଖା ଲିଭାଯାଇଛି।
mail-end-opened = ✅ { $id }, { $who } ଖୋଲିଲେ, { $when }
mail-end-opened-itself = ✅ { $id }, ହେଲ୍ପଡେସ୍କ ନିଜେ ଖୋଲିଛି, { $when }
mail-end-added = 📎 { $id } ରେ ଯୋଡ଼ାଗଲା, { $when }
mail-end-answered = ✍️ { $who } ଉତ୍ତର ଦେଲେ, { $when }
mail-end-refused = 🚫 ଆମ ପାଇଁ ନୁହେଁ, { $who }, { $when }: { $why }
mail-end-junk = 🗑 ଅଦରକାରୀ, { $who }, { $when }
mail-end-noted = 🤖 ଟିପାଗଲା, { $when }
mail-end-double = 🤖 ସେହି ମେଲ ପୁଣି, { $when }
mail-reason-other-office = ଅନ୍ୟ କାର୍ଯ୍ୟାଳୟର କାମ
mail-reason-not-muktasoft = MUKTASoft ବିଷୟରେ ନୁହେଁ
mail-reason-nothing-asked = କିଛି ପଚରାଯାଇ ନାହିଁ
mail-reason-known-already = ଆଗରୁ ଜଣା
mail-reason-words = ପଠାଇଥିବା ଲୋକଙ୍କୁ କାରଣ ଲେଖାଗଲା
button-mail-open = 📝 ଖୋଲନ୍ତୁ
button-mail-answer = ✍️ ଉତ୍ତର ଦିଅନ୍ତୁ
button-mail-refuse = 🚫 ଆମ ପାଇଁ ନୁହେଁ
button-mail-junk = 🗑 ଅଦରକାରୀ
button-mail-back = ↩️ ଫେରାଇ ରଖନ୍ତୁ
button-mail-no-junk = ↩️ ଅଦରକାରୀ ନୁହେଁ
button-mail-add-other = 📎 ଗୋଟିଏ ଟିକେଟରେ ଯୋଡ଼ନ୍ତୁ
button-mail-write-why = ✍️ କାରଣ ଲେଖନ୍ତୁ
button-ask-caller = ✉️ କଲରଙ୍କୁ ପଚାରନ୍ତୁ
mail-opening = ଫର୍ମଟି ମେଲରୁ ପୂରଣ ହୋଇଛି: ଯାଞ୍ଚ କରନ୍ତୁ।
mail-opening-private = ଫର୍ମଟି ମୋ ସହ ଆପଣଙ୍କ ପ୍ରାଇଭେଟ ଚାଟରେ ଅଛି।
mail-write-private = ମୋ ସହ ଆପଣଙ୍କ ପ୍ରାଇଭେଟ ଚାଟରେ ଲେଖନ୍ତୁ।
mail-refused = ଏହା ଅଲଗା ରଖାଗଲା।
mail-junked = ଏହାକୁ ଅଦରକାରୀ ଧରାଗଲା।
mail-waits-again = ଏହା ପୁଣି ସମସ୍ତଙ୍କ ପାଇଁ ଅପେକ୍ଷାରେ।
mail-answered = ଉତ୍ତର ଯାଉଛି।
mail-add-which = ଏହା ଟିକେଟ ଆଇଡି ନୁହେଁ। କେବଳ ଆଇଡି ପଠାନ୍ତୁ, କିମ୍ବା /cancel।
ask-mail-answer = ✍️ ମେଲର ଉତ୍ତର ଲେଖନ୍ତୁ; ଆପଣ ଯେମିତି ଲେଖିବେ ସେମିତି ପଠାଇଥିବା ଲୋକଙ୍କୁ ଯିବ, ହେଲ୍ପଡେସ୍କର ଦସ୍ତଖତ ସହ। କିମ୍ବା /cancel।
ask-mail-refuse = ✍️ ଏହା ଏହି ହେଲ୍ପଡେସ୍କ ପାଇଁ କାହିଁକି ନୁହେଁ, ପଠାଇଥିବା ଲୋକଙ୍କୁ ଲେଖନ୍ତୁ। କିମ୍ବା /cancel।
ask-mail-add = ଏହି ମେଲ କେଉଁ ଟିକେଟର? ତାହାର ଆଇଡି ପଠାନ୍ତୁ। କିମ୍ବା /cancel।
mail-is-taken = ଏହି ମେଲ ନେଇଛନ୍ତି: { $who }, { $when }
mail-is-over = ଏହି ମେଲ ଉପରେ ଆଗରୁ କାମ ହୋଇସାରିଛି{ $who ->
    [0] ।
   *[other] : { $who } ଆଗ ଥିଲେ।
  }
mail-is-gone = ଏହି ମେଲ ଆଉ ନାହିଁ।
not-allowed-mail = ମେଲ ହେଲ୍ପଡେସ୍କର: ଏହା କେବଳ ଅପରେଟର କରିପାରିବେ।
not-allowed-ask-caller = ଟିକେଟ ଖୋଲା ଥିବା ପର୍ଯ୍ୟନ୍ତ କଲରଙ୍କୁ କେବଳ ହେଲ୍ପଡେସ୍କ ଲେଖେ।
not-now-ask-caller = ଟିକେଟ ସରିଛି: ଆଉ କିଛି ପଚରାଯାଏ ନାହିଁ।
write-to-caller = କଲରଙ୍କ ପାଇଁ ପ୍ରଶ୍ନ ଲେଖନ୍ତୁ; ତାହା ମେଲରେ ଯିବ।
prompt-ask-caller = { $mention }, { $id } ର କଲରଙ୍କୁ କ'ଣ ପଚାରିବେ? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ: ଆପଣଙ୍କ କଥା ତାଙ୍କୁ ମେଲରେ ଯିବ।
prompt-ask-caller-private = <b>{ $id }</b> ର କଲରଙ୍କୁ କ'ଣ ପଚାରିବେ? ଆପଣଙ୍କ କଥା ତାଙ୍କୁ ମେଲରେ ଯିବ।
done-ask-caller = { $id }: ଆପଣଙ୍କ ପ୍ରଶ୍ନ କଲରଙ୍କୁ ଯାଉଛି। ତାଙ୍କ ଉତ୍ତର ଏଠାକୁ ଆସିବ।
caller-by-mail = କଲର, ମେଲରେ
button-my-mail = ✉️ ମୋ ଇ-ମେଲ ଠିକଣା
button-my-mail-off = ✉️ { $address } ଭୁଲିଯାଅ
ask-my-mail = ✉️ ଆପଣ କେଉଁ ଇ-ମେଲ ଠିକଣାରୁ ଲେଖନ୍ତି? ଏଠାରେ ପଠାନ୍ତୁ; ସେଠାକୁ ଗୋଟିଏ କୋଡ ଯିବ। ତା'ପରେ ସେଠାରୁ ଆସୁଥିବା ଯେଉଁ ମେଲର ବିଷୟରେ ଟିକେଟ ନମ୍ବର ଥିବ, ଯେପରି <code>[MUK-1042]</code>, ତାହା ସେହି ଟିକେଟରେ ଆପଣଙ୍କ ମନ୍ତବ୍ୟ ହେବ। କିମ୍ବା /cancel।
ask-my-mail-code = 🔢 ଗୋଟିଏ କୋଡ ସେଠାକୁ ଯାଉଛି। 30 ମିନିଟ ଭିତରେ ଏଠାରେ ପଠାନ୍ତୁ। କିମ୍ବା /cancel।
my-mail-off = ଠିକଣା ଭୁଲିଦିଆଗଲା।
my-mail-no-address = ଏହା ଇ-ମେଲ ଠିକଣା ନୁହେଁ। କେବଳ ଠିକଣା ପଠାନ୍ତୁ, କିମ୍ବା /cancel।
my-mail-too-soon = ଏବେ ଏବେ ଗୋଟିଏ କୋଡ ପଠାଯାଇଛି। ଦୁଇ ମିନିଟ ପରେ ଠିକଣା ପୁଣି ପଠାନ୍ତୁ।
my-mail-known = ✅ { $address } ରୁ ଆସୁଥିବା ଯେଉଁ ମେଲରେ ଆପଣଙ୍କ ସହରର ଟିକେଟ ନମ୍ବର ଥିବ, ତାହା ଏବେଠାରୁ ଆପଣଙ୍କର।
my-mail-wrong = ଏହା ସେହି କୋଡ ନୁହେଁ। ଆଉ ଚେଷ୍ଟା ବାକି: { $left }।
my-mail-over = ସେହି କୋଡ ଆଉ କାମ କରେ ନାହିଁ। ଠିକଣା ପୁଣି ଦିଅନ୍ତୁ: /mine।
mails-wait = ⏰ <b>{ $count }ଟି ମେଲ ଅପେକ୍ଷାରେ</b>, ସବୁଠାରୁ ପୁରୁଣା: { $since }
mails-before = ✉️ ମେଲବକ୍ସର ଫୋଲ୍ଡର { $folder } ରେ ଆରମ୍ଭର { $days } ଦିନରୁ ଅଧିକ ପୂର୍ବର { $count }ଟି ମେଲ ଥିଲା। ସେଗୁଡ଼ିକ ସେଠାରେ ରହିବ, ମୁଁ ପଢ଼ିବି ନାହିଁ। ସେଗୁଡ଼ିକ ମଧ୍ୟ ଦରକାର ହେଲେ ପ୍ରଥମ ଆରମ୍ଭ ପୂର୍ବରୁ <code>mail.imap.days_before</code> ଦିଅନ୍ତୁ।
alarm-mails-dateless = ⚠️ ଅପେକ୍ଷାରେ ଥିବା ଯେଉଁ ମେଲଗୁଡ଼ିକର ପରବର୍ତ୍ତୀ ତାରିଖ ନାହିଁ: { $count }। ଦୟାକରି ଏହା ଜଣାନ୍ତୁ।
alarm-mail-refused = ✉️ { $section }: { $host } ଆମକୁ ଭିତରକୁ ନେଉନାହିଁ: { $why }। କିଛି ହଜିନାହିଁ: ଆସୁଥିବା ମେଲ ସେଠାରେ, ପଠାଇବାକୁ ଥିବା ମେଲ ଏଠାରେ ଅପେକ୍ଷା କରୁଛି। { $way ->
    [token] ଅନୁମତି ପୁଣି ଦିଅନ୍ତୁ, ଏବଂ ନୂଆ ରିଫ୍ରେଶ ଟୋକେନକୁ { $section } ରେ ଯେଉଁଠି ଅଛି ସେଠାରେ ରଖନ୍ତୁ: ଫାଇଲ ସାଙ୍ଗେ ସାଙ୍ଗେ ପଢ଼ାଯାଏ, କନଫିଗର ମୂଲ୍ୟ ପର ଆରମ୍ଭରେ।
   *[password] { $section } ଦେଖନ୍ତୁ: ୟୁଜର, ପାସୱାର୍ଡ, ଫୋଲ୍ଡର। ପାସୱାର୍ଡ ଫାଇଲ ସାଙ୍ଗେ ସାଙ୍ଗେ ପଢ଼ାଯାଏ, କନଫିଗର ମୂଲ୍ୟ ପର ଆରମ୍ଭରେ।
  }
alarm-mail-away = ✉️ { $section }: { $host } ଅଧ ଘଣ୍ଟା ହେଲା ମିଳୁନାହିଁ: { $why }। କିଛି ହଜିନାହିଁ; ବାରମ୍ବାର ଚେଷ୍ଟା ହେଉଛି।
alarm-mail-back = ✉️ { $section }: { $host } ପୁଣି ଭିତରକୁ ନେଉଛି; ଯାହା ଅପେକ୍ଷାରେ ଥିଲା ତାହା ଆଗକୁ ଯାଉଛି।
letter-bounced = 📪 କଲରଙ୍କୁ ଆମ ମେଲ <b>ମିଳିଲା ନାହିଁ</b>: { $why }
letter-refused = 📪 ଆମ ମେଲ ସର୍ଭର କଲରଙ୍କ ମେଲ ନେଉନାହିଁ: { $why }

# କଲର ଯାହା ପଢ଼ନ୍ତି
letter-hello = { $name },
letter-hello-nobody = ନମସ୍କାର,
letter-ack = ଆପଣଙ୍କ ମେଲ ଆମକୁ ମିଳିଛି। ଏବେ ଏହା ଟିକେଟ { $id }।
letter-ack-more = କିଛି ଯୋଡ଼ିବାକୁ ଚାହିଁଲେ ଏହି ମେଲର ଉତ୍ତର ଦିଅନ୍ତୁ।
letter-asked = ଆପଣଙ୍କ ଟିକେଟ { $id } ବିଷୟରେ ଆମେ ଏହା ଜାଣିବାକୁ ଚାହୁଁ:
letter-asked-more = ଦୟାକରି ଏହି ମେଲର ଉତ୍ତର ଦିଅନ୍ତୁ।
letter-solved = ଆମକୁ କୁହାଯାଇଛି ଯେ ଆପଣଙ୍କ ଟିକେଟ { $id } ସମାଧାନ ହୋଇଛି।
letter-solved-more = ଏହା ଠିକ କି? ଦୟାକରି ଏହି ମେଲର ଉତ୍ତର ଗୋଟିଏ ଶବ୍ଦରେ ଦିଅନ୍ତୁ: ସମାଧାନ ହୋଇଥିଲେ ହଁ, ନ ହୋଇଥିଲେ ନା। "ନା" ହେଲେ ଆମେ ସାଙ୍ଗେ ସାଙ୍ଗେ ଆଗକୁ କାମ କରିବୁ।
letter-refusal = ଆପଣଙ୍କ ମେଲ ବିଷୟରେ:
letter-answer = ଆପଣଙ୍କ ମେଲ ବିଷୟରେ:
letter-no-subject = ହେଲ୍ପଡେସ୍କକୁ ଆପଣଙ୍କ ମେଲ
letter-code = କେହି ଏହି ଠିକଣାକୁ ନିଜର ବୋଲି ହେଲ୍ପଡେସ୍କକୁ ଦେଇଛନ୍ତି। ଯଦି ଆପଣ ଦେଇଛନ୍ତି, ଏହା ସେହି କୋଡ:
letter-code-more = ବଟ ସହ ଚାଟରେ 30 ମିନିଟ ଭିତରେ ଏହା ପଠାନ୍ତୁ। ଯଦି ଆପଣ ଦେଇନାହାନ୍ତି, କିଛି କରନ୍ତୁ ନାହିଁ।
letter-code-subject = ହେଲ୍ପଡେସ୍କ ପାଇଁ କୋଡ

# What admins read when Telegram is out of reach
silence-subject = { $desk }: Telegram ମିଳୁନାହିଁ
silence = { $minutes } ମିନିଟ ହେଲା Telegram ମିଳୁନାହିଁ। ଲୋକଙ୍କ ମେସେଜ Telegram ରେ ଅପେକ୍ଷା କରିଛି, ଏବଂ ହେଲ୍ପଡେସ୍କ ଯାହା ପଠାଇବାର ଥିଲା ସବୁ ରଖାଯାଇଛି: Telegram ଫେରିଲେ ତାହା ଯିବ।
silence-more = ଦୟାକରି ସର୍ଭରର ନେଟୱର୍କ ଓ @BotFather ଦେଖନ୍ତୁ। ଏହା ଥିବା ଯାଏ ଆଉ କୌଣସି ମେଲ ଆସିବ ନାହିଁ।

# What is checked
check-mailbox = ମେଲବକ୍ସ: { $host } ଭିତରକୁ ନେଉଛି, ଫୋଲ୍ଡର { $folder }
check-mailbox-away = ମେଲବକ୍ସ { $folder }, { $host }: { $why }। mail.imap ଦେଖନ୍ତୁ।
check-letters = ମେଲ ବାହାର: { $host } ଭିତରକୁ ନେଉଛି
check-letters-away = ମେଲ ବାହାର: { $host } ଭିତରକୁ ନେଉନାହିଁ: { $why }। mail.smtp ଦେଖନ୍ତୁ।
check-mail-refused = { $section }: { $host } ଆମକୁ ଭିତରକୁ ନେଉନାହିଁ: { $why }। { $way ->
    [token] ଅନୁମତି ପୁଣି ଦିଅନ୍ତୁ, ଏବଂ ନୂଆ ରିଫ୍ରେଶ ଟୋକେନକୁ { $section } ରେ ଯେଉଁଠି ଅଛି ସେଠାରେ ରଖନ୍ତୁ: ଫାଇଲ ସାଙ୍ଗେ ସାଙ୍ଗେ ପଢ଼ାଯାଏ, କନଫିଗର ମୂଲ୍ୟ ପର ଆରମ୍ଭରେ।
   *[password] { $section } ଦେଖନ୍ତୁ: ୟୁଜର, ପାସୱାର୍ଡ, ଫୋଲ୍ଡର। ପାସୱାର୍ଡ ଫାଇଲ ସାଙ୍ଗେ ସାଙ୍ଗେ ପଢ଼ାଯାଏ, କନଫିଗର ମୂଲ୍ୟ ପର ଆରମ୍ଭରେ।
  }
check-mail-authority = ମେଲ: mail.desk ରେ ଯାଞ୍ଚ କରୁଥିବା ସର୍ଭରର ନାମ ନାହିଁ, ତେଣୁ କୌଣସି ପଠାଇଥିବା ଲୋକଙ୍କୁ ବିଶ୍ୱାସ କରାଯାଏ ନାହିଁ; ଆମ ମେଲର ଉତ୍ତର ତଥାପି କାମ କରେ
check-mail-missing = mail.imap ଦିଆଯାଇଛି, କିନ୍ତୁ ମେଲ ପଢ଼ିବା ପ୍ରୋଗ୍ରାମ ନାହିଁ: { $how }
doctor-mails = ଅପେକ୍ଷାରେ ମେଲ: { $count }; ଶେଷଟି ଆସିଲା: { $since }
doctor-no-mail = ଏପର୍ଯ୍ୟନ୍ତ କୌଣସି ମେଲ ଆସିନାହିଁ
summary-mails = ✉️ ମେଲ: { $came }। ଟିକେଟ ହେଲା: { $opened }, ଟିକେଟରେ ଯୋଡ଼ାଗଲା: { $added }, ଉତ୍ତର ଦିଆଗଲା: { $answered }, ଏବେ ବି ଅପେକ୍ଷାରେ: { $waiting }
