# Command menus

command-new = ଟିକେଟ ଖୋଲନ୍ତୁ
command-status = ଟିକେଟର ସ୍ଥିତି
command-mine = ମୋ ଖୋଲା ଟିକେଟ
command-queue = ବାକି ଥିବା ଟିକେଟ
command-help = ମୁଁ କ'ଣ କରିପାରେ
command-language = ଭାଷା ବଦଳାନ୍ତୁ
command-cancel = ଚାଲିଥିବା କାମ ବନ୍ଦ କରନ୍ତୁ
command-start = ଆରମ୍ଭ
command-admin = ହେଲ୍ପଡେସ୍କ ସେଟିଂ
command-doctor = ସବୁ ଯାଞ୍ଚ କରନ୍ତୁ
command-link = ଏହି ଗ୍ରୁପକୁ ଟିମ ସହ ଯୋଡ଼ନ୍ତୁ
