"""The demonstration: made-up institutes live a year through the same actions as the screens."""
