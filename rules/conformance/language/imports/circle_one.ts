# error[PM0208]: which imports
import circle_two;
log.info( circle_two.f() );
