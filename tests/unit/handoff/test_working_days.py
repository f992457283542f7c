"""Three working days, as Italy counts them."""

from datetime import date, datetime, timezone

import pytest

from assistant.handoff.working_days import working_days_after


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-23T09:00", date(2026, 11, 26)),  # Monday
        ("2026-11-27T16:00", date(2026, 12, 2)),  # Friday, over a weekend
        ("2026-11-28T10:00", date(2026, 12, 2)),  # Saturday: the same as Friday
        ("2026-12-04T10:00", date(2026, 12, 10)),  # the 8th of December is a holiday
        ("2026-12-24T10:00", date(2026, 12, 30)),  # Christmas, Saint Stephen's Day and a weekend
        ("2027-03-25T10:00", date(2027, 3, 31)),  # Easter Monday, 29 March
        ("2027-10-01T10:00", date(2027, 10, 7)),  # Saint Francis, a holiday since 2026
        ("2026-11-23T23:30", date(2026, 11, 27)),  # half past midnight on Tuesday in Rome
    ],
)
def test_three_working_days(moment: str, day: date) -> None:
    assert working_days_after(datetime.fromisoformat(moment).replace(tzinfo=timezone.utc), 3) == day


def test_no_days_are_the_day_itself_in_rome() -> None:
    assert working_days_after(datetime(2026, 11, 23, 23, 30, tzinfo=timezone.utc), 0) == date(2026, 11, 24)
