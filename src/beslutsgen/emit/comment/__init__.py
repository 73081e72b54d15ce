"""Fynd blir kommentarer i ett färdigt papper."""
