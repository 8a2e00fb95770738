# What /doctor says

doctor-looks = ସବୁ ଯାଞ୍ଚ ହେଉଛି; ଫଳ ଆସୁଛି।
doctor-green = <b>ସବୁ ଠିକ ଅଛି।</b>
doctor-red = <b>{ $count }ଟି ଜିନିଷ ଠିକ କରିବା ଦରକାର:</b>
doctor-database = ଡାଟାବେସ: ଉତ୍ତର ଦେଉଛି
doctor-outbox = ମେସେଜ: { $count }ଟି ଅପେକ୍ଷାରେ, ସବୁଠାରୁ ପୁରୁଣା { $seconds } ସେକେଣ୍ଡ
doctor-outbox-old = ମେସେଜ: { $count }ଟି ଅପେକ୍ଷାରେ, ସବୁଠାରୁ ପୁରୁଣା { $seconds } ସେକେଣ୍ଡ। ଏମିତି ରହିଲେ ତଳେ ଚାଟ ବିଷୟରେ ଥିବା ଧାଡ଼ି ଦେଖନ୍ତୁ
doctor-given-up = ଗତ 24 ଘଣ୍ଟାରେ: { $messages }ଟି ମେସେଜ ଦେଖାଯାଇପାରିଲା ନାହିଁ, ଲୋକଙ୍କ { $updates }ଟି ମେସେଜ କିମ୍ବା ବଟନ ଦବାଇବା ଉପରେ କାମ ହୋଇପାରିଲା ନାହିଁ। ଲଗରେ { $numbers } ଖୋଜି ଯାହା ଲେଖା ଅଛି ଜଣାନ୍ତୁ
doctor-nothing-given-up = ଗତ 24 ଘଣ୍ଟାରେ: କିଛି ଛାଡ଼ି ଦିଆଯାଇନାହିଁ
doctor-left-out = ଆରମ୍ଭରୁ ମେସେଜରୁ ବାଦ ଗଲା, କାରଣ ଖୋଜି ହେଲା ନାହିଁ: { $what }। ଲଗରେ ଏହି ନାମ ଖୋଜି ଯାହା ଲେଖା ଅଛି ଜଣାନ୍ତୁ
doctor-trouble = ଚାଟ { $chat }: { $since }ରୁ କିଛି ଯାଉନାହିଁ: { $words } ({ $why })। { $count ->
    [0] ବାରମ୍ବାର ଚେଷ୍ଟା ହେଉଛି
   *[other] ଅପେକ୍ଷାରେ: { $held }
    }
doctor-person-away = { $chat } ବଟକୁ ବ୍ଲକ କରିଛନ୍ତି କିମ୍ବା କେବେ ଆରମ୍ଭ କରିନାହାନ୍ତି; ତାଙ୍କର ଯାହା ବାକି, { $since }ରୁ ଅପେକ୍ଷାରେ ଅଛି ଓ ସେ ବଟକୁ ଲେଖିଲେ ଆସିବ
doctor-owed = { $destination ->
    [jira] JIRA
   *[other] { $destination }
}: { $count }ଟି ପଠାଇବାକୁ ଅପେକ୍ଷାରେ, ସବୁଠାରୁ ପୁରୁଣା { $minutes } ମିନିଟ
doctor-engine = ଇଞ୍ଜିନ: ଚାଲିଛି (<code>{ $ticks }</code>)
doctor-engine-off = ଇଞ୍ଜିନ: ବନ୍ଦ ଅଛି। ବଟକୁ ପୁଣି ଚାଲୁ କରନ୍ତୁ
doctor-clock = ଘଣ୍ଟା: { $now }
doctor-clock-set = ଘଣ୍ଟା: HELPDESK_CLOCK ଦ୍ୱାରା { $now }ରେ ରଖାଯାଇଛି। ତାହା ବିନା ପୁଣି ଚାଲୁ କରନ୍ତୁ
doctor-fonts = ଚାର୍ଟ: ଓଡ଼ିଆ ଓ ହିନ୍ଦୀର ଫଣ୍ଟ ଅଛି
doctor-no-font = ଚାର୍ଟ: { $letters ->
    [or] ଓଡ଼ିଆର
   *[hi] ହିନ୍ଦୀର
    } ଫଣ୍ଟ ନାହିଁ, ତେଣୁ ଇଂରାଜୀରେ ଅଙ୍କା ହୁଏ। ବଟର ମେସିନରେ <code>fonts-noto-core</code> ବା <code>fonts-lohit</code> ଇନଷ୍ଟଲ କରନ୍ତୁ
doctor-pin = ଚାଟ { $chat }: ବଟ ପିନ କରିପାରିବ
doctor-no-pin = ଚାଟ { $chat }: ବଟ ପିନ କରିପାରିବ ନାହିଁ, ତେଣୁ ବୋର୍ଡ ନାହିଁ। ଗ୍ରୁପ ଖୋଲନ୍ତୁ, ତାହାର ନାମ ଦବାନ୍ତୁ, Administrators ରେ ବଟକୁ "Pin messages" ସହ ଯୋଡ଼ନ୍ତୁ
doctor-members-hidden = ଚାଟ { $chat }: କିଏ ଏବେ ବି ଏଥିରେ ଅଛନ୍ତି ତାହା Telegram କେବଳ ଆଡମିନଙ୍କୁ ନିଶ୍ଚିତ କହେ, ଏବଂ ଯିଏ ଏଥିରେ ଅଛନ୍ତି ସେ କଲରଙ୍କ ନମ୍ବର ଦେଖନ୍ତି। ଗ୍ରୁପ ଖୋଲନ୍ତୁ, ତାହାର ନାମ ଦବାନ୍ତୁ, Administrators ରେ ବଟକୁ ଯୋଡ଼ନ୍ତୁ
doctor-topics = ଚାଟ { $chat }: ବଟ ଟପିକ ଚଳାଇପାରିବ
doctor-no-topics = ଚାଟ { $chat }: ବଟ ଟପିକ ଚଳାଇପାରିବ ନାହିଁ। ଗ୍ରୁପ ଖୋଲନ୍ତୁ, ତାହାର ନାମ ଦବାନ୍ତୁ, Administrators ରେ ବଟକୁ "Manage topics" ଅଧିକାର ଦିଅନ୍ତୁ
doctor-slow = ଚାଟ { $chat }: ସ୍ଲୋ ମୋଡ ({ $seconds } ସେକେଣ୍ଡ) ଯୋଗୁଁ ବଟର କାର୍ଡ ଅଟକୁଛି। ବଟକୁ ଆଡମିନ କରନ୍ତୁ, କିମ୍ବା ସ୍ଲୋ ମୋଡ ବନ୍ଦ କରନ୍ତୁ
doctor-last-post = ଚାଟ { $chat }: ଶେଷ ମେସେଜ { $minutes ->
    [0] ଏବେ ଏବେ
   *[other] { $minutes } ମିନିଟ ତଳେ
    }
doctor-check-config-warning = ସେଟିଂ: { $warning }
doctor-heartbeat = ବାହାରର ମନିଟର ବଟର ଖବର ଶେଷଥର { $heard }ରେ ପାଇଥିଲା
doctor-heartbeat-never = ବାହାରର ମନିଟର ବଟର କୌଣସି ଖବର ଏପର୍ଯ୍ୟନ୍ତ ପାଇନାହିଁ: ଏଠାରେ ସବୁ ଠିକ୍ ଅଛି କି ଦେଖନ୍ତୁ, ଏବଂ health.heartbeat_url ଦେଖନ୍ତୁ
