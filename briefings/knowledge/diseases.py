"""Diseases by name: a beat that follows several counts the sick of each apart."""

from __future__ import annotations

DISEASES = frozenset(
    {
        *"anthrax botulism chickenpox chikungunya cholera covid covid-19 dengue diphtheria dysentery ebola".split(),
        *"encephalitis hepatitis influenza legionnaires leprosy listeria malaria marburg measles meningitis".split(),
        *"mers mpox mumps nipah norovirus pertussis plague polio rabies rubella salmonella sars smallpox".split(),
        *"tetanus tuberculosis typhoid typhus zika".split(),
        "bird flu", "lassa fever", "rift valley fever", "swine flu", "whooping cough", "yellow fever",
    }
)  # fmt: skip
