#: request GET /real
sub where( $path ) { return $path; }
where( "/given" );     # -> /given
log.info( "[" . $path . "]" );   # expect: []
# warning[PM0203]: `$path` is read but never set
