"""The outline: everything in the drawing as a tree, complete by keyboard."""
