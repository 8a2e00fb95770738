# Private chat

start-operator = Hello { $name }. This is the { $desk }.
    <b>New ticket:</b> tap the button below, share a contact, or just write what the caller says, for example:
    <i>9437012345 Ramesh, Jatni, muster roll does not open</i>
    <b>Status:</b> send the number, for example { $example }.
start-member = Hello { $name }. This is the { $desk }.
    Tickets for your team come to its group. Claim, Resolve and the rest are buttons under each card.
    /mine shows what you have, /queue what waits. Send a number, for example { $example }, to open a ticket.
start-spoc = Hello { $name }. This is the { $desk }.
    Send a ticket's number, for example { $example }, to see how it stands. /mine lists the open tickets of your town.
start-manager = Hello { $name }. This is the { $desk }.
    Send a ticket's number, for example { $example }, to see how it stands. /queue shows what waits. /summary: the numbers.
start-admin = Hello { $name }. This is the { $desk }.
    /admin sets it up: people, groups, towns, holidays. /doctor checks that all is well.
    Send a ticket's number, for example { $example }, to see how it stands. /queue shows what waits.
start-stranger = This is the { $desk }: it handles the tickets about MUKTASoft.
    You are not on its list. If you work with MUKTASoft, tap the button to ask the admins.
    If your team has its group here, write /mine in it once: then you are known.
help-guide = 📘 <a href="{ $url }">Your guide, on one page</a>
help-operator = <b>Opening a ticket</b>
    Write what the caller says, or /new, or share a contact. What is missing is asked one by one. Photos, voice notes and files can be sent at any time.
    Another caller meanwhile: begin the line with their number, or their name and town, and I ask whether it is a new ticket.
    <b>Looking</b> A number alone (<code>{ $example }</code>) shows the ticket. /mine: yours that are open. /queue: what the teams have. /summary: the numbers.
    /find and a few words looks for others, solved ones too. A reply to what I write about a ticket is a comment, or the answer to what I asked you about it. While a team waits for your answer, I ask whether your words are it.
    <b>Correct</b> under a ticket of yours changes what was logged wrong: town, caller, number, sort, module, words. <b>Add</b> says more.
    /cancel ends the form in progress. /language changes the language.{ $guide }
help-member = <b>In the group</b>
    <b>Claim</b> takes a ticket. <b>Resolve</b> asks how it was solved. <b>Release</b> gives it back. <b>Caller</b> shows the number to whoever has it. A reply to a card is a comment for the helpdesk and the teams (buttons under it make it the helpdesk's only, or the town's, too); while my question about its ticket waits for you, it is your answer.
    <b>Here</b>
    /mine: what you have. /queue: what waits. A number alone (<code>{ $example }</code>) opens a ticket. Just write about what you have: I ask which ticket it is about.{ $guide }
help-spoc = Send a ticket's number (<code>{ $example }</code>) to see how it stands. /mine lists the open tickets of your town. /language changes the language.
    /find and a few words looks for others. A reply to what I write about a ticket is a comment that the helpdesk and the team read. Or just write: I ask which ticket it is about.
    A new trouble is logged by the helpdesk: please call it, or send it a mail.{ $guide }
help-manager = Send a ticket's number (<code>{ $example }</code>) to see how it stands. /queue shows what waits. /summary: the numbers. /language changes the language.{ $guide }
help-admin = /admin has the helpdesk's settings: people, groups, towns, holidays, summaries. /doctor checks that all is well.
    A number alone (<code>{ $example }</code>) shows a ticket. /queue: what waits. /summary: the numbers. /language changes the language.{ $guide }
help-group = /queue: what waits here. /status { $example }: how a ticket stands, with its card if that is far above or gone. /mine: what you have. A reply to a card is a comment for the helpdesk and the teams (buttons under it make it the helpdesk's only, or the town's, too).{ $guide }
no-ticket = There is no ticket { $id } that you can see.
no-ticket-yours = There is no ticket { $id } that you can see. Your open tickets:
status-which = Which ticket? Send its number, for example { $example }. Your open tickets:
status-none = Which ticket? Send its number, for example { $example }.
nothing-to-cancel = There is nothing to cancel.
form-discarded = The form is discarded.
form-open-already = A form is open: <b>{ $title }</b>. Go on with it, begin another, or discard it?
form-five-open = Five forms are open, that is the most. Go on with one, or discard one:
    { $forms }
five-forms = Five forms are open, that is the most. Finish or discard one first; /new lists them.
another-begun = A new form is begun. The first one stays open; /new brings it back.
form-untitled = no words yet
language-which = Which language shall I use with you?
language-set = I will write to you in English.
language-name = English
