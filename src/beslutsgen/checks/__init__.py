"""Kontroller: ärendet och dess texter granskas, och varje motsägelse blir ett fynd med båda värdena."""

from beslutsgen.checks.accept import accept, accept_in_papers
from beslutsgen.checks.base import Check, Finding, Text, View
from beslutsgen.checks.explain import explanation, titles
from beslutsgen.checks.judge import judge, judge_papers
from beslutsgen.checks.registry import CHECKS

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Text",
    "View",
    "accept",
    "accept_in_papers",
    "explanation",
    "judge",
    "judge_papers",
    "titles",
]
