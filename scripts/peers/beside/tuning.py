"""How the peers fare with other settings, on cases that are not of the evaluation set."""

from beside.contest import Theirs, words

SEED = 2


def run(server, recipes, world, settings, trials, criteria):
    """Prints the successes of every choice that a recipe names, one line each."""
    print(f"successes of {trials} trials, cases drawn from seed {SEED}: {' / '.join(criteria)}")
    for recipe in recipes:
        for tried in recipe.tried:
            entrant = Theirs(server, recipe.peer(**tried), world, settings)
            met = [entrant.trial(case, seed=SEED)[0] for case in range(trials)]
            counts = [sum(criterion in one for one in met) for criterion in criteria]
            print(f"{entrant.name:34} {' / '.join(f'{count:3}' for count in counts)}  {words(tried)}", flush=True)
