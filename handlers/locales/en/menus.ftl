# Command menus

command-new = Open a ticket
command-status = How a ticket stands
command-mine = My open tickets
command-queue = What waits
command-help = What I can do
command-language = Change the language
command-cancel = Stop what is in progress
command-start = Begin
command-admin = Set the desk up
command-doctor = Check everything
command-link = Link this group to a team
