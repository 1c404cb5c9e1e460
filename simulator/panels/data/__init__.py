"""The data panel: what is learned, and which column goes where."""
