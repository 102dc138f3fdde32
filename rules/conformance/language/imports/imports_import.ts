import chain;
import subs;
chain.quadruple( 2 );   # -> 8
subs.double( 2 );       # -> 4
