# JIRAରେ ଟିକେଟରୁ କଣ ଯାଏ
issue-found = *ଏପର୍ଯ୍ୟନ୍ତ ମିଳିଛି:* { $text }
issue-place = *ସହର:* { $what }
issue-about = *ବିଷୟ:* { $what }
issue-refs = *MUKTASoft:* { $refs }
issue-priority = *ଗୁରୁତ୍ୱ:* { $priority } { $name }
issue-due = *ପ୍ରଥମ ଉତ୍ତର ସୁଦ୍ଧା:* { $when }
issue-solve-by = *ସମାଧାନ ସୁଦ୍ଧା:* { $when }
issue-link = *Telegramରେ:* { $link }
issue-comment = *{ $who }:*
    { $text }
issue-question = *{ $who } ପଚାରୁଛନ୍ତି:*
    { $text }
issue-answer = *{ $who }ଙ୍କ ଉତ୍ତର:*
    { $text }
issue-reason = *{ $who }, କାହିଁକି ଆଗକୁ ଯାଉଛି:*
    { $text }
issue-resolution = *{ $who }, କିପରି ସମାଧାନ ହେଲା:*
    { $text }

# JIRA ବିଷୟରେ ଏଠାରେ କଣ କୁହାଯାଏ
jira-no-step = 🧩 { $mention }{ $id }: JIRAର { $issue } “{ $status }”ରେ ଅଛି; ସେଠାରୁ ଟିକେଟ ଯେଉଁଠି ଅଛି ସେଠାକୁ କୌଣସି ବାଟ ନାହିଁ। ଦୟାକରି ହାତରେ ଘୁଞ୍ଚାନ୍ତୁ।
jira-done-how = 🧩 { $mention }{ $id }: { $issue } JIRAରେ ସରିଛି। କିପରି ସମାଧାନ ହେଲା? ଆପଣ ନକହିବା ଯାଏ ବାହାରେ କାହାକୁ ଜଣାଯିବ ନାହିଁ।
jira-priority = 🧩 { $id }: JIRAର { $issue } ଏବେ “{ $theirs }”। ଏଠାରେ ଏହା { $priority } ରହୁଛି।
jira-too-late = 🧩 { $id }: { $issue } JIRAରେ ପୁଣି ଖୋଲିଲା, ଏହି ଟିକେଟ ପାଇଁ ବହୁତ ଡେରିରେ। ତାହା ପୁଣି ସରିଲା ହେବ; ଦୟାକରି ନୂଆ ଟିକେଟ ଲେଖନ୍ତୁ।
jira-moved = 🧩 { $id }: JIRAର { $former } ଘୁଞ୍ଚିଗଲା, ଏବେ { $issue }। କିଛି କରିବାକୁ ନାହିଁ।
alarm-jira-token = 🧩 JIRA ଆମ ଟୋକେନ ନେଉନାହିଁ: ତାହା ଭୁଲ, ସମୟ ସରିଛି କିମ୍ବା ଫେରାଇ ନିଆଯାଇଛି। କିଛି ହଜିନାହିଁ; <code>jira.token</code>ରେ ନୂଆ ଟୋକେନ ଆସିଲେ ଯାହା ଅପେକ୍ଷାରେ ଅଛି ତାହା ଯିବ। ତାହା <code>id.atlassian.com</code>ରେ ତିଆରି କରନ୍ତୁ।
alarm-jira-refused = 🧩 ଟିକେଟ { $ticket } ପାଇଁ ଯାହା ପଠାଇବାର ଅଛି JIRA ନେଉନାହିଁ: { $why }। ତାହା ଅପେକ୍ଷା କରେ ଓ ପ୍ରତି ପାଞ୍ଚ ମିନିଟରେ ପୁଣି ଚେଷ୍ଟା ହୁଏ; ଅନ୍ୟ ଟିକେଟ ଚାଲୁଥାଏ। ସେଠାରେ ପ୍ରୋଜେକ୍ଟର ସ୍କ୍ରିନ, ଇସୁ ପ୍ରକାର ଓ ଆମ ଆକାଉଣ୍ଟର ଅନୁମତି ଦେଖନ୍ତୁ।
alarm-jira-unread = 🧩 JIRA ପଢ଼ି ହେଉନାହିଁ: { $why }। କିଛି ହଜିନାହିଁ; ପୁଣି ଚେଷ୍ଟା ହେବ। ସେଠାରେ ଆମ ଆକାଉଣ୍ଟର ଅନୁମତି ଦେଖନ୍ତୁ।
alarm-jira-gone = 🧩 ଟିକେଟ { $ticket }ର JIRA ଇସୁ { $issue } ନାହିଁ: ତାହା ଡିଲିଟ ହୋଇଛି, କିମ୍ବା ଆମ ଆକାଉଣ୍ଟ ଦେଖିପାରିବ ନାହିଁ। ଟିକେଟ ତାହା ବିନା ଚାଲିବ। ନୂଆ ତିଆରି ପାଇଁ: /admin, JIRA, ତୁଳନା।
alarm-jira-project-gone = 🧩 JIRAର ପ୍ରୋଜେକ୍ଟ { $project } ନାହିଁ, କିମ୍ବା ଆମ ଆକାଉଣ୍ଟ ଦେଖିପାରିବ ନାହିଁ। ଟିକେଟଗୁଡ଼ିକ ତାହା ବିନା ଚାଲିବ; ଯାହା ପଠାଇବାର ଅଛି ଅପେକ୍ଷା କରେ। ଆକାଉଣ୍ଟକୁ ଅନୁମତି ଦିଅନ୍ତୁ, କିମ୍ବା ଅନ୍ୟ ପ୍ରୋଜେକ୍ଟ ବାଛନ୍ତୁ: /admin, JIRA।
alarm-jira-no-step = 🧩 JIRAର ୱର୍କଫ୍ଲୋରେ “{ $from }”ରୁ { $to ->
    [done] ସରିଲା
    [new] ଆରମ୍ଭ ହୋଇନାହିଁ
   *[other] ଚାଲୁଛି
  }କୁ ଆମେ ନେଇପାରିବା ଭଳି ବାଟ ନାହିଁ ({ $issue })। ସେଠାରେ ଗୋଟିଏ ଯୋଡ଼ନ୍ତୁ, କିମ୍ବା ତାର ସ୍କ୍ରିନ ଆମେ ଜାଣିନଥିବା କିଛି ମାଗୁଛି। ସେ ପର୍ଯ୍ୟନ୍ତ ହାତରେ ଘୁଞ୍ଚାଯାଏ।
alarm-jira-double = 🧩 JIRAର { $issue } ଓ { $of } ଏକା କଥା; ଆମେ ତାହା ବନ୍ଦ କରିପାରୁନାହୁଁ। ଦୟାକରି ହାତରେ ବନ୍ଦ କରନ୍ତୁ।
alarm-jira-event = 🧩 JIRAରେ ଯାହା ହେଲା (ଇସୁ { $issue }ର { $what }) ତାହା ନେଇ ହେଲା ନାହିଁ: { $why }। ଦୟାକରି ସେଠାରେ ଦେଖନ୍ତୁ ଓ ଜଣାନ୍ତୁ।
