"""Kontroller: ärendet och dess texter granskas, och varje motsägelse blir ett fynd med båda värdena."""
