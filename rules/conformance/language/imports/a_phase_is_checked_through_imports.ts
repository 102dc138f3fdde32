# A request rule may import subs that only a completion rule may call, as long as it reaches none of them.
import for_phases;
log.info( for_phases.anywhere() ); # expect: GET
