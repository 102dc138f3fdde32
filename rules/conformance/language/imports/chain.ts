# Imports another file; who imports this one does not see that file's subs.
import subs;
sub quadruple( $x ) { return subs.double( subs.double( $x ) ); }
