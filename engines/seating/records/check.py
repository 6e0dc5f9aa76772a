"""python3 check.py INSTANCE GROUPING: checks a grouping of an MDGPLIB instance and prints its objective.

The grouping has a line for each group, in the instance's order: its people, numbered from 0, with spaces between.
"""
import sys
from decimal import Decimal

rows = [line.split() for line in open(sys.argv[1]) if line.strip()]
groups = [[int(word) for word in line.split()] for line in open(sys.argv[2])]
people, count, limits = int(rows[0][0]), int(rows[0][1]), [int(word) for word in rows[0][3:]]
assert len(groups) == count, f"{len(groups)} groups, not {count}"
assert sorted(sum(groups, [])) == list(range(people)), "not everyone once"
for number, group in enumerate(groups):
    least, most = limits[2 * number : 2 * number + 2]
    assert least <= len(group) <= most, f"group {number} has {len(group)} people, not {least} to {most}"
group_of = {person: number for number, group in enumerate(groups) for person in group}
pairs = ((int(i), int(j), Decimal(gain)) for i, j, gain in rows[1:])
print(sum(gain for i, j, gain in pairs if group_of[i] == group_of[j]))
