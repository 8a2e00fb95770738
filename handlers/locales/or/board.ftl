# The pinned board of a group, and the queue card of a burst

board-head = 📌 <b>{ $team }</b>
board-late = 🔴 <b>ବିଳମ୍ବ: { $count }</b>
board-today = ⏰ <b>ଆଜି ଶେଷ ସମୟ: { $count }</b>
board-unclaimed = 🆓 <b>କେହି ନେଇନାହାନ୍ତି: { $count }</b>
board-more = … ଆଉ { $count }ଟି: /queue
board-empty = କିଛି ବାକି ନାହିଁ। 👍
pin-refused = { $team } ଟିମର ଗ୍ରୁପରେ ମେସେଜ ପିନ କରିବାକୁ ମୋର ଅନୁମତି ନାହିଁ, ତେଣୁ ସେଠାରେ ବାକି କାମର ବୋର୍ଡ ନାହିଁ। ମୋତେ ସେଠାରେ ପିନ କରିବା ଅଧିକାର ସହ ଆଡମିନ କରନ୍ତୁ; କାଲି ପୁଣି ଚେଷ୍ଟା କରିବି।
burst-head = ⏳ <b>{ $count }ଟି କାର୍ଡ ଏବେ ବି ଆସୁଛି</b>, ସବୁଠାରୁ ଜରୁରୀ ଆଗ। Telegram ମିନିଟକୁ କେତୋଟି ମାତ୍ର ପଠାଇବାକୁ ଦିଏ। ଆପଣ ଏଠାରୁ ନେଇପାରିବେ:
burst-claim = 🙋 { $id } ନେବି
