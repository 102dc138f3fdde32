import imported;
import "imported" as imported;
imported.greet( "x" );
