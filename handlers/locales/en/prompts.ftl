# Prompts

prompt-resolve = { $mention }, how was { $id } solved? Reply to this message, or tap:
prompt-resolve-private = How was { $id } solved? Write it here, with photos if they help.
prompt-empty = Please answer in words (a photo may go with them).
