"""Working days in Italy: Monday to Friday without the public holidays."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import holidays

ROME = ZoneInfo("Europe/Rome")


def working_days_after(moment: datetime, days: int) -> date:
    """The last of so many working days after the day of ``moment`` (aware) in Rome, which does not count itself."""
    day = moment.astimezone(ROME).date()
    closed = holidays.country_holidays("IT")
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in closed:
            days -= 1
    return day
