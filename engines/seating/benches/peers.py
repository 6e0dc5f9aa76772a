"""Our search beside OR-tools CP-SAT and the exchange method of anticlust, on the same instances for equal time.

    python3 engines/seating/benches/peers.py VALSKYDD ANTICLUST_SRC SECONDS INSTANCE...

VALSKYDD is the release binary; ANTICLUST_SRC the folder `src` of github.com/m-Py/anticlust (MIT), compiled here with cc;
`pip install ortools`. CP-SAT has two workers, the others one thread. Prints one row for each instance.
"""

import ctypes
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import time

PARTS = ["distance-anticlustering", "set-up-data-structures", "categorical-contraints", "free-memory", "misc-array-methods",
         "kmeans-anticlustering", "variance-objective"]


def read(path):
    words = path.read_text().split()
    n, m = int(words[0]), int(words[1])
    sizes = [(int(words[3 + 2 * g]), int(words[4 + 2 * g])) for g in range(m)]
    gain = [[0.0] * n for _ in range(n)]
    rest = words[3 + 2 * m :]
    for i, j, d in zip(rest[::3], rest[1::3], rest[2::3]):
        gain[int(i)][int(j)] = gain[int(j)][int(i)] = float(d)
    return n, sizes, gain


def value(gain, group):
    return sum(gain[i][j] for i in range(len(group)) for j in range(i) if group[i] == group[j])


def most_pairs(n, sizes):
    """Sizes with most pairs: greedy is exact for equal bounds and good for others."""
    size = [low for low, _ in sizes]
    left = n - sum(size)
    for g in sorted(range(len(sizes)), key=lambda g: -sizes[g][1]):
        more = min(left, sizes[g][1] - size[g])
        size[g] += more
        left -= more
    return size


def ours(program, path, seconds, _):
    out = subprocess.run(
        [program, "seating", "solve", path, "--seconds", str(seconds), "--seed", "1", "--threads", "1", "--json"],
        capture_output=True, text=True, check=True)
    answer = json.loads(out.stdout)
    return answer["groups"]


def compiled(folder):
    library = pathlib.Path(tempfile.mkdtemp()) / "anticlust.so"
    sources = [str(folder / f"{part}.c") for part in PARTS]
    subprocess.run(["cc", "-O3", "-march=native", "-shared", "-fPIC", "-o", library, *sources, "-lm"], check=True)
    return ctypes.CDLL(str(library))


def exchange(library, instance, seconds):
    """Exchanges until nothing improves, from new random starts for as long as there is time; the best of them."""
    n, sizes, gain = instance
    flat = (ctypes.c_double * (n * n))(*[d for row in gain for d in row])
    whole = [g for g, size in enumerate(most_pairs(n, sizes)) for _ in range(size)]
    number = lambda x: ctypes.byref(ctypes.c_int(x))
    chance, best, ends = random.Random(1), None, time.monotonic() + seconds
    while best is None or time.monotonic() < ends:
        chance.shuffle(whole)
        group = (ctypes.c_int * n)(*whole)
        ones = (ctypes.c_int * len(sizes))(*[1] * len(sizes))
        library.distance_anticlustering(
            flat, number(n), number(len(sizes)), ones, group, number(0), number(1), (ctypes.c_int * 1)(n),
            (ctypes.c_int * n)(), number(1), number(1), number(0), (ctypes.c_int * 1)(), number(0))
        found = value(gain, list(group))
        best = found if best is None else max(best, found)
    return best


def cp_sat(instance, seconds):
    from ortools.sat.python import cp_model

    n, sizes, gain = instance
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in sizes] for _ in range(n)]
    for row in sits:
        model.add_exactly_one(row)
    for g, (low, high) in enumerate(sizes):
        model.add_linear_constraint(sum(row[g] for row in sits), low, high)
    terms = []
    for i in range(n):
        for j in range(i):
            if gain[i][j] == 0:
                continue
            both = model.new_bool_var("")
            for g in range(len(sizes)):
                model.add_bool_or([both.negated(), sits[i][g].negated(), sits[j][g]])
            terms.append(round(gain[i][j] * 1000) * both)
    model.maximize(sum(terms))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    return value(gain, [next(g for g in range(len(sizes)) if solver.boolean_value(row[g])) for row in sits])


def main():
    program, source, seconds, paths = sys.argv[1], pathlib.Path(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]
    library = compiled(source)
    print(f"| Instance | ours | anticlust exchange | CP-SAT, 2 workers | {seconds:g} s each")
    for path in map(pathlib.Path, paths):
        instance = read(path)
        mine = value(instance[2], ours(program, path, seconds, None))
        theirs = exchange(library, instance, seconds)
        solver = cp_sat(instance, seconds)
        shown = "none found" if solver is None else f"{solver:.0f}"
        print(f"| {path.stem} | {mine:.0f} | {theirs:.0f} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
