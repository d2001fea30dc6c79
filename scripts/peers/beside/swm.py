"""The solvers of stable-worldmodel, led as its WorldModelPolicy leads them.

Source: stable_worldmodel.policy.WorldModelPolicy.get_action with receding_horizon 1, warm_start and action_block 1.
"""

import contextlib
import importlib.util
import math
import sys
import types

import numpy
import torch
from gymnasium.spaces import Box

from beside.settings import Recipe, each, product
from beside.world import nearest, project

LIBRARY = "stable-worldmodel"


def solvers():
    """The package's solvers alone: its top level also imports environments, data formats and training."""
    if "stable_worldmodel" not in sys.modules:
        package = types.ModuleType("stable_worldmodel")
        package.__path__ = list(importlib.util.find_spec("stable_worldmodel").submodule_search_locations)
        sys.modules["stable_worldmodel"] = package
    return importlib.import_module("stable_worldmodel.solver")


class Costs:
    """What a solver asks: the costs (1, N) of candidates (1, N, H, A), by Foresee's goal cost in the world model."""

    def __init__(self, world, share):
        self.world = world
        self.share = share
        self.evaluations = 0

    def parameters(self):
        return self.world.parameters()

    def get_cost(self, info, candidates):
        self.evaluations += candidates.shape[1]
        latents = self.world.rollout(info["latent"][0], self.world.held(candidates[0]))
        return nearest(latents, info["goal"][0, 0], self.share).unsqueeze(0)


class SwmPeer:
    """One of its solvers; where a run is, it keeps the rest of its last plan as the next one's beginning."""

    def __init__(self, twin, solver, options, world, settings):
        self.name = f"{LIBRARY} {solver.__name__}"
        self.twin = twin
        self.options = options
        self.world = world
        self.costs = Costs(world, settings.share)
        self.solver = solver(self.costs, **options)
        space = Box(-1.0, 1.0, (1, world.action_size), numpy.float32)
        config = types.SimpleNamespace(horizon=settings.horizon, action_block=1)
        self.solver.configure(action_space=space, n_envs=1, config=config)
        # A tensor made in inference mode cannot take part in a descent.
        self.mode = torch.no_grad if twin == "gradient" else torch.inference_mode

    def start(self, goal, seed):
        """Begins a run toward a goal, a frame."""
        with self.mode():
            self.goal = self.world.encode(goal)
        self.rest = None
        self.solver.torch_gen.manual_seed(seed)

    def act(self, frame):
        """The action (A) to hold, in half-widths."""
        with self.mode():
            latent = self.world.encode(frame)
        with contextlib.redirect_stdout(Nowhere()):
            plan = self.solver.solve({"latent": latent, "goal": self.goal}, init_action=self.rest)["actions"]
        self.rest = plan[:, 1:]
        return project(plan[0, 0])

    @property
    def evaluations(self):
        return self.costs.evaluations


class Nowhere:
    """Where the solvers' "solve time" lines go."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


def recipes(world, settings):
    """CEM, iCEM, MPPI and gradient descent: the settings of ours where they have them, else the best that was tried."""
    swm = solvers()
    population = {"num_samples": settings.samples, "n_steps": settings.iterations}
    restarts = 2 ** int(math.log2(settings.evaluations**0.5))
    descents = {"num_samples": restarts, "n_steps": settings.evaluations // restarts, "optimizer_cls": torch.optim.Adam}

    def recipe(twin, solver, options, *tried):
        return Recipe(lambda chosen: SwmPeer(twin, solver, chosen, world, settings), options, list(tried))

    return [
        recipe(
            "cem",
            swm.CEMSolver,
            {**population, "topk": round(0.1 * settings.samples), "var_scale": 0.5},
            *each("var_scale", 0.3, 0.5, 0.7, 1.0, 1.5),
        ),
        recipe(
            "icem",
            swm.ICEMSolver,
            {**population, "topk": 6, "var_scale": 1.5, "noise_beta": 1.5, "n_elite_keep": 4, "return_mean": False},
            *product({"var_scale": (0.5, 1.0, 1.5), "return_mean": (False, True)}),
        ),
        recipe(
            "mppi",
            swm.MPPISolver,
            {**population, "topk": settings.samples, "var_scale": 0.5, "temperature": 0.005},
            *product({"var_scale": (0.5, 1.0), "temperature": (0.5, 0.1, 0.02, 0.005, 0.001)}),
        ),
        recipe(
            "gradient",
            swm.GradientSolver,
            {**descents, "optimizer_kwargs": {"lr": 0.02, "betas": (0.9, 0.99)}, "var_scale": 1.0},
            *[{"optimizer_kwargs": {"lr": rate, "betas": (0.9, 0.99)}} for rate in (0.02, 0.05, 0.1, 0.2)],
        ),
    ]
