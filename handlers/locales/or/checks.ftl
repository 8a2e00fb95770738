# What `helpdesk check` finds, in plain text

check-config = ସେଟିଂ: ପଢ଼ାଗଲା, ଠିକ ଅଛି
check-config-warning = ସେଟିଂ: { $warning }
check-encryption = ଏନକ୍ରିପସନ: encryption.recipients ଅନୁସାରେ ବ୍ୟାକଅପ ଓ ଫାଇଲ ତିଆରି ହୋଇପାରିବ ନାହିଁ: { $why }
check-year = କ୍ୟାଲେଣ୍ଡର: { $year } ର ଛୁଟି ନିଶ୍ଚିତ ହୋଇଛି
check-year-unconfirmed = କ୍ୟାଲେଣ୍ଡର: { $year } ର ଛୁଟି କେହି ନିଶ୍ଚିତ କରିନାହାନ୍ତି, ତେଣୁ ସେଥିରେ ଶେଷ ସମୟ ବଦଳିପାରେ। ସରକାରୀ ତାଲିକା ସହ ମିଳାନ୍ତୁ: /admin, ଛୁଟି (କିମ୍ବା କନଫିଗରେସନର calendar.closed ରେ ତାରିଖ ଲେଖନ୍ତୁ)
check-year-soon = କ୍ୟାଲେଣ୍ଡର: { $year } ର ଛୁଟି ଏପର୍ଯ୍ୟନ୍ତ କେହି ନିଶ୍ଚିତ କରିନାହାନ୍ତି, ସେଥିରେ ଶେଷ ସମୟ ବଦଳିପାରେ। ସରକାରୀ ତାଲିକା ସହ ମିଳାନ୍ତୁ: /admin, ଛୁଟି
check-database = ଡାଟାବେସ: ମିଳୁଛି, ଅପ-ଟୁ-ଡେଟ ଅଛି ({ $at })
check-database-new = ଡାଟାବେସ: { $path } ଏପର୍ଯ୍ୟନ୍ତ ନାହିଁ, ପ୍ରଥମ ଥର ଚାଲୁ ହେଲେ ତିଆରି ହେବ
check-database-place = ଡାଟାବେସ: { $path } ତିଆରି ହୋଇପାରିବ ନାହିଁ: ସେହି ଫୋଲ୍ଡରରେ ଲେଖିବା ଅଧିକାର ବଟର ୟୁଜରକୁ ଦିଅନ୍ତୁ
check-database-away = ଡାଟାବେସ: ମିଳୁନାହିଁ ({ $why })। database.url ଦେଖନ୍ତୁ, ଏବଂ ସର୍ଭର ଚାଲିଛି କି ଦେଖନ୍ତୁ
check-database-old = ଡାଟାବେସ: { $at } ରେ ଅଛି, ଏହି ସଂସ୍କରଣ ପାଇଁ { $head } ଦରକାର: ବଟ ବନ୍ଦ କରି `helpdesk migrate` ଚଲାନ୍ତୁ, କିମ୍ବା କେବଳ ଚାଲୁ କରନ୍ତୁ
check-telegram = Telegram: ଉତ୍ତର ଦେଉଛି, ବଟ ହେଉଛି @{ $bot }
check-telegram-away = Telegram: ମିଳୁନାହିଁ ({ $why })। ନେଟୱାର୍କ ଓ telegram.api_url ଦେଖନ୍ତୁ
check-token-missing = Telegram: ଟୋକେନ ନାହିଁ। @BotFather ଠାରୁ ନିଅନ୍ତୁ; telegram.token, token_file କିମ୍ବା HELPDESK_TELEGRAM__TOKEN ରେ ଦିଅନ୍ତୁ
check-token-refused = Telegram: ଟୋକେନ ମାନୁନାହିଁ। telegram.token ଦେଖନ୍ତୁ, କିମ୍ବା @BotFather ଠାରୁ ପୁଣି ନିଅନ୍ତୁ
check-privacy = Telegram: ପ୍ରାଇଭେସି ମୋଡ ଚାଲୁ ଅଛି, ବଟ କେବଳ ନିଜ ପାଇଁ ଥିବା ମେସେଜ ପଢ଼େ
check-privacy-off = Telegram: ପ୍ରାଇଭେସି ମୋଡ ବନ୍ଦ ଅଛି, ଗ୍ରୁପର ସବୁ ମେସେଜ ବଟ ପାଉଛି। @BotFather କୁ କୁହନ୍ତୁ: /setprivacy, Enable; ତା'ପରେ ବଟକୁ ଗ୍ରୁପରୁ ହଟାଇ ପୁଣି ଯୋଡ଼ନ୍ତୁ
check-chat = ଚାଟ { $chat }: ବଟ ଅଛି ଓ ମେସେଜ ପଠାଇପାରେ
check-chat-away = ଚାଟ { $chat } ({ $id }): ଦେଖାଯାଉନାହିଁ ({ $why })। ସେଥିରେ ବଟକୁ ଯୋଡ଼ନ୍ତୁ, କିମ୍ବା ତାହାର chat_id ଠିକ କରନ୍ତୁ
check-chat-left = ଚାଟ { $chat } ({ $id }): ବଟ ସେଥିରେ ନାହିଁ। ଯୋଡ଼ନ୍ତୁ
check-chat-mute = ଚାଟ { $chat } ({ $id }): ବଟ ସେଠାରେ ମେସେଜ ପଠାଇପାରିବ ନାହିଁ। ମେସେଜ ପଠାଇବାକୁ ଦିଅନ୍ତୁ (ଚ୍ୟାନେଲରେ: ମେସେଜ ପଠାଇପାରୁଥିବା ଆଡମିନ କରନ୍ତୁ)
check-chat-timer = ଚାଟ { $chat } ({ $id }): ସେଠାରେ Telegram କିଛି ସମୟ ପରେ ମେସେଜ ହଟାଇଦିଏ, କାର୍ଡ ମଧ୍ୟ। ତାହାର ସେଟିଂରେ ଆପେ ହଟାଇବା ବନ୍ଦ କରନ୍ତୁ
check-chat-public = ଚାଟ { $chat } ({ $id }): ସାର୍ବଜନୀନ ନାମ @{ $name } ଅଛି, ତେଣୁ ଯେକେହି ସେଠାରେ ଟିକେଟ ପଢ଼ିପାରିବ। ଏହାକୁ ପ୍ରାଇଭେଟ କରନ୍ତୁ
check-team-unlinked = ଟିମ { $team }: କୌଣସି ଗ୍ରୁପ ଯୋଡ଼ାଯାଇନାହିଁ, ତାହାକୁ ପଠାଯାଉଥିବା ଟିକେଟ ସେଠାରେ କାହାକୁ ଦେଖାଯିବ ନାହିଁ
