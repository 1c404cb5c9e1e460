"""What belongs to this run and this person, not to a document: arguments, folders, settings, crashes."""
