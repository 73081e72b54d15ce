"""Block och Wordmall blir papper: mallen läses, fylls i, vävs, packas och skrivs till disk."""
