"""Läser ett Word-dokuments alla textflöden."""
