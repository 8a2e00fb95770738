# Searching, and what is similar

command-find = ଟିକେଟ ଖୋଜନ୍ତୁ
find-ask = <b>କ'ଣ ଖୋଜିବି?</b> ଟିକେଟର ନମ୍ବର, କଲରଙ୍କ ନମ୍ବର, MUKTASoft ର ID, କିମ୍ବା ଶବ୍ଦ ପଠାନ୍ତୁ, ଯେକୌଣସି କ୍ରମରେ: ଅସୁବିଧା, କଲର, ସହର, ମଡ୍ୟୁଲ ବା ଟିମର, ଯେମିତି <i>ଜଟଣୀ ମଷ୍ଟର ରୋଲ ଖାଲି</i>।
find-head = 🔎 <b>{ $query }</b>: { $many ->
    [many] ସବୁଠାରୁ ନୂଆ { $count }ଟି ଟିକେଟ
   *[few] { $count }ଟି ଟିକେଟ
  }
find-head-all = 🔎 { $many ->
    [many] ସବୁଠାରୁ ନୂଆ { $count }ଟି ଟିକେଟ
   *[few] { $count }ଟି ଟିକେଟ
  }
find-head-loosely = 🔎 <b>{ $query }</b>: କୌଣସି ଟିକେଟରେ ସବୁ ଶବ୍ଦ ନାହିଁ। କିଛି ଶବ୍ଦ ଥିବା ଟିକେଟ:
find-empty = 🔎 <b>{ $query }</b>: କିଛି ମିଳିଲା ନାହିଁ। କମ ବା ଅନ୍ୟ ଶବ୍ଦ, ଶବ୍ଦର ଆରମ୍ଭ, ଟିକେଟ ନମ୍ବର, କିମ୍ବା WO/2023-24/000339 ପରି ID ଲେଖନ୍ତୁ। ମୁଁ ଖୋଲା ଟିକେଟ ଓ ଗତ 400 ଦିନ ଭିତରେ, ଆପଣ ଯେତିକି ଦେଖିପାରିବେ ସେଥିରେ ଖୋଜେ।
find-empty-filtered = 🔎 <b>{ $query }</b>: ଏହି ଫିଲ୍ଟରରେ କିଛି ମିଳିଲା ନାହିଁ। ଫିଲ୍ଟର ହଟାନ୍ତୁ, କିମ୍ବା ଅନ୍ୟ ଶବ୍ଦ ଲେଖନ୍ତୁ।
find-gone = ଏହି ଖୋଜା ବହୁତ ପୁରୁଣା। /find ଆଉ ଥରେ ପଠାନ୍ତୁ।
find-button-ulb = 📍 ସହର
find-button-team = 👥 ଟିମ
find-button-status = ସ୍ଥିତି
find-button-priority = ଗୁରୁତ୍ୱ
find-button-late = 🔴 ବିଳମ୍ବ
find-button-mine = 📂 ମୋର
find-button-open = ଖୋଲା
find-button-solved = ସମାଧାନ ହୋଇଛି
find-button-any = ସବୁ
find-button-clear = ✖️ ହଟାନ୍ତୁ
not-allowed-find = ମୁଁ କେବଳ ପ୍ରାଇଭେଟ ଚାଟରେ, ହେଲ୍ପଡେସ୍କ ତାଲିକାରେ ଥିବା ଲୋକଙ୍କ ପାଇଁ ଖୋଜେ। ମୋତେ ସେଠାରେ ଲେଖନ୍ତୁ।
button-similar = 🧩 ସେମିତି ଟିକେଟ
similar-head = 🧩 { $id } ପରି:
similar-none = 🧩 ଗତ 400 ଦିନ ଭିତରେ { $id } ପରି କିଛି ନାହିଁ।
similar-solved = • { $id } { $title } → <i>{ $solution }</i>
similar-open = • { $id } { $title } ({ $status })
similar-known = • ଆଗରୁ ଜଣା: { $trouble } → <i>{ $solution }</i>
button-keep-answer = 💾 ଏ ଉତ୍ତର ରଖନ୍ତୁ
answer-kept = ରଖାଗଲା। ଏମିତି ଟିକେଟ ପାଇଁ ଏହା ଦେଖାଯିବ।
answer-kept-already = ଏହା ଆଗରୁ ରଖାଯାଇଛି।
answer-none = { $id } ର ସମାଧାନ କେମିତି ହେଲା କେହି ଲେଖିନାହାନ୍ତି, ତେଣୁ ରଖିବାକୁ ଉତ୍ତର ନାହିଁ।
not-allowed-keep-answer = { $id } ର ଉତ୍ତର କେବଳ ତାହାର ଟିମ ଓ ହେଲ୍ପଡେସ୍କ ରଖିପାରିବେ।
