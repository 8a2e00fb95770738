# People: links, requests, roles

role-operator = Operator
role-member = Team member
role-spoc = SPOC of a town
role-manager = Manager
role-admin = Admin
button-access = 🙋 Ask for access
button-refuse = 🚫 Refuse
button-invite = ✉️ Invite
button-search = 🔍 Search
button-links = 🔗 Open invitations ({ $count })
button-drop = ✖️ { $role }
button-add-role = ➕ Add a role
button-language = 🌐 Language
button-let-go = 🚪 Remove
button-let-go-yes = 🚪 Yes, remove
button-whole-desk = Of the whole helpdesk
button-done-towns = ✅ Done ({ $count })
button-revoke = ✖️ Revoke { $number }
button-share = ↗️ Send it to somebody

access-asked = The admins are asked. You will hear here what they decide.
access-asked-already = You have asked already. The admins will answer; ask again tomorrow if they don't.
access-in-already = You are on the list already. Send /start.
access-no-admin = This helpdesk has no admin yet. Whoever started it finds a link in its output.
access-request = 🙋 <b>{ $name }</b> { $username } asks for access ({ $when }).
    Who is this? Choose a role, or refuse.
access-let-go = ⚠️ They were here before: what they could do ended { $when }.
access-was-given = ✅ Added by { $who }: { $roles }
access-was-refused = 🚫 Refused by { $who }.
access-refused = The admins did not add you. If that is a mistake, call the helpdesk.
refused-toast = Refused.
appointed = You are on the list now: <b>{ $role ->
    [operator] operator
    [member] team member
    [spoc] SPOC
    [manager] manager
   *[admin] admin
    }</b>. Send /start to begin.
appointed-team = You are on the list now: <b>{ $role ->
    [operator] operator
    [member] team member
    [spoc] SPOC
    [manager] manager
   *[admin] admin
    }</b> ({ $team }). Send /start to begin.
dismissed = A role was taken from you: <b>{ $role ->
    [operator] operator
    [member] team member
    [spoc] SPOC
    [manager] manager
   *[admin] admin
    }</b>. /help shows what you can do now.
dismissed-team = A role was taken from you: <b>{ $role ->
    [operator] operator
    [member] team member
    [spoc] SPOC
    [manager] manager
   *[admin] admin
    }</b> ({ $team }). /help shows what you can do now.
let-go = You are no longer on the list of this helpdesk. Thank you for your work.
you-left-the-group = You left the group of { $team }, so you are no longer a member of that team here. /help shows what you can do now.
ask-in-the-group = Telegram does not tell me whether you are still in the group of the team. Tap it once more under the card in the group.
group-of-yours-unlinked = The group of { $team } is no longer linked to this helpdesk, so you are no longer a member of that team here. /help shows what you can do now.
team-of-yours-listed = Only people whom an admin has appointed are members of { $team } now, so you are no longer one here. Ask an admin if you should be. /help shows what you can do now.
roles-ended = Some of your roles at this helpdesk have ended. /help shows what you can do now.
appointed-toast = { $name } has the role.
dropped-toast = The role of { $name } is taken away.
let-go-toast = { $name } is removed. { $count ->
    [0] No ticket was held.
    [one] One ticket went back to its team.
   *[other] { $count } tickets went back to their teams.
    }
claim-freed = { $id } is free again: { $name }, who had it, is no longer of the team. Who takes it?
left-the-group = { $name } has left the group of { $team } and is no longer a member. { $count ->
    [0] No ticket was held.
    [one] One ticket went back to the team.
   *[other] { $count } tickets went back to the team.
    }

invitation = ✉️ <b>You are invited to the { $desk }</b> as { $role }.
    Open this link: { $url }
    It works once, until { $until }.
invitation-shared = You are invited to the { $desk } as { $role }. The link works once, until { $until }.
invitation-taken = { $name } has accepted your invitation: { $role ->
    [operator] operator
    [member] team member
    [spoc] SPOC
    [manager] manager
   *[admin] admin
    }.
link-made = The invitation is below: forward it.
link-revoked = The link no longer works.
link-used = This invitation was used by somebody else. Ask for a new one.
link-expired = This invitation is too old. Ask for a new one.
link-revoked-already = This invitation was taken back. Ask for a new one.
link-asked-back = You were of this helpdesk before, so the admins are asked. The bot writes when they have decided.
link-yours = You have taken this link already. Send /start to see what you can do.
welcome-admin = You are the admin of the { $desk } now, { $name }. /admin opens what can be set up:
welcome-operator = Welcome, { $name }: you are an operator of the { $desk }.
welcome-member = Welcome, { $name }: you are of a team of the { $desk }.
welcome-spoc = Welcome, { $name }: you are a SPOC at the { $desk }.
welcome-manager = Welcome, { $name }: you are a manager at the { $desk }.

people-title = <b>People</b> ({ $count })
people-found = <b>People named "{ $words }"</b> ({ $count })
person-title = <b>{ $name }</b> { $username }
person-role = • { $role }
person-role-group = • { $role } (by the team's group)
person-role-file = 🔒 { $role } (by the file)
person-no-roles = No role.
person-language = Language: { $tongue }
person-gone = This person is not on the list any more.
locked-people = 🔒 What the configuration file says of a person is changed there, under <code>[[people]]</code>.
let-go-sure = Remove <b>{ $name }</b> from the list? Their roles and links end, the tickets they have go back to their teams.
tongue-which = Which language?
roles-for = Which role for <b>{ $name }</b>?
roles-for-link = Which role will the invited person have?
team-which = Of which team?
spoc-which = Of which towns? Write a part of the name, then tap it.
towns-none = No town is like "{ $words }".
towns-chosen = Chosen: <b>{ $towns }</b>
links-title = <b>Invitations that still work</b>
links-none = No invitation is open.
links-line = { $number }. { $role }, by { $who }, until { $until }
by-terminal = the terminal
search-hint = Write a part of the name below.
last-admin = You can't: nobody would be left to change the settings. Make somebody else an admin first.
decided = { $who } was faster: it is decided already.
