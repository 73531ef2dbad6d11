"""Which of several values has how much behind it, when sources differ: weighed evidence, never a verdict."""

from variorum.lineage.values.claims import SourcedValue, WeighedValue
from variorum.lineage.values.likeness import is_rounding, support_number
from variorum.lineage.values.priors import find_value_ties
from variorum.lineage.values.settings import ValueSettings
from variorum.lineage.values.weighing import weigh_values

__all__ = [
    "SourcedValue",
    "ValueSettings",
    "WeighedValue",
    "find_value_ties",
    "is_rounding",
    "support_number",
    "weigh_values",
]
