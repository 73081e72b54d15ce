"""Papperet görs: mallen fylls i, text och bokmärken vävs in, och paketet sätts ihop."""
