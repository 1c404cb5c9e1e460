"""The app: the window, and everything wired together in one place."""
