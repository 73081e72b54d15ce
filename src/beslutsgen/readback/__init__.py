"""Papper läses tillbaka: stycken, bokmärken och det som inte lästes."""
