"""Papperen skrivs till disken: alla eller inga, och aldrig över det som någon annan har gjort."""
