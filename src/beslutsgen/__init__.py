"""beslutsgen: tre samstämmiga beslutspapper ur en ärendefil."""

__version__ = "0.1.0"
