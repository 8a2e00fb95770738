# What an admin is told at once, because only they can mend it
alarm-two-pollers = ⚠️ ଅନ୍ୟ ଏକ ପ୍ରୋଗ୍ରାମ ବି ଏହି ବଟର ମେସେଜ ନେଉଛି, ତେଣୁ କିଛିର ଉତ୍ତର ବିଳମ୍ବ ହୋଇପାରେ। ତାହାକୁ ବନ୍ଦ କରନ୍ତୁ; ଜଣା ନଥିଲେ @BotFather ଠାରୁ ନୂଆ ଟୋକେନ ନିଅନ୍ତୁ।
alarm-token-refused = ⚠️ Telegram ବଟର ଟୋକେନ ମାନୁନାହିଁ। telegram.token ରେ ଠିକ ଟୋକେନ ନଥିବା ଯାଏ କିଛି ପଠାଯାଇପାରିବ ନାହିଁ।
alarm-formatting-refused = ⚠️ Telegram ଗୋଟିଏ ମେସେଜର ସଜ୍ଜା ମାନିଲା ନାହିଁ; ତାହା ସାଧାରଣ ଲେଖାରେ ଗଲା। ଦୟାକରି ଏହା ଜଣାନ୍ତୁ: { $say }, { $why }
alarm-message-refused = ⚠️ Telegram ଗୋଟିଏ ମେସେଜ ନେଲା ନାହିଁ, ତାହା ଗଲା ନାହିଁ। ଦୟାକରି ଏହା ଜଣାନ୍ତୁ: { $say }, { $why }
alarm-method-off = ⚠️ ଏହି Telegram ସର୍ଭର { $method } ଜାଣିନାହିଁ; ଯେଉଁଥିରେ ତାହା ଦରକାର, ତାହା ହେବ ନାହିଁ।
alarm-backup-failed = ⚠️ ଡାଟାବେସର ନକଲ ହୋଇପାରିଲା ନାହିଁ: { $why }। ଡିସ୍କ ଓ <code>backup.dir</code> ଦେଖନ୍ତୁ; ଘଣ୍ଟାକୁ ଥରେ ପୁଣି ଚେଷ୍ଟା ହେବ।
alarm-database-gone = ⚠️ ଡେସ୍କର ଡାଟାବେସ ଆଉ ନାହିଁ: { $why }। Telegram ରୁ ଆଉ କିଛି ନିଆଯାଉନାହିଁ, ତେଣୁ ଲୋକେ ଏବେ ଯାହା ଲେଖୁଛନ୍ତି ତାହା ହଜିବ ନାହିଁ; ଡେସ୍କ ଫେରିବା ଯାଏ ତାହା ଅପେକ୍ଷା କରିବ।
alarm-database-was-away = ⚠️ ଡାଟାବେସ { $seconds } ସେକେଣ୍ଡ ମିଳୁନଥିଲା ({ $why })। କିଛି ହଜି ନାହିଁ: ଯାହା ଅପେକ୍ଷାରେ ଥିଲା ତାହା ଆଗକୁ ଗଲା। ପୁଣି ହେଲେ ଡିସ୍କ ଓ ସର୍ଭର ଦେଖନ୍ତୁ।
