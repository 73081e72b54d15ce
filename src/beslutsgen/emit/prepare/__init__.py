"""Mallen bereds: taggarna tolkas, prövas och lagas, och den färdiga mallen sparas."""
