# What an admin is told at once, because only they can mend it
alarm-two-pollers = ⚠️ कोई दूसरा प्रोग्राम भी इस बॉट के मैसेज ले रहा है, इसलिए कुछ के जवाब में देर हो सकती है। उसे बंद करें; पता न हो तो @BotFather से नया टोकन लें।
alarm-token-refused = ⚠️ Telegram बॉट का टोकन नहीं मान रहा। telegram.token में सही टोकन आने तक कुछ नहीं भेजा जा सकता।
alarm-formatting-refused = ⚠️ Telegram ने एक मैसेज की सजावट नहीं मानी; वह सादी लिखाई में गया। कृपया यह बताएँ: { $say }, { $why }
alarm-message-refused = ⚠️ Telegram ने एक मैसेज नहीं लिया, वह नहीं भेजा गया। कृपया यह बताएँ: { $say }, { $why }
alarm-method-off = ⚠️ यह Telegram सर्वर { $method } नहीं जानता; जिसमें वह चाहिए, वह नहीं होगा।
alarm-backup-failed = ⚠️ डेटाबेस की कॉपी नहीं बन सकी: { $why }। डिस्क और <code>backup.dir</code> देखें; हर घंटे फिर कोशिश होगी।
alarm-database-gone = ⚠️ डेस्क का डेटाबेस नहीं रहा: { $why }। Telegram से अब कुछ नहीं लिया जा रहा, इसलिए लोग अभी जो लिखते हैं वह खोएगा नहीं; डेस्क के लौटने तक वह रुका रहेगा।
alarm-database-was-away = ⚠️ डेटाबेस { $seconds } सेकंड नहीं मिला ({ $why })। कुछ खोया नहीं: जो रुका था वह आगे बढ़ गया। फिर हो तो डिस्क और सर्वर देखें।
