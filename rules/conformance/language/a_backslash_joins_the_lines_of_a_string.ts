$double = "one \
two";
$double;   # -> one two
$single = 'one \
two';
$single;   # -> one two
