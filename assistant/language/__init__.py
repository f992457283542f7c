"""Which language a message is in, which to answer in, and the numbers a message states: pure functions."""
