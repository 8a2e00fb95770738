"""What a helpdesk is: pure rules. No Telegram, no SQL, no scheduler, no clock."""
