"""Conventions with which the small tables of the tests may be issued."""

from typing import Any

CHOSEN: dict[str, Any] = {
    "conventions": {
        "na_mode": "full_points",
        "days_by": "calendar",
        "reports_by": "worst",
        "gap": "floor",
        "over": "cap",
        "no_target": "by_largest",
        "na_claimed_in": ["self"],
        "na_agreed_in": "",
        "round_policy": "replace",
        "late_self_score": "accept",
        "tie_end": "vote",
        "complaint_days": 5,
        "places": 2,
        "period": {"first": "2021-01-01", "last": "2021-10-31"},
    },
    "pools": {
        "bonus_cap": "none",
        "penalty_cap": "none",
        "total_cap": "none",
        "penalty_rounds": ["standing"],
        "order": ["rescale", "add_bonus", "take_penalty", "cap_total"],
    },
    "ties": [{"by": "content"}],
}
