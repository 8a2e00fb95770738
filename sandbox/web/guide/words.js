// What stands on the page round a lesson's tasks, in the three languages of the desk. The tasks bring their own texts.

export const LANGUAGES = { en: "English", or: "ଓଡ଼ିଆ", hi: "हिन्दी" };

export const WORDS = {
  en: {
    lesson: "Lesson", language: "Language of the lesson", leave: "Leave the lesson: the bar has it again",
    there: "Go to that chat", be: (name) => `Be ${name}`, putIn: "Put the words in", doIt: "Show me", wait: "One moment…",
    skip: "Skip", all: "All tasks", progress: "Tasks done", ticked: (done, of) => `✓ Done: ${done} of ${of}`,
    done: "done", skipped: "skipped", now: "now", open: "not yet",
    over: "That was the whole lesson.", learned: (done, of) => `You did ${done} of ${of} tasks yourself or saw how they are done.`,
    result: "Result", close: "Close", again: "Once more",
    sure: "Begin again? Chats and tickets become what they were at the beginning.", yes: "Begin again",
    free: "A task that was skipped counts as soon as you do it. Go on as you like: be anybody, move the time.",
  },
  or: {
    lesson: "ପାଠ", language: "ପାଠର ଭାଷା", leave: "ପାଠ ଛାଡ଼ନ୍ତୁ: ଉପର ପଟିରୁ ପୁଣି ଖୋଲିବ",
    there: "ସେହି ଚାଟକୁ ଯାଆନ୍ତୁ", be: (name) => `${name} ହୁଅନ୍ତୁ`, putIn: "କଥା ଲେଖିଦିଅନ୍ତୁ", doIt: "କରି ଦେଖାନ୍ତୁ", wait: "ଟିକେ ଅପେକ୍ଷା…",
    skip: "ଛାଡ଼ନ୍ତୁ", all: "ସବୁ କାମ", progress: "ସରିଥିବା କାମ", ticked: (done, of) => `✓ ହେଲା: ${done}/${of}`,
    done: "ହେଲା", skipped: "ଛଡ଼ାଗଲା", now: "ଏବେ", open: "ବାକି",
    over: "ପାଠ ସରିଲା।", learned: (done, of) => `${of}ଟି କାମରୁ ${done}ଟି ଆପଣ ନିଜେ କଲେ ବା କିପରି ହୁଏ ଦେଖିଲେ।`,
    result: "ଫଳ", close: "ବନ୍ଦ କରନ୍ତୁ", again: "ଆଉ ଥରେ",
    sure: "ପୁଣି ଆରମ୍ଭ କରିବେ? ଚାଟ ଓ ଟିକେଟ ଆରମ୍ଭରେ ଯେପରି ଥିଲା ସେପରି ହେବ।", yes: "ପୁଣି ଆରମ୍ଭ",
    free: "ଛାଡ଼ିଥିବା କାମ ଯେତେବେଳେ କରିବେ ସେତେବେଳେ ଗଣାଯିବ। ଏବେ ଇଚ୍ଛା ଅନୁସାରେ ଚାଲନ୍ତୁ: ଯେକେହି ହୁଅନ୍ତୁ, ସମୟ ଆଗକୁ ନିଅନ୍ତୁ।",
  },
  hi: {
    lesson: "पाठ", language: "पाठ की भाषा", leave: "पाठ छोड़ें: ऊपर की पट्टी से फिर खुलेगा",
    there: "उस चैट पर जाएँ", be: (name) => `${name} बनें`, putIn: "शब्द भर दें", doIt: "करके दिखाएँ", wait: "एक क्षण…",
    skip: "छोड़ें", all: "सब काम", progress: "पूरे हुए काम", ticked: (done, of) => `✓ हो गया: ${done}/${of}`,
    done: "हो गया", skipped: "छोड़ा", now: "अभी", open: "बाकी",
    over: "पाठ पूरा हुआ।", learned: (done, of) => `${of} में से ${done} काम आपने स्वयं किए या देखे कि कैसे होते हैं।`,
    result: "परिणाम", close: "बंद करें", again: "एक बार फिर",
    sure: "फिर से शुरू करें? चैट और टिकट वैसे हो जाएँगे जैसे शुरू में थे।", yes: "फिर शुरू करें",
    free: "छोड़ा हुआ काम जब करेंगे तब गिना जाएगा। अब जैसे चाहें चलें: कोई भी बनें, समय आगे बढ़ाएँ।",
  },
};
