"""Programs that tests run in processes of their own, because they may crash or are meant to be killed."""
