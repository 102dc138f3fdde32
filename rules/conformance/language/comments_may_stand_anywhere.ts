# at the top
if( 1 == string.len( "a" ) # in a condition
   && # behind an operator
   string.len( "b" ) ) { # before a block
   log.info( # in a call
      "x" # "# not this" is a string
   );   # expect: x
} # behind it
log.info( "# no comment" );   # expect: # no comment
# at the end
