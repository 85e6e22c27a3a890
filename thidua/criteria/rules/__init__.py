"""The scoring engine: pure and exact. Doors: `kinds` (score, explain), `totals`, `ranking`, `grades`, `missing`, `tables`, `stored`."""
