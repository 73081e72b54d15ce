"""Resultatet av en körning blir svensk text, JSON eller SARIF."""
