"""What people see: the real portal and engine, in a real browser."""
