"""A training step in PyTorch beside Foresee's, by turns: python -m beside.throughput ROUNDS STEPS SERVER."""

import statistics
import sys
import time

import torch

from beside.server import Server, ServerError

BATCH = 128
CHANNELS = (32, 64, 64, 128)
LATENT = 256
WARM_UP = 3


class Trainee:
    """The network in PyTorch, images channels first or last."""

    def __init__(self, layout):
        torch.manual_seed(1)
        self.layout = layout
        layers = []
        before = 3
        for channels in CHANNELS:
            layers += [torch.nn.Conv2d(before, channels, 4, 2, 1), torch.nn.ReLU(inplace=True)]
            before = channels
        layers += [torch.nn.Flatten(), torch.nn.Linear(before * 4 * 4, LATENT)]
        self.network = torch.nn.Sequential(*layers).to(memory_format=layout)
        self.optimizer = torch.optim.Adam(self.network.parameters(), 1e-3)
        self.frames = torch.randint(0, 256, (BATCH, 64, 64, 3), dtype=torch.uint8)

    def weights(self):
        return sum(parameter.numel() for parameter in self.network.parameters())

    def turn(self, steps):
        """Images per second of processor time."""
        begun = time.process_time()
        for _ in range(steps):
            frames = self.frames.permute(0, 3, 1, 2).to(torch.float32).div_(255).contiguous(memory_format=self.layout)
            self.optimizer.zero_grad()
            self.network(frames).square().mean().backward()
            self.optimizer.step()
        return steps * BATCH / (time.process_time() - begun)


def main(rounds, steps, server):
    torch.set_num_threads(1)
    trainees = {"channels first": Trainee(torch.contiguous_format), "channels last": Trainee(torch.channels_last)}
    with Server([server]) as ours:
        for trainee in trainees.values():
            if trainee.weights() != ours.description["weights"]:
                raise SystemExit(f"peers: weights differ: {trainee.weights()} here, {ours.description['weights']} in Java.")
        speeds = {"Foresee": [], **{name: [] for name in trainees}}
        for i in range(WARM_UP + rounds):
            turn = {"Foresee": ours.ask("turn", steps=steps)["imagesPerSecond"]}
            turn.update({name: trainee.turn(steps) for name, trainee in trainees.items()})
            if i >= WARM_UP:
                for name, speed in turn.items():
                    speeds[name].append(speed)
        report(speeds, ours.description)


def report(speeds, description):
    medians = {name: statistics.median(values) for name, values in speeds.items()}
    best = max((name for name in medians if name != "Foresee"), key=medians.get)
    print(f"{'images/s, one thread':34s}  median  lowest  highest")
    for name, values in speeds.items():
        label = "Foresee, " + description["library"] if name == "Foresee" else f"PyTorch {torch.__version__}, {name}"
        print(f"{label:34s}  {medians[name]:6.0f}  {min(values):6.0f}  {max(values):7.0f}")
    print(f"ratio to the faster PyTorch: {medians['Foresee'] / medians[best]:.2f}")


if __name__ == "__main__":
    try:
        main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
    except ServerError as refused:
        raise SystemExit(f"peers: {refused}") from None
