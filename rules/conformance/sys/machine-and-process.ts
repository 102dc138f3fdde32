sys.hostname() . "." . sys.domainname();  # -> localhost.
sys.getpid();                             # -> 1
sys.isFIPS();                             # -> 0
getpid() == sys.getpid();                 # -> 1
