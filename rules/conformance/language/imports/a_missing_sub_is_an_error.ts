import subs;
subs.duoble( 4 );   # error[PM0201]: did you mean `subs.double`?
