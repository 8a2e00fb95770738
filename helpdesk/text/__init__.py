"""What people write, read: words, ids, phone numbers, names and dates; and what is masked of it."""
