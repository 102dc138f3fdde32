import subs;
subs.double( 4 );           # -> 8
Subs.Text.Shout( "hey" );   # -> HEY!
