"""Runs everybody on the same cases, one after the other at each case, so that what the machine does meets all alike."""

import time
from dataclasses import dataclass, field

from beside.server import frame

WARM_UP_SEED = 1


@dataclass
class Score:
    """What one planner did: criteria met by trial, processor time of each plan."""

    name: str
    twin: str
    settings: str
    met: list = field(default_factory=list)
    nanos: list = field(default_factory=list)
    evaluations: int = 0


class Ours:
    """A planner of Foresee, in the Java process."""

    def __init__(self, server, name, words):
        self.server = server
        self.name = f"foresee {name}"
        self.twin = name
        self.words = words

    def trial(self, case, **seed):
        """Criteria met, nanoseconds of each plan, candidates scored."""
        answer = self.server.ask("trial", planner=self.twin, case=case, **seed)
        return answer["metAt"], answer["cpuNanos"], answer["evaluations"]


class Theirs:
    """A planner of another library, here."""

    def __init__(self, server, peer, world, settings):
        self.server = server
        self.peer = peer
        self.world = world
        self.settings = settings
        self.name = peer.name
        self.twin = peer.twin
        self.words = words(peer.options)

    def trial(self, case, **seed):
        """Criteria met, nanoseconds of each plan, candidates scored."""
        evaluations = self.peer.evaluations
        nanos = []
        seen = self.server.ask("start", case=case, **seed)
        self.peer.start(frame(seen["goal"], self.world.frame_shape), seen["seed"] % 2**63)
        seen["finished"] = False
        while not seen["finished"]:
            picture = frame(seen["frame"], self.world.frame_shape)
            begun = time.thread_time_ns()
            action = self.peer.act(picture)
            nanos.append(time.thread_time_ns() - begun)
            actions = self.settings.interval * [(action.double() * self.world.radius).tolist()]
            seen = self.server.ask("act", actions=actions)
        return seen["metAt"], nanos, self.peer.evaluations - evaluations


def words(options):
    """Options on one line."""
    return ", ".join(f"{key}={getattr(value, '__name__', value)}" for key, value in options.items())


def run(entrants, trials, warm_up, progress):
    """The scores of all, after runs that do not count on cases that are not of the set."""
    scores = [Score(entrant.name, entrant.twin, entrant.words) for entrant in entrants]
    for case in range(warm_up):
        for entrant in entrants:
            entrant.trial(case, seed=WARM_UP_SEED)
    for case in range(trials):
        for turn in range(len(entrants)):
            which = (case + turn) % len(entrants)
            met, nanos, evaluations = entrants[which].trial(case)
            scores[which].met.append(met)
            scores[which].nanos += nanos
            scores[which].evaluations += evaluations
        progress(case + 1)
    return scores
