# The operator's own message

own-escalated = 🎫 <b>{ $id }</b> ଏବେ <b>{ $team }</b> ପାଖରେ।
    { $title }
    ⏰ <b>{ $when }</b> ସୁଦ୍ଧା ଉତ୍ତର ମିଳିବ
    କଲରଙ୍କୁ ଏହି ନମ୍ବର ଦିଅନ୍ତୁ: <b>{ $id }</b>
own-kept = 🎫 <b>{ $id }</b> ଆପଣଙ୍କ ପାଖରେ ରହିଲା।
    { $title }
    📅 <b>{ $when }</b> ସୁଦ୍ଧା କରିବାର କଥା
    କଲରଙ୍କୁ ଏହି ନମ୍ବର ଦିଅନ୍ତୁ: <b>{ $id }</b>
own-solved = 🎫 <b>{ $id }</b> ସମାଧାନ ହୋଇଛି ବୋଲି ଲେଖାଗଲା।
    { $title }
    କଲରଙ୍କୁ ଏହି ନମ୍ବର ଦିଅନ୍ତୁ: <b>{ $id }</b>
own-claimed = 🎫 <b>{ $id }</b> · { $team }: { $since }ରୁ <b>{ $who }</b>ଙ୍କ ପାଖରେ ଅଛି।
    { $title }
    { $clock }
own-resolved = ✅ <b>{ $id }</b> ର ସମାଧାନ ହେଲା ({ $who }, { $when })।
    { $title }
caller-text = { $desk }: ଆପଣଙ୍କ ଟିକେଟ ନମ୍ବର { $id }{ $what }। { $team } ଟିମ { $when } ସୁଦ୍ଧା ଉତ୍ତର ଦେବେ। ପଚାରିବା ବେଳେ { $id } ନମ୍ବର କୁହନ୍ତୁ।
caller-text-kept = { $desk }: ଆପଣଙ୍କ ଟିକେଟ ନମ୍ବର { $id }{ $what }। ଆମେ { $when } ସୁଦ୍ଧା ଉତ୍ତର ଦେବୁ। ପଚାରିବା ବେଳେ { $id } ନମ୍ବର କୁହନ୍ତୁ।
caller-text-solved = { $desk }: ଆପଣଙ୍କ ଟିକେଟ { $id }{ $what } ର ସମାଧାନ ହୋଇଛି। ପୁଣି ଅସୁବିଧା ହେଲେ { $id } ନମ୍ବର କୁହନ୍ତୁ।
caller-text-solved-so = { $desk }: ଆପଣଙ୍କ ଟିକେଟ { $id }{ $what } ର ସମାଧାନ ହୋଇଛି: { $how } ପୁଣି ଅସୁବିଧା ହେଲେ { $id } ନମ୍ବର କୁହନ୍ତୁ।
caller-line = 👤 { $name } · { $contact }
