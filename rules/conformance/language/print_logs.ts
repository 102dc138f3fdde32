print "x" . 1;   # expect: x1
# warning[PM0602]: 
