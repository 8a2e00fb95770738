"""Every sentence side by side for a person who speaks the languages, beside the rooms; it is not shipped."""
