"""What crosses the border to other programs: pictures, tables, exports, drops, the clipboard."""
