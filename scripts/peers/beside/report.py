"""What came of it, for people and for programs."""

import json
import os
import tempfile

import numpy


def result(server, scores, parity):
    """Everything as one dictionary: rates from 0 to 1, times in milliseconds, ratios ours / theirs."""
    rows = [row(server, score) for score in scores]
    ours = {entry["twin"]: entry for entry in rows if entry["name"].startswith("foresee ")}
    for entry in rows:
        if entry is not ours[entry["twin"]]:
            entry["oursByTheirs"] = ours[entry["twin"]]["cpuMillis"]["p50"] / entry["cpuMillis"]["p50"]
    return {"parity": parity, "planners": rows}


def row(server, score):
    millis = numpy.array(score.nanos) / 1e6
    success = {}
    for criterion in server.description["criteria"]:
        successes = sum(criterion in met for met in score.met)
        success[criterion] = server.ask("interval", successes=successes, trials=len(score.met))
    p50, p99 = numpy.percentile(millis, [50, 99])
    return {
        "name": score.name,
        "twin": score.twin,
        "settings": score.settings,
        "success": success,
        "cpuMillis": {"p50": p50, "p99": p99, "plans": len(millis)},
        "evaluationsPerPlan": score.evaluations / len(millis),
    }


def text(found):
    """The table, the ratio of each peer beside the planner of ours that is its like."""
    lines = [f"{'planner':36} {'moderate, %':>18} {'strict, %':>18} {'CPU a plan, ms':>16} {'ours / theirs':>14}"]
    for entry in sorted(found["planners"], key=lambda entry: order(entry, found)):
        ratio = f"{entry['oursByTheirs']:.2f}" if "oursByTheirs" in entry else ""
        times = f"{entry['cpuMillis']['p50']:.2f} / {entry['cpuMillis']['p99']:.2f}"
        rates = [interval(entry["success"][criterion]) for criterion in ("moderate", "strict")]
        lines.append(f"{entry['name']:36} {rates[0]:>18} {rates[1]:>18} {times:>16} {ratio:>14}".rstrip())
    parity = ", ".join(f"{what} {difference:.1g}" for what, difference in found["parity"].items())
    lines += [
        "",
        f"success: {found['set']}, trials {found['trials']}, 95 % Wilson intervals; CPU: thread time, p50 / p99, frame to plan",
        f"parity with the Java runtime, relative to max(1, |x|): {parity}",
        ("the model compiled by torch.compile; " if found["compiled"] else "")
        + ", ".join(f"{what} {version}" for what, version in found["versions"].items()),
        found["processor"],
    ]
    return "\n".join(lines)


def order(entry, found):
    """Ours first, each with its peers below it."""
    twins = list(dict.fromkeys(other["twin"] for other in found["planners"]))
    return twins.index(entry["twin"]), "oursByTheirs" in entry


def interval(rate):
    return f"{100 * rate['success']:.3g} ({100 * rate['low']:.3g} to {100 * rate['high']:.3g})"


def write(found, path):
    """Whole or not at all."""
    folder = os.path.dirname(os.path.abspath(path))
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".part", delete=False, encoding="utf-8") as part:
        json.dump(found, part, indent=2)
        part.write("\n")
    os.chmod(part.name, 0o644)
    os.replace(part.name, path)
