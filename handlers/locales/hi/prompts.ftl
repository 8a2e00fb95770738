# Prompts

prompt-resolve = { $mention }, { $id } कैसे हल हुआ? इस मैसेज पर रिप्लाई करें, या बटन दबाएँ:
prompt-resolve-private = { $id } कैसे हल हुआ? यहाँ लिखें; ज़रूरत हो तो फ़ोटो भी दें।
prompt-empty = कृपया लिखकर जवाब दें (साथ में फ़ोटो दे सकते हैं)।
