// What stands on the page, in the three languages of the desk; what people wrote stays as it is.

import { remember, remembered } from "../stage/memory.js";

export const LANGUAGES = { en: "English", or: "ଓଡ଼ିଆ", hi: "हिन्दी" };
const CHOSEN = "lesson language"; // the same choice as on the demo's page

const WORDS = {
  en: {
    you: "You are", project: "Project", language: "Language", chats: "To the chats", fresh: "New issue", board: "Board",
    none: "Nothing here", close: "Back to the board", comments: "Comments", say: "Write a comment", send: "Comment",
    solution: "Begin with “solution:”", toMe: "Assign to me", nobody: "Nobody", assignee: "Assignee",
    priority: "Priority", reporter: "Reporter", due: "Due", labels: "Labels", components: "Components",
    resolution: "Resolution", files: "Files", attach: "Attach a file", links: "Links", history: "History",
    steps: "Go on", remove: "Delete", move: "Move to another project", sure: (key) => `Delete ${key} for good?`,
    cancel: "Cancel", done: "OK", summary: "Summary", description: "Description", kind: "Kind", status: "Status",
    gone: "This issue is not there any more.", offline: "No connection. Trying again…", edited: "edited", reword: "Edit", unsay: "Delete this comment?",
    comment: "Comment, if there is something to say", choose: "Choose", bytes: (n) => `${n} bytes`, updated: "Changed",
  },
  or: {
    you: "ଆପଣ", project: "ପ୍ରକଳ୍ପ", language: "ଭାଷା", chats: "ଚାଟକୁ ଯାଆନ୍ତୁ", fresh: "ନୂଆ ଇସ୍ୟୁ", board: "ବୋର୍ଡ",
    none: "ଏଠାରେ କିଛି ନାହିଁ", close: "ବୋର୍ଡକୁ ଫେରନ୍ତୁ", comments: "ମନ୍ତବ୍ୟ", say: "ମନ୍ତବ୍ୟ ଲେଖନ୍ତୁ", send: "ମନ୍ତବ୍ୟ ଦିଅନ୍ତୁ",
    solution: "“solution:” ରୁ ଆରମ୍ଭ କରନ୍ତୁ", toMe: "ମୁଁ ନେଉଛି", nobody: "କେହି ନାହିଁ", assignee: "ଦାୟିତ୍ୱରେ",
    priority: "ଅଗ୍ରାଧିକାର", reporter: "ଜଣାଇଥିବା ବ୍ୟକ୍ତି", due: "ଶେଷ ତାରିଖ", labels: "ଲେବଲ", components: "ଅଂଶ",
    resolution: "ସମାଧାନ", files: "ଫାଇଲ", attach: "ଫାଇଲ ଯୋଡ଼ନ୍ତୁ", links: "ଲିଙ୍କ", history: "ଇତିହାସ",
    steps: "ଆଗକୁ ନିଅନ୍ତୁ", remove: "ଡିଲିଟ କରନ୍ତୁ", move: "ଅନ୍ୟ ପ୍ରକଳ୍ପକୁ ନିଅନ୍ତୁ", sure: (key) => `${key} ସବୁଦିନ ପାଇଁ ଡିଲିଟ କରିବେ?`,
    cancel: "ବାତିଲ", done: "ଠିକ ଅଛି", summary: "ସାରାଂଶ", description: "ବିବରଣୀ", kind: "ପ୍ରକାର", status: "ସ୍ଥିତି",
    gone: "ଏହି ଇସ୍ୟୁ ଆଉ ନାହିଁ।", offline: "ସଂଯୋଗ ନାହିଁ। ପୁଣି ଚେଷ୍ଟା ହେଉଛି…", edited: "ବଦଳାଯାଇଛି", reword: "ବଦଳାନ୍ତୁ", unsay: "ଏହି ମନ୍ତବ୍ୟ ଡିଲିଟ କରିବେ?",
    comment: "କହିବାକୁ କିଛି ଥିଲେ ମନ୍ତବ୍ୟ", choose: "ବାଛନ୍ତୁ", bytes: (n) => `${n} ବାଇଟ`, updated: "ବଦଳିଛି",
  },
  hi: {
    you: "आप हैं", project: "परियोजना", language: "भाषा", chats: "चैट पर जाएँ", fresh: "नया इश्यू", board: "बोर्ड",
    none: "यहाँ कुछ नहीं है", close: "बोर्ड पर लौटें", comments: "टिप्पणियाँ", say: "टिप्पणी लिखें", send: "टिप्पणी करें",
    solution: "“solution:” से शुरू करें", toMe: "मैं लेता हूँ", nobody: "कोई नहीं", assignee: "ज़िम्मेदार",
    priority: "प्राथमिकता", reporter: "बताने वाला", due: "अंतिम तिथि", labels: "लेबल", components: "अंश",
    resolution: "समाधान", files: "फ़ाइलें", attach: "फ़ाइल जोड़ें", links: "लिंक", history: "इतिहास",
    steps: "आगे बढ़ाएँ", remove: "हटाएँ", move: "दूसरी परियोजना में ले जाएँ", sure: (key) => `${key} को हमेशा के लिए हटाएँ?`,
    cancel: "रद्द करें", done: "ठीक है", summary: "सारांश", description: "विवरण", kind: "प्रकार", status: "स्थिति",
    gone: "यह इश्यू अब नहीं है।", offline: "संपर्क नहीं है। फिर कोशिश हो रही है…", edited: "बदला गया", reword: "बदलें", unsay: "यह टिप्पणी हटाएँ?",
    comment: "कुछ कहना हो तो टिप्पणी", choose: "चुनें", bytes: (n) => `${n} बाइट`, updated: "बदला",
  },
};

/** The choice made here or on the demo's page, else the browser's language if it is one of the three. */
export function language() {
  const wanted = [remembered(CHOSEN), ...navigator.languages.map((one) => one.slice(0, 2))];
  return wanted.find((one) => one in LANGUAGES) ?? "en";
}

export const speak = (chosen) => remember(CHOSEN, chosen);

export const words = () => WORDS[language()];
