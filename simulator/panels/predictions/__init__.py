"""The predictions panel: what the network says, as a picture and as a table."""
