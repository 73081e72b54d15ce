"""Ärendet blir utkast: namngivna block av stycken med fakta, utan Word."""

from beslutsgen.draft.blocks import PaperDraft
from beslutsgen.draft.draft import Draft, apart, passages
from beslutsgen.draft.told import told_once
from beslutsgen.draft.written import Writer

__all__ = ["Draft", "PaperDraft", "Writer", "apart", "passages", "told_once"]
