# Numbers: what summaries of more than a day say, exports, charts, and the weekly word to the admins

summary-more = <blockquote expandable>{ $lines }</blockquote>
summary-reopened = • { $count }ଟି ପୁଣି ଖୋଲାଗଲା
summary-returned = • { $count }ଟି ହେଲ୍ପଡେସ୍କକୁ ଫେରିଲା ({ $each })
summary-returned-for = { $count } { $reason }
summary-returned-other = { $count } ଅନ୍ୟ କାରଣରୁ
summary-not-late = • { $count }ଟିକୁ ପୂର୍ବରୁ ବିଳମ୍ବ କୁହାଯାଇଥିଲା, କିନ୍ତୁ ଉତ୍ତର ଠିକ ସମୟରେ ମିଳିଥିଲା
summary-undone = • { $count }ଟିକୁ ପୂର୍ବରୁ ହାତକୁ ନିଆଯାଇଛି ବୋଲି ଗଣାଯାଇଥିଲା, କିନ୍ତୁ କିଛି ନ କହି ଫେରାଇ ଦିଆଗଲା
summary-known-later = • ✏️ ଏଥିରୁ { $count }ଟି ଏହି ସମୟ ଶେଷ ହେବା ପରେ ଜଣାପଡ଼ିଲା
summary-confirmed = • ସମାଧାନ ହେଲା କି ପଚାରିଲେ: { $yes } ଜଣ ହଁ, { $no } ଜଣ ନା କହିଲେ{ $unreached ->
    [0] {""}
   *[other] , { $unreached } ଜଣଙ୍କ ସହ ଯୋଗାଯୋଗ ହେଲା ନାହିଁ
  }
summary-rated = • ସନ୍ତୁଷ୍ଟି: 5 ରୁ { $average } ({ $count }ଟି ଉତ୍ତର)
summary-promises = • ଦିଆଯାଇଥିବା କଥା: { $kept }ଟି ରଖାଗଲା{ $missed ->
    [0] {""}
   *[other] , { $missed }ଟି ରଖାଗଲା ନାହିଁ
  }
summary-more-ulbs = • ଏଠାରୁ ସାଧାରଣଠାରୁ ଅଧିକ: { $each }
summary-more-modules = • ଏହି ବିଷୟରେ ସାଧାରଣଠାରୁ ଅଧିକ: { $each }
summary-unusual = { $name } { $count } (ସାଧାରଣତଃ { $usual })
button-week = 7 ଦିନ
button-month = 30 ଦିନ
button-pilot = ଆରମ୍ଭରୁ
button-everything = ସବୁ
button-one-team = ଟିମ…
button-one-ulb = ULB…
button-earlier = ‹
button-further = ›
button-charts = 📈 ଚାର୍ଟ
button-export = ଫାଇଲରେ ନିଅନ୍ତୁ
button-export-callers = କଲରଙ୍କ ସହ ଫାଇଲ
export-comes = ଫାଇଲ ତିଆରି ହେଉଛି। ଟିକିଏ ପରେ ଏଠାକୁ ଆସିବ।
export-comes-already = ସେହି ଫାଇଲ ତିଆରି ହେଉଛି। ଟିକିଏ ପରେ ଏଠାକୁ ଆସିବ।
export-caption = 📄 <b>{ $days }</b>ରେ ଖୋଲାଯାଇଥିବା ଟିକେଟ · { $about }। କଲରଙ୍କ ବିଷୟରେ ଏଥିରେ କିଛି ନାହିଁ।
export-caption-callers = 📄 <b>{ $days }</b>ରେ ଖୋଲାଯାଇଥିବା ଟିକେଟ · { $about }। <b>ଏଥିରେ କଲରଙ୍କ ନାମ ଓ ନମ୍ବର ଅଛି</b>: କାହାକୁ ଦିଅନ୍ତୁ ନାହିଁ, କାମ ସରିଲେ ଲିଭାଇ ଦିଅନ୍ତୁ।
export-failed = { $days }ର ଫାଇଲ ତିଆରି ହୋଇପାରିଲା ନାହିଁ, କିମ୍ବା Telegram ନେବାଠାରୁ ବଡ଼ ଅଟେ। କମ ଦିନ, ଗୋଟିଏ ଟିମ ବା ଗୋଟିଏ ULB ବାଛନ୍ତୁ; କିମ୍ବା ହେଲ୍ପଡେସ୍କର ନିଜ ମେସିନରେ <code>helpdesk export</code> ଚଲାନ୍ତୁ।
charts-come = ଚାର୍ଟ ଅଙ୍କା ହେଉଛି। ଟିକିଏ ପରେ ଏଠାକୁ ଆସିବ।
charts-come-already = ସେହି ଚାର୍ଟ ଅଙ୍କା ହେଉଛି।
charts-head = 📈 <b>{ $about }</b> · { $day }
charts-flow = { $first }ରୁ: { $opened }ଟି ଖୋଲାଗଲା, { $resolved }ଟିର ସମାଧାନ; { $before }ଟି ଖୋଲା ଥିଲା, ଏବେ { $open }ଟି।
charts-teams = ହାତକୁ ନିଆଯାଇଥିବା ସବୁ ମଧ୍ୟରୁ ଠିକ ସମୟରେ: { $each }।
charts-no-teams = ଏହି ଦିନମାନଙ୍କରେ କୌଣସି ଟିମ କିଛି ହାତକୁ ନେଇନାହିଁ।
charts-ages = ଏବେ ଖୋଲା: { $all }; ଏକ ସପ୍ତାହରୁ ପୁରୁଣା: { $week }, ଏକ ମାସରୁ ପୁରୁଣା: { $month }।
chart-flow = ଖୋଲା ଓ ସମାଧାନ
chart-opened = ଖୋଲାଗଲା
chart-resolved = ସମାଧାନ
chart-backlog = ଦିନ ଶେଷରେ ଖୋଲା
chart-teams = ଠିକ ସମୟରେ ହାତକୁ ନିଆଗଲା
chart-in-time = ଠିକ ସମୟରେ
chart-late = ବିଳମ୍ବରେ
chart-share = { $share } % · { $all }ରୁ { $in_time }
chart-more-teams = ଆଉ { $count }ଟି ଟିମ
chart-ages = ଏବେ ଖୋଲା, କେତେ ପୁରୁଣା
chart-quiet = କିଛି ଆସିନାହିଁ, କିଛିର ସମାଧାନ ହୋଇନାହିଁ
chart-nothing = କିଛି ଖୋଲା ନାହିଁ
chart-nobody = କିଛି ହାତକୁ ନିଆଯାଇନାହିଁ
chart-age-0 = 1 ଦିନରୁ କମ
chart-age-1 = 1–2 ଦିନ
chart-age-2 = 3–6 ଦିନ
chart-age-3 = 7–29 ଦିନ
chart-age-4 = 30+ ଦିନ
weekly-word = 🗓 <b>ହେଲ୍ପଡେସ୍କର ସପ୍ତାହ</b>
    • { $sent }ଟି ମେସେଜ ଗଲା; ସବୁଠାରୁ ଧୀରଟି { $worst ->
        [0] ଏକ ସେକେଣ୍ଡରୁ କମ ଅପେକ୍ଷା କଲା
       *[other] { $worst } ସେକେଣ୍ଡ ଅପେକ୍ଷା କଲା
    }।
    { $refused ->
        [0] • Telegram ସବୁ ମେସେଜ ନେଲା।
       *[other] • <b>Telegram { $refused }ଟି ମେସେଜ ନେଲା ନାହିଁ</b>: { $why }।
    }
    { $troubled ->
        [0] • ଯୋଡ଼ାଯାଇଥିବା ସବୁ ଚାଟକୁ ମେସେଜ ଯାଇପାରୁଛି।
       *[other] • <b>ଧ୍ୟାନ ଦରକାର</b>: { $chats }। କ'ଣ କରିବାକୁ ହେବ /doctor କହିବ।
    }
    { $unconfirmed ->
        [no] • କ୍ୟାଲେଣ୍ଡର ଯେତେ ଦୂର ଦରକାର, ନିଶ୍ଚିତ ହୋଇଛି।
       *[other] • <b>{ $unconfirmed } ର ଛୁଟି କେହି ନିଶ୍ଚିତ କରିନାହାନ୍ତି</b>: /admin, "ଛୁଟି"ରେ ସରକାରୀ ତାଲିକା ସହ ମିଳାନ୍ତୁ।
    }
    { $backups ->
        [-2] • PostgreSQL ର ବ୍ୟାକଅପ ବଟ କରେ ନାହିଁ: ପ୍ରତି ରାତି <code>pg_dump</code> ଦ୍ୱାରା କରାନ୍ତୁ।
        [-1] • <b>ବ୍ୟାକଅପ ହେଉନାହିଁ</b>: backup.dir ସେଟ କରନ୍ତୁ।
        [0] • <b>ଏପର୍ଯ୍ୟନ୍ତ କୌଣସି ବ୍ୟାକଅପ ନାହିଁ।</b>
       *[other] • { $backups }ଟି ବ୍ୟାକଅପ: ସବୁଠାରୁ ନୂଆ { $newest ->
            [0] ଆଜିର
           *[other] { $newest } ଦିନ ପୁରୁଣା
        }, ସବୁଠାରୁ ପୁରୁଣା { $oldest ->
            [0] ଆଜିର
           *[other] { $oldest } ଦିନ ପୁରୁଣା
        }।
    }
    • ଡାଟାବେସ { $megabytes } MB।
