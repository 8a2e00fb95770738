# Command menus

command-new = टिकट खोलें
command-status = टिकट की स्थिति
command-mine = मेरे खुले टिकट
command-queue = बाकी टिकट
command-help = मैं क्या कर सकता हूँ
command-language = भाषा बदलें
command-cancel = चल रहा काम बंद करें
command-start = शुरू करें
command-admin = हेल्पडेस्क की सेटिंग
command-doctor = सब जाँचें
command-link = इस ग्रुप को टीम से जोड़ें
