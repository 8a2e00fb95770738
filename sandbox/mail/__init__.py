"""A mailbox and a server of mail on this machine, and a page on which a person is somebody who writes to the desk."""
