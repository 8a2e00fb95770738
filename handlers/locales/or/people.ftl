# People: links, requests, roles

role-operator = ଅପରେଟର
role-member = ଟିମ ସଦସ୍ୟ
role-spoc = ସହରର SPOC
role-manager = ମ୍ୟାନେଜର
role-admin = ଆଡମିନ
button-access = 🙋 ଅନୁମତି ମାଗନ୍ତୁ
button-refuse = 🚫 ମନା କରନ୍ତୁ
button-invite = ✉️ ଡାକନ୍ତୁ
button-search = 🔍 ଖୋଜନ୍ତୁ
button-links = 🔗 ଖୋଲା ନିମନ୍ତ୍ରଣ ({ $count })
button-drop = ✖️ { $role }
button-add-role = ➕ ଭୂମିକା ଦିଅନ୍ତୁ
button-language = 🌐 ଭାଷା
button-let-go = 🚪 ତାଲିକାରୁ ହଟାନ୍ତୁ
button-let-go-yes = 🚪 ହଁ, ହଟାନ୍ତୁ
button-whole-desk = ପୂରା ହେଲ୍ପଡେସ୍କର
button-done-towns = ✅ ହୋଇଗଲା ({ $count })
button-revoke = ✖️ ବାତିଲ { $number }
button-share = ↗️ କାହାକୁ ପଠାନ୍ତୁ

access-asked = ଆଡମିନଙ୍କୁ ପଚରାଗଲା। ସେମାନଙ୍କ ନିଷ୍ପତ୍ତି ଏଠାରେ ଜଣାଇ ଦିଆଯିବ।
access-asked-already = ଆପଣ ଆଗରୁ ପଚାରିଛନ୍ତି। ଆଡମିନ ଉତ୍ତର ଦେବେ; ନଦେଲେ କାଲି ପୁଣି ପଚାରନ୍ତୁ।
access-in-already = ଆପଣ ଆଗରୁ ତାଲିକାରେ ଅଛନ୍ତି। /start ପଠାନ୍ତୁ।
access-no-admin = ଏହି ହେଲ୍ପଡେସ୍କର ଏପର୍ଯ୍ୟନ୍ତ ଆଡମିନ ନାହାନ୍ତି। ଯିଏ ଏହାକୁ ଚାଲୁ କରିଛନ୍ତି, ତାଙ୍କୁ ସେଠାରେ ଲିଙ୍କ ମିଳିବ।
access-request = 🙋 <b>{ $name }</b> { $username } ଅନୁମତି ମାଗିଛନ୍ତି ({ $when })।
    ସେ କିଏ? ଭୂମିକା ବାଛନ୍ତୁ, କିମ୍ବା ମନା କରନ୍ତୁ।
access-let-go = ⚠️ ଏମାନେ ଆଗରୁ ଏଠାରେ ଥିଲେ: ଏମାନଙ୍କ ଅଧିକାର ଶେଷ ହେଲା: { $when }।
access-was-given = ✅ { $who } ତାଲିକାରେ ନେଇଛନ୍ତି: { $roles }
access-was-refused = 🚫 { $who } ମନା କରିଛନ୍ତି।
access-refused = ଆଡମିନ ଆପଣଙ୍କୁ ତାଲିକାରେ ନେଇନାହାନ୍ତି। ଯଦି ଏହା ଭୁଲ, ହେଲ୍ପଡେସ୍କକୁ ଫୋନ କରନ୍ତୁ।
refused-toast = ମନା କରାଗଲା।
appointed = ଆପଣ ଏବେ ତାଲିକାରେ ଅଛନ୍ତି: <b>{ $role ->
    [operator] ଅପରେଟର
    [member] ଟିମ ସଦସ୍ୟ
    [spoc] SPOC
    [manager] ମ୍ୟାନେଜର
   *[admin] ଆଡମିନ
    }</b>। ଆରମ୍ଭ କରିବାକୁ /start ପଠାନ୍ତୁ।
appointed-team = ଆପଣ ଏବେ ତାଲିକାରେ ଅଛନ୍ତି: <b>{ $role ->
    [operator] ଅପରେଟର
    [member] ଟିମ ସଦସ୍ୟ
    [spoc] SPOC
    [manager] ମ୍ୟାନେଜର
   *[admin] ଆଡମିନ
    }</b> ({ $team })। ଆରମ୍ଭ କରିବାକୁ /start ପଠାନ୍ତୁ।
dismissed = ଆପଣଙ୍କର ଗୋଟିଏ ଭୂମିକା ନିଆଗଲା: <b>{ $role ->
    [operator] ଅପରେଟର
    [member] ଟିମ ସଦସ୍ୟ
    [spoc] SPOC
    [manager] ମ୍ୟାନେଜର
   *[admin] ଆଡମିନ
    }</b>। ଏବେ କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
dismissed-team = ଆପଣଙ୍କର ଗୋଟିଏ ଭୂମିକା ନିଆଗଲା: <b>{ $role ->
    [operator] ଅପରେଟର
    [member] ଟିମ ସଦସ୍ୟ
    [spoc] SPOC
    [manager] ମ୍ୟାନେଜର
   *[admin] ଆଡମିନ
    }</b> ({ $team })। ଏବେ କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
let-go = ଆପଣ ଆଉ ଏହି ହେଲ୍ପଡେସ୍କର ତାଲିକାରେ ନାହାନ୍ତି। ଆପଣଙ୍କ କାମ ପାଇଁ ଧନ୍ୟବାଦ।
you-left-the-group = ଆପଣ { $team } ଟିମର ଗ୍ରୁପ ଛାଡ଼ିଛନ୍ତି, ତେଣୁ ଏଠାରେ ଆଉ ସେହି ଟିମର ସଦସ୍ୟ ନୁହନ୍ତି। ଏବେ କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
ask-in-the-group = ଆପଣ ଏବେ ବି ଟିମର ଗ୍ରୁପରେ ଅଛନ୍ତି କି ନାହିଁ Telegram କହୁନାହିଁ। ଗ୍ରୁପରେ କାର୍ଡ ତଳେ ସେହି ବଟନ ଆଉ ଥରେ ଦବାନ୍ତୁ।
group-of-yours-unlinked = { $team } ଟିମର ଗ୍ରୁପ ଆଉ ଏହି ହେଲ୍ପଡେସ୍କ ସହ ଯୋଡ଼ା ନାହିଁ, ତେଣୁ ଆପଣ ଏଠାରେ ଆଉ ସେହି ଟିମର ସଦସ୍ୟ ନୁହନ୍ତି। ଏବେ କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
team-of-yours-listed = ଏବେ କେବଳ ଆଡମିନ ଭୂମିକା ଦେଇଥିବା ଲୋକ { $team } ଟିମର ସଦସ୍ୟ, ତେଣୁ ଆପଣ ଏଠାରେ ଆଉ ସେହି ଟିମର ସଦସ୍ୟ ନୁହନ୍ତି। ଆପଣ ରହିବା କଥା ହେଲେ ଆଡମିନଙ୍କୁ କୁହନ୍ତୁ। ଏବେ କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
roles-ended = ଏହି ହେଲ୍ପଡେସ୍କରେ ଆପଣଙ୍କର କିଛି ଭୂମିକା ଶେଷ ହୋଇଛି। ଏବେ କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
appointed-toast = { $name }ଙ୍କୁ ଭୂମିକା ଦିଆଗଲା।
dropped-toast = { $name }ଙ୍କ ଭୂମିକା ନିଆଗଲା।
let-go-toast = { $name }ଙ୍କୁ ତାଲିକାରୁ ହଟାଗଲା। { $count ->
    [0] କୌଣସି ଟିକେଟ ନଥିଲା।
   *[other] { $count }ଟି ଟିକେଟ ଟିମକୁ ଫେରିଲା।
    }
claim-freed = { $id } ପୁଣି ଖାଲି: ଯାହାଙ୍କ ପାଖରେ ଥିଲା, { $name }, ସେ ଆଉ ଟିମରେ ନାହାନ୍ତି। କିଏ ନେବେ?
left-the-group = { $name } { $team } ଟିମର ଗ୍ରୁପ ଛାଡ଼ିଛନ୍ତି ଓ ଆଉ ସଦସ୍ୟ ନୁହନ୍ତି। { $count ->
    [0] କୌଣସି ଟିକେଟ ନଥିଲା।
   *[other] { $count }ଟି ଟିକେଟ ଟିମକୁ ଫେରିଲା।
    }

invitation = ✉️ <b>ଆପଣଙ୍କୁ ଡକାଯାଇଛି: { $desk }</b>, ଭୂମିକା: { $role }।
    ଏହି ଲିଙ୍କ ଖୋଲନ୍ତୁ: { $url }
    ଏହା { $until } ପର୍ଯ୍ୟନ୍ତ ଥରେ କାମ କରିବ।
invitation-shared = ଆପଣଙ୍କୁ ଡକାଯାଇଛି: { $desk }, ଭୂମିକା: { $role }। ଲିଙ୍କ { $until } ପର୍ଯ୍ୟନ୍ତ ଥରେ କାମ କରିବ।
invitation-taken = { $name } ଆପଣଙ୍କ ନିମନ୍ତ୍ରଣ ଗ୍ରହଣ କରିଛନ୍ତି: { $role ->
    [operator] ଅପରେଟର
    [member] ଟିମ ସଦସ୍ୟ
    [spoc] SPOC
    [manager] ମ୍ୟାନେଜର
   *[admin] ଆଡମିନ
    }।
link-made = ନିମନ୍ତ୍ରଣ ତଳେ ଅଛି: ତାହାକୁ ଆଗକୁ ପଠାନ୍ତୁ।
link-revoked = ଲିଙ୍କ ଆଉ କାମ କରିବ ନାହିଁ।
link-used = ଏହି ନିମନ୍ତ୍ରଣ ଅନ୍ୟ ଜଣେ ବ୍ୟବହାର କରିସାରିଛନ୍ତି। ନୂଆ ମାଗନ୍ତୁ।
link-expired = ଏହି ନିମନ୍ତ୍ରଣ ବହୁତ ପୁରୁଣା। ନୂଆ ମାଗନ୍ତୁ।
link-revoked-already = ଏହି ନିମନ୍ତ୍ରଣ ଫେରାଇ ନିଆଯାଇଛି। ନୂଆ ମାଗନ୍ତୁ।
link-asked-back = ଆପଣ ଏହି ହେଲ୍ପଡେସ୍କରେ ଆଗରୁ ଥିଲେ, ତେଣୁ ଆଡମିନଙ୍କୁ ପଚରାଗଲା। ସେମାନେ ଠିକ କଲେ ବଟ ଆପଣଙ୍କୁ ଲେଖିବ।
link-yours = ଆପଣ ଏହି ଲିଙ୍କ ଆଗରୁ ବ୍ୟବହାର କରିଛନ୍ତି। କ'ଣ କରିପାରିବେ ଦେଖିବାକୁ /start ପଠାନ୍ତୁ।
welcome-admin = { $name }, ଆପଣ ଏବେ ଆଡମିନ: { $desk }। ସବୁ ସେଟିଂ /admin ରେ ଅଛି:
welcome-operator = ସ୍ୱାଗତ, { $name }। ଆପଣ ଏବେ ଅପରେଟର: { $desk }।
welcome-member = ସ୍ୱାଗତ, { $name }। ଆପଣ ଏବେ ଟିମ ସଦସ୍ୟ: { $desk }।
welcome-spoc = ସ୍ୱାଗତ, { $name }। ଆପଣ ଏବେ SPOC: { $desk }।
welcome-manager = ସ୍ୱାଗତ, { $name }। ଆପଣ ଏବେ ମ୍ୟାନେଜର: { $desk }।

people-title = <b>ଲୋକ</b> ({ $count })
people-found = <b>"{ $words }" ନାମର ଲୋକ</b> ({ $count })
person-title = <b>{ $name }</b> { $username }
person-role = • { $role }
person-role-group = • { $role } (ଟିମର ଗ୍ରୁପରୁ)
person-role-file = 🔒 { $role } (ଫାଇଲରୁ)
person-no-roles = କୌଣସି ଭୂମିକା ନାହିଁ।
person-language = ଭାଷା: { $tongue }
person-gone = ଏହି ଲୋକ ଆଉ ତାଲିକାରେ ନାହାନ୍ତି।
locked-people = 🔒 କନଫିଗରେସନ ଫାଇଲରେ ଜଣଙ୍କ ବିଷୟରେ ଯାହା ଅଛି, ସେଠାରେ <code>[[people]]</code> ତଳେ ବଦଳେ।
let-go-sure = <b>{ $name }</b>ଙ୍କୁ ତାଲିକାରୁ ହଟାଇବେ କି? ତାଙ୍କ ଭୂମିକା ଓ ଲିଙ୍କ ଶେଷ ହେବ, ତାଙ୍କ ପାଖରେ ଥିବା ଟିକେଟ ଟିମକୁ ଫେରିବ।
tongue-which = କେଉଁ ଭାଷା?
roles-for = <b>{ $name }</b>ଙ୍କୁ କେଉଁ ଭୂମିକା?
roles-for-link = ଯାହାଙ୍କୁ ଡକାଯାଉଛି, ତାଙ୍କ ଭୂମିକା କ'ଣ ହେବ?
team-which = କେଉଁ ଟିମର?
spoc-which = କେଉଁ ସହରମାନଙ୍କର? ନାମର କିଛି ଅଂଶ ଲେଖନ୍ତୁ, ତା'ପରେ ଦବାନ୍ତୁ।
towns-none = "{ $words }" ପରି କୌଣସି ସହର ନାହିଁ।
towns-chosen = ବଛାଗଲା: <b>{ $towns }</b>
links-title = <b>ଏବେ ବି କାମ କରୁଥିବା ନିମନ୍ତ୍ରଣ</b>
links-none = କୌଣସି ନିମନ୍ତ୍ରଣ ଖୋଲା ନାହିଁ।
links-line = { $number }. { $role }, { $who }ଙ୍କ ପାଖରୁ, { $until } ପର୍ଯ୍ୟନ୍ତ
by-terminal = ଟର୍ମିନାଲ
search-hint = ନାମର କିଛି ଅଂଶ ତଳେ ଲେଖନ୍ତୁ।
last-admin = ଏହା ହେବ ନାହିଁ: ହେଲ୍ପଡେସ୍କର ସେଟିଂ କରିବାକୁ କେହି ରହିବେ ନାହିଁ। ଆଗ ଅନ୍ୟ କାହାକୁ ଆଡମିନ କରନ୍ତୁ।
decided = { $who } ଆଗରୁ ନିଷ୍ପତ୍ତି ନେଇସାରିଛନ୍ତି।
