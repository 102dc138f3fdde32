import circle_one;
sub f() { return circle_one.f(); }
