"""The desk's mailbox and what it writes: imported only where there is `[mail]`."""
