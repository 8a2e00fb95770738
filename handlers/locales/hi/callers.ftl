# Callers: their history, and their data on request

button-caller-data = 👤 कॉलर का डेटा
button-caller-history = 🕘 कॉलर के टिकट
caller-history-head = 🕘 <b>{ $name }</b>, { $contact }: { $count } टिकट
command-caller = कॉलर का डेटा: देखें, लें, मिटाएँ
not-allowed-caller-history = कॉलर के दूसरे टिकट केवल हेल्पडेस्क देख सकता है।
not-allowed-erase = कॉलर का डेटा केवल एडमिन निजी चैट में देख, ले या मिटा सकते हैं।
caller-data-ask = <b>किसका डेटा?</b> कॉलर का फ़ोन नंबर, ई-मेल या नाम भेजें।
caller-data-none = इससे कोई मालूम नहीं है। /caller के साथ पूरा नंबर (लैंडलाइन हो तो एरिया कोड के साथ), ई-मेल या नाम भेजें।
caller-data-more = और लोग भी मिलते हैं। नंबर और नाम लिखें, जैसे /caller 9437012345 Ramesh, या उनका कोई टिकट खोलकर <b>कॉलर के टिकट</b> दबाएँ।
caller-data-head = 👤 <b>{ $name }</b>, { $contact }
caller-data-kept = { $tickets } टिकट, { $notes } लिखी बातें, { $files ->
    [one] { $files } फ़ाइल
   *[other] { $files } फ़ाइलें
  }।
caller-data-sure = ⚠️ <b>हमेशा के लिए मिटाएँ?</b> नाम, नंबर और पता मिट जाएगा, और इन टिकटों की सारी लिखी बातें और फ़ाइलें भी। { $open ->
    [0] टिकट रहेंगे, लिखी बातें नहीं।
   *[other] इनमें से { $open } अब भी खुले: किस बारे में हैं, यह फिर कोई नहीं पढ़ पाएगा।
  } यह वापस नहीं हो सकता।
caller-data-gone = इस कॉलर का डेटा मिटा दिया गया है। टिकट हैं, लिखी बातें नहीं।
caller-data-export = इस कॉलर के बारे में जो कुछ मालूम है। इसे सुरक्षित तरीके से दें।
caller-gone = इस कॉलर के बारे में अब कुछ मालूम नहीं है।
caller-erased = मिटा दिया, { $count } टिकटों की लिखी बातों के साथ। खोज की सूची कुछ मिनट में साफ़ हो जाएगी।
caller-button-o = 👤 डेटा
caller-button-x = 📄 डेटा लें
caller-button-e = 🗑 मिटाएँ
caller-button-y = 🗑 हाँ, मिटाएँ
caller-button-n = ‹ पीछे
