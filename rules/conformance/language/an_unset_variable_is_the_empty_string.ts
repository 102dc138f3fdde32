$count++;
$count;     # -> 1
$text .= "a";
$text;      # -> a
log.info( "[" . $nothing . "]" );   # expect: []
# warning[PM0203]: `$nothing` is read but never set
