import "my library (2)";
my_library_2.greet( "x" );
