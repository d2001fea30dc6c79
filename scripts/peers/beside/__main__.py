"""Started by scripts/peers/run, which checks what it is given."""

import argparse
import importlib.metadata
import platform
import sys

import torch

from beside import contest, parity, path_integral, report, swm, tuning
from beside.server import Server, ServerError
from beside.settings import Settings
from beside.world import World

WARM_UP = 10
QUICK_WARM_UP = 2
QUICK_TRIALS = 3
TUNING_TRIALS = 40


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--trials", type=int)
    parser.add_argument("--json")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("server", nargs="+")
    return parser.parse_args()


def main():
    asked = options()
    torch.set_num_threads(1)
    with Server(asked.server) as server:
        told = server.description
        world = World(asked.model)
        settings = Settings.of(told, world.chunk)
        differences = parity.check(server, world, settings)
        if asked.compile:
            world.compile_rollout()
        recipes = [*swm.recipes(world, settings), path_integral.recipe(world, settings)]
        if asked.tune:
            tuning.run(server, recipes, world, settings, asked.trials or TUNING_TRIALS, list(told["criteria"]))
            return
        found = report.result(server, compete(server, asked, recipes, world, settings), differences)
    found |= facts(told, asked)
    if asked.json:
        report.write(found, asked.json)
    print(report.text(found))


def compete(server, asked, recipes, world, settings):
    trials = trials_of(asked, server.description)
    entrants = [contest.Ours(server, name, words) for name, words in server.description["planners"].items()]
    entrants += [contest.Theirs(server, recipe.peer(), world, settings) for recipe in recipes]
    return contest.run(entrants, trials, QUICK_WARM_UP if asked.quick else WARM_UP, progress(trials))


def trials_of(asked, told):
    trials = asked.trials or (QUICK_TRIALS if asked.quick else told["trials"])
    if trials > told["trials"]:
        raise ValueError(f"trials ({trials}) must be at most {told['trials']}, the cases of {told['set']}.")
    return trials


def progress(trials):
    def tell(done):
        if sys.stderr.isatty():
            print(f"\rtrial {done} of {trials}", end="\n" if done == trials else "", file=sys.stderr, flush=True)

    return tell


def facts(told, asked):
    names = ["torch", "numpy", swm.LIBRARY, path_integral.LIBRARY]
    versions = {name: importlib.metadata.version(name) for name in names}
    versions.update({"Python": platform.python_version(), "Java": told["java"], "kernels": told["kernels"]})
    keys = ("model", "environment", "task", "set", "budget", "criteria", "settings", "goalShare")
    kept = {key: told[key] for key in keys}
    return {
        **kept,
        "trials": trials_of(asked, told),
        "threads": 1,
        "compiled": asked.compile,
        "versions": versions,
        "processor": processor(),
    }


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.machine()


if __name__ == "__main__":
    try:
        main()
    except (ServerError, ValueError, OSError) as refused:
        sys.exit(f"peers: {refused}")
    except KeyboardInterrupt:
        sys.exit(130)
