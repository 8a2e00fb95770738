// What stands on the mail page, in the three languages of the desk; what people wrote stays as it is.

import { remember, remembered } from "../stage/memory.js";

export const LANGUAGES = { en: "English", or: "ଓଡ଼ିଆ", hi: "हिन्दी" };
const CHOSEN = "lesson language"; // the same choice as on the demo's page

const WORDS = {
  en: {
    title: "Mail", you: "You are", away: "Out of office", chats: "To the chats", language: "Language", none: "No mail yet. Write one to the desk.",
    subject: "Subject", text: "Your mail", attach: "Files", send: "Send", reply: "Reply", replies: "In answer to", fresh: "A new mail",
    forged: "Pretend to be", nobody: "nobody else", machine: "written by a machine", to: "to",
  },
  or: {
    title: "ମେଲ", you: "ଆପଣ", away: "ଅଫିସ ବାହାରେ", chats: "ଚାଟକୁ", language: "ଭାଷା", none: "ଏପର୍ଯ୍ୟନ୍ତ ମେଲ ନାହିଁ। ହେଲ୍ପଡେସ୍କକୁ ଗୋଟିଏ ଲେଖନ୍ତୁ।",
    subject: "ଶୀର୍ଷକ", text: "ଆପଣଙ୍କ ମେଲ", attach: "ଫାଇଲ", send: "ପଠାନ୍ତୁ", reply: "ଉତ୍ତର ଦିଅନ୍ତୁ", replies: "ଏହାର ଉତ୍ତର", fresh: "ନୂଆ ମେଲ",
    forged: "ଅନ୍ୟ ଜଣେ ବୋଲି ଦେଖାନ୍ତୁ", nobody: "କେହି ନୁହେଁ", machine: "ମେସିନ ଲେଖିଛି", to: "ପାଇଁ",
  },
  hi: {
    title: "मेल", you: "आप हैं", away: "कार्यालय से बाहर", chats: "चैट पर", language: "भाषा", none: "अभी कोई मेल नहीं। हेल्पडेस्क को एक लिखें।",
    subject: "शीर्षक", text: "आपका मेल", attach: "फ़ाइलें", send: "भेजें", reply: "जवाब दें", replies: "इसका जवाब", fresh: "नया मेल",
    forged: "कोई और बनकर", nobody: "कोई नहीं", machine: "मशीन ने लिखा", to: "को",
  },
};

export const language = () => (remembered(CHOSEN) in WORDS ? remembered(CHOSEN) : "en");

export function choose(chosen) {
  remember(CHOSEN, chosen);
}

export const say = (key) => WORDS[language()][key];
