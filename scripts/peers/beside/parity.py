"""Whether the PyTorch module computes what the Java runtime computes."""

import torch

from beside.server import frame
from beside.world import nearest, project

FRAMES = 20
CANDIDATES = 64
BOUND = 1e-4


def check(server, world, settings):
    """The greatest differences of latents, rollouts and costs, relative to max(1, |x|).

    Raises ValueError if one is over the bound.
    """
    found = {"encoder": 0.0, "rollout": 0.0, "cost": 0.0}
    generator = torch.Generator().manual_seed(1)
    for case in range(0, FRAMES, 2):
        start = server.ask("start", case=case)
        latents = [encoded(server, world, start[key], found) for key in ("frame", "goal")]
        rolled_out(server, world, settings, *latents, generator, found)
    return found


def encoded(server, world, text, found):
    """The Java latent (D) of a frame, compared with ours."""
    java = torch.tensor(server.ask("encode", frame=text)["latent"])
    with torch.inference_mode():
        note(found, "encoder", java, world.encode(frame(text, world.frame_shape))[0])
    return java


def rolled_out(server, world, settings, latent, goal, generator, found):
    """Compares random actions, another one at each environment step, from one latent on."""
    shape = (CANDIDATES, settings.horizon * world.chunk, world.action_size)
    actions = project(1.5 * torch.randn(shape, generator=generator))
    answer = server.ask(
        "rollout", latent=latent.tolist(), goal=goal.tolist(), actions=(actions.double() * world.radius).tolist()
    )
    with torch.inference_mode():
        latents = world.rollout(latent.expand(CANDIDATES, -1), actions.reshape(CANDIDATES, settings.horizon, -1))
        note(found, "rollout", torch.tensor(answer["latents"]), latents)
        note(found, "cost", torch.tensor(answer["costs"]), nearest(latents, goal, settings.share))


def note(found, what, java, ours):
    difference = ((java - ours).abs() / java.abs().clamp(min=1)).max().item()
    if not difference <= BOUND:
        raise ValueError(f"parity of the {what} ({difference:.2g}) must be within {BOUND:g} relative to max(1, |x|).")
    found[what] = max(found[what], difference)
