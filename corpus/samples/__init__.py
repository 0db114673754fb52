"""Our own sample documents with gold, in the forms in which offices get them."""
