"""Läser papper i pdf: rader med lägen, sidhuvuden, stycken och det som inte är text."""
