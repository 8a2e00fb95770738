# Lists

list-queue = <b>{ $team }</b>: { $count }ଟି ଟିକେଟ
list-more = … ଆଉ { $count }ଟି
list-mine = <b>ଆପଣଙ୍କର</b>: { $count }ଟି ଖୋଲା ଟିକେଟ
list-queue-empty = <b>{ $team }</b>: କିଛି ବାକି ନାହିଁ। 👍
list-mine-empty = ଆପଣଙ୍କର କୌଣସି ଖୋଲା ଟିକେଟ ନାହିଁ। 👍
list-line = { $mark } { $id } { $title } · { $ulb } · { $holder } · { $due }
list-line-late = { $mark } 🔴 { $id } { $title } · { $ulb } · { $holder } · ବିଳମ୍ବ, ଶେଷ ସମୟ { $due } ଥିଲା
list-line-promised = { $mark } { $id } { $title } · { $ulb } · { $holder } · 📅 { $due }
list-line-dateless = { $mark } { $id } { $title } · { $ulb } · { $holder }
list-nobody = କେହି ନାହିଁ
list-desk = ହେଲ୍ପଡେସ୍କ
list-all-teams = ସବୁ ଟିମ
