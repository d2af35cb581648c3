"""The Italian evidence of Annex I, recomputed from its printed figures."""
