import not_there;   # error[PM0207]: there is no file
not_there.f();
