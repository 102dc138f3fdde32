"\d\.\q";   # -> d.q
# warning[PM0007]: 
# warning[PM0007]: 
# warning[PM0007]: 
