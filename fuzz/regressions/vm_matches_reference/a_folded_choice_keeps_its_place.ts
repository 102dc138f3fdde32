#: rule
import strict;
# The warning is about what is visited: the whole choice, not the operand that was left of it.
$i = 5;
foreach( $v in ( -7 ? $i++ : [] ) ) log.info( $v );
