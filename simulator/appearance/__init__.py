"""Appearance: theme roles, color scales and icons, shared by everything that is on screen."""
