# Closures, in the panel where an admin sets the desk up

button-closures = 📅 ଛୁଟି

closures-confirmed = 📅 <b>{ $year } ର ଛୁଟି</b> · ✅ ନିଶ୍ଚିତ
closures-unconfirmed = 📅 <b>{ $year } ର ଛୁଟି</b> · ⚠️ ନିଶ୍ଚିତ ନୁହେଁ: ସେଥିରେ ଶେଷ ସମୟ ବଦଳିପାରେ
closures-weekly = ପ୍ରତି ସପ୍ତାହ ଛୁଟି: { $days }
closures-closed = { $sign } { $days }: { $named ->
    [yes] { $name }
   *[no] ବନ୍ଦ
  }{ $estimated ->
    [yes] {" "}(ଅନୁମାନ: ତାରିଖ ଯାଞ୍ଚ କରନ୍ତୁ)
   *[no] {""}
  }
closures-open = { $sign } { $days }: <b>ଖୋଲା</b>{ $named ->
    [yes] , { $name }
   *[no] {""}
  }
closures-hours = { $sign } { $days }: <b>{ $hours } ଖୋଲା</b>{ $named ->
    [yes] , { $name }
   *[no] {""}
  }{ $counts ->
    [yes] {""}
   *[no] {" "}(କାର୍ଯ୍ୟଦିବସ ପାଇଁ କମ ସମୟ)
  }
closures-legend = 🔒 କନଫିଗରେସନ ଫାଇଲରେ · ✏️ ଏଠାରେ ଲେଖାଯାଇଛି
nth-weekday = { $nth ->
    [0] { $day }
    [1] ପ୍ରଥମ { $day }
    [2] ଦ୍ୱିତୀୟ { $day }
    [3] ତୃତୀୟ { $day }
    [4] ଚତୁର୍ଥ { $day }
    [5] ପଞ୍ଚମ { $day }
   *[other] { $nth } ନମ୍ବର { $day }
  }
weekday-mon = ସୋମବାର
weekday-tue = ମଙ୍ଗଳବାର
weekday-wed = ବୁଧବାର
weekday-thu = ଗୁରୁବାର
weekday-fri = ଶୁକ୍ରବାର
weekday-sat = ଶନିବାର
weekday-sun = ରବିବାର

button-declare-closed = ➕ ଛୁଟି ଦିନ
button-declare-open = ➕ ଖୋଲା ଦିନ
button-declare-hours = 🕘 ବିଶେଷ ସମୟ
button-take-back = ➖ ଫେରାଇ ନିଅନ୍ତୁ
button-confirm-year = ✅ { $year } ନିଶ୍ଚିତ
button-year-yes = ହଁ, { $year } ନିଶ୍ଚିତ
button-confirm = ✅ ନିଶ୍ଚିତ
button-tomorrow = ଆସନ୍ତାକାଲି
which-closed = କେଉଁ ଦିନ <b>ଛୁଟି</b>? ଦିନ ଲେଖନ୍ତୁ, ତା'ପରେ କାରଣ:
    <i>25 ଡିସେମ୍ବର ବଡ଼ଦିନ</i>, <i>24-26 ଡିସେମ୍ବର ବାତ୍ୟା</i>, <i>24.12.2026</i>, <i>କାଲି</i>, <i>ଦୁଇ ଦିନ ପରେ</i>
which-open = କେଉଁ ଛୁଟି ଦିନ <b>ଖୋଲା</b> ରହିବ? ଦିନ ଲେଖନ୍ତୁ, ତା'ପରେ କାରଣ:
    <i>12 ଡିସେମ୍ବର ବାକି କାମ</i>, <i>12.12.2026</i>, <i>କାଲି</i>
which-hours = କେଉଁ ଦିନର <b>ସମୟ ଅଲଗା</b>? ଦିନ, ସମୟ, ତା'ପରେ କାରଣ ଲେଖନ୍ତୁ:
    <i>24 ଡିସେମ୍ବର 10:00-13:30 ବଡ଼ଦିନ ପୂର୍ବଦିନ</i>, <i>12.12.2026 10:00-13:30 14:00-16:00</i>
take-back-which = କେଉଁ ଦିନ ଫେରାଇ ନେବେ?
take-back-none = ଏହି ବର୍ଷ ବା ପରେ ପାଇଁ ଏଠାରେ କିଛି ଲେଖାଯାଇନାହିଁ। କନଫିଗରେସନ ଫାଇଲରେ (🔒) ଯାହା ଅଛି ସେଠାରେ ବଦଳେ, କିମ୍ବା ସେ ଦିନ ଏଠାରେ ନୂଆ କରି ଲେଖିଲେ।

proposal-closed = <b>{ $days } { $year } ଛୁଟି</b>{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-open = <b>{ $days } { $year } ଖୋଲା</b>, ସବୁଦିନର ସମୟରେ{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-hours = <b>{ $days } { $year } { $hours } ଖୋଲା</b>{ $named ->
    [yes] : { $name }
   *[no] {""}
  }
proposal-taken-back = <b>{ $days } { $year }</b> ପୁଣି ସାଧାରଣ ଦିନ{ $named ->
    [yes] {" "}(ଆଗରୁ ଥିଲା: { $name })
   *[no] {""}
  }
proposal-was = ଏପର୍ଯ୍ୟନ୍ତ: { $line }
proposal-past = ⚠️ <b>{ $day } ଗତ ହୋଇସାରିଛି।</b> ସେହି ତାରିଖ କି?
proposal-which-hours = <b>{ $days } { $year }: ବନ୍ଦ, ଓ { $hours }।</b> ଏହାର ଅର୍ଥ କ'ଣ?
button-next-year = ନା: { $day }
button-read-whole = ସାରା ଦିନ ବନ୍ଦ
button-read-shut = କେବଳ { $hours } ବନ୍ଦ
button-read-open = କେବଳ { $hours } ଖୋଲା
proposal-too-short = ଏହି ସମୟ ସାଧାରଣ ଦିନଠାରୁ କମ: ଶେଷ ସମୟ ପାଇଁ ଏହା କାର୍ଯ୍ୟଦିବସ ଭାବେ ଗଣାଯିବ ନାହିଁ।
proposal-effect = { $moves ->
    [0] କୌଣସି ଖୋଲା ଟିକେଟର ତାରିଖ ବଦଳିବ ନାହିଁ।
   *[other] { $moves }ଟି ଟିକେଟର ତାରିଖ ବଦଳିବ{ $earlier ->
        [0] {""}
       *[other] {" "}({ $earlier }ଟିର ତାରିଖ ଆଗୁଆ ହେବ, ଅନ୍ତତଃ ଏବେଠାରୁ ଗୋଟିଏ କାର୍ଯ୍ୟଦିବସ ପରେ)
      }।
  }{ $forgiven ->
    [0] {""}
   *[other] {" "}{ $forgiven }ଟି ଆଉ ବିଳମ୍ବ ନୁହେଁ।
  }{ $promises ->
    [0] {""}
   *[other] {" "}କଥା ଦିଆଯାଇଥିବା { $promises }ଟି କାମ ପରବର୍ତ୍ତୀ କାର୍ଯ୍ୟଦିବସକୁ ଯିବ; ଯିଏ କଥା ଦେଇଛନ୍ତି, ତାଙ୍କୁ ଜଣାଇ ଦିଆଯିବ।
  }
    ଯାହା ସରିଛି, ତାହାର ତାରିଖ ସେମିତି ରହିବ।
proposal-move = • { $solution ->
    [yes] 🎯{" "}
   *[no] {""}
  }{ $id }: { $before } → { $after }
declared = ଲେଖାଗଲା। ଖୋଲା ଟିକେଟର ତାରିଖ ଏବେ ବଦଳୁଛି।
recounted = 📅 { $what ->
    [calendar] ଛୁଟି ତାଲିକା ବଦଳିଲା
   *[other] { $what } ର ଉତ୍ତର ସମୟ ବଦଳିଲା
  }: { $moved }ଟି ଟିକେଟର ତାରିଖ ବଦଳିଲା{ $withdrawn ->
    [0] ।
   *[other] , { $withdrawn }ଟି ଆଉ ବିଳମ୍ବ ନୁହେଁ।
  }
nudge-withdrawn-moved = ✔️ { $id } ରେ ବିଳମ୍ବ ନାହିଁ: ଶେଷ ସମୟ ବଦଳିଛି। { $when } ସୁଦ୍ଧା ଉତ୍ତର ଦେବାର ଅଛି।
nudge-line-withdrawn-moved = ✔️ { $id }: ବିଳମ୍ବ ନାହିଁ, { $when } ସୁଦ୍ଧା ଉତ୍ତର
confirm-year = ରାଜ୍ୟ ସରକାରଙ୍କ ଛୁଟି ତାଲିକା ସହ <b>{ $year }</b> ର ଛୁଟି କେହି ମିଳାଇଛନ୍ତି କି? ବିଶେଷକରି ଅନୁମାନ କରାଯାଇଥିବା ତାରିଖ। ତା' ଯାଏ { $year } ର ଶେଷ ସମୟ ବଦଳିପାରେ।
year-confirmed = { $year } ର ଛୁଟି ନିଶ୍ଚିତ ହେଲା।
year-unconfirmed = 📅 <b>{ $year }</b> ର ଛୁଟି ଏପର୍ଯ୍ୟନ୍ତ କେହି ନିଶ୍ଚିତ କରିନାହାନ୍ତି, ତେଣୁ ସେଥିରେ ଶେଷ ସମୟ ବଦଳିପାରେ। ସରକାରୀ ତାଲିକା ସହ ମିଳାନ୍ତୁ: /admin, "ଛୁଟି", { $year }।

date-unreadable = ଏଥିରୁ ଦିନ ପଢ଼ିହେଲା ନାହିଁ। ଆଗ ଦିନ ଲେଖନ୍ତୁ, ତା'ପରେ କାରଣ: 25 ଡିସେମ୍ବର ବଡ଼ଦିନ, 24-26 ଡିସେମ୍ବର, 24.12.2026, କାଲି, ଗୁରୁବାର।
date-impossible = କ୍ୟାଲେଣ୍ଡରରେ ଏମିତି ଦିନ ନାହିଁ। ପୁଣି ଲେଖନ୍ତୁ, ଯେମିତି 24 ଡିସେମ୍ବର।
date-backwards = ଶେଷ ଦିନ ପ୍ରଥମ ଦିନ ପୂର୍ବରୁ ଅଛି। ପୁଣି ଲେଖନ୍ତୁ, ଯେମିତି 24-26 ଡିସେମ୍ବର।
date-too-long = ଏହା 31 ଦିନରୁ ଅଧିକ। ଥରକେ ଗୋଟିଏ ମାସ ଲେଖନ୍ତୁ।
date-too-far = ସେ ଦିନ ବହୁତ ଦୂର। ଗତ ଏକ ବର୍ଷରୁ ଆସନ୍ତା ଦୁଇ ବର୍ଷ ଭିତରର ଦିନ ଲେଖନ୍ତୁ।
date-bad-hours = ଏହି ସମୟ ହେବ ନାହିଁ: ଏକା ସମୟ ଦୁଇଥର ଅଛି, କିମ୍ବା ଖୋଲିବା ଆଗରୁ ବନ୍ଦ ହେଉଛି। 10:00-13:30 14:00-16:00 ପରି ଲେଖନ୍ତୁ।
date-no-hours = କେଉଁ ସମୟ? ଦିନ ପରେ ଲେଖନ୍ତୁ: 24 ଡିସେମ୍ବର 10:00-13:30।
date-unclear-hours = ଦିନର କେବଳ କିଛି ସମୟ? କେବେଠାରୁ କେବେ ଯାଏଁ, ଲେଖନ୍ତୁ: 24 ଡିସେମ୍ବର 10:00-13:30। ସାରା ଦିନ ହେଲେ ସମୟ ଲେଖନ୍ତୁ ନାହିଁ।
date-wrong-weekday = ସେହି ତାରିଖ ସପ୍ତାହର ଅନ୍ୟ ଏକ ଦିନ। ଦୁଇଟିରୁ ଗୋଟିଏ ଲେଖନ୍ତୁ, ଯେମିତି 24 ଡିସେମ୍ବର (ଗୁରୁବାର)।
date-past = ସେ ଦିନ ଗଲାଣି। ଆସିବା ଦିନ ଲେଖନ୍ତୁ, ଯେମିତି କାଲି କିମ୍ବା 24 ଡିସେମ୍ବର।
