# Command menus

command-new = Open a ticket
command-status = Status of a ticket
command-mine = My open tickets
command-queue = Tickets that wait
command-help = What I can do
command-language = Change the language
command-cancel = Stop what is in progress
command-start = Begin
command-admin = Helpdesk settings
command-doctor = Check everything
command-link = Link this group to a team
