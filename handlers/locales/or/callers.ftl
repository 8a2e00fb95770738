# Callers: their history, and their data on request

button-caller-data = 👤 କଲରଙ୍କ ତଥ୍ୟ
button-caller-history = 🕘 କଲରଙ୍କ ଟିକେଟ
caller-history-head = 🕘 <b>{ $name }</b>, { $contact }: { $count }ଟି ଟିକେଟ
command-caller = କଲରଙ୍କ ତଥ୍ୟ: ଦେଖିବା, ନେବା, ଲିଭାଇବା
not-allowed-caller-history = କଲରଙ୍କ ଅନ୍ୟ ଟିକେଟ କେବଳ ହେଲ୍ପଡେସ୍କ ଦେଖିପାରିବ।
not-allowed-erase = କଲରଙ୍କ ତଥ୍ୟ କେବଳ ଆଡମିନ ନିଜ ଚାଟରେ ଦେଖିପାରିବେ, ନେଇପାରିବେ ବା ଲିଭାଇପାରିବେ।
caller-data-ask = <b>କାହାର ତଥ୍ୟ?</b> କଲରଙ୍କ ଫୋନ ନମ୍ବର, ଇ-ମେଲ କିମ୍ବା ନାମ ପଠାନ୍ତୁ।
caller-data-none = ଏଥିରେ କେହି ଜଣା ନାହାନ୍ତି। /caller ସହ ପୂରା ନମ୍ବର (ଲ୍ୟାଣ୍ଡଲାଇନ ହେଲେ ଏରିଆ କୋଡ ସହ), ଇ-ମେଲ କିମ୍ବା ନାମ ପଠାନ୍ତୁ।
caller-data-more = ଆହୁରି ଲୋକ ମିଳୁଛନ୍ତି। ନମ୍ବର ଓ ନାମ ଲେଖନ୍ତୁ, ଯେମିତି /caller 9437012345 Ramesh, କିମ୍ବା ତାଙ୍କର କୌଣସି ଟିକେଟ ଖୋଲି <b>କଲରଙ୍କ ଟିକେଟ</b> ଦବାନ୍ତୁ।
caller-data-head = 👤 <b>{ $name }</b>, { $contact }
caller-data-kept = { $tickets }ଟି ଟିକେଟ, { $notes }ଟି ଲେଖା, { $files }ଟି ଫାଇଲ।
caller-data-sure = ⚠️ <b>ସବୁଦିନ ପାଇଁ ଲିଭାଇବେ?</b> ନାମ, ନମ୍ବର ଓ ଠିକଣା ଯିବ, ଏହି ଟିକେଟଗୁଡ଼ିକର ସବୁ ଲେଖା ଓ ଫାଇଲ ବି ଯିବ। { $open ->
    [0] ଟିକେଟ ରହିବ, ଲେଖା ରହିବ ନାହିଁ।
   *[other] ସେଥିରୁ { $open }ଟି ଏବେ ବି ଖୋଲା: କ'ଣ ଅସୁବିଧା ତାହା ଆଉ କେହି ପଢ଼ିପାରିବେ ନାହିଁ।
  } ଏହା ଫେରାଇ ହେବ ନାହିଁ।
caller-data-gone = ଏହି କଲରଙ୍କ ତଥ୍ୟ ଲିଭାଯାଇଛି। ଟିକେଟ ଅଛି, ଲେଖା ନାହିଁ।
caller-data-export = ଏହି କଲରଙ୍କ ବିଷୟରେ ଯାହା ଜଣା। ସୁରକ୍ଷିତ ଭାବେ ଦିଅନ୍ତୁ।
caller-gone = ଏହି କଲରଙ୍କ ବିଷୟରେ ଆଉ କିଛି ଜଣା ନାହିଁ।
caller-erased = ଲିଭାଗଲା, { $count }ଟି ଟିକେଟର ଲେଖା ସହ। ଖୋଜିବା ତାଲିକା କିଛି ମିନିଟରେ ସଫା ହେବ।
caller-button-o = 👤 ତଥ୍ୟ
caller-button-x = 📄 ତଥ୍ୟ ନିଅନ୍ତୁ
caller-button-e = 🗑 ଲିଭାନ୍ତୁ
caller-button-y = 🗑 ହଁ, ଲିଭାନ୍ତୁ
caller-button-n = ‹ ପଛକୁ
