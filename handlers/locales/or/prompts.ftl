# Prompts

prompt-resolve = { $mention }, { $id } ର ସମାଧାନ କେମିତି ହେଲା? ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରନ୍ତୁ, କିମ୍ବା ବଟନ ଦବାନ୍ତୁ:
prompt-resolve-private = { $id } ର ସମାଧାନ କେମିତି ହେଲା? ଏଠାରେ ଲେଖନ୍ତୁ; ଦରକାର ହେଲେ ଫଟୋ ବି ଦିଅନ୍ତୁ।
prompt-ready-send = { $mention }, { $id } ର ସମାଧାନ ଭାବେ ଏହା ଲେଖାଯିବ:
    { $text }
prompt-ready-change = { $mention }, { $id } ର ସମାଧାନ ଯେପରି ହେବା ଉଚିତ, ଏହି ମେସେଜକୁ ରିପ୍ଲାଇ କରି ଲେଖନ୍ତୁ:
    { $text }
prompt-ready-change-private = { $id } ର ସମାଧାନ ଯେପରି ହେବା ଉଚିତ, ଏଠାରେ ଲେଖନ୍ତୁ:
    { $text }
prompt-empty = ଦୟାକରି ଲେଖି ଉତ୍ତର ଦିଅନ୍ତୁ (ସାଥିରେ ଫଟୋ ଦେଇପାରିବେ)।
button-ready-send = ✅ ପଠାନ୍ତୁ
button-ready-change = ✏️ ବଦଳାନ୍ତୁ
button-ready-back = ‹ ଅନ୍ୟ
button-ready-copy = 📋 ଲେଖା କପି କରନ୍ତୁ
