"""Foresee's world model as a PyTorch module: the layers that the model card lists, with the weights of the same file."""

import json

import torch
from safetensors import safe_open
from torch import nn


def layer(spec):
    """One layer of a card as a module."""
    kind = spec["kind"]
    if kind == "conv2d":
        return nn.Conv2d(spec["in"], spec["out"], spec["kernel"], spec["stride"], spec["padding"])
    if kind == "dense":
        return nn.Linear(spec["in"], spec["out"])
    if kind == "relu":
        return nn.ReLU()
    if kind == "silu":
        return nn.SiLU()
    if kind == "layerNorm":
        return nn.LayerNorm(spec["size"], eps=1e-5)
    if kind == "flatten":
        return nn.Flatten()
    raise ValueError(f"layers of kind {kind} are not known here.")


class World(nn.Module):
    """z = encoder(frame / 255),   z' = z + predictor([z; a(1); ...; a(k)]), actions in half-widths of a ball.

    Shapes: frames (height, width, channels) of bytes; latents (N, D); chunks (N, H, k A), the k actions of each model step;
    latents after each model step (N, H, D).
    """

    def __init__(self, path):
        super().__init__()
        with safe_open(path, framework="pt") as file:
            card = json.loads(file.metadata()["foresee.card"])
            tensors = {name: file.get_tensor(name) for name in file.keys() if not name.startswith("probe.")}
        architecture = card["architecture"]
        self.encoder = nn.Sequential(*map(layer, architecture["encoder"]))
        self.predictor = nn.Sequential(*map(layer, architecture["predictor"]))
        self.load_state_dict(tensors)
        self.requires_grad_(False)
        self.eval()
        self.name = card["name"]
        self.frame_shape = (architecture["height"], architecture["width"], architecture["channels"])
        self.latent_size = architecture["latentSize"]
        self.action_size = architecture["actionSize"]
        self.chunk = architecture["actionChunk"]
        space = card["actionSpace"]
        self.radius = space.get("radius")
        require(space["kind"] == "ball", "actions must be of a ball")
        require(card["actionNormalizer"]["center"] == [0.0] * self.action_size, "actions must be centred")
        require(card["actionNormalizer"]["scale"] == [self.radius] * self.action_size, "actions must be scaled by the radius")
        require(architecture["history"] == 1, "the predictor must see one latent")

    def encode(self, frame):
        """The latent (1, D) of a frame, an array of bytes."""
        pixels = torch.from_numpy(frame).permute(2, 0, 1).unsqueeze(0)
        return self.encoder(pixels.to(torch.float32) / 255)

    def compile_rollout(self):
        """Lets torch.compile have all steps of a rollout as one."""
        self.rollout = torch.compile(self.rollout, dynamic=False)

    def step(self, latent, chunk):
        """The latents one model step on."""
        return latent + self.predictor(torch.cat([latent, chunk], dim=-1))

    def rollout(self, latent, chunks):
        """The latents after each model step."""
        latents = []
        for t in range(chunks.shape[1]):
            latent = self.step(latent, chunks[:, t])
            latents.append(latent)
        return torch.stack(latents, dim=1)

    def held(self, actions):
        """Actions (.., A), projected to the unit ball, each held for the k environment steps of a model step (.., k A)."""
        return project(actions).repeat(*[1] * (actions.dim() - 1), self.chunk)


def project(actions):
    """The nearest actions within the unit ball."""
    return actions / torch.linalg.vector_norm(actions, dim=-1, keepdim=True).clamp(min=1)


def nearest(latents, goal, share):
    """Foresee's GoalCost.nearest: J(n) = min_t d(n,t) + share sum_t d(n,t),   d(n,t) = |z(n,t) - g|^2 / D."""
    distances = (latents - goal).square().mean(dim=-1)
    return distances.amin(dim=1) + share * distances.sum(dim=1)


def require(holds, what):
    if not holds:
        raise ValueError(f"this model cannot be planned in here: {what}.")
