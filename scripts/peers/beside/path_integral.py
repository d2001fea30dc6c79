"""MPPI of pytorch_mppi."""

import torch
from pytorch_mppi import MPPI

from beside.settings import Recipe, product
from beside.world import nearest, project

LIBRARY = "pytorch_mppi"


class PathIntegralPeer:
    """Its controller: one command shifts the last plan by a step and refines it, the others of a plan refine it again."""

    twin = "mppi"

    def __init__(self, options, world, settings):
        self.name = f"{LIBRARY} MPPI"
        self.world = world
        self.share = settings.share
        self.evaluations = 0
        self.options = options
        self.still = torch.zeros(settings.horizon, world.action_size)
        self.controller = MPPI(
            dynamics=lambda latent, action: world.step(latent, world.held(action)),
            running_cost=lambda latent, action: latent.new_zeros(len(latent)),
            terminal_state_cost=self.charge,
            nx=world.latent_size,
            noise_sigma=torch.eye(world.action_size) * options["sigma"] ** 2,
            num_samples=options["num_samples"],
            horizon=settings.horizon,
            lambda_=options["lambda_"],
            u_min=-torch.ones(world.action_size),
            u_max=torch.ones(world.action_size),
            U_init=self.still.clone(),
        )

    def charge(self, latents, actions):
        """The cost (N) of whole trajectories (1, N, H, D): the nearest approach is no sum over steps."""
        self.evaluations += latents.shape[1]
        return nearest(latents[0], self.goal, self.share)

    @torch.inference_mode()
    def start(self, goal, seed):
        """Begins a run toward a goal, a frame."""
        torch.manual_seed(seed)
        self.goal = self.world.encode(goal)
        self.controller.U = self.still.clone()
        self.begun = False

    @torch.inference_mode()
    def act(self, frame):
        """The action (A) to hold, in half-widths."""
        latent = self.world.encode(frame)[0]
        for iteration in range(self.options["commands"]):
            action = self.controller.command(latent, shift_nominal_trajectory=self.begun and iteration == 0)
        self.begun = True
        return project(action)


def recipe(world, settings):
    """As many commands a plan as ours has iterations."""
    return Recipe(
        lambda chosen: PathIntegralPeer(chosen, world, settings),
        {"num_samples": settings.samples, "commands": settings.iterations, "sigma": 1.0, "lambda_": 0.005},
        product({"sigma": (0.5, 1.0), "lambda_": (0.1, 0.02, 0.005, 0.001)})
        + [{"commands": 1, "num_samples": settings.evaluations}],
    )
