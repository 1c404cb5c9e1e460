"""All that can be done by name, and every way to reach it: menus, keys, finder, tool bar."""
