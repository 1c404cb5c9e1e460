"""The document on the table: opened, saved, put aside, never lost."""
