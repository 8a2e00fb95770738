# Prompts

prompt-resolve = { $mention }, how was { $id } solved? Reply to this message, or tap:
prompt-resolve-private = How was { $id } solved? Write it here, with photos if they help.
prompt-ready-send = { $mention }, this will be the solution of { $id }:
    { $text }
prompt-ready-change = { $mention }, reply to this message with the solution of { $id } as it should be:
    { $text }
prompt-ready-change-private = Write here the solution of { $id } as it should be:
    { $text }
prompt-empty = Please answer in words (a photo may go with them).
button-ready-send = ✅ Send
button-ready-change = ✏️ Change
button-ready-back = ‹ Others
button-ready-copy = 📋 Copy the text
