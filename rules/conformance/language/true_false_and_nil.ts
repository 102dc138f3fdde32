true;              # -> 1
false;             # -> 0
nil;               # -> ""
string.len( nil ); # -> 0
$unset = nil;
$unset == "";      # -> 1
