"""Ärendet blir utkast: namngivna block av stycken med fakta, utan Word."""

from beslutsgen.draft.blocks import PaperDraft
from beslutsgen.draft.draft import Draft, passages
from beslutsgen.draft.told import told_once
from beslutsgen.draft.written import Writer

__all__ = ["Draft", "PaperDraft", "Writer", "passages", "told_once"]
