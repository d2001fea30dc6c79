"""How all plan, and how each is made."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """samples x iterations candidates a plan, horizon model steps ahead, a new plan every interval environment steps.

    The cost charges the nearest approach and this share of the whole way.
    """

    samples: int
    iterations: int
    horizon: int
    interval: int
    share: float

    @property
    def evaluations(self):
        """Candidates that a plan scores."""
        return self.samples * self.iterations

    @staticmethod
    def of(description, chunk):
        """Those of the server's description; actions must be held for just the chunk, as the peers' are here."""
        told = description["settings"]
        if told["hold"] != chunk or told["replanInterval"] != chunk:
            raise ValueError(f"hold ({told['hold']}) and replan interval ({told['replanInterval']}) must be {chunk}.")
        return Settings(
            told["samples"], told["iterations"], told["horizon"], told["replanInterval"], description["goalShare"]
        )


@dataclass(frozen=True)
class Recipe:
    """A peer: what makes it of its options, the options it runs with, and what else was tried for some of them."""

    build: Callable
    options: dict
    tried: list

    def peer(self, **other):
        return self.build({**self.options, **other})


def each(option, *values):
    """An option with one value after the other."""
    return [{option: value} for value in values]


def product(options):
    """Every choice of one value for each option."""
    return [dict(zip(options, values)) for values in itertools.product(*options.values())]
