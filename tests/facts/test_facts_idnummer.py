"""Kontrollsiffran i person- och organisationsnummer, mot ett bibliotek som räknar den på sitt sätt."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from beslutsgen.facts.idnummer import kontrollsiffra


@given(st.text("0123456789", min_size=1, max_size=12))
def test_kontrollsiffran_ar_den_som_stdnum_raknar(siffror: str) -> None:
    assert kontrollsiffra(siffror) == luhn.calc_check_digit(siffror)
