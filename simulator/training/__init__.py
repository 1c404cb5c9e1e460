"""Training: data, sessions that step through it, the thread they run in, and the frames that come out."""
