"""Wordfilen som format: paket, delar, formatmallar och stycken; det som både den som skriver och den som läser vet."""
