# Lists

list-queue = <b>{ $team }</b>: { $count } टिकट
list-more = … और { $count }
list-mine = <b>आपके</b>: { $count ->
    [1] { $count } खुला टिकट
   *[other] { $count } खुले टिकट
  }
list-queue-empty = <b>{ $team }</b>: कुछ बाकी नहीं। 👍
list-mine-empty = आपका कोई टिकट खुला नहीं है। 👍
list-line = { $mark } { $id } { $title } · { $ulb } · { $holder } · { $due }
list-line-late = { $mark } 🔴 { $id } { $title } · { $ulb } · { $holder } · देर, समय-सीमा { $due } थी
list-line-promised = { $mark } { $id } { $title } · { $ulb } · { $holder } · 📅 { $due }
list-line-dateless = { $mark } { $id } { $title } · { $ulb } · { $holder }
list-nobody = कोई नहीं
list-desk = हेल्पडेस्क
list-all-teams = सभी टीमें
