# Reading what was too long for a card

button-whole = 📖 ପୂରା ପଢ଼ନ୍ତୁ
whole-follows = ଯାହା ଲେଖାଯାଇଥିଲା, ସବୁ ଆସୁଛି।
whole-head = 📖 <b>{ $id }</b>, ପୃଷ୍ଠା { $page } / { $pages }
whole-part = — { $who }, { $when }:

# Answers to what could not be understood

unknown-command = ସେ କମାଣ୍ଡ ମୁଁ ଜାଣିନାହିଁ। ମୁଁ କ'ଣ କରିପାରେ ଦେଖିବାକୁ /help ପଠାନ୍ତୁ।
only-in-private = ଏହା କେବଳ ନିଜ ଚାଟରେ କାମ କରେ: <a href="{ $url }">ସେଠାରେ ମୋତେ ଲେଖନ୍ତୁ</a>।
not-understood = ଏହା କାମରେ ଲାଗିବ ନାହିଁ। ଲେଖା, ଫଟୋ, ଭଏସ ମେସେଜ କିମ୍ବା ଫାଇଲ ପଠାନ୍ତୁ।
not-allowed-mine = ଆପଣ ହେଲ୍ପଡେସ୍କର ତାଲିକାରେ ନାହାନ୍ତି, ତେଣୁ ଏଠାରେ ଆପଣଙ୍କର କୌଣସି ଟିକେଟ ନାହିଁ। ତାଲିକାକୁ କେମିତି ଆସିବେ ଜାଣିବାକୁ /start ପଠାନ୍ତୁ।

# Several forms

forms-open = { $count }ଟି ଫର୍ମ ଖୋଲା ଅଛି। ଗୋଟିକରେ ଆଗକୁ ବଢ଼ନ୍ତୁ, ନୂଆ ଆରମ୍ଭ କରନ୍ତୁ, କିମ୍ବା ଗୋଟିଏ ବାଦ ଦିଅନ୍ତୁ:
    { $forms }
