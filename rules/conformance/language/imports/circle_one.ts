import circle_two;   # error[PM0208]: 
circle_two.f();
sub g() { return 1; }
