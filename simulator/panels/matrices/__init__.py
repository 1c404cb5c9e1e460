"""The matrices of fully connected layers, to read and to edit."""
