# What people are told

resolved = ✅ { $id } ର <b>ସମାଧାନ</b> କରିଛନ୍ତି { $who }।
    { $title }
    { $text }
commented = 💬 { $id }: { $who } ଲେଖିଛନ୍ତି:
    { $text }
team-not-linked = ⚠️ { $id } ଏବେ { $team } ପାଖରେ ଅଛି ଓ ତାହାର ସମୟ ଗଣା ହେଉଛି, କିନ୍ତୁ ସେମାନଙ୍କ ଗ୍ରୁପ ଏପର୍ଯ୍ୟନ୍ତ ଯୋଡ଼ା ହୋଇନାହିଁ। ଯୋଡ଼ା ହେଲା ମାତ୍ରେ କାର୍ଡ ଯିବ। ଦୟାକରି ସେମାନଙ୍କୁ ଫୋନରେ ଜଣାନ୍ତୁ।
something-went-wrong = କିଛି ଭୁଲ ହେଲା; ଏହା { $error } ନାମରେ ଲେଖା ହୋଇଛି। ଦୟାକରି ପୁଣି ଚେଷ୍ଟା କରନ୍ତୁ।
status-brief = { $id } · { $title } · { $status }
files-of = 📎 { $id }
files-not-here = 📎 { $id } ର ଫାଇଲ ଏଠାରେ ଦିଆଯାଇପାରିଲା ନାହିଁ। ଦେଖିବାକୁ ନମ୍ବର ଦବାଇ ଟିକେଟ ଖୋଲନ୍ତୁ।
message-in-short = 🎫 <b>{ $id }</b>: Telegram ଏହି ମେସେଜ ଏଠାରେ ନେଉନାହିଁ। ନମ୍ବର ଦବାଇ ଟିକେଟ ଖୋଲନ୍ତୁ।
