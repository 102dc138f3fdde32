subs.double( 4 );   # -> 8
import subs;
