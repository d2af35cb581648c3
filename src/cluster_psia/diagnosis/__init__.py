"""What the scores of the matrix say. ``diagnose(assessment)`` is the way in."""

from cluster_psia.diagnosis.diagnose import READINGS, Diagnosis, ReadingKey, diagnose
from cluster_psia.diagnosis.mean import Mean
from cluster_psia.diagnosis.scores import Score

__all__ = ["READINGS", "Diagnosis", "Mean", "ReadingKey", "Score", "diagnose"]
